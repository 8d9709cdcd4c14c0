// Declares lgamma_r in glibc's strict modes.
#define _DEFAULT_SOURCE
#include "Gamma.h"
#include <math.h>

#pragma clang fp contract(off)

double vectorLogarithmOfGamma(double x) {
    int sign;
    return lgamma_r(x, &sign);
}

// ---- Gamma: by Stirling's series (Abramowitz and Stegun 6.1.37) where it converges to twice a double's digits, carried to smaller
// arguments by the recurrence (6.1.15), with everything but one power as sums of two doubles.

typedef struct {
    double high, low;
} Pair;

static Pair ordered(double a, double b) {
    double high = a + b;
    return (Pair){high, (a - high) + b};
}

static Pair sum(double a, double b) {
    double high = a + b, part = high - a;
    return (Pair){high, (a - (high - part)) + (b - part)};
}

static Pair times(Pair a, Pair b) {
    double high = a.high * b.high;
    return ordered(high, fma(a.high, b.high, -high) + (a.high * b.low + a.low * b.high));
}

static Pair dividedBy(Pair a, Pair b) {
    double high = a.high / b.high;
    return ordered(high, ((fma(-high, b.high, a.high) + a.low) - high * b.low) / b.high);
}

static const Pair rootOfTwoPi = {0x1.40d931ff62706p+1, -0x1.a6a0d6f814637p-53};
static const Pair e = {0x1.5bf0a8b145769p+1, 0x1.4d57ee2b1013ap-53};

// Gamma is power * factor.
typedef struct {
    double power;
    Pair factor;
} Product;

// For -20 < x < 185, no pole. The power alone may be larger than a double where gamma is, so sixteen of its factors go with the
// others.
static Product gammaProduct(double x) {
    Pair divisor = {1, 0};
    int steps = x < 13 ? (int)ceil(13 - x) : 0;
    for (int i = 0; i < steps; i++) divisor = times(divisor, sum(x, i));
    Pair shifted = sum(x, steps);
    double h = shifted.high;

    // log gamma less Stirling's leading terms: 1 / 12h - 1 / 360h^3 + ...; then its exponential.
    Pair first = dividedBy((Pair){1, 0}, (Pair){12 * h, fma(12, h, -12 * h)});
    double square = 1 / (h * h);
    double more = square / h
        * (-1.0 / 360 + square * (1.0 / 1260 + square * (-1.0 / 1680 + square * (1.0 / 1188 + square * (-691.0 / 360360
            + square * (1.0 / 156 + square * (-3617.0 / 122400 + square * (43867.0 / 244188))))))));
    double s = first.high + more;
    // What x + steps has more than h counts with the digamma function.
    double rest = shifted.low * (log(h) - 0.5 / h);
    double curved = s * s * (0.5 + s * (1.0 / 6 + s * (1.0 / 24 + s * (1.0 / 120 + s * (1.0 / 720)))));

    Pair root = {sqrt(h), 0};
    root.low = fma(-root.high, root.high, h) / (2 * root.high);
    Pair base = dividedBy((Pair){h, 0}, e);
    Pair exponential = ordered(1, first.high);
    exponential = ordered(exponential.high, exponential.low + (first.low + (more + curved) + (rest + h * base.low / base.high) * (1 + s)));
    Pair factor = times(dividedBy(rootOfTwoPi, root), exponential);
    double exponent = h;
    if (h > 100) {
        Pair power = {base.high, 0};
        for (int i = 0; i < 4; i++) power = times(power, power);
        factor = times(factor, power);
        exponent -= 16;
    }
    return (Product){pow(base.high, exponent), dividedBy(factor, divisor)};
}

double vectorGamma(double x) {
    if (!(fabs(x) >= 0x1p-60)) return 1 / x;
    if (x > 172 || x != x) return x == INFINITY || x != x ? x : INFINITY;
    if (x == floor(x)) {
        if (x < 0) return NAN;
        // Exact up to 22!
        double factorial = 1;
        for (int i = 2; i < x && x <= 23; i++) factorial *= i;
        if (x <= 23) return factorial;
    }
    if (x > -20) {
        Product product = gammaProduct(x);
        return fma(product.power, product.factor.high, product.power * product.factor.low);
    }
    // Reflection (6.1.17).
    double nearest = round(x), part = x - nearest;
    double sign = fmod(nearest, 2) == 0 ? 1 : -1;
    if (x < -185) return x == -INFINITY ? NAN : sign * (part < 0 ? -0.0 : 0.0);
    static const Pair pi = {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53};
    Pair angle = times(pi, (Pair){part, 0});
    Product product = gammaProduct(-x);
    double sine = sin(angle.high);
    Pair divisor = times(times((Pair){sine, angle.low * cos(angle.high)}, (Pair){-x, 0}), product.factor);
    Pair quotient = dividedBy(pi, divisor);
    double result = quotient.high / product.power;
    return sign * (result + (fma(-result, product.power, quotient.high) + quotient.low) / product.power);
}

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

// The asymptotic series (Abramowitz and Stegun 6.3.18, 6.4.11) where it converges to the last bit, carried to smaller
// arguments by the recurrence (6.3.5, 6.4.6), which adds terms of one sign while x is positive.
static double polygammaByRecurrence(int n, double x) {
    double terms = 0;
    double numerator = factorial(n);
    for (; x < 16 + n; x += 1) terms += numerator / wholePower(x, n + 1);
    double leading = n == 0 ? -log(x) : factorial(n - 1) / wholePower(x, n);
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
            polynomial[i] = -M_PI * (derivative[i] + (i >= 2 ? derivative[i - 2] : 0));
    }
    double cotangent = 1 / tan(M_PI * (x - round(x)));
    double value = 0;
    for (int i = n + 1; i >= 0; i--) value = value * cotangent + polynomial[i];
    return value;
}

double vectorPolygamma(double order, double x) {
    if (!(order >= 0 && order <= 100) || order != floor(order) || (x <= 0 && x == floor(x))) return NAN;
    int n = (int)order;
    if (x > -16 || x != x) return polygammaByRecurrence(n, x);
    // Reflection (6.3.7, 6.4.7).
    double mirrored = polygammaByRecurrence(n, 1 - x);
    return (n % 2 == 0 ? mirrored : -mirrored) - M_PI * cotangentDerivative(n, x);
}
