// Long lines as paths of few points, for formats that have no pixels.

#ifndef TANGENT_LINE_REDUCTION_H
#define TANGENT_LINE_REDUCTION_H

#include "DataColumns.h"

/// How far a line may be reduced, in pixels.
typedef struct {
    /// How far the ink of what is left may be from the line's; more than 0.
    double tolerance;
    /// Of a round pen under whose ink pieces may be hidden; 0 if none may.
    double pen_width;
} tangent_reduction;

/// Places in pixels, one after the other; NaN where a stroke ends.
typedef struct {
    double *x, *y;
    size_t count, capacity;
    /// Whether strokes end where the line goes on: only round ends look as if they did not.
    bool is_broken;
} tangent_path;

/// Leaves out what nobody sees of a line in the window.
///
/// A point that is not finite is a gap. The path is to be freed by `tangent_free_path` whatever came of it.
tangent_outcome tangent_reduce_line(const tangent_column *x, const tangent_column *y, size_t count,
                                    const tangent_window *window, const tangent_reduction *how, tangent_path *path);

void tangent_free_path(tangent_path *path);

#endif
