// Part of Kernels.h: a * b + c, rounded once.

#if HAS_FUSED_MULTIPLY_ADD

HELPER Real multiplyAdd(Real a, Real b, Real c) { return __builtin_elementwise_fma(a, b, c); }

#else

// Without the instruction, which x86-64 has had since 2013: the product and the sum as pairs, whose low parts are added with
// rounding to odd, so that the last rounding sees on which side of a tie the exact sum lies (S. Boldo and G. Melquiond,
// "Emulation of a FMA and correctly rounded sums: proved algorithms using rounding to odd", IEEE Transactions on Computers 57,
// 2008). Ten times the time of the instruction.
typedef struct {
    Real high, low;
} ExactSum;

HELPER ExactSum exactSum(Real a, Real b) {
    Real high = a + b;
    Real part = high - a;
    ExactSum result = {high, (a - (high - part)) + (b - part)};
    return result;
}

// A call: in line some hundred times over it takes the compiler twenty seconds.
__attribute__((noinline)) static Real multiplyAdd(Real a, Real b, Real c) {
    // Dekker's product: the halves of the factors have 26 bits, so that nothing of their products is lost.
    Real high = a * b;
    Real aUpper = a * 0x1.0000002p27, bUpper = b * 0x1.0000002p27;
    aUpper = aUpper - (aUpper - a);
    bUpper = bUpper - (bUpper - b);
    Real aLower = a - aUpper, bLower = b - bUpper;
    Real low = (((aUpper * bUpper - high) + aUpper * bLower) + aLower * bUpper) + aLower * bLower;

    ExactSum lows = exactSum(c, low);
    ExactSum highs = exactSum(high, lows.high);
    ExactSum rest = exactSum(highs.low, lows.low);
    // To odd: away from the sum if what is left goes that way, towards zero otherwise, where the last bit is even.
    Word isEven = ((Word)rest.high & 1) == 0;
    Word isInexact = rest.low != 0;
    Word step = (((Word)rest.high ^ (Word)rest.low) >> 63) | 1;
    Real odd = (Real)((Word)rest.high + (step & isEven & isInexact));
    Real result = highs.high + odd;

    // Parts of a product so small or so large may be lost.
    Real size = (Real)((Word)high & ~SIGN_BIT), other = (Real)((Word)c & ~SIGN_BIT);
    Word isSafe = (size >= 0x1p-900) & (size <= 0x1p900) & (other <= 0x1p900);
    isSafe &= ((Real)((Word)a & ~SIGN_BIT) <= 0x1p900) & ((Real)((Word)b & ~SIGN_BIT) <= 0x1p900);
    if (__builtin_expect(any(~isSafe), 0))
        for (int lane = 0; lane < LANES; lane++)
            if (!isSafe[lane]) result[lane] = fma(a[lane], b[lane], c[lane]);
    return result;
}

#endif
