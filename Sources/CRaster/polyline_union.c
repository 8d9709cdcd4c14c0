// Any long line as the union of its pieces, each as wide as the pen, in a bitmap of 16 × 16 samples to the pixel.

#include "union.h"

#include <string.h>

// MARK: Counting

typedef uint64_t words __attribute__((ext_vector_type(4)));
typedef uint64_t unaligned_words __attribute__((ext_vector_type(4), aligned(8)));

/// Adds to each byte of `sum` how many bits of the same byte are set. A pointer, as how vectors are passed depends on the
/// instruction set.
TANGENT_INLINE void add_bit_counts(words *sum, const words *source) {
    words bits = *source;
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    *sum += (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
}

/// Where pixels have 16 samples across: 16 pixels at a time, from whole words.
TANGENT_INLINE void count_wholes(const tangent_union *line, const uint64_t *rows, uint8_t *coverage) {
    size_t first = (size_t)line->margin / 16, count = (size_t)line->window->width;
    for (size_t word = first / 16 * 4; word * 4 < first + count; word += 4) {
        words sum = 0, any = 0, loaded[16];
        for (unsigned row = 0; row < 16; row++) {
            loaded[row] = *(const unaligned_words *)(rows + row * line->row_words + word);
            any |= loaded[row];
        }
        uint16_t counts[16] = {0};
        if (any[0] | any[1] | any[2] | any[3]) {
            for (unsigned row = 0; row < 16; row++) add_bit_counts(&sum, &loaded[row]);
            // A byte holds up to 128.
            sum = (sum & 0x00FF00FF00FF00FF) + (sum >> 8 & 0x00FF00FF00FF00FF);
            memcpy(counts, &sum, sizeof counts);
        }
        for (size_t pixel = 0; pixel < 16; pixel++) {
            size_t x = word * 4 + pixel;
            if (x >= first && x < first + count) coverage[x - first] = (uint8_t)((counts[pixel] * 255u + 128) / 256);
        }
    }
}

TANGENT_INLINE void count_any(const tangent_union *line, const uint64_t *rows, uint8_t *coverage) {
    // 4, 8 or 16 samples divide a word, and there are whole pixels beside the window.
    unsigned samples = (unsigned)line->samples, all = samples * samples;
    uint64_t mask = (UINT64_C(1) << samples) - 1;
    for (int32_t x = 0; x < line->window->width; x++) {
        size_t bit = (size_t)line->margin + (size_t)x * samples;
        unsigned count = 0;
        for (unsigned row = 0; row < samples; row++) {
            count += (unsigned)__builtin_popcountll(rows[row * line->row_words + bit / 64] >> (bit & 63) & mask);
        }
        coverage[x] = (uint8_t)((count * 255 + all / 2) / all);
    }
}

TANGENT_INLINE void count_samples(const tangent_union *line, const uint64_t *rows, uint8_t *coverage) {
    if (line->samples == 16) {
        count_wholes(line, rows, coverage);
    } else {
        count_any(line, rows, coverage);
    }
}

#if TANGENT_X86
TANGENT_AVX2_POPCNT static void count_samples_avx2(const tangent_union *line, const uint64_t *rows, uint8_t *coverage) {
    count_samples(line, rows, coverage);
}
#endif

void tangent_count_samples(const tangent_union *line, const uint64_t *rows, uint8_t *coverage) {
#if TANGENT_X86
    if (TANGENT_HAS_AVX2_POPCNT) return count_samples_avx2(line, rows, coverage);
#endif
    count_samples(line, rows, coverage);
}

// MARK: The whole

tangent_outcome tangent_draw_union(const tangent_column *x, const tangent_column *y, size_t count,
                                   const tangent_window *window, const tangent_pen *pen, unsigned threads,
                                   uint8_t *coverage, size_t stride) {
    tangent_union line = {
        .x = *x, .y = *y, .count = count, .window = window, .coverage = coverage, .stride = stride,
        // A wide pen takes long to widen by, and its edges are a small part of its ink.
        .samples = pen->width > 64 ? 4 : pen->width > 16 ? 8 : 16,
        .parts = threads < 1 ? 1 : threads,
    };
    if (line.parts > TANGENT_MOST_THREADS) line.parts = TANGENT_MOST_THREADS;
    if (line.parts > (unsigned)window->height) line.parts = (unsigned)window->height;
    line.radius = pen->width / 2 * (double)line.samples;
    line.x.scale *= (double)line.samples;
    line.y.scale *= (double)line.samples;
    line.x.offset = (line.x.offset - window->left) * (double)line.samples;
    line.y.offset = (line.y.offset - window->top) * (double)line.samples;
    // Whole pixels, so that none is divided between words of the bitmap.
    line.margin = ((int64_t)ceil(line.radius) / line.samples + 1) * line.samples;
    if (line.margin < 2 * line.samples) line.margin = 2 * line.samples;
    line.width = window->width * line.samples + 2 * line.margin;
    line.height = window->height * line.samples + 2 * line.margin;
    line.x.offset += (double)line.margin;
    line.y.offset += (double)line.margin;
    // Whole vectors, and not a power of two, as then all rows would fall into the same places of the cache.
    line.row_words = ((size_t)line.width + 255) / 256 * 4;
    if (line.row_words % 64 == 0) line.row_words += 8;
    if (line.radius <= tangent_widest_marks) {
        line.mean_piece = tangent_mean_piece(&line);
        if (tangent_is_sparse(&line)) {
            tangent_union_by_stamps(&line);
        } else {
            tangent_union_by_marks(&line);
        }
    } else {
        tangent_union_by_rows(&line);
    }
    bool has_memory = true;
    for (unsigned part = 0; part < line.parts; part++) has_memory &= !line.out_of_memory[part];
    return has_memory ? TANGENT_DRAWN : TANGENT_OUT_OF_MEMORY;
}
