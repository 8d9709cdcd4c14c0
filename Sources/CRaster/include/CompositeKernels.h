// Coverage to pixels.

#ifndef TANGENT_COMPOSITE_KERNELS_H
#define TANGENT_COMPOSITE_KERNELS_H

#include "DataColumns.h"

/// Lays a colour over the window's pixels, as much of it as their coverage says.
///
/// The colour and the pixels are 0xAARRGGBB with colours multiplied by alpha. Products are rounded as pixman rounds them,
/// so a shape in a colour that shines through comes out as cairo draws it if the coverage is cairo's; `as_cairo` says that one in
/// an opaque colour, for which cairo rounds otherwise, is to do so too. Strides are in bytes.
void tangent_composite(const uint8_t *coverage, size_t coverage_stride, const tangent_window *window, uint32_t color,
                       bool as_cairo, void *pixels, size_t stride);

/// The same with one coverage for all pixels, rounded as cairo does in any colour: 255 of an opaque one replaces them.
void tangent_fill(uint8_t coverage, const tangent_window *window, uint32_t color, void *pixels, size_t stride);

#endif
