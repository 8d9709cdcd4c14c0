// Pieces cut to what is near the window.

#ifndef TANGENT_CUTTING_H
#define TANGENT_CUTTING_H

#include "instruction_sets.h"

#include <stdbool.h>

/// Cuts a piece to lie between `low` and `high` in one coordinate. False where nothing is left.
TANGENT_INLINE bool cut(double *from, double *to, double *other_from, double *other_to, double low, double high) {
    if ((*from < low && *to < low) || (*from > high && *to > high)) return false;
    // A share of the piece is a number however steep it is; a slope is none between 1e-320 and 0.
    double start = *from, length = *to - start, other = *other_from, other_length = *other_to - other;
    for (unsigned end = 0; end < 2; end++) {
        double *place = end ? to : from, *across = end ? other_to : other_from;
        double limit = *place < low ? low : *place > high ? high : *place;
        if (limit != *place) {
            *across = other + (limit - start) / length * other_length;
            *place = limit;
        }
    }
    return true;
}

#endif
