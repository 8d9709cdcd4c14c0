// The two checksums of a PNG file: Adler-32 over what is compressed, CRC-32 over what is written.

#include "PNGKernels.h"
#include "bytes.h"
#include "instruction_sets.h"

#if TANGENT_X86
#include <immintrin.h>
#endif

// MARK: Adler-32

enum { lanes = 32, most_chunks = 16 };

typedef uint8_t bytes_vector __attribute__((vector_size(lanes)));
typedef uint16_t short_sums __attribute__((vector_size(lanes * 2)));
typedef uint32_t long_sums __attribute__((vector_size(lanes * 4)));

TANGENT_INLINE tangent_png_adler_part adler(const uint8_t *bytes, size_t count) {
    // Lane l sums the bytes l, l + 32, l + 64, …, and sums its sums: 255 · 16 · 17 / 2 fits 16 bits, so sixteen
    // chunks are added narrow; 255 · 4096² / 2 fits 32, so a whole row is added without a reduction.
    long_sums sums = {0}, sums_of_sums = {0};
    size_t i = 0;
    while (i + lanes <= count) {
        size_t chunks = (count - i) / lanes;
        if (chunks > most_chunks) chunks = most_chunks;
        short_sums narrow = {0}, narrow_sums = {0};
        for (size_t chunk = 0; chunk < chunks; chunk++, i += lanes) {
            bytes_vector vector;
            memcpy(&vector, bytes + i, lanes);
            narrow += __builtin_convertvector(vector, short_sums);
            narrow_sums += narrow;
        }
        sums_of_sums += sums * (uint32_t)chunks + __builtin_convertvector(narrow_sums, long_sums);
        sums += __builtin_convertvector(narrow, long_sums);
    }
    // Byte l of a chunk has l fewer bytes behind it than byte 0 has.
    tangent_png_adler_part part = {0, 0};
    for (unsigned lane = 0; lane < lanes; lane++) {
        part.sum += sums[lane];
        part.sum_of_sums += (uint64_t)sums_of_sums[lane] * lanes - (uint64_t)sums[lane] * lane;
    }
    for (; i < count; i++) {
        part.sum += bytes[i];
        part.sum_of_sums += part.sum;
    }
    return part;
}

#if TANGENT_X86
/// The same with the instructions that add bytes up by eights and by twos, weighted.
TANGENT_AVX2 static tangent_png_adler_part adler_avx2(const uint8_t *bytes, size_t count) {
    // 4096 chunks of at most 4 · 255 · 32 in each of 32 bits are few enough; what grows with their square has 64.
    const __m256i zero = _mm256_setzero_si256(), ones = _mm256_set1_epi16(1);
    const __m256i weights = _mm256_setr_epi8(32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13,
                                             12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    // Of the chunks so far: their sums, these sums' sums before each chunk, and the sums within the chunks.
    __m256i sums = zero, earlier = zero, within = zero;
    size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        __m256i vector = _mm256_loadu_si256((const __m256i_u *)(const void *)(bytes + i));
        earlier = _mm256_add_epi64(earlier, sums);
        sums = _mm256_add_epi64(sums, _mm256_sad_epu8(vector, zero));
        within = _mm256_add_epi32(within, _mm256_madd_epi16(_mm256_maddubs_epi16(vector, weights), ones));
    }
    uint64_t of_sums[4], of_earlier[4];
    uint32_t of_within[8];
    memcpy(of_sums, &sums, sizeof of_sums);
    memcpy(of_earlier, &earlier, sizeof of_earlier);
    memcpy(of_within, &within, sizeof of_within);
    tangent_png_adler_part part = {0, 0};
    for (unsigned lane = 0; lane < 4; lane++) {
        part.sum += of_sums[lane];
        part.sum_of_sums += of_earlier[lane] * lanes;
    }
    for (unsigned lane = 0; lane < 8; lane++) part.sum_of_sums += of_within[lane];
    for (; i < count; i++) {
        part.sum += bytes[i];
        part.sum_of_sums += part.sum;
    }
    return part;
}
#endif

tangent_png_adler_part tangent_png_adler(const uint8_t *bytes, size_t count) {
#if TANGENT_X86
    if (__builtin_cpu_supports("avx2")) return adler_avx2(bytes, count);
#endif
    return adler(bytes, count);
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
