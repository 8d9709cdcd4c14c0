// From columns of data to strands: the only code that reads a long line's points, and it does so once.

#include "LineStrands.h"

#include "column_scans.h"
#include "columns.h"
#include "parallel.h"
#include "slice_ends.h"
#include "slice_spans.h"

#include <stdlib.h>
#include <string.h>

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
} reading;

enum {
    /// How far a cap looks for another place: data that stay in one place are not read twice for it.
    most_looked_at = 65536,
    /// How many of the runs within one slice are told apart.
    most_pieces = 16,
    /// From where a thread of its own pays: making one takes as long as reading some 100,000 points.
    points_a_thread = 250000,
    /// From how many points a slice on reading them all for their order and looking for its end are done in one.
    points_a_long_slice = 24
};

// MARK: Storage

static bool grow(void **memory, size_t size, size_t capacity) {
    void *moved = realloc(*memory, size * capacity);
    if (moved) *memory = moved;
    return moved != NULL;
}

static bool reserve_slices(tangent_strands *strands, size_t capacity) {
    if (capacity <= strands->slice_capacity) return true;
    if (!grow((void **)&strands->least, sizeof(float), capacity) ||
        !grow((void **)&strands->greatest, sizeof(float), capacity) ||
        !grow((void **)&strands->left, sizeof(float), capacity)) {
        strands->out_of_memory = true;
        return false;
    }
    strands->slice_capacity = capacity;
    return true;
}

static void append_slice(tangent_strands *strands, float least, float greatest, float left) {
    if (strands->out_of_memory) return;
    if (strands->slice_count == strands->slice_capacity &&
        !reserve_slices(strands, 2 * strands->slice_capacity + 64)) return;
    size_t index = strands->slice_count++;
    strands->least[index] = least;
    strands->greatest[index] = greatest;
    strands->left[index] = left;
    strands->strands[strands->strand_count - 1].count += 1;
}

static void begin_strand(tangent_strands *strands, size_t slice) {
    if (strands->strand_count == strands->strand_capacity) {
        size_t capacity = 2 * strands->strand_capacity + 16;
        if (!grow((void **)&strands->strands, sizeof(tangent_strand), capacity)) {
            strands->out_of_memory = true;
            return;
        }
        strands->strand_capacity = capacity;
    }
    strands->strands[strands->strand_count++] = (tangent_strand){slice, 0, strands->slice_count};
}

static void append_cap(tangent_strands *strands, tangent_cap cap) {
    if (strands->cap_count == strands->cap_capacity) {
        size_t capacity = 2 * strands->cap_capacity + 16;
        if (!grow((void **)&strands->caps, sizeof(tangent_cap), capacity)) {
            strands->out_of_memory = true;
            return;
        }
        strands->cap_capacity = capacity;
    }
    strands->caps[strands->cap_count++] = cap;
}

void tangent_free_strands(tangent_strands *strands) {
    free(strands->strands);
    free(strands->caps);
    free(strands->least);
    free(strands->greatest);
    free(strands->left);
}

// MARK: Points

static inline float held(const reading *line, double y) {
    y = y > line->lowest ? y : line->lowest;
    return (float)(y < line->highest ? y : line->highest);
}

/// The piece from the point before `end` to the point at `end`, in pixels.
typedef struct {
    size_t end;
    /// Whether there is a line between the two.
    bool is_line;
    double x0, y0, x1, y1;
} piece;

