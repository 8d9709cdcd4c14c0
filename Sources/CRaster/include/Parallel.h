// The same work on several parts of the data at once.

#ifndef TANGENT_PARALLEL_H
#define TANGENT_PARALLEL_H

#define TANGENT_MOST_THREADS 16

/// Calls `work(context, part)` for every part from 0 to `parts`, on up to `threads` threads, the caller's with them, and returns
/// when all have. Where no other thread can be had the caller's does the work.
void tangent_in_parallel(unsigned parts, unsigned threads, void (*work)(void *context, unsigned part), void *context);

#endif
