// The scalar forms of the operations of Kernels.h, included after it: a number in every lane; any lane is the answer.

#define SCALAR(name, operands)                                                                                             \
    static double JOIN(name##Scalar, SUFFIX)(double a, double b, double c) { return name((Real)a, (Real)b, (Real)c)[0]; }
VECTOR_OPERATIONS(SCALAR)

#define SCALAR_ENTRY(name, operands) JOIN(name##Scalar, SUFFIX),
const VectorScalar JOIN(vectorScalars, SUFFIX)[] = {VECTOR_OPERATIONS(SCALAR_ENTRY)};

static void JOIN(SineAndCosineScalar, SUFFIX)(double a, double *sine, double *cosine) {
    Circle both = sineAndCosine((Real)a);
    *sine = both.sine[0];
    *cosine = both.cosine[0];
}
const VectorScalarCircle JOIN(vectorSineAndCosineScalar, SUFFIX) = JOIN(SineAndCosineScalar, SUFFIX);
