#include "include/NumberText.h"
#include <stdio.h>

void writeNumber(double value, bool isShort, int precision, char *text, size_t capacity) {
    if (isShort) {
        snprintf(text, capacity, "%.*g", precision, value);
    } else {
        snprintf(text, capacity, "%.*f", precision, value);
    }
}
