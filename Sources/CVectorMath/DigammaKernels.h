// Part of Kernels.h: the gamma function's logarithmic derivative, as a pair up to the last rounding, and its derivatives.

// For 13 <= z, with |z.low| below z.high's last place: log z - 1 / 2z - 1 / 12z² + ... (Abramowitz and Stegun 6.3.18).
HELPER Pair digammaSeries(Pair z) {
    Real h = z.high;
    Pair half = {-0.5, 0.0}, divisor = {h, 0.0};
    Real square = 1.0 / (h * h);
    Real series = 0.0;
    static const double terms[] = {
        -43867.0 / 14364, 3617.0 / 8160, -1.0 / 12, 691.0 / 32760, -1.0 / 132, 1.0 / 240, -1.0 / 252, 1.0 / 120, -1.0 / 12,
    };
    for (int i = 0; i < 9; i++) series = multiplyAdd(series, square, terms[i]);
    Pair result = sumOf(logarithmFinely(h), quotient(half, divisor));
    // The derivative begins with 1 / z + 1 / 2z² + 1 / 6z³.
    Real slope = multiplyAdd(square, multiplyAdd(1.0 / 6, 1.0 / h, 0.5), 1.0 / h);
    return plus(result, multiplyAdd(series, square, z.low * slope));
}

// By the recurrence (6.3.5) from 13 on; below -20 by reflection (6.3.7). Within 0.6 units but near the zeros, where the error is
// 2^-59 from -20 on.
static __attribute__((noinline)) Real digamma(Real a) {
    Word isTiny = absolute(a) < 0x1p-60, isAtPole = isPole(a) | (a == 0);
    Real x = select(isTiny, 200.0, select(isAtPole, 1.0, select(a > DBL_MAX, DBL_MAX, a)));
    Word isReflected = x < -20.0;
    Real from = select(isReflected, -x, x);
    Real steps = select(from < 13.0, Ceiling(13.0 - from, x, x), 0.0);
    Pair one = {1.0, 0.0};
    Pair terms = {0.0, 0.0};
    for (int step = 0; any(steps > (double)step); step++) {
        Pair more = sumOf(terms, quotient(one, sum(from, (double)step)));
        terms = selectPair(steps > (double)step, more, terms);
    }
    Pair result = sumOf(digammaSeries(sum(from, steps)), negated(terms));
    if (any(isReflected)) {
        Real part = from - RoundToEven(from, x, x);
        Pair size = {from, 0.0}, pi = {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
        Pair cotangent = quotient(productOf(pi, sineOfPi(0.5 - absolute(part))), sineOfPi(absolute(part)));
        cotangent = selectPair(part < 0, negated(cotangent), cotangent);
        result = selectPair(isReflected, sumOf(sumOf(result, quotient(one, size)), cotangent), result);
    }
    Real value = select(isTiny, -1.0 / a, result.high + result.low);
    value = select(a == (double)INFINITY, a, value);
    return select(isAtPole, (double)NAN, value);
}

HELPER Real Polygamma(Real order, Real x, Real c) {
    Word isFirst = order == 0;
    if (!any(~isFirst)) return digamma(x);
    Real result;
    for (int lane = 0; lane < LANES; lane++) result[lane] = vectorPolygamma(order[lane], x[lane]);
    return any(isFirst) ? select(isFirst, digamma(x), result) : result;
}
