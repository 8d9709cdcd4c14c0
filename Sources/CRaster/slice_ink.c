#include "slice_ink.h"

#include "slice_lanes.h"

#include <math.h>
#include <stdlib.h>

// MARK: The pen

unsigned tangent_slices_per_pixel(double width) {
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

bool tangent_prepare_pen(tangent_slice_pen *pen, double width, unsigned per_pixel) {
    double r = width / 2, slices = rint(width * per_pixel);
    size_t taps = slices < 1 ? 1 : (size_t)slices;
    *pen = (tangent_slice_pen){.radius = r, .per_pixel = per_pixel, .taps = taps};
    pen->disc = malloc((taps + taps + 1) * sizeof *pen->disc);
    if (!pen->disc) return false;
    pen->edge_disc = pen->disc + taps;
    for (size_t tap = 0; tap <= taps; tap++) {
        // Whole numbers and halves first, so that both sides come out alike to the bit.
        double edge = ((double)tap - (double)taps / 2) / per_pixel;
        double middle = ((double)tap + 0.5 - (double)taps / 2) / per_pixel;
        pen->edge_disc[tap] = edge * edge < r * r ? (float)sqrt(r * r - edge * edge) : 0;
        if (tap < taps) pen->disc[tap] = middle * middle < r * r ? (float)sqrt(r * r - middle * middle) : 0;
    }
    return true;
}

void tangent_free_pen(tangent_slice_pen *pen) { free(pen->disc); }

// MARK: Spans

void tangent_add_span(tangent_slice_ink *ink, size_t slice, tangent_span new) {
    float *least = &ink->least[slice - ink->first], *greatest = &ink->greatest[slice - ink->first];
    if (!(new.least < new.greatest) || new.greatest <= 0 || new.least >= (float)ink->height) return;
    if (*least > *greatest) {
        *least = new.least;
        *greatest = new.greatest;
    } else if (new.least <= *greatest && new.greatest >= *least) {
        *least = new.least < *least ? new.least : *least;
        *greatest = new.greatest > *greatest ? new.greatest : *greatest;
    } else {
        if (ink->extra_count == ink->extra_capacity) {
            size_t capacity = 2 * ink->extra_capacity + 256;
            tangent_extra_span *moved = realloc(ink->extras, capacity * sizeof *moved);
            if (!moved) {
                ink->out_of_memory = true;
                return;
            }
            ink->extras = moved;
            ink->extra_capacity = capacity;
        }
        ink->extras[ink->extra_count++] = (tangent_extra_span){(uint32_t)slice, new};
    }
}

// MARK: Widening

#define LESS(a, b) ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))

/// Lets `lanes` spans reach as far as a disc does from the `taps` slices from each on. A disc is as high on both sides, so two
/// slices at a time are compared before it is added.
TANGENT_INLINE void widen_by(const float *disc, size_t taps, const float *least, const float *greatest, floats *low,
                             floats *high) {
    for (size_t tap = 0; tap < (taps + 1) / 2; tap++) {
        size_t other = taps - 1 - tap;
        floats below = LESS(AT(least + tap), AT(least + other)) - disc[tap];
        floats above = GREATER(AT(greatest + tap), AT(greatest + other)) + disc[tap];
        *low = LESS(below, *low);
        *high = GREATER(above, *high);
    }
}

/// Ink in `lanes` slices from those that the pen reaches from there, in the padded arrays.
TANGENT_INLINE void widen(const tangent_slice_ink *ink, size_t at, floats *least, floats *greatest) {
    const tangent_slice_pen *pen = ink->pen;
    *least = TANGENT_NOWHERE;
    *greatest = -TANGENT_NOWHERE;
    widen_by(pen->disc, pen->taps, ink->padded_least + at, ink->padded_greatest + at, least, greatest);
    widen_by(pen->edge_disc, pen->taps + 1, ink->padded_below + at, ink->padded_above + at, least, greatest);
}

/// Widens what is in the padded arrays over the slices from `first` to `end`, the first of which they begin with.
TANGENT_INLINE void ink_run(tangent_slice_ink *ink, size_t first, size_t end) {
    for (size_t slice = first; slice < end; slice += lanes) {
        floats least, greatest;
        widen(ink, slice - first, &least, &greatest);
        add_spans(ink, slice, end - slice, &least, &greatest);
    }
}

static void ink_run_baseline(tangent_slice_ink *ink, size_t first, size_t end) { ink_run(ink, first, end); }
#if TANGENT_X86
TANGENT_AVX2 static void ink_run_avx2(tangent_slice_ink *ink, size_t first, size_t end) { ink_run(ink, first, end); }
TANGENT_AVX512 static void ink_run_avx512(tangent_slice_ink *ink, size_t first, size_t end) { ink_run(ink, first, end); }
#endif

static void ink_run_best(tangent_slice_ink *ink, size_t first, size_t end) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return ink_run_avx512(ink, first, end);
    if (__builtin_cpu_supports("avx2")) return ink_run_avx2(ink, first, end);
#endif
    ink_run_baseline(ink, first, end);
}

