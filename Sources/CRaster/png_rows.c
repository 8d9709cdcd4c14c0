// Pixels to packed rows, and which colour type they need.

#include "PNGKernels.h"
#include "bytes.h"

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

static bool is_opaque(const uint32_t *row, size_t width) {
    uint32_t common = UINT32_MAX;
    for (size_t x = 0; x < width; x++) common &= row[x];
    return common >> 24 == 255;
}

static void survey_row(const uint32_t *row, const uint32_t *above, size_t width, tangent_png_survey *survey) {
    size_t x = 0;
    while (x < width && survey->color_count <= 256) {
        uint32_t color = row[x] | UINT32_C(0xFF000000);
        note_color(survey, color);
        survey->new_pixels += !above || (above[x] | UINT32_C(0xFF000000)) != color;
        uint8_t red = (uint8_t)(color >> 16), green = (uint8_t)(color >> 8), blue = (uint8_t)color;
        survey->grey &= red == green && green == blue;
        while (++x < width && (row[x] | UINT32_C(0xFF000000)) == color) {}
    }
}

void tangent_png_survey_pixels(const void *pixels, size_t width, size_t height, size_t stride, bool has_alpha,
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

// MARK: Rows

bool tangent_png_equal(const void *a, const void *b, size_t count) { return memcmp(a, b, count) == 0; }

void tangent_png_pack_rgb(const void *pixels, size_t width, uint8_t *packed) {
    const uint32_t *row = pixels;
    for (size_t x = 0; x < width; x++, packed += 3) {
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

void tangent_png_filter_up(const uint8_t *row, const uint8_t *above, size_t count, uint8_t *filtered) {
    for (size_t i = 0; i < count; i++) filtered[i] = (uint8_t)(row[i] - above[i]);
}

size_t tangent_png_count_changes(const uint8_t *bytes, size_t count, size_t distance) {
    size_t changes = 0;
    for (size_t i = 0; i < count; i++) changes += bytes[i] != bytes[(ptrdiff_t)i - (ptrdiff_t)distance];
    return changes;
}
