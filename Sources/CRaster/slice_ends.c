#include "slice_ends.h"

// Instruction sets that multiply and add in one would round otherwise than those that do not.
#pragma clang fp contract(off)

#include "columns.h"

#include <string.h>

// MARK: By points

/// Writes each point's number at the slice that it seems to lie in, so the last one's stays. No jumps: how many points a
/// slice has cannot be foreseen.
TANGENT_INLINE bool number_points(const tangent_slice_points *points, bool falls, uint32_t *ends) {
    enum { block = 512 };
    const double *x = (const double *)points->x->values;
    double origin = points->x->origin, slices_a_value = points->x->scale / points->slices->width;
    double first = (points->x->offset - points->slices->left) / points->slices->width - (double)points->first_slice + 1;
    double most = (double)(points->last_slice - points->first_slice + 1);
    int32_t places[block];
    int64_t is_sorted = 1;
    for (size_t begin = points->begin; begin < points->end; begin += block) {
        size_t size = points->end - begin < block ? points->end - begin : block;
        // The last point of all has no next one.
        size_t pairs = begin + size < points->count ? size : size - 1;
        for (size_t i = 0; i < size; i++) {
            double place = (x[begin + i] - origin) * slices_a_value + first;
            place = place > 0 ? place : 0;
            places[i] = (int32_t)(place < most ? place : most);
        }
        for (size_t i = 0; i < pairs; i++) {
            is_sorted &= falls ? x[begin + i] >= x[begin + i + 1] : x[begin + i] <= x[begin + i + 1];
        }
        uint32_t number = (uint32_t)(begin - points->begin);
        for (size_t i = 0; i < size; i++) ends[places[i]] = ++number;
    }
    return is_sorted;
}

TANGENT_INLINE bool number_all(const tangent_slice_points *points, uint32_t *ends) {
    return points->falls ? number_points(points, true, ends) : number_points(points, false, ends);
}

static bool number_baseline(const tangent_slice_points *points, uint32_t *ends) { return number_all(points, ends); }
#if TANGENT_X86
TANGENT_AVX2 static bool number_avx2(const tangent_slice_points *points, uint32_t *ends) {
    return number_all(points, ends);
}
TANGENT_AVX512 static bool number_avx512(const tangent_slice_points *points, uint32_t *ends) {
    return number_all(points, ends);
}
#endif

static bool number_best(const tangent_slice_points *points, uint32_t *ends) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return number_avx512(points, ends);
    if (__builtin_cpu_supports("avx2")) return number_avx2(points, ends);
#endif
    return number_baseline(points, ends);
}

