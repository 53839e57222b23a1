/*
 * Items have one face each, and most texts are one item: a comparison a text. Of what stands in,
 * the first characters are kept and searched from the front.
 */
#include "text/stand_ins.h"

#include "text/prepared.h"

#include "base/ban.h"

enum { TOLD = 20, WANTED = 8 };

struct bx_stood_in {
    const bx_face *face;
    const bx_face *wanted[WANTED]; /* the first faces of the roles that it stood in for */
    bx_str told[TOLD];             /* the characters, with their marks */
    int wanted_count, told_count;
    bool more; /* than could be kept */
    bx_place place;
    bx_stood_in *next;
};

static bx_stood_in *entry_of(bx_arena *arena, const bx_face *face, bx_stand_ins *all)
{
    for (bx_stood_in *s = all->first; s; s = s->next)
        if (s->face == face) return s;
    bx_stood_in *fresh = BX_NEW(arena, bx_stood_in);
    if (!fresh) return NULL;
    fresh->face = face;
    if (all->last) all->last->next = fresh;
    else all->first = fresh;
    all->last = fresh;
    return fresh;
}

static void add_wanted(bx_stood_in *s, const bx_face *face)
{
    for (int i = 0; i < s->wanted_count; i++)
        if (s->wanted[i] == face) return;
    if (s->wanted_count < WANTED) s->wanted[s->wanted_count++] = face;
}

static void add_told(bx_stood_in *s, bx_str text)
{
    for (int i = 0; i < s->told_count; i++)
        if (bx_str_equal(s->told[i], text)) return;
    if (s->told_count < TOLD) s->told[s->told_count++] = text;
    else s->more = true;
}

/* Texts are not always set in the file's order: the earlier place of the same file counts. */
static void add_place(bx_stood_in *s, const bx_place *origin, bool exact, const bx_cluster *c)
{
    if (!origin || !origin->file) return;
    bx_place place = *origin;
    if (exact) {
        place.at += c->at;
        place.len = c->len;
    }
    bool earlier = place.file == s->place.file && place.at < s->place.at;
    if (!s->place.file || earlier) s->place = place;
}

static bx_status collect_item(bx_arena *arena, const bx_words *words, const bx_prepared *p,
                              const bx_text_item *item, bx_stand_ins *all)
{
    const bx_font_role *role = item->span->style.role;
    bx_stood_in *s = entry_of(arena, item->use->face, all);
    BX_TRY_NEW(s);
    add_wanted(s, role->uses[0].face);
    for (int i = item->first; i < item->end; i++) {
        const bx_cluster *c = &p->clusters[i];
        if (c->glyphs == 0 || bx_cluster_is_space(c)) continue;
        add_told(s, (bx_str){words->text.ptr + c->at, c->len});
        add_place(s, words->origin, words->exact, c);
    }
    return BX_OK;
}

bx_status bx_stand_ins_collect(bx_arena *arena, const bx_words *words, const bx_prepared *prepared,
                               bx_stand_ins *all)
{
    for (int i = 0; i < prepared->item_count; i++) {
        const bx_text_item *item = &prepared->items[i];
        const bx_text_style *style = &item->span->style;
        bool is_latin = style->latin && style->latin->face == item->use->face;
        if (is_latin || bx_role_wants(style->role, item->use)) continue;
        BX_TRY(collect_item(arena, words, prepared, item, all));
    }
    return BX_OK;
}

static bx_status tell(const bx_stood_in *s, bx_diag *diag)
{
    bx_buf wanted = {0}, told = {0};
    for (int i = 0; i < s->wanted_count; i++)
        bx_buf_printf(&wanted, "%s%s", i > 0 ? ", " : "", bx_face_name(s->wanted[i]));
    for (int i = 0; i < s->told_count; i++)
        bx_buf_printf(&told, "%s%.*s", i > 0 ? " " : "", BX_STR_ARG(s->told[i]));
    if (s->more) bx_buf_add_text(&told, " …");
    bx_status status = BX_ERR_MEMORY;
    if (!wanted.failed && !told.failed)
        status =
            bx_report(diag, BX_E_STOOD_IN, &s->place, bx_face_name(s->face), wanted.ptr, told.ptr);
    bx_buf_release(&wanted);
    bx_buf_release(&told);
    return status;
}

bx_status bx_stand_ins_tell(const bx_stand_ins *all, bx_diag *diag)
{
    for (const bx_stood_in *s = all->first; s; s = s->next)
        if (s->told_count > 0) BX_TRY(tell(s, diag));
    return BX_OK;
}
