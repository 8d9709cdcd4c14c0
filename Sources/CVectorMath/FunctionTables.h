// Values of functions at chosen points, to twice a double's digits, by Scripts/kernel-tables.
#ifndef FUNCTION_TABLES_H
#define FUNCTION_TABLES_H

extern const double vectorErrorFunctionTable[97][4];
extern const double vectorArcTangentTable[17][2];
extern const double vectorLogarithmTable[128][3];
extern const double vectorGammaSeries[15][4];

#endif
