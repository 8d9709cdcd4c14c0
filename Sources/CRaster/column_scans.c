#include "column_scans.h"

#include "columns.h"

// Clang's own vectors, which `?:` works on lane by lane: least and greatest become one instruction each.

/// A vector from any address. Not a function: how one returns a vector depends on the instruction set.
#define LOAD(type, values) (*(const unaligned_##type *)(values))

#define LESS(a, b) ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))
#define SUM(a, b) ((a) + (b))

// Halves on halves, down to one number.
#define FOLD_4(vector, OF, result)                                                                                     \
    do {                                                                                                               \
        __typeof__((vector).lo) pair = OF((vector).lo, (vector).hi);                                                   \
        result = OF(pair.x, pair.y);                                                                                   \
    } while (0)
#define FOLD_8(vector, OF, result)                                                                                     \
    do {                                                                                                               \
        __typeof__((vector).lo) four = OF((vector).lo, (vector).hi);                                                   \
        FOLD_4(four, OF, result);                                                                                      \
    } while (0)
#define FOLD_16(vector, OF, result)                                                                                    \
    do {                                                                                                               \
        __typeof__((vector).lo) eight = OF((vector).lo, (vector).hi);                                                  \
        FOLD_8(eight, OF, result);                                                                                     \
    } while (0)

#define PLACES_8 0, 1, 2, 3, 4, 5, 6, 7
#define PLACES_16 PLACES_8, 8, 9, 10, 11, 12, 13, 14, 15

#define DEFINE_SCANS(number, bits, lanes, type, places, FOLD)                                                          \
    typedef number type __attribute__((ext_vector_type(lanes)));                                                       \
    typedef number unaligned_##type __attribute__((ext_vector_type(lanes), aligned(sizeof(number))));                  \
    typedef int##bits##_t type##_mask __attribute__((ext_vector_type(lanes)));                                         \
                                                                                                                       \
    /* Nothing else than a NaN comes of a NaN or an infinity times 0, and a sum keeps it. */                           \
    TANGENT_INLINE tangent_extremes extremes_##type(const void *memory, size_t begin, size_t count) {                  \
        const number *values = (const number *)memory + begin;                                                         \
        number least = values[0], greatest = values[0], trace = values[0] * 0;                                         \
        if (count < lanes && begin + count < lanes) {                                                                  \
            for (size_t i = 1; i < count; i++) {                                                                       \
                least = values[i] < least ? values[i] : least;                                                         \
                greatest = values[i] > greatest ? values[i] : greatest;                                                \
                trace += values[i] * 0;                                                                                \
            }                                                                                                          \
            return (tangent_extremes){(double)least, (double)greatest, trace == trace};                                \
        }                                                                                                              \
        type low, high, traces;                                                                                        \
        if (count < lanes) {                                                                                           \
            /* What is before them is read too, and left out: no processor can foresee how often a loop would turn. */ \
            type##_mask places_of_lanes = {places};                                                                    \
            low = LOAD(type, values + count - lanes);                                                                  \
            low = places_of_lanes >= (int##bits##_t)(lanes - count) ? low : (type)least;                               \
            high = low;                                                                                                \
            traces = low * 0;                                                                                          \
        } else {                                                                                                       \
            low = high = LOAD(type, values);                                                                           \
            traces = low * 0;                                                                                          \
            type low2 = low, high2 = low;                                                                              \
            type##_mask nans = 0;                                                                                      \
            size_t i = lanes;                                                                                          \
            for (; i + 2 * lanes <= count; i += 2 * lanes) {                                                           \
                type first = LOAD(type, values + i), second = LOAD(type, values + i + lanes);                          \
                low = first < low ? first : low;                                                                       \
                high = first > high ? first : high;                                                                    \
                /* Two at a time: of a NaN in either. Infinities are among the extremes. */                            \
                nans |= (first != first) | (second != second);                                                         \
                low2 = second < low2 ? second : low2;                                                                  \
                high2 = second > high2 ? second : high2;                                                               \
            }                                                                                                          \
            /* The last two may have been looked at already, which changes no extreme. */                              \
            for (size_t last = i; last < count; last += lanes) {                                                       \
                type vector = LOAD(type, values + (last + lanes <= count ? last : count - lanes));                     \
                low = vector < low ? vector : low;                                                                     \
                high = vector > high ? vector : high;                                                                  \
                traces += vector * 0;                                                                                  \
            }                                                                                                          \
            low = low2 < low ? low2 : low;                                                                             \
            high = high2 > high ? high2 : high;                                                                        \
            traces += (nans ? (type)(number)NAN : (type)0) + low * 0 + high * 0;                                       \
        }                                                                                                              \
        FOLD(low, LESS, least);                                                                                        \
        FOLD(high, GREATER, greatest);                                                                                 \
        FOLD(traces, SUM, trace);                                                                                      \
        return (tangent_extremes){(double)least, (double)greatest, trace == trace};                                    \
    }                                                                                                                  \
                                                                                                                       \
    TANGENT_INLINE size_t advance_##type(const void *memory, size_t begin, size_t end, size_t count,                   \
                                         double threshold, bool falls, bool *sorted) {                                 \
        const number *values = memory;                                                                                 \
        type##_mask ordered = (type##_mask)-1;                                                                         \
        size_t i = begin;                                                                                              \
        for (; i + lanes <= end && i + lanes < count; i += lanes) {                                                    \
            type vector = LOAD(type, values + i), next = LOAD(type, values + i + 1);                                   \
            ordered &= falls ? vector >= next : vector <= next;                                                        \
            double last = (double)values[i + lanes - 1];                                                               \
            if (falls ? last > threshold : last < threshold) continue;                                                 \
            /* In order, so their number is the place. If they are not, that is known now. */                          \
            size_t before = 0;                                                                                         \
            for (unsigned lane = 0; lane < lanes; lane++) {                                                            \
                double value = (double)values[i + lane];                                                               \
                before += falls ? value > threshold : value < threshold;                                               \
            }                                                                                                          \
            number all;                                                                                                \
            type kept = ordered ? (type)0 : (type)1;                                                                   \
            FOLD(kept, SUM, all);                                                                                      \
            if (all != 0) *sorted = false;                                                                             \
            return i + before;                                                                                         \
        }                                                                                                              \
        int##bits##_t all = -1;                                                                                        \
        for (unsigned lane = 0; lane < lanes; lane++) all &= ordered[lane];                                            \
        bool are = all != 0;                                                                                           \
        for (; i < end; i++) {                                                                                         \
            double value = (double)values[i];                                                                          \
            if (!(falls ? value > threshold : value < threshold)) break;                                               \
            if (i + 1 < count) are &= falls ? values[i] >= values[i + 1] : values[i] <= values[i + 1];                 \
        }                                                                                                              \
        if (!are) *sorted = false;                                                                                     \
        return i;                                                                                                      \
    }

