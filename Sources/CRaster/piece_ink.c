// The stroke of a piece is the hull of the discs at its ends. Seen along x its upper side is a straight one that begins where the
// disc's tangent is as steep as the piece, and between the straight sides of two pieces lies an arc of the disc at their joint,
// where they bend that way; the lower side is the same upside down. So each piece adds two straight stretches and each joint
// one arc, and the slices' ink is what lies between the least and the greatest of them.

#include "piece_ink.h"

#include "slice_lanes.h"

// Instruction sets that multiply and add in one would round otherwise than those that do not.
#pragma clang fp contract(off)

static const floats numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

/// A run of points without a gap, as far as it is seen.
typedef struct {
    tangent_slice_ink *ink;
    double radius, per_pixel;
    /// The slices that it reaches: none where `first` is not less than `end`.
    size_t first, end;
    /// Its last point that lies apart from the one before; how steep the piece to it is on its upper side and on its lower one,
    /// as the sine of its slope.
    double x, y, upper, lower;
} run;

typedef struct {
    size_t first, end;
} stretch;

/// The slices whose middles are from one place to another, and `more` on both sides.
TANGENT_INLINE stretch between(run *run, double from, double to, double more) {
    double first = ceil(from * run->per_pixel - 0.5) - more, end = floor(to * run->per_pixel - 0.5) + 1 + more;
    double least = (double)run->ink->first, most = (double)run->ink->end;
    first = first > least ? first : least;
    end = end < most ? end : most;
    if (!(first < end)) return (stretch){0, 0};
    stretch seen = {(size_t)first, (size_t)end};
    run->first = seen.first < run->first ? seen.first : run->first;
    run->end = seen.end > run->end ? seen.end : run->end;
    return seen;
}

/// Lets a side of the run reach values where that is meant: its least ones if it is the upper side.
TANGENT_INLINE void reach(float *side, const floats *values, const masks *is_meant, bool is_upper) {
    floats before = AT(side);
    masks is_further = is_upper ? *values < before : *values > before;
    AT(side) = (*is_meant & is_further) ? *values : before;
}

/// The arc of the disc at (x, y) whose tangents rise or fall as the pieces beside it do.
TANGENT_INLINE void add_arc(run *run, double from, double to, bool is_upper) {
    if (!(is_upper ? from < to : from > to)) return;
    double r = run->radius, sign = is_upper ? r : -r;
    // One slice more on both sides, lest rounding leave one out: the disc is inked anyway.
    stretch seen = between(run, run->x + from * sign, run->x + to * sign, 1);
    if (seen.first == seen.end) return;
    float *side = (is_upper ? run->ink->padded_least : run->ink->padded_greatest) - run->ink->first;
    float left = (float)(((double)seen.first + 0.5) / run->per_pixel - run->x), step = (float)(1 / run->per_pixel);
    float square = (float)(r * r), y = (float)run->y;
    for (size_t slice = seen.first; slice < seen.end; slice += lanes) {
        floats x = left + ((float)(slice - seen.first) + numbers) * step, rest = square - x * x;
        floats root = __builtin_elementwise_sqrt(rest > 0 ? rest : 0);
        masks is_meant = (numbers < (float)(seen.end - slice)) & (rest > 0);
        floats values = is_upper ? y - root : y + root;
        reach(side + slice, &values, &is_meant, is_upper);
    }
}

/// The straight side of a piece from (x0, y0) to (x1, y1), whose direction is (along, down).
TANGENT_INLINE void add_side(run *run, double x0, double y0, double x1, double y1, double along, double down, bool is_upper) {
    const double furthest = 1e30, steepest = 1e9;
    double sign = is_upper ? run->radius : -run->radius;
    stretch seen = between(run, x0 + sign * down, x1 + sign * down, 0);
    if (seen.first == seen.end) return;
    float *side = (is_upper ? run->ink->padded_least : run->ink->padded_greatest) - run->ink->first;
    double step = (y1 - y0) / (x1 - x0) / run->per_pixel;
    for (size_t slice = seen.first; slice < seen.end; slice += lanes) {
        double way = (((double)slice + 0.5) / run->per_pixel - x0) / (x1 - x0);
        double start = y0 * (1 - way) + y1 * way - sign / along;
        start = start > -furthest ? start < furthest ? start : furthest : -furthest;
        // What comes from beyond all bounds is found slice by slice.
        bool is_alone = !(fabs(step) < steepest);
        floats values = (float)start + numbers * (is_alone ? 0 : (float)step);
        masks is_meant = numbers < (is_alone ? 1 : (float)(seen.end - slice));
        reach(side + slice, &values, &is_meant, is_upper);
        if (is_alone) slice -= lanes - 1;
    }
}

