// Products of matrices, included by Kernels.h for every instruction set. Each element of a result is summed in one order,
// whatever the vectors' width: a product of matrices from the first term to the last, a dot product as 32 running sums.

// y[0 ..< n] = sum over k of x[k] · matrix[k, 0 ..< n]
static void JOIN(RowsSum, SUFFIX)(double *y, const double *x, const double *matrix, ptrdiff_t k, ptrdiff_t n) {
    memset(y, 0, (size_t)n * sizeof *y);
    for (ptrdiff_t row = 0; row < k; row++) {
        const double *source = matrix + row * n;
        ptrdiff_t i = 0;
        for (; i + LANES <= n; i += LANES) store(y + i, load(y + i) + x[row] * load(source + i));
        for (; i < n; i++) y[i] += x[row] * source[i];
    }
}

#define RUNNING (32 / LANES)

static double JOIN(Dot, SUFFIX)(const double *x, const double *y, ptrdiff_t count) {
    Real sums[RUNNING];
    for (int part = 0; part < RUNNING; part++) sums[part] = 0.0;
    ptrdiff_t i = 0;
    for (; i + 32 <= count; i += 32)
        for (int part = 0; part < RUNNING; part++)
            sums[part] += load(x + i + part * LANES) * load(y + i + part * LANES);
    double all[32];
    memcpy(all, sums, sizeof all);
    for (int step = 16; step > 0; step /= 2)
        for (int lane = 0; lane < step; lane++) all[lane] += all[lane + step];
    double total = all[0];
    for (; i < count; i++) total += x[i] * y[i];
    return total;
}

// Four rows by two vectors of columns at a time, over all of a block of k; the block of b stays in the second-level cache.
#define TILE_ROWS 4
#define TILE_VECTORS 2
#define TILE_COLUMNS (TILE_VECTORS * LANES)
#define DEPTH 256

static void JOIN(Tile, SUFFIX)(
    double *result, const double *a, const double *b, ptrdiff_t rows, ptrdiff_t depth, ptrdiff_t k, ptrdiff_t n) {
    Real sums[TILE_ROWS][TILE_VECTORS];
    for (ptrdiff_t row = 0; row < TILE_ROWS; row++)
        for (int part = 0; part < TILE_VECTORS; part++)
            sums[row][part] = row < rows ? load(result + row * n + part * LANES) : (Real)0.0;
    if (rows == TILE_ROWS) {
        for (ptrdiff_t step = 0; step < depth; step++)
            for (int part = 0; part < TILE_VECTORS; part++) {
                Real column = load(b + step * n + part * LANES);
                for (int row = 0; row < TILE_ROWS; row++) sums[row][part] += a[row * k + step] * column;
            }
    } else {
        for (ptrdiff_t step = 0; step < depth; step++)
            for (int part = 0; part < TILE_VECTORS; part++)
                for (ptrdiff_t row = 0; row < rows; row++)
                    sums[row][part] += a[row * k + step] * load(b + step * n + part * LANES);
    }
    for (ptrdiff_t row = 0; row < rows; row++)
        for (int part = 0; part < TILE_VECTORS; part++) store(result + row * n + part * LANES, sums[row][part]);
}

static void JOIN(Product, SUFFIX)(
    double *result, const double *a, const double *b, ptrdiff_t m, ptrdiff_t k, ptrdiff_t n) {
    memset(result, 0, (size_t)(m * n) * sizeof *result);
    for (ptrdiff_t first = 0; first < k; first += DEPTH) {
        ptrdiff_t depth = k - first < DEPTH ? k - first : DEPTH;
        ptrdiff_t column = 0;
        for (; column + TILE_COLUMNS <= n; column += TILE_COLUMNS)
            for (ptrdiff_t row = 0; row < m; row += TILE_ROWS)
                JOIN(Tile, SUFFIX)(
                    result + row * n + column, a + row * k + first, b + first * n + column,
                    m - row < TILE_ROWS ? m - row : TILE_ROWS, depth, k, n);
        for (ptrdiff_t row = 0; row < m; row++)
            for (ptrdiff_t step = first; step < first + depth; step++)
                for (ptrdiff_t i = column; i < n; i++) result[row * n + i] += a[row * k + step] * b[step * n + i];
    }
}

const MatrixKernels JOIN(matrixKernels, SUFFIX) = {JOIN(RowsSum, SUFFIX), JOIN(Dot, SUFFIX), JOIN(Product, SUFFIX)};
