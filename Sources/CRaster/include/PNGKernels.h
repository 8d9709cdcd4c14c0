// The inner loops of the PNG writer. What calls them, and in which order, is Raster's PNGEncoder.
//
// Pixels are cairo's: native-endian 32-bit words 0xAARRGGBB, colours multiplied by alpha. A row is compressed from words that
// hold the bytes of its pixels as PNG wants them: 0xAARRGGBB not multiplied by alpha, 0x..RRGGBB, or one byte in the lowest
// place, grey or an index.
//
// Most pixels of a figure repeat a neighbour, so what repeats what is found once, as bits: a row has one for each pixel, the
// first in the lowest place of a word of 64, and at least one more, which is clear.

#ifndef TANGENT_PNG_KERNELS_H
#define TANGENT_PNG_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How many words hold a row's bits.
static inline size_t tangent_png_bit_words(size_t width) { return width / 64 + 1; }

// MARK: Colours

#define TANGENT_PNG_COLOR_SLOTS 1024

/// What a look at pixels says about the smallest PNG colour type that holds them.
typedef struct {
    /// No pixel is translucent. When false, the fields below were not filled in.
    bool opaque;
    /// Every pixel has red = green = blue.
    bool grey;
    /// How many colours there are; 257 when more than 256, and then the table is not complete.
    uint32_t color_count;
    /// The colours, in order of appearance, with alpha 255.
    uint32_t colors[256];
    /// An open-addressing hash table of indices into `colors`, each plus 1; 0 is a free slot.
    uint16_t slots[TANGENT_PNG_COLOR_SLOTS];
} tangent_png_survey;

/// The pixels that belong to a picture, from `pixels` on.
typedef struct {
    const void *pixels;
    size_t width;
    /// Bytes from one row to the next.
    size_t stride;
    /// Whether the words' top bytes mean anything.
    bool has_alpha;
} tangent_png_picture;

/// What is known of a row beside its bits.
typedef struct {
    /// How many pixels are neither those above nor those to their left: these cost literals.
    uint32_t new_pixels;
    /// All are those above.
    bool is_repeated;
} tangent_png_row_survey;

/// Looks at the rows from `first` to `end`, and writes of each, at its place, which pixels are those of the row above, which
/// are those to their left, and what follows from it.
void tangent_png_survey_rows(const tangent_png_picture *picture, size_t first, size_t end, uint64_t *same_above,
                             uint64_t *same_left, tangent_png_row_survey *rows, tangent_png_survey *survey);

/// Adds what was seen of the rows that follow.
void tangent_png_add_survey(tangent_png_survey *survey, const tangent_png_survey *next);

// MARK: Rows

/// Pixels to words of indices into the survey's colours, and to words not multiplied by alpha, rounded as cairo's own PNG
/// writer rounds. `above` has the words of the row above, from which those of the same pixels are taken, or it is NULL.
void tangent_png_index_row(const uint32_t *row, const uint32_t *above, const uint64_t *same_above, size_t width,
                           const tangent_png_survey *survey, uint32_t *words);
void tangent_png_unmultiply_row(const uint32_t *row, const uint32_t *above, const uint64_t *same_above, size_t width,
                                uint32_t *words);

/// PNG's filter 4: each byte less what its neighbours predict, and 0 for bytes that are not in `mask`. `filtered` must not
/// overlap the rows. Returns the sum of the residuals' magnitudes.
uint32_t tangent_png_filter_paeth(const uint32_t *row, const uint32_t *above, size_t width, uint32_t mask,
                                  uint32_t *filtered);

/// Which words are those of the row above, and which those to their left.
void tangent_png_find_same_above(const uint32_t *row, const uint32_t *above, size_t width, uint64_t *same_above);
void tangent_png_find_same_left(const uint32_t *row, size_t width, uint64_t *same_left);

/// How many tokens a row takes, or a few more. `same_above` may be NULL.
size_t tangent_png_count_tokens(const uint64_t *same_above, const uint64_t *same_left, size_t width, size_t pixel_bytes);

/// Words to the bytes that they hold.
void tangent_png_pack(const uint32_t *row, size_t width, size_t pixel_bytes, uint8_t *packed);

// MARK: DEFLATE

// A token is a literal byte, or a match of 3 to 258 bytes with the bytes one pixel before (256 + length - 3) or
// one row before (512 + length - 3).
#define TANGENT_PNG_LEFT_MATCHES 256
#define TANGENT_PNG_ABOVE_MATCHES 512
#define TANGENT_PNG_TOKENS 768

/// A row as it is compressed.
typedef struct {
    const uint32_t *words;
    /// NULL where no match reaches the row above, or it has another filter.
    const uint64_t *same_above;
    const uint64_t *same_left;
    size_t width;
    size_t pixel_bytes;
    /// Whether all words are those above; only where `same_above` tells so too.
    bool is_repeated;
    uint8_t filter;
} tangent_png_row;

/// Tokens on their way into memory that has room for them.
typedef struct {
    uint16_t *next;
    /// Counts each token.
    uint32_t *histogram;
    /// How many bytes at the last row's end are those of the row above, if the next row may go on with that: 0, or 3 and more.
    size_t open_match;
    /// How many of the last tokens are those of a whole row that repeats the one above; 0 where it does not.
    size_t repetition;
    /// How many rows more have had the same tokens, which are not counted yet.
    uint32_t repeats;
} tangent_png_tokens;

/// Turns a row's bytes, filter byte included, into tokens, at most one for each byte since the last that has any.
void tangent_png_tokenize(const tangent_png_row *row, tangent_png_tokens *tokens);

/// Ends what the last row left open; all tokens are counted then.
void tangent_png_end_tokens(tangent_png_tokens *tokens);

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
typedef struct {
    uint64_t sum;
    uint64_t sum_of_sums;
} tangent_png_adler_part;

/// Makes the part of the row above that of the row, whose words are at most 32,768. Words that `same_above` marks need not be
/// looked at. Where `above` is NULL, adds all of the row's bytes.
void tangent_png_update_adler(tangent_png_adler_part *part, const uint32_t *row, const uint32_t *above,
                              const uint64_t *same_above, size_t width, size_t pixel_bytes);

/// CRC-32 of `bytes` that follow bytes whose CRC is `crc` (0 for none), as PNG and zlib define it.
uint32_t tangent_png_crc(uint32_t crc, const uint8_t *bytes, size_t count);
/// The same where the processor offers nothing for it; tests compare the two.
uint32_t tangent_png_crc_portable(uint32_t crc, const uint8_t *bytes, size_t count);

#endif
