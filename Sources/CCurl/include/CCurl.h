#ifndef NASKH_CCurl_H
#define NASKH_CCurl_H
#endif
