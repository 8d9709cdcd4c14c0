// Strands to coverage: each is widened by the pen's disc, their union in each slice is taken, and the slices' ink is
// added up exactly along the vertical.

#include "LineKernels.h"
#include "columns.h"
#include "LineStrands.h"

#include <stdlib.h>
#include <string.h>

enum { lanes = 16 };

// Clang's own vectors, which `?:` works on lane by lane.
typedef float floats __attribute__((ext_vector_type(lanes)));
typedef float unaligned_floats __attribute__((ext_vector_type(lanes), aligned(4)));
typedef int32_t ints __attribute__((ext_vector_type(lanes)));
typedef uint8_t bytes __attribute__((ext_vector_type(lanes)));

// MARK: Slices

/// How many slices to a pixel: of the numbers that keep the error small, one that makes the pen nearly a whole number of
/// slices wide.
static unsigned slices_per_pixel(double width) {
    // A wide pen takes many slices to widen by, and shows their steps less.
    if (width > 128) return 8;
    if (width > 24) return 16;
    unsigned best = 24;
    double least = 1;
    for (unsigned candidate = 20; candidate <= 28; candidate++) {
        double slices = width * candidate, error = fabs(slices - rint(slices)) / candidate;
        if (slices >= 0.5 && error < least) {
            least = error;
            best = candidate;
        }
    }
    return best;
}

typedef struct {
    float least, greatest;
} span;

/// A second stretch of ink in a slice that has one already.
typedef struct {
    uint32_t slice;
    span span;
} extra_span;

typedef struct {
    unsigned per_pixel;
    size_t width, height;
    /// Slices that are seen: `per_pixel` times the width.
    size_t seen;
    /// Of the slices that are read, how many lie left of the first that is seen, and left of all that its pen reaches.
    size_t margin;
    double radius;
    size_t taps;
    /// How far the pen's disc reaches up and down from a slice's middle, for points in slices and on their edges.
    float *disc, *edge_disc;
    /// What is inked in each slice that is seen.
    float *least, *greatest;
    extra_span *extras;
    size_t extra_count, extra_capacity;
    /// Room for a strand with `taps` and a vector of nothing around it.
    float *padded_least, *padded_greatest, *padded_below, *padded_above;
    bool out_of_memory;
} drawing;

static void ink(drawing *drawing, size_t slice, span new) {
    float *least = &drawing->least[slice], *greatest = &drawing->greatest[slice];
    if (!(new.least < new.greatest) || new.greatest <= 0 || new.least >= (float)drawing->height) return;
    if (*least > *greatest) {
        *least = new.least;
        *greatest = new.greatest;
    } else if (new.least <= *greatest && new.greatest >= *least) {
        *least = new.least < *least ? new.least : *least;
        *greatest = new.greatest > *greatest ? new.greatest : *greatest;
    } else {
        if (drawing->extra_count == drawing->extra_capacity) {
            size_t capacity = 2 * drawing->extra_capacity + 256;
            extra_span *moved = realloc(drawing->extras, capacity * sizeof *moved);
            if (!moved) {
                drawing->out_of_memory = true;
                return;
            }
            drawing->extras = moved;
            drawing->extra_capacity = capacity;
        }
        drawing->extras[drawing->extra_count++] = (extra_span){(uint32_t)slice, new};
    }
}

// MARK: Widening

/// Floats from any address. Not a function: how one returns a vector depends on the instruction set.
#define LOAD(values) (*(const unaligned_floats *)(values))

/// Ink in `lanes` slices from those that the pen reaches from there, in the padded arrays.
TANGENT_INLINE void widen(const drawing *drawing, size_t at, floats *least, floats *greatest) {
    floats low = LOAD(drawing->padded_least + at) - drawing->disc[0];
    floats high = LOAD(drawing->padded_greatest + at) + drawing->disc[0];
    for (size_t tap = 1; tap < drawing->taps; tap++) {
        floats below = LOAD(drawing->padded_least + at + tap) - drawing->disc[tap];
        floats above = LOAD(drawing->padded_greatest + at + tap) + drawing->disc[tap];
        low = below < low ? below : low;
        high = above > high ? above : high;
    }
    for (size_t tap = 0; tap <= drawing->taps; tap++) {
        floats below = LOAD(drawing->padded_below + at + tap) - drawing->edge_disc[tap];
        floats above = LOAD(drawing->padded_above + at + tap) + drawing->edge_disc[tap];
        low = below < low ? below : low;
        high = above > high ? above : high;
    }
    *least = low;
    *greatest = high;
}

