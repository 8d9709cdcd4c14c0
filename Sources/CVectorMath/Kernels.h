// Every operation once, for vectors of LANES doubles; Baseline.c, AVX2.c and AVX512.c include this with their LANES, their
// SUFFIX and their target. Helpers are inlined into the loops, and nothing outside of a file calls them with vectors.
//
// Nothing here may be contracted: a fused multiply-add rounds once where two operations round twice, and machines would differ.
// Where one is wanted it is written, `multiplyAdd`, and machines that have none compute it from others, to the same bits.
#include "Angle.h"
#include "FunctionTables.h"
#include "Polygamma.h"
#include "include/CVectorMath.h"
#include <float.h>
#include <math.h>
#include <string.h>

#pragma clang fp contract(off)

typedef double Real __attribute__((ext_vector_type(LANES)));
// long and not int64_t, which is another type of the same size on macOS: comparisons of doubles give vectors of long.
typedef long Word __attribute__((ext_vector_type(LANES)));
typedef unsigned long UnsignedWord __attribute__((ext_vector_type(LANES)));

// Inlined wherever compilers optimise. Elsewhere that would only multiply the code: 20 seconds of each first debug build.
#ifdef __OPTIMIZE__
#define HELPER static inline __attribute__((always_inline))
#else
#define HELPER static inline
#endif
#define SIGN_BIT ((Word)(INT64_MIN))

// 1.5 · 2^52: adding it rounds to an integer, ties to even, and leaves that integer in the low bits.
#define ROUNDER 0x1.8p52

// Truth is all ones, as the comparisons of vectors give it.
HELPER Real select(Word truth, Real a, Real b) { return truth ? a : b; }
// By the sign alone, which is all that the instruction for it looks at; compilers make a comparison of the other way to say it.
HELPER Real selectBySign(Word sign, Real a, Real b) {
#ifdef HALF_LANES
    typedef double Register __attribute__((vector_size(8 * HALF_LANES)));
    typedef double Half __attribute__((ext_vector_type(HALF_LANES)));
    Half low = (Half)__builtin_ia32_blendvpd256((Register)b.lo, (Register)a.lo, (Register)sign.lo);
    Half high = (Half)__builtin_ia32_blendvpd256((Register)b.hi, (Register)a.hi, (Register)sign.hi);
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
#else
    return select(sign < 0, a, b);
#endif
}
HELPER int any(Word truth) { return __builtin_reduce_or(truth) != 0; }
HELPER Real one(Word truth) { return (Real)(truth & (Word)(Real)1.0); }
HELPER Real absolute(Real x) { return (Real)((Word)x & ~SIGN_BIT); }

// Not to be an answer of select(..., x) beside its own second operand x: clang of LLVM 21, which comes with Swift 6.3, gets the
// masked AVX-512 instruction that it makes of those (vpternlogq) wrong. Select first, give the sign last.
HELPER Real withSignOf(Real magnitude, Real sign) { return (Real)(((Word)magnitude & ~SIGN_BIT) | ((Word)sign & SIGN_BIT)); }

#include "MultiplyAdd.h"

// ---- Arithmetic, rounding, comparison

HELPER Real Copy(Real a, Real b, Real c) { return a; }
HELPER Real Negate(Real a, Real b, Real c) { return (Real)((Word)a ^ SIGN_BIT); }
HELPER Real Add(Real a, Real b, Real c) { return a + b; }
HELPER Real Subtract(Real a, Real b, Real c) { return a - b; }
HELPER Real Multiply(Real a, Real b, Real c) { return a * b; }
HELPER Real Divide(Real a, Real b, Real c) { return a / b; }
HELPER Real AbsoluteValue(Real a, Real b, Real c) { return absolute(a); }
HELPER Real Sign(Real a, Real b, Real c) { return select(a > 0, 1.0, select(a < 0, -1.0, a)); }

HELPER Real RoundToEven(Real a, Real b, Real c) {
    Real size = absolute(a);
    Real rounder = select(size < 0x1p52, 0x1p52, 0.0);
    return withSignOf((size + rounder) - rounder, a);
}
HELPER Real Floor(Real a, Real b, Real c) {
    Real nearest = RoundToEven(a, b, c);
    return withSignOf(nearest - one(nearest > a), a);
}
HELPER Real Ceiling(Real a, Real b, Real c) {
    Real nearest = RoundToEven(a, b, c);
    return withSignOf(nearest + one(nearest < a), a);
}

