// The tables of kernels that the three compilations of Kernels.h define.
#ifndef TABLES_H
#define TABLES_H

#include "include/CVectorMath.h"

#define JOIN2(name, suffix) name##suffix
#define JOIN(name, suffix) JOIN2(name, suffix)

typedef struct MatrixKernels {
    void (*rowsSum)(double *y, const double *x, const double *matrix, ptrdiff_t k, ptrdiff_t n);
    double (*dot)(const double *x, const double *y, ptrdiff_t count);
    void (*product)(double *result, const double *a, const double *b, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n);
} MatrixKernels;

// What may follow an operation, by VectorOuter; null where there is no kernel.
typedef struct VectorFollowers {
    VectorKernel pairs[VectorOuterCount], triples[VectorOuterCount][VectorOuterCount];
} VectorFollowers;

// By the operation that comes first.
typedef struct VectorFusedKernels {
    VectorFollowers multiply, add, subtract, divide, negate;
} VectorFusedKernels;

extern const VectorFusedKernels vectorFusedKernelsBaseline;
extern const VectorKernel vectorKernelsBaseline[];
extern const VectorScalar vectorScalarsBaseline[];
extern const VectorKernel vectorSineAndCosineKernelBaseline;
extern const VectorScalarCircle vectorSineAndCosineScalarBaseline;
extern const MatrixKernels matrixKernelsBaseline;
#if defined(__x86_64__)
extern const VectorFusedKernels vectorFusedKernelsAVX2, vectorFusedKernelsAVX512;
extern const VectorKernel vectorKernelsAVX2[], vectorKernelsAVX512[];
extern const VectorScalar vectorScalarsFMA[];
extern const VectorScalarCircle vectorSineAndCosineScalarFMA;
extern const VectorKernel vectorSineAndCosineKernelAVX2, vectorSineAndCosineKernelAVX512;
extern const MatrixKernels matrixKernelsAVX2, matrixKernelsAVX512;
#endif

#endif
