// What is to be known of a picture before any of it can be compressed: which colour type it needs, and what repeats what.

#include "PNGKernels.h"
#include "png_colors.h"
#include "png_same.h"

/// Adds a colour that may be there already. The table has four slots a colour, so a free one is always found.
static void note_color(tangent_png_survey *survey, uint32_t color) {
    if (survey->color_count > 256) return;
    size_t slot = slot_of(color);
    while (survey->slots[slot]) {
        if (survey->colors[survey->slots[slot] - 1] == color) return;
        slot = next_slot(slot);
    }
    if (survey->color_count < 256) {
        survey->colors[survey->color_count] = color;
        survey->slots[slot] = (uint16_t)(survey->color_count + 1);
    }
    survey->color_count += 1;
}

/// Of up to 64 pixels from x on, the colours of those that `new` marks, and whether all are opaque.
TANGENT_INLINE void note_pixels(const uint32_t *row, size_t x, size_t count, bool has_alpha, uint64_t new,
                                tangent_png_survey *survey) {
    if (has_alpha) {
        uint32_t common = UINT32_MAX;
        for (size_t i = 0; i < count; i++) common &= row[x + i];
        survey->opaque &= common >> 24 == 255;
    }
    for (; new && survey->color_count <= 256; new &= new - 1) {
        uint32_t color = row[x + (size_t)__builtin_ctzll(new)] | UINT32_C(0xFF000000);
        uint8_t red = (uint8_t)(color >> 16), green = (uint8_t)(color >> 8), blue = (uint8_t)color;
        survey->grey &= red == green && green == blue;
        note_color(survey, color);
    }
}

/// A row under survey.
typedef struct {
    const uint32_t *pixels;
    uint64_t *same_above, *same_left;
    size_t width;
    size_t new_pixels;
    bool is_repeated;
} surveyed_row;

/// Notes the pixels of one word of bits, of which `repeated` are those of the row above.
TANGENT_INLINE void note_word(surveyed_row *row, size_t word, size_t count, uint64_t repeated, bool has_alpha,
                              tangent_png_survey *survey, same_of_64 *same) {
    size_t x = bits_in_word * word;
    row->is_repeated &= repeated == all_of(count);
    uint64_t left = same_left_words(row->pixels, x, count, same), new = all_of(count) & ~(repeated | left);
    row->same_left[word] = left;
    row->new_pixels += (size_t)__builtin_popcountll(new);
    note_pixels(row->pixels, x, count, has_alpha, new, survey);
    // The next pixel may be that of the row above, but its neighbour need not.
    x += bits_in_word;
    if (x < row->width) {
        uint64_t is_same = row->pixels[x] == row->pixels[x - 1];
        row->same_left[word + 1] = (row->same_left[word + 1] & ~UINT64_C(1)) | is_same;
    }
}

TANGENT_INLINE void survey_rows(const tangent_png_picture *picture, size_t first, size_t end, uint64_t *same_above,
                                uint64_t *same_left, tangent_png_row_survey *rows, tangent_png_survey *survey, same_of_64 *same) {
    memset(survey, 0, sizeof *survey);
    survey->opaque = true;
    survey->grey = true;
    const size_t width = picture->width, words = tangent_png_bit_words(width), rest = width % bits_in_word;
    const bool has_alpha = picture->has_alpha;
    for (size_t y = first; y < end; y++) {
        const uint32_t *pixels = (const uint32_t *)((const char *)picture->pixels + y * picture->stride);
        const uint32_t *above = y ? (const uint32_t *)((const char *)pixels - picture->stride) : NULL;
        surveyed_row row = {pixels, same_above + y * words, same_left + y * words, width, 0, true};
        // What repeats the row above repeats to the left what that does. Nothing is known of the row above the first.
        const bool is_first = y == first;
        for (size_t word = 0; word < words; word++) row.same_left[word] = is_first ? 0 : row.same_left[word - words];
        for (size_t word = 0; word < words - 1; word++) {
            uint64_t repeated = above ? same(pixels + bits_in_word * word, above + bits_in_word * word) : 0;
            row.same_above[word] = repeated;
            if (repeated == UINT64_MAX && !is_first) continue;
            note_word(&row, word, bits_in_word, repeated, has_alpha, survey, same);
        }
        size_t last = words - 1;
        row.same_above[last] = above ? same_words(pixels + width - rest, above + width - rest, rest, same) : 0;
        if (rest && (row.same_above[last] != all_of(rest) || is_first)) {
            note_word(&row, last, rest, row.same_above[last], has_alpha, survey, same);
        }
        rows[y] = (tangent_png_row_survey){(uint32_t)row.new_pixels, row.is_repeated};
    }
}

#if TANGENT_X86
TANGENT_AVX2_POPCNT static void survey_avx2(const tangent_png_picture *picture, size_t first, size_t end,
                                            uint64_t *same_above, uint64_t *same_left, tangent_png_row_survey *rows,
                                            tangent_png_survey *survey) {
    survey_rows(picture, first, end, same_above, same_left, rows, survey, same_of_64_avx2);
}

TANGENT_AVX512 static void survey_avx512(const tangent_png_picture *picture, size_t first, size_t end, uint64_t *same_above,
                                         uint64_t *same_left, tangent_png_row_survey *rows, tangent_png_survey *survey) {
    survey_rows(picture, first, end, same_above, same_left, rows, survey, same_of_64_avx512);
}
#endif

void tangent_png_survey_rows(const tangent_png_picture *picture, size_t first, size_t end, uint64_t *same_above,
                             uint64_t *same_left, tangent_png_row_survey *rows, tangent_png_survey *survey) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX512) return survey_avx512(picture, first, end, same_above, same_left, rows, survey);
    if (TANGENT_HAS_AVX2_POPCNT) return survey_avx2(picture, first, end, same_above, same_left, rows, survey);
#endif
    survey_rows(picture, first, end, same_above, same_left, rows, survey, same_of_64_any);
}

void tangent_png_add_survey(tangent_png_survey *survey, const tangent_png_survey *next) {
    survey->opaque &= next->opaque;
    survey->grey &= next->grey;
    uint32_t known = next->color_count < 256 ? next->color_count : 256;
    for (uint32_t i = 0; i < known; i++) note_color(survey, next->colors[i]);
    if (next->color_count > 256) survey->color_count = 257;
}
