// What the pieces of a line that are drawn already have covered of the window.

#ifndef TANGENT_LINE_COVER_H
#define TANGENT_LINE_COVER_H

#include "DataColumns.h"

/// Cells along lines: bit k of word w of a line is its cell 64 w + k.
typedef struct {
    uint64_t *bits;
    size_t line_words;
} tangent_cells;

/// The window in cells, each a bit: whether its middle is under a piece that is drawn. What is outside of the window counts as
/// covered, as nobody sees it.
typedef struct {
    /// To the pixel.
    double cells;
    /// Where the window's corner is, in pixels; how large it and what is around it are, in cells.
    double left, top, width, height;
    /// In cells: what a drawn piece covers to each side of it, and what of another has to be covered lest it be seen.
    float drawn, seen;
    /// By rows and, once more, by columns: few of these pass a long piece that lies along them.
    tangent_cells rows, columns;
    /// Of each block of 8 × 8 cells, how many are not covered, and how many blocks up to `reach` away have such.
    uint8_t *open, *open_near;
    size_t reach;
    void *owner;
} tangent_cover;

/// No ink of what is hidden is further than `tolerance` from ink that is drawn; both in pixels. False where there is no memory,
/// or the pen is so thin that nothing can be told to be hidden.
bool tangent_begin_cover(tangent_cover *cover, const tangent_window *window, double pen_width, double tolerance);

/// Whether anything of a piece is to be seen, which is covered from then on. In pixels, anywhere.
bool tangent_cover_piece(tangent_cover *cover, double x0, double y0, double x1, double y1);

void tangent_end_cover(tangent_cover *cover);

#endif
