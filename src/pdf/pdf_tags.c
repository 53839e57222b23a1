/*
 * Each tag keeps a list of its pieces, each with the child that was drawn before it.
 * Elements have consecutive numbers: a reference to any of them is known before it is
 * written, which happens while the file is, one after another. A long table has hundreds of
 * thousands: so what is kept of each are a few numbers.
 */
#include "pdf/pdf_tags.h"

#include "base/vec.h"
#include "pdf/cell_heads.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

enum { NONE = 0 };

typedef struct piece {
    int next;  /* number, from 1; NONE */
    int after; /* the child drawn last before it: its id, never the root's; NONE */
    int page;  /* object */
    int what;  /* marked content: its MCID; an annotation: ~ its object */
} piece;

typedef struct element {
    int first, last; /* pieces by number; NONE */
    int drawn;       /* the child drawn last: its id; NONE */
    int place;       /* of a heading: number of its place; of a figure: of its box; NONE */
} element;

typedef struct figure_box {
    bx_rect box;
    bx_len height; /* of its sheet */
    int page;      /* object; NONE: it is on several */
} figure_box;

/* An entry of the parent tree: a page's tags by MCID, or an annotation's tag. */
typedef struct parent_entry {
    bool is_page;
    BX_VEC(int) ids;
} parent_entry;

struct bx_pdf_tags {
    bx_arena *arena;
    const bx_tag_tree *tree;
    element *elements;            /* by tag id */
    BX_VEC(piece) pieces;         /* by number - 1 */
    BX_VEC(bx_tag_place) places;  /* likewise */
    BX_VEC(figure_box) boxes;     /* likewise */
    BX_VEC(parent_entry) parents; /* by key */
    int page, page_key;
};

bx_pdf_tags *bx_pdf_tags_new(bx_arena *arena, const bx_tag_tree *tree)
{
    bx_pdf_tags *tags = BX_NEW(arena, bx_pdf_tags);
    if (!tags) return NULL;
    *tags = (bx_pdf_tags){.arena = arena, .tree = tree, .page_key = -1};
    tags->elements = BX_NEW_ARRAY(arena, element, tree->count);
    return tags->elements ? tags : NULL;
}

static element *element_of(const bx_pdf_tags *tags, const bx_tag *tag)
{
    BX_ASSERT(tag->id >= 0 && tag->id < tags->tree->count);
    return &tags->elements[tag->id];
}

bx_status bx_pdf_tags_begin_page(bx_pdf_tags *tags, int page, int *key)
{
    parent_entry *entry = BX_VEC_PUSH(tags->arena, &tags->parents);
    BX_TRY_NEW(entry);
    *entry = (parent_entry){.is_page = true};
    tags->page = page;
    tags->page_key = tags->parents.count - 1;
    *key = tags->page_key;
    return BX_OK;
}

static bx_status add_piece(bx_pdf_tags *tags, const bx_tag *tag, piece fresh)
{
    element *e = element_of(tags, tag);
    piece *p = BX_VEC_PUSH(tags->arena, &tags->pieces);
    BX_TRY_NEW(p);
    *p = fresh;
    p->after = e->drawn;
    if (e->last != NONE) tags->pieces.items[e->last - 1].next = tags->pieces.count;
    else e->first = tags->pieces.count;
    e->last = tags->pieces.count;
    for (const bx_tag *t = tag; t->parent; t = t->parent)
        element_of(tags, t->parent)->drawn = t->id;
    return BX_OK;
}

static bx_status add_id(bx_pdf_tags *tags, parent_entry *entry, int id)
{
    int *slot = BX_VEC_PUSH(tags->arena, &entry->ids);
    BX_TRY_NEW(slot);
    *slot = id;
    return BX_OK;
}

bx_status bx_pdf_tags_add_piece(bx_pdf_tags *tags, const bx_tag *tag, int *mcid)
{
    parent_entry *entry = &tags->parents.items[tags->page_key];
    int number = entry->ids.count;
    BX_TRY(add_id(tags, entry, tag->id));
    BX_TRY(add_piece(tags, tag, (piece){.page = tags->page, .what = number}));
    *mcid = number;
    return BX_OK;
}

