// Part of Kernels.h: the error function, and the gamma function and its relatives.

// Up to 1/2 a polynomial whose first term is a pair, beyond it the C library, which errs most near 0. Within 1 unit.
HELPER Real ErrorFunction(Real a, Real b, Real c) {
    Word small = absolute(a) < 0x1p-900;
    Real x = select(small, a * 0x1p200, a); // for the pair's low part, which would be subnormal
    Real z = x * x;
    Real z2 = z * z, z4 = z2 * z2;
    Real slope = (-0x1.812746b0379e7p-2 + z * 0x1.ce2f21a042bcfp-4) + z2 * (-0x1.b82ce31286ca6p-6 + z * 0x1.565bcd0d2f387p-8)
        + z4 * ((-0x1.c02db3355a85bp-11 + z * 0x1.f9a2dd80b8e29p-14) + z2 * (-0x1.f4c2b3b43d836p-17 + z * 0x1.b7f30850d48a8p-20)
            + z4 * -0x1.3d8b39d54153dp-23);
    Pair first = product(x, 0x1.20dd750429b6dp+0);
    Real near = (first.high + (first.low + x * (z * slope + 0x1.1ae3a914fed80p-56))) * select(small, 0x1p-200, 1.0);
    near = select(a == 0, a, near);
    Word far = ~(absolute(a) <= 0.5);
    return any(far) ? eachWhere(far, erf, a, near) : near;
}

// Within 2 units; log |gamma| within 2.2 for positive arguments, and more near its zeros among negative ones.
HELPER Real Gamma(Real a, Real b, Real c) { return each(vectorGamma, a); }
HELPER Real LogarithmOfGamma(Real a, Real b, Real c) { return each(vectorLogarithmOfGamma, a); }
HELPER Real Polygamma(Real a, Real b, Real c) { return each2(vectorPolygamma, a, b); }
