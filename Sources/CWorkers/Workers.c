// Shares work between cores: the caller's, and those of threads which are started when first needed and sleep whenever
// there is nothing to do.
//
// All take piece after piece from a common counter. So a worker that wakes late, or never, costs nothing but its help, where
// a thread that is made and joined costs the caller its share of time on a busy machine, milliseconds. And every result is
// the same as on one core, since no piece depends on another.
//
// To wake a thread takes as long as some jobs, so one that has helped looks out for the next for a moment before it sleeps, and
// so does a caller for its helpers' last pieces.
#if defined(__linux__)
#define _GNU_SOURCE // sched_getaffinity
#endif
#include "include/Workers.h"
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

typedef struct Job {
    WorkPieces body;
    void *context;
    ptrdiff_t count, piece;
    atomic_ptrdiff_t next;
    // How many workers may still join, and how many did.
    int places, joined;
    // How many of these are not done.
    atomic_int inside;
} Job;

static void takePieces(Job *job, int who) {
    for (;;) {
        ptrdiff_t first = atomic_fetch_add_explicit(&job->next, job->piece, memory_order_relaxed);
        if (first >= job->count) return;
        job->body(job->context, who, first, job->count - first < job->piece ? job->count - first : job->piece);
    }
}

enum { mostWorkers = 15, lookoutNanoseconds = 40000 };

// Waits a moment for `*value` to become another than `known`, unless others want the core.
static void lookOut(atomic_int *value, int known) {
    struct timespec begin, now;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    while (atomic_load_explicit(value, memory_order_acquire) == known) {
        sched_yield();
        clock_gettime(CLOCK_MONOTONIC, &now);
        if ((now.tv_sec - begin.tv_sec) * 1000000000L + now.tv_nsec - begin.tv_nsec > lookoutNanoseconds) return;
    }
}

// How many jobs were offered so far, for those who look out for one.
static atomic_int offers;

// All else under the lock.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER, finished = PTHREAD_COND_INITIALIZER;
static Job *offered; // what workers may begin
static bool isTaken; // a caller has the workers
static int started, lookingOut;

static void *workerMain(void *unused) {
    (void)unused;
    pthread_mutex_lock(&lock);
    for (;;) {
        if (offered == NULL || offered->places == 0) {
            int known = atomic_load_explicit(&offers, memory_order_relaxed);
            lookingOut += 1;
            pthread_mutex_unlock(&lock);
            lookOut(&offers, known);
            pthread_mutex_lock(&lock);
            lookingOut -= 1;
        }
        while (offered == NULL || offered->places == 0) pthread_cond_wait(&wake, &lock);
        Job *job = offered;
        job->places -= 1;
        job->inside += 1;
        int who = ++job->joined;
        pthread_mutex_unlock(&lock);
        takePieces(job, who);
        pthread_mutex_lock(&lock);
        // The job ends with its caller, which waits until nobody is inside.
        if (atomic_fetch_sub(&job->inside, 1) == 1) pthread_cond_signal(&finished);
    }
    return NULL;
}

int coreCount(void) {
#if defined(__linux__)
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}

// Starts workers up to `wanted`, as far as there are cores for them, and returns how many there are; with the lock held.
static int startWorkers(int wanted) {
    if (wanted > mostWorkers) wanted = mostWorkers;
    if (started >= wanted) return wanted;
    int cores = coreCount();
    while (started < wanted && started < cores - 1) {
        // Signals are the program's own threads' affair.
        sigset_t all, before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        pthread_t thread;
        bool isStarted = pthread_create(&thread, NULL, workerMain, NULL) == 0;
        pthread_sigmask(SIG_SETMASK, &before, NULL);
        if (!isStarted) break;
        pthread_detach(thread);
        started += 1;
    }
    return started < wanted ? started : wanted;
}

void shareWork(WorkPieces body, void *context, ptrdiff_t count, ptrdiff_t piece, int helpers) {
    Job job = {.body = body, .context = context, .count = count, .piece = piece};
    bool isShared = false;
    if (count > piece && helpers > 0) {
        pthread_mutex_lock(&lock);
        job.places = isTaken ? 0 : startWorkers(helpers);
        isShared = job.places > 0;
        if (isShared) {
            isTaken = true;
            offered = &job;
            atomic_fetch_add_explicit(&offers, 1, memory_order_release);
            for (int place = lookingOut; place < job.places; place++) pthread_cond_signal(&wake);
        }
        pthread_mutex_unlock(&lock);
    }
    takePieces(&job, 0);
    if (!isShared) return;
    pthread_mutex_lock(&lock);
    offered = NULL;
    if (job.inside > 0) {
        int inside = job.inside;
        pthread_mutex_unlock(&lock);
        lookOut(&job.inside, inside);
        pthread_mutex_lock(&lock);
    }
    while (job.inside > 0) pthread_cond_wait(&finished, &lock);
    isTaken = false;
    pthread_mutex_unlock(&lock);
}
