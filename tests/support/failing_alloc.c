#include "support/failing_alloc.h"

#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *pointer, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);

static long count, fail_at;
static bool fail_ever;

void bx_alloc_fail(long at, bool ever)
{
    count = 0;
    fail_at = at;
    fail_ever = ever;
}

long bx_alloc_count(void)
{
    return count;
}

bool bx_alloc_has_failed(void)
{
    return fail_at > 0 && count >= fail_at;
}

static bool fails(void)
{
    count++;
    return count == fail_at || (fail_ever && bx_alloc_has_failed());
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t items, size_t size)
{
    return fails() ? NULL : __real_calloc(items, size);
}

void *__wrap_realloc(void *pointer, size_t size)
{
    return fails() ? NULL : __real_realloc(pointer, size);
}
