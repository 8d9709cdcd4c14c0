#include "ConvexKernels.h"

#include <math.h>
#include <string.h>

// A row's lines, and the steps within a pixel that are told apart on them.
enum { lines = 16, steps = 256 };

/// Coverage rises by `sign` at a place on a line. `sums` has the rise by pixel: their running sum is the coverage.
static inline void add_end(int32_t *sums, int32_t place, int32_t sign) {
    int32_t *at = sums + ((uint32_t)place / steps);
    int32_t rest = (int32_t)((uint32_t)place % steps) * sign;
    at[0] += sign * steps - rest;
    at[1] += rest;
}

static inline int32_t limited(int32_t place, int32_t width) {
    return place < 0 ? 0 : place > width * steps ? width * steps : place;
}

static void write_row(const int32_t *sums, int32_t width, uint8_t *coverage) {
    int32_t sum = 0;
    for (int32_t i = 0; i < width; i++) {
        sum += sums[i];
        coverage[i] = (uint8_t)(((uint32_t)sum * 255 + lines * steps / 2) / (lines * steps));
    }
}

/// Adds a disc's part of a row, whose upper edge is `above` its middle.
static void add_disc(int32_t *sums, float x, float above, float radius, int32_t sign, int32_t width) {
    // All at once, as square roots of four take the time of one.
    int32_t left[lines], right[lines];
    for (int line = 0; line < lines; line++) {
        float distance = above + ((float)line + 0.5F) / lines;
        float square = radius * radius - distance * distance;
        float half = sqrtf(square > 0 ? square : 0);
        left[line] = limited((int32_t)((x - half) * steps + 0.5F), width);
        right[line] = limited((int32_t)((x + half) * steps + 0.5F), width);
    }
    for (int line = 0; line < lines; line++) {
        add_end(sums, left[line], sign);
        add_end(sums, right[line], -sign);
    }
}

void tangent_disc_coverage(double x, double y, double radius, double hole, int32_t width, int32_t height,
                           uint8_t *coverage) {
    if (width > TANGENT_CONVEX_SIDE || !(radius > 0)) return;
    int32_t sums[TANGENT_CONVEX_SIDE + 2];
    for (int32_t row = 0; row < height; row++) {
        memset(sums, 0, sizeof(int32_t) * (size_t)(width + 2));
        double above = row - y;
        add_disc(sums, (float)x, (float)above, (float)radius, 1, width);
        if (hole > 0 && above < hole && above + 1 > -hole) add_disc(sums, (float)x, (float)above, (float)hole, -1, width);
        write_row(sums, width, coverage + (size_t)row * (size_t)width);
    }
}

/// Adds a side's part of a row, over which it goes evenly from `start` to `end`, on `share` of the row's height.
///
/// Left of x = t lies, on average over the part, max(0, t - x): what that grows by from one edge of a pixel to the next is how
/// much of the pixel is right of the side.
static void add_side(float *sums, float start, float end, float share) {
    float left = start < end ? start : end;
    float right = start < end ? end : start;
    int32_t first = (int32_t)left;
    int32_t last = (int32_t)right;
    float middle = (left + right) / 2;
    float slope = right > left ? 0.5F / (right - left) : 0;
    float area = 0, before = 0;
    for (int32_t i = first; i <= last; i++) {
        float edge = (float)(i + 1);
        float next = edge >= right ? edge - middle : (edge - left) * (edge - left) * slope;
        float part = next - area;
        sums[i] += share * (part - before);
        before = part;
        area = next;
    }
    sums[last + 1] += share * (1 - before);
}

static float on_page(double x, int32_t width) { return (float)(x < 0 ? 0 : x > width ? width : x); }

void tangent_polygon_coverage(const double *corners, size_t count, double scale, double x, double y, int32_t width,
                              int32_t height, uint8_t *coverage) {
    if (width > TANGENT_CONVEX_SIDE || height > TANGENT_CONVEX_SIDE) return;
    float sums[TANGENT_CONVEX_SIDE * (TANGENT_CONVEX_SIDE + 2)];
    int32_t stride = width + 2;
    memset(sums, 0, sizeof(float) * (size_t)(stride * height));
    for (size_t i = 0; i < count; i++) {
        const double *start = corners + 2 * i;
        const double *end = corners + 2 * (i + 1 < count ? i + 1 : 0);
        float sign = start[1] < end[1] ? 1 : -1;
        const double *upper = sign > 0 ? start : end;
        const double *lower = sign > 0 ? end : start;
        double top = y + scale * upper[1];
        double bottom = y + scale * lower[1];
        if (!(bottom > top)) continue;
        double slope = (lower[0] - upper[0]) / (lower[1] - upper[1]);
        double at = x + scale * upper[0];
        int32_t row = top > 0 ? (int32_t)top : 0;
        for (; row < height && row < bottom; row++) {
            double end_y = row + 1 < bottom ? row + 1 : bottom;
            double next = at + (end_y - top) * slope;
            add_side(sums + row * stride, on_page(at, width), on_page(next, width), sign * (float)(end_y - top));
            at = next;
            top = end_y;
        }
    }
    for (int32_t row = 0; row < height; row++) {
        const float *rises = sums + row * stride;
        float sum = 0;
        for (int32_t i = 0; i < width; i++) {
            sum += rises[i];
            // Of polygons that run the other way round it is below zero.
            float size = sum < 0 ? -sum : sum;
            coverage[(size_t)row * (size_t)width + (size_t)i] = (uint8_t)((size < 1 ? size : 1) * 255 + 0.5F);
        }
    }
}
