// Colour over pixels, as much of it as their coverage says.

#ifndef TANGENT_COMPOSITE_H
#define TANGENT_COMPOSITE_H

#include "instruction_sets.h"

#include <stddef.h>
#include <stdint.h>

/// What is added before a product is cut off: as pixman rounds, to the nearest, and as cairo does where it lays an opaque colour
/// on pixels itself.
enum { composite_nearest = 0x800080, composite_as_cairo = 0x7F007F };

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

#endif
