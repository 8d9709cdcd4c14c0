// Few or short pieces: the pen's disc is laid at once wherever a mark would be, from masks that are made beforehand. What is not
// near the line costs nothing, not even clearing.

#include "union_marks.h"

#include "scratch.h"

#include <stdlib.h>
#include <string.h>

// Clang's own vectors: a pixel's samples, 16 rows of 16 bits.
typedef uint16_t pixel_samples __attribute__((ext_vector_type(16)));
typedef uint16_t unaligned_samples __attribute__((ext_vector_type(16), aligned(2)));

enum {
    /// A side of the cells that are cleared when they are first drawn in, in pixels.
    cell = 8,
    most_sheets = 2,
    /// From how many pieces on a sheet of its own pays.
    pieces_a_sheet = 2000,
    most_ring = 2,
    most_side = 2 * most_ring + 1,
    /// A strip's rows: those of `most_side` pixels, and as many above as a disc may be moved down.
    strip_rows = samples * (most_side + 1),
    /// Of so many pieces at the most the length is looked at.
    most_looked_at = 256
};

/// What one thread has drawn.
typedef struct {
    /// Of the window's pixels and two rings around them: marks are in the inner.
    pixel_samples *pixels;
    /// Of each cell, whether its pixels are clear, and whether those of all that marks in it reach are.
    uint8_t *is_clear, *is_ready;
} sheet;

typedef struct {
    tangent_union *line;
    /// How many pixels a disc reaches beyond its mark's own, and a stamp's side.
    size_t ring;
    size_t columns, rows, cell_columns, cell_rows;
    double a_spacing;
    unsigned sheet_count;
    sheet sheets[most_sheets];
    /// Of each column that a mark may have in its pixel, the disc as columns of pixels, a mark in the highest row of its own.
    uint16_t strips[samples][most_side][strip_rows];
} stamping;

// MARK: Stamps

static void make_strips(stamping *stamping) {
    double radius = stamping->line->radius;
    int reach = 0;
    while (tangent_disc_reach(radius, reach + 1) >= 0) reach += 1;
    int across = tangent_disc_reach(radius, 0) > reach ? tangent_disc_reach(radius, 0) : reach;
    int ring = across > samples ? 2 : 1;
    stamping->ring = (size_t)ring;
    for (int column = 0; column < samples; column++) {
        for (int away = -reach; away <= reach; away++) {
            int own = tangent_disc_reach(radius, away < 0 ? -away : away), first = ring * samples + column - own;
            for (int x = first; x <= first + 2 * own; x++) {
                stamping->strips[column][x / samples][(ring + 1) * samples + away] |= (uint16_t)(1 << x % samples);
            }
        }
    }
}

// MARK: Cells

static void clear_cell(const stamping *stamping, sheet *sheet, size_t column, size_t row) {
    size_t left = column * cell, right = left + cell < stamping->columns ? left + cell : stamping->columns;
    for (size_t y = row * cell; y < (row + 1) * cell && y < stamping->rows; y++) {
        memset(sheet->pixels + y * stamping->columns + left, 0, (right - left) * sizeof *sheet->pixels);
    }
    sheet->is_clear[row * stamping->cell_columns + column] = 1;
}

/// Clears what marks in a cell may reach: a stamp begins in the cell, and is not larger than one.
static void make_ready(const stamping *stamping, sheet *sheet, size_t column, size_t row) {
    for (size_t y = row; y <= row + 1 && y < stamping->cell_rows; y++) {
        for (size_t x = column; x <= column + 1 && x < stamping->cell_columns; x++) {
            if (!sheet->is_clear[y * stamping->cell_columns + x]) clear_cell(stamping, sheet, x, y);
        }
    }
    sheet->is_ready[row * stamping->cell_columns + column] = 1;
}

// MARK: Pieces

