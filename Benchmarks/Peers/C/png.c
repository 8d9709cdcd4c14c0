// A PNG writer as one writes it by hand for plots: rows unfiltered, matches with the pixel to the left and the pixel above
// alone, one block with a code of its own. The inner loops are CRaster's, so that what differs from ours is not these.
#include "png.h"

#include <PNGKernels.h>
#include <stdlib.h>
#include <string.h>

enum { END = 256, SYMBOLS = 286, DISTANCES = 30 };

static uint64_t bits_of(uint64_t bits, unsigned count) { return bits | (uint64_t)count << 56; }

static uint64_t joined(uint64_t a, uint64_t b) {
    unsigned count = a >> 56;
    return bits_of((a & ~(255ull << 56)) | (b & ~(255ull << 56)) << count, count + (b >> 56));
}

/// Huffman's code lengths, by joining the two rarest again and again; rarely used symbols are counted up until 15 bits do.
static void code_lengths(const uint32_t *counts, uint8_t *lengths) {
    uint32_t weights[2 * SYMBOLS];
    int parents[2 * SYMBOLS], open[SYMBOLS];
    for (unsigned least = 1;; least *= 2) {
        int total = SYMBOLS, left = 0, longest = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            if (!counts[s]) continue;
            weights[s] = counts[s] < least ? least : counts[s];
            open[left++] = s;
        }
        while (left > 1) {
            int pair[2];
            for (int p = 0; p < 2; p++) {
                int best = 0;
                for (int i = 1; i < left; i++)
                    if (weights[open[i]] < weights[open[best]]) best = i;
                pair[p] = open[best];
                open[best] = open[--left];
            }
            weights[total] = weights[pair[0]] + weights[pair[1]];
            parents[pair[0]] = parents[pair[1]] = total;
            open[left++] = total++;
        }
        int root = total - 1;
        memset(lengths, 0, SYMBOLS);
        for (int s = 0; s < SYMBOLS; s++) {
            if (!counts[s]) continue;
            for (int node = s; node != root; node = parents[node]) lengths[s]++;
            if (lengths[s] > longest) longest = lengths[s];
        }
        if (longest <= 15) return;
    }
}

static void codes_of(const uint8_t *lengths, int count, uint64_t *codes) {
    unsigned next = 0;
    for (unsigned length = 1; length <= 15; length++, next <<= 1)
        for (int s = 0; s < count; s++) {
            if (lengths[s] != length) continue;
            unsigned mirrored = 0;
            for (unsigned bit = 0; bit < length; bit++) mirrored |= (next >> bit & 1) << (length - 1 - bit);
            codes[s] = bits_of(mirrored, length);
            next++;
        }
}

/// RFC 1951, 3.2.5: a length's or distance's symbol, and its extra bits.
static int length_symbol(unsigned offset, uint64_t *extra) {
    *extra = 0;
    if (offset == 255) return 285;
    if (offset < 8) return 257 + offset;
    unsigned count = 29 - __builtin_clz(offset);
    *extra = bits_of(offset & ((1 << count) - 1), count);
    return 257 + 4 * count + (offset >> count);
}

static int distance_symbol(unsigned distance, uint64_t *extra) {
    unsigned offset = distance - 1, count = 30 - __builtin_clz(offset);
    *extra = 0;
    if (offset < 4) return offset;
    *extra = bits_of(offset & ((1 << count) - 1), count);
    return 2 * count + (offset >> count);
}

static struct {
    uint8_t *file;
    uint16_t *tokens;
    // A bit for each pixel that is the one above, and one for each that is the one to its left.
    uint64_t *bits;
    tangent_png_row_survey *rows;
    size_t room;
} memory;

static uint8_t *big_endian(uint8_t *to, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) *to++ = value >> shift;
    return to;
}

static uint8_t *begin_chunk(uint8_t *to, const char *type) {
    memcpy(to + 4, type, 4);
    return to + 8;
}

static uint8_t *end_chunk(uint8_t *start, uint8_t *end) {
    big_endian(start, end - start - 8);
    return big_endian(end, tangent_png_crc(0, start + 4, end - start - 4));
}

static void put(uint64_t bits, tangent_png_bits *pending, uint8_t **to) {
    uint16_t token = 0;
    *to = tangent_png_write_tokens(&token, 1, &bits, pending, *to);
}

