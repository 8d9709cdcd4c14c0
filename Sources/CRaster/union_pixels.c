// From marks to coverage. Most pixels are full, as a mark is in their middle, or have no mark near; the samples of the others
// are counted.

#include "union_marks.h"

#include <stdlib.h>
#include <string.h>

// Clang's own vectors.
typedef uint64_t words __attribute__((ext_vector_type(4)));
typedef uint64_t unaligned_words __attribute__((ext_vector_type(4), aligned(8)));

/// Brings all bitmaps into the first, and finds each pixel's flags in a row of pixels.
TANGENT_INLINE void flag_row(const tangent_marking *marking, size_t row) {
    size_t row_words = marking->line->row_words, first = row * samples * row_words;
    uint8_t *flags = marking->flags + row * marking->flag_stride;
    for (size_t word = 0; word < row_words; word += 4) {
        words any = 0, full = 0;
        for (size_t at = first + word, sample = 0; sample < samples; sample++, at += row_words) {
            unaligned_words *sum = (unaligned_words *)(marking->bits[0] + at);
            for (unsigned other = 1; other < marking->bitmap_count; other++) {
                *sum |= *(const unaligned_words *)(marking->bits[other] + at);
            }
            any |= *sum;
            full |= *sum & marking->full[sample];
        }
        uint16_t pixels[2][16];
        memcpy(pixels[0], &any, sizeof any);
        memcpy(pixels[1], &full, sizeof full);
        for (size_t pixel = 0; pixel < 16; pixel++) {
            flags[word * 4 + pixel] = (uint8_t)((pixels[0][pixel] ? is_marked : 0) | (pixels[1][pixel] ? is_full : 0));
        }
    }
}

/// Which samples of a stretch of pixels are within the pen's disc around a mark: the stretch is within 64 columns from
/// `byte` on, the rows are those of a pixel from `top` on.
TANGENT_INLINE void widen_pixels(const tangent_marking *marking, size_t byte, size_t top, words *sums) {
    int furthest = marking->furthest, count = samples + 2 * furthest;
    uint64_t rows[samples + 2 * tangent_widest_marks];
    size_t stride = marking->line->row_words * 8;
    const char *source = (const char *)marking->bits[0] + (top - (size_t)furthest) * stride + byte;
    for (int row = 0; row < count; row++, source += stride) memcpy(&rows[row], source, sizeof *rows);
    words sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
    const uint64_t *middle = rows + furthest;
    for (unsigned number = 0; number < marking->level_count; number++) {
        const level *level = &marking->levels[number];
        for (int away = level->nearest; away <= level->furthest; away++) {
            const uint64_t *below = middle + away, *above = middle - away;
            sum0 |= *(const unaligned_words *)below | *(const unaligned_words *)above;
            sum1 |= *(const unaligned_words *)(below + 4) | *(const unaligned_words *)(above + 4);
            sum2 |= *(const unaligned_words *)(below + 8) | *(const unaligned_words *)(above + 8);
            sum3 |= *(const unaligned_words *)(below + 12) | *(const unaligned_words *)(above + 12);
        }
        sum0 |= sum0 << level->step | sum0 >> level->step;
        sum1 |= sum1 << level->step | sum1 >> level->step;
        sum2 |= sum2 << level->step | sum2 >> level->step;
        sum3 |= sum3 << level->step | sum3 >> level->step;
    }
    sums[0] = sum0, sums[1] = sum1, sums[2] = sum2, sums[3] = sum3;
}

/// The coverage of the pixel that begins at a bit of the sums.
TANGENT_INLINE uint8_t coverage_of(const words *sums, unsigned bit) {
    // 16 columns of 16 rows fill four words.
    const uint64_t own = 0xFFFF;
    words all = (sums[0] >> bit & own) | (sums[1] >> bit & own) << 16 | (sums[2] >> bit & own) << 32 |
                (sums[3] >> bit & own) << 48;
    return coverage_by_samples(all[0], all[1], all[2], all[3]);
}

/// `near` has room for a row's flags and two more on each side, which are 0.
TANGENT_INLINE void count_row(const tangent_marking *marking, size_t row, uint8_t *near, uint8_t *coverage) {
    size_t stride = marking->flag_stride, width = (size_t)marking->line->window->width;
    bool is_wide = marking->reach > samples;
    size_t reached = is_wide ? 2 : 1;
    // Of each column, the marks in rows that are near.
    memset(near, 0, stride);
    const uint8_t *own = marking->flags + row * stride;
    for (size_t other = row - reached; other <= row + reached; other++) {
        const uint8_t *flags = marking->flags + other * stride;
        for (size_t i = 0; i < stride; i++) near[i] |= flags[i];
    }
    for (size_t x = 0; x < width;) {
        const uint8_t *flags = near + margin_pixels + x;
        uint8_t any = flags[-1] | flags[0] | flags[1];
        if (is_wide) any |= flags[-2] | flags[2];
        if (!any || own[margin_pixels + x] & is_full) {
            coverage[x++] = any ? 255 : 0;
            continue;
        }
        words sums[4];
        if (is_wide) {
            // A pixel and 24 columns on each side.
            widen_pixels(marking, 2 * (margin_pixels + x) - 3, row * samples, sums);
            coverage[x++] = coverage_of(sums, 24);
        } else {
            // Two pixels and 16 columns on each side.
            widen_pixels(marking, 2 * (margin_pixels + x) - 2, row * samples, sums);
            coverage[x++] = coverage_of(sums, 16);
            if (x < width) coverage[x++] = coverage_of(sums, 32);
        }
    }
}

// MARK: Parts

TANGENT_INLINE void flag_part(tangent_marking *marking, unsigned part) {
    unsigned parts = marking->line->parts;
    for (size_t row = marking->rows * part / parts; row < marking->rows * (part + 1) / parts; row++) flag_row(marking, row);
}

TANGENT_INLINE void count_part(tangent_marking *marking, unsigned part) {
    tangent_union *line = marking->line;
    uint8_t *near = malloc(marking->flag_stride);
    line->out_of_memory[part] = !near;
    // Rows in turn, as ink is seldom even.
    for (size_t row = part; near && row < (size_t)line->window->height; row += line->parts) {
        count_row(marking, row + margin_pixels, near, line->coverage + row * line->stride);
    }
    free(near);
}

static void flag_baseline(tangent_marking *marking, unsigned part) { flag_part(marking, part); }
#if TANGENT_X86
TANGENT_AVX2_POPCNT static void flag_avx2(tangent_marking *marking, unsigned part) { flag_part(marking, part); }
#endif
void tangent_flag_part(void *marking, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return flag_avx2(marking, part);
#endif
    flag_baseline(marking, part);
}

static void count_baseline(tangent_marking *marking, unsigned part) { count_part(marking, part); }
#if TANGENT_X86
TANGENT_AVX2_POPCNT static void count_avx2(tangent_marking *marking, unsigned part) { count_part(marking, part); }
#endif
void tangent_count_part(void *marking, unsigned part) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return count_avx2(marking, part);
#endif
    count_baseline(marking, part);
}
