// Numbers as text.
#ifndef NUMBER_TEXT_H
#define NUMBER_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

// Writes what printf makes of `%.*g` if short, else of `%.*f`, as far as it and a NUL fit. From Swift the same call looks up
// for every argument what it is, which takes ten times as long as the number.
void writeNumber(double value, bool isShort, int precision, char *text, size_t capacity);

#pragma clang assume_nonnull end

#endif
