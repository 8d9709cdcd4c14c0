// Unaligned little-endian words, and how far two runs of bytes agree.

#ifndef TANGENT_BYTES_H
#define TANGENT_BYTES_H

#include "instruction_sets.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t little_endian(uint64_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap64(word);
#else
    return word;
#endif
}

static inline uint64_t load64(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return little_endian(word);
}

static inline void store64(uint8_t *bytes, uint64_t word) {
    word = little_endian(word);
    memcpy(bytes, &word, sizeof word);
}

/// How many of the first `limit` bytes are equal. Reads up to 7 bytes beyond.
static inline size_t equal_bytes(const uint8_t *a, const uint8_t *b, size_t limit) {
    for (size_t i = 0; i < limit; i += 8) {
        uint64_t difference = load64(a + i) ^ load64(b + i);
        if (difference) {
            i += (size_t)__builtin_ctzll(difference) / 8;
            return i < limit ? i : limit;
        }
    }
    return limit;
}

#if TANGENT_X86
/// The same with 32 bytes at a time. Reads up to 31 bytes beyond.
TANGENT_AVX2 static inline size_t equal_bytes_avx2(const uint8_t *a, const uint8_t *b, size_t limit) {
    typedef char chars __attribute__((vector_size(32)));
    for (size_t i = 0; i < limit; i += sizeof(chars)) {
        chars left, right;
        memcpy(&left, a + i, sizeof left);
        memcpy(&right, b + i, sizeof right);
        unsigned different = (unsigned)__builtin_ia32_pmovmskb256((chars)(left != right));
        if (different) {
            i += (size_t)__builtin_ctz(different);
            return i < limit ? i : limit;
        }
    }
    return limit;
}
#endif

#endif
