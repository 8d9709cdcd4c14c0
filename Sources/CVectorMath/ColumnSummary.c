// One read of the data, in the widest registers that the processor has: as long as their bytes take to arrive.
#include "include/ColumnSummary.h"
#include "include/CVectorMath.h"
#include <Workers.h>
#include <math.h>
#include <stdatomic.h>
#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))
#include "FourBlocks.h"

typedef struct Block {
    double least, greatest, leastPositive;
    bool rises, falls;
} Block;

// Halves on halves, down to one number.
#define LESS(a, b) ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))
#define SUM(a, b) ((a) + (b))
#define FOLD_8(vector, OF, result)                                                                                           \
    do {                                                                                                                     \
        __typeof__((vector).lo) four = OF((vector).lo, (vector).hi);                                                         \
        __typeof__(four.lo) two = OF(four.lo, four.hi);                                                                      \
        result = OF(two.x, two.y);                                                                                           \
    } while (0)
#define FOLD_16(vector, OF, result)                                                                                          \
    do {                                                                                                                     \
        __typeof__((vector).lo) eight = OF((vector).lo, (vector).hi);                                                        \
        FOLD_8(eight, OF, result);                                                                                           \
    } while (0)

// Clang's own vectors, which `?:` works on lane by lane: least and greatest become one instruction each. `next` is the value
// after the last, or the last itself at the column's end.
#define DEFINE_BLOCK(number, bits, lanes, type, FOLD)                                                                        \
    typedef number type __attribute__((ext_vector_type(lanes)));                                                             \
    typedef number unaligned_##type __attribute__((ext_vector_type(lanes), aligned(sizeof(number))));                        \
    typedef int##bits##_t type##_mask __attribute__((ext_vector_type(lanes)));                                               \
    INLINE number leastPositive_##type(const number *values, ptrdiff_t count) {                                              \
        const type none = (type)(number)INFINITY;                                                                            \
        type least = none;                                                                                                   \
        number result = INFINITY;                                                                                            \
        ptrdiff_t i = 0;                                                                                                     \
        for (; i + lanes <= count; i += lanes) {                                                                             \
            type vector = *(const unaligned_##type *)(values + i), above = vector > 0 ? vector : none;                       \
            least = LESS(above, least);                                                                                      \
        }                                                                                                                    \
        FOLD(least, LESS, result);                                                                                           \
        for (; i < count; i++) result = values[i] > 0 && values[i] < result ? values[i] : result;                            \
        return result;                                                                                                       \
    }                                                                                                                        \
    INLINE bool isInOrder_##type(const number *values, ptrdiff_t count, number next, bool falls) {                           \
        type##_mask ordered = -1;                                                                                            \
        ptrdiff_t i = 0;                                                                                                     \
        for (; i + lanes < count; i += lanes) {                                                                              \
            type vector = *(const unaligned_##type *)(values + i), after = *(const unaligned_##type *)(values + i + 1);      \
            ordered &= falls ? vector >= after : vector <= after;                                                            \
        }                                                                                                                    \
        int##bits##_t all = -1;                                                                                              \
        for (int lane = 0; lane < lanes; lane++) all &= ordered[lane];                                                       \
        for (; i < count; i++) {                                                                                             \
            number after = i + 1 < count ? values[i + 1] : next;                                                             \
            if (!(falls ? values[i] >= after : values[i] <= after)) return false;                                            \
        }                                                                                                                    \
        return all != 0;                                                                                                     \
    }                                                                                                                        \
    INLINE Block block_##type(const number *values, ptrdiff_t count, number next, bool rises, bool falls) {                  \
        number least, greatest, sum = 0;                                                                                     \
        rises = rises && isInOrder_##type(values, count, next, false);                                                       \
        falls = falls && isInOrder_##type(values, count, next, true);                                                        \
        if (rises | falls) {                                                                                                 \
            /* No NaN is in order, and infinities are at the ends. */                                                        \
            least = rises ? values[0] : values[count - 1];                                                                   \
            greatest = rises ? values[count - 1] : values[0];                                                                \
        } else {                                                                                                             \
            type low = (type)(number)INFINITY, high = -low, sums = 0;                                                        \
            ptrdiff_t i = 0;                                                                                                 \
            for (; i + lanes <= count; i += lanes) {                                                                         \
                type vector = *(const unaligned_##type *)(values + i);                                                       \
                low = LESS(vector, low);                                                                                     \
                high = GREATER(vector, high);                                                                                \
                sums += vector;                                                                                              \
            }                                                                                                                \
            FOLD(low, LESS, least);                                                                                          \
            FOLD(high, GREATER, greatest);                                                                                   \
            FOLD(sums, SUM, sum);                                                                                            \
            for (; i < count; i++) {                                                                                         \
                least = LESS(values[i], least);                                                                              \
                greatest = GREATER(values[i], greatest);                                                                     \
                sum += values[i];                                                                                            \
            }                                                                                                                \
        }                                                                                                                    \
        /* A NaN or an infinity stays in the sum; what is finite may come to more than there are numbers for. */             \
        bool isFinite = (least - least) + (greatest - greatest) == 0;                                                        \
        if (isFinite && sum - sum != 0) {                                                                                    \
            for (ptrdiff_t i = 0; i < count; i++) isFinite &= values[i] == values[i];                                        \
        }                                                                                                                    \
        if (!isFinite) return (Block){NAN, NAN, INFINITY, false, false};                                                     \
        number positive = least > 0 ? least : greatest > 0 ? leastPositive_##type(values, count) : (number)INFINITY;         \
        return (Block){least, greatest, positive, rises, falls};                                                             \
    }

