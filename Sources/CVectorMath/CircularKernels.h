// Part of Kernels.h.

// ---- Sine and cosine: |x| = n · π/2 + r with |r| <= π/4. Of the three parts of π/2 the first leaves an exact difference, since
// that has no bit below the last of x or of the part; the second has 33 bits, so that n times it is exact for |n| < 2^20, and brings
// r as a pair. From 2^20 on, where the third part's rounding begins to show beside the multiples of π/2, Angle.c lane by lane.

#define CIRCLE_LIMIT 0x1p20

typedef struct {
    Real sine, cosine;
} Circle;

typedef struct {
    Word quadrant; // of which the last two bits count
    Real high, low;
} Angle;

HELPER Angle reduceAngle(Real size) {
    Real rounded = multiplyAdd(size, 0x1.45f306dc9c883p-1, ROUNDER);
    Real n = rounded - ROUNDER;
    Real first = multiplyAdd(n, -0x1.921fb54442d18p+0, size);
    Real high = multiplyAdd(n, -0x1.1a626331p-54, first);
    Real low = multiplyAdd(n, -0x1.1a626331p-54, first - high);
    Angle angle = {(Word)rounded, high, multiplyAdd(n, -0x1.1701b839a2520p-88, low)};
    return angle;
}

// sin r = r + r z · (-1/6 + z / 120 + z² · this), with z = r²; the fit's z / 120 is the true one rounded.
HELPER Real sinePolynomial(Real z, Real z2) {
    Real third = multiplyAdd(z, 0x1.71de3a54605eep-19, -0x1.a01a01a019936p-13);
    Real fifth = multiplyAdd(z, 0x1.61217ec01749dp-33, -0x1.ae64541266378p-26);
    return multiplyAdd(z2, multiplyAdd(z2, -0x1.ab17a79237a19p-41, fifth), third);
}

// cos r = 1 - z / 2 + z² · this
HELPER Real cosinePolynomial(Real z, Real z2) {
    Real first = multiplyAdd(z, -0x1.6c16c16c16966p-10, 0x1.5555555555555p-5);
    Real third = multiplyAdd(z, -0x1.27e4fa17a41b4p-22, 0x1.a01a019f4e867p-16);
    Real fifth = multiplyAdd(z, -0x1.907d7aebd5e3dp-37, 0x1.1eeb68b109173p-29);
    return multiplyAdd(z2, multiplyAdd(z2, fifth, third), first);
}

// Both within 0.9 units.
HELPER Circle circle(Real x, Angle angle) {
    Real r = angle.high, rest = angle.low;
    Real z = r * r;
    Real z2 = z * z;
    Real half = -0.5 * z;
    Real cubic = multiplyAdd(z2, sinePolynomial(z, z2), multiplyAdd(z, 0x1.111111111111p-7, -0x1.5555555555555p-3));
    Real sine = r + multiplyAdd(r * z, cubic, multiplyAdd(half, rest, rest));
    Real base = 1.0 + half;
    Real baseRest = multiplyAdd(-r, rest, half + (1.0 - base));
    Real cosine = base + multiplyAdd(z2, cosinePolynomial(z, z2), baseRest);

    Word quadrant = angle.quadrant;
    Word swap = quadrant << 63;
    Circle result = {
        (Real)((Word)selectBySign(swap, cosine, sine) ^ (((quadrant << 62) ^ (Word)x) & SIGN_BIT)),
        (Real)((Word)selectBySign(swap, sine, cosine) ^ (((quadrant + 1) << 62) & SIGN_BIT)),
    };
    return result;
}

HELPER Word isBeyondCircle(Real x) { return ~(absolute(x) <= CIRCLE_LIMIT); }
HELPER Circle nearCircle(Real x) { return circle(x, reduceAngle(absolute(x))); }

HELPER Angle reduceAnyAngle(Real size) {
    Angle angle = reduceAngle(size);
    Word beyond = isBeyondCircle(size);
    for (int lane = 0; lane < LANES; lane++) {
        if (!beyond[lane]) continue;
        LargeAngle large = vectorLargeAngle(size[lane]);
        angle.quadrant[lane] = large.quadrant;
        angle.high[lane] = large.high;
        angle.low[lane] = large.low;
    }
    return angle;
}

// Apart, and by way of memory, so that the usual case stays in registers.
static __attribute__((noinline)) void anyCircle(const Real *x, Circle *result) { *result = circle(*x, reduceAnyAngle(absolute(*x))); }

HELPER Circle sineAndCosine(Real x) {
    if (__builtin_expect(any(isBeyondCircle(x)), 0)) {
        Circle result;
        anyCircle(&x, &result);
        return result;
    }
    return nearCircle(x);
}
HELPER Real Sine(Real a, Real b, Real c) { return sineAndCosine(a).sine; }
HELPER Real Cosine(Real a, Real b, Real c) { return sineAndCosine(a).cosine; }

// Of a reduced angle, with the larger terms as pairs.
typedef struct {
    Pair sine, cosine;
} FineCircle;
HELPER FineCircle circleFinely(Real r, Real rest) {
    Pair z = product(r, r);
    Real z2 = z.high * z.high;
    Real half = 0.5 * z.high;
    // -1/6 is a pair too.
    Pair cube = product(r, z.high);
    Pair sixth = product(cube.high, -0x1.5555555555555p-3);
    Real more = cube.high * multiplyAdd(z2, sinePolynomial(z.high, z2), multiplyAdd(z.high, 0x1.111111111111p-7, -0x1.5555555555555p-57));
    more += sixth.low + (cube.low + r * z.low) * -0x1.5555555555555p-3;
    Pair sine = orderedSum(r, sixth.high);
    sine = orderedSum(sine.high, sine.low + (more + (rest - rest * half)));
    Pair base = orderedSum(1.0, -half);
    Pair cosine = orderedSum(
        base.high, base.low - 0.5 * z.low + (z2 * cosinePolynomial(z.high, z2) - r * rest));
    FineCircle circle = {sine, cosine};
    return circle;
}

// The quotient of both as pairs. Within 0.7 units, where the C library's is wrong by more than ten beside a pole far out.
HELPER Real Tangent(Real a, Real b, Real c) {
    Angle angle = reduceAnyAngle(absolute(a));
    FineCircle both = circleFinely(angle.high, angle.low);
    Pair sine = both.sine, cosine = both.cosine;
    Word swap = (angle.quadrant & 1) != 0;
    Pair result = quotient(selectPair(swap, negated(cosine), sine), selectPair(swap, sine, cosine));
    return (Real)((Word)(result.high + result.low) ^ ((Word)a & SIGN_BIT));
}
