// The kernels for what every machine has, SSE2 on x86-64 and NEON on arm64, and the sum.
#define LANES 2
#define SUFFIX Baseline
#if defined(__aarch64__) || defined(__FMA__)
#define HAS_FUSED_MULTIPLY_ADD 1
#else
#define HAS_FUSED_MULTIPLY_ADD 0
#endif
#include "Tables.h"
#include "Kernels.h"
#include "Loops.h"
#include "Scalars.h"

// Eight running sums, then their tree, for up to a block; halves on whole blocks above.
static ptrdiff_t firstHalf(ptrdiff_t count) { return (count / 2 + VECTOR_SUM_BLOCK - 1) / VECTOR_SUM_BLOCK * VECTOR_SUM_BLOCK; }

double vectorSumOfBlocks(const double *sums, ptrdiff_t count) {
    if (count <= VECTOR_SUM_BLOCK) return sums[0];
    ptrdiff_t half = firstHalf(count);
    return vectorSumOfBlocks(sums, half) + vectorSumOfBlocks(sums + half / VECTOR_SUM_BLOCK, count - half);
}

double vectorSum(const double *values, ptrdiff_t count) {
    if (count > VECTOR_SUM_BLOCK) {
        ptrdiff_t half = firstHalf(count);
        return vectorSum(values, half) + vectorSum(values + half, count - half);
    }
    Real sums[4] = {0.0, 0.0, 0.0, 0.0};
    ptrdiff_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (int part = 0; part < 4; part++) sums[part] += load(values + i + 2 * part);
    Real sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    double total = sum[0] + sum[1];
    for (; i < count; i++) total += values[i];
    return total;
}
