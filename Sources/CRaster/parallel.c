#include "parallel.h"

#include "Processors.h"

#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

typedef struct {
    void (*work)(void *, unsigned);
    void *context;
    unsigned part;
} assignment;

static void *run(void *argument) {
    assignment *own = argument;
    own->work(own->context, own->part);
    return 0;
}

// Threads are made for each call: that takes some 30 µs, and only work of a millisecond or more is divided. So nothing
// outlives the call, and nothing has to be shared between callers.
void tangent_in_parallel(unsigned parts, void (*work)(void *context, unsigned part), void *context) {
    pthread_t threads[TANGENT_MOST_THREADS];
    bool started[TANGENT_MOST_THREADS] = {false};
    assignment assignments[TANGENT_MOST_THREADS];
    for (unsigned part = 0; part + 1 < parts; part++) {
        assignments[part] = (assignment){work, context, part};
        started[part] = pthread_create(&threads[part], 0, run, &assignments[part]) == 0;
    }
    work(context, parts - 1);
    for (unsigned part = 0; part + 1 < parts; part++) {
        if (started[part]) {
            pthread_join(threads[part], 0);
        } else {
            work(context, part);
        }
    }
}

unsigned tangent_processor_count(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > TANGENT_MOST_THREADS ? TANGENT_MOST_THREADS : (unsigned)count;
}
