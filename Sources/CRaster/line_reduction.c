// A line as few points. Of a function of x the extremes of upright strips are enough. Any other is followed piece by piece: points
// that do not bend it are left out, and pieces that are hidden under others.

#include "LineReduction.h"

#include "columns.h"
#include "line_cover.h"

#include <stdlib.h>

#pragma clang fp contract(off)

/// What of the tolerance a piece may take that leaves out points; the rest is for what is hidden.
static const double bend_share = 0.25;

typedef struct {
    tangent_column x, y;
    size_t count;
} line;

typedef struct {
    double x, y;
} place;

// MARK: Input

enum { block = 512 };

/// A line's points one after the other, in pixels: NaN where there is a gap. They are read block by block.
typedef struct {
    const line *line;
    /// The block's first point, and how many it has and have been handed out.
    size_t first, count, taken;
    double x[block], y[block];
} reader;

static void read_places(const tangent_column *column, size_t begin, size_t count, double *places) {
    if (column->kind == TANGENT_READER) {
        column->reader(column->values, begin, count, places);
    } else {
        for (size_t i = 0; i < count; i++) places[i] = value_at(column, begin + i);
    }
    // An infinity times 0 is a NaN too.
    for (size_t i = 0; i < count; i++) places[i] = pixel_of(column, places[i]) + places[i] * 0;
}

/// Not by an initializer, which would clear the block.
static void begin_reading(reader *reader, const line *line) {
    reader->line = line;
    reader->first = reader->count = reader->taken = 0;
}

static void read_block(reader *reader) {
    const line *line = reader->line;
    reader->first += reader->count;
    reader->count = line->count - reader->first < block ? line->count - reader->first : block;
    reader->taken = 0;
    if (reader->count == 0) return;
    read_places(&line->x, reader->first, reader->count, reader->x);
    read_places(&line->y, reader->first, reader->count, reader->y);
}

/// False where the line has no more points.
TANGENT_INLINE bool take_place(reader *reader, place *at) {
    if (reader->taken == reader->count) read_block(reader);
    if (reader->count == 0) return false;
    *at = (place){reader->x[reader->taken], reader->y[reader->taken]};
    reader->taken += 1;
    return true;
}

static bool is_gap(place at) { return isnan(at.x + at.y); }

// MARK: Output

typedef struct {
    tangent_path *path;
    bool out_of_memory;
} output;

static void append(output *output, place place) {
    tangent_path *path = output->path;
    if (path->count == path->capacity) {
        size_t capacity = path->capacity ? 2 * path->capacity : 4096;
        double *x = realloc(path->x, capacity * sizeof *x), *y = x ? realloc(path->y, capacity * sizeof *y) : NULL;
        if (x) path->x = x;
        if (y) path->y = y;
        output->out_of_memory |= !y;
        if (!y) return;
        path->capacity = capacity;
    }
    path->x[path->count] = place.x;
    path->y[path->count++] = place.y;
}

/// Ends the stroke, if there is one.
static void lift_pen(output *output) {
    const tangent_path *path = output->path;
    if (path->count > 0 && !isnan(path->x[path->count - 1])) append(output, (place){NAN, NAN});
}

// MARK: Strips

/// Successive points in one upright strip.
typedef struct {
    output *output;
    double width, number;
    size_t count, lowest, highest;
    place first, low, high, last;
} strip;

/// Hands out the first, the lowest, the highest and the last of the points, in their order: what is left out lies between the
/// lowest and the highest, so no further than a strip's width from what is drawn.
static void end_strip(strip *strip) {
    if (strip->count == 0) return;
    append(strip->output, strip->first);
    bool rises = strip->lowest < strip->highest;
    size_t one = rises ? strip->lowest : strip->highest, other = rises ? strip->highest : strip->lowest;
    if (one > 0) append(strip->output, rises ? strip->low : strip->high);
    if (other > one) append(strip->output, rises ? strip->high : strip->low);
    if (strip->count - 1 > other) append(strip->output, strip->last);
    strip->count = 0;
}

TANGENT_INLINE void add_to_strip(strip *strip, place at, double number) {
    if (strip->count > 0 && number != strip->number) end_strip(strip);
    if (strip->count == 0) {
        strip->number = number;
        strip->first = strip->low = strip->high = at;
        strip->lowest = strip->highest = 0;
    } else {
        if (at.y < strip->low.y) {
            strip->low = at;
            strip->lowest = strip->count;
        }
        if (at.y > strip->high.y) {
            strip->high = at;
            strip->highest = strip->count;
        }
    }
    strip->last = at;
    strip->count += 1;
}

