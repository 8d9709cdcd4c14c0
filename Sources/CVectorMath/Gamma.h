// Functions around the gamma function that the C library lacks or does not give safely.
#ifndef GAMMA_H
#define GAMMA_H

// Within 1.5 units, and 2 below -20; 0 for what is below the least double.
double vectorGamma(double x);

// log |gamma(x)|; unlike lgamma it writes no global sign.
double vectorLogarithmOfGamma(double x);

// The derivative of that order of the digamma function; order 0 is digamma itself. NaN at poles and for other orders than
// whole numbers from 0 to 100.
double vectorPolygamma(double order, double x);

#endif