TANGENT_INLINE void stamp(const stamping *stamping, sheet *sheet, size_t ring, double x, double y) {
    uint32_t column = (uint32_t)(int32_t)x, row = (uint32_t)(int32_t)y;
    size_t left = column / samples, top = row / samples, side = 2 * ring + 1;
    if (!sheet->is_ready[top / cell * stamping->cell_columns + left / cell]) {
        make_ready(stamping, sheet, left / cell, top / cell);
    }
    pixel_samples *pixels = sheet->pixels + top * stamping->columns + left;
    const uint16_t(*strips)[strip_rows] = stamping->strips[column % samples];
    size_t first = samples - row % samples;
    for (size_t down = 0; down < side; down++, pixels += stamping->columns, first += samples) {
        for (size_t across = 0; across < side; across++) {
            pixels[across] |= *(const unaligned_samples *)&strips[across][first];
        }
    }
}

/// Stamps along a piece inside the sheet at all parts of it but the first point.
TANGENT_INLINE void stamp_piece(const stamping *stamping, sheet *sheet, size_t ring, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0, dy = y1 - y0, parts = ceil(sqrt(dx * dx + dy * dy) * stamping->a_spacing);
    double step_x = dx / parts, step_y = dy / parts;
    for (double part = 1; part < parts; part += 1) stamp(stamping, sheet, ring, x0 + part * step_x, y0 + part * step_y);
    stamp(stamping, sheet, ring, x1, y1);
}

TANGENT_INLINE void stamp_points(const stamping *stamping, sheet *sheet, size_t ring, size_t begin, size_t end) {
    const tangent_union *line = stamping->line;
    double right = (double)((stamping->columns - 2 * ring) * samples) - 0.001;
    double bottom = (double)((stamping->rows - 2 * ring) * samples) - 0.001;
    double x = 0, y = 0;
    bool follows = false, is_stamped = false;
    for (size_t i = begin ? begin - 1 : 0; i < end; i++) {
        if (!is_finite_at(&line->x, &line->y, i)) {
            follows = false;
            continue;
        }
        double x0 = x, y0 = y, x1 = pixel_at(&line->x, i), y1 = pixel_at(&line->y, i);
        x = x1;
        y = y1;
        bool is_inside = (x1 >= 0) & (x1 <= right) & (y1 >= 0) & (y1 <= bottom);
        if (!follows) {
            follows = true;
            is_stamped = false;
            continue;
        }
        if (!is_stamped || !is_inside) {
            if (!cut(&y0, &y1, &x0, &x1, 0, bottom) || !cut(&x0, &x1, &y0, &y1, 0, right)) {
                is_stamped = false;
                continue;
            }
            // Rounding of the second cut may leave the rows by a little.
            y0 = fmin(fmax(y0, 0), bottom);
            y1 = fmin(fmax(y1, 0), bottom);
            stamp(stamping, sheet, ring, x0, y0);
        }
        stamp_piece(stamping, sheet, ring, x0, y0, x1, y1);
        is_stamped = is_inside;
    }
}

TANGENT_INLINE void stamp_part(stamping *stamping, unsigned part) {
    size_t count = stamping->line->count, begin = count * part / stamping->sheet_count;
    size_t end = count * (part + 1) / stamping->sheet_count;
    sheet *sheet = &stamping->sheets[part];
    if (stamping->ring == 1) {
        stamp_points(stamping, sheet, 1, begin, end);
    } else {
        stamp_points(stamping, sheet, most_ring, begin, end);
    }
}

// MARK: Counting

TANGENT_INLINE void count_cells(const stamping *stamping, size_t row, uint8_t *coverage) {
    size_t border = 2 * stamping->ring, y = row + border, width = (size_t)stamping->line->window->width;
    for (size_t column = 0; column < stamping->cell_columns; column++) {
        size_t left = column * cell > border ? column * cell - border : 0;
        size_t right = (column + 1) * cell - border < width ? (column + 1) * cell - border : width;
        if (left >= right) continue;
        const pixel_samples *drawn[most_sheets];
        unsigned count = 0;
        for (unsigned number = 0; number < stamping->sheet_count; number++) {
            const sheet *sheet = &stamping->sheets[number];
            if (!sheet->is_clear[y / cell * stamping->cell_columns + column]) continue;
            drawn[count++] = sheet->pixels + y * stamping->columns + border;
        }
        memset(coverage + left, 0, right - left);
        for (size_t x = left; count > 0 && x < right; x++) {
            pixel_samples all = drawn[0][x];
            if (count > 1) all |= drawn[1][x];
            uint64_t words[4];
            memcpy(words, &all, sizeof words);
            coverage[x] = coverage_by_samples(words[0], words[1], words[2], words[3]);
        }
    }
}

