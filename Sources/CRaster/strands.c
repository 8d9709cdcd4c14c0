// From columns of data to strands: the only code that reads a long line's points, and it does so once.

#include "column_scans.h"
#include "Parallel.h"
#include "slice_ends.h"
#include "slice_spans.h"
#include "strand_reading.h"
#include "strand_storage.h"

#include <stdlib.h>

enum {
    /// From how many points on parts are read side by side: some 30 µs.
    points_a_part = 20000,
    /// From how many points a slice on reading them all for their order and looking for its end are done in one.
    points_a_long_slice = 12
};

typedef struct {
    const tangent_reading *line;
    size_t first_slice, last_slice;
    size_t begin, end;
    tangent_strands strands;
} part;

/// Reads slices of doubles: first where each ends, then many at a time. False where there is no memory for that.
static bool read_slices(part *own, bool are_long) {
    const tangent_reading *line = own->line;
    tangent_strands *strands = &own->strands;
    size_t slice = own->first_slice, slice_count = own->last_slice - slice;
    uint32_t *ends = malloc((slice_count + 2) * sizeof *ends);
    if (!ends) return false;
    const tangent_slice_points points = {
        line->x, own->begin, own->end, line->count, line->slices, slice, own->last_slice, line->falls,
    };
    if (are_long) {
        tangent_search_slice_ends(&points, ends);
    } else {
        strands->sorted = tangent_find_slice_ends(&points, ends);
    }
    tangent_slice_places places = {
        .x = line->x, .y = line->y, .count = line->count, .slices = line->slices, .lowest = line->lowest,
        .highest = line->highest, .y_scans = &line->y_scans,
    };
    size_t begin = own->begin + ends[0];
    tangent_piece piece = piece_to(line, begin);
    float left = strands->sorted ? crossing(line, &piece, tangent_slice_edge(line->slices, slice)) : NAN;
    if (!isnan(left)) tangent_begin_strand(strands, slice);
    while (slice < own->last_slice && strands->sorted && !strands->out_of_memory) {
        size_t index = slice - own->first_slice, taken = own->last_slice - slice;
        if (taken > tangent_most_spans) taken = tangent_most_spans;
        if (!isnan(left) && tangent_reserve_slices(strands, strands->slice_count + taken)) {
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
            tangent_read_slice(line, strands, slice, begin, end, left, right);
            left = right;
        }
    }
    strands->is_open = !isnan(left);
    free(ends);
    return true;
}

static void read_part(void *context, unsigned number) {
    part *own = (part *)context + number;
    const tangent_reading *line = own->line;
    tangent_strands *strands = &own->strands;
    strands->sorted = true;
    size_t slice = own->first_slice, slice_count = own->last_slice - slice, points = own->end - own->begin;
    if (slice_count && !tangent_reserve_slices(strands, slice_count)) return;
    if (line->x->kind == TANGENT_DOUBLES && line->y->kind == TANGENT_DOUBLES && points >= 128 && points <= INT32_MAX) {
        bool are_long = points / points_a_long_slice >= slice_count;
        if ((!are_long || (is_known_sorted(line) && line->x->block)) && read_slices(own, are_long)) return;
    }
    double edge = tangent_slice_edge(line->slices, slice);
    size_t begin = tangent_advance(line, own->begin, own->end, 0, edge, &strands->sorted), guess = 0;
    tangent_piece piece = piece_to(line, begin);
    float left = slice_count ? crossing(line, &piece, edge) : NAN;
    if (!isnan(left)) tangent_begin_strand(strands, slice);
    for (; slice < own->last_slice && strands->sorted && !strands->out_of_memory; slice++) {
        edge = tangent_slice_edge(line->slices, slice + 1);
        size_t end = tangent_advance(line, begin, own->end, guess, edge, &strands->sorted);
        guess = end - begin;
        // Many slices may lie between two points.
        if (end != piece.end) piece = piece_to(line, end);
        float right = crossing(line, &piece, edge);
        tangent_read_slice(line, strands, slice, begin, end, left, right);
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
static size_t search(const tangent_reading *line, size_t begin, double edge) {
    return first_not_before(line, begin, line->count, tangent_threshold(line->x, line->values_a_pixel, edge));
}

/// Divides the points evenly, as far as edges of slices allow.
static void divide(const tangent_reading *line, part *parts, unsigned count) {
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

void tangent_read_strands(const tangent_column *x, const tangent_column *y, size_t count, const tangent_slices *slices,
                          bool falls, double height, double reach, unsigned threads, tangent_strands *strands) {
    const tangent_reading line = {
        .x = x, .y = y, .count = count, .slices = slices, .values_a_pixel = 1 / x->scale, .lowest = -reach, .highest = height + reach, .falls = falls,
        .x_scans = tangent_scans_for(x->kind), .y_scans = tangent_scans_for(y->kind),
    };
    // More parts than threads, as a helper may come late.
    size_t part_count = count / points_a_part, most = threads > 1 ? 2 * (size_t)threads : 1;
    part_count = part_count < most ? part_count : most;
    part_count = part_count < TANGENT_MOST_THREADS ? part_count : TANGENT_MOST_THREADS;
    part_count = part_count > 1 ? part_count : 1;
    part parts[TANGENT_MOST_THREADS];
    divide(&line, parts, (unsigned)part_count);
    tangent_in_parallel((unsigned)part_count, threads, read_part, parts);
    *strands = parts[0].strands;
    for (unsigned number = 1; number < part_count; number++) {
        tangent_join_strands(strands, &parts[number].strands, parts[number].first_slice < parts[number].last_slice);
        tangent_free_strands(&parts[number].strands);
    }
}
