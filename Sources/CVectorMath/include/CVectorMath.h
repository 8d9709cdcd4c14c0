// Elementwise mathematics over runs of doubles, for the best instruction set of the machine that runs it.
//
// Every operation has one definition (Kernels.h), compiled once for each instruction set without contraction of a * b + c,
// so a result depends on the operands alone: not on the machine's vector width, the place in the run or the run's length.
// The scalar form of an operation is one lane of the same code.
#ifndef CVECTORMATH_H
#define CVECTORMATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CellCounts.h"
#include "ColumnSummary.h"
#include "NumberText.h"

#pragma clang assume_nonnull begin

// Every operation: name, then how many operands it takes.
#define VECTOR_OPERATIONS(ENTRY)                                                                                           \
    ENTRY(Copy, 1) ENTRY(Negate, 1) ENTRY(Add, 2) ENTRY(Subtract, 2) ENTRY(Multiply, 2) ENTRY(Divide, 2)                   \
    ENTRY(AbsoluteValue, 1) ENTRY(Sign, 1) ENTRY(Floor, 1) ENTRY(Ceiling, 1) ENTRY(RoundToEven, 1) ENTRY(Remainder, 2)                       \
    ENTRY(Minimum, 2) ENTRY(Maximum, 2) ENTRY(Less, 2) ENTRY(LessOrEqual, 2) ENTRY(Equal, 2) ENTRY(Select, 3)              \
    ENTRY(SquareRoot, 1) ENTRY(CubeRoot, 1) ENTRY(Power, 2) ENTRY(Hypotenuse, 2)                                           \
    ENTRY(Exponential, 1) ENTRY(ExponentialMinusOne, 1)                                                                    \
    ENTRY(Logarithm, 1) ENTRY(LogarithmOfOnePlus, 1) ENTRY(Logarithm2, 1) ENTRY(Logarithm10, 1)                            \
    ENTRY(Sine, 1) ENTRY(Cosine, 1) ENTRY(Tangent, 1)                                                                      \
    ENTRY(ArcSine, 1) ENTRY(ArcCosine, 1) ENTRY(ArcTangent, 1) ENTRY(ArcTangent2, 2)                                       \
    ENTRY(HyperbolicSine, 1) ENTRY(HyperbolicCosine, 1) ENTRY(HyperbolicTangent, 1)                                        \
    ENTRY(HyperbolicArcSine, 1) ENTRY(HyperbolicArcCosine, 1) ENTRY(HyperbolicArcTangent, 1)                               \
    ENTRY(ErrorFunction, 1) ENTRY(Gamma, 1) ENTRY(LogarithmOfGamma, 1) ENTRY(Polygamma, 2) ENTRY(Sigmoid, 1) ENTRY(Softplus, 1)

#define VECTOR_OPERATION_CASE(name, operands) VectorOperation##name,
typedef enum __attribute__((enum_extensibility(closed))) VectorOperation : int32_t {
    VECTOR_OPERATIONS(VECTOR_OPERATION_CASE)
} VectorOperation;
#undef VECTOR_OPERATION_CASE

typedef enum __attribute__((enum_extensibility(closed))) VectorInstructionSet : int32_t {
    VectorInstructionSetBaseline, // SSE2 or NEON: what every machine of its kind has
    VectorInstructionSetAVX2,
    VectorInstructionSetAVX512,
} VectorInstructionSet;

// Applies an operation to `count` numbers. Operands that the operation does not take are not read, but by fused kernels all
// are. `second` is written by the kernel of sine and cosine, read by fused ones, and of no meaning to others. A result may be
// the very memory of an operand, but not overlap one otherwise.
//
// A negative count stands for as many numbers, written past the caches, which only whole lines of memory can be: `result` is a
// multiple of 64. Kernels with two results do not take it.
typedef void (*VectorKernel)(double *result, double *_Nullable second, const double *a, const double *b, const double *c, ptrdiff_t count);

// The same for one number, with the same bits.
typedef double (*VectorScalar)(double a, double b, double c);

// The best that this machine runs.
VectorInstructionSet vectorInstructionSet(void);

VectorKernel _Nonnull vectorKernel(VectorOperation operation, VectorInstructionSet instructionSet);
VectorScalar _Nonnull vectorScalar(VectorOperation operation);

// Sine into `result` and cosine into `second`, with the bits of Sine and Cosine.
VectorKernel _Nonnull vectorSineAndCosineKernel(VectorInstructionSet instructionSet);

// What is done with the result of an operation on a and b at once: r + c, r - c, c - r, r * c, r + r, r / c, c / r, -r,
// r * c + r * c.
typedef enum __attribute__((enum_extensibility(closed))) VectorOuter : int32_t {
    VectorOuterPlus,
    VectorOuterMinus,
    VectorOuterFrom,
    VectorOuterTimes,
    VectorOuterTwice,
    VectorOuterOver,
    VectorOuterUnder,
    VectorOuterOpposite,
    VectorOuterTimesAndTwice,
} VectorOuter;
#define VectorOuterCount 9

