#include "layout/date_form.h"

#include "base/vec.h"

#include "base/ban.h"

typedef struct spelling {
    bx_str text;
    bx_date_part_kind kind;
} spelling;

/* Longer ones before those they begin with. */
static const spelling examples[] = {
    {{"2024", 4}, BX_DATE_YEAR},
    {{"二〇二四", sizeof "二〇二四" - 1}, BX_DATE_HANZI_YEAR},
    {{"十五", sizeof "十五" - 1}, BX_DATE_HANZI_DAY},
    {{"一", sizeof "一" - 1}, BX_DATE_HANZI_MONTH},
    {{"01", 2}, BX_DATE_MONTH_PADDED},
    {{"15", 2}, BX_DATE_DAY},
    {{"1", 1}, BX_DATE_MONTH},
};

static const spelling slots[] = {
    {{"{年}", sizeof "{年}" - 1}, BX_DATE_YEAR},
    {{"{月}", sizeof "{月}" - 1}, BX_DATE_MONTH},
    {{"{日}", sizeof "{日}" - 1}, BX_DATE_DAY},
};

/* What is left of an example is no figure: 2024年10月15日 is not January. */
static bool is_figure(bx_str rest)
{
    static const char others[] = "〇一二三四五六七八九十０１２３４５６７８９";
    if (rest.ptr[0] >= '0' && rest.ptr[0] <= '9') return true;
    for (size_t i = 0; others[i]; i += 3)
        if (bx_str_starts(rest, (bx_str){others + i, 3})) return true;
    return false;
}

enum { EXAMPLES = sizeof examples / sizeof *examples, SLOTS = sizeof slots / sizeof *slots };

typedef BX_VEC(bx_date_part) part_list;

static bx_status push(bx_arena *arena, part_list *list, bx_date_part_kind kind, bx_str text)
{
    bx_date_part *last = list->count > 0 ? &list->items[list->count - 1] : NULL;
    if (kind == BX_DATE_LITERAL && last && last->kind == BX_DATE_LITERAL) {
        last->text.len += text.len;
        return BX_OK;
    }
    bx_date_part *part = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(part);
    *part = (bx_date_part){kind, text};
    return BX_OK;
}

static const spelling *find(const spelling *spellings, int count, bx_str rest)
{
    for (int i = 0; i < count; i++)
        if (bx_str_starts(rest, spellings[i].text)) return &spellings[i];
    return NULL;
}

/* 2024-01-15 pads its days as well: the fifteenth does not show it. */
static void pad_days(part_list *list)
{
    bool is_padded = false;
    for (int i = 0; i < list->count; i++)
        is_padded = is_padded || list->items[i].kind == BX_DATE_MONTH_PADDED;
    for (int i = 0; is_padded && i < list->count; i++)
        if (list->items[i].kind == BX_DATE_DAY) list->items[i].kind = BX_DATE_DAY_PADDED;
}

bx_status bx_date_form_read(bx_arena *arena, bx_str text, bx_date_form *form)
{
    bool has_slots = bx_str_find(text, BX_STR("{")) < text.len;
    const spelling *spellings = has_slots ? slots : examples;
    int count = has_slots ? SLOTS : EXAMPLES, found = 0;
    part_list list = {0};
    for (size_t at = 0; at < text.len;) {
        bx_str rest = {text.ptr + at, text.len - at};
        const spelling *s = find(spellings, count, rest);
        if (!s && !has_slots && is_figure(rest)) return BX_ERR_INPUT;
        bx_str piece = s ? (bx_str){rest.ptr, s->text.len} : (bx_str){rest.ptr, 1};
        BX_TRY(push(arena, &list, s ? s->kind : BX_DATE_LITERAL, piece));
        found += s != NULL;
        at += piece.len;
    }
    if (found == 0) return BX_ERR_INPUT;
    pad_days(&list);
    *form = (bx_date_form){list.items, list.count};
    return BX_OK;
}
