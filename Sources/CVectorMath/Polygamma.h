// The derivatives of the gamma function's logarithm.
#ifndef POLYGAMMA_H
#define POLYGAMMA_H

// The derivative of that order of the digamma function; order 0 is digamma itself. NaN at poles and for other orders than
// whole numbers from 0 to 100.
double vectorPolygamma(double order, double x);

#endif
