#include "slice_coverage.h"

// Instruction sets that multiply and add in one would round otherwise than those that do not.
#pragma clang fp contract(off)

#include "composite.h"
#include "slice_lanes.h"

#include <stdlib.h>
#include <string.h>

enum {
    /// What holds the slices of a pixel.
    pixel_vectors = 2,
    /// From how many rows on slices are added one by one.
    most_rows = 8
};

typedef masks ints;
typedef uint8_t bytes __attribute__((ext_vector_type(lanes)));

static const ints lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

// Vertical places are counted in 1/4096 of a pixel: with whole numbers the order of additions changes nothing.
enum { unit_bits = 12, unit = 1 << unit_bits };

/// Lets ink begin or end (a sign of -1) at a place in a column of cells.
static inline void add_edge(ints *cells, unsigned column, int32_t place, int32_t sign) {
    int32_t rest = place & (unit - 1);
    ints *first = cells + (place >> unit_bits);
    first[0][column] += sign * (unit - rest);
    first[1][column] += sign * rest;
}

/// Adds a stretch of ink to a column of cells; their running sums, downwards, are the ink in each row.
static inline void add_span(ints *cells, unsigned column, float least, float greatest, float height) {
    add_edge(cells, column, (int32_t)((least > 0 ? least : 0) * (float)unit + 0.5f), 1);
    add_edge(cells, column, (int32_t)((greatest < height ? greatest : height) * (float)unit + 0.5f), -1);
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

/// Lets the ink of a pixel's slices begin or end, each at a place of its own; lanes beyond them repeat the first. The same as one by
/// one, as whole numbers are added.
TANGENT_INLINE void add_edges(ints *cells, unsigned column, const ints *places, unsigned count, int32_t sign) {
    ints lowest = places[0] < places[1] ? places[0] : places[1], highest = places[0] > places[1] ? places[0] : places[1];
    int32_t row = __builtin_reduce_min(lowest) >> unit_bits, last = __builtin_reduce_max(highest) >> unit_bits;
    if (last - row >= most_rows) {
        for (unsigned slice = 0; slice < count; slice++) {
            add_edge(cells, column, places[slice / lanes][slice % lanes], sign);
        }
        return;
    }
    // Where the line is flat few rows are hit by many slices.
    ints is_first = lane < (int32_t)count, is_other = lane < (int32_t)count - lanes;
    for (int32_t before = 0; row <= last + 1; row++) {
        ints one = ((row + 1) << unit_bits) - places[0], other = ((row + 1) << unit_bits) - places[1];
        one = one > 0 ? one : 0;
        other = other > 0 ? other : 0;
        one = one < unit ? one : unit;
        other = other < unit ? other : unit;
        int32_t sum = __builtin_reduce_add((is_first ? one : 0) + (is_other ? other : 0));
        cells[row][column] += sign * (sum - before);
        before = sum;
    }
}

/// Adds the ink of a pixel's slices, each of which has one stretch or none.
TANGENT_INLINE void add_slices(ints *cells, unsigned column, const float *least, const float *greatest, unsigned count,
                               float height) {
    ints begins[pixel_vectors], ends[pixel_vectors], is_whole = -1;
    for (unsigned part = 0; part < pixel_vectors; part++) {
        floats low = AT(least + part * lanes), high = AT(greatest + part * lanes);
        ints is_meant = lane < (int32_t)count - (int32_t)(part * lanes);
        is_whole &= (low < high) | ~is_meant;
        low = is_meant ? low : least[0];
        high = is_meant ? high : greatest[0];
        low = low > 0 ? low : 0;
        high = high < height ? high : height;
        begins[part] = __builtin_convertvector((low < height ? low : height) * (float)unit + 0.5f, ints);
        ends[part] = __builtin_convertvector((high > 0 ? high : 0) * (float)unit + 0.5f, ints);
    }
    if (__builtin_reduce_and(is_whole)) {
        add_edges(cells, column, begins, count, 1);
        add_edges(cells, column, ends, count, -1);
        return;
    }
    for (unsigned slice = 0; slice < count; slice++) {
        if (least[slice] < greatest[slice]) add_span(cells, column, least[slice], greatest[slice], height);
    }
}

/// Turns the cells of a strip, from one row to another, into coverage and that into colour, and clears them.
TANGENT_INLINE void paint_rows(ints *cells, size_t top, size_t bottom, unsigned per_pixel, const tangent_paint *paint,
                               size_t left, size_t count) {
    ints sum = {0};
    // 255 times the largest sum fits 32 bits, so this rounds as a division would.
    int32_t full = (int32_t)(unit * per_pixel);
    float factor = 255.0f / (float)full;
    uint8_t *pixels = paint->pixels + top * paint->stride + left * sizeof(uint32_t);
    for (size_t row = top; row < bottom; row++, pixels += paint->stride) {
        sum += cells[row];
        cells[row] = (ints){0};
        if (!__builtin_reduce_or(sum)) continue;
        floats scaled = __builtin_convertvector(sum, floats) * factor + 0.5f;
        bytes coverage = __builtin_convertvector(__builtin_convertvector(scaled, ints), bytes);
        uint8_t opacity[lanes];
        memcpy(opacity, &coverage, lanes);
        composite_run(opacity, count, paint->color, composite_nearest, (uint32_t *)(void *)pixels);
    }
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

bool tangent_prepare_painting(tangent_slice_ink *ink) {
    // Two rows more, as what ends in the last one goes on below, and one for places to be aligned.
    ink->cells = calloc((size_t)ink->height + 4, sizeof(ints));
    if (ink->extra_count) ink->extra_begins = sort_extras(ink);
    return ink->cells && (ink->extra_begins || !ink->extra_count);
}

TANGENT_INLINE void paint_slices(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                                 const tangent_paint *paint) {
    const size_t height = (size_t)ink->height;
    const unsigned per_pixel = ink->pen->per_pixel;
    const uint32_t *extra_begins = ink->extra_begins;
    ints *cells = (ints *)(((uintptr_t)ink->cells + sizeof(ints) - 1) / sizeof(ints) * sizeof(ints));
    for (size_t x = left; x < right; x += lanes) {
        size_t count = right - x < lanes ? right - x : lanes;
        size_t first = (mirrored ? width - x - count : x) * per_pixel - ink->first, end = first + count * per_pixel;
        // The rows that are inked anywhere in the strip.
        float least = (float)height, greatest = 0;
        floats low = least, high = greatest;
        for (size_t slice = first; slice < end; slice += lanes) {
            ints is_meant = lane < (int32_t)(end - slice);
            floats lows = AT(ink->least + slice), highs = AT(ink->greatest + slice);
            low = (is_meant & (lows < low)) ? lows : low;
            high = (is_meant & (highs > high)) ? highs : high;
        }
        for (unsigned i = 0; i < lanes; i++) {
            least = low[i] < least ? low[i] : least;
            greatest = high[i] > greatest ? high[i] : greatest;
        }
        for (uint32_t i = extra_begins ? extra_begins[first] : 0; i < (extra_begins ? extra_begins[end] : 0); i++) {
            least = ink->extras[i].span.least < least ? ink->extras[i].span.least : least;
            greatest = ink->extras[i].span.greatest > greatest ? ink->extras[i].span.greatest : greatest;
        }
        if (!(least < greatest)) continue;
        for (unsigned column = 0; column < count; column++) {
            size_t own = first + (mirrored ? count - 1 - column : column) * per_pixel;
            if (!extra_begins || extra_begins[own] == extra_begins[own + per_pixel]) {
                add_slices(cells, column, ink->least + own, ink->greatest + own, per_pixel, (float)height);
                continue;
            }
            for (size_t slice = own; slice < own + per_pixel; slice++) {
                if (extra_begins[slice] < extra_begins[slice + 1]) {
                    add_union(cells, column, ink->extras + extra_begins[slice],
                              extra_begins[slice + 1] - extra_begins[slice], (float)height);
                } else if (ink->least[slice] < ink->greatest[slice]) {
                    add_span(cells, column, ink->least[slice], ink->greatest[slice], (float)height);
                }
            }
        }
        size_t top = least > 0 ? (size_t)least : 0, bottom = greatest < (float)height ? (size_t)greatest + 2 : height;
        bottom = bottom < height ? bottom : height;
        if (count == lanes) {
            paint_rows(cells, top, bottom, per_pixel, paint, x, lanes);
        } else {
            paint_rows(cells, top, bottom, per_pixel, paint, x, count);
        }
        // What lies below is nothing, or ends ink that goes on there.
        for (size_t row = bottom; row < bottom + 3; row++) cells[row] = (ints){0};
    }
}

static void paint_slices_baseline(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                                  const tangent_paint *paint) {
    paint_slices(ink, left, right, width, mirrored, paint);
}
#if TANGENT_X86
TANGENT_AVX2 static void paint_slices_avx2(tangent_slice_ink *ink, size_t left, size_t right, size_t width,
                                           bool mirrored, const tangent_paint *paint) {
    paint_slices(ink, left, right, width, mirrored, paint);
}
TANGENT_AVX512 static void paint_slices_avx512(tangent_slice_ink *ink, size_t left, size_t right, size_t width,
                                               bool mirrored, const tangent_paint *paint) {
    paint_slices(ink, left, right, width, mirrored, paint);
}
#endif

void tangent_paint_slices(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                          const tangent_paint *paint) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return paint_slices_avx512(ink, left, right, width, mirrored, paint);
    if (__builtin_cpu_supports("avx2")) return paint_slices_avx2(ink, left, right, width, mirrored, paint);
#endif
    paint_slices_baseline(ink, left, right, width, mirrored, paint);
}
