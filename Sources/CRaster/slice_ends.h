// Which points lie in which slice.

#ifndef TANGENT_SLICE_ENDS_H
#define TANGENT_SLICE_ENDS_H

#include "LineStrands.h"

/// A part of a column of doubles and of the slices.
typedef struct {
    const tangent_column *x;
    /// The part's points, fewer than 2³¹, and how many the column has.
    size_t begin, end, count;
    const tangent_slices *slices;
    size_t first_slice, last_slice;
    bool falls;
} tangent_slice_points;

/// The value of x that falls on an edge.
static inline double tangent_threshold(const tangent_column *x, double values_a_pixel, double edge) {
    return (edge - x->offset) * values_a_pixel + x->origin;
}

/// Writes how many of the part's points lie left of each slice's left edge, and of the last one's right edge; `ends` has room
/// for one number more. False where x is not in order.
bool tangent_find_slice_ends(const tangent_slice_points *points, uint32_t *ends);

/// The same where x is known to be in order, with its blocks: few of its points are read.
void tangent_search_slice_ends(const tangent_slice_points *points, uint32_t *ends);

#endif
