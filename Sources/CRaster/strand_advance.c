// Where one slice's points end, for x of any kind.

#include "slice_ends.h"
#include "strand_reading.h"

/// `advance` where x is known to be in order: looks at the guess, then at where it would be if points were as near one another
/// as they are on the whole there, then twice as far from there each time, then between the last two looks.
static size_t advance_by_doubling(const tangent_reading *line, size_t begin, size_t end, size_t guess, double threshold) {
    size_t low = begin, high = end, step = guess < 128 ? guess / 16 + 1 : 8;
    size_t look = end - begin > guess ? begin + guess : end;
    if (look < end && guess >= 128) {
        double slices = (threshold - value_at(line->x, look)) / (line->slices->width * line->values_a_pixel);
        double place = (double)look + slices * (double)guess, last = (double)(end - 1);
        place = place > (double)begin ? place : (double)begin;
        look = (size_t)(place < last ? place : last);
    }
    if (look < end && is_before(line, look, threshold)) {
        low = look + 1;
        for (; end - low > step && is_before(line, low + step, threshold); step *= 2) low += step + 1;
        if (end - low > step) high = low + step;
    } else if (look < end) {
        high = look;
        for (; high - begin > step && !is_before(line, high - step, threshold); step *= 2) high -= step;
        if (high - begin > step) low = high - step + 1;
    }
    return first_not_before(line, low, high, threshold);
}

/// `advance` where the ends of all blocks of x are known: no more than two or three values are read of the right one.
static size_t advance_by_blocks(const tangent_reading *line, size_t begin, size_t end, double threshold) {
    const tangent_column *x = line->x;
    const double *lasts = line->falls ? x->least : x->greatest, *firsts = line->falls ? x->greatest : x->least;
    size_t number = begin / x->block;
    for (;; number++) {
        if (number * x->block >= end) return end;
        if (line->falls ? lasts[number] <= threshold : lasts[number] >= threshold) break;
    }
    size_t first = number * x->block, low = first > begin ? first : begin;
    size_t high = first + x->block < end ? first + x->block : end;
    // Where it would be if they were evenly spaced, as they often are; then by halves.
    double span = lasts[number] - firsts[number];
    double part = (threshold - firsts[number]) / (span != 0 ? span : 1);
    size_t middle = low;
    if (part > 0 && part < 1) middle = first + (size_t)(part * (double)(x->block - 1)) + 1;
    if (middle < low || middle >= high) middle = low + (high - low) / 2;
    for (unsigned look = 0; low < high; look++) {
        bool is_left = is_before(line, middle, threshold);
        if (is_left) {
            low = middle + 1;
        } else {
            high = middle;
        }
        // After the guess its neighbour, which is the answer's if the guess was good.
        size_t half = low + (high - low) / 2;
        middle = look > 0 ? half : is_left ? low : high > low ? high - 1 : low;
    }
    return low;
}

size_t tangent_advance(const tangent_reading *line, size_t begin, size_t end, size_t guess, double edge, bool *sorted) {
    double threshold = tangent_threshold(line->x, line->values_a_pixel, edge);
    // Where points are few most slices have none.
    if (line->x->kind == TANGENT_DOUBLES && begin < end && !is_before(line, begin, threshold)) return begin;
    if (is_known_sorted(line)) {
        if (line->x->block) return advance_by_blocks(line, begin, end, threshold);
        return advance_by_doubling(line, begin, end, guess, threshold);
    }
    if (line->x->kind != TANGENT_INDICES) {
        return line->x_scans.advance(line->x, begin, end, line->count, threshold, line->falls, sorted);
    }
    if (!(threshold > (double)begin)) return begin;
    if (!(threshold < (double)end)) return end;
    int64_t index = (int64_t)threshold;
    return (size_t)index + ((double)index < threshold);
}