TANGENT_INLINE void begin_run(run *run, double x, double y) {
    run->first = SIZE_MAX;
    run->end = 0;
    run->x = x;
    run->y = y;
    // The first disc's left half.
    run->upper = -1;
    run->lower = 1;
}

TANGENT_INLINE void add_piece(run *run, double x, double y) {
    double across = x - run->x, down = y - run->y, length = sqrt(across * across + down * down);
    // Nearer than anybody sees, and far enough for a direction.
    if (!(length > 1e-6)) return;
    double sine = down / length;
    add_arc(run, run->upper, sine, true);
    add_arc(run, run->lower, sine, false);
    // Between the discs of an upright piece there is nothing.
    if (across > 1e-9) {
        add_side(run, run->x, run->y, x, y, across / length, sine, true);
        add_side(run, run->x, run->y, x, y, across / length, sine, false);
    }
    run->x = x;
    run->y = y;
    run->upper = run->lower = sine;
}

TANGENT_INLINE void end_run(run *run) {
    add_arc(run, run->upper, 1, true);
    add_arc(run, run->lower, -1, false);
    // What lies between the two sides; they are left as they were found.
    tangent_slice_ink *ink = run->ink;
    for (size_t slice = run->first; slice < run->end; slice += lanes) {
        float *least = ink->padded_least + (slice - ink->first), *greatest = ink->padded_greatest + (slice - ink->first);
        floats leasts = AT(least), greatests = AT(greatest);
        add_spans(ink, slice, run->end - slice, &leasts, &greatests);
        AT(least) = TANGENT_NOWHERE;
        AT(greatest) = -TANGENT_NOWHERE;
    }
}

TANGENT_INLINE bool ink_pieces(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps) {
    run run = {.ink = ink, .radius = ink->pen->radius, .per_pixel = ink->pen->per_pixel};
    double previous = line->falls ? INFINITY : -INFINITY;
    size_t begin = 0, room = ink->end - ink->first + lanes;
    for (size_t i = 0; i < room; i++) {
        ink->padded_least[i] = TANGENT_NOWHERE;
        ink->padded_greatest[i] = -TANGENT_NOWHERE;
    }
    for (size_t i = 0; i <= line->count; i++) {
        double x = i < line->count ? value_at(line->x, i) : NAN, y = i < line->count ? value_at(line->y, i) : NAN;
        if (i < line->count) {
            if (!(line->falls ? x <= previous : x >= previous)) return false;
            previous = x;
        }
        if (isfinite(x) && isfinite(y)) {
            if (begin == i) {
                begin_run(&run, pixel_of(line->x, x), pixel_of(line->y, y));
            } else {
                add_piece(&run, pixel_of(line->x, x), pixel_of(line->y, y));
            }
            continue;
        }
        // A point without neighbours is no line.
        if (i - begin > 1) {
            end_run(&run);
            if (square_caps) {
                const tangent_cap caps[] = {tangent_cap_at(line, begin, 1), tangent_cap_at(line, i - 1, -1)};
                tangent_ink_cap(ink, &caps[0]);
                tangent_ink_cap(ink, &caps[1]);
            }
        }
        begin = i + 1;
    }
    return true;
}

static bool ink_pieces_baseline(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps) {
    return ink_pieces(ink, line, square_caps);
}
#if TANGENT_X86
TANGENT_AVX2 static bool ink_pieces_avx2(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps) {
    return ink_pieces(ink, line, square_caps);
}
TANGENT_AVX512 static bool ink_pieces_avx512(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps) {
    return ink_pieces(ink, line, square_caps);
}
#endif

bool tangent_ink_pieces(tangent_slice_ink *ink, const tangent_reading *line, bool square_caps) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return ink_pieces_avx512(ink, line, square_caps);
    if (__builtin_cpu_supports("avx2")) return ink_pieces_avx2(ink, line, square_caps);
#endif
    return ink_pieces_baseline(ink, line, square_caps);
}
