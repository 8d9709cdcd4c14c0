// Which words of one row are those of another, as bits.

#ifndef TANGENT_PNG_SAME_H
#define TANGENT_PNG_SAME_H

#include "bytes.h"
#include "instruction_sets.h"

#if TANGENT_X86
#include <immintrin.h>
#endif

enum { bits_in_word = 64 };

/// Which of 64 words are equal.
typedef uint64_t same_of_64(const uint32_t *a, const uint32_t *b);

TANGENT_INLINE uint64_t same_of_64_any(const uint32_t *a, const uint32_t *b) {
    uint64_t same = 0;
    for (int start = 0; start < bits_in_word; start += 16) {
        // All, as a rule. Four at a time; Clang's own vectors.
        typedef uint32_t four __attribute__((vector_size(16), aligned(4)));
        four different = {0};
        for (int i = start; i < start + 16; i += 4) different |= *(const four *)(a + i) ^ *(const four *)(b + i);
        uint64_t halves[2];
        memcpy(halves, &different, sizeof halves);
        if ((halves[0] | halves[1]) == 0) {
            same |= (uint64_t)0xFFFF << start;
            continue;
        }
        for (int i = start; i < start + 16; i++) same |= (uint64_t)(a[i] == b[i]) << i;
    }
    return same;
}

#if TANGENT_X86
TANGENT_AVX2 static inline uint64_t same_of_64_avx2(const uint32_t *a, const uint32_t *b) {
    __m256i equal[8];
    for (int i = 0; i < 8; i++) {
        __m256i first = _mm256_loadu_si256((const __m256i_u *)(const void *)(a + 8 * i));
        __m256i second = _mm256_loadu_si256((const __m256i_u *)(const void *)(b + 8 * i));
        equal[i] = _mm256_cmpeq_epi32(first, second);
    }
    uint64_t same = 0;
    for (int i = 0; i < 8; i += 4) {
        // Packing interleaves the vectors' halves, by pairs of words at last.
        __m256i bytes = _mm256_packs_epi16(_mm256_packs_epi32(equal[i], equal[i + 1]),
                                           _mm256_packs_epi32(equal[i + 2], equal[i + 3]));
        bytes = _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
        same |= (uint64_t)(uint32_t)_mm256_movemask_epi8(bytes) << 8 * i;
    }
    return same;
}

TANGENT_AVX512 static inline uint64_t same_of_64_avx512(const uint32_t *a, const uint32_t *b) {
    uint64_t same = 0;
    for (int i = 0; i < bits_in_word; i += 16) {
        same |= (uint64_t)_mm512_cmpeq_epi32_mask(_mm512_loadu_si512(a + i), _mm512_loadu_si512(b + i)) << i;
    }
    return same;
}
#endif

/// Which of up to 64 words are equal.
TANGENT_INLINE uint64_t same_words(const uint32_t *a, const uint32_t *b, size_t count, same_of_64 *same) {
    if (count == bits_in_word) return same(a, b);
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++) bits |= (uint64_t)(a[i] == b[i]) << i;
    return bits;
}

/// Which of up to 64 words from x on are those to their left: the first of a row has none.
TANGENT_INLINE uint64_t same_left_words(const uint32_t *row, size_t x, size_t count, same_of_64 *same) {
    if (count == 0) return 0;
    if (x == 0) return same_words(row + 1, row, count - 1, same) << 1;
    return same_words(row + x, row + x - 1, count, same);
}

/// The bits of as many pixels.
static inline uint64_t all_of(size_t count) { return count < bits_in_word ? (UINT64_C(1) << count) - 1 : UINT64_MAX; }

/// How many pixels of a row of that width a word of bits has.
static inline size_t pixels_in_word(size_t word, size_t width) {
    return width - bits_in_word * word < bits_in_word ? width - bits_in_word * word : bits_in_word;
}

#endif
