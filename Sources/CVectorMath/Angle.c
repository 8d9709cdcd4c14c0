// Reduces large angles (M. H. Payne and R. N. Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18,
// 1983): of x · 2/π only what lies below 4 matters, so the product is taken with the bits of 2/π that give that and no more.
// All in integers, so that every machine gets the same, whatever its C library.
#include "Angle.h"
#include <math.h>
#include <string.h>

#pragma clang fp contract(off)

// 64 zeros, then the binary digits of 2/π behind its point. Scripts/fit-polynomials prints them.
static const uint64_t twoOverPi[] = {
    0,
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0, 0x06492eea09d1921c, 0xfe1deb1cb129a73e, 0xe88235f52ebb4484,
    0xe99c7026b45f7e41, 0x3991d639835339f4, 0x9c845f8bbdf9283b, 0x1ff897ffde05980f,
    0xef2f118b5a0a6d1f, 0x6d367ecf27cb09b7, 0x4f463f669e5fea2d, 0x7527bac7ebe5f17b,
    0x3d0739f78a5292ea, 0x6bfb5fb11f8d5d08, 0x56033046fc7b6bab, 0xf0cfbc209af4361d,
};

static uint64_t bitsFrom(int position) {
    int word = position / 64, shift = position % 64;
    uint64_t upper = twoOverPi[word] << shift;
    return shift ? upper | twoOverPi[word + 1] >> (64 - shift) : upper;
}

LargeAngle vectorLargeAngle(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52 & 0x7ff) - 1075;
    if (exponent == 0x7ff - 1075) return (LargeAngle){NAN, NAN, 0};
    uint64_t mantissa = (bits & 0xfffffffffffffULL) | 1ULL << 52;

    // |x| · 2/π mod 4 in 192 bits, of which two are before the point: what is cut off is below 2^-137, and no double is
    // nearer to a multiple of π/2 than 2^-61.
    int position = 64 + exponent - 2;
    __uint128_t third = (__uint128_t)mantissa * bitsFrom(position + 128);
    __uint128_t second = (__uint128_t)mantissa * bitsFrom(position + 64) + (uint64_t)(third >> 64);
    uint64_t first = mantissa * bitsFrom(position) + (uint64_t)(second >> 64);
    int64_t quadrant = (int64_t)(first >> 62);
    uint64_t fraction[3] = {first << 2 | (uint64_t)second >> 62, (uint64_t)second << 2 | (uint64_t)third >> 62, (uint64_t)third << 2};

    // To the nearest quarter turn, by the complement where the fraction is over a half.
    int isNegative = fraction[0] >> 63 != 0;
    if (isNegative) {
        quadrant += 1;
        for (int i = 0; i < 3; i++) fraction[i] = ~fraction[i];
    }
    double unit = 0x1p-53;
    if (fraction[0] == 0) {
        fraction[0] = fraction[1];
        fraction[1] = fraction[2];
        fraction[2] = 0;
        unit *= 0x1p-64;
    }
    int zeros = fraction[0] == 0 ? 0 : __builtin_clzll(fraction[0]);
    for (int i = 0; i < zeros; i++) unit *= 0.5;
    uint64_t leading = zeros == 0 ? fraction[0] : fraction[0] << zeros | fraction[1] >> (64 - zeros);
    uint64_t following = zeros == 0 ? fraction[1] : fraction[1] << zeros | fraction[2] >> (64 - zeros);
    double high = (double)(leading >> 11) * unit;
    double low = (double)((leading & 0x7ff) << 42 | following >> 22) * (unit * 0x1p-53);

    // Times π/2 = 0x1.921fb54442d18p+0 + 0x1.1a62633145c07p-54; its upper 26 bits make the products exact.
    double product = high * 0x1.921fb54442d18p+0;
    uint64_t upperBits;
    memcpy(&upperBits, &high, sizeof upperBits);
    upperBits &= ~0x7ffffffULL;
    double upper;
    memcpy(&upper, &upperBits, sizeof upper);
    double lower = high - upper;
    double error = ((upper * 0x1.921fb5p+0 - product) + upper * 0x1.110b46p-26 + lower * 0x1.921fb5p+0) + lower * 0x1.110b46p-26;
    double rest = error + (high * 0x1.1a62633145c07p-54 + low * 0x1.921fb54442d18p+0);
    double angle = product + rest;
    double tail = (product - angle) + rest;
    if ((x < 0) != isNegative) {
        angle = -angle;
        tail = -tail;
    }
    return (LargeAngle){angle, tail, x < 0 ? -quadrant : quadrant};
}
