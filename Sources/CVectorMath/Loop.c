// Runs loops over whole vectors: values that look at their neighbours and are read at an offset, block by block, so that
// what lies between inputs and outputs stays in cache.
#include "Streams.h"
#include <Workers.h>
#include <string.h>

typedef struct LoopJob {
    const VectorLoopInstruction *instructions;
    ptrdiff_t instructionCount;
    const VectorLoopSlot *slots[2]; // the caller's and the worker's
    ptrdiff_t block;
    bool isLong;
} LoopJob;

static ptrdiff_t larger(ptrdiff_t a, ptrdiff_t b) { return a > b ? a : b; }
static ptrdiff_t smaller(ptrdiff_t a, ptrdiff_t b) { return a < b ? a : b; }

// Every lane lies at `place` + its position in the vector; `begin` is the block's first position.
static void runBlock(const LoopJob *job, const VectorLoopSlot *slots, ptrdiff_t index) {
    ptrdiff_t begin = index * job->block;
    for (ptrdiff_t i = 0; i < job->instructionCount; i++) {
        const VectorLoopInstruction *at = &job->instructions[i];
        ptrdiff_t low = at->low, high = job->block + at->high;
        ptrdiff_t from = larger(low, at->first - begin), to = smaller(high, at->last - begin);
#define PLACE(name, lane) (slots[at->name].base + index * slots[at->name].perBlock + (lane) * slots[at->name].perLane)
        if (at->isPadded && (from > low || to < high)) {
            ptrdiff_t left = smaller(larger(from, low), high), right = larger(smaller(to, high), left);
            memset(PLACE(result, low), 0, (size_t)(left - low) * sizeof(double));
            memset(PLACE(result, right), 0, (size_t)(high - right) * sizeof(double));
            if (!at->isSecondRead) {
                memset(PLACE(second, low), 0, (size_t)(left - low) * sizeof(double));
                memset(PLACE(second, right), 0, (size_t)(high - right) * sizeof(double));
            }
        }
        if (from >= to) continue;
        double *result = PLACE(result, from);
        at->kernel(
            result, PLACE(second, from + at->shiftSecond), PLACE(a, from + at->shiftA), PLACE(b, from + at->shiftB),
            PLACE(c, from + at->shiftC), job->isLong && at->isFinal ? streamedCount(result, to - from) : to - from);
    }
}

static void runBlocks(void *context, int who, ptrdiff_t first, ptrdiff_t count) {
    const LoopJob *job = context;
    for (ptrdiff_t index = first; index < first + count; index++) runBlock(job, job->slots[who], index);
    if (job->isLong) finishStreams();
}

void vectorRunLoop(
    const VectorLoopInstruction *instructions, ptrdiff_t instructionCount, const VectorLoopSlot *slots,
    const VectorLoopSlot *workerSlots, ptrdiff_t block, ptrdiff_t count) {
    LoopJob job = {instructions, instructionCount, {slots, workerSlots}, block, count >= VECTOR_STREAMED_COUNT};
    ptrdiff_t blocks = (count + block - 1) / block;
    if (workerSlots == NULL)
        runBlocks(&job, 0, 0, blocks);
    else // pieces large enough to be worth taking, and small enough that neither core waits long for the other's last
        shareWork(runBlocks, &job, blocks, smaller(16, larger(1, blocks / 16)), 1);
}

// One sum for every VECTOR_SUM_BLOCK numbers, a kernel of loops.
static void sumBlocks(double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {
    for (ptrdiff_t i = 0; i < count; i += VECTOR_SUM_BLOCK)
        result[i / VECTOR_SUM_BLOCK] = vectorSum(a + i, smaller(VECTOR_SUM_BLOCK, count - i));
}

VectorKernel vectorSumBlocksKernel(void) { return sumBlocks; }
