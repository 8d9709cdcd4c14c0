// Tokens and their bits. A figure's pixels repeat the pixel to the left or the one above: those two distances are the
// only ones looked at, so there is no hash table to fill and no chain to follow.

#include "PNGKernels.h"
#include "bytes.h"
#include "instruction_sets.h"

enum { shortest_match = 3, longest_match = 258 };

TANGENT_INLINE void put(tangent_png_tokens *tokens, unsigned token) {
    tokens->histogram[token] += 1;
    *tokens->next++ = (uint16_t)token;
}

TANGENT_INLINE void put_match(tangent_png_tokens *tokens, unsigned matches, size_t length) {
    put(tokens, matches + (unsigned)length - shortest_match);
}

/// A pixel's bytes but for the first `known`.
TANGENT_INLINE void put_literals(tangent_png_tokens *tokens, uint32_t word, size_t pixel_bytes, size_t known) {
    if (pixel_bytes == 1) {
        put(tokens, word & 255);
        return;
    }
    if (known == 0) put(tokens, word >> 16 & 255);
    if (known <= 1) put(tokens, word >> 8 & 255);
    if (known <= 2) put(tokens, word & 255);
    if (pixel_bytes == 4) put(tokens, word >> 24);
}

/// How many pixels from x on are marked, one after the other.
TANGENT_INLINE size_t run(const uint64_t *bits, size_t x) {
    size_t word = x / 64;
    uint64_t clear = ~bits[word] >> x % 64;
    if (clear) return (size_t)__builtin_ctzll(clear);
    size_t length = 64 - x % 64;
    // There is a clear bit behind the last pixel's.
    while (!(clear = ~bits[++word])) length += 64;
    return length + (size_t)__builtin_ctzll(clear);
}

/// The next byte to be compressed: which pixel's, and which of it.
typedef struct {
    size_t pixel, byte;
} place;

TANGENT_INLINE place advanced(place at, size_t bytes, size_t pixel_bytes) {
    bytes += at.byte;
    return (place){at.pixel + bytes / pixel_bytes, bytes % pixel_bytes};
}

/// How many bytes from a place on a match has that many pixels from its pixel on have.
TANGENT_INLINE size_t bytes_of(size_t pixels, place at, size_t pixel_bytes) {
    return pixels == 0 ? 0 : pixels * pixel_bytes - at.byte;
}

/// Puts a match of so many pixels, and of `open` bytes before the place, and returns where it ends.
TANGENT_INLINE place match(tangent_png_tokens *tokens, unsigned matches, size_t open, place at, size_t pixels,
                           size_t pixel_bytes) {
    size_t length = open + bytes_of(pixels, at, pixel_bytes);
    if (length > longest_match) {
        put_match(tokens, matches, longest_match);
        return advanced(at, longest_match - open, pixel_bytes);
    }
    put_match(tokens, matches, length);
    return (place){at.pixel + pixels, 0};
}

static void count_repeats(tangent_png_tokens *tokens) {
    if (tokens->repeats == 0) return;
    for (size_t i = 1; i <= tokens->repetition; i++) tokens->histogram[tokens->next[-(ptrdiff_t)i]] += tokens->repeats;
    tokens->repeats = 0;
}

