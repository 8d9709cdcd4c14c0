// Large memory that is zero.

#ifndef TANGENT_ZEROS_H
#define TANGENT_ZEROS_H

#include <stddef.h>

/// NULL where there is none.
void *tangent_zeros(size_t size);

void tangent_free_zeros(void *memory, size_t size);

#endif
