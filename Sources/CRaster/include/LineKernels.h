// Lines of many points.

#ifndef TANGENT_LINE_KERNELS_H
#define TANGENT_LINE_KERNELS_H

#include "DataColumns.h"

#include <stdbool.h>

/// How a line is drawn. Joins are round; so are caps that are not square.
typedef struct {
    /// In pixels, more than 0.
    double width;
    bool square_caps;
} tangent_pen;

/// The stroke of a line whose x rises or falls throughout: each vertical slice of it is one interval a run of points.
///
/// A point that is not finite ends a run. Lays the colour over the window's pixels as `tangent_composite` does.
/// Reads each column once, with up to `threads` threads; their number does not change the result.
tangent_outcome tangent_draw_envelope(const tangent_column *x, const tangent_column *y, size_t count,
                                      const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                      uint32_t color, void *pixels, size_t stride);

/// The stroke of any line, from 16 × 16 samples a pixel (fewer under a pen of more than 16 pixels). Joins and caps are round.
///
/// Writes every pixel of the window into `coverage`, rows `stride` bytes apart: 255 where the line's ink covers all of it.
/// Otherwise as `tangent_draw_envelope`; under a pen of more than 3 pixels each thread reads all points.
tangent_outcome tangent_draw_union(const tangent_column *x, const tangent_column *y, size_t count,
                                   const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                   uint8_t *coverage, size_t stride);

#endif
