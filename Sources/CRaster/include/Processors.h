#ifndef TANGENT_PROCESSORS_H
#define TANGENT_PROCESSORS_H

/// How many threads the machine runs at once; at least 1.
unsigned tangent_processor_count(void);

#endif
