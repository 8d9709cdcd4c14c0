// The inner loops of the PNG writer. What calls them, and in which order, is Raster's PNGEncoder.
//
// Pixels are cairo's: native-endian 32-bit words 0xAARRGGBB, colours multiplied by alpha.
// A packed row is what PNG compresses: one filter byte, then the pixels as bytes. The kernels may read, and those that
// pack may write, TANGENT_PNG_SLACK bytes beyond its end.

#ifndef TANGENT_PNG_KERNELS_H
#define TANGENT_PNG_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TANGENT_PNG_SLACK 32

// MARK: Colours

#define TANGENT_PNG_COLOR_SLOTS 1024

/// What a look at all pixels says about the smallest PNG colour type that holds them.
typedef struct {
    /// No pixel is translucent. When false, the fields below were not filled in.
    bool opaque;
    /// Every pixel has red = green = blue.
    bool grey;
    /// How many colours there are; 257 when more than 256, and then the table is not complete.
    uint32_t color_count;
    /// How many pixels differ from both the left pixel and the pixel above: those that cost literals.
    uint64_t new_pixels;
    /// The colours, in order of appearance, with alpha 255.
    uint32_t colors[256];
    /// An open-addressing hash table of indices into `colors`, each plus 1; 0 is a free slot.
    uint16_t slots[TANGENT_PNG_COLOR_SLOTS];
} tangent_png_survey;

/// Looks at the pixels once, and no further than the answer needs.
void tangent_png_survey_pixels(const void *pixels, size_t width, size_t height, size_t stride, bool has_alpha,
                               tangent_png_survey *survey);

// MARK: Rows

/// Whether two rows of pixels are the same, bit for bit.
bool tangent_png_equal_rows(const void *a, const void *b, size_t width);

/// Pixels to bytes, each with `width` pixels: red, green, blue; red; index into the survey's colours.
void tangent_png_pack_rgb(const void *pixels, size_t width, uint8_t *packed);
void tangent_png_pack_grey(const void *pixels, size_t width, uint8_t *packed);
void tangent_png_pack_indexed(const void *pixels, size_t width, const tangent_png_survey *survey, uint8_t *packed);
/// Red, green, blue, alpha, not multiplied by alpha, rounded as cairo's own PNG writer rounds.
void tangent_png_pack_rgba(const void *pixels, size_t width, uint8_t *packed);

/// PNG's filter 4 over `count` bytes of pixels: each byte less what its neighbours predict. `filtered` must not overlap
/// the rows. Returns the sum of the residuals' magnitudes.
uint32_t tangent_png_filter_paeth(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                                  uint8_t *filtered);

// MARK: DEFLATE

// A token is a literal byte, or a match of 3 to 258 bytes with the bytes one pixel before (256 + length - 3) or
// one row before (512 + length - 3).
#define TANGENT_PNG_LEFT_MATCHES 256
#define TANGENT_PNG_ABOVE_MATCHES 512
#define TANGENT_PNG_TOKENS 768

/// Turns a packed row, filter byte included, into at most `count` tokens, counts each in `histogram`, and returns how
/// many there are. `above` is the row before as it was compressed, or NULL where there is none or it is out of reach.
size_t tangent_png_tokenize(const uint8_t *row, const uint8_t *above, size_t count, size_t pixel_bytes,
                            uint16_t *tokens, uint32_t *histogram);

/// Takes tokens back out of the histogram.
void tangent_png_retract(const uint16_t *tokens, size_t count, uint32_t *histogram);

/// Bits that do not fill a byte yet: fewer than 8, the first in the lowest place.
typedef struct {
    uint64_t bits;
    unsigned count;
} tangent_png_bits;

/// Writes the code of every token: `codes[token]` has its bits in the low 56 and their number in the top 8.
/// Returns the end of what it wrote; it may overwrite 8 bytes beyond that.
uint8_t *tangent_png_write_tokens(const uint16_t *tokens, size_t count, const uint64_t *codes,
                                  tangent_png_bits *pending, uint8_t *output);

// MARK: Checksums

/// A part of zlib's Adler-32: the sum of the bytes, and the sum of all its prefixes' sums, neither reduced.
/// `count` is at most 131,072.
typedef struct {
    uint64_t sum;
    uint64_t sum_of_sums;
} tangent_png_adler_part;

tangent_png_adler_part tangent_png_adler(const uint8_t *bytes, size_t count);

/// CRC-32 of `bytes` that follow bytes whose CRC is `crc` (0 for none), as PNG and zlib define it.
uint32_t tangent_png_crc(uint32_t crc, const uint8_t *bytes, size_t count);
/// The same where the processor offers nothing for it; tests compare the two.
uint32_t tangent_png_crc_portable(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
