// The kernels for AVX2. Only this file's functions are compiled for it, so no flag of the whole build is needed.
#if defined(__x86_64__)
// Two registers to a vector: two chains of instructions that wait for one another go side by side, and what is read of the
// constants serves both.
#define LANES 8
#define HALF_LANES 4
#define SUFFIX AVX2
#define HAS_FUSED_MULTIPLY_ADD 1
#include "Tables.h"
#include <float.h>
#include <math.h>
#include <string.h>
// How two registers are passed depends on the instruction set; nothing outside of this file calls what takes them.
#pragma clang diagnostic ignored "-Wpsabi"
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "Kernels.h"
#include "Loops.h"
#pragma clang attribute pop
#endif
