// Many short pieces: samples are marked along them, closely enough that the pen's discs around the marks leave no notch. Then
// the pixels are looked at.

#include "union_marks.h"

#include "scratch.h"

#include <stdlib.h>
#include <string.h>

// MARK: Marks

enum {
    /// So many points are looked at at once.
    block = 512,
    /// A short piece has no more parts than this.
    most_few_parts = 4,
    most_short_parts = 8
};

/// A piece that was cut and lies in one column of samples, or in one row, by its ends along it.
typedef struct {
    bool is_row;
    double line, from, to, parts;
} straight;

typedef struct {
    uint64_t *bits;
    size_t row_words;
    double a_spacing;
    /// So many parts has every piece that is short, and how long it may be for that, in samples.
    unsigned few_parts;
    double longest_short;
    /// So many marks are no more than a tile's side apart.
    double together;
    tangent_saturation saturation;
    /// The last that went up, or to the left, and the last that went the other way.
    straight last[2];
} place;

TANGENT_INLINE void mark(const place *to, double x, double y) {
    uint32_t column = (uint32_t)(int32_t)x, row = (uint32_t)(int32_t)y;
    to->bits[row * to->row_words + column / 64] |= UINT64_C(1) << (column & 63);
}

/// Marks along a piece inside the bitmap at all parts of it but the first point.
TANGENT_INLINE void mark_piece(const place *to, double x0, double y0, double x1, double y1, double parts, double a_part) {
    double step_x = (x1 - x0) * a_part, step_y = (y1 - y0) * a_part;
    for (double part = 1; part < parts; part += 1) mark(to, x0 + part * step_x, y0 + part * step_y);
    mark(to, x1, y1);
}

/// The same for a piece of many parts, without those where marks change nothing.
static void mark_long_piece(place *to, double x0, double y0, double x1, double y1, double parts, double a_part) {
    double step_x = (x1 - x0) * a_part, step_y = (y1 - y0) * a_part;
    const uint8_t *hidden = to->saturation.hidden;
    for (double part = 1; part < parts; part += to->together) {
        double x = x0 + part * step_x, y = y0 + part * step_y, end = fmin(part + to->together, parts);
        if (hidden && hidden[(size_t)((int32_t)y / saturation_tile) * to->saturation.columns +
                             (size_t)((int32_t)x / saturation_tile)]) continue;
        for (double own = part; own < end; own += 1) mark(to, x0 + own * step_x, y0 + own * step_y);
        to->saturation.marks += end - part;
    }
    mark(to, x1, y1);
}

/// Whether a piece makes the same marks as the last that went its way: far points on both sides of the window in turn are
/// joined by pieces that fall on one another.
TANGENT_INLINE bool is_repeated(place *to, double x0, double y0, double x1, double y1, double parts) {
    bool is_row = floor(y0) == floor(y1);
    if (!is_row && floor(x0) != floor(x1)) return false;
    straight piece = {is_row, floor(is_row ? y0 : x0), is_row ? x0 : y0, is_row ? x1 : y1, parts};
    straight *last = &to->last[piece.from < piece.to];
    if (piece.is_row == last->is_row && piece.line == last->line && piece.from == last->from && piece.to == last->to &&
        piece.parts == last->parts) return true;
    *last = piece;
    return false;
}

TANGENT_INLINE double parts_of(const place *to, double dx, double dy) {
    double parts = ceil(sqrt(dx * dx + dy * dy) * to->a_spacing);
    return parts > 1 ? parts : 1;
}

/// Marks what of a piece is inside.
static void mark_cut_piece(const tangent_union *line, place *to, double x0, double y0, double x1, double y1) {
    double right = (double)line->width - 0.001, bottom = (double)line->height - 0.001;
    if (!cut(&y0, &y1, &x0, &x1, 0, bottom) || !cut(&x0, &x1, &y0, &y1, 0, right)) return;
    // Rounding of the second cut may leave the rows by a little.
    y0 = fmin(fmax(y0, 0), bottom);
    y1 = fmin(fmax(y1, 0), bottom);
    double parts = parts_of(to, x1 - x0, y1 - y0);
    if (is_repeated(to, x0, y0, x1, y1, parts)) return;
    mark(to, x0, y0);
    mark_long_piece(to, x0, y0, x1, y1, parts, 1 / parts);
}

