// From ink in slices to coverage of pixels, and to colour on them.

#ifndef TANGENT_SLICE_COVERAGE_H
#define TANGENT_SLICE_COVERAGE_H

#include "slice_ink.h"

/// A colour as cairo composes it, and the pixels that it is laid on, from the window's corner.
typedef struct {
    uint32_t color;
    uint8_t *pixels;
    /// Bytes from one row to the next.
    size_t stride;
} tangent_paint;

/// What painting takes beside the ink; false where there is no memory.
bool tangent_prepare_painting(tangent_slice_ink *ink);

/// Paints the pixels from `left` to `right`; the ink has all of their slices and is prepared. Where the line is drawn in a
/// mirror, pixel 0 is the last of `width`.
void tangent_paint_slices(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                          const tangent_paint *paint);

/// What `left` is a multiple of.
enum { tangent_coverage_strip = 16 };

#endif
