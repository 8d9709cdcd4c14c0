#include "CompositeKernels.h"

#include "composite.h"

#include <string.h>

TANGENT_INLINE void composite_row(const uint8_t *coverage, size_t count, uint32_t color, uint32_t half,
                                  uint32_t *pixels) {
    enum { block = 32 };
    size_t i = 0;
    for (; i + block <= count; i += block) {
        uint64_t words[block / 8];
        memcpy(words, coverage + i, block);
        // Most of a plot is not under a line.
        if (words[0] | words[1] | words[2] | words[3]) composite_run(coverage + i, block, color, half, pixels + i);
    }
    // A marker is narrower than a block.
    for (; i + 8 <= count; i += 8) composite_run(coverage + i, 8, color, half, pixels + i);
    composite_run(coverage + i, count - i, color, half, pixels + i);
}

#if TANGENT_X86
TANGENT_AVX2 static void composite_row_avx2(const uint8_t *coverage, size_t count, uint32_t color, uint32_t half,
                                  uint32_t *pixels) {
    composite_row(coverage, count, color, half, pixels);
}
#endif

static void composite_row_baseline(const uint8_t *coverage, size_t count, uint32_t color, uint32_t half,
                                  uint32_t *pixels) {
    composite_row(coverage, count, color, half, pixels);
}

void tangent_composite(const uint8_t *coverage, size_t coverage_stride, const tangent_window *window, uint32_t color,
                       bool as_cairo, void *pixels, size_t stride) {
    uint32_t half = as_cairo && color >> 24 == 255 ? composite_as_cairo : composite_nearest;
    void (*row)(const uint8_t *, size_t, uint32_t, uint32_t, uint32_t *) = composite_row_baseline;
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) row = composite_row_avx2;
#endif
    uint8_t *first = (uint8_t *)pixels + (size_t)window->top * stride + (size_t)window->left * 4;
    for (int32_t y = 0; y < window->height; y++) {
        row(coverage + (size_t)y * coverage_stride, (size_t)window->width, color, half,
            (uint32_t *)(void *)(first + (size_t)y * stride));
    }
}

TANGENT_INLINE void fill_rows(uint8_t coverage, size_t width, size_t height, uint32_t color, uint8_t *first, size_t stride) {
    uint32_t source = scaled(color, coverage, composite_as_cairo), rest = 255 - (source >> 24);
    for (size_t y = 0; y < height; y++) {
        uint32_t *pixels = (uint32_t *)(void *)(first + y * stride);
        if (rest) {
            for (size_t x = 0; x < width; x++) pixels[x] = source + scaled(pixels[x], rest, composite_as_cairo);
        } else {
            for (size_t x = 0; x < width; x++) pixels[x] = source;
        }
    }
}

static void fill_rows_baseline(uint8_t coverage, size_t width, size_t height, uint32_t color, uint8_t *first,
                               size_t stride) {
    fill_rows(coverage, width, height, color, first, stride);
}
#if TANGENT_X86
TANGENT_AVX2 static void fill_rows_avx2(uint8_t coverage, size_t width, size_t height, uint32_t color, uint8_t *first,
                                        size_t stride) {
    fill_rows(coverage, width, height, color, first, stride);
}
#endif

void tangent_fill(uint8_t coverage, const tangent_window *window, uint32_t color, void *pixels, size_t stride) {
    void (*fill)(uint8_t, size_t, size_t, uint32_t, uint8_t *, size_t) = fill_rows_baseline;
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) fill = fill_rows_avx2;
#endif
    uint8_t *first = (uint8_t *)pixels + (size_t)window->top * stride + (size_t)window->left * 4;
    fill(coverage, (size_t)window->width, (size_t)window->height, color, first, stride);
}
