// Two or three operations of arithmetic in one pass, included by Kernels.h for every instruction set. Each rounds as it does
// alone. That a product is doubled at the end comes with squares, whose derivatives are all of that form.

HELPER Real Plus(Real inner, Real c) { return inner + c; }
HELPER Real Minus(Real inner, Real c) { return inner - c; }
HELPER Real From(Real inner, Real c) { return c - inner; }
HELPER Real Times(Real inner, Real c) { return inner * c; }
HELPER Real Twice(Real inner, Real c) { return inner + inner; }
HELPER Real Over(Real inner, Real c) { return inner / c; }
HELPER Real Under(Real inner, Real c) { return c / inner; }
HELPER Real TimesAndTwice(Real inner, Real c) {
    Real product = inner * c;
    return product + product;
}
HELPER Real Opposite(Real inner, Real c) { return (Real)((Word)inner ^ SIGN_BIT); }

// The last lanes of a run, by the kernel itself: with a tail of its own each of so many would be three times as long.
__attribute__((noinline)) static void JOIN(fusedTail, SUFFIX)(
    VectorKernel kernel, double *result, const double *a, const double *b, const double *c, const double *d, ptrdiff_t count) {
    double operands[4][LANES], results[LANES];
    store(operands[0], loadSome(a, count));
    store(operands[1], loadSome(b, count));
    store(operands[2], loadSome(c, count));
    store(operands[3], loadSome(d, count));
    kernel(results, operands[3], operands[0], operands[1], operands[2], LANES);
    storeSome(result, load(results), count);
}

#define FUSED_LOOP(name, value)                                                                                            \
    static void JOIN(name##Loop, SUFFIX)(                                                                                  \
        double *result, double *second, const double *a, const double *b, const double *c, ptrdiff_t count) {              \
        bool streams = count < 0;                                                                                          \
        count = streams ? -count : count;                                                                                  \
        ptrdiff_t i = 0, whole = count & -LANES;                                                                           \
        for (; i < whole; i += LANES) put(result + i, value, streams);                                                     \
        if (i < count)                                                                                                     \
            JOIN(fusedTail, SUFFIX)(JOIN(name##Loop, SUFFIX), result + i, a + i, b + i, c + i, second + i, count - i);     \
    }
#define INNER(inner) inner(load(a + i), load(b + i), 0.0)

#define PAIR(inner, outer) FUSED_LOOP(inner##outer, outer(INNER(inner), load(c + i)))
#define PAIRS(inner)                                                                                                       \
    PAIR(inner, Plus) PAIR(inner, Minus) PAIR(inner, From) PAIR(inner, Times) PAIR(inner, Twice) PAIR(inner, Over)         \
    PAIR(inner, Under) PAIR(inner, Opposite) PAIR(inner, TimesAndTwice)

#define TRIPLE(inner, middle, outer)                                                                                       \
    FUSED_LOOP(inner##middle##outer, outer(middle(INNER(inner), load(c + i)), load(second + i)))
#define TRIPLES_OF(inner, middle)                                                                                          \
    TRIPLE(inner, middle, Plus) TRIPLE(inner, middle, Minus) TRIPLE(inner, middle, From) TRIPLE(inner, middle, Times)      \
    TRIPLE(inner, middle, Twice) TRIPLE(inner, middle, Opposite)                                                       \
    TRIPLE(inner, middle, TimesAndTwice)
#define TRIPLES(inner)                                                                                                     \
    TRIPLES_OF(inner, Plus) TRIPLES_OF(inner, Minus) TRIPLES_OF(inner, From) TRIPLES_OF(inner, Times)                      \
    TRIPLES_OF(inner, Twice) TRIPLES_OF(inner, Under)

PAIRS(Multiply) PAIRS(Add) PAIRS(Subtract) PAIRS(Divide) PAIRS(Negate)
TRIPLES(Multiply) TRIPLES(Add) TRIPLES(Subtract) TRIPLES(Divide)

#define ENTRY(name) JOIN(name##Loop, SUFFIX)
#define PAIR_ENTRIES(inner)                                                                                                \
    .pairs = {ENTRY(inner##Plus), ENTRY(inner##Minus), ENTRY(inner##From), ENTRY(inner##Times), ENTRY(inner##Twice),       \
              ENTRY(inner##Over), ENTRY(inner##Under), ENTRY(inner##Opposite), ENTRY(inner##TimesAndTwice)}
#define TRIPLE_ENTRIES(inner, middle)                                                                                      \
    [VectorOuter##middle] = {                                                                                              \
        [VectorOuterPlus] = ENTRY(inner##middle##Plus),   [VectorOuterMinus] = ENTRY(inner##middle##Minus),                \
        [VectorOuterFrom] = ENTRY(inner##middle##From),   [VectorOuterTimes] = ENTRY(inner##middle##Times),                \
        [VectorOuterTwice] = ENTRY(inner##middle##Twice), [VectorOuterOpposite] = ENTRY(inner##middle##Opposite),        \
        [VectorOuterTimesAndTwice] = ENTRY(inner##middle##TimesAndTwice)}
#define ENTRIES(inner)                                                                                                     \
    {PAIR_ENTRIES(inner),                                                                                                  \
     .triples = {TRIPLE_ENTRIES(inner, Plus), TRIPLE_ENTRIES(inner, Minus), TRIPLE_ENTRIES(inner, From),                   \
                 TRIPLE_ENTRIES(inner, Times), TRIPLE_ENTRIES(inner, Twice), TRIPLE_ENTRIES(inner, Under)}}

const VectorFusedKernels JOIN(vectorFusedKernels, SUFFIX) = {
    .multiply = ENTRIES(Multiply), .add = ENTRIES(Add), .subtract = ENTRIES(Subtract), .divide = ENTRIES(Divide),
    .negate = {PAIR_ENTRIES(Negate)}};
