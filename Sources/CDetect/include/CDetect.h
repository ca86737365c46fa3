#ifndef NASKH_CDetect_H
#define NASKH_CDetect_H

#include "CLanguage.h"

#endif
