// What a line inks in each upright slice: its strands widened by the pen's disc, and their union.

#ifndef TANGENT_SLICE_INK_H
#define TANGENT_SLICE_INK_H

#include "LineStrands.h"

/// A pen as slices see it.
typedef struct {
    double radius;
    unsigned per_pixel;
    /// Slices that are as wide as it.
    size_t taps;
    /// How far its disc reaches up and down from a slice's middle, for points in slices and on their edges.
    float *disc, *edge_disc;
} tangent_slice_pen;

typedef struct {
    float least, greatest;
} tangent_span;

/// A second stretch of ink in a slice that has one already.
typedef struct {
    uint32_t slice;
    tangent_span span;
} tangent_extra_span;

/// Some of the slices that are seen, and what is inked in each.
typedef struct {
    const tangent_slice_pen *pen;
    /// From `first` to `end`, of those that are seen; arrays begin with the first.
    size_t first, end;
    /// How many slices that are read lie left of the first that is seen, and left of all that its pen reaches.
    size_t margin;
    double height;
    float *least, *greatest;
    tangent_extra_span *extras;
    size_t extra_count, extra_capacity;
    /// Room for the strands that the pen reaches from these slices.
    float *padded_least, *padded_greatest, *padded_below, *padded_above;
    bool out_of_memory;
    /// For `slice_coverage.c`: what it adds up in, and where each slice's extras begin.
    void *cells;
    uint32_t *extra_begins;
} tangent_slice_ink;

/// Of numbers that keep the error small, one that makes the pen nearly a whole number of slices wide.
unsigned tangent_slices_per_pixel(double width);

/// False where there is no memory. To be freed by `tangent_free_pen`.
bool tangent_prepare_pen(tangent_slice_pen *pen, double width, unsigned per_pixel);

void tangent_free_pen(tangent_slice_pen *pen);

/// Makes room for ink, of which there is none yet: the fields before `least` are the caller's. False where there is no memory. To
/// be freed by `tangent_free_ink` whatever came of it.
bool tangent_prepare_ink(tangent_slice_ink *ink);

/// Inks what all strands, and the caps if they are square, leave in the slices from `first` to `end`.
void tangent_ink_slices(tangent_slice_ink *ink, const tangent_strands *strands, bool square_caps);

/// Adds a stretch to those of a slice.
void tangent_add_span(tangent_slice_ink *ink, size_t slice, tangent_span new);

/// The square beyond a line's end, seen through the middle of each slice.
void tangent_ink_cap(tangent_slice_ink *ink, const tangent_cap *cap);

void tangent_free_ink(tangent_slice_ink *ink);

#endif