static void ink_strand(tangent_slice_ink *ink, const tangent_strands *strands, const tangent_strand *strand) {
    // Slice j is seen from the slices that are up to taps - 1 before it, and its left edge from one more.
    size_t taps = ink->pen->taps;
    size_t first = strand->first_slice > ink->margin + taps ? strand->first_slice - ink->margin - taps : 0;
    size_t end = strand->first_slice + strand->count;
    end = end > ink->margin ? end - ink->margin : 0;
    first = first > ink->first ? first : ink->first;
    end = end < ink->end ? end : ink->end;
    if (first >= end) return;
    // The slices that are read for these, with nothing in front of the strand and behind it.
    size_t size = end - first + taps + lanes, from = first + ink->margin;
    size_t before = strand->first_slice > from ? strand->first_slice - from : 0;
    size_t skipped = from > strand->first_slice ? from - strand->first_slice : 0;
    size_t count = strand->count > skipped ? strand->count - skipped : 0;
    before = before < size ? before : size;
    count = count < size - before ? count : size - before;
    size_t offset = strand->offset + skipped;
    for (size_t i = 0; i < size; i++) {
        if (i == before && count) i += count;
        if (i >= size) break;
        ink->padded_least[i] = ink->padded_below[i] = TANGENT_NOWHERE;
        ink->padded_greatest[i] = ink->padded_above[i] = -TANGENT_NOWHERE;
    }
    for (size_t i = 0; i < count; i++) {
        float left = strands->left[offset + i];
        ink->padded_least[before + i] = strands->least[offset + i];
        ink->padded_greatest[before + i] = strands->greatest[offset + i];
        ink->padded_below[before + i] = isnan(left) ? TANGENT_NOWHERE : left;
        ink->padded_above[before + i] = isnan(left) ? -TANGENT_NOWHERE : left;
    }
    ink_run_best(ink, first, end);
}

void tangent_ink_cap(tangent_slice_ink *ink, const tangent_cap *cap) {
    double r = ink->pen->radius, nx = -cap->dy * r, ny = cap->dx * r, fx = cap->dx * r, fy = cap->dy * r;
    double xs[5] = {cap->x + nx, cap->x - nx, cap->x - nx + fx, cap->x + nx + fx, cap->x + nx};
    double ys[5] = {cap->y + ny, cap->y - ny, cap->y - ny + fy, cap->y + ny + fy, cap->y + ny};
    double left = xs[0], right = xs[0];
    for (unsigned i = 1; i < 4; i++) {
        left = xs[i] < left ? xs[i] : left;
        right = xs[i] > right ? xs[i] : right;
    }
    unsigned per_pixel = ink->pen->per_pixel;
    double first = ceil(left * per_pixel - 0.5), last = floor(right * per_pixel - 0.5);
    first = first < (double)ink->first ? (double)ink->first : first;
    last = last > (double)ink->end - 1 ? (double)ink->end - 1 : last;
    for (double slice = first; slice <= last; slice += 1) {
        double x = (slice + 0.5) / per_pixel, low = TANGENT_NOWHERE, high = -TANGENT_NOWHERE;
        for (unsigned i = 0; i < 4; i++) {
            if ((xs[i] < x) == (xs[i + 1] < x)) continue;
            double y = ys[i] + (ys[i + 1] - ys[i]) * ((x - xs[i]) / (xs[i + 1] - xs[i]));
            low = y < low ? y : low;
            high = y > high ? y : high;
        }
        tangent_add_span(ink, (size_t)slice, (tangent_span){(float)low, (float)high});
    }
}

// MARK: The whole

bool tangent_prepare_ink(tangent_slice_ink *ink) {
    size_t count = ink->end - ink->first, padded = count + ink->pen->taps + 2 * lanes;
    ink->least = malloc((2 * count + 4 * padded) * sizeof *ink->least);
    if (!ink->least) return false;
    ink->greatest = ink->least + count;
    ink->padded_least = ink->greatest + count;
    ink->padded_greatest = ink->padded_least + padded;
    ink->padded_below = ink->padded_greatest + padded;
    ink->padded_above = ink->padded_below + padded;
    for (size_t i = 0; i < count; i++) {
        ink->least[i] = TANGENT_NOWHERE;
        ink->greatest[i] = -TANGENT_NOWHERE;
    }
    return true;
}

void tangent_ink_slices(tangent_slice_ink *ink, const tangent_strands *strands, bool square_caps) {
    for (size_t i = 0; i < strands->strand_count; i++) ink_strand(ink, strands, &strands->strands[i]);
    for (size_t i = 0; i < strands->cap_count && square_caps; i++) tangent_ink_cap(ink, &strands->caps[i]);
}

void tangent_free_ink(tangent_slice_ink *ink) {
    free(ink->least);
    free(ink->extras);
    free(ink->cells);
    free(ink->extra_begins);
}
