// The two checksums of a PNG file: Adler-32 over what is compressed, CRC-32 over what is written.

#include "PNGKernels.h"
#include "bytes.h"

// MARK: Adler-32

enum { lanes = 32, most_chunks = 16 };

typedef uint8_t bytes_vector __attribute__((vector_size(lanes)));
typedef uint16_t short_sums __attribute__((vector_size(lanes * 2)));
typedef uint32_t long_sums __attribute__((vector_size(lanes * 4)));

static inline __attribute__((always_inline)) tangent_png_adler_part adler(const uint8_t *bytes, size_t count) {
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

tangent_png_adler_part tangent_png_adler(const uint8_t *bytes, size_t count) { return adler(bytes, count); }

// MARK: CRC-32

uint32_t tangent_png_crc(uint32_t crc, const uint8_t *bytes, size_t count) {
    crc = ~crc;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) crc = crc >> 1 ^ (0 - (crc & 1) & UINT32_C(0xEDB88320));
    }
    return ~crc;
}
