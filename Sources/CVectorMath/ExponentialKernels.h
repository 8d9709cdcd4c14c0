// Part of Kernels.h.

// ---- Exponential: e^x = 2^n · e^r with |r| <= log(2) / 2. Coefficients and constants: Scripts/fit-polynomials.

typedef struct {
    Real scale;     // n
    Word power;     // whose last bits are n
    Real high, low; // r and what rounding took from it
} Remains;

// The first difference is exact, as that of angles is.
HELPER Remains exponentialRemains(Real x) {
    Real rounded = multiplyAdd(x, 0x1.71547652b82fep+0, ROUNDER);
    Real n = rounded - ROUNDER;
    Real first = multiplyAdd(n, -0x1.62e42fefa39efp-1, x);
    Real r = multiplyAdd(n, -0x1.abc9e3b39803fp-56, first);
    Remains remains = {n, (Word)rounded, r, multiplyAdd(n, -0x1.abc9e3b39803fp-56, first - r)};
    return remains;
}

// e^r = 1 + r + z / 2 + this + low with z = r², the halved square apart because its rounding error is the largest that is left
HELPER Real exponentialCubics(Real r, Real z, Real low) {
    Real z2 = z * z;
    Real third = multiplyAdd(z, 0x1.1111111111111p-7, 0x1.5555555555555p-3);
    Real seventh = multiplyAdd(z, 0x1.71de3a5aa7bb7p-19, 0x1.a01a01a0196acp-13);
    Real eleventh = multiplyAdd(z, 0x1.61bfaa228dde5p-33, 0x1.ae642c82e33d5p-26);
    Real odd = multiplyAdd(z2, multiplyAdd(z2, eleventh, seventh), third);
    Real fourth = multiplyAdd(z, 0x1.6c16c16c15a68p-10, 0x1.5555555555557p-5);
    Real eighth = multiplyAdd(z, 0x1.27e4d41966f2fp-22, 0x1.a01a01a9e991bp-16);
    Real even = multiplyAdd(z2, multiplyAdd(z2, 0x1.1f7f2776cfaf2p-29, eighth), fourth);
    return multiplyAdd(r * z, multiplyAdd(r, even, odd), low);
}

// e^x = 2^n · (1 + fraction)
typedef struct {
    Real scale; // n
    Word power; // whose last bits are n
    Pair fraction;
} Reduced;

// The fraction's high part is r; its low part has the halved square's rounding error, 2^-57 at most.
HELPER Reduced reduceExponential(Real x) {
    Remains remains = exponentialRemains(x);
    Real r = remains.high;
    Real z = r * r;
    Reduced reduced = {remains.scale, remains.power, {r, multiplyAdd(z, 0.5, exponentialCubics(r, z, remains.low))}};
    return reduced;
}

// The same with the square as a pair: the error is below 2^-59, for functions that go on computing with the fraction.
HELPER Reduced reduceRemainsFinely(Remains remains) {
    Real r = remains.high;
    Pair z = product(r, r);
    Pair fraction = orderedSum(r, 0.5 * z.high);
    Real low = exponentialCubics(r, z.high, multiplyAdd(z.low, 0.5, multiplyAdd(r, remains.low, remains.low)));
    Reduced reduced = {remains.scale, remains.power, orderedSum(fraction.high, fraction.low + low)};
    return reduced;
}
HELPER Reduced reduceExponentialFinely(Real x) { return reduceRemainsFinely(exponentialRemains(x)); }

// 2^n for integers -1022 <= n <= 1023.
HELPER Real powerOfTwo(Real n) { return (Real)((Word)(n + (ROUNDER + 1023)) << 52); }

// value · 2^n in two steps, since 2^n alone may overflow where the product does not.
HELPER Real scaled(Real value, Real n) {
    Real half = (n * 0.5 + ROUNDER) - ROUNDER;
    return value * powerOfTwo(half) * powerOfTwo(n - half);
}

// Beyond this the result may be infinite, subnormal or NaN.
#define EXPONENTIAL_LIMIT 707.0

HELPER Word isBeyondExponential(Real x) { return ~(absolute(x) <= EXPONENTIAL_LIMIT); }

// (1 + fraction) within 0.66 units, and its power of two.
HELPER Real exponentialOf(Reduced reduced) {
    Pair whole = orderedSum(1.0, reduced.fraction.high);
    return whole.high + (whole.low + reduced.fraction.low);
}

HELPER Real nearExponential(Real x) {
    Reduced reduced = reduceExponential(x);
    return (Real)((Word)exponentialOf(reduced) + (reduced.power << 52));
}

// Within 0.8 units where the result is subnormal.
static __attribute__((noinline)) Real anyExponential(Real a) {
    Real x = select(a > 1000.0, 1000.0, select(a < -1000.0, -1000.0, a));
    Reduced reduced = reduceExponential(x);
    return scaled(exponentialOf(reduced), reduced.scale);
}

HELPER Real Exponential(Real a, Real b, Real c) {
    return __builtin_expect(any(isBeyondExponential(a)), 0) ? anyExponential(a) : nearExponential(a);
}

// (e^x - 1) / 2^n = (1 - 2^-n) + fraction; n from -100 on.
HELPER Pair exponentialMinusOne(Reduced reduced) {
    Pair shift = sum(1.0, -powerOfTwo(select(reduced.scale > 100.0, -100.0, -reduced.scale)));
    Pair result = sum(shift.high, reduced.fraction.high);
    return plus(result, shift.low + reduced.fraction.low);
}

