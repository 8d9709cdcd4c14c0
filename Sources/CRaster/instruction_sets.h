// Instruction sets beyond the platform's baseline: functions marked with one run only where the processor has it.
// <immintrin.h> is left to files that need it: reading it takes longer than compiling any of them.

#ifndef TANGENT_INSTRUCTION_SETS_H
#define TANGENT_INSTRUCTION_SETS_H

#if defined(__x86_64__)
#define TANGENT_X86 1
#define TANGENT_AVX2 __attribute__((target("avx2")))
#define TANGENT_AVX2_POPCNT __attribute__((target("avx2,popcnt")))
#define TANGENT_HAS_AVX2_POPCNT (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))
#define TANGENT_BMI2 __attribute__((target("bmi2")))
#define TANGENT_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2")))
#define TANGENT_HAS_AVX512 \
    (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && \
     __builtin_cpu_supports("avx512vl"))
#define TANGENT_SSSE3 __attribute__((target("ssse3")))
#define TANGENT_PCLMUL __attribute__((target("pclmul,sse4.1")))
#else
#define TANGENT_X86 0
#endif

/// For bodies that are compiled once for each instruction set.
#define TANGENT_INLINE static inline __attribute__((always_inline))

#endif
