// Wide pens: the samples that thin pieces pass are set in a bitmap, row by row, and whole rows widened by the pen's disc. The
// cost of the latter does not depend on the number of points.

#include "union.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    tangent_union *line;
    /// How far the disc reaches to each side in the row that is so many rows away.
    int32_t *reach;
} rows;

// MARK: Thin pieces

/// Sets the samples from `first` to `last`.
TANGENT_INLINE void set_run(uint64_t *row, int64_t first, int64_t last) {
    size_t word = (size_t)first / 64, last_word = (size_t)last / 64;
    uint64_t from = UINT64_MAX << (first & 63), to = UINT64_MAX >> (63 - (last & 63));
    if (word == last_word) {
        row[word] |= from & to;
        return;
    }
    row[word] |= from;
    while (++word < last_word) row[word] = UINT64_MAX;
    row[last_word] |= to;
}

/// Sets the samples that a piece passes, row by row, in rows from `first` to `last`.
static void set_piece(const tangent_union *line, double x0, double y0, double x1, double y1, int64_t first, int64_t last) {
    if (y0 > y1) {
        double x = x0, y = y0;
        x0 = x1, y0 = y1;
        x1 = x, y1 = y;
    }
    // Cut alike for all parts, so that a sample is the same whoever sets it.
    if (!cut(&y0, &y1, &x0, &x1, 0, (double)line->height - 1e-9)) return;
    if (!cut(&x0, &x1, &y0, &y1, 0, (double)line->width - 1e-9)) return;
    // Rounding of the second cut may leave the rows by a little.
    int64_t top = y0 > 0 ? (int64_t)y0 : 0, bottom = (int64_t)y1;
    bottom = bottom < line->height ? bottom : line->height - 1;
    double slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
    int64_t row = top > first ? top : first;
    double x = row == top ? x0 : x0 + ((double)row - y0) * slope;
    for (; row <= bottom && row < last; row++) {
        double next = row < bottom ? x0 + ((double)(row + 1) - y0) * slope : x1;
        double left = x < next ? x : next, right = x < next ? next : x;
        // The samples whose middles it passes; where it passes none, the one that it is in.
        int64_t begin = (int64_t)(left + 0.5), end = (int64_t)(right + 0.5) - 1;
        if (end < begin) begin = end = (int64_t)((left + right) / 2);
        if (begin >= 0 && end < line->width) set_run(line->bits + (size_t)row * line->row_words, begin, end);
        x = next;
    }
}

/// Each part has rows of its own and looks at all pieces.
static void set_band(void *context, unsigned part) {
    const tangent_union *line = ((rows *)context)->line;
    int64_t first = line->height * part / line->parts, last = line->height * (part + 1) / line->parts;
    double x0 = 0, y0 = 0;
    bool follows = false;
    for (size_t i = 0; i < line->count; i++) {
        double vx = value_at(&line->x, i), vy = value_at(&line->y, i);
        if ((vx - vx) + (vy - vy) != 0) {
            follows = false;
            continue;
        }
        double x1 = pixel_of(&line->x, vx), y1 = pixel_of(&line->y, vy);
        bool outside = (x0 < 0 && x1 < 0) || (y0 < (double)first && y1 < (double)first) ||
                       (x0 >= (double)line->width && x1 >= (double)line->width) ||
                       (y0 >= (double)last && y1 >= (double)last);
        if (follows && !outside) set_piece(line, x0, y0, x1, y1, first, last);
        x0 = x1;
        y0 = y1;
        follows = true;
    }
}

// MARK: Widening

