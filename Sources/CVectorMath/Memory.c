// Memory for long vectors.
#if defined(__linux__)
#define _GNU_SOURCE
#include <sys/mman.h>
#endif
#include "include/CVectorMath.h"
#include <stdlib.h>

#define HUGE_PAGE ((size_t)2 << 20)

// Of huge pages the system clears and maps one where it would 512 of the ordinary ones, which takes longer than most
// operations on their numbers, and the processor remembers where they are.
double *vectorAllocate(ptrdiff_t count) {
    size_t bytes = (size_t)count * sizeof(double);
    void *memory = NULL;
    if (bytes < 2 * HUGE_PAGE) {
        memory = malloc(bytes);
    } else if (posix_memalign(&memory, HUGE_PAGE, bytes) == 0) {
#if defined(__linux__)
        madvise(memory, bytes / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE); // a wish; nothing depends on it
#endif
    } else {
        memory = NULL;
    }
    if (memory == NULL) abort(); // as the allocator of Swift does
    return memory;
}

void vectorFree(double *memory) { free(memory); }