const uint8_t *png_of_pixels(const void *pixels, size_t width, size_t height, size_t stride, size_t *size) {
    size_t row_size = 3 * width + 1, all = row_size * height;
    size_t words = tangent_png_bit_words(width);
    if (memory.room < all) {
        free(memory.file), free(memory.tokens), free(memory.bits), free(memory.rows);
        memory.file = malloc(2 * all + 4096), memory.tokens = malloc(2 * all + 4096);
        // As much as any picture of so many bytes needs: a row of one pixel has 4.
        memory.bits = malloc(5 * all), memory.rows = malloc(all / 4 * sizeof *memory.rows), memory.room = all;
    }
    const tangent_png_picture picture = {pixels, width, stride, false};
    uint64_t *same_above = memory.bits, *same_left = memory.bits + words * height;
    static tangent_png_survey survey;
    tangent_png_survey_rows(&picture, 0, height, same_above, same_left, memory.rows, &survey);
    uint32_t histogram[TANGENT_PNG_TOKENS] = {0};
    tangent_png_tokens written = {memory.tokens, histogram};
    tangent_png_adler_part part = {0};
    uint64_t sum = 1, sum_of_sums = 0;
    bool reaches_above = row_size <= 32768;
    for (size_t y = 0; y < height; y++) {
        const uint32_t *row = (const uint32_t *)((const char *)pixels + y * stride);
        const uint32_t *row_above = y ? (const uint32_t *)((const char *)row - stride) : NULL;
        tangent_png_update_adler(&part, row, row_above, row_above ? same_above + y * words : NULL, width, 3);
        sum_of_sums = (sum_of_sums + row_size * sum + part.sum_of_sums) % 65521;
        sum = (sum + part.sum) % 65521;
        const tangent_png_row whole = {
            row, reaches_above && y ? same_above + y * words : NULL, same_left + y * words, width, 3,
            reaches_above && y && memory.rows[y].is_repeated, 0,
        };
        tangent_png_tokenize(&whole, &written);
    }
    tangent_png_end_tokens(&written);
    size_t count = written.next - memory.tokens;

    uint32_t counts[SYMBOLS] = {0};
    uint64_t extra;
    counts[END] = 1;
    for (int i = 0; i < 256; i++) {
        counts[i] += histogram[i];
        counts[length_symbol(i, &extra)] += histogram[256 + i] + histogram[512 + i];
    }
    uint8_t lengths[SYMBOLS];
    uint64_t codes[SYMBOLS] = {0}, tokens[TANGENT_PNG_TOKENS], left_extra, above_extra;
    code_lengths(counts, lengths);
    codes_of(lengths, SYMBOLS, codes);
    int left = distance_symbol(3, &left_extra), above = distance_symbol(row_size, &above_extra);
    for (int i = 0; i < 256; i++) {
        tokens[i] = codes[i];
        uint64_t code = codes[length_symbol(i, &extra)];
        code = joined(code, extra);
        tokens[256 + i] = joined(joined(code, bits_of(0, 1)), left_extra);
        tokens[512 + i] = joined(joined(code, bits_of(1, 1)), above_extra);
    }

    uint8_t *to = memory.file, *start;
    memcpy(to, "\x89PNG\r\n\x1a\n", 8);
    to = begin_chunk(start = to + 8, "IHDR");
    to = big_endian(big_endian(to, width), height);
    memcpy(to, "\x08\x02\x00\x00\x00", 5);
    to = end_chunk(start, to + 5);
    to = begin_chunk(start = to, "pHYs");
    to = big_endian(big_endian(to, 3937), 3937);
    *to++ = 1;
    to = end_chunk(start, to);
    to = begin_chunk(start = to, "IDAT");
    *to++ = 0x78, *to++ = 0x01;
    tangent_png_bits pending = {0};
    put(bits_of(1 | 2 << 1, 3), &pending, &to);
    put(bits_of(29, 5), &pending, &to), put(bits_of(DISTANCES - 1, 5), &pending, &to), put(bits_of(15, 4), &pending, &to);
    // Lengths 0 to 15 have 4 bits each; runs are not coded.
    static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    for (int i = 0; i < 19; i++) put(bits_of(order[i] < 16 ? 4 : 0, 3), &pending, &to);
    uint8_t fours[16];
    uint64_t length_codes[16];
    memset(fours, 4, 16);
    codes_of(fours, 16, length_codes);
    for (int s = 0; s < SYMBOLS; s++) put(length_codes[lengths[s]], &pending, &to);
    for (int d = 0; d < DISTANCES; d++) put(length_codes[d == left || d == above], &pending, &to);
    to = tangent_png_write_tokens(memory.tokens, count, tokens, &pending, to);
    put(codes[END], &pending, &to);
    if (pending.count) put(bits_of(0, 8 - pending.count), &pending, &to);
    to = big_endian(to, sum_of_sums << 16 | sum);
    to = end_chunk(start, to);
    to = begin_chunk(start = to, "IEND");
    to = end_chunk(start, to);
    *size = to - memory.file;
    return memory.file;
}
