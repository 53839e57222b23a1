#include "text/breaker.h"

#include "base/ban.h"

bx_line_plan bx_line_open(const bx_breaker *b, int start)
{
    const bx_measure *m = b->measure;
    return (bx_line_plan){
        .start = start,
        .indent = start == 0 ? m->first : m->rest,
        /* Opening marks are trimmed at line starts; not behind a first-line indent, whose two
           characters are counted to the mark's em, unless the layout wants it so (clreq
           #h-compression_of_punctuation_marks_at_line_start). */
        .trim =
            start > 0 || m->justify == BX_FLUSH_CENTER || m->first == 0 || b->p->rules->trim_indent,
    };
}

bx_len bx_line_room(const bx_breaker *b, const bx_line_plan *plan)
{
    return b->measure->width - plan->indent;
}

bx_status bx_line_push(bx_breaker *b, bx_line_plan plan)
{
    bx_line_plan *fresh = BX_VEC_PUSH(b->scratch, &b->plans);
    BX_TRY_NEW(fresh);
    *fresh = plan;
    return BX_OK;
}

bool bx_line_is_orphan(const bx_prepared *p, int start, int end)
{
    int hanzi = 0;
    for (int i = start; i < end; i++) {
        bx_class_kind kind = bx_cluster_rule(&p->clusters[i])->kind;
        if (kind == BX_KIND_HAN) hanzi++;
        else if (kind != BX_KIND_MARK && kind != BX_KIND_SPACE) return false;
        if (hanzi > 1) return false;
    }
    return hanzi == 1;
}

unsigned bx_line_faults(const bx_prepared *p, int start, int end)
{
    static const unsigned faults[] = {
        [BX_PLACE_LAST] = BX_FAULT_TORN,       [BX_PLACE_NUMBER] = BX_FAULT_NUMBER,
        [BX_PLACE_MAIL] = BX_FAULT_MAIL,       [BX_PLACE_LETTER] = BX_FAULT_LETTER,
        [BX_PLACE_ADDRESS] = BX_FAULT_ADDRESS, [BX_PLACE_SERIES] = BX_FAULT_SERIES,
        [BX_PLACE_NAME] = BX_FAULT_NAME,       [BX_PLACE_CLOSE] = BX_FAULT_CLOSE,
        [BX_PLACE_GOOD] = BX_FAULT_NONE};
    if (end < p->count) return faults[bx_place_at(p, end)];
    return start > 0 && bx_line_is_orphan(p, start, end) ? BX_FAULT_ORPHAN : BX_FAULT_NONE;
}

/*
 * The order of evils. A line whose gaps just do not read as spaces costs 20,400 (fit.c), so
 * that whole paragraphs of such lines are cheaper than one number parted from its unit; and
 * a gap that reads as a space, 500,000,000, is dearer than any number of parted units that a
 * paragraph has. A torn word is worse still, and what stands out is worse than any hole.
 */
int64_t bx_fault_penalty(unsigned faults)
{
    static const struct {
        unsigned fault;
        int64_t penalty;
    } evils[] = {
        {BX_FAULT_WIDE, 1000000000000}, {BX_FAULT_TORN, 10000000000}, {BX_FAULT_NUMBER, 2000000},
        {BX_FAULT_MAIL, 1000000},       {BX_FAULT_SERIES, 700000},    {BX_FAULT_NAME, 650000},
        {BX_FAULT_LETTER, 120000},      {BX_FAULT_ORPHAN, 90000},     {BX_FAULT_ADDRESS, 70000},
        {BX_FAULT_CLOSE, 25000},        {BX_FAULT_LOOSE_3, 6000},     {BX_FAULT_CONTRAST, 1500},
    };
    int64_t sum = 0;
    for (size_t i = 0; i < sizeof evils / sizeof *evils; i++)
        if (faults & evils[i].fault) sum += evils[i].penalty;
    return sum;
}