// Within 0.7 units.
HELPER Real ExponentialMinusOne(Real a, Real b, Real c) {
    Real x = select(a > 1000.0, 1000.0, select(a < -50.0, -50.0, a));
    Reduced reduced = reduceExponentialFinely(x);
    Pair result = exponentialMinusOne(reduced);
    return select(a == 0, a, scaled(result.high + result.low, reduced.scale));
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

// With s = f / (2 + f) and z = s²: log(1 + f) = f - f²/2 + s · (f²/2 + z · this).
HELPER Real logarithmPolynomial(Real z) {
    Real w = z * z;
    Real first = multiplyAdd(z, 0x1.99999999952ccp-2, 0x1.5555555555558p-1);
    Real third = multiplyAdd(z, 0x1.c71c62e26208bp-3, 0x1.2492492df3ba9p-2);
    Real fifth = multiplyAdd(z, 0x1.39fe42e9740a7p-3, 0x1.7462b58e46ebep-3);
    return multiplyAdd(w, multiplyAdd(w, multiplyAdd(w, 0x1.2b59b713616c9p-3, fifth), third), first);
}

// log(2^k · (1 + f)) + correction
HELPER Real logarithm(Split split, Real correction) {
    Real f = split.fraction;
    Real s = f / (2.0 + f);
    Real z = s * s;
    Real halfSquare = 0.5 * f * f;
    Real low = multiplyAdd(split.exponent, 0x1.a39ef35793c76p-33, correction);
    Real most = multiplyAdd(s, multiplyAdd(z, logarithmPolynomial(z), halfSquare), low);
    return multiplyAdd(split.exponent, 0x1.62e42feep-1, f - (halfSquare - most));
}

// The same with what rounding takes from the larger terms: the error is below 2^-57.
HELPER Pair logarithmPair(Split split, Real correction) {
    Real f = split.fraction;
    Real s = f / (2.0 + f);
    Pair square = product(f, f);
    Real halfSquare = 0.5 * square.high;
    Real z = s * s;
    Real low = multiplyAdd(split.exponent, 0x1.a39ef35793c76p-33, correction);
    low = multiplyAdd(s, multiplyAdd(z, logarithmPolynomial(z), halfSquare), low);
    Pair base = orderedSum(split.exponent * 0x1.62e42feep-1, f);
    Pair result = orderedSum(base.high, -halfSquare);
    return plus(result, base.low + (low - 0.5 * square.low));
}

// The answers that the formula does not give: log 0, of negative numbers, infinity and NaN.
HELPER Real logarithmLimits(Real x, Real result) {
    result = select(x == (double)INFINITY, x, result);
    result = select(x == 0, -(double)INFINITY, result);
    return select((x < 0) | (x != x), (double)NAN, result);
}

HELPER Split splitAnyLogarithm(Real x) {
    Word tiny = x < DBL_MIN;
    Split split = splitLogarithm(select(tiny, x * 0x1p54, x));
    split.exponent -= (Real)(tiny & (Word)(Real)54.0);
    return split;
}

// What is positive, normal and finite needs no more than the formula.
HELPER Word isBesideLogarithm(Real x) { return ~((x >= DBL_MIN) & (x <= DBL_MAX)); }

static __attribute__((noinline)) Real anyLogarithm(Real a) { return logarithmLimits(a, logarithm(splitAnyLogarithm(a), 0.0)); }
HELPER Real nearLogarithm(Real a) { return logarithm(splitLogarithm(a), 0.0); }

// Within 0.9 units.
HELPER Real Logarithm(Real a, Real b, Real c) {
    return __builtin_expect(any(isBesideLogarithm(a)), 0) ? anyLogarithm(a) : nearLogarithm(a);
}

HELPER Word isBesideLogarithmOfOnePlus(Real a) { return ~((a > -1.0) & (a <= 0x1p1000)); }

// What rounding takes from u = 1 + a is divided by u = 2^k · (1 + f) only roughly: by a parabola that is 1 at 0 and within 1.3 % of 1 / (1 + f).
HELPER Real nearLogarithmOfOnePlus(Real a) {
    Real u = 1.0 + a;
    Split split = splitLogarithm(u);
    Real lost = select(a > 1.0, 1.0 - (u - a), a - (u - 1.0));
    Real f = split.fraction;
    Real reciprocal = multiplyAdd(f, multiplyAdd(f, 0.943, -1.075), 1.0) * powerOfTwo(-split.exponent);
    return withSignOf(logarithm(split, lost * reciprocal), a);
}

static __attribute__((noinline)) Real anyLogarithmOfOnePlus(Real a) {
    Real near = select(a <= 0x1p1000, nearLogarithmOfOnePlus(a), nearLogarithm(a));
    return logarithmLimits(1.0 + a, near);
}

// Within 0.9 units.
HELPER Real LogarithmOfOnePlus(Real a, Real b, Real c) {
    return __builtin_expect(any(isBesideLogarithmOfOnePlus(a)), 0) ? anyLogarithmOfOnePlus(a) : nearLogarithmOfOnePlus(a);
}

// Logarithms to other bases: log x, times 1 / log(base) in two parts. Within 0.78 units, and exact at the base's powers.
HELPER Pair inBase(Pair logarithm, double high, double low) {
    Pair result = product(logarithm.high, high);
    return plus(result, logarithm.high * low + logarithm.low * high);
}
HELPER Real Logarithm2(Real a, Real b, Real c) {
    Split split = splitAnyLogarithm(a);
    Split mantissa = {0.0, split.fraction};
    Pair part = inBase(logarithmPair(mantissa, 0.0), 0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56);
    Pair result = orderedSum(split.exponent, part.high);
    return logarithmLimits(a, result.high + (result.low + part.low));
}
HELPER Real Logarithm10(Real a, Real b, Real c) {
    Pair result = inBase(logarithmPair(splitAnyLogarithm(a), 0.0), 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57);
    return logarithmLimits(a, result.high + result.low);
}
