#include "slice_coverage.h"

#include "instruction_sets.h"

#include <stdlib.h>
#include <string.h>

enum { lanes = tangent_coverage_strip };

// Clang's own vectors, which `?:` works on lane by lane.
typedef float floats __attribute__((ext_vector_type(lanes)));
typedef int32_t ints __attribute__((ext_vector_type(lanes)));
typedef uint8_t bytes __attribute__((ext_vector_type(lanes)));

// Vertical places are counted in 1/4096 of a pixel: with whole numbers the order of additions changes nothing.
enum { unit_bits = 12, unit = 1 << unit_bits };

/// Adds a stretch of ink to a column of cells; their running sums, downwards, are the ink in each row.
static inline void add_span(ints *cells, unsigned column, float least, float greatest, float height) {
    int32_t begin = (int32_t)((least > 0 ? least : 0) * (float)unit + 0.5f);
    int32_t end = (int32_t)((greatest < height ? greatest : height) * (float)unit + 0.5f);
    int32_t begin_rest = begin & (unit - 1), end_rest = end & (unit - 1);
    ints *first = cells + (begin >> unit_bits), *last = cells + (end >> unit_bits);
    first[0][column] += unit - begin_rest;
    first[1][column] += begin_rest;
    last[0][column] -= unit - end_rest;
    last[1][column] -= end_rest;
}

/// Adds the union of all that is inked in a slice with more than one stretch.
static void add_union(ints *cells, unsigned column, tangent_extra_span *spans, size_t count, float height) {
    // Few as a rule, and in order where the line is.
    for (size_t i = 1; i < count; i++) {
        tangent_extra_span moved = spans[i];
        size_t place = i;
        for (; place > 0 && spans[place - 1].span.least > moved.span.least; place--) spans[place] = spans[place - 1];
        spans[place] = moved;
    }
    tangent_span current = spans[0].span;
    for (size_t i = 1; i < count; i++) {
        if (spans[i].span.least > current.greatest) {
            add_span(cells, column, current.least, current.greatest, height);
            current = spans[i].span;
        } else if (spans[i].span.greatest > current.greatest) {
            current.greatest = spans[i].span.greatest;
        }
    }
    add_span(cells, column, current.least, current.greatest, height);
}

/// Turns the cells of a strip into coverage, and clears them.
TANGENT_INLINE void write_strip(ints *cells, size_t height, unsigned per_pixel, uint8_t *coverage, size_t stride,
                                size_t count) {
    ints sum = {0};
    // 255 times the largest sum fits 32 bits, so this rounds as a division would.
    int32_t full = (int32_t)(unit * per_pixel);
    float factor = 255.0f / (float)full;
    for (size_t row = 0; row < height; row++, coverage += stride) {
        sum += cells[row];
        cells[row] = (ints){0};
        floats scaled = __builtin_convertvector(sum, floats) * factor + 0.5f;
        bytes rounded = __builtin_convertvector(__builtin_convertvector(scaled, ints), bytes);
        memcpy(coverage, &rounded, count);
    }
    cells[height] = cells[height + 1] = (ints){0};
}

TANGENT_INLINE void write_any_strip(ints *cells, size_t height, unsigned per_pixel, uint8_t *coverage, size_t stride,
                                    size_t count) {
    if (count == lanes) {
        write_strip(cells, height, per_pixel, coverage, stride, lanes);
    } else {
        write_strip(cells, height, per_pixel, coverage, stride, count);
    }
}
#if TANGENT_X86
TANGENT_AVX2 static void write_strip_avx2(ints *cells, size_t height, unsigned per_pixel, uint8_t *coverage,
                                          size_t stride, size_t count) {
    write_any_strip(cells, height, per_pixel, coverage, stride, count);
}
#endif
static void write_strip_best(ints *cells, size_t height, unsigned per_pixel, uint8_t *coverage, size_t stride,
                             size_t count) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return write_strip_avx2(cells, height, per_pixel, coverage, stride, count);
#endif
    write_any_strip(cells, height, per_pixel, coverage, stride, count);
}

/// Brings the extra spans into the order of their slices, each with the slice's first span beside them.
/// Returns where each slice's begin, or NULL where there is no memory.
static uint32_t *sort_extras(tangent_slice_ink *ink) {
    size_t count = ink->end - ink->first;
    uint32_t *begins = calloc(count + 2, sizeof *begins);
    tangent_extra_span *sorted = malloc((ink->extra_count + count) * sizeof *sorted);
    if (!begins || !sorted) {
        free(begins);
        free(sorted);
        return NULL;
    }
    for (size_t i = 0; i < ink->extra_count; i++) begins[ink->extras[i].slice - ink->first + 2] += 1;
    // One more for the span that stands in the slice itself.
    for (size_t slice = 0; slice < count; slice++) begins[slice + 2] += begins[slice + 1] + (begins[slice + 2] > 0);
    for (size_t i = 0; i < ink->extra_count; i++) {
        tangent_extra_span extra = ink->extras[i];
        sorted[begins[extra.slice - ink->first + 1]++] = extra;
    }
    for (size_t slice = 0; slice < count; slice++) {
        if (begins[slice + 1] == begins[slice]) continue;
        sorted[begins[slice + 1]++] =
            (tangent_extra_span){(uint32_t)(ink->first + slice), {ink->least[slice], ink->greatest[slice]}};
    }
    free(ink->extras);
    ink->extras = sorted;
    return begins;
}

bool tangent_cover_pixels(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                          uint8_t *coverage, size_t stride) {
    size_t height = (size_t)ink->height;
    void *memory = calloc(height + 3, sizeof(ints));
    uint32_t *begins = ink->extra_count ? sort_extras(ink) : NULL;
    bool has_memory = memory && (begins || !ink->extra_count);
    ints *cells = (ints *)(((uintptr_t)memory + sizeof(ints) - 1) / sizeof(ints) * sizeof(ints));
    unsigned per_pixel = ink->pen->per_pixel;
    for (size_t x = left; x < right && has_memory; x += lanes) {
        size_t count = right - x < lanes ? right - x : lanes;
        for (unsigned column = 0; column < count; column++) {
            size_t pixel = mirrored ? width - 1 - x - column : x + column, first = pixel * per_pixel - ink->first;
            for (size_t slice = first; slice < first + per_pixel; slice++) {
                if (begins && begins[slice] < begins[slice + 1]) {
                    add_union(cells, column, ink->extras + begins[slice], begins[slice + 1] - begins[slice],
                              (float)height);
                } else if (ink->least[slice] < ink->greatest[slice]) {
                    add_span(cells, column, ink->least[slice], ink->greatest[slice], (float)height);
                }
            }
        }
        write_strip_best(cells, height, per_pixel, coverage + x, stride, count);
    }
    free(memory);
    free(begins);
    return has_memory;
}
