// What is kept of a long column so that it need not be read again: the extremes of every block of its values.
#ifndef COLUMN_SUMMARY_H
#define COLUMN_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

// The numbers of a column, which `read` writes as doubles where they are neither doubles nor floats side by side.
typedef struct ColumnSource {
    const double *_Nullable doubles;
    const float *_Nullable floats;
    void (*_Nullable read)(const void *_Nullable owner, ptrdiff_t begin, ptrdiff_t count, double *output);
    const void *_Nullable owner;
    ptrdiff_t count;
} ColumnSource;

// Of each block of `block` values, a power of two up to COLUMN_LARGEST_BLOCK; the last may be shorter.
typedef struct ColumnBlocks {
    ptrdiff_t block;
    // Both NaN where a value is a NaN or an infinity.
    double *least, *greatest;
    // Of the values above zero in each COLUMN_GROUP blocks; infinite where there are none, and anything where not all are finite.
    double *leastPositive;
    // Whether no value is less, or greater, than the one before it, and all are finite.
    bool rises, falls;
} ColumnBlocks;

#define COLUMN_LARGEST_BLOCK 1024
#define COLUMN_GROUP 16

// Reads the column once, on two cores where that pays, and fills in all but `block`.
void columnSummarize(const ColumnSource *source, ColumnBlocks *blocks);

#pragma clang assume_nonnull end

#endif
