#include "compose/table_tally.h"

#include "base/decimal.h"

#include "base/ban.h"

struct bx_running_sum {
    const bx_tally *tally;
    bx_decimal before, page; /* of the rows before the page that was added last, and of its own */
    int next;                /* the row behind that page's */
};

static bx_decimal add(bx_decimal a, bx_decimal b)
{
    bx_decimal sum = a;
    bx_status status = bx_decimal_add(a, b, &sum);
    BX_ASSERT(status == BX_OK); /* bx_tally: what its amounts add up to is a decimal */
    return sum;
}

static bx_decimal sum_of(const bx_set_table *t, const bx_tally *tally, int first, int end)
{
    bx_decimal sum = {0};
    if (first < t->body.first) first = t->body.first;
    if (end > t->body.end) end = t->body.end;
    for (int row = first; row < end; row++)
        sum = add(sum, tally->amounts[row]);
    return sum;
}

static bx_running_sum *sum_for(const bx_set_table *t, const bx_tally *tally)
{
    for (int i = 0; i < t->sum_count; i++)
        if (t->sums[i].tally == tally) return &t->sums[i];
    return NULL;
}

bx_status bx_tallies_open(bx_composer *c, bx_set_table *t)
{
    int most = t->cell_count - t->table->cell_count;
    if (most == 0) return BX_OK;
    t->sums = BX_NEW_ARRAY(c->passing, bx_running_sum, most);
    BX_TRY_NEW(t->sums);
    for (int i = 0; i < most; i++) {
        const bx_tally *tally = t->extra[i].tally;
        if (tally && !sum_for(t, tally)) t->sums[t->sum_count++].tally = tally;
    }
    return BX_OK;
}

static bx_status write(bx_composer *c, const bx_tally *tally, bx_decimal value, bx_str *text)
{
    bx_buf out = {0};
    bx_decimal rounded = value;
    bx_status status = bx_decimal_round(value, tally->places, BX_ROUND_HALF_UP, &rounded);
    BX_ASSERT(status == BX_OK);
    bx_buf_add_decimal(&out, rounded, tally->places, (bx_grouping)tally->grouping);
    *text = bx_buf_keep(&out, c->arena);
    return text->ptr ? BX_OK : BX_ERR_MEMORY;
}

/* No page has more than all that is above zero, nor less than all that is below. */
bx_status bx_tally_widest(bx_composer *c, const bx_set_table *t, const bx_tally *tally,
                          bx_str *text)
{
    bx_decimal most = {0}, least = {0};
    for (int row = t->body.first; row < t->body.end; row++) {
        bx_decimal amount = tally->amounts[row];
        if (bx_decimal_sign(amount) > 0) most = add(most, amount);
        else least = add(least, amount);
    }
    bx_str above, below;
    BX_TRY(write(c, tally, most, &above));
    BX_TRY(write(c, tally, least, &below));
    *text = below.len > above.len ? below : above;
    return BX_OK;
}

void bx_tallies_add(const bx_set_table *t, int first, int end)
{
    for (int i = 0; i < t->sum_count; i++) {
        bx_running_sum *sum = &t->sums[i];
        bool goes_on = sum->next == first && first > 0;
        sum->before = goes_on ? add(sum->before, sum->page) : sum_of(t, sum->tally, 0, first);
        sum->page = sum_of(t, sum->tally, first, end);
        sum->next = end;
    }
}

bx_status bx_tally_text(bx_composer *c, const bx_set_table *t, const bx_cell *cell, bx_str *text)
{
    const bx_running_sum *sum = sum_for(t, cell->tally);
    BX_ASSERT(sum);
    switch ((bx_tally_kind)cell->tally_kind) {
    case BX_TALLY_PAGE: return write(c, cell->tally, sum->page, text);
    case BX_TALLY_BEFORE: return write(c, cell->tally, sum->before, text);
    case BX_TALLY_SO_FAR: break;
    }
    return write(c, cell->tally, add(sum->before, sum->page), text);
}
