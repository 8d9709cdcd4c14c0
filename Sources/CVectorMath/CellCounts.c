// Block by block: where the points fall, which is arithmetic on whole vectors, and then the counting itself.
#include "include/CellCounts.h"
#include <Workers.h>
#include <stdlib.h>

enum { block = 512 };

typedef struct Counting {
    const ColumnSource *x, *y;
    const CellMap *across, *down;
    // The caller's and its helper's.
    uint32_t *counts[2];
} Counting;

// The block's values as doubles: where they lie, or written to `room`.
static const double *values(const ColumnSource *source, ptrdiff_t begin, ptrdiff_t count, double *room) {
    if (source->doubles) return source->doubles + begin;
    if (source->floats) {
        for (ptrdiff_t i = 0; i < count; i++) room[i] = (double)source->floats[begin + i];
    } else {
        source->read(source->owner, begin, count, room);
    }
    return room;
}

// Which cell, or -1 for one outside; a NaN is outside too.
static void places(const double *values, ptrdiff_t count, const CellMap *map, int32_t *cells) {
    double cellCount = (double)map->count;
    for (ptrdiff_t i = 0; i < count; i++) {
        double place = (values[i] - map->origin) * map->scale + map->offset;
        cells[i] = place >= 0 && place < cellCount ? (int32_t)place : -1;
    }
}

static void countPiece(void *context, int who, ptrdiff_t first, ptrdiff_t size) {
    const Counting *counting = context;
    uint32_t *counts = counting->counts[who];
    double xRoom[block], yRoom[block];
    int32_t columns[block], rows[block];
    for (ptrdiff_t begin = first; begin < first + size; begin += block) {
        ptrdiff_t rest = first + size - begin, count = rest < block ? rest : block;
        places(values(counting->x, begin, count, xRoom), count, counting->across, columns);
        places(values(counting->y, begin, count, yRoom), count, counting->down, rows);
        for (ptrdiff_t i = 0; i < count; i++) {
            if ((columns[i] | rows[i]) < 0) continue;
            counts[(ptrdiff_t)rows[i] * counting->across->count + columns[i]] += 1;
        }
    }
}

void countCells(
    const ColumnSource *x, const ColumnSource *y, ptrdiff_t count, const CellMap *across, const CellMap *down, uint32_t *counts) {
    ptrdiff_t cells = across->count * down->count, pieces = count / block / 16;
    Counting counting = {x, y, across, down, {counts, NULL}};
    // A second core pays where it has more to count than there is to add up.
    if (count >= 100000 && count > 2 * cells) counting.counts[1] = calloc((size_t)cells, sizeof *counts);
    shareWork(countPiece, &counting, count, (pieces < 1 ? 1 : pieces) * block, counting.counts[1] ? 1 : 0);
    if (!counting.counts[1]) return;
    for (ptrdiff_t i = 0; i < cells; i++) counts[i] += counting.counts[1][i];
    free(counting.counts[1]);
}
