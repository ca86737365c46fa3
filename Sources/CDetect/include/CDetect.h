#ifndef NASKH_CDetect_H
#define NASKH_CDetect_H
#endif
