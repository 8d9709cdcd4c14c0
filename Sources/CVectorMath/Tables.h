// The tables of kernels that the three compilations of Kernels.h define.
#ifndef TABLES_H
#define TABLES_H

#include "include/CVectorMath.h"

extern const VectorKernel vectorKernelsBaseline[];
extern const VectorKernel vectorSineAndCosineKernelBaseline;
#if defined(__x86_64__)
extern const VectorKernel vectorKernelsAVX2[], vectorKernelsAVX512[];
extern const VectorKernel vectorSineAndCosineKernelAVX2, vectorSineAndCosineKernelAVX512;
#endif

#endif
