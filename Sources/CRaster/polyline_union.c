// Any long line as the union of its pieces: thin pieces in a bitmap of 16 × 16 samples to the pixel, widened by the pen's
// disc, and the samples counted. The cost of the last two does not depend on the number of points.

#include "LineKernels.h"
#include "columns.h"
#include "parallel.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const tangent_column *x, *y;
    size_t count;
    /// In samples: the window and as much around it as the pen reaches.
    int64_t width, height;
    int64_t margin;
    /// To the pixel, across and down.
    int64_t samples;
    size_t row_words;
    /// Bit k of word w is sample 64 w + k.
    uint64_t *bits;
    unsigned parts;
    const tangent_window *window;
    /// How far the disc reaches to each side in the row that is so many rows away.
    int32_t *reach;
    uint8_t *coverage;
    size_t stride;
    bool out_of_memory[TANGENT_MOST_THREADS];
} bitmap;

// MARK: Thin pieces

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

/// Cuts a piece to lie between `low` and `high` in one coordinate. False where nothing is left.
TANGENT_INLINE bool cut(double *from, double *to, double *other_from, double *other_to, double low, double high) {
    if ((*from < low && *to < low) || (*from > high && *to > high)) return false;
    double slope = *to != *from ? (*other_to - *other_from) / (*to - *from) : 0;
    double start = *from, other = *other_from;
    for (unsigned end = 0; end < 2; end++) {
        double *place = end ? to : from, *across = end ? other_to : other_from;
        double limit = *place < low ? low : *place > high ? high : *place;
        if (limit != *place) {
            *across = other + (limit - start) * slope;
            *place = limit;
        }
    }
    return true;
}

/// Sets the samples that a piece passes, row by row, in rows from `first` to `last`.
static void set_piece(const bitmap *bitmap, double x0, double y0, double x1, double y1, int64_t first, int64_t last) {
    if (y0 > y1) {
        double x = x0, y = y0;
        x0 = x1, y0 = y1;
        x1 = x, y1 = y;
    }
    // Cut alike for all parts, so that a sample is the same whoever sets it.
    if (!cut(&y0, &y1, &x0, &x1, 0, (double)bitmap->height - 1e-9)) return;
    if (!cut(&x0, &x1, &y0, &y1, 0, (double)bitmap->width - 1e-9)) return;
    // Rounding of the second cut may leave the rows by a little.
    int64_t top = y0 > 0 ? (int64_t)y0 : 0, bottom = (int64_t)y1;
    bottom = bottom < bitmap->height ? bottom : bitmap->height - 1;
    double slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
    int64_t row = top > first ? top : first;
    double x = row == top ? x0 : x0 + ((double)row - y0) * slope;
    for (; row <= bottom && row < last; row++) {
        double next = row < bottom ? x0 + ((double)(row + 1) - y0) * slope : x1;
        double left = x < next ? x : next, right = x < next ? next : x;
        // The samples whose middles it passes; where it passes none, the one that it is in.
        int64_t begin = (int64_t)(left + 0.5), end = (int64_t)(right + 0.5) - 1;
        if (end < begin) begin = end = (int64_t)((left + right) / 2);
        if (begin >= 0 && end < bitmap->width) set_run(bitmap->bits + (size_t)row * bitmap->row_words, begin, end);
        x = next;
    }
}

