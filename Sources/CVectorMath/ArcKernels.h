// Part of Kernels.h: the inverses of the circular functions, all of them angles of points.

// The angle of the point (x, y) in the first quadrant, as a pair. With the ratio of the smaller to the larger coordinate near
// c = k / 16: atan c + atan t, where t = (n - c d) / (d + c n).
HELPER Pair angleOf(Pair y, Pair x) {
    Word isSteep = y.high > x.high;
    Pair n = selectPair(isSteep, x, y), d = selectPair(isSteep, y, x);
    Real rounded = n.high / d.high * 16.0 + ROUNDER;
    Real c = (rounded - ROUNDER) * 0.0625;
    Word row = ((Word)rounded & 31) * 2;
    row = row > 32 ? (Word)(Real)0.0 : row; // NaN has any bits

    Pair back = product(c, d.high), forth = product(c, n.high);
    Pair over = sum(n.high, -back.high), under = orderedSum(d.high, forth.high);
    over = orderedSum(over.high, over.low + ((n.low - c * d.low) - back.low));
    Pair t = quotient(over, plus(under, forth.low + (d.low + c * n.low)));
    // Taylor's series.
    Real z = t.high * t.high, z2 = z * z;
    Real series = multiplyAdd(z2, multiplyAdd(z, -1.0 / 11, 1.0 / 9), multiplyAdd(z, -1.0 / 7, 1.0 / 5));
    Real more = multiplyAdd(t.high * z, multiplyAdd(z, series, -1.0 / 3), t.low);

    Pair angle = orderedSum(lookUp(&vectorArcTangentTable[0][0], row), t.high);
    angle = orderedSum(angle.high, angle.low + (more + lookUp(&vectorArcTangentTable[0][0], row + 1)));
    Pair rest = orderedSum(0x1.921fb54442d18p+0, -angle.high);
    return selectPair(isSteep, plus(rest, 0x1.1a62633145c07p-54 - angle.low), angle);
}

// π less the angle where x is negative.
HELPER Real beside(Word isNegative, Pair angle) {
    Pair other = orderedSum(0x1.921fb54442d18p+1, -angle.high);
    other.low += 0x1.1a62633145c07p-53 - angle.low;
    return select(isNegative, other.high + other.low, angle.high + angle.low);
}

// √(1 - x²); NaN beyond 1.
HELPER Pair otherLeg(Real size) { return squareRoot(productOf(sum(1.0, -size), sum(1.0, size))); }

// All within 0.51 units.
HELPER Real ArcSine(Real a, Real b, Real c) {
    Real size = absolute(a);
    Pair y = {size, 0.0};
    Pair angle = angleOf(y, otherLeg(size));
    return withSignOf(angle.high + angle.low, a);
}
HELPER Real ArcCosine(Real a, Real b, Real c) {
    Real size = absolute(a);
    Pair x = {size, 0.0};
    return beside(a < 0, angleOf(otherLeg(size), x));
}
HELPER Real ArcTangent(Real a, Real b, Real c) {
    Real size = absolute(a);
    Pair y = {select(size > 0x1p60, 0x1p60, size), 0.0}, x = {1.0, 0.0};
    Pair angle = angleOf(y, x);
    return withSignOf(angle.high + angle.low, a);
}

// Of coordinates scaled so that nothing overflows or vanishes beside the other.
HELPER Real ArcTangent2(Real a, Real b, Real c) {
    Real y = absolute(a), x = absolute(b);
    Word isInfinite = (y == (double)INFINITY) | (x == (double)INFINITY);
    Real larger = select(y > x, y, x);
    Real scale = select(larger > 0x1p500, 0x1p-600, select(larger < 0x1p-400, 0x1p600, 1.0));
    Pair up = {select(isInfinite, one(y == (double)INFINITY), y * scale), 0.0};
    Pair along = {select(isInfinite, one(x == (double)INFINITY), select(larger == 0, 1.0, x * scale)), 0.0};
    Real result = beside((Word)b < 0, angleOf(up, along));
    // A small angle is the quotient, rounded once.
    result = select(~isInfinite & ((Word)b >= 0) & (y < x * 0x1p-30), y / x, result);
    return withSignOf(select((a != a) | (b != b), (double)NAN, result), a);
}