static piece piece_to(const reading *line, size_t index) {
    piece piece = {.end = index};
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
static inline float crossing(const reading *line, const piece *piece, double edge) {
    if (!piece->is_line) return NAN;
    double way = piece->x1 > piece->x0 ? (edge - piece->x0) / (piece->x1 - piece->x0) : 1;
    way = way > 0 ? way : 0;
    way = way < 1 ? way : 1;
    return held(line, piece->y0 * (1 - way) + piece->y1 * way);
}

/// The cap at the point `end`, on the far side of the run that goes on from there by `step`.
static tangent_cap cap_at(const reading *line, size_t end, ptrdiff_t step) {
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

// MARK: Slices

/// The value of x that falls on an edge.
static double threshold_at(const reading *line, double edge) {
    return tangent_threshold(line->x, line->values_a_pixel, edge);
}

/// Whether x is known to be in order without a look at it.
static bool is_known_sorted(const reading *line) {
    return line->falls ? line->x->falls : line->x->rises;
}

static bool is_before(const reading *line, size_t index, double threshold) {
    double value = value_at(line->x, index);
    return line->falls ? value > threshold : value < threshold;
}

/// `advance` where x is known to be in order: looks at the guess, then at where it would be if points were as near one another
/// as they are on the whole there, then twice as far from there each time, then between the last two looks.
static size_t advance_by_doubling(const reading *line, size_t begin, size_t end, size_t guess, double threshold) {
    size_t low = begin, high = end, step = guess < 128 ? guess / 16 + 1 : 8;
    size_t look = end - begin > guess ? begin + guess : end;
    if (look < end && guess >= 128) {
        double slices = (threshold - value_at(line->x, look)) / (line->slices->width * line->values_a_pixel);
        double place = (double)look + slices * (double)guess, last = (double)(end - 1);
        place = place > (double)begin ? place : (double)begin;
        look = (size_t)(place < last ? place : last);
    }
    if (look < end && is_before(line, look, threshold)) {
        low = look + 1;
        for (; end - low > step && is_before(line, low + step, threshold); step *= 2) low += step + 1;
        if (end - low > step) high = low + step;
    } else if (look < end) {
        high = look;
        for (; high - begin > step && !is_before(line, high - step, threshold); step *= 2) high -= step;
        if (high - begin > step) low = high - step + 1;
    }
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

/// `advance` where the ends of all blocks of x are known: no more than two or three values are read of the right one.
static size_t advance_by_blocks(const reading *line, size_t begin, size_t end, double threshold) {
    const tangent_column *x = line->x;
    const double *lasts = line->falls ? x->least : x->greatest, *firsts = line->falls ? x->greatest : x->least;
    size_t number = begin / x->block;
    for (;; number++) {
        if (number * x->block >= end) return end;
        if (line->falls ? lasts[number] <= threshold : lasts[number] >= threshold) break;
    }
    size_t first = number * x->block, low = first > begin ? first : begin;
    size_t high = first + x->block < end ? first + x->block : end;
    // Where it would be if they were evenly spaced, as they often are; then by halves.
    double span = lasts[number] - firsts[number];
    double part = (threshold - firsts[number]) / (span != 0 ? span : 1);
    size_t middle = low;
    if (part > 0 && part < 1) middle = first + (size_t)(part * (double)(x->block - 1)) + 1;
    if (middle < low || middle >= high) middle = low + (high - low) / 2;
    for (unsigned look = 0; low < high; look++) {
        bool is_left = is_before(line, middle, threshold);
        if (is_left) {
            low = middle + 1;
        } else {
            high = middle;
        }
        // After the guess its neighbour, which is the answer's if the guess was good.
        size_t half = low + (high - low) / 2;
        middle = look > 0 ? half : is_left ? low : high > low ? high - 1 : low;
    }
    return low;
}

/// Where a slice's points end, left to right: the first point on or after the slice's right edge.
///
/// `guess` is how many points there may be.
static size_t advance(const reading *line, size_t begin, size_t end, size_t guess, double edge, bool *sorted) {
    double threshold = threshold_at(line, edge);
    // Where points are few most slices have none.
    if (line->x->kind == TANGENT_DOUBLES && begin < end && !is_before(line, begin, threshold)) return begin;
    if (is_known_sorted(line)) {
        if (line->x->block) return advance_by_blocks(line, begin, end, threshold);
        return advance_by_doubling(line, begin, end, guess, threshold);
    }
    if (line->x->kind != TANGENT_INDICES) {
        return line->x_scans.advance(line->x, begin, end, line->count, threshold, line->falls, sorted);
    }
    if (!(threshold > (double)begin)) return begin;
    if (!(threshold < (double)end)) return end;
    int64_t index = (int64_t)threshold;
    return (size_t)index + ((double)index < threshold);
}

typedef struct {
    float least, greatest;
} span;

static span span_of(const reading *line, double least, double greatest) {
    float one = held(line, pixel_of(line->y, least)), other = held(line, pixel_of(line->y, greatest));
    return (span){one < other ? one : other, one < other ? other : one};
}

/// A run that begins and ends within one slice: a strand of its own, or part of one there that it lies over.
static void append_piece(const reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end,
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
        begin_strand(strands, slice);
        append_slice(strands, span.least, span.greatest, NAN);
    }
    // Many such runs in a slice hide each other's ends.
    if (strands->cap_count >= first_cap + most_pieces) return;
    append_cap(strands, cap_at(line, begin, 1));
    append_cap(strands, cap_at(line, end - 1, -1));
}

/// A slice with gaps in it.
static void read_gaps(const reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end, float left,
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
            append_slice(strands, span.least, span.greatest, left);
            first_piece = strands->strand_count;
            if (!to_right) append_cap(strands, cap_at(line, last - 1, -1));
        } else if (to_right) {
            append_cap(strands, cap_at(line, first, 1));
            begin_strand(strands, slice);
            append_slice(strands, span.least, span.greatest, NAN);
        } else if (last - first > 1) {
            append_piece(line, strands, slice, first, last, span, first_piece, first_cap);
        }
    }
}

