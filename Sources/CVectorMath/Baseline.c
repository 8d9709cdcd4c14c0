// The kernels for what every machine has, SSE2 on x86-64 and NEON on arm64, and from them the scalar forms and the sum.
#define LANES 2
#define SUFFIX Baseline
#include "Tables.h"
#include "Kernels.h"

// A number in every lane; any lane is the answer.
#define SCALAR(name, operands)                                                                                             \
    static double name##Scalar(double a, double b, double c) { return name((Real)a, (Real)b, (Real)c)[0]; }
VECTOR_OPERATIONS(SCALAR)

#define SCALAR_ENTRY(name, operands) name##Scalar,
static const VectorScalar scalars[] = {VECTOR_OPERATIONS(SCALAR_ENTRY)};

VectorScalar vectorScalar(VectorOperation operation) { return scalars[operation]; }

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
