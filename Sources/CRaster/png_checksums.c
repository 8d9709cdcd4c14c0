// The two checksums of a PNG file: Adler-32 over what is compressed, CRC-32 over what is written.

#include "PNGKernels.h"
#include "bytes.h"
#include "instruction_sets.h"

#if TANGENT_X86
#include <immintrin.h>
#endif

// MARK: Adler-32

/// Adds one word, whose bytes and those behind them in the row are `rest`.
TANGENT_INLINE void add_word(tangent_png_adler_part *part, uint32_t word, size_t pixel_bytes, size_t rest) {
    uint32_t red = word >> 16 & 255, green = word >> 8 & 255, blue = word & 255, alpha = word >> 24;
    if (pixel_bytes == 1) red = green = alpha = 0;
    if (pixel_bytes == 3) alpha = 0;
    uint64_t sum = red + green + blue + alpha, before = pixel_bytes == 1 ? 0 : green + 2 * blue + 3 * alpha;
    part->sum += sum;
    part->sum_of_sums += sum * rest - before;
}

/// Adds what the row has and the row above has not; all of it where there is none above.
TANGENT_INLINE void add_changes(tangent_png_adler_part *part, const uint32_t *row, const uint32_t *above,
                                const uint64_t *same_above, size_t width, size_t pixel_bytes) {
    for (size_t x = 0; x < width; x++) {
        if (same_above && x % 16 == 0 && (same_above[x / 64] >> x % 64 & 0xFFFF) == 0xFFFF) {
            x += 15;
            continue;
        }
        size_t rest = (width - x) * pixel_bytes;
        tangent_png_adler_part gone = {0, 0};
        add_word(part, row[x], pixel_bytes, rest);
        if (above) add_word(&gone, above[x], pixel_bytes, rest);
        part->sum -= gone.sum;
        part->sum_of_sums -= gone.sum_of_sums;
    }
}

/// A copy of the loop for each pixel size.
static void add_changes_any(tangent_png_adler_part *part, const uint32_t *row, const uint32_t *above,
                            const uint64_t *same_above, size_t width, size_t pixel_bytes) {
    switch (pixel_bytes) {
    case 1: return add_changes(part, row, above, same_above, width, 1);
    case 3: return add_changes(part, row, above, same_above, width, 3);
    default: return add_changes(part, row, above, same_above, width, 4);
    }
}

#if TANGENT_X86
// How many bytes each of a pixel's has behind it among those of `left` pixels, itself included; 0 for those that are none.
#define ONE_BYTE(left) (left)
#define THREE_BYTES(left) (3 * (left) << 16 | (3 * (left)-1) << 8 | (3 * (left)-2))
#define FOUR_BYTES(left) ((4u * (left)-3) << 24 | 4 * (left) << 16 | (4 * (left)-1) << 8 | (4 * (left)-2))
#define OF_SIXTEEN(bytes)                                                                                                \
    {bytes(16), bytes(15), bytes(14), bytes(13), bytes(12), bytes(11), bytes(10), bytes(9), bytes(8), bytes(7), bytes(6), \
     bytes(5),  bytes(4),  bytes(3),  bytes(2),  bytes(1)}
static const uint32_t behind_of_one[16] = OF_SIXTEEN(ONE_BYTE);
static const uint32_t behind_of_three[16] = OF_SIXTEEN(THREE_BYTES);
static const uint32_t behind_of_four[16] = OF_SIXTEEN(FOUR_BYTES);

TANGENT_AVX2 static inline __m256i load256(const uint32_t *words) {
    return _mm256_loadu_si256((const __m256i_u *)(const void *)words);
}

TANGENT_AVX2 static inline uint64_t total_of(__m256i numbers) {
    __m128i two = _mm_add_epi64(_mm256_castsi256_si128(numbers), _mm256_extracti128_si256(numbers, 1));
    return (uint64_t)_mm_cvtsi128_si64(two) + (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(two, two));
}

/// The same with the instructions that add bytes up by eights and by twos, weighted.
TANGENT_AVX2 static void add_changes_avx2(tangent_png_adler_part *part, const uint32_t *row, const uint32_t *above,
                                          const uint64_t *same_above, size_t width, size_t pixel_bytes) {
    const uint32_t *behind = pixel_bytes == 1 ? behind_of_one : pixel_bytes == 3 ? behind_of_three : behind_of_four;
    const __m256i mask = _mm256_set1_epi32((int)(UINT32_MAX >> (32 - 8 * pixel_bytes)));
    const __m256i zero = _mm256_setzero_si256(), ones = _mm256_set1_epi16(1);
    // Over sixteens of words: sums of their bytes, these times how many bytes are behind the sixteen, and within them each byte
    // times how many of theirs are behind it. A row has 2048 sixteens, each with at most 64 * 255 * 4 in each of 32 bits; what
    // is larger has 64.
    __m256i sums = zero, times_rest = zero, within = zero;
    bool has_changed = false;
    size_t x = 0;
    for (; x + 16 <= width; x += 16) {
        if (same_above) {
            uint64_t same = same_above[x / 64] >> x % 64;
            if (same == UINT64_MAX) x += 48;
            if ((same & 0xFFFF) == 0xFFFF) continue;
        }
        has_changed = true;
        __m256i sum = zero;
        for (size_t i = 0; i < 16; i += 8) {
            const __m256i weights = load256(behind + i);
            __m256i added = _mm256_and_si256(load256(row + x + i), mask);
            __m256i gone = above ? _mm256_and_si256(load256(above + x + i), mask) : zero;
            sum = _mm256_add_epi64(sum, _mm256_sub_epi64(_mm256_sad_epu8(added, zero), _mm256_sad_epu8(gone, zero)));
            __m256i pairs = _mm256_sub_epi16(_mm256_maddubs_epi16(added, weights), _mm256_maddubs_epi16(gone, weights));
            within = _mm256_add_epi32(within, _mm256_madd_epi16(pairs, ones));
        }
        sums = _mm256_add_epi64(sums, sum);
        __m256i rest = _mm256_set1_epi64x((long long)((width - x - 16) * pixel_bytes));
        times_rest = _mm256_add_epi64(times_rest, _mm256_mul_epi32(sum, rest));
    }
    if (x < width) add_changes_any(part, row + x, above ? above + x : NULL, NULL, width - x, pixel_bytes);
    if (!has_changed) return;
    part->sum += total_of(sums);
    __m256i within_wide = _mm256_add_epi64(_mm256_cvtepi32_epi64(_mm256_castsi256_si128(within)),
                                           _mm256_cvtepi32_epi64(_mm256_extracti128_si256(within, 1)));
    part->sum_of_sums += total_of(_mm256_add_epi64(times_rest, within_wide));
}
#endif

