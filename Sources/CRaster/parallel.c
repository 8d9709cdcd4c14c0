#include "Parallel.h"

#include "Processors.h"

#include <Workers.h>

typedef struct {
    void (*work)(void *, unsigned);
    void *context;
} assignment;

static void run(void *context, int who, ptrdiff_t first, ptrdiff_t count) {
    (void)who;
    const assignment *all = context;
    for (ptrdiff_t part = first; part < first + count; part++) all->work(all->context, (unsigned)part);
}

void tangent_in_parallel(unsigned parts, unsigned threads, void (*work)(void *context, unsigned part), void *context) {
    assignment all = {work, context};
    shareWork(run, &all, parts, 1, threads > 1 ? (int)threads - 1 : 0);
}

unsigned tangent_processor_count(void) {
    // Not the C library's answer, for which it reads a file each time.
    int count = coreCount();
    return count < 1 ? 1 : count > TANGENT_MOST_THREADS ? TANGENT_MOST_THREADS : (unsigned)count;
}
