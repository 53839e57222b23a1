#include "batch/shared_seals.h"

#include <string.h>

#include "base/ban.h"

enum { DIGITS = 64 };

bool bx_shared_seals_next(bx_str *left, bx_report_seal *seal)
{
    size_t end = bx_str_find(*left, BX_STR("\n"));
    if (end <= DIGITS || end == left->len) return false;
    seal->sha256 = (bx_str){left->ptr, DIGITS};
    seal->names = (bx_str){left->ptr + DIGITS, end - DIGITS - 1};
    seal->names.ptr++; /* behind the blank */
    *left = (bx_str){left->ptr + end + 1, left->len - end - 1};
    return true;
}

static int compare(const void *a, const void *b)
{
    const bx_report_seal *one = a, *other = b;
    int order = memcmp(one->sha256.ptr, other->sha256.ptr, DIGITS);
    if (order != 0) return order;
    if (one->report != other->report) return one->report < other->report ? -1 : 1;
    return one->names.ptr < other->names.ptr ? -1 : 1; /* as they stand in one intent */
}

/* A body may be called otherwise in another report of its own. */
static bool is_one_body(const bx_report_seal *a, const bx_report_seal *b)
{
    bool is_one_author = a->body.len > 0 && bx_str_equal(a->body, b->body);
    return a->report == b->report || is_one_author || bx_str_equal(a->names, b->names);
}

/* The first one's rival is the first that is not its body's, and those of its body have the same. */
static void find_rivals(bx_report_seal *seals, int count)
{
    int other = 1;
    while (other < count && is_one_body(&seals[0], &seals[other]))
        other++;
    if (other == count) return;
    for (int i = 0; i < count; i++)
        seals[i].rival = is_one_body(&seals[0], &seals[i]) ? &seals[other] : &seals[0];
}

void bx_shared_seals_find(bx_report_seal *seals, int count)
{
    if (count > 0) qsort(seals, (size_t)count, sizeof *seals, compare);
    for (int start = 0, end; start < count; start = end) {
        end = start + 1;
        while (end < count && bx_str_equal(seals[start].sha256, seals[end].sha256))
            end++;
        find_rivals(seals + start, end - start);
    }
}
