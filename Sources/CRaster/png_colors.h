// The survey's table of colours.

#ifndef TANGENT_PNG_COLORS_H
#define TANGENT_PNG_COLORS_H

#include "PNGKernels.h"

static inline size_t slot_of(uint32_t color) { return (color * UINT32_C(0x9E3779B1)) >> 22; }
static inline size_t next_slot(size_t slot) { return (slot + 1) % TANGENT_PNG_COLOR_SLOTS; }

static inline unsigned index_of(const tangent_png_survey *survey, uint32_t color) {
    for (size_t slot = slot_of(color); survey->slots[slot]; slot = next_slot(slot)) {
        unsigned index = survey->slots[slot] - 1u;
        if (survey->colors[index] == color) return index;
    }
    return 0;
}

#endif
