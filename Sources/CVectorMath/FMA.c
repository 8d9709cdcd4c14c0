// The scalar forms for x86-64 machines that have fused multiply-add. Only this file's functions are compiled for it.
#if defined(__x86_64__)
#define LANES 2
#define SUFFIX FMA
#define HAS_FUSED_MULTIPLY_ADD 1
#include "Tables.h"
#include <float.h>
#include <math.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx,fma"))), apply_to = function)
#include "Kernels.h"
#include "Scalars.h"
#pragma clang attribute pop
#endif
