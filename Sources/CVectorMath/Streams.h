// Results written past the caches; see VECTOR_STREAMED_COUNT.
#ifndef STREAMS_H
#define STREAMS_H

#include "include/CVectorMath.h"

// How many numbers of a line of memory lie before this one.
static inline ptrdiff_t placeInLine(const double *memory) { return (ptrdiff_t)((uintptr_t)memory % 64 / sizeof(double)); }

// The count that tells a kernel how to write.
static inline ptrdiff_t streamedCount(const double *result, ptrdiff_t count) {
    return placeInLine(result) == 0 ? -count : count;
}

// Such writes wait for nothing, not even for one another: this makes them come before what the core writes next.
static inline void finishStreams(void) {
#if defined(__x86_64__)
    __builtin_ia32_sfence();
#endif
}

#endif
