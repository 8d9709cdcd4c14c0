// Part of Kernels.h.

// ---- Sine and cosine: x = n · π/2 + r with |r| <= π/4. Three parts of π/2, the first two with 33 bits, keep n times each
// exact for |n| < 2^20. From 2^18 on, where the third part's rounding begins to show beside the multiples of π/2, Angle.c lane by
// lane.

#define CIRCLE_LIMIT 0x1p18

typedef struct {
    Real sine, cosine;
} Circle;

typedef struct {
    Word quadrant;
    Real high, low;
} Angle;

HELPER Angle reduceAngle(Real x) {
    Real rounded = x * 0x1.45f306dc9c883p-1 + ROUNDER;
    Real n = rounded - ROUNDER;
    Real first = x - n * 0x1.921fb544p+0;
    Real product = n * 0x1.0b4611a6p-34;
    Real second = first - product;
    Real third = n * 0x1.3198a2e037073p-69 - ((first - second) - product);
    Real high = second - third;
    Angle angle = {(Word)rounded, high, (second - high) - third};
    Word beyond = ~(absolute(x) <= CIRCLE_LIMIT);
    if (__builtin_expect(any(beyond), 0)) {
        for (int lane = 0; lane < LANES; lane++) {
            if (!beyond[lane]) continue;
            LargeAngle large = vectorLargeAngle(x[lane]);
            angle.quadrant[lane] = large.quadrant;
            angle.high[lane] = large.high;
            angle.low[lane] = large.low;
        }
    }
    return angle;
}

// sin r = r + r z · (-1/6 + z / 120 + this), with z = r²; the fit's z / 120 is the true one rounded.
HELPER Real sinePolynomial(Real z) {
    Real z2 = z * z;
    return z2 * ((-0x1.a01a01a019936p-13 + z * 0x1.71de3a54605eep-19)
        + z2 * ((-0x1.ae64541266378p-26 + z * 0x1.61217ec01749dp-33) + z2 * -0x1.ab17a79237a19p-41));
}

// cos r = 1 - z / 2 + z² · this
HELPER Real cosinePolynomial(Real z) {
    Real z2 = z * z;
    return (0x1.5555555555555p-5 + z * -0x1.6c16c16c16966p-10)
        + z2 * ((0x1.a01a019f4e867p-16 + z * -0x1.27e4fa17a41b4p-22) + z2 * (0x1.1eeb68b109173p-29 + z * -0x1.907d7aebd5e3dp-37));
}

// Both within 0.9 units.
HELPER Circle circle(Real x) {
    Angle angle = reduceAngle(x);
    Word quadrant = angle.quadrant;
    Real r = angle.high, rest = angle.low;
    Real z = r * r;
    Real half = 0.5 * z;
    Real sine = r + (r * z * ((-0x1.5555555555555p-3 + z * 0x1.111111111111p-7) + sinePolynomial(z)) + (rest - rest * half));
    Real base = 1.0 - half;
    Real cosine = base + (((1.0 - base) - half) + (z * z * cosinePolynomial(z) - r * rest));

    Word swap = (quadrant & 1) != 0;
    Circle result = {
        (Real)((Word)select(swap, cosine, sine) ^ ((quadrant << 62) & SIGN_BIT)),
        (Real)((Word)select(swap, sine, cosine) ^ (((quadrant + 1) << 62) & SIGN_BIT)),
    };
    return result;
}

HELPER Circle sineAndCosine(Real x) {
    Circle both = circle(x);
    both.sine = select(x == 0, x, both.sine);
    return both;
}
HELPER Real Sine(Real a, Real b, Real c) { return sineAndCosine(a).sine; }
HELPER Real Cosine(Real a, Real b, Real c) { return sineAndCosine(a).cosine; }

// The quotient of both as pairs, with their larger terms as pairs. Within 0.7 units, where the C library's is wrong by more than ten
// beside a pole far out.
HELPER Real Tangent(Real a, Real b, Real c) {
    Angle angle = reduceAngle(a);
    Real r = angle.high, rest = angle.low;
    Pair z = product(r, r);
    Real half = 0.5 * z.high;
    // -1/6 is a pair too.
    Pair cube = product(r, z.high);
    Pair sixth = product(cube.high, -0x1.5555555555555p-3);
    Real more = cube.high * ((z.high * 0x1.111111111111p-7 - 0x1.5555555555555p-57) + sinePolynomial(z.high));
    more += sixth.low + (cube.low + r * z.low) * -0x1.5555555555555p-3;
    Pair sine = orderedSum(r, sixth.high);
    sine = orderedSum(sine.high, sine.low + (more + (rest - rest * half)));
    Pair base = orderedSum(1.0, -half);
    Pair cosine = orderedSum(
        base.high, base.low - 0.5 * z.low + (z.high * z.high * cosinePolynomial(z.high) - r * rest));
    Word swap = (angle.quadrant & 1) != 0;
    Pair numerator = {select(swap, -cosine.high, sine.high), select(swap, -cosine.low, sine.low)};
    Pair denominator = {select(swap, sine.high, cosine.high), select(swap, sine.low, cosine.low)};
    Pair result = quotient(numerator, denominator);
    return select(a == 0, a, result.high + result.low);
}

// Within 0.6 units, as the C library has them.
HELPER Real ArcSine(Real a, Real b, Real c) { return each(asin, a); }
HELPER Real ArcCosine(Real a, Real b, Real c) { return each(acos, a); }
HELPER Real ArcTangent(Real a, Real b, Real c) { return each(atan, a); }
HELPER Real ArcTangent2(Real a, Real b, Real c) { return each2(atan2, a, b); }
