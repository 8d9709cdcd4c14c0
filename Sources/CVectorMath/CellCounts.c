// Block by block: where the points fall, which is arithmetic on whole vectors, and then the counting itself.
#include "include/CellCounts.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { block = 512 };

typedef struct Counting {
    const ColumnSource *x, *y;
    const CellMap *across, *down;
    uint32_t *counts;
    ptrdiff_t first, last;
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

static void *countPart(void *context) {
    const Counting *counting = context;
    double xRoom[block], yRoom[block];
    int32_t columns[block], rows[block];
    for (ptrdiff_t begin = counting->first; begin < counting->last; begin += block) {
        ptrdiff_t rest = counting->last - begin, count = rest < block ? rest : block;
        places(values(counting->x, begin, count, xRoom), count, counting->across, columns);
        places(values(counting->y, begin, count, yRoom), count, counting->down, rows);
        for (ptrdiff_t i = 0; i < count; i++) {
            if ((columns[i] | rows[i]) < 0) continue;
            counting->counts[(ptrdiff_t)rows[i] * counting->across->count + columns[i]] += 1;
        }
    }
    return NULL;
}

void countCells(
    const ColumnSource *x, const ColumnSource *y, ptrdiff_t count, const CellMap *across, const CellMap *down, uint32_t *counts) {
    // A thread takes some 30 µs to make, and counting as long for each 10,000 points.
    const ptrdiff_t shared = 500000;
    ptrdiff_t cells = across->count * down->count;
    Counting first = {x, y, across, down, counts, 0, count}, second = first;
    pthread_t thread;
    uint32_t *others = NULL;
    if (count >= shared && count > 2 * cells && sysconf(_SC_NPROCESSORS_ONLN) > 1) others = calloc((size_t)cells, sizeof *others);
    if (others) {
        second.counts = others;
        second.first = count / 2;
        if (pthread_create(&thread, NULL, countPart, &second) == 0) {
            first.last = second.first;
        } else {
            free(others);
            others = NULL;
        }
    }
    countPart(&first);
    if (!others) return;
    pthread_join(thread, NULL);
    for (ptrdiff_t i = 0; i < cells; i++) counts[i] += others[i];
    free(others);
}