// Both in one pass, with the bits of one after the other; null for operations other than +, -, *, / and the sign.
VectorKernel _Nullable vectorFusedKernel(VectorOperation inner, VectorOuter outer, VectorInstructionSet instructionSet);

// The same with a third operation, whose other operand is read from `second`; null for some.
VectorKernel _Nullable vectorFusedKernelOfThree(
    VectorOperation inner, VectorOuter middle, VectorOuter outer, VectorInstructionSet instructionSet);

// One step of a block program: slots are indices into the table of `vectorRun`.
typedef struct VectorInstruction {
    VectorKernel _Nonnull kernel;
    int32_t result, second, a, b, c;
    int32_t isFinal; // whether no other instruction reads the result, and it is the only one
} VectorInstruction;

// From so many numbers on, results that nothing else reads are written past the caches: 4 MB would push out of them what is
// read, are not there any more when somebody reads them, and need not be fetched before they are overwritten.
#define VECTOR_STREAMED_COUNT ((ptrdiff_t)1 << 19)

// Runs the instructions over lanes 0 ..< count, block after block. The first `movingCount` slots are inputs and outputs: those
// of a block that starts at lane i are the memory at bases[slot] + i. The others are registers and constants of `block`
// numbers, at least 8. On two cores if there is a table for the second one, which needs registers of its own.
void vectorRun(
    const VectorInstruction *instructions, ptrdiff_t instructionCount, double *_Nonnull const *_Nonnull bases,
    double *_Nonnull const *_Nullable workerBases, ptrdiff_t movingCount, ptrdiff_t block, ptrdiff_t count);

// Where the lanes of a block are: at base + block's index * perBlock + lane * perLane, lanes counted from the block's first.
typedef struct VectorLoopSlot {
    double *base;
    ptrdiff_t perBlock, perLane;
} VectorLoopSlot;

// One step of a loop over vectors: lanes low ..< block + high of every block, as far as they are positions first ..< last of
// the vector. Operands are read that many lanes further on. What is padded has zeros in its other lanes. `second` is another
// result unless it is read.
typedef struct VectorLoopInstruction {
    VectorKernel _Nonnull kernel;
    int32_t result, second, a, b, c;
    int32_t isPadded, isSecondRead, isFinal;
    ptrdiff_t shiftA, shiftB, shiftC, shiftSecond;
    ptrdiff_t low, high, first, last;
} VectorLoopInstruction;

// Runs the instructions over blocks of 0 ..< count, on two cores if there are slots for the second one's registers.
void vectorRunLoop(
    const VectorLoopInstruction *instructions, ptrdiff_t instructionCount, const VectorLoopSlot *slots,
    const VectorLoopSlot *_Nullable workerSlots, ptrdiff_t block, ptrdiff_t count);

// Sine and cosine of one number, with the bits of each.
typedef void (*VectorScalarCircle)(double a, double *sine, double *cosine);
VectorScalarCircle _Nonnull vectorSineAndCosineScalar(void);

// One step of a program for a single point, on a table of numbers. With a second result it is sine and cosine.
typedef struct VectorScalarInstruction {
    VectorScalar _Nonnull function;
    int32_t result, second, a, b, c; // second: -1 for none
} VectorScalarInstruction;

// The table has three arguments, then constants, then what instructions compute.
typedef struct VectorScalarProgram {
    const VectorScalarInstruction *instructions;
    ptrdiff_t instructionCount;
    const double *constants;
    ptrdiff_t constantCount, numberCount;
    VectorScalarCircle _Nonnull circle;
    int32_t results[3];
    int32_t passes; // what must be 1, or -1
} VectorScalarProgram;

typedef struct VectorScalarResults {
    double first, second, third;
    bool hasPassed;
} VectorScalarResults;

VectorScalarResults vectorRunScalarProgram(const VectorScalarProgram *program, double x, double y, double z);

// The sum by pairs of blocks, in an order that depends on `count` alone; the error grows with the count's logarithm.
double vectorSum(const double *values, ptrdiff_t count);

// The numbers that `vectorSum` adds up first.
#define VECTOR_SUM_BLOCK 256

// The bits of `vectorSum`, from the sums of every VECTOR_SUM_BLOCK of `count` values.
double vectorSumOfBlocks(const double *sums, ptrdiff_t count);

// A kernel of loops that gives these sums.
VectorKernel _Nonnull vectorSumBlocksKernel(void);

// Undefined numbers, at least one; huge pages where there are many and the system has them.
double *vectorAllocate(ptrdiff_t count);
void vectorFree(double *memory);

// The product of an m × k and a k × n matrix, row after row; an operand that is transposed lies in memory as its transpose.
// The order of every sum depends on m, k and n alone.
void vectorMatrixProduct(
    double *result, const double *a, const double *b, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, bool aTransposed,
    bool bTransposed);

#pragma clang assume_nonnull end

#endif