TANGENT_INLINE void count_part(const stamping *stamping, unsigned part) {
    const tangent_union *line = stamping->line;
    // Rows in turn, as ink is seldom even.
    for (size_t row = part; row < (size_t)line->window->height; row += line->parts) {
        count_cells(stamping, row, line->coverage + row * line->stride);
    }
}

static void stamp_baseline(stamping *stamping, unsigned part) { stamp_part(stamping, part); }
static void count_baseline(stamping *stamping, unsigned part) { count_part(stamping, part); }
#if TANGENT_X86
TANGENT_AVX2_POPCNT static void stamp_avx2(stamping *stamping, unsigned part) { stamp_part(stamping, part); }
TANGENT_AVX2_POPCNT static void count_avx2(stamping *stamping, unsigned part) { count_part(stamping, part); }
#endif

static void stamp_best(void *stamping, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return stamp_avx2(stamping, part);
#endif
    stamp_baseline(stamping, part);
}

static void count_best(void *stamping, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return count_avx2(stamping, part);
#endif
    count_baseline(stamping, part);
}

// MARK: The whole

double tangent_mean_piece(const tangent_union *line) {
    if (line->count < 2) return 0;
    size_t pieces = line->count - 1, looked_at = pieces < most_looked_at ? pieces : most_looked_at;
    double longest = (double)(line->width + line->height), sum = 0;
    for (size_t number = 0; number < looked_at; number++) {
        size_t i = pieces * number / looked_at;
        if (!is_finite_at(&line->x, &line->y, i) || !is_finite_at(&line->x, &line->y, i + 1)) continue;
        double dx = pixel_at(&line->x, i + 1) - pixel_at(&line->x, i), dy = pixel_at(&line->y, i + 1) - pixel_at(&line->y, i);
        double length = sqrt(dx * dx + dy * dy);
        sum += length < longest ? length : longest;
    }
    return sum / (double)looked_at;
}

bool tangent_is_sparse(const tangent_union *line) {
    if (line->count < 2) return true;
    double marks = (double)(line->count - 1) * (1 + line->mean_piece / tangent_mark_spacing(line->radius));
    return marks < 1.5 * line->window->width * line->window->height;
}

void tangent_union_by_stamps(tangent_union *line) {
    stamping *stamping = calloc(1, sizeof *stamping);
    line->out_of_memory[0] = !stamping;
    if (!stamping) return;
    stamping->line = line;
    make_strips(stamping);
    // Marks are no further outside than they reach.
    double shift = (double)line->margin - (double)(stamping->ring * samples);
    line->x.offset -= shift;
    line->y.offset -= shift;
    stamping->columns = (size_t)line->window->width + 4 * stamping->ring;
    stamping->rows = (size_t)line->window->height + 4 * stamping->ring;
    stamping->cell_columns = (stamping->columns + cell - 1) / cell;
    stamping->cell_rows = (stamping->rows + cell - 1) / cell;
    stamping->a_spacing = 1 / tangent_mark_spacing(line->radius);
    stamping->sheet_count = line->count < 2 * pieces_a_sheet ? 1 : line->parts < most_sheets ? line->parts : most_sheets;
    size_t cells = stamping->cell_columns * stamping->cell_rows;
    size_t size = stamping->columns * stamping->rows * sizeof(pixel_samples), whole = size * stamping->sheet_count;
    void *owner;
    char *memory = tangent_scratch(whole, &owner);
    uint8_t *flags = calloc(2 * cells, stamping->sheet_count);
    line->out_of_memory[0] = !memory || !flags;
    if (memory && flags) {
        for (unsigned number = 0; number < stamping->sheet_count; number++) {
            uint8_t *own = flags + number * 2 * cells;
            stamping->sheets[number] = (sheet){(pixel_samples *)(void *)(memory + number * size), own, own + cells};
        }
        tangent_in_parallel(stamping->sheet_count, line->parts, stamp_best, stamping);
        tangent_in_parallel(line->parts, line->parts, count_best, stamping);
    }
    free(flags);
    free(owner);
    free(stamping);
}
