// The same work on several cores at once.
#ifndef WORKERS_H
#define WORKERS_H

#include <stddef.h>

#pragma clang assume_nonnull begin

// Something to do for first ..< first + count, by the caller (0) or one of its helpers (1, 2 …), whose numbers are their own.
typedef void (*WorkPieces)(void *context, int who, ptrdiff_t first, ptrdiff_t count);

// Does it for all of 0 ..< count in pieces, with up to so many helpers if there are cores for them that are free.
void shareWork(WorkPieces body, void *context, ptrdiff_t count, ptrdiff_t piece, int helpers);

// How many cores this process may use: fewer than there are in a container, or under taskset.
int coreCount(void);

#pragma clang assume_nonnull end

#endif
