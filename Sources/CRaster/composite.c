#include "CompositeKernels.h"

#include "instruction_sets.h"

#include <string.h>

/// What is added before a product is cut off: as pixman rounds, to the nearest, and as cairo does where it lays an opaque colour
/// on pixels itself.
enum { nearest = 0x800080, cairos = 0x7F007F };

/// Two channels of 8 bits, 16 bits apart, times a byte, over 255.
TANGENT_INLINE uint32_t scaled_pair(uint32_t pair, uint32_t byte, uint32_t half) {
    uint32_t product = pair * byte + half;
    return (product + (product >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
}

TANGENT_INLINE uint32_t scaled(uint32_t pixel, uint32_t byte, uint32_t half) {
    return scaled_pair(pixel & 0xFF00FF, byte, half) | scaled_pair(pixel >> 8 & 0xFF00FF, byte, half) << 8;
}

TANGENT_INLINE void composite_run(const uint8_t *restrict coverage, size_t count, uint32_t color,
                                  uint32_t half, uint32_t *restrict pixels) {
    for (size_t i = 0; i < count; i++) {
        uint32_t source = scaled(color, coverage[i], half);
        // No channel overflows into the next: a sum of two rounded parts of 255 is at most 255.
        pixels[i] = source + scaled(pixels[i], 255 - (source >> 24), half);
    }
}

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
    uint32_t half = as_cairo && color >> 24 == 255 ? cairos : nearest;
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