bx_status bx_pdf_tags_add_annotation(bx_pdf_tags *tags, const bx_tag *tag, int annotation, int *key)
{
    parent_entry *entry = BX_VEC_PUSH(tags->arena, &tags->parents);
    BX_TRY_NEW(entry);
    *entry = (parent_entry){.is_page = false};
    BX_TRY(add_id(tags, entry, tag->id));
    BX_TRY(add_piece(tags, tag, (piece){.page = tags->page, .what = ~annotation}));
    *key = tags->parents.count - 1;
    return BX_OK;
}

bx_status bx_pdf_tags_note_top(bx_pdf_tags *tags, const bx_tag *tag, bx_len top)
{
    element *e = element_of(tags, tag);
    bool is_heading = tag->role >= BX_TAG_H1 && tag->role <= BX_TAG_H6;
    if (!is_heading || e->place != NONE) return BX_OK;
    bx_tag_place *place = BX_VEC_PUSH(tags->arena, &tags->places);
    BX_TRY_NEW(place);
    *place = (bx_tag_place){tags->page, top};
    e->place = tags->places.count;
    return BX_OK;
}

static bx_rect joined(bx_rect a, bx_rect b)
{
    bx_len left = bx_len_min(a.x, b.x), top = bx_len_min(a.y, b.y);
    return (bx_rect){left, top, bx_len_max(a.x + a.w, b.x + b.w) - left,
                     bx_len_max(a.y + a.h, b.y + b.h) - top};
}

bx_status bx_pdf_tags_note_box(bx_pdf_tags *tags, const bx_tag *tag, bx_rect box, bx_len height)
{
    element *e = element_of(tags, tag);
    if (tag->role != BX_TAG_FIGURE) return BX_OK;
    if (e->place != NONE) {
        figure_box *known = &tags->boxes.items[e->place - 1];
        if (known->page != tags->page) known->page = NONE;
        else known->box = joined(known->box, box);
        return BX_OK;
    }
    figure_box *fresh = BX_VEC_PUSH(tags->arena, &tags->boxes);
    BX_TRY_NEW(fresh);
    *fresh = (figure_box){box, height, tags->page};
    e->place = tags->boxes.count;
    return BX_OK;
}

bx_tag_place bx_pdf_tags_place(const bx_pdf_tags *tags, const bx_tag *tag)
{
    int place = element_of(tags, tag)->place;
    return place != NONE ? tags->places.items[place - 1] : (bx_tag_place){0};
}

/* The tree on its way into the file. */
typedef struct writer {
    const bx_pdf_tags *tags;
    bx_objects *objects;
    bx_late_entries late;
    const bx_tag **by_id;     /* NULL: not in the tree */
    int root;                 /* object of the structure tree's root */
    int parents, ids;         /* of its parent tree, of its ID tree; ids 0: none has one */
    int space;                /* of the namespace of PDF 2.0; 0: in the terms of 1.7 */
    const bx_tag *title;      /* in the terms of 2.0: the first H1; NULL: there is none */
    bool is_lifted;           /* it is the only H1: so the other headings begin with H1 */
    int first;                /* object of the tag with id 0 */
    bx_cell_headers *headers; /* by tag id */
    int id_digits;
    bool has_ids;
} writer;

static int object_of(const writer *w, const bx_tag *tag)
{
    return w->first + tag->id;
}

static const piece *piece_of(const writer *w, int number)
{
    return number != NONE ? &w->tags->pieces.items[number - 1] : NULL;
}

/* A header is named by the cells under it (table 349), a note has one in any case (ISO 14289-1, 7.9). */
static bool has_id(const bx_tag *tag)
{
    return tag->role == BX_TAG_TH || tag->role == BX_TAG_NOTE;
}

/* As many digits for all: then they sort as the numbers do, which the ID tree wants (7.9.6). */
static void add_id_string(const writer *w, bx_buf *out, const bx_tag *tag)
{
    bx_buf_add_byte(out, '(');
    bx_buf_add_hex(out, (uint32_t)tag->id, w->id_digits);
    bx_buf_add_byte(out, ')');
}

