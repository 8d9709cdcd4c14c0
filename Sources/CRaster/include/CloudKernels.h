// Many markers of one shape and colour.

#ifndef TANGENT_CLOUD_KERNELS_H
#define TANGENT_CLOUD_KERNELS_H

#include "DataColumns.h"

#include <stdbool.h>

/// How much of what lies below a marker hides, of 65535, pixel by pixel.
///
/// With several phases there is a mask for each place that a marker's origin can have within a pixel: `phases` by `phases`,
/// row by row; the first has the origin on the pixel's top left corner. Phases are a power of 2.
typedef struct {
    /// All masks in order, each `height` rows of `width`.
    const uint16_t *opacity;
    int32_t width;
    int32_t height;
    /// From the pixel of the origin to the mask's first, which lies left of it and above as a rule.
    int32_t left;
    int32_t top;
    int32_t phases;
} tangent_marker;

/// Draws a marker at every point that is finite, and says how much of each of the window's pixels all of them hide
/// together: 255 for all of it. Each hides its share of what the others leave, so their order means nothing.
///
/// With one phase a place is taken to the pixel edge nearest to it, and a millionth of a pixel is nothing. With up to
/// `threads` threads; their number does not change the result.
tangent_outcome tangent_draw_cloud(const tangent_column *x, const tangent_column *y, size_t count,
                                   const tangent_window *window, const tangent_marker *marker, unsigned threads,
                                   uint8_t *coverage, size_t stride);

#endif
