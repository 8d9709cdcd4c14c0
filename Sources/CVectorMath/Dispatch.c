// Chooses the kernels for this machine, and runs programs of them.
#include "Streams.h"
#include "Tables.h"
#include <Workers.h>

VectorInstructionSet vectorInstructionSet(void) {
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("fma")) return VectorInstructionSetBaseline;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return VectorInstructionSetAVX512;
    if (__builtin_cpu_supports("avx2")) return VectorInstructionSetAVX2;
#endif
    return VectorInstructionSetBaseline;
}

VectorKernel vectorKernel(VectorOperation operation, VectorInstructionSet instructionSet) {
#if defined(__x86_64__)
    if (instructionSet == VectorInstructionSetAVX512) return vectorKernelsAVX512[operation];
    if (instructionSet == VectorInstructionSetAVX2) return vectorKernelsAVX2[operation];
#endif
    return vectorKernelsBaseline[operation];
}

VectorScalar vectorScalar(VectorOperation operation) {
#if defined(__x86_64__)
    if (vectorInstructionSet() != VectorInstructionSetBaseline) return vectorScalarsFMA[operation];
#endif
    return vectorScalarsBaseline[operation];
}

VectorScalarCircle vectorSineAndCosineScalar(void) {
#if defined(__x86_64__)
    if (vectorInstructionSet() != VectorInstructionSetBaseline) return vectorSineAndCosineScalarFMA;
#endif
    return vectorSineAndCosineScalarBaseline;
}

static const VectorFusedKernels *fusedKernels(VectorInstructionSet instructionSet) {
#if defined(__x86_64__)
    if (instructionSet == VectorInstructionSetAVX512) return &vectorFusedKernelsAVX512;
    if (instructionSet == VectorInstructionSetAVX2) return &vectorFusedKernelsAVX2;
#endif
    return &vectorFusedKernelsBaseline;
}

static const VectorFollowers *followers(VectorOperation inner, VectorInstructionSet instructionSet) {
    const VectorFusedKernels *kernels = fusedKernels(instructionSet);
    switch (inner) {
    case VectorOperationMultiply: return &kernels->multiply;
    case VectorOperationAdd: return &kernels->add;
    case VectorOperationSubtract: return &kernels->subtract;
    case VectorOperationDivide: return &kernels->divide;
    case VectorOperationNegate: return &kernels->negate;
    default: return NULL;
    }
}

VectorKernel vectorFusedKernel(VectorOperation inner, VectorOuter outer, VectorInstructionSet instructionSet) {
    const VectorFollowers *all = followers(inner, instructionSet);
    return all ? all->pairs[outer] : NULL;
}

VectorKernel vectorFusedKernelOfThree(
    VectorOperation inner, VectorOuter middle, VectorOuter outer, VectorInstructionSet instructionSet) {
    const VectorFollowers *all = followers(inner, instructionSet);
    return all ? all->triples[middle][outer] : NULL;
}

VectorKernel vectorSineAndCosineKernel(VectorInstructionSet instructionSet) {
#if defined(__x86_64__)
    if (instructionSet == VectorInstructionSetAVX512) return vectorSineAndCosineKernelAVX512;
    if (instructionSet == VectorInstructionSetAVX2) return vectorSineAndCosineKernelAVX2;
#endif
    return vectorSineAndCosineKernelBaseline;
}

typedef struct Run {
    const VectorInstruction *instructions;
    ptrdiff_t instructionCount;
    double *const *bases[2]; // the caller's and the worker's
    ptrdiff_t movingCount, block;
    const double *streamed; // where results begin that are written past the caches, or null
} Run;

static void runPiece(void *context, int who, ptrdiff_t first, ptrdiff_t count) {
    const Run *run = context;
    double *const *bases = run->bases[who];
    ptrdiff_t lanes;
    for (ptrdiff_t lane = first; lane < first + count; lane += lanes) {
        // A shorter block first, so that the others begin with a line of memory.
        lanes = run->block - (run->streamed ? placeInLine(run->streamed + lane) : 0);
        if (lanes > first + count - lane) lanes = first + count - lane;
        for (ptrdiff_t i = 0; i < run->instructionCount; i++) {
            const VectorInstruction *at = &run->instructions[i];
#define SLOT(slot) (bases[slot] + ((slot) < run->movingCount ? lane : 0))
            double *result = SLOT(at->result);
            at->kernel(
                result, SLOT(at->second), SLOT(at->a), SLOT(at->b), SLOT(at->c),
                run->streamed && at->isFinal ? streamedCount(result, lanes) : lanes);
        }
    }
    if (run->streamed) finishStreams();
}

// Where a program of so many lanes streams its results; null where they are few, or needed again.
static const double *streamed(
    const VectorInstruction *instructions, ptrdiff_t instructionCount, double *const *bases, ptrdiff_t count) {
    if (count < VECTOR_STREAMED_COUNT) return NULL;
    for (ptrdiff_t i = 0; i < instructionCount; i++)
        if (instructions[i].isFinal) return bases[instructions[i].result];
    return NULL;
}

void vectorRun(
    const VectorInstruction *instructions, ptrdiff_t instructionCount, double *const *bases,
    double *const *workerBases, ptrdiff_t movingCount, ptrdiff_t block, ptrdiff_t count) {
    Run run = {
        instructions, instructionCount, {bases, workerBases}, movingCount, block,
        streamed(instructions, instructionCount, bases, count)};
    if (workerBases == NULL) return runPiece(&run, 0, 0, count);
    ptrdiff_t pieces = count / block / 16;
    shareWork(runPiece, &run, count, (pieces < 1 ? 1 : pieces > 16 ? 16 : pieces) * block, 1);
}