DEFINE_SCANS(double, 64, 8, doubles, PLACES_8, FOLD_8)
DEFINE_SCANS(float, 32, 16, floats, PLACES_16, FOLD_16)

#define DEFINE_COPIES(type, set, attribute)                                                                            \
    attribute static tangent_extremes extremes_##type##_##set(const tangent_column *column, size_t begin, size_t count) {        \
        return extremes_##type(column->values, begin, count);                                                                \
    }                                                                                                                  \
    attribute static size_t advance_##type##_##set(const tangent_column *column, size_t begin, size_t end, size_t count,       \
                                                   double threshold, bool falls, bool *sorted) {                       \
        if (falls) return advance_##type(column->values, begin, end, count, threshold, true, sorted);                          \
        return advance_##type(column->values, begin, end, count, threshold, false, sorted);                                    \
    }

DEFINE_COPIES(doubles, baseline, )
DEFINE_COPIES(floats, baseline, )
#if TANGENT_X86
DEFINE_COPIES(doubles, avx2, TANGENT_AVX2)
DEFINE_COPIES(floats, avx2, TANGENT_AVX2)
DEFINE_COPIES(doubles, avx512, TANGENT_AVX512)
DEFINE_COPIES(floats, avx512, TANGENT_AVX512)
#endif

// What only its owner can read is taken over in blocks.

static tangent_extremes extremes_reader(const tangent_column *column, size_t begin, size_t count) {
    enum { most = 256 };
    double values[most];
    tangent_extremes all = {INFINITY, -INFINITY, true};
    while (count) {
        size_t taken = count < most ? count : most;
        column->reader(column->values, begin, taken, values);
        tangent_extremes some = extremes_doubles(values, 0, taken);
        all.least = some.least < all.least ? some.least : all.least;
        all.greatest = some.greatest > all.greatest ? some.greatest : all.greatest;
        all.finite &= some.finite;
        begin += taken;
        count -= taken;
    }
    return all;
}

static size_t advance_reader(const tangent_column *column, size_t begin, size_t end, size_t count, double threshold,
                             bool falls, bool *sorted) {
    double value = begin < end ? value_at(column, begin) : 0;
    for (; begin < end && (falls ? value > threshold : value < threshold); begin++) {
        double next = begin + 1 < count ? value_at(column, begin + 1) : value;
        if (!(falls ? value >= next : value <= next)) *sorted = false;
        value = next;
    }
    return begin;
}

tangent_scans tangent_scans_for(tangent_column_kind kind) {
    if (kind == TANGENT_READER) return (tangent_scans){extremes_reader, advance_reader};
    bool wide = kind == TANGENT_DOUBLES;
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) {
        return wide ? (tangent_scans){extremes_doubles_avx512, advance_doubles_avx512}
                    : (tangent_scans){extremes_floats_avx512, advance_floats_avx512};
    }
    if (__builtin_cpu_supports("avx2")) {
        return wide ? (tangent_scans){extremes_doubles_avx2, advance_doubles_avx2}
                    : (tangent_scans){extremes_floats_avx2, advance_floats_avx2};
    }
#endif
    return wide ? (tangent_scans){extremes_doubles_baseline, advance_doubles_baseline}
                : (tangent_scans){extremes_floats_baseline, advance_floats_baseline};
}

static void include(tangent_extremes *all, tangent_extremes some) {
    all->least = some.least < all->least ? some.least : all->least;
    all->greatest = some.greatest > all->greatest ? some.greatest : all->greatest;
    all->finite &= some.finite;
}

tangent_extremes tangent_extremes_of(const tangent_column *column, const tangent_scans *scans, size_t begin,
                                     size_t count) {
    size_t block = column->block, end = begin + count;
    if (!block || count < 2 * block) return scans->extremes(column, begin, count);
    size_t first = (begin + block - 1) / block, last = end / block;
    tangent_extremes all = {INFINITY, -INFINITY, true};
    if (begin < first * block) include(&all, scans->extremes(column, begin, first * block - begin));
    if (last * block < end) include(&all, scans->extremes(column, last * block, end - last * block));
    for (size_t number = first; number < last; number++) {
        double least = column->least[number], greatest = column->greatest[number];
        // A NaN is neither.
        include(&all, (tangent_extremes){least, greatest, least <= greatest});
    }
    return all;
}
