// A line as strands: what passes from the reading of the data to the drawing.

#ifndef TANGENT_LINE_STRANDS_H
#define TANGENT_LINE_STRANDS_H

#include "DataColumns.h"

#include <stdbool.h>

/// The upright slices that the plane is cut into, several to a pixel. Slice j begins at `left + j · width`.
typedef struct {
    double left;
    /// A slice's, in pixels.
    double width;
    size_t count;
} tangent_slices;

static inline double tangent_slice_edge(const tangent_slices *slices, size_t index) {
    return slices->left + (double)index * slices->width;
}

/// A run of points without a gap, slice by slice.
typedef struct {
    size_t first_slice;
    size_t count;
    /// Where its slices are in the arrays of `tangent_strands`.
    size_t offset;
} tangent_strand;

/// An end of a line: ink goes on for half a width along the unit vector (dx, dy).
typedef struct {
    double x, y;
    double dx, dy;
} tangent_cap;

/// All strands of a line, or of a part of it. Vertical places are in pixels from the window's top, and far outside of
/// it no more exact than that.
typedef struct {
    tangent_strand *strands;
    size_t strand_count, strand_capacity;
    tangent_cap *caps;
    size_t cap_count, cap_capacity;
    /// Of each slice: the extremes of the points in it, `TANGENT_NOWHERE` and its negative if there are none; and
    /// where the line crosses its left edge, NaN where it does not.
    float *least, *greatest, *left;
    size_t slice_count, slice_capacity;
    /// Whether the last strand goes on beyond the slices that were looked at.
    bool is_open;
    /// Whether x was found in order; if not, nothing else means anything.
    bool sorted;
    bool out_of_memory;
} tangent_strands;

#define TANGENT_NOWHERE 1e9f

/// Reads a line whose places rise along x in pixels, while its values fall if `falls`.
///
/// Vertical places are exact within `reach` of the window's `height`. To be freed by `tangent_free_strands` whatever
/// came of it.
void tangent_read_strands(const tangent_column *x, const tangent_column *y, size_t count, const tangent_slices *slices,
                          bool falls, double height, double reach, unsigned threads, tangent_strands *strands);

void tangent_free_strands(tangent_strands *strands);

#endif
