// The product of matrices, by the kernels for this machine.
#include "Tables.h"
#include <stdlib.h>

static const MatrixKernels *kernels(void) {
#if defined(__x86_64__)
    switch (vectorInstructionSet()) {
    case VectorInstructionSetAVX512: return &matrixKernelsAVX512;
    case VectorInstructionSetAVX2: return &matrixKernelsAVX2;
    case VectorInstructionSetBaseline: break;
    }
#endif
    return &matrixKernelsBaseline;
}

// A matrix of rows × columns as columns × rows, in squares that stay in the first-level cache.
static void transpose(double *result, const double *matrix, ptrdiff_t rows, ptrdiff_t columns) {
    const ptrdiff_t side = 32;
    for (ptrdiff_t top = 0; top < rows; top += side)
        for (ptrdiff_t left = 0; left < columns; left += side)
            for (ptrdiff_t row = top; row < rows && row < top + side; row++)
                for (ptrdiff_t column = left; column < columns && column < left + side; column++)
                    result[column * rows + row] = matrix[row * columns + column];
}

// A vector times a matrix in memory of rows × columns: from its left, or from its right.
static void vectorTimesMatrix(
    double *result, const double *vector, const double *matrix, ptrdiff_t rows, ptrdiff_t columns, bool isLeft) {
    if (isLeft) {
        kernels()->rowsSum(result, vector, matrix, rows, columns);
    } else {
        for (ptrdiff_t row = 0; row < rows; row++) result[row] = kernels()->dot(matrix + row * columns, vector, columns);
    }
}

void vectorMatrixProduct(
    double *result, const double *a, const double *b, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, bool aTransposed,
    bool bTransposed) {
    // A single row or column lies in memory as its transpose.
    if (n == 1) return vectorTimesMatrix(result, b, a, aTransposed ? k : m, aTransposed ? m : k, aTransposed);
    if (m == 1) return vectorTimesMatrix(result, a, b, bTransposed ? n : k, bTransposed ? k : n, !bTransposed);
    ptrdiff_t aCount = aTransposed && k > 1 ? m * k : 0, bCount = bTransposed && k > 1 ? k * n : 0;
    double *packed = NULL;
    if (aCount + bCount > 0) {
        packed = malloc((size_t)(aCount + bCount) * sizeof *packed);
        if (packed == NULL) abort(); // as the allocator of Swift does
        if (aCount > 0) transpose(packed, a, k, m);
        if (bCount > 0) transpose(packed + aCount, b, n, k);
    }
    kernels()->product(result, aCount > 0 ? packed : a, bCount > 0 ? packed + aCount : b, m, k, n);
    free(packed);
}