/// Where points fall, a block of them at a time; NaN where there is none. Within the bitmap 32 bits are true to a hundredth
/// of a sample, and twice as many fit into a vector.
TANGENT_INLINE void places_of(const tangent_column *column, size_t begin, size_t count, float *places) {
    double read[block];
    const double *values = read;
    if (column->kind == TANGENT_READER) {
        column->reader(column->values, begin, count, read);
    } else if (column->kind == TANGENT_DOUBLES) {
        values = (const double *)column->values + begin;
    } else {
        for (size_t i = 0; i < count; i++) read[i] = value_at(column, begin + i);
    }
    for (size_t i = 0; i < count; i++) {
        // An infinity times 0 is a NaN too.
        places[i] = (float)(pixel_of(column, values[i]) + values[i] * 0);
    }
}

/// Bits are numbered from the lowest on, so the lower half of a word comes first.
typedef uint32_t half_word __attribute__((may_alias));
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the lower half of a word comes first");

/// Some points in a row, as samples; the first is the point before them.
typedef struct {
    float xs[block + 1], ys[block + 1];
    bool inside[block + 1];
    /// Of each piece between two of them, whether it lies inside and is short.
    bool is_short[block];
    /// The marks of such a piece: half words of the bitmap, and bits in them.
    uint32_t halves[most_few_parts][block], bits[most_few_parts][block];
} points;

/// Finds the marks of all pieces as if they were short, which is arithmetic on whole vectors. A mark too many does no harm, and
/// costs less than to foresee whether it is.
TANGENT_INLINE void find_short_pieces(points *points, size_t count, unsigned few_parts, float right, float bottom,
                                      const place *to) {
    const float a_part = 1.0F / (float)few_parts;
    float furthest_squared = (float)(to->longest_short * to->longest_short);
    for (size_t i = 1; i <= count; i++) {
        float x = points->xs[i], y = points->ys[i];
        points->inside[i] = (x >= 0) & (x < right) & (y >= 0) & (y < bottom);
    }
    for (size_t i = 0; i < count; i++) {
        float dx = points->xs[i + 1] - points->xs[i], dy = points->ys[i + 1] - points->ys[i];
        points->is_short[i] = (dx * dx + dy * dy < furthest_squared) & points->inside[i] & points->inside[i + 1];
    }
    uint32_t row_halves = 2 * (uint32_t)to->row_words;
    for (unsigned part = 1; part <= few_parts; part++) {
        for (size_t i = 0; i < count; i++) {
            float x0 = points->xs[i], y0 = points->ys[i], x1 = points->xs[i + 1], y1 = points->ys[i + 1];
            float x = part == few_parts ? x1 : x0 + (float)part * ((x1 - x0) * a_part);
            float y = part == few_parts ? y1 : y0 + (float)part * ((y1 - y0) * a_part);
            // Of pieces that are not short these mean nothing, but must be numbers.
            x = x > 0 ? x : 0;
            y = y > 0 ? y : 0;
            uint32_t column = (uint32_t)(int32_t)(x < right ? x : 0), row = (uint32_t)(int32_t)(y < bottom ? y : 0);
            points->halves[part - 1][i] = row * row_halves + column / 32;
            points->bits[part - 1][i] = UINT32_C(1) << (column & 31);
        }
    }
}

