// One read of the data, in the widest registers that the processor has: as long as their bytes take to arrive.
#include "include/ColumnSummary.h"
#include "include/CVectorMath.h"
#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

#define INLINE static inline __attribute__((always_inline))

typedef struct Block {
    double least, greatest, leastPositive;
    bool rises, falls;
} Block;

// Clang's own vectors, which `?:` works on lane by lane: least and greatest become one instruction each. `next` is the value
// after the last, or the last itself at the column's end. Order is only looked at while it is possible.
#define DEFINE_BLOCK(number, bits, lanes, type)                                                                              \
    typedef number type __attribute__((ext_vector_type(lanes)));                                                             \
    typedef number unaligned_##type __attribute__((ext_vector_type(lanes), aligned(sizeof(number))));                        \
    typedef int##bits##_t type##_mask __attribute__((ext_vector_type(lanes)));                                               \
    INLINE Block block_##type(const number *values, ptrdiff_t count, number next, bool rises, bool falls) {                  \
        const type none = (type)(number)INFINITY;                                                                            \
        type low = none, high = -none, positive = none, trace = 0;                                                           \
        type##_mask up = -1, down = -1;                                                                                 \
        ptrdiff_t i = 0;                                                                                                     \
        for (; i + lanes <= count; i += lanes) {                                                                             \
            type vector = *(const unaligned_##type *)(values + i);                                                           \
            low = vector < low ? vector : low;                                                                               \
            high = vector > high ? vector : high;                                                                            \
            type above = vector > 0 ? vector : none;                                                                         \
            positive = above < positive ? above : positive;                                                                  \
            trace += vector * 0;                                                                                             \
        }                                                                                                                    \
        Block block = {INFINITY, -INFINITY, INFINITY, false, false};                                                         \
        number rest = 0;                                                                                                     \
        for (int lane = 0; lane < lanes; lane++) {                                                                           \
            block.least = low[lane] < block.least ? low[lane] : block.least;                                                 \
            block.greatest = high[lane] > block.greatest ? high[lane] : block.greatest;                                      \
            block.leastPositive = positive[lane] < block.leastPositive ? positive[lane] : block.leastPositive;               \
            rest += trace[lane];                                                                                             \
        }                                                                                                                    \
        for (ptrdiff_t j = i; j < count; j++) {                                                                              \
            block.least = values[j] < block.least ? values[j] : block.least;                                                 \
            block.greatest = values[j] > block.greatest ? values[j] : block.greatest;                                        \
            if (values[j] > 0 && values[j] < block.leastPositive) block.leastPositive = values[j];                           \
            rest += values[j] * 0;                                                                                           \
        }                                                                                                                    \
        if (rest != 0) return (Block){NAN, NAN, INFINITY, false, false};                                                     \
        if (rises | falls) {                                                                                                 \
            for (i = 0; i + lanes < count; i += lanes) {                                                                     \
                type vector = *(const unaligned_##type *)(values + i);                                                       \
                type after = *(const unaligned_##type *)(values + i + 1);                                                    \
                up &= vector <= after;                                                                                       \
                down &= vector >= after;                                                                                     \
            }                                                                                                                \
            for (int lane = 0; lane < lanes; lane++) {                                                                       \
                rises &= up[lane] != 0;                                                                                      \
                falls &= down[lane] != 0;                                                                                    \
            }                                                                                                                \
            for (; i < count; i++) {                                                                                         \
                number after = i + 1 < count ? values[i + 1] : next;                                                         \
                rises &= values[i] <= after;                                                                                 \
                falls &= values[i] >= after;                                                                                 \
            }                                                                                                                \
            block.rises = rises;                                                                                             \
            block.falls = falls;                                                                                             \
        }                                                                                                                    \
        return block;                                                                                                        \
    }

DEFINE_BLOCK(double, 64, 8, doubles)
DEFINE_BLOCK(float, 32, 16, floats)

typedef struct Reading {
    const ColumnSource *source;
    ColumnBlocks *blocks;
    ptrdiff_t firstBlock, lastBlock;
    bool rises, falls;
} Reading;

INLINE void readBlocks(Reading *reading) {
    const ColumnSource *source = reading->source;
    ColumnBlocks *blocks = reading->blocks;
    bool rises = true, falls = true;
    for (ptrdiff_t number = reading->firstBlock; number < reading->lastBlock; number++) {
        ptrdiff_t begin = number * blocks->block, rest = source->count - begin;
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
        blocks->least[number] = block.least;
        blocks->greatest[number] = block.greatest;
        double *positive = &blocks->leastPositive[number / COLUMN_GROUP];
        if (number % COLUMN_GROUP == 0 || block.leastPositive < *positive) *positive = block.leastPositive;
        rises = block.rises;
        falls = block.falls;
    }
    reading->rises = rises;
    reading->falls = falls;
}

static void readBlocksBaseline(Reading *reading) { readBlocks(reading); }
#if defined(__x86_64__)
__attribute__((target("avx2"))) static void readBlocksAVX2(Reading *reading) { readBlocks(reading); }
__attribute__((target("avx512f,avx512dq,avx512vl,avx2"))) static void readBlocksAVX512(Reading *reading) { readBlocks(reading); }
#endif

static void *readPart(void *reading) {
#if defined(__x86_64__)
    switch (vectorInstructionSet()) {
    case VectorInstructionSetAVX512: readBlocksAVX512(reading); return NULL;
    case VectorInstructionSetAVX2: readBlocksAVX2(reading); return NULL;
    case VectorInstructionSetBaseline: break;
    }
#endif
    readBlocksBaseline(reading);
    return NULL;
}

void columnSummarize(const ColumnSource *source, ColumnBlocks *blocks) {
    // A thread of its own takes some 30 µs to make: nothing, beside what it saves from here on.
    const ptrdiff_t shared = 500000;
    ptrdiff_t count = (source->count + blocks->block - 1) / blocks->block;
    Reading first = {source, blocks, 0, count, false, false}, second = {source, blocks, count, count, true, true};
    pthread_t thread;
    bool isShared = source->count >= shared && sysconf(_SC_NPROCESSORS_ONLN) > 1;
    if (isShared) {
        first.lastBlock = second.firstBlock = count / 2 / COLUMN_GROUP * COLUMN_GROUP;
        isShared = pthread_create(&thread, NULL, readPart, &second) == 0;
        if (!isShared) first.lastBlock = second.firstBlock = count;
    }
    readPart(&first);
    if (isShared) pthread_join(thread, NULL);
    blocks->rises = first.rises && second.rises;
    blocks->falls = first.falls && second.falls;
}
