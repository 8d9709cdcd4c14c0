// Which pieces of a line lie under others, by cells of a fraction of a pixel.
//
// A drawn piece covers the cells whose middles are within `drawn` of it; another is hidden if all cells whose middles are within
// `seen` of it are covered. Let d be half a cell's diagonal, r half the pen's width and t the tolerance, `drawn` = r - d and
// `seen` = r - t + d. Whatever ink the hidden piece had is within t of a place that is within r - t of the piece; the middle of
// that place's cell is within `seen` of it, so it is covered, so within `drawn` of a drawn piece; so the place has its ink.

#include "line_cover.h"

#include "columns.h"
#include "cutting.h"
#include "scratch.h"

#include <stdlib.h>
#include <string.h>

// All processors round alike.
#pragma clang fp contract(off)

enum {
    /// A block's side, in cells.
    block = 8,
    /// How far a pen may reach, how long a part of a piece may be, and how many are looked at at once; in cells.
    furthest = 24,
    part = 32,
    most_parts = 4,
    /// Around the window, in cells: pens reach no further from pieces that reach the window.
    margin = 64,
    /// Lines of cells are looked at so many at a time, in vectors.
    lanes = 8,
    most_lines = (most_parts * part + 2 * furthest + 4 + lanes) / lanes * lanes,
};

/// 16 MB of bits.
static const double most_cells = 0x1p27;

// Places are in cells: `along` lines of them and `across`.
typedef struct {
    double along, across;
} place;

/// The cells near a part of a piece.
typedef struct {
    size_t first_line, first_cell, lines;
    /// Of each line the first cell and the one after the last, from `first_cell`.
    int32_t begin[most_lines], end[most_lines];
} nearby;

/// Finds the cells whose middles are within `radius` of a piece.
TANGENT_INLINE void find_nearby(nearby *near, float radius, place from, place to) {
    bool falls = from.across <= to.across;
    place start = falls ? from : to, stop = falls ? to : from;
    double least = (double)((int64_t)(from.along < to.along ? from.along : to.along) - furthest - 1);
    double top = (double)((int64_t)start.across - furthest - 1);
    // From there on, all is more than 0 and small.
    float x0 = (float)(start.along - least), y0 = (float)(start.across - top);
    float x1 = (float)(stop.along - least), y1 = (float)(stop.across - top);
    float dx = x1 - x0, dy = y1 - y0, length = __builtin_elementwise_sqrt(dx * dx + dy * dy), squared = radius * radius;
    // To the piece's point whose disc reaches furthest back or forth.
    float ahead = length > 0 ? dx / length * radius : 0, a_height = 1 / (dy > 1e-6F ? dy : 1e-6F);
    int first = (int)(y0 - radius + 0.5F), last = (int)(y1 + radius + 0.5F);
    near->first_cell = (size_t)least;
    near->first_line = (size_t)top + (size_t)first;
    near->lines = last > first ? (size_t)(last - first) : 0;
    for (size_t group = 0; group < near->lines; group += lanes) {
        for (size_t line = group; line < group + lanes; line++) {
            float y = (float)((int32_t)first + (int32_t)line) + 0.5F;
            float before = (y - ahead - y0) * a_height, after = (y + ahead - y0) * a_height;
            before = before > 0 ? before : 0;
            before = before < 1 ? before : 1;
            after = after > 0 ? after : 0;
            after = after < 1 ? after : 1;
            float before_away = y - (y0 + before * dy), after_away = y - (y0 + after * dy);
            float before_rest = squared - before_away * before_away, after_rest = squared - after_away * after_away;
            float begin = x0 + before * dx - __builtin_elementwise_sqrt(before_rest > 0 ? before_rest : 0);
            float end = x0 + after * dx + __builtin_elementwise_sqrt(after_rest > 0 ? after_rest : 0);
            near->begin[line] = (int32_t)(begin + 0.5F);
            near->end[line] = (int32_t)(end + 0.5F);
        }
    }
}

/// Of a word that begins with cell `first`, the cells from `begin` to before `end`.
TANGENT_INLINE uint64_t mask_of(size_t first, size_t begin, size_t end) {
    uint64_t from = begin > first ? UINT64_MAX << (begin - first) : UINT64_MAX;
    return end < first + 64 ? from & ~(UINT64_MAX << (end - first)) : from;
}

TANGENT_INLINE bool are_covered(const tangent_cells *cells, const nearby *near) {
    const uint64_t *bits = cells->bits + near->first_line * cells->line_words;
    for (size_t line = 0; line < near->lines; line++, bits += cells->line_words) {
        size_t begin = near->first_cell + (size_t)near->begin[line], end = near->first_cell + (size_t)near->end[line];
        for (size_t first = begin / 64 * 64; first < end; first += 64) {
            if (mask_of(first, begin, end) & ~bits[first / 64]) return false;
        }
    }
    return true;
}