/// Each part has rows of its own and looks at all pieces.
static void set_band(void *context, unsigned part) {
    const bitmap *bitmap = context;
    int64_t first = bitmap->height * part / bitmap->parts, last = bitmap->height * (part + 1) / bitmap->parts;
    double x0 = 0, y0 = 0;
    bool follows = false;
    for (size_t i = 0; i < bitmap->count; i++) {
        double vx = value_at(bitmap->x, i), vy = value_at(bitmap->y, i);
        if ((vx - vx) + (vy - vy) != 0) {
            follows = false;
            continue;
        }
        double x1 = pixel_of(bitmap->x, vx), y1 = pixel_of(bitmap->y, vy);
        bool outside = (x0 < 0 && x1 < 0) || (y0 < (double)first && y1 < (double)first) ||
                       (x0 >= (double)bitmap->width && x1 >= (double)bitmap->width) ||
                       (y0 >= (double)last && y1 >= (double)last);
        if (follows && !outside) set_piece(bitmap, x0, y0, x1, y1, first, last);
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

/// Coverage of a row of pixels from as many rows of samples as a pixel has.
TANGENT_INLINE void count_samples(const bitmap *bitmap, const uint64_t *rows, uint8_t *coverage) {
    // 4, 8 or 16 samples divide a word, and there are whole pixels beside the window.
    unsigned samples = (unsigned)bitmap->samples, all = samples * samples;
    uint64_t mask = (UINT64_C(1) << samples) - 1;
    for (int32_t x = 0; x < bitmap->window->width; x++) {
        size_t bit = (size_t)bitmap->margin + (size_t)x * samples;
        unsigned count = 0;
        for (unsigned row = 0; row < samples; row++) {
            count += (unsigned)__builtin_popcountll(rows[row * bitmap->row_words + bit / 64] >> (bit & 63) & mask);
        }
        coverage[x] = (uint8_t)((count * 255 + all / 2) / all);
    }
}

TANGENT_INLINE void finish_band(bitmap *bitmap, unsigned part) {
    int64_t reach = bitmap->margin, samples = bitmap->samples;
    int64_t first_pixel = (int64_t)bitmap->window->height * part / bitmap->parts;
    int64_t last_pixel = (int64_t)bitmap->window->height * (part + 1) / bitmap->parts;
    int64_t first = bitmap->margin + first_pixel * samples, last = bitmap->margin + last_pixel * samples;
    size_t words = bitmap->row_words;
    uint64_t *wide = calloc((size_t)(last - first) * words, sizeof *wide);
    uint64_t *row = malloc(2 * words * sizeof *row);
    if (!wide || !row) {
        bitmap->out_of_memory[part] = true;
    } else {
        for (int64_t y = first - reach; y < last + reach; y++) {
            if (y < 0 || y >= bitmap->height) continue;
            const uint64_t *source = bitmap->bits + (size_t)y * words;
            uint64_t any = 0;
            for (size_t i = 0; i < words; i++) any |= source[i];
            if (!any) continue;
            memcpy(row, source, words * sizeof *row);
            unsigned widened = 0;
            // From the disc's top, where it is narrow, to its middle.
            for (int64_t away = reach; away >= 0; away--) {
                if (bitmap->reach[away] < 0) continue;
                unsigned distance = (unsigned)bitmap->reach[away];
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
            count_samples(bitmap, wide + (size_t)((pixel - first_pixel) * samples) * words,
                          bitmap->coverage + (size_t)pixel * bitmap->stride);
        }
    }
    free(wide);
    free(row);
}

static void finish_band_baseline(bitmap *bitmap, unsigned part) { finish_band(bitmap, part); }
#if TANGENT_X86
__attribute__((target("avx2,popcnt"))) static void finish_band_avx2(bitmap *bitmap, unsigned part) { finish_band(bitmap, part); }
#endif

static void finish_band_best(void *context, unsigned part) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) return finish_band_avx2(context, part);
#endif
    finish_band_baseline(context, part);
}

// MARK: The whole

tangent_outcome tangent_draw_union(const tangent_column *x, const tangent_column *y, size_t count,
                                   const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                   uint8_t *coverage, size_t stride) {
    // A wide pen takes long to widen by, and its edges are a small part of its ink.
    int64_t samples = pen->width > 64 ? 4 : pen->width > 16 ? 8 : 16;
    double radius = pen->width / 2 * (double)samples;
    // Whole pixels, so that none is divided between words of the bitmap.
    int64_t margin = ((int64_t)ceil(radius) / samples + 1) * samples;
    bitmap bitmap = {
        .count = count, .window = window, .margin = margin, .samples = samples, .width = window->width * samples + 2 * margin,
        .height = window->height * samples + 2 * margin, .coverage = coverage, .stride = stride,
        // The widening alone takes milliseconds, so a thread of its own always pays.
        .parts = threads < 1 ? 1 : threads,
    };
    if (bitmap.parts > TANGENT_MOST_THREADS) bitmap.parts = TANGENT_MOST_THREADS;
    if (bitmap.parts > (unsigned)window->height) bitmap.parts = (unsigned)window->height;
    tangent_column across = *x, down = *y;
    across.scale *= (double)samples;
    across.offset = (across.offset - window->left) * (double)samples + (double)margin;
    down.scale *= (double)samples;
    down.offset = (down.offset - window->top) * (double)samples + (double)margin;
    bitmap.x = &across;
    bitmap.y = &down;
    bitmap.row_words = ((size_t)bitmap.width + 63) / 64;
    bitmap.bits = calloc(bitmap.row_words * (size_t)bitmap.height, sizeof *bitmap.bits);
    bitmap.reach = malloc((size_t)(margin + 1) * sizeof *bitmap.reach);
    bool has_memory = bitmap.bits && bitmap.reach;
    if (has_memory) {
        // Of a thin piece half a sample lies on each side already.
        double held = radius - 0.5;
        for (int64_t away = 0; away <= margin; away++) {
            double rest = held * held - (double)(away * away);
            bitmap.reach[away] = rest >= 0 && held >= 0 ? (int32_t)floor(sqrt(rest) + 0.5) : away == 0 ? 0 : -1;
        }
        tangent_in_parallel(bitmap.parts, set_band, &bitmap);
        tangent_in_parallel(bitmap.parts, finish_band_best, &bitmap);
        for (unsigned part = 0; part < bitmap.parts; part++) has_memory &= !bitmap.out_of_memory[part];
    }
    free(bitmap.bits);
    free(bitmap.reach);
    return has_memory ? TANGENT_DRAWN : TANGENT_OUT_OF_MEMORY;
}
