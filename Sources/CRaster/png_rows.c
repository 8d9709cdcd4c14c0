// Rows of pixels to words that hold their bytes, and what a row's words have in common with others.

#include "PNGKernels.h"
#include "png_colors.h"
#include "png_same.h"

// MARK: Words

/// Takes sixteen words from x on from the row above, if their pixels are the same.
static inline bool is_taken(const uint32_t *above, const uint64_t *same_above, size_t x, size_t width, uint32_t *words) {
    if (!above || x + 16 > width || (same_above[x / 64] >> x % 64 & 0xFFFF) != 0xFFFF) return false;
    memcpy(words + x, above + x, 64);
    return true;
}

void tangent_png_index_row(const uint32_t *row, const uint32_t *above, const uint64_t *same_above, size_t width,
                           const tangent_png_survey *survey, uint32_t *words) {
    uint32_t last = 0;
    unsigned index = 0;
    for (size_t x = 0; x < width; x++) {
        if (x % 16 == 0 && is_taken(above, same_above, x, width, words)) {
            x += 15;
            continue;
        }
        uint32_t color = row[x] | UINT32_C(0xFF000000);
        if (color != last) index = index_of(survey, color);
        last = color;
        words[x] = index;
    }
}

static inline uint32_t unmultiplied(uint32_t channel, uint32_t alpha) { return (channel * 255 + alpha / 2) / alpha & 255; }

void tangent_png_unmultiply_row(const uint32_t *row, const uint32_t *above, const uint64_t *same_above, size_t width,
                                uint32_t *words) {
    // Where alpha is 0 a colour means nothing.
    uint32_t last = 0, word = 0;
    for (size_t x = 0; x < width; x++) {
        if (x % 16 == 0 && is_taken(above, same_above, x, width, words)) {
            x += 15;
            continue;
        }
        uint32_t pixel = row[x], alpha = pixel >> 24;
        if (pixel != last) {
            word = alpha == 0 ? 0
                              : alpha << 24 | unmultiplied(pixel >> 16 & 255, alpha) << 16 |
                                    unmultiplied(pixel >> 8 & 255, alpha) << 8 | unmultiplied(pixel & 255, alpha);
        }
        last = pixel;
        words[x] = word;
    }
}

void tangent_png_pack(const uint32_t *row, size_t width, size_t pixel_bytes, uint8_t *packed) {
    for (size_t x = 0; x < width; x++, packed += pixel_bytes) {
        if (pixel_bytes == 1) {
            packed[0] = (uint8_t)row[x];
            continue;
        }
        packed[0] = (uint8_t)(row[x] >> 16);
        packed[1] = (uint8_t)(row[x] >> 8);
        packed[2] = (uint8_t)row[x];
        if (pixel_bytes == 4) packed[3] = (uint8_t)(row[x] >> 24);
    }
}

// MARK: What repeats what

TANGENT_INLINE void find_same_above(const uint32_t *row, const uint32_t *above, size_t width, uint64_t *same_above,
                                    same_of_64 *same) {
    for (size_t word = 0; word < tangent_png_bit_words(width); word++) {
        size_t x = bits_in_word * word, count = pixels_in_word(word, width);
        same_above[word] = same_words(row + x, above + x, count, same);
    }
}

TANGENT_INLINE void find_same_left(const uint32_t *row, size_t width, uint64_t *same_left, same_of_64 *same) {
    for (size_t word = 0; word < tangent_png_bit_words(width); word++) {
        size_t x = bits_in_word * word, count = pixels_in_word(word, width);
        same_left[word] = same_left_words(row, x, count, same);
    }
}

#if TANGENT_X86
TANGENT_AVX2 static void find_same_above_avx2(const uint32_t *row, const uint32_t *above, size_t width,
                                              uint64_t *same_above) {
    find_same_above(row, above, width, same_above, same_of_64_avx2);
}

TANGENT_AVX2 static void find_same_left_avx2(const uint32_t *row, size_t width, uint64_t *same_left) {
    find_same_left(row, width, same_left, same_of_64_avx2);
}
#endif

