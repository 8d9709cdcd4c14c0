// The extremes of four neighbouring blocks of a column at a time: their lanes are brought together once for all four, which
// takes as long for short blocks as reading them does.
#ifndef FOUR_BLOCKS_H
#define FOUR_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef double FourNumbers __attribute__((ext_vector_type(4)));

typedef struct FourBlocks {
    FourNumbers least, greatest;
    // Whether all values are finite; where it is false some may be all the same.
    bool isFinite;
} FourBlocks;

#define FOUR_LESS(a, b) ((a) < (b) ? (a) : (b))
#define FOUR_GREATER(a, b) ((a) > (b) ? (a) : (b))
#define FOUR_SUM(a, b) ((a) + (b))

// Of vectors with four lanes, one for each block, the vector of what `OF` makes of each one's lanes.
#define ACROSS(vectors, OF, result)                                                                                          \
    do {                                                                                                                     \
        __typeof__(vectors[0]) low = OF(__builtin_shufflevector(vectors[0], vectors[1], 0, 4, 2, 6),                         \
                                        __builtin_shufflevector(vectors[0], vectors[1], 1, 5, 3, 7));                        \
        __typeof__(vectors[0]) high = OF(__builtin_shufflevector(vectors[2], vectors[3], 0, 4, 2, 6),                        \
                                         __builtin_shufflevector(vectors[2], vectors[3], 1, 5, 3, 7));                       \
        result = OF(__builtin_shufflevector(low, high, 0, 1, 4, 5), __builtin_shufflevector(low, high, 2, 3, 6, 7));         \
    } while (0)

#define HALVES(vector, OF) OF((vector).lo, (vector).hi)
#define WHOLE(vector, OF) (vector)

// `TO_FOUR` makes four lanes of a vector's.
#define DEFINE_FOUR_BLOCKS(number, bits, lanes, type, TO_FOUR)                                                               \
    typedef number type __attribute__((ext_vector_type(lanes)));                                                             \
    typedef number unaligned_##type __attribute__((ext_vector_type(lanes), aligned(sizeof(number))));                        \
    typedef number four_##type __attribute__((ext_vector_type(4)));                                                          \
    typedef int##bits##_t mask_##type __attribute__((ext_vector_type(lanes)));                                               \
    /* Whether `count` values and the one after them are in order; `count` is a multiple of 4 vectors. */                    \
    INLINE bool areInOrder_##type(const number *values, ptrdiff_t count, bool falls) {                                       \
        mask_##type ordered = -1, others = -1;                                                                               \
        for (ptrdiff_t i = 0; i < count; i += 2 * lanes) {                                                                   \
            type one = *(const unaligned_##type *)(values + i), two = *(const unaligned_##type *)(values + i + lanes);       \
            type next = *(const unaligned_##type *)(values + i + 1);                                                         \
            type last = *(const unaligned_##type *)(values + i + lanes + 1);                                                 \
            ordered &= falls ? one >= next : one <= next;                                                                    \
            others &= falls ? two >= last : two <= last;                                                                     \
        }                                                                                                                    \
        ordered &= others;                                                                                                   \
        int##bits##_t all = -1;                                                                                              \
        for (int lane = 0; lane < lanes; lane++) all &= ordered[lane];                                                       \
        return all != 0;                                                                                                     \
    }                                                                                                                        \
    INLINE FourBlocks fourBlocks_##type(const number *values, ptrdiff_t block) {                                             \
        type low[4], high[4], sums[4];                                                                                       \
        for (int b = 0; b < 4; b++) low[b] = high[b] = sums[b] = *(const unaligned_##type *)(values + b * block);            \
        for (ptrdiff_t i = lanes; i < block; i += lanes) {                                                                   \
            _Pragma("clang loop unroll(full)") for (int b = 0; b < 4; b++) {                                                 \
                type vector = *(const unaligned_##type *)(values + b * block + i);                                           \
                low[b] = FOUR_LESS(vector, low[b]);                                                                          \
                high[b] = FOUR_GREATER(vector, high[b]);                                                                     \
                sums[b] += vector;                                                                                           \
            }                                                                                                                \
        }                                                                                                                    \
        four_##type lows[4], highs[4], totals[4], least, greatest, total;                                                    \
        for (int b = 0; b < 4; b++) {                                                                                        \
            lows[b] = TO_FOUR(low[b], FOUR_LESS);                                                                            \
            highs[b] = TO_FOUR(high[b], FOUR_GREATER);                                                                       \
            totals[b] = TO_FOUR(sums[b], FOUR_SUM);                                                                          \
        }                                                                                                                    \
        ACROSS(lows, FOUR_LESS, least);                                                                                      \
        ACROSS(highs, FOUR_GREATER, greatest);                                                                               \
        ACROSS(totals, FOUR_SUM, total);                                                                                     \
        /* What is not finite leaves a NaN when it is taken from itself. */                                                  \
        four_##type trace = (least - least) + (greatest - greatest) + (total - total);                                       \
        bool isFinite = trace.x + trace.y + trace.z + trace.w == 0;                                                          \
        return (FourBlocks){__builtin_convertvector(least, FourNumbers), __builtin_convertvector(greatest, FourNumbers),     \
                            isFinite};                                                                                       \
    }

#endif