static void include(tangent_extremes *all, tangent_extremes some) {
    all->least = some.least < all->least ? some.least : all->least;
    all->greatest = some.greatest > all->greatest ? some.greatest : all->greatest;
    all->finite &= some.finite;
}

/// The extremes of y at points from `begin` to `end`, at least one; where those of blocks are known, only the points of
/// blocks at the ends are read.
static tangent_extremes y_extremes(const reading *line, size_t begin, size_t end) {
    const tangent_column *y = line->y;
    if (y->kind == TANGENT_INDICES) return (tangent_extremes){(double)begin, (double)(end - 1), true};
    size_t block = y->block;
    if (!block || end - begin < 2 * block) return line->y_scans.extremes(y, begin, end - begin);
    size_t first = (begin + block - 1) / block, last = end / block;
    tangent_extremes all = {INFINITY, -INFINITY, true};
    if (begin < first * block) include(&all, line->y_scans.extremes(y, begin, first * block - begin));
    if (last * block < end) include(&all, line->y_scans.extremes(y, last * block, end - last * block));
    for (size_t number = first; number < last; number++) {
        // A NaN is neither.
        all.finite &= y->least[number] <= y->greatest[number];
        all.least = y->least[number] < all.least ? y->least[number] : all.least;
        all.greatest = y->greatest[number] > all.greatest ? y->greatest[number] : all.greatest;
    }
    return all;
}

static void read_slice(const reading *line, tangent_strands *strands, size_t slice, size_t begin, size_t end,
                       float left, float right) {
    if (begin == end) {
        if (!isnan(left)) append_slice(strands, TANGENT_NOWHERE, -TANGENT_NOWHERE, left);
        return;
    }
    tangent_extremes extremes = y_extremes(line, begin, end);
    if (!extremes.finite) return read_gaps(line, strands, slice, begin, end, left, right);
    if (isnan(left)) {
        // A point without neighbours is no line.
        if (end - begin == 1 && isnan(right)) return;
        append_cap(strands, cap_at(line, begin, 1));
        begin_strand(strands, slice);
    }
    span span = span_of(line, extremes.least, extremes.greatest);
    // What lies between the crossings is drawn with them, and their places are known better.
    if (!isnan(left) && !isnan(right)) {
        float low = left < right ? left : right, high = left < right ? right : left;
        span.least = span.least < low ? span.least : TANGENT_NOWHERE;
        span.greatest = span.greatest > high ? span.greatest : -TANGENT_NOWHERE;
    }
    append_slice(strands, span.least, span.greatest, left);
    if (isnan(right)) append_cap(strands, cap_at(line, end - 1, -1));
}

// MARK: Parts

