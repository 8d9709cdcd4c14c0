// Every operation once, for vectors of LANES doubles; Baseline.c, AVX2.c and AVX512.c include this with their LANES, their
// SUFFIX and their target. Helpers are inlined into the loops, so no vector crosses a call.
//
// Nothing here may be contracted: a fused multiply-add rounds once where the others round twice, and machines would differ.
#include "Gamma.h"
#include "include/CVectorMath.h"
#include <float.h>
#include <math.h>
#include <string.h>

#pragma clang fp contract(off)

typedef double Real __attribute__((ext_vector_type(LANES)));
// long and not int64_t, which is another type of the same size on macOS: comparisons of doubles give vectors of long.
typedef long Word __attribute__((ext_vector_type(LANES)));
typedef unsigned long UnsignedWord __attribute__((ext_vector_type(LANES)));

#define HELPER static inline __attribute__((always_inline))
#define SIGN_BIT ((Word)(INT64_MIN))

// 1.5 · 2^52: adding it rounds to an integer, ties to even, and leaves that integer in the low bits.
#define ROUNDER 0x1.8p52

// Truth is all ones, as the comparisons of vectors give it.
HELPER Real select(Word truth, Real a, Real b) { return (Real)((truth & (Word)a) | (~truth & (Word)b)); }
HELPER int any(Word truth) { return __builtin_reduce_or(truth) != 0; }
HELPER Real one(Word truth) { return (Real)(truth & (Word)(Real)1.0); }
HELPER Real absolute(Real x) { return (Real)((Word)x & ~SIGN_BIT); }
HELPER Real withSignOf(Real magnitude, Real sign) { return (Real)(((Word)magnitude & ~SIGN_BIT) | ((Word)sign & SIGN_BIT)); }

// An operation of the C library, lane by lane: rare arguments, and functions that are not worth a polynomial.
typedef double (*Library1)(double);
typedef double (*Library2)(double, double);
HELPER Real each(Library1 function, Real x) {
    Real result;
    for (int lane = 0; lane < LANES; lane++) result[lane] = function(x[lane]);
    return result;
}
HELPER Real each2(Library2 function, Real x, Real y) {
    Real result;
    for (int lane = 0; lane < LANES; lane++) result[lane] = function(x[lane], y[lane]);
    return result;
}
HELPER Real eachWhere(Word truth, Library1 function, Real x, Real otherwise) {
    for (int lane = 0; lane < LANES; lane++)
        if (truth[lane]) otherwise[lane] = function(x[lane]);
    return otherwise;
}

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
    Real rounded = (absolute(a) + 0x1p52) - 0x1p52;
    return select(absolute(a) < 0x1p52, withSignOf(rounded, a), a);
}
HELPER Real Floor(Real a, Real b, Real c) {
    Real nearest = RoundToEven(a, b, c);
    return withSignOf(nearest - one(nearest > a), a);
}
HELPER Real Ceiling(Real a, Real b, Real c) {
    Real nearest = RoundToEven(a, b, c);
    return withSignOf(nearest + one(nearest < a), a);
}

