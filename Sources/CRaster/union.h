// What the ways to draw any line share: a bitmap of samples, several to a pixel.

#ifndef TANGENT_UNION_H
#define TANGENT_UNION_H

#include "LineKernels.h"
#include "columns.h"
#include "Parallel.h"
#include "cutting.h"

typedef struct {
    /// Their maps lead to samples of the bitmap.
    tangent_column x, y;
    size_t count;
    /// To the pixel, across and down: 16, 8 or 4.
    int64_t samples;
    /// In samples: the window and `margin`, whole pixels, on each side.
    int64_t width, height, margin;
    /// Half the pen's width, in samples.
    double radius;
    /// How long a piece is, by some of them, in samples.
    double mean_piece;
    /// Bit k of word w of a row is sample 64 w + k.
    uint64_t *bits;
    size_t row_words;
    /// How many threads work on it.
    unsigned parts;
    const tangent_window *window;
    uint8_t *coverage;
    size_t stride;
    bool out_of_memory[TANGENT_MOST_THREADS];
} tangent_union;

/// Coverage of a row of pixels from as many rows of samples as a pixel has.
void tangent_count_samples(const tangent_union *line, const uint64_t *rows, uint8_t *coverage);

/// Marks samples along the pieces and widens the marks by the pen, where they are not hidden by others: for many points.
/// Only for pens of up to `tangent_widest_marks` samples to each side.
void tangent_union_by_marks(tangent_union *line);

/// The same by laying the pen's disc at each mark at once: for few points and short pieces.
void tangent_union_by_stamps(tangent_union *line);

/// How long a piece is, by a sample of them.
double tangent_mean_piece(const tangent_union *line);

/// Whether a line has fewer than three marks for two of the window's pixels.
bool tangent_is_sparse(const tangent_union *line);

/// Sets a row of samples for each that a piece passes and widens whole rows: for wide pens.
void tangent_union_by_rows(tangent_union *line);

enum { tangent_widest_marks = 24 };

#endif
