// The two loops that read all of a column.

#ifndef TANGENT_COLUMN_SCANS_H
#define TANGENT_COLUMN_SCANS_H

#include "DataColumns.h"

#include <stdbool.h>

typedef struct {
    double least;
    double greatest;
    /// No value is a NaN or an infinity; otherwise the other two mean nothing.
    bool finite;
} tangent_extremes;

/// One set of loops for each kind of number, in the widest registers that the processor has.
typedef struct {
    /// The extremes of `count` values from `begin`; at least one.
    tangent_extremes (*extremes)(const tangent_column *column, size_t begin, size_t count);
    /// The first index from `begin` to `end` whose value is not before `threshold` in the column's direction.
    ///
    /// Clears `*sorted` where a value passed on the way is not followed by its like or a later one;
    /// `count` is that of the whole column.
    size_t (*advance)(const tangent_column *column, size_t begin, size_t end, size_t count, double threshold, bool falls,
                      bool *sorted);
} tangent_scans;

/// The loops for a column's numbers; none for indices, which need no reading.
tangent_scans tangent_scans_for(tangent_column_kind kind);

/// The extremes of `count` values from `begin`, at least one; where those of blocks are known, only the values of blocks at the
/// ends are read.
tangent_extremes tangent_extremes_of(const tangent_column *column, const tangent_scans *scans, size_t begin,
                                     size_t count);

#endif
