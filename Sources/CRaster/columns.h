// Single values of a column, in the data's units and in pixels.

#ifndef TANGENT_COLUMNS_H
#define TANGENT_COLUMNS_H

#include "DataColumns.h"
#include "instruction_sets.h"

#include <math.h>
#include <stdbool.h>

static inline double tangent_read_value(const tangent_column *column, size_t index) {
    double value;
    column->reader(column->values, index, 1, &value);
    return value;
}

TANGENT_INLINE double value_at(const tangent_column *column, size_t index) {
    switch (column->kind) {
    case TANGENT_DOUBLES: return ((const double *)column->values)[index];
    case TANGENT_FLOATS: return (double)((const float *)column->values)[index];
    case TANGENT_READER: return tangent_read_value(column, index);
    default: return (double)index;
    }
}

/// Where a value falls. A finite value stays a finite place, however far away: it is drawn towards, and no gap. What is not
/// finite falls that far away too.
TANGENT_INLINE double pixel_of(const tangent_column *column, double value) {
    const double furthest = 1e30;
    double pixel = (value - column->origin) * column->scale + column->offset;
    // One instruction each, where a nested choice would be jumps that no processor can foresee.
    pixel = pixel > -furthest ? pixel : -furthest;
    return pixel < furthest ? pixel : furthest;
}

TANGENT_INLINE double pixel_at(const tangent_column *column, size_t index) {
    return pixel_of(column, value_at(column, index));
}

TANGENT_INLINE bool is_finite_at(const tangent_column *x, const tangent_column *y, size_t index) {
    return isfinite(value_at(x, index)) && isfinite(value_at(y, index));
}

#endif
