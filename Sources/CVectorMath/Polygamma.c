#include "Polygamma.h"
#include "include/CVectorMath.h"
#include <math.h>

#pragma clang fp contract(off)

static const double pi = 0x1.921fb54442d18p+1;

// The Bernoulli numbers B2, B4, ... B24.
static const double bernoulli[] = {
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330,
    854513.0 / 138, -236364091.0 / 2730,
};
#define BERNOULLI_COUNT (int)(sizeof bernoulli / sizeof bernoulli[0])

static double wholePower(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) power *= base;
    return power;
}

static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) product *= i;
    return product;
}

// The asymptotic series (Abramowitz and Stegun 6.4.11) where it converges to the last bit, carried to smaller
// arguments by the recurrence (6.4.6), which adds terms of one sign while x is positive.
static double polygammaByRecurrence(int n, double x) {
    double terms = 0;
    double numerator = factorial(n);
    for (; x < 16 + n; x += 1) terms += numerator / wholePower(x, n + 1);
    double leading = factorial(n - 1) / wholePower(x, n);
    double square = 1 / (x * x);
    double factor = factorial(n + 1) / 2 / wholePower(x, n) * square;
    double series = 0;
    for (int k = 1; k <= BERNOULLI_COUNT; k++) {
        series += bernoulli[k - 1] * factor;
        factor *= (2.0 * k + n) * (2.0 * k + n + 1) / ((2.0 * k + 1) * (2.0 * k + 2)) * square;
    }
    double sum = leading + (numerator / (2 * wholePower(x, n + 1)) + series + terms);
    return n % 2 == 0 ? -sum : sum;
}

// The n-th derivative of cot(pi x), as a polynomial of the cotangent: each differentiation takes P to -pi (1 + c^2) P'.
static double cotangentDerivative(int n, double x) {
    double polynomial[104] = {0, 1}, derivative[104];
    for (int order = 1; order <= n; order++) {
        for (int i = 0; i <= order; i++) derivative[i] = (i + 1) * polynomial[i + 1];
        derivative[order + 1] = 0;
        for (int i = 0; i <= order + 1; i++)
            polynomial[i] = -pi * (derivative[i] + (i >= 2 ? derivative[i - 2] : 0));
    }
    double cotangent = 1 / vectorScalar(VectorOperationTangent)(pi * (x - round(x)), 0, 0);
    double value = 0;
    for (int i = n + 1; i >= 0; i--) value = value * cotangent + polynomial[i];
    return value;
}

double vectorPolygamma(double order, double x) {
    if (!(order >= 1 && order <= 100) || order != floor(order)) return NAN;
    int n = (int)order;
    if (x <= 0 && x == floor(x)) return n % 2 == 1 && x != -INFINITY ? INFINITY : NAN;
    if (x > -16 || x != x) return polygammaByRecurrence(n, x);
    // Reflection (6.4.7).
    double mirrored = polygammaByRecurrence(n, 1 - x);
    return (n % 2 == 0 ? mirrored : -mirrored) - pi * cotangentDerivative(n, x);
}