static void widen_baseline(const drawing *drawing, size_t at, floats *least, floats *greatest) {
    widen(drawing, at, least, greatest);
}
#if TANGENT_X86
TANGENT_AVX2 static void widen_avx2(const drawing *drawing, size_t at, floats *least, floats *greatest) {
    widen(drawing, at, least, greatest);
}
TANGENT_AVX512 static void widen_avx512(const drawing *drawing, size_t at, floats *least, floats *greatest) {
    widen(drawing, at, least, greatest);
}
#endif

typedef void widen_function(const drawing *, size_t, floats *, floats *);

static widen_function *best_widen(void) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return widen_avx512;
    if (__builtin_cpu_supports("avx2")) return widen_avx2;
#endif
    return widen_baseline;
}

static void ink_strand(drawing *drawing, const tangent_strands *strands, const tangent_strand *strand,
                       widen_function *widen) {
    size_t taps = drawing->taps, pad = taps + lanes;
    // In the padded arrays the strand begins at `pad`; in front of it is nothing, and so is behind it.
    for (size_t i = 0; i < strand->count; i++) {
        float left = strands->left[strand->offset + i];
        drawing->padded_least[pad + i] = strands->least[strand->offset + i];
        drawing->padded_greatest[pad + i] = strands->greatest[strand->offset + i];
        drawing->padded_below[pad + i] = isnan(left) ? TANGENT_NOWHERE : left;
        drawing->padded_above[pad + i] = isnan(left) ? -TANGENT_NOWHERE : left;
    }
    // Slice j is seen from the slices that are up to taps - 1 before it, and its left edge from one more.
    size_t first = strand->first_slice > drawing->margin + taps ? strand->first_slice - drawing->margin - taps : 0;
    size_t end = strand->first_slice + strand->count;
    end = end > drawing->margin ? end - drawing->margin : 0;
    if (end > drawing->seen) end = drawing->seen;
    for (size_t slice = first; slice < end; slice += lanes) {
        floats least, greatest;
        widen(drawing, slice + drawing->margin + pad - strand->first_slice, &least, &greatest);
        size_t count = end - slice < lanes ? end - slice : lanes;
        for (size_t lane = 0; lane < count; lane++) {
            ink(drawing, slice + lane, (span){least[lane], greatest[lane]});
        }
    }
    for (size_t i = 0; i < strand->count; i++) {
        drawing->padded_least[pad + i] = drawing->padded_below[pad + i] = TANGENT_NOWHERE;
        drawing->padded_greatest[pad + i] = drawing->padded_above[pad + i] = -TANGENT_NOWHERE;
    }
}

/// The square beyond a line's end, seen through the middle of each slice.
static void ink_cap(drawing *drawing, const tangent_cap *cap) {
    double r = drawing->radius, nx = -cap->dy * r, ny = cap->dx * r, fx = cap->dx * r, fy = cap->dy * r;
    double xs[5] = {cap->x + nx, cap->x - nx, cap->x - nx + fx, cap->x + nx + fx, cap->x + nx};
    double ys[5] = {cap->y + ny, cap->y - ny, cap->y - ny + fy, cap->y + ny + fy, cap->y + ny};
    double left = xs[0], right = xs[0];
    for (unsigned i = 1; i < 4; i++) {
        left = xs[i] < left ? xs[i] : left;
        right = xs[i] > right ? xs[i] : right;
    }
    unsigned per_pixel = drawing->per_pixel;
    double first = ceil(left * per_pixel - 0.5), last = floor(right * per_pixel - 0.5);
    first = first < 0 ? 0 : first;
    last = last > (double)drawing->seen - 1 ? (double)drawing->seen - 1 : last;
    for (double slice = first; slice <= last; slice += 1) {
        double x = (slice + 0.5) / per_pixel, low = TANGENT_NOWHERE, high = -TANGENT_NOWHERE;
        for (unsigned i = 0; i < 4; i++) {
            if ((xs[i] < x) == (xs[i + 1] < x)) continue;
            double y = ys[i] + (ys[i + 1] - ys[i]) * ((x - xs[i]) / (xs[i + 1] - xs[i]));
            low = y < low ? y : low;
            high = y > high ? y : high;
        }
        ink(drawing, (size_t)slice, (span){(float)low, (float)high});
    }
}