typedef struct {
    const reading *line;
    size_t first_slice, last_slice;
    size_t begin, end;
    tangent_strands strands;
} part;

/// Reads slices of few points: first where each ends, then many at a time. False where there is no memory for that.
static bool read_short_slices(part *own) {
    const reading *line = own->line;
    tangent_strands *strands = &own->strands;
    size_t slice = own->first_slice, slice_count = own->last_slice - slice;
    uint32_t *ends = malloc((slice_count + 2) * sizeof *ends);
    if (!ends) return false;
    const tangent_slice_points points = {
        line->x, own->begin, own->end, line->count, line->slices, slice, own->last_slice, line->falls,
    };
    strands->sorted = tangent_find_slice_ends(&points, ends);
    tangent_slice_places places = {
        .x = line->x, .y = line->y, .count = line->count, .slices = line->slices, .lowest = line->lowest,
        .highest = line->highest, .extremes = line->y_scans.extremes,
    };
    size_t begin = own->begin + ends[0];
    piece piece = piece_to(line, begin);
    float left = strands->sorted ? crossing(line, &piece, tangent_slice_edge(line->slices, slice)) : NAN;
    if (!isnan(left)) begin_strand(strands, slice);
    while (slice < own->last_slice && strands->sorted && !strands->out_of_memory) {
        size_t index = slice - own->first_slice, taken = own->last_slice - slice;
        if (taken > tangent_most_spans) taken = tangent_most_spans;
        if (!isnan(left) && reserve_slices(strands, strands->slice_count + taken)) {
            size_t at = strands->slice_count;
            places.least = strands->least + at, places.greatest = strands->greatest + at, places.left = strands->left + at;
            if (tangent_find_spans(&places, slice, taken, own->begin, ends + index, &left)) {
                strands->slice_count += taken;
                strands->strands[strands->strand_count - 1].count += taken;
                slice += taken;
                continue;
            }
        }
        // The line begins or ends here, or has a gap.
        for (size_t last = slice + taken; slice < last && !strands->out_of_memory; slice++, index++) {
            size_t end = own->begin + ends[index + 1];
            begin = own->begin + ends[index];
            if (end != piece.end) piece = piece_to(line, end);
            float right = crossing(line, &piece, tangent_slice_edge(line->slices, slice + 1));
            read_slice(line, strands, slice, begin, end, left, right);
            left = right;
        }
    }
    strands->is_open = !isnan(left);
    free(ends);
    return true;
}

static void read_part(void *context, unsigned number) {
    part *own = (part *)context + number;
    const reading *line = own->line;
    tangent_strands *strands = &own->strands;
    strands->sorted = true;
    size_t slice = own->first_slice, slice_count = own->last_slice - slice, points = own->end - own->begin;
    if (slice_count && !reserve_slices(strands, slice_count)) return;
    if (line->x->kind == TANGENT_DOUBLES && line->y->kind == TANGENT_DOUBLES && points >= 128 && points <= INT32_MAX &&
        points / points_a_long_slice < slice_count && read_short_slices(own)) return;
    double edge = tangent_slice_edge(line->slices, slice);
    size_t begin = advance(line, own->begin, own->end, 0, edge, &strands->sorted), guess = 0;
    piece piece = piece_to(line, begin);
    float left = slice_count ? crossing(line, &piece, edge) : NAN;
    if (!isnan(left)) begin_strand(strands, slice);
    for (; slice < own->last_slice && strands->sorted && !strands->out_of_memory; slice++) {
        edge = tangent_slice_edge(line->slices, slice + 1);
        size_t end = advance(line, begin, own->end, guess, edge, &strands->sorted);
        guess = end - begin;
        // Many slices may lie between two points.
        if (end != piece.end) piece = piece_to(line, end);
        float right = crossing(line, &piece, edge);
        read_slice(line, strands, slice, begin, end, left, right);
        begin = end;
        left = right;
    }
    strands->is_open = !isnan(left);
    if (line->x->kind == TANGENT_INDICES || is_known_sorted(line) || !strands->sorted) return;
    // What lies right of all slices is only asked for its order. Infinities may be last, NaN may not.
    double furthest = line->falls ? -INFINITY : INFINITY;
    begin = line->x_scans.advance(line->x, begin, own->end, line->count, furthest, line->falls,
                                  &strands->sorted);
    for (; begin < own->end; begin++) strands->sorted &= value_at(line->x, begin) == furthest;
}

