#include "app/heap.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/ban.h"

void bx_heap_keep(void)
{
#ifdef __GLIBC__
    enum { KEPT = 16 << 20 };
    mallopt(M_MMAP_THRESHOLD, KEPT);
    mallopt(M_TRIM_THRESHOLD, KEPT);
#endif
}