static void add_kid(bx_buf *out, const piece *p, int page)
{
    if (p->what >= 0 && p->page == page) {
        bx_buf_add_int(out, p->what);
        bx_buf_add_byte(out, ' ');
        return;
    }
    bx_buf_add_text(out, p->what >= 0 ? "<</Type/MCR" : "<</Type/OBJR");
    bx_pdf_add_ref(out, "Pg", p->page);
    if (p->what >= 0) {
        bx_buf_add_text(out, "/MCID ");
        bx_buf_add_int(out, p->what);
    } else {
        bx_pdf_add_ref(out, "Obj", ~p->what);
    }
    bx_buf_add_text(out, ">>");
}

static const piece *add_kids_after(const writer *w, bx_buf *out, const piece *p, int child,
                                   int page)
{
    for (; p && p->after == child; p = piece_of(w, p->next))
        add_kid(out, p, page);
    return p;
}

/*
 * A field's only kid (ISO 14289-1, 7.18.4), and so no array: those who hold revisions against each other know the
 * way to a field that is signed later by it.
 */
static void add_field(const writer *w, bx_buf *out, const bx_tag *tag)
{
    const piece *p = piece_of(w, element_of(w->tags, tag)->first);
    bx_buf_add_text(out, "/K");
    add_kid(out, p, p->page);
}

static void add_kids(const writer *w, bx_buf *out, const bx_tag *tag, const element *e)
{
    const piece *p = piece_of(w, e->first);
    if (!p && !tag->first) return;
    int page = p ? p->page : 0;
    if (page) bx_pdf_add_ref(out, "Pg", page);
    bx_buf_add_text(out, "/K[");
    p = add_kids_after(w, out, p, NONE, page);
    for (const bx_tag *child = tag->first; child; child = child->next) {
        if (!w->by_id[child->id]) continue;
        bx_pdf_add_ref(out, NULL, object_of(w, child));
        p = add_kids_after(w, out, p, child->id, page);
    }
    for (; p; p = piece_of(w, p->next)) /* drawn after a child that the tree places later */
        add_kid(out, p, page);
    bx_buf_add_byte(out, ']');
}

static void add_cell_attributes(const writer *w, bx_buf *out, const bx_tag *tag)
{
    static const char *const scopes[] = {
        [BX_SCOPE_COLUMN] = "Column", [BX_SCOPE_ROW] = "Row", [BX_SCOPE_BOTH] = "Both"};
    const bx_cell_headers *headers = &w->headers[tag->id];
    bool scoped = tag->role == BX_TAG_TH && tag->scope != BX_SCOPE_NONE;
    if (tag->row_span == 1 && tag->column_span == 1 && !scoped && headers->count == 0) return;
    bx_buf_add_text(out, "/A<</O/Table");
    if (tag->row_span > 1) {
        bx_buf_add_text(out, "/RowSpan ");
        bx_buf_add_int(out, tag->row_span);
    }
    if (tag->column_span > 1) {
        bx_buf_add_text(out, "/ColSpan ");
        bx_buf_add_int(out, tag->column_span);
    }
    if (scoped) {
        bx_buf_add_text(out, "/Scope/");
        bx_buf_add_text(out, scopes[tag->scope]);
    }
    if (headers->count > 0) {
        bx_buf_add_text(out, "/Headers[");
        for (int i = 0; i < headers->count; i++)
            add_id_string(w, out, headers->headers[i]);
        bx_buf_add_byte(out, ']');
    }
    bx_buf_add_text(out, ">>");
}

static void add_figure_attributes(const writer *w, bx_buf *out, const bx_tag *tag)
{
    int place = element_of(w->tags, tag)->place;
    if (place == NONE || w->tags->boxes.items[place - 1].page == NONE) return;
    const figure_box *box = &w->tags->boxes.items[place - 1];
    bx_buf_add_text(out, "/A<</O/Layout/BBox[");
    bx_pdf_add_corners(out, box->box, box->height);
    bx_buf_add_text(out, "]>>");
}

