// Columns of data as the kernels read them: in the user's own memory, mapped to pixels on the way.

#ifndef TANGENT_DATA_COLUMNS_H
#define TANGENT_DATA_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
    /// 0, 1, 2 …: nothing is stored.
    TANGENT_INDICES,
    TANGENT_DOUBLES,
    TANGENT_FLOATS,
    /// Numbers that only their owner can read.
    TANGENT_READER
} tangent_column_kind;

/// Writes `count` numbers of `values` from `begin` on, as doubles, to `output`.
typedef void (*tangent_reader)(const void *values, size_t begin, size_t count, double *output);

/// A column and where its values fall: pixel = (value - origin) · scale + offset.
///
/// The map is finite and its scale is not 0. Values may be anything.
typedef struct {
    const void *values;
    tangent_column_kind kind;
    /// Only for that kind.
    tangent_reader reader;
    /// The extremes of each `block` values, which save reading them; NaN where one is not finite. NULL if not known.
    size_t block;
    const double *least, *greatest;
    /// Whether all values are known to be finite and in order: then only some are read.
    bool rises, falls;
    double origin;
    double scale;
    double offset;
} tangent_column;

/// The pixels that a kernel draws, in the coordinates that columns map to. Sides are 1 to 32767.
typedef struct {
    int32_t left;
    int32_t top;
    int32_t width;
    int32_t height;
} tangent_window;

typedef enum {
    TANGENT_DRAWN,
    /// The line is no function of x, or an x is not a number. Nothing was drawn.
    TANGENT_NOT_SORTED,
    TANGENT_OUT_OF_MEMORY
} tangent_outcome;

#endif
