// Large memory that is needed for a moment.

#ifndef TANGENT_SCRATCH_H
#define TANGENT_SCRATCH_H

#include <stddef.h>

/// Whatever is in it, aligned for all vectors; NULL where there is none. `owner` is to be freed.
void *tangent_scratch(size_t size, void **owner);

#endif
