// Part of Kernels.h: numbers as sums of two, high + low, where rounding to one would lose too much. No fused multiply-add
// gives a product's error here, since not every machine has one; the halves of the factors do (T. J. Dekker, "A
// floating-point technique for extending the available precision", Numerische Mathematik 18, 1971).

typedef struct {
    Real high, low;
} Pair;

// a + b exactly, where |a| >= |b| or a is 0.
HELPER Pair orderedSum(Real a, Real b) {
    Real high = a + b;
    Pair result = {high, (a - high) + b};
    return result;
}

// a + b exactly (D. E. Knuth, The Art of Computer Programming 2, 4.2.2).
HELPER Pair sum(Real a, Real b) {
    Real high = a + b;
    Real part = high - a;
    Pair result = {high, (a - (high - part)) + (b - part)};
    return result;
}

HELPER Pair plus(Pair a, Real low) {
    a.low += low;
    return a;
}

// The first 26 bits.
HELPER Real upperHalf(Real x) { return (Real)((Word)x & ~(Word)0x7ffffff); }

// a * b, with an error of at most 2^-107 of it.
HELPER Pair product(Real a, Real b) {
    Real aUpper = upperHalf(a), bUpper = upperHalf(b);
    Real aLower = a - aUpper, bLower = b - bUpper;
    Real high = a * b;
    Pair result = {high, (((aUpper * bUpper - high) + aUpper * bLower) + aLower * bUpper) + aLower * bLower};
    return result;
}

// a / b; the division is one of single numbers, and what it leaves over is divided again by way of its reciprocal.
HELPER Pair quotient(Pair a, Pair b) {
    Real reciprocal = 1.0 / b.high;
    Real high = a.high * reciprocal;
    Pair back = product(high, b.high);
    Pair result = {high, ((((a.high - back.high) - back.low) + a.low) - high * b.low) * reciprocal};
    return result;
}

HELPER Pair squareRoot(Pair a) {
    Real high = __builtin_elementwise_sqrt(a.high);
    Pair back = product(high, high);
    Real low = (((a.high - back.high) - back.low) + a.low) / (2.0 * high);
    Pair result = {high, select(high == 0, 0.0, low)};
    return result;
}