/// Marks the piece that leads to point `i + 1` of a block that begins with point `first`.
TANGENT_INLINE void mark_other_piece(const tangent_union *line, place *to, const points *points, size_t i, size_t first) {
    float left = points->xs[i], top = points->ys[i], x1 = points->xs[i + 1], y1 = points->ys[i + 1];
    if (points->inside[i] & points->inside[i + 1]) {
        double x0 = left, y0 = top;
        double parts = parts_of(to, x1 - x0, y1 - y0);
        if (parts <= most_short_parts) {
            mark_piece(to, x0, y0, x1, y1, parts, 1 / parts);
        } else {
            mark_long_piece(to, x0, y0, x1, y1, parts, 1 / parts);
        }
    } else if (isfinite(left + top) && isfinite(x1 + y1)) {
        // Far outside 32 bits are not enough.
        size_t end = first + i;
        mark_cut_piece(line, to, pixel_at(&line->x, end - 1), pixel_at(&line->y, end - 1), pixel_at(&line->x, end),
                       pixel_at(&line->y, end));
    } else if (points->inside[i + 1]) {
        // The next piece begins here; a point alone is no line.
        size_t next = first + i + 1;
        if (next < line->count && is_finite_at(&line->x, &line->y, next)) mark(to, x1, y1);
    }
}

/// Marks the pieces that lead to the points of a block, which begins with point `first`.
TANGENT_INLINE void mark_block(const tangent_union *line, place *to, points *points, size_t first, size_t count,
                               unsigned few_parts) {
    find_short_pieces(points, count, few_parts, (float)line->width, (float)line->height, to);
    half_word *halves = (half_word *)to->bits;
    for (size_t i = 0; i < count; i++) {
        if (points->is_short[i]) {
            for (unsigned own = 0; own < few_parts; own++) halves[points->halves[own][i]] |= points->bits[own][i];
        } else {
            mark_other_piece(line, to, points, i, first);
        }
    }
}

TANGENT_INLINE void mark_part(const tangent_marking *marking, unsigned part) {
    const tangent_union *line = marking->line;
    double pixels = (double)line->window->width * line->window->height;
    place to = {
        .bits = marking->bits[part], .row_words = line->row_words, .a_spacing = 1 / marking->spacing,
        .together = floor(saturation_tile / marking->spacing), .saturation.next_look = marks_a_pixel * pixels,
        .last = {{.parts = -1}, {.parts = -1}},
    };
    // Short pieces of the mean length have marks no further apart than others; those of twice that may have fewer, as among so many
    // no one sees a notch of a quarter of a sample.
    const double wider = 1.5;
    double parts = fmax(ceil(2 / wider * line->mean_piece / marking->spacing), 1);
    to.few_parts = (unsigned)fmin(parts, most_few_parts);
    to.longest_short = to.few_parts * marking->spacing * (line->mean_piece > most_few_parts * marking->spacing ? 1 : wider);
    memset(to.bits, 0, line->row_words * (size_t)line->height * sizeof *to.bits);
    size_t begin = line->count * part / marking->bitmap_count, end = line->count * (part + 1) / marking->bitmap_count;
    points points;
    points.xs[0] = points.ys[0] = NAN;
    points.inside[0] = false;
    // The piece that leads to a part's first point is the part's.
    for (size_t first = begin ? begin - 1 : 0; first < end; first += block) {
        size_t count = end - first < block ? end - first : block;
        places_of(&line->x, first, count, points.xs + 1);
        places_of(&line->y, first, count, points.ys + 1);
        // Loops of a length that the compiler knows.
        switch (to.few_parts) {
        case 1: mark_block(line, &to, &points, first, count, 1); break;
        case 2: mark_block(line, &to, &points, first, count, 2); break;
        case 3: mark_block(line, &to, &points, first, count, 3); break;
        default: mark_block(line, &to, &points, first, count, most_few_parts);
        }
        points.xs[0] = points.xs[count];
        points.ys[0] = points.ys[count];
        points.inside[0] = points.inside[count];
        if (to.saturation.marks >= to.saturation.next_look) {
            tangent_find_saturated(marking, to.bits, &to.saturation);
        }
    }
    free(to.saturation.hidden);
}

