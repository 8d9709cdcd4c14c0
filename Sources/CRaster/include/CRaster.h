#ifndef TANGENT_CRASTER_H
#define TANGENT_CRASTER_H

#include "CloudKernels.h"
#include "CompositeKernels.h"
#include "ConvexKernels.h"
#include "DataColumns.h"
#include "LineKernels.h"
#include "LineReduction.h"
#include "LineStrands.h"
#include "PNGKernels.h"
#include "Parallel.h"
#include "Processors.h"

#endif
