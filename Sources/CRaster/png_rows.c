// Pixels to packed rows, and which colour type they need.

#include "PNGKernels.h"
#include "bytes.h"
#include "instruction_sets.h"

#if TANGENT_X86
#include <immintrin.h>
#endif

// MARK: Colours

static inline size_t slot_of(uint32_t color) { return (color * UINT32_C(0x9E3779B1)) >> 22; }

static inline unsigned index_of(const tangent_png_survey *survey, uint32_t color) {
    for (size_t slot = slot_of(color); survey->slots[slot]; slot = (slot + 1) % TANGENT_PNG_COLOR_SLOTS) {
        unsigned index = survey->slots[slot] - 1u;
        if (survey->colors[index] == color) return index;
    }
    return 0;
}

/// Adds a colour that may be there already. The table has four slots a colour, so a free one is always found.
static void note_color(tangent_png_survey *survey, uint32_t color) {
    size_t slot = slot_of(color);
    while (survey->slots[slot]) {
        if (survey->colors[survey->slots[slot] - 1] == color) return;
        slot = (slot + 1) % TANGENT_PNG_COLOR_SLOTS;
    }
    if (survey->color_count < 256) {
        survey->colors[survey->color_count] = color;
        survey->slots[slot] = (uint16_t)(survey->color_count + 1);
    }
    survey->color_count += 1;
}

TANGENT_INLINE bool is_opaque(const uint32_t *row, size_t width) {
    uint32_t common = UINT32_MAX;
    for (size_t x = 0; x < width; x++) common &= row[x];
    return common >> 24 == 255;
}

/// How many of the first `count` pixels are equal. Reads none beyond: the caller's memory may end there.
TANGENT_INLINE size_t equal_pixels(const uint32_t *a, const uint32_t *b, size_t count) {
    // Eight at a time; Clang's own vectors.
    typedef uint32_t eight __attribute__((vector_size(32), aligned(4)));
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        eight difference = *(const eight *)(a + i) ^ *(const eight *)(b + i);
        uint64_t words[4];
        memcpy(words, &difference, sizeof words);
        if (words[0] | words[1] | words[2] | words[3]) break;
    }
    while (i < count && a[i] == b[i]) i += 1;
    return i;
}

TANGENT_INLINE void survey_row(const uint32_t *row, const uint32_t *above, size_t width, tangent_png_survey *survey) {
    size_t x = 0;
    while (survey->color_count <= 256) {
        if (above) x += equal_pixels(row + x, above + x, width - x);
        if (x == width) break;
        uint32_t color = row[x] | UINT32_C(0xFF000000);
        note_color(survey, color);
        survey->new_pixels += 1;
        uint8_t red = (uint8_t)(color >> 16), green = (uint8_t)(color >> 8), blue = (uint8_t)color;
        survey->grey &= red == green && green == blue;
        x += 1 + equal_pixels(row + x + 1, row + x, width - x - 1);
        if (x == width) break;
    }
}

TANGENT_INLINE void survey_pixels(const void *pixels, size_t width, size_t height, size_t stride, bool has_alpha,
                                  tangent_png_survey *survey) {
    memset(survey, 0, sizeof *survey);
    survey->opaque = true;
    survey->grey = true;
    const uint8_t *bytes = pixels;
    for (size_t y = 0; y < height; y++, bytes += stride) {
        const uint32_t *row = (const uint32_t *)(const void *)bytes;
        const uint32_t *above = y ? (const uint32_t *)(const void *)(bytes - stride) : NULL;
        bool counts_colors = survey->color_count <= 256;
        if (!has_alpha && !counts_colors) return;
        if (has_alpha && !is_opaque(row, width)) {
            survey->opaque = false;
            return;
        }
        if (counts_colors && !(above && memcmp(row, above, width * 4) == 0)) survey_row(row, above, width, survey);
    }
}

#if TANGENT_X86
TANGENT_AVX2 static void survey_avx2(const void *pixels, size_t width, size_t height, size_t stride, bool has_alpha,
                                     tangent_png_survey *survey) {
    survey_pixels(pixels, width, height, stride, has_alpha, survey);
}
#endif

void tangent_png_survey_pixels(const void *pixels, size_t width, size_t height, size_t stride, bool has_alpha,
                               tangent_png_survey *survey) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return survey_avx2(pixels, width, height, stride, has_alpha, survey);
#endif
    survey_pixels(pixels, width, height, stride, has_alpha, survey);
}

// MARK: Rows

bool tangent_png_equal_rows(const void *a, const void *b, size_t width) { return memcmp(a, b, width * 4) == 0; }

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && (TANGENT_X86 || defined(__ARM_NEON))
typedef uint8_t four_pixels __attribute__((vector_size(16)));

