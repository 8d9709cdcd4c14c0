#include "strand_storage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool grow(void **memory, size_t size, size_t capacity) {
    void *moved = realloc(*memory, size * capacity);
    if (moved) *memory = moved;
    return moved != NULL;
}

bool tangent_reserve_slices(tangent_strands *strands, size_t capacity) {
    if (capacity <= strands->slice_capacity) return true;
    if (!grow((void **)&strands->least, sizeof(float), capacity) ||
        !grow((void **)&strands->greatest, sizeof(float), capacity) ||
        !grow((void **)&strands->left, sizeof(float), capacity)) {
        strands->out_of_memory = true;
        return false;
    }
    strands->slice_capacity = capacity;
    return true;
}

void tangent_append_slice(tangent_strands *strands, float least, float greatest, float left) {
    if (strands->out_of_memory) return;
    if (strands->slice_count == strands->slice_capacity &&
        !tangent_reserve_slices(strands, 2 * strands->slice_capacity + 64)) return;
    size_t index = strands->slice_count++;
    strands->least[index] = least;
    strands->greatest[index] = greatest;
    strands->left[index] = left;
    strands->strands[strands->strand_count - 1].count += 1;
}

/// Room for one more element than `count`.
static bool make_room(tangent_strands *strands, void **memory, size_t size, size_t count, size_t *capacity) {
    if (count < *capacity) return true;
    if (!grow(memory, size, 2 * *capacity + 16)) {
        strands->out_of_memory = true;
        return false;
    }
    *capacity = 2 * *capacity + 16;
    return true;
}

void tangent_begin_strand(tangent_strands *strands, size_t slice) {
    if (!make_room(strands, (void **)&strands->strands, sizeof(tangent_strand), strands->strand_count,
                   &strands->strand_capacity)) return;
    strands->strands[strands->strand_count++] = (tangent_strand){slice, 0, strands->slice_count};
}

void tangent_append_cap(tangent_strands *strands, tangent_cap cap) {
    if (!make_room(strands, (void **)&strands->caps, sizeof(tangent_cap), strands->cap_count, &strands->cap_capacity)) return;
    strands->caps[strands->cap_count++] = cap;
}

void tangent_free_strands(tangent_strands *strands) {
    free(strands->strands);
    free(strands->caps);
    free(strands->least);
    free(strands->greatest);
    free(strands->left);
}

void tangent_join_strands(tangent_strands *all, const tangent_strands *next, bool has_slices) {
    all->sorted &= next->sorted;
    all->out_of_memory |= next->out_of_memory;
    if (!all->sorted || all->out_of_memory) return;
    if (!tangent_reserve_slices(all, all->slice_count + next->slice_count)) return;
    size_t base = all->slice_count, slice = 0;
    for (size_t number = 0; number < next->strand_count; number++) {
        const tangent_strand *strand = &next->strands[number];
        // A strand that came in over the part's left edge goes on where the part before stopped.
        bool goes_on = number == 0 && all->is_open && strand->count && !isnan(next->left[strand->offset]);
        if (!goes_on) tangent_begin_strand(all, strand->first_slice);
        if (all->out_of_memory) return;
        tangent_strand *joined = &all->strands[all->strand_count - 1];
        if (!goes_on) joined->offset = base + strand->offset;
        joined->count += strand->count;
        slice += strand->count;
    }
    memcpy(all->least + base, next->least, slice * sizeof(float));
    memcpy(all->greatest + base, next->greatest, slice * sizeof(float));
    memcpy(all->left + base, next->left, slice * sizeof(float));
    all->slice_count += slice;
    for (size_t i = 0; i < next->cap_count && !all->out_of_memory; i++) tangent_append_cap(all, next->caps[i]);
    if (has_slices) all->is_open = next->is_open;
}
