// The same as one slice at a time finds, to the bit, but in loops without jumps that take several slices in a vector.

#include "slice_spans.h"

// Instruction sets that multiply and add in one would round otherwise than those that do not.
#pragma clang fp contract(off)

#include "columns.h"

// Clang's own vectors, which `?:` works on lane by lane.
typedef double four __attribute__((ext_vector_type(4)));
typedef double unaligned_four __attribute__((ext_vector_type(4), aligned(8)));
typedef int64_t four_places __attribute__((ext_vector_type(4)));

enum { most_points = 16 };

#define LESS(a, b) ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))

/// Looks at four points, the last of which is `from_end` before the end, where they are among the last `count`.
#define INCLUDE(from_end)                                                                                              \
    do {                                                                                                               \
        const four_places to_end = {from_end + 4, from_end + 3, from_end + 2, from_end + 1};                           \
        four value = *(const unaligned_four *)(end - from_end - 4);                                                    \
        value = to_end <= (int64_t)count ? value : (four)end[-1];                                                      \
        low = LESS(value, low);                                                                                        \
        high = GREATER(value, high);                                                                                   \
        *trace += value * 0;                                                                                           \
    } while (0)

/// The extremes of the last `count` values, up to 8 or 16, before `end`, which has 16 values before it. Of no points, those of
/// the last one.
TANGENT_INLINE void last_extremes(const double *end, size_t count, bool is_long, four *trace, double *least,
                                  double *greatest) {
    four low = end[-1], high = low;
    INCLUDE(0);
    INCLUDE(4);
    if (is_long) {
        INCLUDE(8);
        INCLUDE(12);
    }
    double low0 = LESS(low.x, low.z), low1 = LESS(low.y, low.w);
    double high0 = GREATER(high.x, high.z), high1 = GREATER(high.y, high.w);
    *least = LESS(low0, low1);
    *greatest = GREATER(high0, high1);
}

TANGENT_INLINE float held(double lowest, double highest, double y) {
    y = y > lowest ? y : lowest;
    return (float)(y < highest ? y : highest);
}

TANGENT_INLINE bool find_spans(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin,
                               const uint32_t *ends, float *edge) {
    enum { most = tangent_most_spans };
    const double *x = (const double *)line->x->values, *y = (const double *)line->y->values;
    // A point before and behind each edge, and 16 before it.
    if (begin + ends[0] < most_points || begin + ends[slices] >= line->count) return false;
    // Of its own, as what is written below might be the caller's else.
    const tangent_column across = *line->x, down = *line->y;
    const double lowest = line->lowest, highest = line->highest;
    float *restrict leasts = line->least, *restrict greatests = line->greatest, *restrict lefts = line->left;
    double x0[most], x1[most], y0[most], y1[most], least[most], greatest[most];
    float edges[most + 1];
    for (size_t i = 0; i < slices; i++) {
        size_t end = begin + ends[i + 1];
        x0[i] = x[end - 1], x1[i] = x[end];
        y0[i] = y[end - 1], y1[i] = y[end];
    }
    edges[0] = *edge;
    int32_t is_line = 1;
    for (size_t i = 0; i < slices; i++) {
        is_line &= (x0[i] - x0[i]) + (x1[i] - x1[i]) + (y0[i] - y0[i]) + (y1[i] - y1[i]) == 0;
        double right = tangent_slice_edge(line->slices, slice + i + 1);
        double from = pixel_of(&across, x0[i]), to = pixel_of(&across, x1[i]);
        double way = to > from ? (right - from) / (to - from) : 1;
        way = way > 0 ? way : 0;
        way = way < 1 ? way : 1;
        edges[i + 1] = held(lowest, highest, pixel_of(&down, y0[i]) * (1 - way) + pixel_of(&down, y1[i]) * way);
    }
    if (!is_line) return false;
    four trace = 0;
    bool is_long = ends[slices] - ends[0] > 5 * slices, is_finite = true;
    for (size_t i = 0; i < slices; i++) {
        size_t count = ends[i + 1] - ends[i];
        const double *end = y + begin + ends[i + 1];
        if (count <= (is_long ? most_points : most_points / 2)) {
            last_extremes(end, count, is_long, &trace, &least[i], &greatest[i]);
        } else {
            tangent_extremes all = tangent_extremes_of(line->y, line->y_scans, begin + ends[i], count);
            is_finite &= all.finite;
            least[i] = all.least, greatest[i] = all.greatest;
        }
    }
    double traces = trace.x + trace.y + trace.z + trace.w;
    if (!is_finite || traces != traces) return false;
    float lows[most], highs[most];
    for (size_t i = 0; i < slices; i++) {
        float one = held(lowest, highest, pixel_of(&down, least[i]));
        float other = held(lowest, highest, pixel_of(&down, greatest[i]));
        lows[i] = LESS(one, other);
        highs[i] = GREATER(one, other);
    }
    for (size_t i = 0; i < slices; i++) {
        float left = edges[i], right = edges[i + 1];
        // What lies between the crossings is drawn with them, and their places are known better. No jumps here either.
        bool has_points = ends[i + 1] != ends[i];
        leasts[i] = (has_points & (lows[i] < LESS(left, right))) ? lows[i] : TANGENT_NOWHERE;
        greatests[i] = (has_points & (highs[i] > GREATER(left, right))) ? highs[i] : -TANGENT_NOWHERE;
        lefts[i] = left;
    }
    *edge = edges[slices];
    return true;
}

static bool find_baseline(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin, const uint32_t *ends,
                          float *edge) {
    return find_spans(line, slice, slices, begin, ends, edge);
}
#if TANGENT_X86
TANGENT_AVX2 static bool find_avx2(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin,
                                   const uint32_t *ends, float *edge) {
    return find_spans(line, slice, slices, begin, ends, edge);
}
TANGENT_AVX512 static bool find_avx512(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin,
                                       const uint32_t *ends, float *edge) {
    return find_spans(line, slice, slices, begin, ends, edge);
}
#endif

bool tangent_find_spans(const tangent_slice_places *line, size_t slice, size_t slices, size_t begin, const uint32_t *ends,
                        float *edge) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return find_avx512(line, slice, slices, begin, ends, edge);
    if (__builtin_cpu_supports("avx2")) return find_avx2(line, slice, slices, begin, ends, edge);
#endif
    return find_baseline(line, slice, slices, begin, ends, edge);
}