static bool has_labels(const bx_tag *list)
{
    const bx_tag *item = list->first;
    while (item && item->role != BX_TAG_LI)
        item = item->next;
    return item && item->first && item->first->role == BX_TAG_LBL;
}

/*
 * ISO 32000-1, 14.8.5.5, table 347: a list whose items have labels says of which kind; 1.7 knows none for Chinese
 * numerals. ISO 32000-2, table 383, has ordered and unordered.
 */
static void add_list_attributes(const writer *w, bx_buf *out, const bx_tag *tag)
{
    static const char *const kinds[2][2] = {{"Decimal", "Disc"}, {"Ordered", "Unordered"}};
    if (!has_labels(tag)) return;
    bx_buf_printf(out, "/A<</O/List/ListNumbering/%s>>", kinds[w->space != 0][tag->is_unordered]);
}

/* ISO 32005: a picture's caption stands beside it (picture.c), where 2.0 knows no Caption. */
static bool is_beside(const bx_tag *tag)
{
    bx_tag_role above = tag->parent ? (bx_tag_role)tag->parent->role : BX_TAG_DOCUMENT;
    return tag->role == BX_TAG_CAPTION && above != BX_TAG_TABLE && above != BX_TAG_L;
}

/* ISO 32000-2, 14.8.4.3: a title is no heading there, and a note is an aside. */
static const char *name_of(const writer *w, const bx_tag *tag)
{
    bool is_heading = tag->role >= BX_TAG_H1 && tag->role <= BX_TAG_H6;
    if (w->space && tag == w->title) return "Title";
    if (w->space && tag->role == BX_TAG_NOTE) return "Aside";
    if (w->space && is_beside(tag)) return "Div";
    if (w->is_lifted && is_heading) return bx_tag_role_name((bx_tag_role)(tag->role - 1));
    return bx_tag_role_name((bx_tag_role)tag->role);
}

static void add_element(void *context, int object, bx_buf *out)
{
    const writer *w = context;
    const bx_tag *tag = w->by_id[object - w->first];
    if (!tag) return; /* of a text that was set once more; without its field */
    bx_buf_add_text(out, "/S/");
    bx_buf_add_text(out, name_of(w, tag));
    if (w->space) bx_pdf_add_ref(out, "NS", w->space);
    bx_pdf_add_ref(out, "P", tag->parent ? object_of(w, tag->parent) : w->root);
    if (tag->words && tag->words->alt.len > 0) {
        bx_buf_add_text(out, "/Alt");
        bx_pdf_add_text_string(out, tag->words->alt);
    }
    if (has_id(tag)) {
        bx_buf_add_text(out, "/ID");
        add_id_string(w, out, tag);
    }
    if (tag->role == BX_TAG_FIGURE) add_figure_attributes(w, out, tag);
    if (tag->role == BX_TAG_L) add_list_attributes(w, out, tag);
    if (tag->role == BX_TAG_TH || tag->role == BX_TAG_TD) add_cell_attributes(w, out, tag);
    if (tag->role == BX_TAG_FORM) add_field(w, out, tag);
    else add_kids(w, out, tag, element_of(w->tags, tag));
}

/* The field is an artifact, or it is on a sheet that is printed already. */
static bool is_without_field(const writer *w, const bx_tag *tag)
{
    return tag->role == BX_TAG_FORM && element_of(w->tags, tag)->first == NONE;
}

static bx_status find_elements(writer *w)
{
    for (const bx_tag *tag = w->tags->tree->root; tag; tag = bx_tag_next(tag)) {
        if (is_without_field(w, tag)) continue;
        w->by_id[tag->id] = tag;
        w->has_ids = w->has_ids || has_id(tag);
        if (w->space && tag->role == BX_TAG_H1) {
            w->is_lifted = !w->title;
            if (!w->title) w->title = tag;
        }
        if (tag->role == BX_TAG_TABLE) BX_TRY(bx_table_headers(w->tags->arena, tag, w->headers));
    }
    return BX_OK;
}