/// False if the line comes through strips of the window more often than a function of x does.
static bool reduce_function(const line *line, const tangent_window *window, double tolerance, output *output) {
    strip strip = {.output = output, .width = tolerance};
    // Those at the window's sides are not all inside.
    double begin = floor(window->left / tolerance), end = floor((window->left + window->width) / tolerance);
    double most = end - begin + 1, visits = 0;
    reader reader;
    begin_reading(&reader, line);
    for (place at; !output->out_of_memory && take_place(&reader, &at);) {
        if (is_gap(at)) {
            end_strip(&strip);
            lift_pen(output);
            strip.number = NAN;
            continue;
        }
        double number = floor(at.x / tolerance);
        if (number != strip.number) visits += number >= begin && number <= end;
        if (visits > most) return false;
        add_to_strip(&strip, at, number);
    }
    end_strip(&strip);
    return true;
}

// MARK: Bends

/// Draws pieces of which something is to be seen.
typedef struct {
    output *output;
    tangent_cover cover;
    bool has_cover, follows, is_drawn_to;
    place last;
} pieces;

static void draw_to(pieces *pieces, place to) {
    if (pieces->follows) {
        bool is_seen = !pieces->has_cover || tangent_cover_piece(&pieces->cover, pieces->last.x, pieces->last.y, to.x, to.y);
        if (is_seen && !pieces->is_drawn_to) {
            lift_pen(pieces->output);
            append(pieces->output, pieces->last);
        }
        if (is_seen) append(pieces->output, to);
        pieces->output->path->is_broken |= !is_seen;
        pieces->is_drawn_to = is_seen;
    }
    pieces->last = to;
    pieces->follows = true;
}

/// Points that one straight piece, from the first to the last, passes within the tolerance; so it does the line between them.
typedef struct {
    pieces *pieces;
    double tolerance;
    size_t count;
    place first, last;
    /// How far away the last is, squared; and the ways between which a longer piece passes all.
    double length;
    place least, greatest;
} bend;

TANGENT_INLINE double cross(place a, place b) { return a.x * b.y - a.y * b.x; }

static void begin_bend(bend *bend, place at) {
    bend->count = 1;
    bend->first = bend->last = at;
    bend->length = -1;
}

/// Goes on to a place, if the piece can.
TANGENT_INLINE bool extend_bend(bend *bend, place to) {
    place way = {to.x - bend->first.x, to.y - bend->first.y};
    double length = way.x * way.x + way.y * way.y, near = bend->tolerance * bend->tolerance;
    bool is_narrow = bend->length >= 0;
    // The line must not turn back.
    if (length < bend->length) return false;
    if (is_narrow && (cross(bend->least, way) < 0 || cross(way, bend->greatest) < 0)) return false;
    if (length > near) {
        double sine = bend->tolerance, cosine = __builtin_elementwise_sqrt(length - near);
        place least = {way.x * cosine + way.y * sine, way.y * cosine - way.x * sine};
        place greatest = {way.x * cosine - way.y * sine, way.y * cosine + way.x * sine};
        if (!is_narrow || cross(bend->least, least) > 0) bend->least = least;
        if (!is_narrow || cross(greatest, bend->greatest) > 0) bend->greatest = greatest;
        bend->length = length;
    }
    bend->last = to;
    bend->count += 1;
    return true;
}

static void bend_to(bend *bend, place to) {
    if (bend->count == 0) {
        draw_to(bend->pieces, to);
        begin_bend(bend, to);
    } else if (!extend_bend(bend, to)) {
        place last = bend->last;
        draw_to(bend->pieces, last);
        begin_bend(bend, last);
        extend_bend(bend, to);
    }
}

static void end_bend(bend *bend) {
    if (bend->count > 1) draw_to(bend->pieces, bend->last);
    bend->count = 0;
}

static void reduce_any(const line *line, const tangent_window *window, const tangent_reduction *how, output *output) {
    pieces pieces = {.output = output};
    bend bend = {.pieces = &pieces, .tolerance = how->tolerance};
    if (how->pen_width > 0) {
        bend.tolerance = how->tolerance * bend_share;
        pieces.has_cover =
            tangent_begin_cover(&pieces.cover, window, how->pen_width, how->tolerance - bend.tolerance);
    }
    reader reader;
    begin_reading(&reader, line);
    for (place at; !output->out_of_memory && take_place(&reader, &at);) {
        if (is_gap(at)) {
            end_bend(&bend);
            lift_pen(output);
            pieces.follows = pieces.is_drawn_to = false;
        } else {
            bend_to(&bend, at);
        }
    }
    end_bend(&bend);
    if (pieces.has_cover) tangent_end_cover(&pieces.cover);
}

// MARK: The whole

tangent_outcome tangent_reduce_line(const tangent_column *x, const tangent_column *y, size_t count,
                                    const tangent_window *window, const tangent_reduction *how, tangent_path *path) {
    *path = (tangent_path){0};
    output output = {path, false};
    line line = {*x, *y, count};
    if (!reduce_function(&line, window, how->tolerance, &output)) {
        path->count = 0;
        reduce_any(&line, window, how, &output);
    }
    return output.out_of_memory ? TANGENT_OUT_OF_MEMORY : TANGENT_DRAWN;
}

void tangent_free_path(tangent_path *path) {
    free(path->x);
    free(path->y);
    *path = (tangent_path){0};
}
