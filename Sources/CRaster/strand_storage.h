// Strands as they grow.

#ifndef TANGENT_STRAND_STORAGE_H
#define TANGENT_STRAND_STORAGE_H

#include "LineStrands.h"

// Where there is no memory these say so in the strands, and add nothing.

/// Makes room for so many slices in all.
bool tangent_reserve_slices(tangent_strands *strands, size_t capacity);

void tangent_begin_strand(tangent_strands *strands, size_t slice);

/// Adds a slice to the last strand.
void tangent_append_slice(tangent_strands *strands, float least, float greatest, float left);

void tangent_append_cap(tangent_strands *strands, tangent_cap cap);

/// Adds the strands of the next part of a line, which says whether that part has slices at all.
void tangent_join_strands(tangent_strands *all, const tangent_strands *next, bool has_slices);

#endif