/// A block is covered now, so there is one less near those around it.
static void close_block(tangent_cover *cover, size_t column, size_t row) {
    size_t stride = cover->rows.line_words * 64 / block, reach = cover->reach;
    for (size_t y = row - reach; y <= row + reach; y++) {
        uint8_t *open_near = cover->open_near + y * stride + column - reach;
        for (size_t x = 0; x <= 2 * reach; x++) open_near[x] -= 1;
    }
}

/// `added` cells of a word are covered now.
TANGENT_INLINE void close_cells(tangent_cover *cover, size_t row, size_t word, uint64_t added) {
    const uint64_t each = 0x0101010101010101, low = 0x7F * each;
    // How many in each block, a byte each; they are no more than what is open there, so none borrows from the next.
    added -= added >> 1 & 0x5555555555555555;
    added = (added & 0x3333333333333333) + (added >> 2 & 0x3333333333333333);
    added = (added + (added >> 4)) & 0x0F0F0F0F0F0F0F0F;
    uint64_t open, *place = (uint64_t *)(void *)cover->open + row / block * cover->rows.line_words + word;
    open = *place -= added;
    // Blocks that have none left, of those that had some.
    uint64_t closed = ~(((open & low) + low) | open | low) & (added + low);
    for (; closed; closed &= closed - 1) close_block(cover, word * 8 + (size_t)__builtin_ctzll(closed) / 8, row / block);
}

TANGENT_INLINE void cover_cells(tangent_cover *cover, tangent_cells *cells, const nearby *near) {
    for (size_t line = 0; line < near->lines; line++) {
        size_t number = near->first_line + line;
        uint64_t *bits = cells->bits + number * cells->line_words;
        size_t begin = near->first_cell + (size_t)near->begin[line], end = near->first_cell + (size_t)near->end[line];
        for (size_t first = begin / 64 * 64; first < end; first += 64) {
            uint64_t added = mask_of(first, begin, end) & ~bits[first / 64];
            if (!added) continue;
            bits[first / 64] |= added;
            // Blocks go by rows.
            if (cells == &cover->rows) close_cells(cover, number, first / 64, added);
        }
    }
}

TANGENT_INLINE bool is_hidden_around(const tangent_cover *cover, place at) {
    size_t stride = cover->rows.line_words * 64 / block;
    return !cover->open_near[(size_t)(int64_t)at.across / block * stride + (size_t)(int64_t)at.along / block];
}

TANGENT_INLINE place turned(place at) { return (place){at.across, at.along}; }

TANGENT_INLINE bool cover_piece(tangent_cover *cover, double x0, double y0, double x1, double y1) {
    x0 = (x0 - cover->left) * cover->cells + margin;
    y0 = (y0 - cover->top) * cover->cells + margin;
    x1 = (x1 - cover->left) * cover->cells + margin;
    y1 = (y1 - cover->top) * cover->cells + margin;
    // A pen does not reach the window from beyond this.
    const double near_side = margin - furthest - 2, right = cover->width - near_side, bottom = cover->height - near_side;
    if (!cut(&y0, &y1, &x0, &x1, near_side, bottom) || !cut(&x0, &x1, &y0, &y1, near_side, right)) return false;
    // Rounding of the second cut may leave the rows by a little.
    y0 = y0 < near_side ? near_side : y0 > bottom ? bottom : y0;
    y1 = y1 < near_side ? near_side : y1 > bottom ? bottom : y1;
    double dx = x1 - x0, dy = y1 - y0, squared = dx * dx + dy * dy, parts = 1;
    if (squared > part * part) {
        parts = (double)((int64_t)(__builtin_elementwise_sqrt(squared) * (1.0 / part)) + 1);
        dx /= parts;
        dy /= parts;
    }
    bool is_steep = fabs(dy) > fabs(dx), is_seen = false;
    nearby near;
    for (double number = 0; number < parts;) {
        place from = {x0 + number * dx, y0 + number * dy}, middle = {from.along + dx / 2, from.across + dy / 2};
        number += 1;
        if (is_hidden_around(cover, middle)) continue;
        // As many of the next as are not so either.
        place to = {from.along + dx, from.across + dy};
        for (unsigned count = 1; count < most_parts && number < parts; count++) {
            middle.along += dx, middle.across += dy;
            if (is_hidden_around(cover, middle)) break;
            to.along += dx, to.across += dy;
            number += 1;
        }
        if (!is_seen) {
            find_nearby(&near, cover->seen, is_steep ? turned(from) : from, is_steep ? turned(to) : to);
            is_seen = !are_covered(is_steep ? &cover->columns : &cover->rows, &near);
        }
        // What was covered before the first that is seen stays so.
        if (is_seen) {
            find_nearby(&near, cover->drawn, from, to);
            cover_cells(cover, &cover->rows, &near);
            find_nearby(&near, cover->drawn, turned(from), turned(to));
            cover_cells(cover, &cover->columns, &near);
        }
    }
    return is_seen;
}

