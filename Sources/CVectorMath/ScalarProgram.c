// Runs programs for a single point, which take tens of nanoseconds: nothing is allocated but for the longest.
#include "include/CVectorMath.h"

VectorScalarResults vectorRunScalarProgram(const VectorScalarProgram *program, double x, double y, double z) {
    enum { few = 96 };
    double some[few];
    double *numbers = program->numberCount <= few ? some : vectorAllocate(program->numberCount);
    numbers[0] = x;
    numbers[1] = y;
    numbers[2] = z;
    for (ptrdiff_t i = 0; i < program->constantCount; i++) numbers[3 + i] = program->constants[i];
    const VectorScalarInstruction *end = program->instructions + program->instructionCount;
    for (const VectorScalarInstruction *at = program->instructions; at < end; at++) {
        if (at->second >= 0)
            program->circle(numbers[at->a], &numbers[at->result], &numbers[at->second]);
        else
            numbers[at->result] = at->function(numbers[at->a], numbers[at->b], numbers[at->c]);
    }
    const int32_t *results = program->results;
    VectorScalarResults all = {
        numbers[results[0]], numbers[results[1]], numbers[results[2]],
        program->passes < 0 || numbers[program->passes] == 1,
    };
    if (numbers != some) vectorFree(numbers);
    return all;
}