/// Adds to a row all that lies up to `distance` samples beside its samples. `spare` is as long as a row.
TANGENT_INLINE void widen_row(uint64_t *row, uint64_t *spare, size_t words, unsigned distance) {
    // Steps of 1, 2, 4 …: after each the row is whole as far as the steps add up to.
    unsigned done = 0;
    while (done < distance) {
        unsigned step = done + 1 < distance - done ? done + 1 : distance - done;
        step = step < 63 ? step : 63;
        memcpy(spare, row, words * sizeof *row);
        row[0] |= spare[0] << step | spare[0] >> step | (words > 1 ? spare[1] << (64 - step) : 0);
        for (size_t i = 1; i + 1 < words; i++) {
            row[i] |= spare[i] << step | spare[i - 1] >> (64 - step) | spare[i] >> step | spare[i + 1] << (64 - step);
        }
        if (words > 1) {
            row[words - 1] |=
                spare[words - 1] << step | spare[words - 2] >> (64 - step) | spare[words - 1] >> step;
        }
        done += step;
    }
}

TANGENT_INLINE void finish_band(rows *rows, unsigned part) {
    tangent_union *line = rows->line;
    int64_t reach = line->margin, samples = line->samples;
    int64_t first_pixel = (int64_t)line->window->height * part / line->parts;
    int64_t last_pixel = (int64_t)line->window->height * (part + 1) / line->parts;
    int64_t first = line->margin + first_pixel * samples, last = line->margin + last_pixel * samples;
    size_t words = line->row_words;
    uint64_t *wide = calloc((size_t)(last - first) * words, sizeof *wide);
    uint64_t *row = malloc(2 * words * sizeof *row);
    if (!wide || !row) {
        line->out_of_memory[part] = true;
    } else {
        for (int64_t y = first - reach; y < last + reach; y++) {
            if (y < 0 || y >= line->height) continue;
            const uint64_t *source = line->bits + (size_t)y * words;
            uint64_t any = 0;
            for (size_t i = 0; i < words; i++) any |= source[i];
            if (!any) continue;
            memcpy(row, source, words * sizeof *row);
            unsigned widened = 0;
            // From the disc's top, where it is narrow, to its middle.
            for (int64_t away = reach; away >= 0; away--) {
                if (rows->reach[away] < 0) continue;
                unsigned distance = (unsigned)rows->reach[away];
                // Widening goes on from what the row has become.
                if (distance > widened) widen_row(row, row + words, words, distance - widened);
                widened = distance > widened ? distance : widened;
                for (unsigned side = 0; side < (away ? 2u : 1u); side++) {
                    int64_t target = side ? y + away : y - away;
                    if (target < first || target >= last) continue;
                    uint64_t *sum = wide + (size_t)(target - first) * words;
                    for (size_t i = 0; i < words; i++) sum[i] |= row[i];
                }
            }
        }
        for (int64_t pixel = first_pixel; pixel < last_pixel; pixel++) {
            tangent_count_samples(line, wide + (size_t)((pixel - first_pixel) * samples) * words,
                          line->coverage + (size_t)pixel * line->stride);
        }
    }
    free(wide);
    free(row);
}

static void finish_band_baseline(rows *rows, unsigned part) { finish_band(rows, part); }
#if TANGENT_X86
TANGENT_AVX2_POPCNT static void finish_band_avx2(rows *rows, unsigned part) { finish_band(rows, part); }
#endif

static void finish_band_best(void *context, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return finish_band_avx2(context, part);
#endif
    finish_band_baseline(context, part);
}

// MARK: The whole

void tangent_union_by_rows(tangent_union *line) {
    rows rows = {line, malloc((size_t)(line->margin + 1) * sizeof *rows.reach)};
    line->bits = calloc(line->row_words * (size_t)line->height, sizeof *line->bits);
    if (line->bits && rows.reach) {
        // Of a thin piece half a sample lies on each side already.
        double held = line->radius - 0.5;
        for (int64_t away = 0; away <= line->margin; away++) {
            double rest = held * held - (double)(away * away);
            rows.reach[away] = rest >= 0 && held >= 0 ? (int32_t)floor(sqrt(rest) + 0.5) : away == 0 ? 0 : -1;
        }
        tangent_in_parallel(line->parts, line->parts, set_band, &rows);
        tangent_in_parallel(line->parts, line->parts, finish_band_best, &rows);
    } else {
        line->out_of_memory[0] = true;
    }
    free(line->bits);
    free(rows.reach);
}
