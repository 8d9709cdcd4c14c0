// Part of Kernels.h: the logarithm to seventy bits, exponentials of such numbers, and powers, which need both.

HELPER Real lookUp(const double *table, Word index) {
    Real result;
    for (int lane = 0; lane < LANES; lane++) result[lane] = table[index[lane]];
    return result;
}

// a * b, but for the product of the low parts.
HELPER Pair productOf(Pair a, Pair b) {
    Pair result = product(a.high, b.high);
    return orderedSum(result.high, result.low + (a.high * b.low + a.low * b.high));
}

HELPER Pair sumOf(Pair a, Pair b) {
    Pair result = sum(a.high, b.high);
    return orderedSum(result.high, result.low + (a.low + b.low));
}

// Where 128ths of a binade begin for the table: 1 is well inside of one of them.
#define FINE_SPLIT_BITS 0x3fe6955500000000LL

// log x for positive, finite x, to a relative error of 2^-67: x = 2^k · z, and log z = log c + log(1 + r) with r = z / c - 1
// for the tabled 1 / c of z's interval, where |r| < 2^-7. Beside 1, c is 1 and nothing cancels.
HELPER Pair logarithmFinely(Real x) {
    Word tiny = x < DBL_MIN;
    UnsignedWord shifted = (UnsignedWord)select(tiny, x * 0x1p54, x) - (uint64_t)FINE_SPLIT_BITS + ((uint64_t)1023 << 52);
    Real z = (Real)((Word)(shifted & 0x000fffffffffffffULL) + FINE_SPLIT_BITS);
    Real k = ((Real)((Word)(shifted >> 52) + (Word)(Real)ROUNDER) - ROUNDER) - select(tiny, 1023.0 + 54.0, 1023.0);
    Word row = (Word)(shifted >> 45 & 127) * 3;
    const double *table = &vectorLogarithmTable[0][0];

    Pair ratio = product(z, lookUp(table, row));
    Pair r = orderedSum(ratio.high - 1.0, ratio.low);
    // Whole multiples of the part of log 2 that has 42 bits behind the point, as has log c: their sum is exact.
    Real most = multiplyAdd(k, 0x1.62e42fefa3800p-1, lookUp(table, row + 1));
    Real rest = multiplyAdd(k, 0x1.ef35793c76730p-45, lookUp(table, row + 2));
    Pair square = product(r.high, r.high);
    // Taylor's series from the cube on.
    Real r2 = square.high, r4 = r2 * r2;
    Real third = multiplyAdd(r.high, -1.0 / 4, 1.0 / 3), fifth = multiplyAdd(r.high, -1.0 / 6, 1.0 / 5);
    Real seventh = multiplyAdd(r.high, -1.0 / 8, 1.0 / 7), ninth = multiplyAdd(r.high, -1.0 / 10, 1.0 / 9);
    Real series = multiplyAdd(r4, multiplyAdd(r2, ninth, seventh), multiplyAdd(r2, fifth, third));
    Pair first = orderedSum(most, r.high);
    Pair second = sum(first.high, -0.5 * r2);
    rest += multiplyAdd(r.high * r2, series, r.low - multiplyAdd(r.high, r.low, 0.5 * square.low));
    return orderedSum(second.high, second.low + (first.low + rest));
}

// log(x.high + x.low)
HELPER Pair logarithmOfPair(Pair x) { return plus(logarithmFinely(x.high), x.low / x.high); }

// e^(x.high + x.low); beyond 1000 it is infinite or 0.
HELPER Reduced reduceExponentialOfPair(Pair x) {
    Remains remains = exponentialRemains(select(x.high > 1000.0, 1000.0, select(x.high < -1000.0, -1000.0, x.high)));
    Pair rest = orderedSum(remains.high, remains.low + select(absolute(x.high) <= 1000.0, x.low, 0.0));
    remains.high = rest.high;
    remains.low = rest.low;
    return reduceRemainsFinely(remains);
}

// (high + low) · 2^n for 2^-100 < high < 2^100, rounded once where it is subnormal too: the least normal number in the same units,
// to which it is added for that, leaves it as many bits as the result has.
HELPER Real scaledOnce(Pair value, Real n) {
    Real big = powerOfTwo(select(n < -900.0, -1022.0 - n, -200.0));
    Word isSubnormal = value.high < big;
    Pair whole = orderedSum(big, value.high);
    Real few = (whole.high + (whole.low + value.low)) - big;
    return scaled(select(isSubnormal, few, value.high + value.low), n);
}

// The exponent beyond which every power but those of 1 is 0 or infinite.
#define POWER_LIMIT 0x1p66

HELPER Word isWhole(Real x) { return RoundToEven(x, x, x) == x; }

// e^(b · log |a|). Within 0.53 units.
HELPER Real Power(Real a, Real b, Real c) {
    Real size = absolute(a);
    Real exponent = select(b > POWER_LIMIT, POWER_LIMIT, select(b < -POWER_LIMIT, -POWER_LIMIT, b));
    Word isOrdinary = (size > 0) & (size < (double)INFINITY);
    Pair logarithm = logarithmFinely(select(isOrdinary, size, 1.0));
    Pair whole = product(exponent, logarithm.high);
    whole = orderedSum(whole.high, whole.low + exponent * logarithm.low);
    Reduced reduced = reduceExponentialOfPair(whole);
    Pair power = orderedSum(1.0, reduced.fraction.high);
    Real result = scaledOnce(plus(power, reduced.fraction.low), reduced.scale);

    // Zeros and infinities.
    Word isDecreasing = (Word)b < 0;
    Real extreme = select((size == 0) == (isDecreasing), (double)INFINITY, 0.0);
    result = select(isOrdinary, result, extreme);
    Word isNegative = (Word)a < 0, isWholeExponent = isWhole(b);
    Word isOdd = isWholeExponent & ~isWhole(0.5 * b);
    result = select(isNegative & isOdd, -result, result);
    result = select(isNegative & isOrdinary & ~isWholeExponent, (double)NAN, result);
    result = select((a != a) | (b != b), (double)NAN, result);
    return select((b == 0) | (a == 1.0), 1.0, result);
}
