// Arguments of sine and cosine too large to be reduced in doubles.
#ifndef ANGLE_H
#define ANGLE_H

#include <stdint.h>

// x = (4 k + quadrant) · π/2 + high + low, |high| <= π/4.
typedef struct LargeAngle {
    double high, low;
    int64_t quadrant;
} LargeAngle;

// For |x| >= 2^18. Of infinities and NaN, NaN.
LargeAngle vectorLargeAngle(double x);

#endif
