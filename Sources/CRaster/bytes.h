// Unaligned little-endian words.

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

#endif
