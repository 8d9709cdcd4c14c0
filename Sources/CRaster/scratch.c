#include "scratch.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { page = 4096, huge_page = 1 << 21 };

// The first touch of a page takes a microsecond or more, and a picture's bitmap has thousands of them. So what the allocator
// has had once is taken as it is; and Linux has pages of 2 MB too, for who asks.
void *tangent_scratch(size_t size) {
    // glibc keeps memory of a size that it has seen freed. What it adds for the alignment must not make it a page larger.
    size = (size + page - 1) / page * page + page / 2;
    char *memory = aligned_alloc(64, size);
#ifdef MADV_HUGEPAGE
    size_t before = (huge_page - (uintptr_t)memory % huge_page) % huge_page;
    // Where it is refused, only time is lost.
    if (memory && size >= before + huge_page) {
        madvise(memory + before, (size - before) / huge_page * huge_page, MADV_HUGEPAGE);
    }
#endif
    return memory;
}