// With the divisor's sign, as Python's %; the C library's has the dividend's.
HELPER Real Remainder(Real a, Real b, Real c) {
    Real rest = each2(fmod, a, b);
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

// ---- Powers

HELPER Real SquareRoot(Real a, Real b, Real c) { return __builtin_elementwise_sqrt(a); }
HELPER Real CubeRoot(Real a, Real b, Real c) { return each(cbrt, a); }
HELPER Real Power(Real a, Real b, Real c) { return each2(pow, a, b); }
HELPER Real Hypotenuse(Real a, Real b, Real c) { return each2(hypot, a, b); }

// ---- Exponential: e^x = 2^n · e^r with |r| <= log(2) / 2. Coefficients and constants: Scripts/fit-polynomials.

typedef struct {
    Real scale; // n
    Real high;  // r rounded
    Real tail;  // e^r - 1 - high, which carries what rounding took from r
} Reduced;

HELPER Reduced reduceExponential(Real x) {
    Real n = (x * 0x1.71547652b82fep+0 + ROUNDER) - ROUNDER;
    Real upper = x - n * 0x1.62e42feep-1; // exact: the constant has 32 bits
    Real lower = n * 0x1.a39ef35793c76p-33;
    Real r = upper - lower;
    Real rest = (upper - r) - lower;
    Real z = r * r;
    Real z2 = z * z;
    // e^r = 1 + r + z / 2 + r z · p, the halved square apart because its rounding error is the largest that is left
    Real odd = (0x1.5555555555555p-3 + z * 0x1.1111111111111p-7) + z2 * (0x1.a01a01a0196acp-13 + z * 0x1.71de3a5aa7bb7p-19)
        + z2 * z2 * (0x1.ae642c82e33d5p-26 + z * 0x1.61bfaa228dde5p-33);
    Real even = (0x1.5555555555557p-5 + z * 0x1.6c16c16c15a68p-10)
        + z2 * ((0x1.a01a01a9e991bp-16 + z * 0x1.27e4d41966f2fp-22) + z2 * 0x1.1f7f2776cfaf2p-29);
    Reduced reduced = {n, r, 0.5 * z + (r * z * (odd + r * even) + rest)};
    return reduced;
}

// 2^n for integers -1022 <= n <= 1023.
HELPER Real powerOfTwo(Real n) { return (Real)((Word)(n + (ROUNDER + 1023)) << 52); }

// value · 2^n in two steps, since 2^n alone may overflow where the product does not.
HELPER Real scaled(Real value, Real n) {
    Real half = (n * 0.5 + ROUNDER) - ROUNDER;
    return value * powerOfTwo(half) * powerOfTwo(n - half);
}

HELPER Real Exponential(Real a, Real b, Real c) {
    Real x = select(a > 1000.0, 1000.0, select(a < -1000.0, -1000.0, a));
    Reduced reduced = reduceExponential(x);
    Real sum = 1.0 + reduced.high;
    Real lost = (1.0 - sum) + reduced.high;
    return scaled(sum + (lost + reduced.tail), reduced.scale);
}

HELPER Real ExponentialMinusOne(Real a, Real b, Real c) {
    Real x = select(a > 1000.0, 1000.0, select(a < -50.0, -50.0, a));
    Reduced reduced = reduceExponential(x);
    Real high = reduced.high + reduced.tail;
    Real low = (reduced.high - high) + reduced.tail;
    // e^x - 1 = 2^n · ((1 - 2^-n) + (e^r - 1))
    Real inverse = powerOfTwo(select(reduced.scale > 100.0, -100.0, -reduced.scale));
    Real shift = 1.0 - inverse;
    low += (1.0 - shift) - inverse;
    Real sum = shift + high;
    Real lost = select(absolute(shift) > absolute(high), (shift - sum) + high, (high - sum) + shift);
    return select(a == 0, a, scaled(sum + (lost + low), reduced.scale));
}

// ---- Logarithm: x = 2^k · m with m in √½ ... √2, log m = 2 · artanh(s) with s = (m - 1) / (m + 1).

#define ROOT_HALF_BITS 0x3fe6a09e667f3bcdLL

typedef struct {
    Real exponent; // k
    Real fraction; // m - 1
} Split;

HELPER Split splitLogarithm(Real x) {
    UnsignedWord shifted = (UnsignedWord)x - (uint64_t)ROOT_HALF_BITS + ((uint64_t)1023 << 52);
    Word mantissa = (Word)(shifted & 0x000fffffffffffffULL) + ROOT_HALF_BITS;
    Real biased = (Real)((Word)(shifted >> 52) + (Word)(Real)ROUNDER) - ROUNDER;
    Split split = {biased - 1023.0, (Real)mantissa - 1.0};
    return split;
}

// log(2^k · (1 + f)) + correction
HELPER Real logarithm(Split split, Real correction) {
    Real f = split.fraction;
    Real s = f / (2.0 + f);
    Real z = s * s;
    Real w = z * z;
    Real even = w * (0x1.99999999952ccp-2 + w * (0x1.c71c62e26208bp-3 + w * 0x1.39fe42e9740a7p-3));
    Real odd = z * (0x1.5555555555558p-1 + w * (0x1.2492492df3ba9p-2 + w * (0x1.7462b58e46ebep-3 + w * 0x1.2b59b713616c9p-3)));
    Real halfSquare = 0.5 * f * f;
    Real low = split.exponent * 0x1.a39ef35793c76p-33 + correction;
    return split.exponent * 0x1.62e42feep-1 - ((halfSquare - (s * (halfSquare + (even + odd)) + low)) - f);
}

// The answers that the formula does not give: log 0, of negative numbers, infinity and NaN.
HELPER Real logarithmLimits(Real x, Real result) {
    result = select(x == (double)INFINITY, x, result);
    result = select(x == 0, -(double)INFINITY, result);
    return select((x < 0) | (x != x), (double)NAN, result);
}

HELPER Real Logarithm(Real a, Real b, Real c) {
    Word tiny = a < DBL_MIN;
    Split split = splitLogarithm(select(tiny, a * 0x1p54, a));
    split.exponent -= (Real)(tiny & (Word)(Real)54.0);
    return logarithmLimits(a, logarithm(split, 0.0));
}

HELPER Real LogarithmOfOnePlus(Real a, Real b, Real c) {
    Real u = 1.0 + a;
    Split split = splitLogarithm(u);
    Real lost = select(a > 1.0, 1.0 - (u - a), a - (u - 1.0));
    Real result = logarithmLimits(u, logarithm(split, select(u == 0, 0.0, lost / u)));
    return select(a == 0, a, result);
}

HELPER Real Logarithm2(Real a, Real b, Real c) { return each(log2, a); }
HELPER Real Logarithm10(Real a, Real b, Real c) { return each(log10, a); }

// ---- Sine and cosine: x = n · π/2 + r with |r| <= π/4. Three parts of π/2, the first two with 33 bits, keep n times each
// exact for |n| < 2^20. Beyond that range, and for infinities and NaN, the C library.

#define CIRCLE_LIMIT 0x1p20

typedef struct {
    Real sine, cosine;
} Circle;

HELPER Circle circle(Real x) {
    Real rounded = x * 0x1.45f306dc9c883p-1 + ROUNDER;
    Word quadrant = (Word)rounded;
    Real n = rounded - ROUNDER;
    Real first = x - n * 0x1.921fb544p+0;
    Real product = n * 0x1.0b4611a6p-34;
    Real second = first - product;
    Real third = n * 0x1.3198a2e037073p-69 - ((first - second) - product);
    Real r = second - third;
    Real rest = (second - r) - third;

    Real z = r * r;
    Real z2 = z * z;
    Real sinePolynomial = (-0x1.5555555555555p-3 + z * 0x1.1111111110bb1p-7)
        + z2 * ((-0x1.a01a019e8357dp-13 + z * 0x1.71de37961e4c6p-19) + z2 * (-0x1.ae600a926c89ap-26 + z * 0x1.5e0af186af739p-33));
    Real cosinePolynomial = (0x1.5555555555555p-5 + z * -0x1.6c16c16c16966p-10)
        + z2 * ((0x1.a01a019f4e867p-16 + z * -0x1.27e4fa17a41b4p-22) + z2 * (0x1.1eeb68b109173p-29 + z * -0x1.907d7aebd5e3dp-37));
    Real half = 0.5 * z;
    Real sine = r + (r * z * sinePolynomial + (rest - rest * half));
    Real base = 1.0 - half;
    Real cosine = base + (((1.0 - base) - half) + (z2 * cosinePolynomial - r * rest));

    Word swap = (quadrant & 1) != 0;
    Circle result = {
        (Real)((Word)select(swap, cosine, sine) ^ ((quadrant << 62) & SIGN_BIT)),
        (Real)((Word)select(swap, sine, cosine) ^ (((quadrant + 1) << 62) & SIGN_BIT)),
    };
    return result;
}

HELPER Word beyondCircle(Real x) { return ~(absolute(x) <= CIRCLE_LIMIT); }

HELPER Real Sine(Real a, Real b, Real c) {
    Real result = select(a == 0, a, circle(a).sine);
    Word beyond = beyondCircle(a);
    return __builtin_expect(any(beyond), 0) ? eachWhere(beyond, sin, a, result) : result;
}
HELPER Real Cosine(Real a, Real b, Real c) {
    Real result = circle(a).cosine;
    Word beyond = beyondCircle(a);
    return __builtin_expect(any(beyond), 0) ? eachWhere(beyond, cos, a, result) : result;
}

HELPER Real Tangent(Real a, Real b, Real c) { return each(tan, a); }
HELPER Real ArcSine(Real a, Real b, Real c) { return each(asin, a); }
HELPER Real ArcCosine(Real a, Real b, Real c) { return each(acos, a); }
HELPER Real ArcTangent(Real a, Real b, Real c) { return each(atan, a); }
HELPER Real ArcTangent2(Real a, Real b, Real c) { return each2(atan2, a, b); }

// ---- Hyperbolic and special functions

HELPER Real HyperbolicSine(Real a, Real b, Real c) { return each(sinh, a); }
HELPER Real HyperbolicCosine(Real a, Real b, Real c) { return each(cosh, a); }

// tanh |x| = e / (e + 2) with e = e^2|x| - 1; from 22 on it is 1 to the last bit.
HELPER Real HyperbolicTangent(Real a, Real b, Real c) {
    Real magnitude = absolute(a);
    Real e = ExponentialMinusOne(2.0 * select(magnitude > 22.0, 22.0, magnitude), b, c);
    return withSignOf(e / (e + 2.0), a);
}
HELPER Real HyperbolicArcSine(Real a, Real b, Real c) { return each(asinh, a); }
HELPER Real HyperbolicArcCosine(Real a, Real b, Real c) { return each(acosh, a); }
HELPER Real HyperbolicArcTangent(Real a, Real b, Real c) { return each(atanh, a); }
HELPER Real ErrorFunction(Real a, Real b, Real c) { return each(erf, a); }
HELPER Real Gamma(Real a, Real b, Real c) { return each(tgamma, a); }
HELPER Real LogarithmOfGamma(Real a, Real b, Real c) { return each(vectorLogarithmOfGamma, a); }
HELPER Real Polygamma(Real a, Real b, Real c) { return each2(vectorPolygamma, a, b); }

HELPER Real Sigmoid(Real a, Real b, Real c) { return 1.0 / (1.0 + Exponential(Negate(a, b, c), b, c)); }

// log(1 + e^x) = max(x, 0) + log(1 + e^-|x|)
HELPER Real Softplus(Real a, Real b, Real c) {
    Real decay = Exponential(Negate(absolute(a), b, c), b, c);
    return Maximum(a, 0.0, c) + LogarithmOfOnePlus(decay, b, c);
}

// ---- Loops

HELPER Real load(const double *source) {
    Real value;
    memcpy(&value, source, sizeof value);
    return value;
}
HELPER void store(double *destination, Real value) { memcpy(destination, &value, sizeof value); }

// The last lanes of a run, padded with ones, which no operation finds hard.
HELPER Real loadSome(const double *source, ptrdiff_t count) {
    Real value = 1.0;
    for (ptrdiff_t lane = 0; lane < count; lane++) value[lane] = source[lane];
    return value;
}
HELPER void storeSome(double *destination, Real value, ptrdiff_t count) {
    for (ptrdiff_t lane = 0; lane < count; lane++) destination[lane] = value[lane];
}

#define JOIN2(name, suffix) name##suffix
#define JOIN(name, suffix) JOIN2(name, suffix)

#define OPERAND_1(load, ...) load(a __VA_ARGS__), 0.0, 0.0
#define OPERAND_2(load, ...) load(a __VA_ARGS__), load(b __VA_ARGS__), 0.0
#define OPERAND_3(load, ...) load(a __VA_ARGS__), load(b __VA_ARGS__), load(c __VA_ARGS__)

#define LOOP(name, operands)                                                                                               \
    static void JOIN(name##Loop, SUFFIX)(                                                                                  \
        double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {              \
        ptrdiff_t i = 0;                                                                                                   \
        for (; i + LANES <= count; i += LANES) store(result + i, name(OPERAND_##operands(load, +i)));                      \
        if (i < count) storeSome(result + i, name(OPERAND_##operands(loadSome, +i, count - i)), count - i);                \
    }

// The one operation with two results; its lanes are those of Sine and Cosine.
HELPER Circle sineAndCosine(Real x) {
    Circle both = circle(x);
    both.sine = select(x == 0, x, both.sine);
    Word beyond = beyondCircle(x);
    if (__builtin_expect(any(beyond), 0)) {
        both.sine = eachWhere(beyond, sin, x, both.sine);
        both.cosine = eachWhere(beyond, cos, x, both.cosine);
    }
    return both;
}
static void JOIN(SineAndCosineLoop, SUFFIX)(
    double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {
    ptrdiff_t i = 0;
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
