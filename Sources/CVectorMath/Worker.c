// Shares work between two cores: the caller's, and that of one thread which is started when first needed and sleeps
// whenever there is nothing to do.
//
// Both take piece after piece from a common counter. So a worker that wakes late, or never, costs nothing but its help, and
// every result is the same as on one core, since no piece depends on another.
#if defined(__linux__)
#define _GNU_SOURCE // sched_getaffinity
#include <sched.h>
#endif
#include "include/CVectorMath.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

typedef struct Job {
    VectorPieces body;
    void *context;
    ptrdiff_t count, piece;
    atomic_ptrdiff_t next;
} Job;

static void takePieces(Job *job, int who) {
    for (;;) {
        ptrdiff_t first = atomic_fetch_add_explicit(&job->next, job->piece, memory_order_relaxed);
        if (first >= job->count) return;
        job->body(job->context, who, first, job->count - first < job->piece ? job->count - first : job->piece);
    }
}

// All under the lock.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER, finished = PTHREAD_COND_INITIALIZER;
static Job *offered;  // what the worker may begin
static bool isTaken;  // a caller has the worker
static bool isInside; // the worker is in a job
static bool isStarted;

static void *workerMain(void *unused) {
    (void)unused;
    pthread_mutex_lock(&lock);
    for (;;) {
        while (offered == NULL) pthread_cond_wait(&wake, &lock);
        Job *job = offered;
        offered = NULL;
        isInside = true;
        pthread_mutex_unlock(&lock);
        takePieces(job, 1);
        pthread_mutex_lock(&lock);
        isInside = false;
        pthread_cond_signal(&finished);
    }
    return NULL;
}

// How many cores this process may use: fewer than there are in a container, or under taskset.
static int coreCount(void) {
#if defined(__linux__)
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

// Starts the worker if there is a core for it; with the lock held.
static bool startWorker(void) {
    if (isStarted) return true;
    if (coreCount() < 2) return false;
    // Signals are the program's own threads' affair.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    isStarted = pthread_create(&thread, NULL, workerMain, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (isStarted) pthread_detach(thread);
    return isStarted;
}

void vectorShare(VectorPieces body, void *context, ptrdiff_t count, ptrdiff_t piece) {
    Job job = {body, context, count, piece, 0};
    pthread_mutex_lock(&lock);
    bool isShared = !isTaken && startWorker();
    if (isShared) {
        isTaken = true;
        offered = &job;
        pthread_cond_signal(&wake);
    }
    pthread_mutex_unlock(&lock);
    takePieces(&job, 0);
    if (!isShared) return;
    pthread_mutex_lock(&lock);
    offered = NULL;
    while (isInside) pthread_cond_wait(&finished, &lock);
    isTaken = false;
    pthread_mutex_unlock(&lock);
}