/// The first point from `begin` on that is not left of an edge, if x is in order; otherwise some point.
static size_t search(const reading *line, size_t begin, double edge) {
    double threshold = threshold_at(line, edge);
    size_t end = line->count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (is_before(line, middle, threshold)) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

/// Divides the points evenly, as far as edges of slices allow.
static void divide(const reading *line, part *parts, unsigned count) {
    const tangent_slices *slices = line->slices;
    for (unsigned number = 0; number < count; number++) {
        part *own = &parts[number];
        *own = (part){.line = line, .last_slice = slices->count, .end = line->count};
        if (number == 0) continue;
        double x = pixel_at(line->x, (size_t)((double)line->count / count * number));
        double slice = ceil((x - slices->left) / slices->width);
        size_t least = parts[number - 1].first_slice;
        own->first_slice = slice > (double)slices->count ? slices->count : slice > (double)least ? (size_t)slice : least;
        own->begin = search(line, parts[number - 1].begin, tangent_slice_edge(slices, own->first_slice));
        parts[number - 1].last_slice = own->first_slice;
        parts[number - 1].end = own->begin;
    }
}

/// Adds a part's strands to those of the parts before it.
static void join(tangent_strands *all, const part *added) {
    const tangent_strands *next = &added->strands;
    all->sorted &= next->sorted;
    all->out_of_memory |= next->out_of_memory;
    if (!all->sorted || all->out_of_memory) return;
    if (!reserve_slices(all, all->slice_count + next->slice_count)) return;
    size_t base = all->slice_count, slice = 0;
    for (size_t number = 0; number < next->strand_count; number++) {
        const tangent_strand *strand = &next->strands[number];
        // A strand that came in over the part's left edge goes on where the part before stopped.
        bool goes_on = number == 0 && all->is_open && strand->count && !isnan(next->left[strand->offset]);
        if (!goes_on) begin_strand(all, strand->first_slice);
        if (all->out_of_memory) return;
        tangent_strand *joined = &all->strands[all->strand_count - 1];
        if (!goes_on) joined->offset = base + strand->offset;
        joined->count += strand->count;
        slice += strand->count;
    }
    memcpy(all->least + base, next->least, slice * sizeof(float));
    memcpy(all->greatest + base, next->greatest, slice * sizeof(float));
    memcpy(all->left + base, next->left, slice * sizeof(float));
    all->slice_count += slice;
    for (size_t i = 0; i < next->cap_count && !all->out_of_memory; i++) append_cap(all, next->caps[i]);
    if (added->first_slice < added->last_slice) all->is_open = next->is_open;
}

void tangent_read_strands(const tangent_column *x, const tangent_column *y, size_t count, const tangent_slices *slices,
                          bool falls, double height, double reach, unsigned threads, tangent_strands *strands) {
    const reading line = {
        .x = x, .y = y, .count = count, .slices = slices, .values_a_pixel = 1 / x->scale, .lowest = -reach, .highest = height + reach, .falls = falls,
        .x_scans = tangent_scans_for(x->kind), .y_scans = tangent_scans_for(y->kind),
    };
    unsigned part_count = count < 2 * points_a_thread ? 1 : count / points_a_thread < threads ? (unsigned)(count / points_a_thread) : threads;
    if (part_count > TANGENT_MOST_THREADS) part_count = TANGENT_MOST_THREADS;
    if (part_count == 0) part_count = 1;
    part parts[TANGENT_MOST_THREADS];
    divide(&line, parts, part_count);
    tangent_in_parallel(part_count, read_part, parts);
    *strands = parts[0].strands;
    for (unsigned number = 1; number < part_count; number++) {
        join(strands, &parts[number]);
        tangent_free_strands(&parts[number].strands);
    }
}