DEFINE_BLOCK(double, 64, 8, doubles, FOLD_8)
DEFINE_BLOCK(float, 32, 16, floats, FOLD_16)
DEFINE_FOUR_BLOCKS(double, 64, 4, narrow_doubles, WHOLE)
DEFINE_FOUR_BLOCKS(float, 32, 8, narrow_floats, HALVES)

typedef struct Reading {
    const ColumnSource *source;
    ColumnBlocks *blocks;
    // Whether nothing was found out of order yet, by anyone.
    atomic_bool rises, falls;
} Reading;

INLINE void keep(ColumnBlocks *blocks, ptrdiff_t number, double least, double greatest, double leastPositive) {
    blocks->least[number] = least;
    blocks->greatest[number] = greatest;
    double *positive = &blocks->leastPositive[number / COLUMN_GROUP];
    if (number % COLUMN_GROUP == 0 || leastPositive < *positive) *positive = leastPositive;
}

// Reads four whole blocks that have a value after them; false where one by one they are to be looked at more closely.
#define DEFINE_FOUR(number, type)                                                                                            \
    INLINE bool readFour_##type(ColumnBlocks *blocks, ptrdiff_t first, const number *values, bool rises, bool falls) {       \
        ptrdiff_t block = blocks->block;                                                                                     \
        if (rises | falls) {                                                                                                 \
            double sum = (double)values[0] + (double)values[4 * block - 1];                                                  \
            if (rises & falls || sum - sum != 0 || !areInOrder_narrow_##type(values, 4 * block, falls)) return false;        \
            for (int b = 0; b < 4; b++, values += block) {                                                                   \
                double least = (double)values[rises ? 0 : block - 1], greatest = (double)values[rises ? block - 1 : 0];      \
                double positive = least > 0 ? least : greatest > 0 ? leastPositive_##type(values, block) : INFINITY;         \
                keep(blocks, first + b, least, greatest, positive);                                                          \
            }                                                                                                                \
            return true;                                                                                                     \
        }                                                                                                                    \
        FourBlocks four = fourBlocks_narrow_##type(values, block);                                                           \
        if (!four.isFinite) return false;                                                                                    \
        for (int b = 0; b < 4; b++, values += block) {                                                                       \
            double least = four.least[b], greatest = four.greatest[b];                                                       \
            double positive = least > 0 ? least : greatest > 0 ? leastPositive_##type(values, block) : INFINITY;             \
            keep(blocks, first + b, least, greatest, positive);                                                              \
        }                                                                                                                    \
        return true;                                                                                                         \
    }