#if TANGENT_X86
TANGENT_AVX2_POPCNT static bool cover_piece_avx2(tangent_cover *cover, double x0, double y0, double x1, double y1) {
    return cover_piece(cover, x0, y0, x1, y1);
}
#endif

bool tangent_cover_piece(tangent_cover *cover, double x0, double y0, double x1, double y1) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return cover_piece_avx2(cover, x0, y0, x1, y1);
#endif
    return cover_piece(cover, x0, y0, x1, y1);
}

// MARK: The whole

/// How much of what is `inside` the margin, in cells, is in `count` cells from `first` on.
static size_t overlap(size_t inside, int64_t first, int64_t count) {
    int64_t begin = first > margin ? first : margin, end = first + count;
    if (end > margin + (int64_t)inside) end = margin + (int64_t)inside;
    return end > begin ? (size_t)(end - begin) : 0;
}

/// The same in blocks, of which a part is a whole.
static size_t blocks_near(size_t inside, size_t middle, size_t reach) {
    size_t blocks = (inside + block - 1) / block;
    return overlap(blocks * block, ((int64_t)middle - (int64_t)reach) * block, (2 * (int64_t)reach + 1) * block) / block;
}

static void open_cells(tangent_cells *cells, size_t length, size_t count) {
    for (size_t line = margin; line < margin + count; line++) {
        uint64_t *bits = cells->bits + line * cells->line_words;
        for (size_t first = margin; first < margin + length; first += 64) {
            bits[first / 64] = ~mask_of(first, first, margin + length);
        }
    }
}

static void open_window(tangent_cover *cover, size_t width, size_t height) {
    size_t columns = cover->rows.line_words * 64 / block, rows = (size_t)cover->height / block;
    for (size_t row = 0; row < rows; row++) {
        size_t high = overlap(height, (int64_t)row * block, block), near = blocks_near(height, row, cover->reach);
        for (size_t column = 0; column < columns; column++) {
            size_t wide = overlap(width, (int64_t)column * block, block);
            cover->open[row * columns + column] = (uint8_t)(high * wide);
            cover->open_near[row * columns + column] = (uint8_t)(near * blocks_near(width, column, cover->reach));
        }
    }
    open_cells(&cover->rows, width, height);
    open_cells(&cover->columns, height, width);
}

bool tangent_begin_cover(tangent_cover *cover, const tangent_window *window, double pen_width, double tolerance) {
    double radius = pen_width / 2, half_diagonal = sqrt(0.5);
    // So many that `seen` is no more than `drawn`; fewer under a wide pen, or in a large window.
    double cells = fmin(2 * half_diagonal / tolerance, furthest / radius);
    cells = fmin(cells, sqrt(most_cells / window->width / window->height));
    *cover = (tangent_cover){
        .cells = cells, .left = window->left, .top = window->top,
        .drawn = (float)(radius * cells - half_diagonal),
        .seen = (float)(fmax(radius - tolerance, 0) * cells + half_diagonal),
    };
    if (!(cover->drawn >= 1)) return false;
    // From the middle of a part.
    cover->reach = (size_t)ceil((cover->seen + part / 2 + 1) / block);
    size_t width = (size_t)ceil(window->width * cells), height = (size_t)ceil(window->height * cells);
    cover->rows.line_words = (width + 63) / 64 + 2 * margin / 64;
    cover->columns.line_words = (height + 63) / 64 + 2 * margin / 64;
    size_t columns = cover->rows.line_words * 64, rows = cover->columns.line_words * 64;
    cover->width = (double)columns;
    cover->height = (double)rows;
    size_t size = columns * rows / 8, blocks = size / block;
    char *memory = tangent_scratch(2 * size + 2 * blocks, &cover->owner);
    if (!memory) return false;
    memset(memory, 0xFF, 2 * size);
    cover->rows.bits = (uint64_t *)(void *)memory;
    cover->columns.bits = (uint64_t *)(void *)(memory + size);
    cover->open = (uint8_t *)memory + 2 * size;
    cover->open_near = cover->open + blocks;
    open_window(cover, width, height);
    return true;
}

void tangent_end_cover(tangent_cover *cover) { free(cover->owner); }