// MARK: Coverage

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
static void add_union(ints *cells, unsigned column, extra_span *spans, size_t count, float height) {
    // Few as a rule, and in order where the line is.
    for (size_t i = 1; i < count; i++) {
        extra_span moved = spans[i];
        size_t place = i;
        for (; place > 0 && spans[place - 1].span.least > moved.span.least; place--) spans[place] = spans[place - 1];
        spans[place] = moved;
    }
    span current = spans[0].span;
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
static uint32_t *sort_extras(drawing *drawing) {
    size_t seen = drawing->seen;
    uint32_t *begins = calloc(seen + 2, sizeof *begins);
    extra_span *sorted = malloc((drawing->extra_count + seen) * sizeof *sorted);
    if (!begins || !sorted) {
        free(begins);
        free(sorted);
        return NULL;
    }
    for (size_t i = 0; i < drawing->extra_count; i++) begins[drawing->extras[i].slice + 2] += 1;
    // One more for the span that stands in the slice itself.
    for (size_t slice = 0; slice < seen; slice++) begins[slice + 2] += begins[slice + 1] + (begins[slice + 2] > 0);
    for (size_t i = 0; i < drawing->extra_count; i++) {
        extra_span extra = drawing->extras[i];
        sorted[begins[extra.slice + 1]++] = extra;
    }
    for (size_t slice = 0; slice < seen; slice++) {
        if (begins[slice + 1] == begins[slice]) continue;
        sorted[begins[slice + 1]++] =
            (extra_span){(uint32_t)slice, {drawing->least[slice], drawing->greatest[slice]}};
    }
    free(drawing->extras);
    drawing->extras = sorted;
    return begins;
}

static void write_coverage(drawing *drawing, bool mirrored, uint8_t *coverage, size_t stride) {
    ints *cells = NULL;
    uint32_t *begins = NULL;
    size_t height = drawing->height;
    void *memory = calloc(height + 3, sizeof(ints));
    if (drawing->extra_count) begins = sort_extras(drawing);
    if (memory && (begins || !drawing->extra_count)) {
        cells = (ints *)(((uintptr_t)memory + sizeof(ints) - 1) / sizeof(ints) * sizeof(ints));
        unsigned per_pixel = drawing->per_pixel;
        for (size_t x = 0; x < drawing->width; x += lanes) {
            size_t count = drawing->width - x < lanes ? drawing->width - x : lanes;
            for (unsigned column = 0; column < count; column++) {
                size_t pixel = mirrored ? drawing->width - 1 - x - column : x + column;
                for (size_t slice = pixel * per_pixel; slice < (pixel + 1) * per_pixel; slice++) {
                    if (begins && begins[slice] < begins[slice + 1]) {
                        add_union(cells, column, drawing->extras + begins[slice], begins[slice + 1] - begins[slice],
                                  (float)height);
                    } else if (drawing->least[slice] < drawing->greatest[slice]) {
                        add_span(cells, column, drawing->least[slice], drawing->greatest[slice], (float)height);
                    }
                }
            }
            write_strip_best(cells, height, per_pixel, coverage + x, stride, count);
        }
    } else {
        drawing->out_of_memory = true;
    }
    free(memory);
    free(begins);
}

// MARK: The whole

/// Takes one block of memory for all arrays, and fills in the pen's disc.
static float *prepare(drawing *drawing, size_t slice_count) {
    size_t taps = drawing->taps, padded = slice_count + 2 * (taps + lanes) + lanes, seen = drawing->seen;
    size_t total = taps + taps + 1 + 2 * seen + 4 * padded;
    float *memory = malloc(total * sizeof *memory);
    if (!memory) return NULL;
    drawing->disc = memory;
    drawing->edge_disc = drawing->disc + taps;
    drawing->least = drawing->edge_disc + taps + 1;
    drawing->greatest = drawing->least + seen;
    drawing->padded_least = drawing->greatest + seen;
    drawing->padded_below = drawing->padded_least + padded;
    drawing->padded_greatest = drawing->padded_below + padded;
    drawing->padded_above = drawing->padded_greatest + padded;
    for (size_t i = 0; i < seen; i++) {
        drawing->least[i] = TANGENT_NOWHERE;
        drawing->greatest[i] = -TANGENT_NOWHERE;
    }
    for (size_t i = 0; i < 2 * padded; i++) {
        drawing->padded_least[i] = TANGENT_NOWHERE;
        drawing->padded_greatest[i] = -TANGENT_NOWHERE;
    }
    double r = drawing->radius;
    for (size_t tap = 0; tap <= taps; tap++) {
        double edge = ((double)tap - (double)taps / 2) / drawing->per_pixel;
        double middle = edge + 0.5 / drawing->per_pixel;
        drawing->edge_disc[tap] = edge * edge < r * r ? (float)sqrt(r * r - edge * edge) : 0;
        if (tap < taps) drawing->disc[tap] = middle * middle < r * r ? (float)sqrt(r * r - middle * middle) : 0;
    }
    return memory;
}

tangent_outcome tangent_draw_envelope(const tangent_column *x, const tangent_column *y, size_t count,
                                      const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                      uint8_t *coverage, size_t stride) {
    tangent_column across = *x, down = *y;
    bool falls = count > 1 && value_at(x, count - 1) < value_at(x, 0);
    // A line that is drawn from right to left is drawn in a mirror.
    bool mirrored = falls != (across.scale < 0);
    across.offset -= window->left;
    if (mirrored) {
        across.scale = -across.scale;
        across.offset = window->width - across.offset;
    }
    down.offset -= window->top;

    unsigned per_pixel = slices_per_pixel(pen->width);
    drawing drawing = {
        .per_pixel = per_pixel, .width = (size_t)window->width, .height = (size_t)window->height, .radius = pen->width / 2,
        .seen = (size_t)window->width * per_pixel,
    };
    double taps = rint(pen->width * per_pixel);
    drawing.taps = taps < 1 ? 1 : (size_t)taps;
    // The corner of a square cap lies √2 times as far from the line's end as the disc.
    drawing.margin = pen->square_caps ? (size_t)ceil(0.42 * drawing.radius * per_pixel) : 0;
    const tangent_slices slices = {
        -((double)(drawing.taps - 1) / 2 + (double)drawing.margin) / per_pixel, 1.0 / per_pixel,
        drawing.seen + drawing.taps - 1 + 2 * drawing.margin,
    };

    tangent_strands strands;
    tangent_read_strands(&across, &down, count, &slices, falls, (double)drawing.height,
                         4 * drawing.radius + 16, threads, &strands);
    float *memory = NULL;
    drawing.out_of_memory = strands.out_of_memory;
    if (strands.sorted && !drawing.out_of_memory) {
        memory = prepare(&drawing, slices.count);
        drawing.out_of_memory = !memory;
    }
    if (memory) {
        widen_function *widen = best_widen();
        for (size_t i = 0; i < strands.strand_count; i++) ink_strand(&drawing, &strands, &strands.strands[i], widen);
        if (pen->square_caps) {
            for (size_t i = 0; i < strands.cap_count; i++) ink_cap(&drawing, &strands.caps[i]);
        }
        if (!drawing.out_of_memory) write_coverage(&drawing, mirrored, coverage, stride);
    }
    free(memory);
    free(drawing.extras);
    bool sorted = strands.sorted;
    tangent_free_strands(&strands);
    return drawing.out_of_memory ? TANGENT_OUT_OF_MEMORY : sorted ? TANGENT_DRAWN : TANGENT_NOT_SORTED;
}
