/* The flat door to this shim's C library; see the header. */
#include "CNames.h"