/// Packs four pixels at a time, as far as that goes; returns how many.
TANGENT_INLINE size_t pack_fours(const uint32_t *row, size_t width, uint8_t *packed) {
    size_t x = 0;
    for (; x + 4 <= width; x += 4) {
        four_pixels pixels;
        memcpy(&pixels, row + x, 16);
        pixels = __builtin_shufflevector(pixels, pixels, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3);
        // The next four overwrite the last 4 bytes of these.
        memcpy(packed + 3 * x, &pixels, 16);
    }
    return x;
}
#endif

#if TANGENT_X86
/// Packs eight at a time.
TANGENT_AVX2 static size_t pack_eights_avx2(const uint32_t *row, size_t width, uint8_t *packed) {
    const __m256i bytes = _mm256_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14,
                                           13, 12, 3, 3, 3, 3);
    const __m256i words = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 3, 7);
    size_t x = 0;
    for (; x + 8 <= width; x += 8) {
        __m256i pixels = _mm256_loadu_si256((const __m256i_u *)(const void *)(row + x));
        pixels = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(pixels, bytes), words);
        // The next eight overwrite the last 8 bytes of these.
        _mm256_storeu_si256((__m256i_u *)(void *)(packed + 3 * x), pixels);
    }
    return x;
}

TANGENT_SSSE3 static size_t pack_fours_ssse3(const uint32_t *row, size_t width, uint8_t *packed) {
    return pack_fours(row, width, packed);
}
#endif

void tangent_png_pack_rgb(const void *pixels, size_t width, uint8_t *packed) {
    const uint32_t *row = pixels;
    size_t x = 0;
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) {
        x = pack_eights_avx2(row, width, packed);
    } else if (__builtin_cpu_supports("ssse3")) {
        x = pack_fours_ssse3(row, width, packed);
    }
#elif __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ && defined(__ARM_NEON)
    x = pack_fours(row, width, packed);
#endif
    for (packed += 3 * x; x < width; x++, packed += 3) {
        packed[0] = (uint8_t)(row[x] >> 16);
        packed[1] = (uint8_t)(row[x] >> 8);
        packed[2] = (uint8_t)row[x];
    }
}

void tangent_png_pack_grey(const void *pixels, size_t width, uint8_t *packed) {
    const uint32_t *row = pixels;
    for (size_t x = 0; x < width; x++) packed[x] = (uint8_t)row[x];
}

void tangent_png_pack_indexed(const void *pixels, size_t width, const tangent_png_survey *survey, uint8_t *packed) {
    const uint32_t *row = pixels;
    uint32_t last = 0;
    unsigned index = 0;
    for (size_t x = 0; x < width; x++) {
        uint32_t color = row[x] | UINT32_C(0xFF000000);
        if (color != last) index = index_of(survey, color);
        last = color;
        packed[x] = (uint8_t)index;
    }
}

static inline uint8_t unmultiplied(uint32_t channel, uint32_t alpha) {
    return (uint8_t)((channel * 255 + alpha / 2) / alpha);
}

void tangent_png_pack_rgba(const void *pixels, size_t width, uint8_t *packed) {
    const uint32_t *row = pixels;
    uint32_t last = 0;
    uint8_t bytes[4] = {0, 0, 0, 0};
    for (size_t x = 0; x < width; x++, packed += 4) {
        uint32_t pixel = row[x], alpha = pixel >> 24;
        if (pixel != last) {
            last = pixel;
            // Where alpha is 0 a colour means nothing.
            bytes[0] = alpha ? unmultiplied(pixel >> 16 & 255, alpha) : 0;
            bytes[1] = alpha ? unmultiplied(pixel >> 8 & 255, alpha) : 0;
            bytes[2] = alpha ? unmultiplied(pixel & 255, alpha) : 0;
            bytes[3] = (uint8_t)alpha;
        }
        memcpy(packed, bytes, 4);
    }
}

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

TANGENT_INLINE uint32_t filter_paeth(const uint8_t *restrict row, const uint8_t *restrict above, size_t count,
                                     size_t pixel_bytes, uint8_t *restrict filtered) {
    // What would be left of the first pixel counts as 0.
    for (size_t i = 0; i < pixel_bytes; i++) filtered[i] = paeth(row[i], 0, above[i], 0);
    for (size_t i = pixel_bytes; i < count; i++) {
        filtered[i] = paeth(row[i], row[i - pixel_bytes], above[i], above[i - pixel_bytes]);
    }
    return total_magnitude(filtered, count);
}

#if TANGENT_X86
TANGENT_AVX2 static uint32_t filter_avx2(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                                         uint8_t *filtered) {
    return filter_paeth(row, above, count, pixel_bytes, filtered);
}
#endif

uint32_t tangent_png_filter_paeth(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                                  uint8_t *filtered) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return filter_avx2(row, above, count, pixel_bytes, filtered);
#endif
    return filter_paeth(row, above, count, pixel_bytes, filtered);
}