// With the divisor's sign, as Python's %; the C library's has the dividend's, and is exact.
HELPER Real Remainder(Real a, Real b, Real c) {
    Real rest;
    for (int lane = 0; lane < LANES; lane++) rest[lane] = fmod(a[lane], b[lane]);
    Real other = select((rest < 0) ^ (b < 0), rest + b, rest);
    return select(rest == 0, withSignOf(rest, b), other);
}

// A NaN in either operand is the answer.
HELPER Real Minimum(Real a, Real b, Real c) { return select((a < b) | (a != a), a, b); }
HELPER Real Maximum(Real a, Real b, Real c) { return select((a > b) | (a != a), a, b); }

HELPER Real Less(Real a, Real b, Real c) { return one(a < b); }
HELPER Real LessOrEqual(Real a, Real b, Real c) { return one(a <= b); }
HELPER Real Equal(Real a, Real b, Real c) { return one(a == b); }
HELPER Real Select(Real a, Real b, Real c) { return select(a != 0, b, c); }

#include "PairKernels.h"

// ---- Powers

HELPER Real SquareRoot(Real a, Real b, Real c) { return __builtin_elementwise_sqrt(a); }

// The bits of a number, read as an integer, are nearly its logarithm: a third of them is the first guess, good to 5 bits.
// Two steps of Halley's bring 42, and one of Newton's with the cube as a pair the rest. Within 0.51 units.
HELPER Real CubeRoot(Real a, Real b, Real c) {
    Real size = absolute(a);
    Word small = size < 0x1p-900, large = size > 0x1p900;
    Real x = size * select(small, 0x1p300, select(large, 0x1p-300, 1.0));
    Real upperBits = (Real)((Word)((UnsignedWord)x >> 32) | (Word)(Real)0x1p52) - 0x1p52;
    Real y = (Real)((Word)(upperBits * 0x1.5555555555555p-2 + (715094163.0 + ROUNDER)) << 32);
    for (int step = 0; step < 2; step++) {
        Real cube = y * y * y;
        y = y - y * ((cube - x) / (2.0 * cube + x));
    }
    Pair square = product(y, y);
    Pair cube = product(square.high, y);
    Real rest = ((x - cube.high) - cube.low) - square.low * y;
    y = (y + rest / (3.0 * square.high)) * select(small, 0x1p-100, select(large, 0x1p100, 1.0));
    return withSignOf(select((size == 0) | ~(size < (double)INFINITY), size, y), a);
}

// The sum of squares as a pair, of numbers scaled so that these neither overflow nor vanish. Within 0.6 units.
HELPER Real Hypotenuse(Real a, Real b, Real c) {
    Real x = absolute(a), y = absolute(b);
    Real larger = select(x > y, x, y), smaller = select(x > y, y, x);
    Word huge = larger > 0x1p500, tiny = larger < 0x1p-500;
    Real scale = select(huge, 0x1p-600, select(tiny, 0x1p600, 1.0));
    larger *= scale;
    smaller *= scale;
    Pair square = product(larger, larger), other = product(smaller, smaller);
    Pair whole = orderedSum(square.high, other.high);
    Real root = __builtin_elementwise_sqrt(whole.high);
    Real rest = multiplyAdd(-root, root, whole.high) + (whole.low + (square.low + other.low));
    Real result = (root + rest / (2.0 * root)) * select(huge, 0x1p600, select(tiny, 0x1p-600, 1.0));
    result = select(larger == 0, select(smaller == 0, 0.0, result), result);
    return select((x == (double)INFINITY) | (y == (double)INFINITY), (double)INFINITY, result);
}

#include "ExponentialKernels.h"
#include "PowerKernels.h"
#include "ArcKernels.h"
#include "CircularKernels.h"
#include "HyperbolicKernels.h"
#include "ErrorFunctionKernels.h"
#include "GammaKernels.h"
#include "DigammaKernels.h"
