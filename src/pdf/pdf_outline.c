#include "pdf/pdf_outline.h"

#include "base/vec.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

typedef struct mark {
    const bx_tag *tag; /* NULL: the outline itself */
    int level;         /* 1 for H1 ...; 0: the outline */
    int parent;        /* indices into the list; -1: none */
    int previous, next, first, last;
    int below; /* marks under it at any depth */
} mark;

typedef BX_VEC(mark) mark_list;

static bool is_marked(const bx_pdf_tags *tags, const bx_tag *tag)
{
    return tag->role >= BX_TAG_H1 && tag->role <= BX_TAG_H6 && tag->words->title.len > 0 &&
           bx_pdf_tags_place(tags, tag).page != 0;
}

static bx_status add_mark(bx_arena *arena, mark_list *list, const bx_tag *tag, int level)
{
    int parent = list->count - 1;
    while (parent >= 0 && list->items[parent].level >= level)
        parent = list->items[parent].parent;
    mark *fresh = BX_VEC_PUSH(arena, list);
    BX_TRY_NEW(fresh);
    int self = list->count - 1;
    *fresh = (mark){tag, level, parent, -1, -1, -1, -1, 0};
    if (parent < 0) return BX_OK;
    mark *above = &list->items[parent];
    fresh->previous = above->last;
    if (above->last >= 0) list->items[above->last].next = self;
    else above->first = self;
    above->last = self;
    for (int i = parent; i >= 0; i = list->items[i].parent)
        list->items[i].below++;
    return BX_OK;
}

static bx_status collect(bx_arena *arena, const bx_tag_tree *tree, const bx_pdf_tags *tags,
                         mark_list *list)
{
    BX_TRY(add_mark(arena, list, NULL, 0));
    for (const bx_tag *tag = tree->root; tag; tag = bx_tag_next(tag))
        if (is_marked(tags, tag)) BX_TRY(add_mark(arena, list, tag, tag->role - BX_TAG_H1 + 1));
    return BX_OK;
}

static void add_neighbour(bx_buf *out, const char *key, int first, int index)
{
    if (index >= 0) bx_pdf_add_ref(out, key, first + index);
}

static void write_mark(const mark *m, int first, int self, const bx_pdf_tags *tags,
                       bx_objects *objects, bx_buf *out)
{
    bx_buf_clear(out);
    if (m->tag) {
        bx_tag_place place = bx_pdf_tags_place(tags, m->tag);
        bx_buf_add_text(out, "/Title");
        bx_pdf_add_text_string(out, m->tag->words->title);
        bx_buf_add_text(out, "/Dest[");
        bx_pdf_add_ref(out, NULL, place.page);
        bx_buf_add_text(out, "/XYZ null ");
        bx_buf_add_pt(out, place.top, 3);
        bx_buf_add_text(out, " null]");
    } else {
        bx_buf_add_text(out, "/Type/Outlines");
    }
    add_neighbour(out, "Parent", first, m->parent);
    add_neighbour(out, "Prev", first, m->previous);
    add_neighbour(out, "Next", first, m->next);
    add_neighbour(out, "First", first, m->first);
    add_neighbour(out, "Last", first, m->last);
    if (m->below > 0) {
        bx_buf_add_text(out, "/Count ");
        bx_buf_add_int(out, m->below);
    }
    bx_objects_fill(objects, first + self, out);
}

bx_status bx_pdf_outline_write(bx_arena *arena, const bx_tag_tree *tree, const bx_pdf_tags *tags,
                               bx_objects *objects, int *outline)
{
    mark_list list = {0};
    BX_TRY(collect(arena, tree, tags, &list));
    if (list.count == 1) {
        *outline = 0;
        return BX_OK;
    }
    int first = bx_objects_reserve(objects);
    for (int i = 1; i < list.count; i++)
        bx_objects_reserve(objects);
    bx_buf out = {0};
    for (int i = 0; i < list.count; i++)
        write_mark(&list.items[i], first, i, tags, objects, &out);
    bx_buf_release(&out);
    *outline = first;
    return BX_OK;
}
