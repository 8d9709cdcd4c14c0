// From ink in slices to coverage of pixels.

#ifndef TANGENT_SLICE_COVERAGE_H
#define TANGENT_SLICE_COVERAGE_H

#include "slice_ink.h"

/// Writes the pixels from `left` to `right`, rows `stride` bytes apart; the ink has all of their slices. Where the line is drawn
/// in a mirror, pixel 0 is the last of `width`. False where there is no memory.
bool tangent_cover_pixels(tangent_slice_ink *ink, size_t left, size_t right, size_t width, bool mirrored,
                          uint8_t *coverage, size_t stride);

/// What `left` is a multiple of.
enum { tangent_coverage_strip = 16 };

#endif
