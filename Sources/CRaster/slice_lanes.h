// Slices side by side in vectors: what those who ink them share.

#ifndef TANGENT_SLICE_LANES_H
#define TANGENT_SLICE_LANES_H

#include "instruction_sets.h"
#include "slice_ink.h"

enum { lanes = 16 };

// Clang's own vectors, which `?:` works on lane by lane.
typedef float floats __attribute__((ext_vector_type(lanes)));
typedef float unaligned_floats __attribute__((ext_vector_type(lanes), aligned(4)));
typedef int32_t masks __attribute__((ext_vector_type(lanes)));

/// Floats at any address.
#define AT(values) (*(unaligned_floats *)(values))

/// Adds a stretch to each of the next `count` slices, of `lanes` at most. (Vectors are given by their places: how a function takes
/// one depends on the instruction set.)
TANGENT_INLINE void add_spans(tangent_slice_ink *ink, size_t slice, size_t count, const floats *leasts,
                              const floats *greatests) {
    floats least = *leasts, greatest = *greatests;
    const float height = (float)ink->height;
    size_t at = slice - ink->first;
    if (count >= lanes) {
        masks is_taken = AT(ink->least + at) <= AT(ink->greatest + at);
        int32_t any = 0;
        for (unsigned lane = 0; lane < lanes; lane++) any |= is_taken[lane];
        if (!any) {
            // As a rule these are the slices' first.
            masks is_seen = (least < greatest) & (greatest > 0) & (least < height);
            AT(ink->least + at) = is_seen ? least : (floats)TANGENT_NOWHERE;
            AT(ink->greatest + at) = is_seen ? greatest : (floats)-TANGENT_NOWHERE;
            return;
        }
    }
    for (size_t lane = 0; lane < lanes && lane < count; lane++) {
        tangent_add_span(ink, slice + lane, (tangent_span){least[lane], greatest[lane]});
    }
}

#endif