/// The first point from `begin` on that is not before a threshold.
static uint32_t search(const double *x, uint32_t begin, uint32_t end, double threshold, bool falls) {
    while (begin < end) {
        uint32_t middle = begin + (end - begin) / 2;
        if (falls ? x[middle] > threshold : x[middle] < threshold) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

bool tangent_find_slice_ends(const tangent_slice_points *points, uint32_t *ends) {
    size_t slices = points->last_slice - points->first_slice;
    memset(ends, 0, (slices + 2) * sizeof *ends);
    if (!number_best(points, ends)) return false;
    const double *x = (const double *)points->x->values + points->begin;
    uint32_t count = (uint32_t)(points->end - points->begin), previous = 0;
    double values_a_pixel = 1 / points->x->scale, sign = points->falls ? -1 : 1;
    for (size_t slice = 0; slice <= slices; slice++) {
        double edge = tangent_slice_edge(points->slices, points->first_slice + slice);
        double threshold = tangent_threshold(points->x, values_a_pixel, edge);
        uint32_t end = ends[slice] > previous ? ends[slice] : previous;
        // What the rounding of places has put on the wrong side of the edge.
        bool is_too_far = end > previous && !(x[end - 1] * sign < threshold * sign);
        bool is_too_near = end < count && x[end] * sign < threshold * sign;
        if (is_too_far || is_too_near) {
            end = search(x, is_too_near ? end : previous, is_too_near ? count : end, threshold, points->falls);
        }
        ends[slice] = previous = end;
    }
    return true;
}

// MARK: By blocks

/// So many values before a guess and as many from it on are looked at in one.
enum { half_window = 8 };

/// Where an edge is looked for: the points that may lie on both sides of it, and where it would be between them.
typedef struct {
    double threshold;
    size_t low, high, guess;
} edge_search;

/// The block of x that an edge falls into, from `*number` on. What is read next is asked for.
TANGENT_INLINE edge_search begin_search(const tangent_slice_points *points, double threshold, size_t *number) {
    const tangent_column *x = points->x;
    const double *lasts = points->falls ? x->least : x->greatest, *firsts = points->falls ? x->greatest : x->least;
    double sign = points->falls ? -1 : 1;
    while (*number * x->block < points->end && lasts[*number] * sign < threshold * sign) *number += 1;
    size_t first = *number * x->block;
    edge_search search = {threshold, first, first + x->block, first};
    search.low = search.low > points->begin ? search.low : points->begin;
    search.high = search.high < points->end ? search.high : points->end;
    if (search.low >= search.high) return (edge_search){threshold, points->end, points->end, points->end};
    // Were they evenly spaced; a block whose values are all the same has nothing to divide.
    double span = lasts[*number] - firsts[*number];
    double place = span != 0 ? (threshold - firsts[*number]) / span * (double)(x->block - 1) : 0;
    search.guess = place > 0 ? first + (size_t)(place < (double)x->block ? place : (double)x->block) : first;
    search.guess = search.guess > search.low ? search.guess : search.low;
    search.guess = search.guess < search.high ? search.guess : search.high - 1;
    const double *values = (const double *)x->values;
    __builtin_prefetch(values + (search.guess > half_window ? search.guess - half_window : 0));
    __builtin_prefetch(values + search.guess + half_window - 1);
    return search;
}

/// How many of the values around the guess are left of the edge.
TANGENT_INLINE size_t count_before(const double *x, double threshold, double sign) {
    typedef double four __attribute__((vector_size(32)));
    typedef int64_t counts __attribute__((vector_size(32)));
    counts before = {0};
    for (size_t i = 0; i < 2 * half_window; i += 4) {
        four values;
        memcpy(&values, x + i, sizeof values);
        before -= values * sign < threshold;
    }
    return (size_t)(before[0] + before[1] + before[2] + before[3]);
}

/// The first point that is not before the edge: as a rule near the guess, which is found without a jump that no processor
/// can foresee; otherwise from there in steps that grow, then by halves.
TANGENT_INLINE size_t end_search(const double *x, size_t count, edge_search search, double sign) {
    size_t low = search.low, high = search.high, look = search.guess, step = 2;
    double threshold = search.threshold * sign;
    if (low >= high) return low;
    if (look >= half_window && look + half_window <= count) {
        size_t before = count_before(x + look - half_window, threshold, sign);
        if (before > 0 && before < 2 * half_window) return look - half_window + before;
    }
    if (x[look] * sign < threshold) {
        low = look + 1;
        for (; high - low > step && x[low + step] * sign < threshold; step *= 2) low += step + 1;
        if (high - low > step) high = low + step;
    } else {
        high = look;
        for (; high - low > step && !(x[high - step] * sign < threshold); step *= 2) high -= step;
        if (high - low > step) low = high - step + 1;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool is_left = x[middle] * sign < threshold;
        low = is_left ? middle + 1 : low;
        high = is_left ? high : middle;
    }
    return low;
}

TANGENT_INLINE void search_all(const tangent_slice_points *points, uint32_t *ends) {
    // So many at once are on their way from memory.
    enum { batch = 32 };
    edge_search searches[batch];
    size_t slices = points->last_slice - points->first_slice, number = points->begin / points->x->block;
    double values_a_pixel = 1 / points->x->scale;
    for (size_t first = 0; first <= slices; first += batch) {
        size_t count = slices + 1 - first < batch ? slices + 1 - first : batch;
        for (size_t i = 0; i < count; i++) {
            double edge = tangent_slice_edge(points->slices, points->first_slice + first + i);
            searches[i] = begin_search(points, tangent_threshold(points->x, values_a_pixel, edge), &number);
        }
        for (size_t i = 0; i < count; i++) {
            size_t end = end_search((const double *)points->x->values, points->count, searches[i], points->falls ? -1 : 1);
            ends[first + i] = (uint32_t)(end - points->begin);
        }
    }
}

static void search_baseline(const tangent_slice_points *points, uint32_t *ends) { search_all(points, ends); }
#if TANGENT_X86
TANGENT_AVX2 static void search_avx2(const tangent_slice_points *points, uint32_t *ends) { search_all(points, ends); }
#endif

void tangent_search_slice_ends(const tangent_slice_points *points, uint32_t *ends) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return search_avx2(points, ends);
#endif
    search_baseline(points, ends);
}
