#include "scratch.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { alignment = 64, huge_page = 1 << 21 };

/// How far an address is from the next multiple.
static inline size_t rest(const char *memory, size_t multiple) { return (multiple - (uintptr_t)memory % multiple) % multiple; }

// The first touch of a page takes a microsecond or more, and a picture's bitmap has thousands of them. So what the allocator
// has had once is taken as it is; and Linux has pages of 2 MB too, for who asks. (aligned_alloc leaves splinters beside what it
// gives, for want of which it asks the system anew each time.)
void *tangent_scratch(size_t size, void **owner) {
    *owner = malloc(size + alignment);
    if (!*owner) return NULL;
    char *memory = (char *)*owner + rest(*owner, alignment);
#ifdef MADV_HUGEPAGE
    size_t before = rest(memory, huge_page);
    // Where it is refused, only time is lost.
    if (size >= before + huge_page) madvise(memory + before, (size - before) / huge_page * huge_page, MADV_HUGEPAGE);
#endif
    return memory;
}
