#include "slice_ends.h"

#include "columns.h"

#include <string.h>

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
#endif

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
#if TANGENT_X86
    bool is_sorted = __builtin_cpu_supports("avx2") ? number_avx2(points, ends) : number_baseline(points, ends);
#else
    bool is_sorted = number_baseline(points, ends);
#endif
    if (!is_sorted) return false;
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
