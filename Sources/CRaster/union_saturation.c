// Where many long pieces have been marked, most pixels are full, and nothing that is marked there changes the picture.

#include "union_marks.h"

#include <stdlib.h>
#include <string.h>

enum { tile_pixels = saturation_tile / samples };

/// Whether all of the window's pixels that marks in a tile may reach are full.
static bool is_full_around(const uint8_t *coverage, const tangent_window *window, int64_t column, int64_t row) {
    int64_t left = column * tile_pixels - 2 * margin_pixels, top = row * tile_pixels - 2 * margin_pixels;
    int64_t right = left + tile_pixels + 2 * margin_pixels, bottom = top + tile_pixels + 2 * margin_pixels;
    left = left > 0 ? left : 0;
    top = top > 0 ? top : 0;
    right = right < window->width ? right : window->width;
    bottom = bottom < window->height ? bottom : window->height;
    uint8_t all = 255;
    for (int64_t y = top; y < bottom; y++) {
        for (int64_t x = left; x < right; x++) all &= coverage[y * window->width + x];
    }
    return all == 255;
}

/// Finds the tiles that need no marks. Where there is no memory, all go on being marked.
void tangent_find_saturated(const tangent_marking *marking, uint64_t *bits, tangent_saturation *saturation) {
    // Looks become rarer as they find less, so that their time stays a part of that of the marks.
    saturation->next_look = saturation->marks + fmax(saturation->marks / 2, saturation->next_look - saturation->last_look);
    saturation->last_look = saturation->marks;
    const tangent_window *window = marking->line->window;
    size_t columns = (size_t)marking->line->width / saturation_tile + 1, rows = (size_t)marking->line->height / saturation_tile + 1;
    size_t pixels = (size_t)window->width * (size_t)window->height, flags = marking->flag_stride * marking->rows;
    if (!saturation->hidden) saturation->hidden = calloc(rows, columns);
    uint8_t *memory = malloc(pixels + flags + rows * columns);
    if (saturation->hidden && memory) {
        // The picture as it is, of this thread's marks alone.
        tangent_union line = *marking->line;
        line.parts = 1;
        line.coverage = memory;
        line.stride = (size_t)window->width;
        tangent_marking own = *marking;
        own.line = &line;
        own.bitmap_count = 1;
        own.bits[0] = bits;
        own.flags = memory + pixels;
        tangent_flag_part(&own, 0);
        tangent_count_part(&own, 0);
        uint8_t *full = own.flags + flags;
        for (size_t tile = 0; tile < rows * columns && !line.out_of_memory[0]; tile++) {
            full[tile] = is_full_around(memory, window, (int64_t)(tile % columns), (int64_t)(tile / columns));
        }
        // Marks that are looked up together may lie in a tile's neighbours too.
        for (size_t tile = 0; tile < rows * columns && !line.out_of_memory[0]; tile++) {
            size_t column = tile % columns, row = tile / columns;
            uint8_t all = 1;
            for (size_t y = row ? row - 1 : 0; y <= row + 1 && y < rows; y++) {
                for (size_t x = column ? column - 1 : 0; x <= column + 1 && x < columns; x++) all &= full[y * columns + x];
            }
            saturation->hidden[tile] = all;
        }
        saturation->columns = columns;
    }
    free(memory);
}
