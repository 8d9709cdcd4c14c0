// Two operations of arithmetic in one pass, included by Kernels.h for every instruction set. Each rounds as it does alone.

HELPER Real Plus(Real inner, Real c) { return inner + c; }
HELPER Real Minus(Real inner, Real c) { return inner - c; }
HELPER Real From(Real inner, Real c) { return c - inner; }
HELPER Real Times(Real inner, Real c) { return inner * c; }
HELPER Real Twice(Real inner, Real c) { return inner + inner; }

#define FUSED_LOOP(inner, outer)                                                                                           \
    static void JOIN(inner##outer##Loop, SUFFIX)(                                                                          \
        double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {              \
        ptrdiff_t i = 0;                                                                                                   \
        for (; i + LANES <= count; i += LANES)                                                                             \
            store(result + i, outer(inner(load(a + i), load(b + i), 0.0), load(c + i)));                                   \
        if (i < count) {                                                                                                   \
            Real first = inner(loadSome(a + i, count - i), loadSome(b + i, count - i), 0.0);                               \
            storeSome(result + i, outer(first, loadSome(c + i, count - i)), count - i);                                    \
        }                                                                                                                  \
    }
#define FUSED_LOOPS(inner)                                                                                                 \
    FUSED_LOOP(inner, Plus) FUSED_LOOP(inner, Minus) FUSED_LOOP(inner, From) FUSED_LOOP(inner, Times) FUSED_LOOP(inner, Twice)
#define FUSED_ENTRIES(inner)                                                                                               \
    {JOIN(inner##PlusLoop, SUFFIX), JOIN(inner##MinusLoop, SUFFIX), JOIN(inner##FromLoop, SUFFIX),                         \
     JOIN(inner##TimesLoop, SUFFIX), JOIN(inner##TwiceLoop, SUFFIX)}

FUSED_LOOPS(Multiply)
FUSED_LOOPS(Add)
FUSED_LOOPS(Subtract)
FUSED_LOOPS(Negate)

// In the order of VectorOuter.
const VectorFusedKernels JOIN(vectorFusedKernels, SUFFIX) = {
    FUSED_ENTRIES(Multiply), FUSED_ENTRIES(Add), FUSED_ENTRIES(Subtract), FUSED_ENTRIES(Negate)};