DEFINE_FOUR(double, doubles)
DEFINE_FOUR(float, floats)

INLINE void readBlocks(Reading *reading, ptrdiff_t firstBlock, ptrdiff_t lastBlock) {
    const ColumnSource *source = reading->source;
    ColumnBlocks *blocks = reading->blocks;
    // What is lost anyway is not looked for.
    bool rises = atomic_load_explicit(&reading->rises, memory_order_relaxed);
    bool falls = atomic_load_explicit(&reading->falls, memory_order_relaxed);
    for (ptrdiff_t number = firstBlock; number < lastBlock; number++) {
        ptrdiff_t begin = number * blocks->block, rest = source->count - begin;
        if (lastBlock - number >= 4 && rest > 4 * blocks->block) {
            if (source->doubles ? readFour_doubles(blocks, number, source->doubles + begin, rises, falls)
                                : source->floats && readFour_floats(blocks, number, source->floats + begin, rises, falls)) {
                number += 3;
                continue;
            }
        }
        ptrdiff_t count = rest < blocks->block ? rest : blocks->block;
        ptrdiff_t after = rest > count ? count : count - 1;
        Block block;
        if (source->doubles) {
            const double *values = source->doubles + begin;
            block = block_doubles(values, count, values[after], rises, falls);
        } else if (source->floats) {
            const float *values = source->floats + begin;
            block = block_floats(values, count, values[after], rises, falls);
        } else {
            double values[COLUMN_LARGEST_BLOCK + 1];
            source->read(source->owner, begin, after + 1, values);
            block = block_doubles(values, count, values[after], rises, falls);
        }
        keep(blocks, number, block.least, block.greatest, block.leastPositive);
        rises = block.rises;
        falls = block.falls;
    }
    if (!rises) atomic_store_explicit(&reading->rises, false, memory_order_relaxed);
    if (!falls) atomic_store_explicit(&reading->falls, false, memory_order_relaxed);
}

typedef void ReadBlocks(Reading *reading, ptrdiff_t firstBlock, ptrdiff_t lastBlock);

static void readBlocksBaseline(Reading *reading, ptrdiff_t first, ptrdiff_t last) { readBlocks(reading, first, last); }
#if defined(__x86_64__)
__attribute__((target("avx2"))) static void readBlocksAVX2(Reading *reading, ptrdiff_t first, ptrdiff_t last) {
    readBlocks(reading, first, last);
}
__attribute__((target("avx512f,avx512dq,avx512vl,avx2"))) static void readBlocksAVX512(
    Reading *reading, ptrdiff_t first, ptrdiff_t last) {
    readBlocks(reading, first, last);
}
#endif

static ReadBlocks *bestReadBlocks(void) {
#if defined(__x86_64__)
    switch (vectorInstructionSet()) {
    case VectorInstructionSetAVX512: return readBlocksAVX512;
    case VectorInstructionSetAVX2: return readBlocksAVX2;
    case VectorInstructionSetBaseline: break;
    }
#endif
    return readBlocksBaseline;
}

static void readPiece(void *context, int who, ptrdiff_t first, ptrdiff_t count) {
    (void)who;
    bestReadBlocks()(context, first, first + count);
}

void columnSummarize(const ColumnSource *source, ColumnBlocks *blocks) {
    ptrdiff_t count = (source->count + blocks->block - 1) / blocks->block;
    Reading reading = {.source = source, .blocks = blocks, .rises = true, .falls = true};
    // Whole groups, and so many pieces that neither core waits long for the other's last.
    ptrdiff_t groups = (count + COLUMN_GROUP - 1) / COLUMN_GROUP, piece = (groups + 15) / 16 * COLUMN_GROUP;
    // To wake a helper takes as long as reading some 50,000 values.
    shareWork(readPiece, &reading, count, piece, source->count >= 200000 ? 1 : 0);
    blocks->rises = reading.rises;
    blocks->falls = reading.falls;
}
