// Loops over runs of numbers for the operations of Kernels.h, included after it for every instruction set.

HELPER Real load(const double *source) {
    Real value;
    memcpy(&value, source, sizeof value);
    return value;
}
HELPER void store(double *destination, Real value) { memcpy(destination, &value, sizeof value); }
// Past the caches, which then need not fetch what is overwritten, into whole vectors of memory.
HELPER void put(double *destination, Real value, bool streams) {
    if (__builtin_expect(streams, 0))
        __builtin_nontemporal_store(value, (Real *)destination);
    else
        store(destination, value);
}

// The last lanes of a run, padded with ones, which no operation finds hard; in halves, quarters and so on of a vector.
HELPER Real loadSome(const double *source, ptrdiff_t count) {
    Real value = 1.0;
    double lanes[LANES];
    memcpy(lanes, &value, sizeof lanes);
    double *next = lanes;
    for (int part = LANES / 2; part > 0; part /= 2) {
        if (!(count & part)) continue;
        memcpy(next, source, (size_t)part * sizeof *next);
        next += part;
        source += part;
    }
    return load(lanes);
}
HELPER void storeSome(double *destination, Real value, ptrdiff_t count) {
    double lanes[LANES];
    memcpy(lanes, &value, sizeof lanes);
    const double *next = lanes;
    for (int part = LANES / 2; part > 0; part /= 2) {
        if (!(count & part)) continue;
        memcpy(destination, next, (size_t)part * sizeof *next);
        next += part;
        destination += part;
    }
}

#define OPERAND_1(load, ...) load(a __VA_ARGS__), 0.0, 0.0
#define OPERAND_2(load, ...) load(a __VA_ARGS__), load(b __VA_ARGS__), 0.0
#define OPERAND_3(load, ...) load(a __VA_ARGS__), load(b __VA_ARGS__), load(c __VA_ARGS__)

// Two vectors at once, where they are of one register each.
#ifdef HALF_LANES
#define IS_UNROLLED 0
#else
#define IS_UNROLLED 1
#endif

// What operations that have a quick way for most numbers do with those: one test for two vectors, which then go side by side.
HELPER bool isQuick(VectorOperation operation) {
    switch (operation) {
    case VectorOperationSine:
    case VectorOperationCosine:
    case VectorOperationExponential:
    case VectorOperationLogarithm:
    case VectorOperationLogarithmOfOnePlus: return true;
    default: return false;
    }
}
HELPER Word isBeyond(VectorOperation operation, Real a) {
    switch (operation) {
    case VectorOperationSine:
    case VectorOperationCosine: return isBeyondCircle(a);
    case VectorOperationExponential: return isBeyondExponential(a);
    case VectorOperationLogarithm: return isBesideLogarithm(a);
    default: return isBesideLogarithmOfOnePlus(a);
    }
}
HELPER Real quick(VectorOperation operation, Real a) {
    switch (operation) {
    case VectorOperationSine: return nearCircle(a).sine;
    case VectorOperationCosine: return nearCircle(a).cosine;
    case VectorOperationExponential: return nearExponential(a);
    case VectorOperationLogarithm: return nearLogarithm(a);
    default: return nearLogarithmOfOnePlus(a);
    }
}

#define LOOP(name, operands)                                                                                               \
    static void JOIN(name##Loop, SUFFIX)(                                                                                  \
        double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {              \
        bool streams = count < 0;                                                                                          \
        count = streams ? -count : count;                                                                                  \
        ptrdiff_t i = 0;                                                                                                   \
        for (; IS_UNROLLED && i + 2 * LANES <= count; i += 2 * LANES) {                                                    \
            Real x, y;                                                                                                     \
            if (!isQuick(VectorOperation##name)) {                                                                         \
                x = name(OPERAND_##operands(load, +i));                                                                    \
                y = name(OPERAND_##operands(load, +i + LANES));                                                            \
            } else {                                                                                                       \
                x = load(a + i), y = load(a + i + LANES);                                                                  \
                if (__builtin_expect(any(isBeyond(VectorOperation##name, x) | isBeyond(VectorOperation##name, y)), 0)) {   \
                    x = name(x, x, x), y = name(y, y, y);                                                                  \
                } else {                                                                                                   \
                    x = quick(VectorOperation##name, x), y = quick(VectorOperation##name, y);                              \
                }                                                                                                          \
            }                                                                                                              \
            put(result + i, x, streams);                                                                                   \
            put(result + i + LANES, y, streams);                                                                           \
        }                                                                                                                  \
        for (; i + LANES <= count; i += LANES) put(result + i, name(OPERAND_##operands(load, +i)), streams);               \
        if (i < count) storeSome(result + i, name(OPERAND_##operands(loadSome, +i, count - i)), count - i);                \
    }

// The one operation with two results; its lanes are those of Sine and Cosine.
static void JOIN(SineAndCosineLoop, SUFFIX)(
    double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {
    ptrdiff_t i = 0;
    for (; IS_UNROLLED && i + 2 * LANES <= count; i += 2 * LANES) {
        Real x = load(a + i), y = load(a + i + LANES);
        Circle first, other;
        if (__builtin_expect(any(isBeyondCircle(x) | isBeyondCircle(y)), 0)) {
            anyCircle(&x, &first);
            anyCircle(&y, &other);
        } else {
            first = nearCircle(x);
            other = nearCircle(y);
        }
        store(result + i, first.sine);
        store(result + i + LANES, other.sine);
        store(second + i, first.cosine);
        store(second + i + LANES, other.cosine);
    }
    for (; i + LANES <= count; i += LANES) {
        Circle both = sineAndCosine(load(a + i));
        store(result + i, both.sine);
        store(second + i, both.cosine);
    }
    if (i < count) {
        Circle both = sineAndCosine(loadSome(a + i, count - i));
        storeSome(result + i, both.sine, count - i);
        storeSome(second + i, both.cosine, count - i);
    }
}

VECTOR_OPERATIONS(LOOP)

#define KERNEL_ENTRY(name, operands) JOIN(name##Loop, SUFFIX),
const VectorKernel JOIN(vectorKernels, SUFFIX)[] = {VECTOR_OPERATIONS(KERNEL_ENTRY)};
const VectorKernel JOIN(vectorSineAndCosineKernel, SUFFIX) = JOIN(SineAndCosineLoop, SUFFIX);

#include "FusedKernels.h"
#include "MatrixKernels.h"
