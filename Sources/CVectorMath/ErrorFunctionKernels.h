// Part of Kernels.h: the error function.

// Up to 1/4 a polynomial whose first term is a pair. Within 0.6 units.
HELPER Real nearErrorFunction(Real a) {
    Word small = absolute(a) < 0x1p-900;
    Real x = select(small, a * 0x1p200, a); // for the pair's low part, which would be subnormal
    Real z = x * x;
    Real z2 = z * z, z4 = z2 * z2;
    Real slope = (-0x1.812746b0379e7p-2 + z * 0x1.ce2f21a042bcfp-4) + z2 * (-0x1.b82ce31286ca6p-6 + z * 0x1.565bcd0d2f387p-8)
        + z4 * ((-0x1.c02db3355a85bp-11 + z * 0x1.f9a2dd80b8e29p-14) + z2 * (-0x1.f4c2b3b43d836p-17 + z * 0x1.b7f30850d48a8p-20)
            + z4 * -0x1.3d8b39d54153dp-23);
    Pair first = product(x, 0x1.20dd750429b6dp+0);
    return (first.high + (first.low + x * (z * slope + 0x1.1ae3a914fed80p-56))) * select(small, 0x1p-200, 1.0);
}

// Beyond it Taylor's series about the nearest c = k / 16: the slope at c times d (1 + u(1) / 2 + u(2) / 3 + ...), where d = x - c and
// (n + 1) u(n + 1) = -2 c d u(n) - 2 d² u(n - 1). From 6 on it is 1. Within 0.52 units.
HELPER Real farErrorFunction(Real a) {
    Real size = absolute(a);
    Real x = select(size < 6.0, size, 6.0);
    Real rounded = x * 16.0 + ROUNDER;
    Real c = (rounded - ROUNDER) * 0.0625;
    const double *table = &vectorErrorFunctionTable[0][0];
    Word row = ((Word)rounded & 127) * 4;
    Real d = x - c;
    Real once = -2.0 * c * d, twice = -2.0 * d * d;
    Real before = 1.0, term = once, series = once * 0.5;
    for (int n = 1; n < 9; n++) {
        Real next = multiplyAdd(once, term, twice * before) * (1.0 / (n + 1));
        series = multiplyAdd(next, 1.0 / (n + 2), series);
        before = term;
        term = next;
    }
    Pair first = product(lookUp(table, row + 2), d);
    Pair value = orderedSum(lookUp(table, row), first.high);
    Real rest = multiplyAdd(lookUp(table, row + 3), d, lookUp(table, row + 1)) + (first.low + value.low);
    return select(a != a, a, value.high + multiplyAdd(first.high, series, rest));
}

HELPER Real ErrorFunction(Real a, Real b, Real c) {
    Word isFar = ~(absolute(a) <= 0.25);
    Real size;
    if (!any(isFar))
        size = nearErrorFunction(a);
    else if (!any(~isFar))
        size = farErrorFunction(a);
    else
        size = select(isFar, farErrorFunction(a), nearErrorFunction(a));
    return withSignOf(size, a);
}
