// What a line of few points inks in each upright slice: found from its pieces, so the slices between two points cost next to
// nothing.

#ifndef TANGENT_PIECE_INK_H
#define TANGENT_PIECE_INK_H

#include "slice_ink.h"
#include "strand_reading.h"

/// Inks the stroke of a line whose places rise along x, as `tangent_ink_slices` does from strands. False where x is not in
/// order. The ink is prepared, and its slices begin with the first that is seen; of the reading the columns, their count and
/// `falls` are asked for.
bool tangent_ink_pieces(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps);

#endif
