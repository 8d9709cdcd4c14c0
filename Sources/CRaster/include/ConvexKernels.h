// Coverage of small shapes without a corner inwards.

#ifndef TANGENT_CONVEX_KERNELS_H
#define TANGENT_CONVEX_KERNELS_H

#include "DataColumns.h"

/// The widest and highest shape, in pixels; a larger one is not drawn.
#define TANGENT_CONVEX_SIDE 128

/// How much of each pixel a disc covers, or a ring if `hole`, the radius of what it leaves out, is above 0.
///
/// Each row is sampled on 16 lines, on which the ends are true to 1/256 pixel: cairo has 15. The coverage is `width` bytes a
/// row and begins at (0, 0); the shape has to lie within.
void tangent_disc_coverage(double x, double y, double radius, double hole, int32_t width, int32_t height,
                           uint8_t *coverage);

/// The same, exactly, of a convex polygon about (x, y), given by x and y of its corners in turn, which `scale` makes pixels.
void tangent_polygon_coverage(const double *corners, size_t count, double scale, double x, double y, int32_t width,
                              int32_t height, uint8_t *coverage);

#endif
