// What the line covers in many slices of few points.

#ifndef TANGENT_SLICE_SPANS_H
#define TANGENT_SLICE_SPANS_H

#include "LineStrands.h"
#include "column_scans.h"

enum { tangent_most_spans = 64 };

/// Columns of doubles, and room for what is found of each slice, as in `tangent_strands`.
typedef struct {
    const tangent_column *x, *y;
    size_t count;
    const tangent_slices *slices;
    /// Vertical places are held within these.
    double lowest, highest;
    const tangent_scans *y_scans;
    float *least, *greatest, *left;
} tangent_slice_places;

/// Finds the spans of up to `tangent_most_spans` slices whose points begin and end at `begin + ends[0]`, `begin + ends[1]` …,
/// where the line comes in at `*edge`; then that is where it leaves the last. False, and nothing found, where the line begins
/// or ends in one of them or has a gap.
bool tangent_find_spans(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin, const uint32_t *ends,
                        float *edge);

#endif
