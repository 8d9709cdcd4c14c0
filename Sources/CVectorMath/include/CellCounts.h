// Points counted by the cells of a grid.
#ifndef CELL_COUNTS_H
#define CELL_COUNTS_H

#include "ColumnSummary.h"
#include <stdint.h>

#pragma clang assume_nonnull begin

// Where values fall on cells along one axis: (value - origin) * scale + offset, counted from 0.
typedef struct CellMap {
    double origin, scale, offset;
    ptrdiff_t count;
} CellMap;

// Adds 1 to a cell for each point in it; `counts` has the cells row by row. Points outside, or with a NaN, count nowhere.
// On two cores where that pays; where there is no memory for the second one's counts, on one.
void countCells(
    const ColumnSource *x, const ColumnSource *y, ptrdiff_t count, const CellMap *across, const CellMap *down, uint32_t *counts);

#pragma clang assume_nonnull end

#endif