void tangent_png_update_adler(tangent_png_adler_part *part, const uint32_t *row, const uint32_t *above,
                              const uint64_t *same_above, size_t width, size_t pixel_bytes) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return add_changes_avx2(part, row, above, same_above, width, pixel_bytes);
#endif
    add_changes_any(part, row, above, same_above, width, pixel_bytes);
}

// MARK: CRC-32

static const uint32_t polynomial = 0xEDB88320;

static inline uint32_t shifted(uint32_t remainder) { return remainder >> 1 ^ ((0 - (remainder & 1)) & polynomial); }

/// The remainders of the 8-byte words in which one nibble has a value and all others are 0. Small enough to be made
/// anew by each call, in a tenth of a microsecond, so there is no state to share or to guard.
typedef struct {
    uint32_t of[16][16];
} nibble_remainders;

static void make(nibble_remainders *remainders) {
    // The last bit of a word leaves the polynomial; each bit before it is shifted once more.
    uint32_t of_bit[64];
    of_bit[63] = polynomial;
    for (int bit = 62; bit >= 0; bit--) of_bit[bit] = shifted(of_bit[bit + 1]);
    for (int nibble = 0; nibble < 16; nibble++) {
        uint32_t *of = remainders->of[nibble];
        of[0] = 0;
        for (int bit = 0; bit < 4; bit++) {
            for (int low = 0; low < 1 << bit; low++) of[(1 << bit) + low] = of[low] ^ of_bit[4 * nibble + bit];
        }
    }
}

/// The remainder after more bytes; neither it nor `remainder` is inverted, as PNG's CRC is.
static uint32_t remainder_after(uint32_t remainder, const uint8_t *bytes, size_t count) {
    if (count >= 8) {
        nibble_remainders remainders;
        make(&remainders);
        for (; count >= 8; bytes += 8, count -= 8) {
            uint64_t word = load64(bytes) ^ remainder;
            remainder = 0;
            for (int nibble = 0; nibble < 16; nibble++) remainder ^= remainders.of[nibble][word >> 4 * nibble & 15];
        }
    }
    for (; count > 0; bytes++, count--) {
        remainder ^= *bytes;
        for (int bit = 0; bit < 8; bit++) remainder = shifted(remainder);
    }
    return remainder;
}

#if TANGENT_X86
static inline __m128i load128(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i_u *)(const void *)bytes); }

/// `block` moved forward by the distance of `powers`, added to `next`.
TANGENT_PCLMUL static inline __m128i folded(__m128i block, __m128i powers, __m128i next) {
    __m128i low = _mm_clmulepi64_si128(block, powers, 0x00), high = _mm_clmulepi64_si128(block, powers, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), next);
}

/// Folds blocks of 16 bytes into one with the same remainder: V. Gopal et al., "Fast CRC computation for generic
/// polynomials using PCLMULQDQ instruction", Intel 2009. `count` is at least 64.
TANGENT_PCLMUL static uint32_t remainder_by_folding(uint32_t remainder, const uint8_t *bytes, size_t count) {
    // x^(512+32) and x^(512-32), x^(128+32) and x^(128-32) modulo the polynomial, mirrored.
    const __m128i by_four = _mm_set_epi64x(0x1C6E41596, 0x154442BD4);
    const __m128i by_one = _mm_set_epi64x(0x0CCAA009E, 0x1751997D0);
    __m128i state[4];
    for (int i = 0; i < 4; i++) state[i] = load128(bytes + 16 * i);
    state[0] = _mm_xor_si128(state[0], _mm_cvtsi32_si128((int)remainder));
    for (bytes += 64, count -= 64; count >= 64; bytes += 64, count -= 64) {
        for (int i = 0; i < 4; i++) state[i] = folded(state[i], by_four, load128(bytes + 16 * i));
    }
    __m128i block = state[0];
    for (int i = 1; i < 4; i++) block = folded(block, by_one, state[i]);
    for (; count >= 16; bytes += 16, count -= 16) block = folded(block, by_one, load128(bytes));

    uint8_t rest[32];
    memcpy(rest, &block, 16);
    memcpy(rest + 16, bytes, count);
    return remainder_after(0, rest, 16 + count);
}
#endif

uint32_t tangent_png_crc(uint32_t crc, const uint8_t *bytes, size_t count) {
#if TANGENT_X86
    if (count >= 64 && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1")) {
        return ~remainder_by_folding(~crc, bytes, count);
    }
#endif
    return ~remainder_after(~crc, bytes, count);
}

uint32_t tangent_png_crc_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
    return ~remainder_after(~crc, bytes, count);
}
