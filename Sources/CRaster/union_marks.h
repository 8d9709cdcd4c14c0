// Marks along a line's pieces, and the pixels that are within the pen's disc around one: what the two steps share.

#ifndef TANGENT_UNION_MARKS_H
#define TANGENT_UNION_MARKS_H

#include "union.h"

enum {
    samples = 16,
    /// Around the window.
    margin_pixels = 2,
    /// A pixel has a mark; a mark whose disc covers all of it.
    is_marked = 1,
    is_full = 2,
    /// Threads that mark have a bitmap of their own each, within some memory.
    most_bitmaps = 4,
    most_memory = 1 << 26,
    /// From how many pieces on a thread of its own pays.
    pieces_a_bitmap = 100000,
    /// A side of the tiles that may be full, in samples.
    saturation_tile = 128,
    /// Of so many marks a pixel on, it is looked for tiles that are full.
    marks_a_pixel = 16
};

/// Marks in rows that are from `nearest` to `furthest` away are added, then all are widened by `step`.
typedef struct {
    unsigned step;
    int nearest, furthest;
} level;

typedef struct {
    tangent_union *line;
    unsigned bitmap_count;
    uint64_t *bits[most_bitmaps];
    /// Of each pixel, rows of them, those of the margin with them.
    uint8_t *flags;
    size_t flag_stride, rows;
    /// Of each row of a pixel, the samples whose discs cover all of it, in every 16 bits.
    uint64_t full[samples];
    /// The furthest that two marks on a piece may be apart, in samples.
    double spacing;
    int reach, furthest;
    level levels[3 * tangent_widest_marks];
    unsigned level_count;
} tangent_marking;

/// What one thread's marks have filled.
typedef struct {
    /// Of each tile, rows of `columns`: whether marks in it and its neighbours change nothing. NULL before the first look.
    uint8_t *hidden;
    size_t columns;
    /// How many marks long pieces have made, and at how many the next look is due.
    double marks, last_look, next_look;
} tangent_saturation;

/// The furthest that two marks on a piece may be apart, in samples: the notch between two discs is an eighth of a sample deep
/// at the most.
static inline double tangent_mark_spacing(double radius) { return radius > 1 ? sqrt(radius) : 1; }

/// The coverage of a pixel whose samples, 16 rows of 16, are the bits of four words.
TANGENT_INLINE uint8_t coverage_by_samples(uint64_t first, uint64_t second, uint64_t third, uint64_t fourth) {
    unsigned count = (unsigned)(__builtin_popcountll(first) + __builtin_popcountll(second) + __builtin_popcountll(third) +
                                __builtin_popcountll(fourth));
    return (uint8_t)((count * 255 + 128) / 256);
}

/// How far the disc reaches to each side in a row that is `away` rows away; -1 where it does not.
int tangent_disc_reach(double radius, int away);

void tangent_find_saturated(const tangent_marking *marking, uint64_t *bits, tangent_saturation *saturation);

/// Marks along a part of the pieces, in the part's bitmap.
void tangent_mark_part(void *marking, unsigned part);

/// Brings all bitmaps into the first, and finds the flags of a part of the pixels.
void tangent_flag_part(void *marking, unsigned part);

/// Writes the coverage of a part of the pixels.
void tangent_count_part(void *marking, unsigned part);

#endif
