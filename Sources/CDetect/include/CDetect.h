#ifndef NASKH_CDetect_H
#define NASKH_CDetect_H

#include "CCharset.h"
#include "CLanguage.h"

#endif
