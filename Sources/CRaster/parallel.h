// The same work on several parts of the data at once.

#ifndef TANGENT_PARALLEL_H
#define TANGENT_PARALLEL_H

#define TANGENT_MOST_THREADS 16

/// Calls `work(context, part)` for every part from 0 to `parts`, each on a thread of its own, and returns when all have.
/// `parts` is at most TANGENT_MOST_THREADS. Where no thread can be had the caller's does the work.
void tangent_in_parallel(unsigned parts, void (*work)(void *context, unsigned part), void *context);

#endif
