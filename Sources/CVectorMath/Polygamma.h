// The derivatives of the digamma function.
#ifndef POLYGAMMA_H
#define POLYGAMMA_H

// The derivative of that order of the digamma function. At poles infinite for odd orders, NaN for even
// ones, which change their sign there; NaN for other orders than whole numbers from 1 to 100.
double vectorPolygamma(double order, double x);

#endif
