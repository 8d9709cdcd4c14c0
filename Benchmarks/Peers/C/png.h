#ifndef PNG_H
#define PNG_H

#include <stddef.h>
#include <stdint.h>

/// A PNG file of 24-bit pixels (cairo's RGB24), made in memory that belongs to the writer until its next call.
const uint8_t *png_of_pixels(const void *pixels, size_t width, size_t height, size_t stride, size_t *size);

#endif
