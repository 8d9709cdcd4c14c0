// Tokens and their bits. A figure's pixels repeat the pixel to the left or the one above: those two distances are the
// only ones looked at, so there is no hash table to fill and no chain to follow.

#include "PNGKernels.h"
#include "bytes.h"
#include "instruction_sets.h"

enum { shortest_match = 3, longest_match = 258 };

typedef size_t equal_function(const uint8_t *, const uint8_t *, size_t);

TANGENT_INLINE size_t tokenize(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                               uint16_t *tokens, uint32_t *histogram, equal_function *equal) {
    uint16_t *next = tokens;
    size_t i = 0;
    while (i < count) {
        size_t limit = count - i < longest_match ? count - i : longest_match;
        size_t length = 0;
        unsigned first_token = TANGENT_PNG_LEFT_MATCHES;
        // The filter byte and the first pixel have no pixel to their left.
        if (i > pixel_bytes) length = equal(row + i, row + i - pixel_bytes, limit);
        // A match with the pixel to the left costs fewer bits, so it wins a draw.
        if (above && length < limit) {
            size_t length_above = equal(row + i, above + i, limit);
            if (length_above > length) {
                length = length_above;
                first_token = TANGENT_PNG_ABOVE_MATCHES;
            }
        }
        if (length >= shortest_match) {
            unsigned token = first_token + (unsigned)(length - shortest_match);
            histogram[token] += 1;
            *next++ = (uint16_t)token;
            i += length;
        } else {
            // Literals up to the next pixel: matches from within a pixel are too few to pay for looking.
            size_t end = i == 0 ? 1 : i + pixel_bytes - (i - 1) % pixel_bytes;
            for (; i < end; i++) {
                histogram[row[i]] += 1;
                *next++ = row[i];
            }
        }
    }
    return (size_t)(next - tokens);
}

/// A copy of the loop for each pixel size.
TANGENT_INLINE size_t tokenize_any(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                                   uint16_t *tokens, uint32_t *histogram, equal_function *equal) {
    switch (pixel_bytes) {
    case 1: return tokenize(row, above, count, 1, tokens, histogram, equal);
    case 3: return tokenize(row, above, count, 3, tokens, histogram, equal);
    default: return tokenize(row, above, count, 4, tokens, histogram, equal);
    }
}

#if TANGENT_X86
TANGENT_AVX2 static size_t tokenize_avx2(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                                         uint16_t *tokens, uint32_t *histogram) {
    return tokenize_any(row, above, count, pixel_bytes, tokens, histogram, equal_bytes_avx2);
}
#endif

size_t tangent_png_tokenize(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                            uint16_t *tokens, uint32_t *histogram) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return tokenize_avx2(row, above, count, pixel_bytes, tokens, histogram);
#endif
    return tokenize_any(row, above, count, pixel_bytes, tokens, histogram, equal_bytes);
}

void tangent_png_retract(const uint16_t *tokens, size_t count, uint32_t *histogram) {
    for (size_t i = 0; i < count; i++) histogram[tokens[i]] -= 1;
}

static inline uint8_t *append(tangent_png_bits *pending, uint64_t bits, unsigned count, uint8_t *output) {
    pending->bits |= bits << pending->count;
    pending->count += count;
    store64(output, pending->bits);
    output += pending->count / 8;
    pending->bits >>= pending->count & ~7u;
    pending->count &= 7;
    return output;
}

uint8_t *tangent_png_write_tokens(const uint16_t *tokens, size_t count, const uint64_t *codes,
                                  tangent_png_bits *pending, uint8_t *output) {
    const uint64_t bits_mask = (UINT64_C(1) << 56) - 1;
    tangent_png_bits state = *pending;
    size_t i = 0;
    // Two at a time where both fit into a word beside the 7 bits that may be pending.
    for (; i + 2 <= count; i += 2) {
        uint64_t first = codes[tokens[i]], second = codes[tokens[i + 1]];
        unsigned first_count = first >> 56, second_count = second >> 56;
        first &= bits_mask;
        second &= bits_mask;
        if (first_count + second_count <= 56) {
            output = append(&state, first | second << first_count, first_count + second_count, output);
        } else {
            output = append(&state, first, first_count, output);
            output = append(&state, second, second_count, output);
        }
    }
    if (i < count) output = append(&state, codes[tokens[i]] & bits_mask, codes[tokens[i]] >> 56, output);
    *pending = state;
    return output;
}
