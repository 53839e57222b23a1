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

struct bx_pdf_outline {
    mark_list marks;
    int first; /* object of the outline, behind which those of the marks are; 0: there are none */
};

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

/* 12.3.2.2: the top of the heading. Behind the page stands its element, for a structure destination. */
static void add_target(bx_buf *out, int target, bx_len top)
{
    bx_buf_add_byte(out, '[');
    bx_pdf_add_ref(out, NULL, target);
    bx_buf_add_text(out, "/XYZ null ");
    bx_buf_add_pt(out, top, 3);
    bx_buf_add_text(out, " null]");
}

/* ISO 32000-2, 12.6.4.2: PDF/UA-2 (8.8) wants the element, older readers the page. */
static void add_destination(bx_buf *out, const mark *m, const bx_pdf_tags *tags,
                            const bx_pdf_elements *elements)
{
    bx_tag_place place = bx_pdf_tags_place(tags, m->tag);
    bx_buf_add_text(out, elements ? "/A<</S/GoTo/D" : "/Dest");
    add_target(out, place.page, place.top);
    if (!elements) return;
    bx_buf_add_text(out, "/SD");
    add_target(out, elements->first + m->tag->id, place.top);
    bx_buf_add_text(out, ">>");
}

static void add_mark_entries(const bx_pdf_outline *outline, int self, const bx_pdf_tags *tags,
                             const bx_pdf_elements *elements, bx_buf *out)
{
    const mark *m = &outline->marks.items[self];
    int first = outline->first;
    if (m->tag) {
        bx_buf_add_text(out, "/Title");
        bx_pdf_add_text_string(out, m->tag->words->title);
        add_destination(out, m, tags, elements);
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
}

bx_status bx_pdf_outline_new(bx_arena *arena, const bx_tag_tree *tree, const bx_pdf_tags *tags,
                             bx_objects *objects, bx_pdf_outline **outline)
{
    bx_pdf_outline *fresh = BX_NEW(arena, bx_pdf_outline);
    BX_TRY_NEW(fresh);
    BX_TRY(collect(arena, tree, tags, &fresh->marks));
    if (fresh->marks.count > 1) {
        fresh->first = bx_objects_reserve(objects);
        for (int i = 1; i < fresh->marks.count; i++)
            bx_objects_reserve(objects);
    }
    *outline = fresh;
    return BX_OK;
}

void bx_pdf_outline_write(const bx_pdf_outline *outline, const bx_pdf_tags *tags,
                          const bx_pdf_elements *elements, bx_objects *objects)
{
    bx_buf out = {0};
    for (int i = 0; i < outline->marks.count && outline->first; i++) {
        bx_buf_clear(&out);
        add_mark_entries(outline, i, tags, elements, &out);
        bx_objects_fill(objects, outline->first + i, &out);
    }
    bx_buf_release(&out);
}

int bx_pdf_outline_object(const bx_pdf_outline *outline)
{
    return outline->first;
}
