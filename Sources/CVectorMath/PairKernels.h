// Part of Kernels.h: numbers as sums of two, high + low, where rounding to one would lose too much.

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

HELPER Pair negated(Pair a) {
    Pair result = {-a.high, -a.low};
    return result;
}

HELPER Pair selectPair(Word truth, Pair a, Pair b) {
    Pair result = {select(truth, a.high, b.high), select(truth, a.low, b.low)};
    return result;
}

// a * b exactly, but for what is below the least double.
HELPER Pair product(Real a, Real b) {
    Real high = a * b;
    Pair result = {high, multiplyAdd(a, b, -high)};
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