TANGENT_INLINE void tokenize(const tangent_png_row *row, tangent_png_tokens *all_tokens, size_t pixel_bytes) {
    tangent_png_tokens tokens = *all_tokens;
    const uint64_t *same_above = row->same_above, *same_left = row->same_left;
    const uint16_t *start = tokens.next;
    const bool is_closed = tokens.open_match == 0;
    place at = {0, 0};

    // A match with the row above goes on into this row, its filter byte first.
    size_t open = tokens.open_match, pixels = same_above ? run(same_above, 0) : 0;
    tokens.open_match = 0;
    if (!same_above) {
        if (open > 0) put_match(&tokens, TANGENT_PNG_ABOVE_MATCHES, open);
        put(&tokens, row->filter);
    } else if (open + 1 + pixels * pixel_bytes < shortest_match) {
        put(&tokens, row->filter);
    } else if (pixels == row->width && open + 1 + pixels * pixel_bytes < longest_match) {
        tokens.open_match = open + 1 + pixels * pixel_bytes;
        at.pixel = row->width;
    } else {
        at = match(&tokens, TANGENT_PNG_ABOVE_MATCHES, open + 1, at, pixels, pixel_bytes);
    }

    while (at.pixel < row->width) {
        if (pixel_bytes >= shortest_match) {
            // Pixels that repeat no neighbour often come in rows. No match ends within one.
            size_t word = at.pixel / 64;
            uint64_t same = (same_left[word] | (same_above ? same_above[word] : 0)) >> at.pixel % 64;
            if (!(same & 1)) {
                size_t end = at.pixel + (same ? (size_t)__builtin_ctzll(same) : 64 - at.pixel % 64);
                if (end > row->width) end = row->width;
                do put_literals(&tokens, row->words[at.pixel], pixel_bytes, 0);
                while (++at.pixel < end);
                continue;
            }
        }
        size_t left_pixels = run(same_left, at.pixel), left = bytes_of(left_pixels, at, pixel_bytes);
        if (left >= longest_match) {
            // A match to the left takes fewer bits, so it wins a draw.
            size_t count = left / longest_match;
            const uint16_t longest = TANGENT_PNG_LEFT_MATCHES + longest_match - shortest_match;
            for (size_t i = 0; i < count; i++) *tokens.next++ = longest;
            tokens.histogram[longest] += (uint32_t)count;
            at = advanced(at, count * longest_match, pixel_bytes);
            continue;
        }
        size_t above_pixels = same_above ? run(same_above, at.pixel) : 0, above = bytes_of(above_pixels, at, pixel_bytes);
        if (above >= shortest_match && above < longest_match && at.pixel + above_pixels == row->width && !row->is_repeated) {
            tokens.open_match = above;
            break;
        }
        if (above > left && above >= shortest_match) {
            at = match(&tokens, TANGENT_PNG_ABOVE_MATCHES, 0, at, above_pixels, pixel_bytes);
        } else if (left >= shortest_match) {
            at = match(&tokens, TANGENT_PNG_LEFT_MATCHES, 0, at, left_pixels, pixel_bytes);
        } else {
            put_literals(&tokens, row->words[at.pixel], pixel_bytes, at.byte);
            at = (place){at.pixel + 1, 0};
        }
    }
    bool is_repetition = row->is_repeated && is_closed && tokens.open_match == 0;
    tokens.repetition = is_repetition ? (size_t)(tokens.next - start) : 0;
    *all_tokens = tokens;
}

void tangent_png_tokenize(const tangent_png_row *row, tangent_png_tokens *tokens) {
    // A row that repeats the one above, which repeats the one above that, has the same tokens.
    if (row->is_repeated && tokens->open_match == 0 && tokens->repetition > 0) {
        memcpy(tokens->next, tokens->next - tokens->repetition, tokens->repetition * sizeof *tokens->next);
        tokens->next += tokens->repetition;
        tokens->repeats += 1;
        return;
    }
    count_repeats(tokens);
    // A copy of the loop for each pixel size.
    switch (row->pixel_bytes) {
    case 1: return tokenize(row, tokens, 1);
    case 3: return tokenize(row, tokens, 3);
    default: return tokenize(row, tokens, 4);
    }
}

void tangent_png_end_tokens(tangent_png_tokens *tokens) {
    count_repeats(tokens);
    if (tokens->open_match > 0) put_match(tokens, TANGENT_PNG_ABOVE_MATCHES, tokens->open_match);
    tokens->open_match = 0;
}

static const uint64_t bits_mask = (UINT64_C(1) << 56) - 1;

TANGENT_INLINE uint8_t *append(tangent_png_bits *pending, uint64_t bits, unsigned count, uint8_t *output) {
    pending->bits |= bits << pending->count;
    pending->count += count;
    store64(output, pending->bits);
    output += pending->count / 8;
    pending->bits >>= pending->count & ~7u;
    pending->count &= 7;
    return output;
}

TANGENT_INLINE uint8_t *write_tokens(const uint16_t *tokens, size_t count, const uint64_t *codes,
                                     tangent_png_bits *pending, uint8_t *output) {
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

#if TANGENT_X86
/// With shifts that take half as long.
TANGENT_BMI2 static uint8_t *write_tokens_bmi(const uint16_t *tokens, size_t count, const uint64_t *codes,
                                                  tangent_png_bits *pending, uint8_t *output) {
    return write_tokens(tokens, count, codes, pending, output);
}
#endif

uint8_t *tangent_png_write_tokens(const uint16_t *tokens, size_t count, const uint64_t *codes,
                                  tangent_png_bits *pending, uint8_t *output) {
#if TANGENT_X86
    if (__builtin_cpu_supports("bmi2")) return write_tokens_bmi(tokens, count, codes, pending, output);
#endif
    return write_tokens(tokens, count, codes, pending, output);
}
