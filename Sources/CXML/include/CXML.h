#ifndef NASKH_CXML_H
#define NASKH_CXML_H
#endif
