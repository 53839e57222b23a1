#include "measure/finding.h"

#include "measure/elements.h"

#include "base/ban.h"

/* How far a reading is from what is asked; 0: it is as asked. */
static int64_t excess(const bx_clause *c, const bx_reading *r)
{
    bx_gauge_kind kind = bx_gauge_rows[c->gauge].kind;
    int64_t over = 0, tolerance = kind == BX_GAUGES_LENGTH ? c->tolerance : 0;
    if (kind == BX_GAUGES_WORD) return bx_str_equal(c->word, r->word) ? 0 : 1;
    if (c->has_least) over = bx_len_max(over, c->least - tolerance - r->value);
    if (c->has_most) over = bx_len_max(over, r->value - c->most - tolerance);
    return over;
}

static void take(bx_finding *f, const bx_reading *r, int64_t *worst)
{
    int64_t over = excess(f->clause, r);
    f->count++;
    f->off += over > 0;
    if (f->has_reading && over <= *worst) return;
    f->reading = *r;
    f->has_reading = true;
    *worst = over;
}

/* What a layout says otherwise than that of the clause is no fault of the pages. */
static void judge(bx_finding *f)
{
    const bx_clause *c = f->clause;
    bool is_missing = !f->has_reading;
    f->verdict = BX_VERDICT_PASS;
    if (is_missing && !c->is_required) f->verdict = BX_VERDICT_ABSENT;
    if (f->off == 0 && !(is_missing && c->is_required)) return;
    f->verdict = BX_VERDICT_FAIL;
    for (int i = 0; i < c->setting_count && !f->setting; i++)
        if (c->settings[i].is_local) f->setting = &c->settings[i];
    if (f->setting) f->verdict = BX_VERDICT_DEVIATION;
}

static void gauge(const bx_gauged *on, bx_finding *f)
{
    int64_t worst = 0;
    bx_reading reading;
    if (bx_gauge_is_of_all(on->clause->gauge)) {
        if (bx_gauge_all(on, &reading)) take(f, &reading, &worst);
        return;
    }
    for (int i = 0; i < on->of.count; i++)
        if (bx_gauge_one(on, on->of.items[i], &reading)) take(f, &reading, &worst);
}

static bx_status find(bx_arena *scratch, const bx_elements *elements, const bx_fontset *fonts,
                      bx_finding *f)
{
    const bx_clause *c = f->clause;
    bool by_words = c->gauge == BX_GAUGE_FACE || c->gauge == BX_GAUGE_SIZE;
    bx_gauged on = {.clause = c, .pages = elements->pages, .fonts = fonts};
    BX_TRY(bx_elements_select(scratch, elements, &c->of, by_words, &on.of));
    if (c->from == BX_DATUM_ELEMENT)
        BX_TRY(bx_elements_select(scratch, elements, &c->other, false, &on.others));
    gauge(&on, f);
    judge(f);
    return BX_OK;
}

/* The parts whose ink some clause asks for. */
static unsigned inked_parts(const bx_clause *clauses, int count)
{
    unsigned parts = 0;
    for (int i = 0; i < count; i++) {
        bx_gauge g = clauses[i].gauge;
        if (g == BX_GAUGE_INK_TOP || g == BX_GAUGE_FIRST_INK_TOP || g == BX_GAUGE_INK_BOTTOM)
            parts |= clauses[i].of.parts;
    }
    return parts;
}

bx_status bx_findings_make(bx_arena *arena, bx_arena *scratch, const bx_clause *clauses, int count,
                           const bx_pages *pages, const bx_fontset *fonts, bx_findings *findings)
{
    bx_finding *made = BX_NEW_ARRAY(arena, bx_finding, count);
    bx_elements elements;
    BX_TRY_NEW(made);
    *findings = (bx_findings){.items = made, .count = count};
    BX_TRY(bx_elements_find(arena, scratch, pages, fonts, inked_parts(clauses, count), &elements));
    for (int i = 0; i < count; i++) {
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        made[i].clause = &clauses[i];
        BX_TRY(find(scratch, &elements, fonts, &made[i]));
        findings->of[made[i].verdict]++;
        bx_arena_rewind(scratch, mark);
    }
    return BX_OK;
}
