// One slice of a line, whatever is in it: gaps, ends, runs that begin and end there.

#include "strand_reading.h"
#include "strand_storage.h"

enum {
    /// How far a cap looks for another place: data that stay in one place are not read twice for it.
    most_looked_at = 65536,
    /// How many of the runs within one slice are told apart.
    most_pieces = 16
};

tangent_cap tangent_cap_at(const tangent_reading *line, size_t end, ptrdiff_t step) {
    tangent_cap cap = {pixel_at(line->x, end), pixel_at(line->y, end), -(double)step, 0};
    // cairo rounds places to 1/256 of a pixel before it looks for a direction, and so must whoever draws alike.
    double x = rint(cap.x * 256), y = rint(cap.y * 256);
    size_t i = end;
    for (size_t looked_at = 0; looked_at < most_looked_at; looked_at++) {
        i += (size_t)step;
        // Before the first point the index wraps.
        if (i >= line->count || !is_finite_at(line->x, line->y, i)) break;
        double dx = x - rint(pixel_at(line->x, i) * 256), dy = y - rint(pixel_at(line->y, i) * 256);
        if (dx == 0 && dy == 0) continue;
        double length = hypot(dx, dy);
        cap.dx = dx / length;
        cap.dy = dy / length;
        break;
    }
    return cap;
}

typedef struct {
    float least, greatest;
} span;

static span span_of(const tangent_reading *line, double least, double greatest) {
    float one = held(line, pixel_of(line->y, least)), other = held(line, pixel_of(line->y, greatest));
    return (span){one < other ? one : other, one < other ? other : one};
}

/// A run that begins and ends within one slice: a strand of its own, or part of one there that it lies over.
static void append_piece(const tangent_reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end,
                         span span, size_t first_piece, size_t first_cap) {
    size_t piece = strands->strand_count > most_pieces + first_piece ? strands->strand_count - most_pieces
                                                                      : first_piece;
    for (; piece < strands->strand_count; piece++) {
        size_t at = strands->strands[piece].offset;
        if (span.least > strands->greatest[at] || strands->least[at] > span.greatest) continue;
        if (span.least < strands->least[at]) strands->least[at] = span.least;
        if (span.greatest > strands->greatest[at]) strands->greatest[at] = span.greatest;
        break;
    }
    if (piece == strands->strand_count) {
        tangent_begin_strand(strands, slice);
        tangent_append_slice(strands, span.least, span.greatest, NAN);
    }
    // Many such runs in a slice hide each other's ends.
    if (strands->cap_count >= first_cap + most_pieces) return;
    tangent_append_cap(strands, tangent_cap_at(line, begin, 1));
    tangent_append_cap(strands, tangent_cap_at(line, end - 1, -1));
}

/// A slice with gaps in it.
static void read_gaps(const tangent_reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end, float left,
                      float right) {
    size_t first_piece = strands->strand_count, first_cap = strands->cap_count;
    for (size_t i = begin; i < end && !strands->out_of_memory;) {
        double least = value_at(line->y, i), greatest = least;
        size_t first = i;
        for (; i < end; i++) {
            double y = value_at(line->y, i);
            if (!isfinite(y)) break;
            least = y < least ? y : least;
            greatest = y > greatest ? y : greatest;
        }
        size_t last = i++;
        if (first == last) continue;
        span span = span_of(line, least, greatest);
        bool from_left = first == begin && !isnan(left), to_right = last == end && !isnan(right);
        if (from_left) {
            tangent_append_slice(strands, span.least, span.greatest, left);
            first_piece = strands->strand_count;
            if (!to_right) tangent_append_cap(strands, tangent_cap_at(line, last - 1, -1));
        } else if (to_right) {
            tangent_append_cap(strands, tangent_cap_at(line, first, 1));
            tangent_begin_strand(strands, slice);
            tangent_append_slice(strands, span.least, span.greatest, NAN);
        } else if (last - first > 1) {
            append_piece(line, strands, slice, first, last, span, first_piece, first_cap);
        }
    }
}

static tangent_extremes y_extremes(const tangent_reading *line, size_t begin, size_t end) {
    if (line->y->kind == TANGENT_INDICES) return (tangent_extremes){(double)begin, (double)(end - 1), true};
    return tangent_extremes_of(line->y, &line->y_scans, begin, end - begin);
}

void tangent_read_slice(const tangent_reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end,
                        float left, float right) {
    if (begin == end) {
        if (!isnan(left)) tangent_append_slice(strands, TANGENT_NOWHERE, -TANGENT_NOWHERE, left);
        return;
    }
    tangent_extremes extremes = y_extremes(line, begin, end);
    if (!extremes.finite) return read_gaps(line, strands, slice, begin, end, left, right);
    if (isnan(left)) {
        // A point without neighbours is no line.
        if (end - begin == 1 && isnan(right)) return;
        tangent_append_cap(strands, tangent_cap_at(line, begin, 1));
        tangent_begin_strand(strands, slice);
    }
    span span = span_of(line, extremes.least, extremes.greatest);
    // What lies between the crossings is drawn with them, and their places are known better.
    if (!isnan(left) && !isnan(right)) {
        float low = left < right ? left : right, high = left < right ? right : left;
        span.least = span.least < low ? span.least : TANGENT_NOWHERE;
        span.greatest = span.greatest > high ? span.greatest : -TANGENT_NOWHERE;
    }
    tangent_append_slice(strands, span.least, span.greatest, left);
    if (isnan(right)) tangent_append_cap(strands, tangent_cap_at(line, end - 1, -1));
}
