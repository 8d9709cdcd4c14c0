#ifndef TANGENT_CRASTER_H
#define TANGENT_CRASTER_H

#include "PNGKernels.h"

#endif