/* 14.7.4.4: number tree from /StructParents and /StructParent to elements. */
static void write_parents(const writer *w, int object, bx_buf *out)
{
    bx_buf_clear(out);
    bx_buf_add_text(out, "/Nums[");
    for (int key = 0; key < w->tags->parents.count; key++) {
        const parent_entry *entry = &w->tags->parents.items[key];
        bx_buf_add_int(out, key);
        bx_buf_add_text(out, entry->is_page ? "[" : " ");
        for (int i = 0; i < entry->ids.count; i++)
            bx_pdf_add_ref(out, NULL, w->first + entry->ids.items[i]);
        if (entry->is_page) bx_buf_add_byte(out, ']');
        bx_buf_add_byte(out, '\n');
    }
    bx_buf_add_byte(out, ']');
    bx_objects_fill(w->objects, object, out);
}

/* Required where elements have an /ID (table 322): a name tree from it to them. */
static void write_ids(const writer *w, int object, bx_buf *out)
{
    bx_buf_clear(out);
    bx_buf_add_text(out, "/Names[");
    for (int id = 0; id < w->tags->tree->count; id++) {
        const bx_tag *tag = w->by_id[id];
        if (!tag || !has_id(tag)) continue;
        add_id_string(w, out, tag);
        bx_pdf_add_ref(out, NULL, object_of(w, tag));
    }
    bx_buf_add_byte(out, ']');
    bx_objects_fill(w->objects, object, out);
}

static void write_root(const writer *w, bx_buf *out)
{
    write_parents(w, w->parents, out);
    if (w->ids) write_ids(w, w->ids, out);
    bx_buf_clear(out);
    bx_buf_add_text(out, "/Type/StructTreeRoot/K[");
    bx_pdf_add_ref(out, NULL, object_of(w, w->tags->tree->root));
    bx_buf_add_byte(out, ']');
    bx_pdf_add_ref(out, "ParentTree", w->parents);
    bx_buf_add_text(out, "/ParentTreeNextKey ");
    bx_buf_add_int(out, w->tags->parents.count);
    if (w->ids) bx_pdf_add_ref(out, "IDTree", w->ids);
    if (w->space) {
        bx_buf_add_text(out, "/Namespaces[");
        bx_pdf_add_ref(out, NULL, w->space);
        bx_buf_add_byte(out, ']');
    }
    bx_objects_fill(w->objects, w->root, out);
}

/* ISO 32000-2, 14.8.6: the namespace of its own structure types. */
static int write_space(bx_objects *objects)
{
    bx_buf out = {0};
    bx_buf_add_text(&out, "/Type/Namespace/NS(http://iso.org/pdf2/ssn)");
    int object = bx_objects_add(objects, &out);
    bx_buf_release(&out);
    return object;
}

static bx_status open_writer(const bx_pdf_tags *tags, bool is_2, bx_objects *objects, writer *w)
{
    int count = tags->tree->count;
    *w = (writer){.tags = tags, .objects = objects, .late = {add_element, w}, .id_digits = 1};
    w->headers = BX_NEW_ARRAY(tags->arena, bx_cell_headers, count);
    w->by_id = BX_NEW_ARRAY(tags->arena, const bx_tag *, count);
    if (!w->headers || !w->by_id) return BX_ERR_MEMORY;
    while (w->id_digits < 8 && count >> (4 * w->id_digits) > 0)
        w->id_digits++;
    if (is_2) w->space = write_space(objects);
    return find_elements(w);
}

bx_status bx_pdf_tags_write(const bx_pdf_tags *tags, bool is_2, bx_objects *objects,
                            bx_pdf_elements *elements)
{
    *elements = (bx_pdf_elements){0};
    if (!tags->tree->root) return BX_OK;
    writer *w = BX_NEW(tags->arena, writer);
    BX_TRY_NEW(w);
    BX_TRY(open_writer(tags, is_2, objects, w));
    w->root = bx_objects_reserve(objects);
    w->parents = bx_objects_reserve(objects);
    if (w->has_ids) w->ids = bx_objects_reserve(objects);
    w->first = bx_objects_close(objects, tags->tree->count, &w->late);
    bx_buf out = {0};
    write_root(w, &out);
    bx_buf_release(&out);
    *elements = (bx_pdf_elements){w->root, w->first};
    return BX_OK;
}
