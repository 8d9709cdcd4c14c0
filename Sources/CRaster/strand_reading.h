// A line's points as slices see them: what the ways to read it share.

#ifndef TANGENT_STRAND_READING_H
#define TANGENT_STRAND_READING_H

#include "LineStrands.h"
#include "column_scans.h"
#include "columns.h"

typedef struct {
    const tangent_column *x, *y;
    size_t count;
    const tangent_slices *slices;
    /// One over the scale of x: a product is faster than a quotient.
    double values_a_pixel;
    /// Vertical places are held within these, in pixels from the window's top.
    double lowest, highest;
    /// Whether the x values fall from one to the next; pixels rise all the same.
    bool falls;
    tangent_scans x_scans, y_scans;
} tangent_reading;

static inline float held(const tangent_reading *line, double y) {
    y = y > line->lowest ? y : line->lowest;
    return (float)(y < line->highest ? y : line->highest);
}

/// The piece from the point before `end` to the point at `end`, in pixels.
typedef struct {
    size_t end;
    /// Whether there is a line between the two.
    bool is_line;
    double x0, y0, x1, y1;
} tangent_piece;

static inline tangent_piece piece_to(const tangent_reading *line, size_t index) {
    tangent_piece piece = {.end = index};
    if (index == 0 || index == line->count) return piece;
    double x0 = value_at(line->x, index - 1), x1 = value_at(line->x, index);
    double y0 = value_at(line->y, index - 1), y1 = value_at(line->y, index);
    // What is not finite leaves a NaN when it is taken from itself.
    double trace = (x0 - x0) + (x1 - x1) + (y0 - y0) + (y1 - y1);
    piece.is_line = trace == 0;
    piece.x0 = pixel_of(line->x, x0);
    piece.x1 = pixel_of(line->x, x1);
    piece.y0 = pixel_of(line->y, y0);
    piece.y1 = pixel_of(line->y, y1);
    return piece;
}

/// Where a piece crosses an edge; NaN where there is no line.
static inline float crossing(const tangent_reading *line, const tangent_piece *piece, double edge) {
    if (!piece->is_line) return NAN;
    double way = piece->x1 > piece->x0 ? (edge - piece->x0) / (piece->x1 - piece->x0) : 1;
    way = way > 0 ? way : 0;
    way = way < 1 ? way : 1;
    return held(line, piece->y0 * (1 - way) + piece->y1 * way);
}

/// Whether x is known to be in order without a look at it.
static inline bool is_known_sorted(const tangent_reading *line) {
    return line->falls ? line->x->falls : line->x->rises;
}

static inline bool is_before(const tangent_reading *line, size_t index, double threshold) {
    double value = value_at(line->x, index);
    return line->falls ? value > threshold : value < threshold;
}

/// The first of low ..< high that is not before the threshold, if x is in order; `high` if all are.
static inline size_t first_not_before(const tangent_reading *line, size_t low, size_t high, double threshold) {
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(line, middle, threshold)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/// Adds what the points from `begin` to `end` leave in a slice, where the line comes in at `left` and goes out at `right`; NaN
/// where it does not.
void tangent_read_slice(const tangent_reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end,
                        float left, float right);

/// The cap at the point `end`, on the far side of the run that goes on from there by `step`.
tangent_cap tangent_cap_at(const tangent_reading *line, size_t end, ptrdiff_t step);

/// Where a slice's points end, left to right: the first point on or after the slice's right edge.
///
/// `guess` is how many points there may be. Clears `*sorted` where x was found out of order.
size_t tangent_advance(const tangent_reading *line, size_t begin, size_t end, size_t guess, double edge, bool *sorted);

#endif