static void mark_baseline(tangent_marking *marking, unsigned part) { mark_part(marking, part); }
#if TANGENT_X86
TANGENT_AVX2_POPCNT static void mark_avx2(tangent_marking *marking, unsigned part) { mark_part(marking, part); }
#endif
void tangent_mark_part(void *marking, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return mark_avx2(marking, part);
#endif
    mark_baseline(marking, part);
}

// MARK: The whole

int tangent_disc_reach(double radius, int away) {
    // Of a mark half a sample lies on each side already.
    double held = radius - 0.5, rest = held * held - (double)away * away;
    return rest >= 0 && held >= 0 ? (int)floor(sqrt(rest) + 0.5) : away == 0 ? 0 : -1;
}

static void prepare_levels(tangent_marking *marking, double radius) {
    marking->reach = tangent_disc_reach(radius, 0);
    while (tangent_disc_reach(radius, marking->furthest + 1) >= 0) marking->furthest += 1;
    // From the disc's middle on, where it is wide: what a row has too much of the next one's reach, it is widened by before that.
    for (int away = 0; away <= marking->furthest;) {
        level level = {0, away, away};
        int reach = tangent_disc_reach(radius, away), next = 0;
        while (level.furthest < marking->furthest) {
            next = tangent_disc_reach(radius, level.furthest + 1);
            if (next < reach) break;
            level.furthest += 1;
            next = 0;
        }
        away = level.furthest + 1;
        for (int rest = reach - next, widened = 0; rest > 0; rest -= (int)level.step) {
            // A run of 2 w + 1 samples and its copies, so far to each side, leave no hole.
            level.step = (unsigned)(rest < 2 * widened + 1 ? rest : 2 * widened + 1);
            widened += (int)level.step;
            marking->levels[marking->level_count++] = level;
            level.nearest = away;
        }
        if (reach == next) marking->levels[marking->level_count++] = level;
    }
    for (int row = 0; row < samples; row++) {
        int reach = tangent_disc_reach(radius, row > 7 ? row : 15 - row);
        for (int column = 0; column < samples; column++) {
            if (reach >= (column > 7 ? column : 15 - column)) marking->full[row] |= UINT64_C(0x0001000100010001) << column;
        }
    }
}

void tangent_union_by_marks(tangent_union *line) {
    // A whole word has four pixels.
    tangent_marking marking = {.line = line, .flag_stride = line->row_words * 4, .rows = (size_t)line->height / samples};
    prepare_levels(&marking, line->radius);
    marking.spacing = tangent_mark_spacing(line->radius);
    size_t size = line->row_words * (size_t)line->height * sizeof(uint64_t);
    size_t bitmaps = line->count / pieces_a_bitmap, most = most_memory / size;
    most = most < most_bitmaps ? most : most_bitmaps;
    bitmaps = bitmaps < most ? bitmaps : most;
    bitmaps = bitmaps < line->parts ? bitmaps : line->parts;
    marking.bitmap_count = bitmaps > 1 ? (unsigned)bitmaps : 1;
    size_t flag_size = marking.flag_stride * marking.rows, whole = size * marking.bitmap_count + flag_size;
    // Half words are numbered in 32 bits.
    void *owner = NULL;
    char *memory = size / sizeof(half_word) > UINT32_MAX ? NULL : tangent_scratch(whole, &owner);
    line->out_of_memory[0] = !memory;
    if (!memory) return;
    for (unsigned number = 0; number < marking.bitmap_count; number++) {
        marking.bits[number] = (uint64_t *)(void *)(memory + number * size);
    }
    marking.flags = (uint8_t *)(memory + marking.bitmap_count * size);
    tangent_in_parallel(marking.bitmap_count, line->parts, tangent_mark_part, &marking);
    tangent_in_parallel(line->parts, line->parts, tangent_flag_part, &marking);
    tangent_in_parallel(line->parts, line->parts, tangent_count_part, &marking);
    free(owner);
}
