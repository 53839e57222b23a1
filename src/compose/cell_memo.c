#include "compose/cell_memo.h"

#include "base/fnv.h"

#include "base/ban.h"

enum { MOST = 1024, LONGEST = 128 /* bytes of a text: what is longer seldom comes again */ };

typedef struct entry {
    const bx_cell *cell; /* NULL: none */
    bx_len room;
    bx_cell_look look;
} entry;

struct bx_cell_memo {
    uint64_t mask;
    entry *entries;
};

bx_cell_memo *bx_cell_memo_new(bx_arena *arena, int cells)
{
    bx_cell_memo *memo = BX_NEW(arena, bx_cell_memo);
    uint64_t count = 1;
    while (count < MOST && count < (uint64_t)cells)
        count *= 2;
    if (!memo) return NULL;
    memo->mask = count - 1;
    memo->entries = BX_NEW_ARRAY(arena, entry, count);
    return memo->entries ? memo : NULL;
}

/* One style for all of it, and lines that run across: what most cells are. */
static bool may_repeat(const bx_cell *cell)
{
    return cell->text.span_count <= 1 && cell->text.text.len <= LONGEST &&
           cell->writing == BX_WRITING_LINES && !cell->diagonal;
}

static const bx_style *style_of(const bx_cell *cell)
{
    return cell->text.span_count == 1 ? cell->text.spans->style : cell->style;
}

static entry *entry_of(const bx_cell_memo *memo, const bx_cell *cell, bx_len room)
{
    uint64_t hash = bx_fnv(cell->text.text.ptr, cell->text.text.len) ^ (uint64_t)room;
    return &memo->entries[(hash ^ hash >> 32) & memo->mask];
}

const bx_cell_look *bx_cell_memo_find(const bx_cell_memo *memo, const bx_cell *cell, bx_len room)
{
    if (!may_repeat(cell)) return NULL;
    const entry *e = entry_of(memo, cell, room);
    bool same = e->cell && e->room == room && e->cell->style == cell->style &&
                e->cell->align == cell->align && e->cell->fit == cell->fit &&
                e->cell->is_column_head == cell->is_column_head &&
                style_of(e->cell) == style_of(cell) &&
                bx_str_equal(e->cell->text.text, cell->text.text);
    return same ? &e->look : NULL;
}

void bx_cell_memo_note(bx_cell_memo *memo, const bx_cell *cell, bx_len room,
                       const bx_cell_look *look)
{
    if (may_repeat(cell)) *entry_of(memo, cell, room) = (entry){cell, room, *look};
}
