// Coverage to pixels.

#ifndef TANGENT_COMPOSITE_KERNELS_H
#define TANGENT_COMPOSITE_KERNELS_H

#include "DataColumns.h"

/// Lays a colour over the window's pixels, as much of it as their coverage says.
///
/// The colour and the pixels are 0xAARRGGBB with colours multiplied by alpha. Products are rounded as pixman rounds them,
/// so a shape whose coverage is cairo's comes out as cairo draws it. Strides are in bytes.
void tangent_composite(const uint8_t *coverage, size_t coverage_stride, const tangent_window *window, uint32_t color,
                       void *pixels, size_t stride);

#endif
