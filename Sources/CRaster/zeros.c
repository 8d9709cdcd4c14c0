#include "zeros.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { huge_page = 1 << 21 };

static inline size_t rounded(size_t size) { return (size + huge_page - 1) / huge_page * huge_page; }

// The first touch of a page takes a microsecond or more, and a picture's bitmap has thousands of them. Linux has pages of
// 2 MB too, for who asks.
void *tangent_zeros(size_t size) {
#ifdef MADV_HUGEPAGE
    if (size >= huge_page) {
        size = rounded(size);
        size_t whole = size + huge_page;
        char *memory = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED) return NULL;
        // From a large page's edge to another's: what is around it goes back.
        size_t before = (huge_page - (uintptr_t)memory % huge_page) % huge_page;
        if (before) munmap(memory, before);
        if (whole - before > size) munmap(memory + before + size, whole - before - size);
        memory += before;
        // Where it is refused, only time is lost.
        madvise(memory, size, MADV_HUGEPAGE);
        return memory;
    }
#endif
    return calloc(size, 1);
}

void tangent_free_zeros(void *memory, size_t size) {
#ifdef MADV_HUGEPAGE
    if (size >= huge_page) {
        munmap(memory, rounded(size));
        return;
    }
#endif
    (void)size;
    free(memory);
}