void tangent_png_find_same_above(const uint32_t *row, const uint32_t *above, size_t width, uint64_t *same_above) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return find_same_above_avx2(row, above, width, same_above);
#endif
    find_same_above(row, above, width, same_above, same_of_64_any);
}

void tangent_png_find_same_left(const uint32_t *row, size_t width, uint64_t *same_left) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return find_same_left_avx2(row, width, same_left);
#endif
    find_same_left(row, width, same_left, same_of_64_any);
}

size_t tangent_png_count_tokens(const uint64_t *same_above, const uint64_t *same_left, size_t width, size_t pixel_bytes) {
    size_t literals = width, matches = 0;
    uint64_t before = 0;
    for (size_t word = 0; word < tangent_png_bit_words(width); word++) {
        uint64_t same = same_left[word] | (same_above ? same_above[word] : 0);
        literals -= (size_t)__builtin_popcountll(same);
        matches += (size_t)__builtin_popcountll(same & ~(same << 1 | before));
        before = same >> 63;
    }
    return pixel_bytes * literals + matches;
}

// MARK: Filter

TANGENT_INLINE int16_t distance(int16_t a, int16_t b) { return (int16_t)(a < b ? b - a : a - b); }

/// `value` less its prediction: whichever of the three neighbours is nearest to left + up - corner, in that order.
TANGENT_INLINE uint8_t paeth(int16_t value, int16_t left, int16_t up, int16_t corner) {
    int16_t from_left = distance(up, corner), from_up = distance(left, corner);
    int16_t from_corner = distance((int16_t)(left + up), (int16_t)(corner + corner));
    int16_t up_or_corner = from_up <= from_corner ? up : corner;
    int16_t nearest_other = from_up <= from_corner ? from_up : from_corner;
    int16_t prediction = from_left <= nearest_other ? left : up_or_corner;
    return (uint8_t)(value - prediction);
}

/// The sum of the residuals' magnitudes, at most 128 each.
TANGENT_INLINE uint32_t total_magnitude(const uint8_t *residuals, size_t count) {
    uint32_t total = 0;
    for (size_t i = 0; i < count;) {
        // 16 bits suffice for so many, and half as wide is twice as fast.
        size_t end = count - i < 256 ? count : i + 256;
        uint16_t part = 0;
        for (; i < end; i++) part += residuals[i] < 128 ? residuals[i] : (uint8_t)(0 - residuals[i]);
        total += part;
    }
    return total;
}

TANGENT_INLINE uint32_t filter_paeth(const uint32_t *restrict row_words, const uint32_t *restrict above_words, size_t width,
                                     uint32_t mask, uint32_t *restrict filtered_words) {
    enum { pixel_bytes = 4 };
    const uint8_t *restrict row = (const uint8_t *)row_words, *restrict above = (const uint8_t *)above_words;
    uint8_t *restrict filtered = (uint8_t *)filtered_words;
    size_t count = width * pixel_bytes;
    // What would be left of the first pixel counts as 0.
    for (size_t i = 0; i < pixel_bytes; i++) filtered[i] = paeth(row[i], 0, above[i], 0);
    for (size_t i = pixel_bytes; i < count; i++) {
        filtered[i] = paeth(row[i], row[i - pixel_bytes], above[i], above[i - pixel_bytes]);
    }
    for (size_t x = 0; x < width; x++) filtered_words[x] &= mask;
    return total_magnitude(filtered, count);
}

#if TANGENT_X86
TANGENT_AVX2 static uint32_t filter_avx2(const uint32_t *row, const uint32_t *above, size_t width, uint32_t mask,
                                         uint32_t *filtered) {
    return filter_paeth(row, above, width, mask, filtered);
}
#endif

uint32_t tangent_png_filter_paeth(const uint32_t *row, const uint32_t *above, size_t width, uint32_t mask,
                                  uint32_t *filtered) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return filter_avx2(row, above, width, mask, filtered);
#endif
    return filter_paeth(row, above, width, mask, filtered);
}
