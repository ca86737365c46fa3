#ifndef NASKH_CCodecs_H
#define NASKH_CCodecs_H
#endif
