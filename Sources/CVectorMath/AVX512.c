// The kernels for AVX512. Only this file's functions are compiled for it, so no flag of the whole build is needed.
#if defined(__x86_64__)
#define LANES 8
#define SUFFIX AVX512
#include "Tables.h"
#include <float.h>
#include <math.h>
#include <string.h>
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl"))), apply_to = function)
#include "Kernels.h"
#pragma clang attribute pop
#endif
