// Part of Kernels.h: the hyperbolic functions, their inverses, and those that learning machines are made of. They compute
// with exponentials and logarithms as pairs, so little more than the last rounding is left of the error.

// For arguments beyond which a function is 0, 1 or infinite to the last bit; NaN stays NaN.
HELPER Real atMost(Real x, double limit) { return select(x > limit, limit, x); }

// e^x / 2^n
HELPER Pair exponential(Reduced reduced) {
    Pair whole = orderedSum(1.0, reduced.fraction.high);
    return orderedSum(whole.high, whole.low + reduced.fraction.low);
}

HELPER Pair times(Pair a, Real powerOfTwo) {
    Pair result = {a.high * powerOfTwo, a.low * powerOfTwo};
    return result;
}

// tanh |x| = -e / (2 + e) with e = e^-2|x| - 1. Within 0.6 units.
HELPER Real HyperbolicTangent(Real a, Real b, Real c) {
    Reduced reduced = reduceExponentialFinely(-2.0 * atMost(absolute(a), 22.0));
    Pair e = times(exponentialMinusOne(reduced), powerOfTwo(reduced.scale));
    Pair result = quotient(e, plus(orderedSum(2.0, e.high), e.low));
    return withSignOf(result.high + result.low, a);
}

// With t = e^-|x|: 1 / (1 + t) or, for negative x, t / (1 + t). Within 0.65 units, and 0.8 where the result is subnormal.
HELPER Real Sigmoid(Real a, Real b, Real c) {
    Reduced reduced = reduceExponential(-atMost(absolute(a), 1000.0));
    Pair decay = exponential(reduced);
    Pair added = times(decay, powerOfTwo(select(reduced.scale < -100.0, -100.0, reduced.scale)));
    Word negative = a < 0;
    Pair numerator = {select(negative, decay.high, 1.0), select(negative, decay.low, 0.0)};
    Pair result = quotient(numerator, plus(orderedSum(1.0, added.high), added.low));
    return scaled(result.high + result.low, select(negative, reduced.scale, 0.0));
}

// Below this log(1 + y) = y - y² / 2 to the last bit, while 1 + y has lost too much of y.
#define TINY 0x1p-40

// log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). Within 0.65 units, and 0.8 where the result is subnormal.
HELPER Real Softplus(Real a, Real b, Real c) {
    Reduced reduced = reduceExponential(-atMost(absolute(a), 1000.0));
    Pair decay = exponential(reduced);
    Real half = (reduced.scale * 0.5 + ROUNDER) - ROUNDER;
    decay = times(times(decay, powerOfTwo(half)), powerOfTwo(reduced.scale - half));
    Pair u = orderedSum(1.0, decay.high);
    // u is 1 ... 2, so its split takes no more than a choice.
    Word upper = u.high > 0x1.6a09e667f3bcdp+0;
    Split split = {one(upper), select(upper, 0.5 * u.high, u.high) - 1.0};
    Pair added = logarithmPair(split, (u.low + decay.low) / u.high);
    Word tiny = decay.high < TINY;
    added.high = select(tiny, decay.high, added.high);
    added.low = select(tiny, decay.low - 0.5 * decay.high * decay.high, added.low);
    Pair result = sum(Maximum(a, 0.0, c), added.high);
    return select(a > 1000.0, a, result.high + (result.low + added.low));
}

// In units of 2^n, e^|x| = E and e^|x| - 1 = M: sinh |x| = (M + 2^-n M / E) / 2, cosh x = (E + 2^-2n / E) / 2. The factor
// that becomes too small to count is held at 2^-100. Within 0.7 units for
// the sine, 0.6 for the cosine.
HELPER Real HyperbolicSine(Real a, Real b, Real c) {
    Reduced reduced = reduceExponentialFinely(atMost(absolute(a), 1000.0));
    Pair e = exponential(reduced), minusOne = exponentialMinusOne(reduced);
    Pair second = times(quotient(minusOne, e), powerOfTwo(-atMost(reduced.scale, 100.0)));
    Pair result = sum(minusOne.high, second.high);
    Real size = scaled(result.high + (result.low + (minusOne.low + second.low)), reduced.scale - 1.0);
    return withSignOf(size, a);
}
HELPER Real HyperbolicCosine(Real a, Real b, Real c) {
    Reduced reduced = reduceExponentialFinely(atMost(absolute(a), 1000.0));
    Pair e = exponential(reduced), one = {1.0, 0.0};
    Pair second = times(quotient(one, e), powerOfTwo(-2.0 * atMost(reduced.scale, 100.0)));
    Pair result = sum(e.high, second.high);
    return scaled(result.high + (result.low + (e.low + second.low)), reduced.scale - 1.0);
}

HELPER Pair onePlus(Pair y) { return plus(sum(1.0, y.high), y.low); }

// log(1 + y)
HELPER Real logarithmOfOnePlus(Pair y) {
    Pair u = onePlus(y);
    Pair result = logarithmPair(splitLogarithm(u.high), u.low / u.high);
    Real tiny = y.high + (y.low - 0.5 * y.high * y.high);
    return select(absolute(y.high) < TINY, tiny, logarithmLimits(u.high, result.high + result.low));
}

// Beyond this x² + 1 and x² - 1 are x² to the last bit, and the inverses are log(2 x).
#define SQUARE_LIMIT 0x1p28

HELPER Real logarithmOfTwice(Real x) {
    Split split = splitLogarithm(x);
    split.exponent += 1.0;
    Pair result = logarithmPair(split, 0.0);
    return logarithmLimits(x, result.high + result.low);
}

// log(1 + |x| + x² / (1 + √(1 + x²))). Within 0.7 units.
HELPER Real HyperbolicArcSine(Real a, Real b, Real c) {
    Real size = absolute(a);
    Real x = atMost(size, SQUARE_LIMIT);
    Pair square = product(x, x);
    Pair root = squareRoot(onePlus(square));
    Pair second = quotient(square, onePlus(root));
    Pair y = plus(sum(x, second.high), second.low);
    Real result = logarithmOfOnePlus(y);
    Word large = size > SQUARE_LIMIT;
    if (any(large)) result = select(large, logarithmOfTwice(size), result);
    return withSignOf(result, a);
}

// log(1 + t + √(x² - 1)) with t = x - 1. Within 0.7 units.
HELPER Real HyperbolicArcCosine(Real a, Real b, Real c) {
    Real x = atMost(a, SQUARE_LIMIT);
    Pair square = product(x, x);
    Pair less = sum(square.high, -1.0);
    Pair root = squareRoot(orderedSum(less.high, less.low + square.low));
    Pair t = sum(x, -1.0);
    Pair y = plus(sum(t.high, root.high), t.low + root.low);
    Real result = logarithmOfOnePlus(y);
    Word large = a > SQUARE_LIMIT;
    if (any(large)) result = select(large, logarithmOfTwice(a), result);
    return select(a < 1.0, (double)NAN, result);
}

// log(1 + 2 |x| / (1 - |x|)) / 2. Within 0.7 units.
HELPER Real HyperbolicArcTangent(Real a, Real b, Real c) {
    Real x = absolute(a);
    Pair numerator = {2.0 * x, 0.0};
    Real result = 0.5 * logarithmOfOnePlus(quotient(numerator, sum(1.0, -x)));
    result = select(x == 1.0, (double)INFINITY, select(x > 1.0, (double)NAN, result));
    return withSignOf(result, a);
}
