// Part of Kernels.h: the gamma function and its logarithm, as pairs up to the last rounding.

// log Γ(z) for 13 <= z, with |z.low| below z.high's last place: Stirling's series (Abramowitz and Stegun 6.1.41). What z.low
// brings counts with the derivative.
HELPER Pair stirling(Pair z) {
    Real h = z.high;
    Pair logarithm = logarithmFinely(h);
    Pair divisor = product(12.0, h), one = {1.0, 0.0};
    Pair first = quotient(one, divisor);
    Real square = 1.0 / (h * h);
    Real series = 0.0;
    static const double terms[] = {
        43867.0 / 244188, -3617.0 / 122400, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360,
    };
    for (int i = 0; i < 8; i++) series = multiplyAdd(series, square, terms[i]);
    Real rest = multiplyAdd(z.low, logarithm.high - multiplyAdd(square, 1.0 / 12, 0.5 / h), series * square / h);

    Pair result = sumOf(productOf(sum(h, -0.5), logarithm), first);
    Pair less = sum(result.high, -h), halfLogOfTwoPi = {0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55};
    result = sumOf(plus(less, result.low + rest), halfLogOfTwoPi);
    // What overflows before h is taken from it.
    Pair large = product(h, logarithm.high - 1.0);
    return selectPair(h > 0x1p200, plus(large, h * logarithm.low), result);
}

// sin(π p) for 0 <= p <= 1/2.
HELPER Pair sineOfPi(Real p) {
    Word isUpper = p > 0.25;
    Real q = select(isUpper, 0.5 - p, p);
    Pair angle = product(q, 0x1.921fb54442d18p+1);
    angle = orderedSum(angle.high, multiplyAdd(q, 0x1.1a62633145c07p-53, angle.low));
    FineCircle both = circleFinely(angle.high, angle.low);
    return selectPair(isUpper, both.cosine, both.sine);
}

// Γ(x) = e^exponent / divisor or, reflected, π e^exponent / divisor.
typedef struct {
    Pair exponent, divisor;
    Word isReflected;
} GammaParts;

// For 2^-60 <= |x|, finite. By the recurrence (6.1.15) from 13 on; below -20 by reflection (6.1.17).
static __attribute__((noinline)) void gammaParts(const Real *argument, GammaParts *parts) {
    Real x = *argument;
    Word isReflected = x < -20.0;
    Real from = select(isReflected, -x, x);
    Real steps = select(from < 13.0, Ceiling(13.0 - from, x, x), 0.0);
    Pair divisor = {1.0, 0.0};
    for (int step = 0; any(steps > (double)step); step++) {
        Pair longer = productOf(divisor, sum(from, (double)step));
        divisor = selectPair(steps > (double)step, longer, divisor);
    }
    Pair exponent = stirling(sum(from, steps));
    if (any(isReflected)) {
        Real nearest = RoundToEven(from, x, x);
        Real part = from - nearest;
        Pair size = {from, 0.0};
        Pair mirrored = productOf(sineOfPi(absolute(part)), size);
        Word isNegative = (part > 0) ^ ~isWhole(0.5 * nearest);
        divisor = selectPair(isReflected, selectPair(isNegative, negated(mirrored), mirrored), divisor);
        exponent = selectPair(isReflected, negated(exponent), exponent);
    }
    parts->exponent = exponent;
    parts->divisor = divisor;
    parts->isReflected = isReflected;
}

HELPER Word isPole(Real x) { return (x < 0) & isWhole(x); }

// Within 0.6 units.
HELPER Real Gamma(Real a, Real b, Real c) {
    Word isTiny = absolute(a) < 0x1p-60;
    Real x = select(isTiny | (a > 200.0), 200.0, select(isPole(a), 1.0, a));
    GammaParts parts;
    gammaParts(&x, &parts);
    Reduced reduced = reduceExponentialOfPair(parts.exponent);
    Pair power = exponential(reduced), pi = {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
    Pair value = quotient(selectPair(parts.isReflected, productOf(power, pi), power), parts.divisor);
    Word isNegative = value.high < 0;
    value = selectPair(isNegative, negated(value), value);
    Real size = scaledOnce(orderedSum(value.high, value.low), reduced.scale);
    Real result = select(isNegative, -size, size);
    result = select(isTiny, 1.0 / a, result);
    return select(isPole(a), (double)NAN, result);
}

// About 1 and 2, where it is 0: Taylor's series.
HELPER Real logarithmOfGammaAtZero(Real x) {
    Word isSecond = x > 1.5;
    Real d = x - select(isSecond, 2.0, 1.0);
    Real series = 0.0;
    for (int i = 14; i > 0; i--)
        series = multiplyAdd(series, d, select(isSecond, (Real)vectorGammaSeries[i][2], (Real)vectorGammaSeries[i][0]));
    Pair first = product(d, select(isSecond, (Real)vectorGammaSeries[0][2], (Real)vectorGammaSeries[0][0]));
    Real low = select(isSecond, (Real)vectorGammaSeries[0][3], (Real)vectorGammaSeries[0][1]);
    return first.high + multiplyAdd(d, multiplyAdd(d, series, low), first.low);
}

// log |Γ|, within 0.7 units; for negative x the error is below 2^-60 near the zeros, which are no numbers.
HELPER Real LogarithmOfGamma(Real a, Real b, Real c) {
    Real size = absolute(a);
    Word isTiny = size < 0x1p-60;
    Real x = select(isTiny, 200.0, select(isPole(a), 1.0, select(size > DBL_MAX, DBL_MAX, a)));
    GammaParts parts;
    gammaParts(&x, &parts);
    Pair divisor = selectPair(parts.divisor.high < 0, negated(parts.divisor), parts.divisor);
    Pair whole = {size, 0.0}, none = {0.0, 0.0}, logarithmOfPi = {0x1.250d048e7a1bdp+0, 0x1.7abf2ad8d5088p-57};
    Pair result = negated(logarithmOfPair(selectPair(isTiny, whole, divisor)));
    Pair exponent = selectPair(isTiny, none, parts.exponent);
    result = sumOf(sumOf(result, selectPair(parts.isReflected, logarithmOfPi, none)), exponent);
    Real value = result.high + result.low;
    Word isZero = (absolute(a - 1.0) <= 0x1p-4) | (absolute(a - 2.0) <= 0x1p-4);
    if (any(isZero)) value = select(isZero, logarithmOfGammaAtZero(a), value);
    Word isInfinite = isPole(a) | (a == 0) | (size == (double)INFINITY) | (exponent.high == (double)INFINITY);
    return select(isInfinite, (double)INFINITY, value);
}
