#ifndef NASKH_CNames_H
#define NASKH_CNames_H
#endif
