/*
 * Each tag keeps a list of its pieces, each with the child that was drawn before it.
 * Elements are written at the end, in one sweep, as objects with consecutive numbers:
 * a reference to any of them is then known before it is written.
 */
#include "pdf/pdf_tags.h"

#include "base/vec.h"
#include "pdf/cell_heads.h"

#include "base/ban.h"

typedef struct piece {
    struct piece *next;
    const bx_tag *after; /* the child drawn last before it; NULL: none */
    int page;            /* object */
    int mcid;            /* of marked content; -1: an annotation */
    int annotation;      /* object */
} piece;

typedef struct element {
    piece *first, *last;
    const bx_tag *drawn; /* the child drawn last */
    bx_tag_place place;
} element;

/* An entry of the parent tree: a page's tags by MCID, or an annotation's tag. */
typedef struct parent_entry {
    bool is_page;
    BX_VEC(int) ids;
} parent_entry;

struct bx_pdf_tags {
    bx_arena *arena;
    const bx_tag_tree *tree;
    element *elements;            /* by tag id */
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
    piece *p = BX_NEW(tags->arena, piece);
    BX_TRY_NEW(p);
    *p = fresh;
    p->after = e->drawn;
    if (e->last) e->last->next = p;
    else e->first = p;
    e->last = p;
    for (const bx_tag *t = tag; t->parent; t = t->parent)
        element_of(tags, t->parent)->drawn = t;
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
    BX_TRY(add_piece(tags, tag, (piece){.page = tags->page, .mcid = number}));
    *mcid = number;
    return BX_OK;
}

bx_status bx_pdf_tags_add_annotation(bx_pdf_tags *tags, const bx_tag *tag, int annotation, int *key)
{
    parent_entry *entry = BX_VEC_PUSH(tags->arena, &tags->parents);
    BX_TRY_NEW(entry);
    *entry = (parent_entry){.is_page = false};
    BX_TRY(add_id(tags, entry, tag->id));
    BX_TRY(add_piece(tags, tag, (piece){.page = tags->page, .mcid = -1, .annotation = annotation}));
    *key = tags->parents.count - 1;
    return BX_OK;
}

void bx_pdf_tags_note_top(bx_pdf_tags *tags, const bx_tag *tag, bx_len top)
{
    element *e = element_of(tags, tag);
    if (e->place.page == 0) e->place = (bx_tag_place){tags->page, top};
}

bx_tag_place bx_pdf_tags_place(const bx_pdf_tags *tags, const bx_tag *tag)
{
    return element_of(tags, tag)->place;
}

/* The tree on its way into the file. */
typedef struct writer {
    const bx_pdf_tags *tags;
    bx_objects *objects;
    bx_buf out;
    int root;                 /* object of the structure tree's root */
    int first;                /* object of the tag with id 0 */
    bx_cell_headers *headers; /* by tag id */
    const bx_tag **named;     /* TH cells by id: those with an /ID */
    int id_digits;
} writer;

static int object_of(const writer *w, const bx_tag *tag)
{
    return w->first + tag->id;
}

/* As many digits for all: then they sort as the numbers do, which the ID tree wants (7.9.6). */
static void add_id_string(writer *w, const bx_tag *tag)
{
    bx_buf_add_byte(&w->out, '(');
    bx_buf_add_hex(&w->out, (uint32_t)tag->id, w->id_digits);
    bx_buf_add_byte(&w->out, ')');
}

static void add_kid(writer *w, const piece *p, int page)
{
    bx_buf *out = &w->out;
    if (p->mcid >= 0 && p->page == page) {
        bx_buf_add_int(out, p->mcid);
        bx_buf_add_byte(out, ' ');
        return;
    }
    bx_buf_add_text(out, p->mcid >= 0 ? "<</Type/MCR" : "<</Type/OBJR");
    bx_pdf_add_ref(out, "Pg", p->page);
    if (p->mcid >= 0) {
        bx_buf_add_text(out, "/MCID ");
        bx_buf_add_int(out, p->mcid);
    } else {
        bx_pdf_add_ref(out, "Obj", p->annotation);
    }
    bx_buf_add_text(out, ">>");
}

static const piece *add_kids_after(writer *w, const piece *p, const bx_tag *child, int page)
{
    for (; p && p->after == child; p = p->next)
        add_kid(w, p, page);
    return p;
}

static void add_kids(writer *w, const bx_tag *tag, const element *e)
{
    if (!e->first && !tag->first) return;
    int page = e->first ? e->first->page : 0;
    if (page) bx_pdf_add_ref(&w->out, "Pg", page);
    bx_buf_add_text(&w->out, "/K[");
    const piece *p = add_kids_after(w, e->first, NULL, page);
    for (const bx_tag *child = tag->first; child; child = child->next) {
        bx_pdf_add_ref(&w->out, NULL, object_of(w, child));
        p = add_kids_after(w, p, child, page);
    }
    for (; p; p = p->next) /* drawn after a child that the tree places later */
        add_kid(w, p, page);
    bx_buf_add_byte(&w->out, ']');
}

static void add_cell_attributes(writer *w, const bx_tag *tag)
{
    static const char *const scopes[] = {
        [BX_SCOPE_COLUMN] = "Column", [BX_SCOPE_ROW] = "Row", [BX_SCOPE_BOTH] = "Both"};
    const bx_cell_headers *headers = &w->headers[tag->id];
    bx_buf *out = &w->out;
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
            add_id_string(w, headers->headers[i]);
        bx_buf_add_byte(out, ']');
    }
    bx_buf_add_text(out, ">>");
}

static void write_element(writer *w, const bx_tag *tag)
{
    bx_buf *out = &w->out;
    bx_buf_clear(out);
    bx_buf_add_text(out, "/S/");
    bx_buf_add_text(out, bx_tag_role_name(tag->role));
    bx_pdf_add_ref(out, "P", tag->parent ? object_of(w, tag->parent) : w->root);
    if (tag->words && tag->words->alt.len > 0) {
        bx_buf_add_text(out, "/Alt");
        bx_pdf_add_text_string(out, tag->words->alt);
    }
    if (tag->role == BX_TAG_TH) {
        w->named[tag->id] = tag;
        bx_buf_add_text(out, "/ID");
        add_id_string(w, tag);
    }
    if (tag->role == BX_TAG_TH || tag->role == BX_TAG_TD) add_cell_attributes(w, tag);
    add_kids(w, tag, element_of(w->tags, tag));
    bx_objects_fill(w->objects, object_of(w, tag), out);
}

/* In preorder: a parent is known before its children, its table's headers too. */
static bx_status write_elements(writer *w)
{
    for (const bx_tag *tag = w->tags->tree->root; tag; tag = bx_tag_next(tag)) {
        if (tag->role == BX_TAG_TABLE) BX_TRY(bx_table_headers(w->tags->arena, tag, w->headers));
        write_element(w, tag);
    }
    return BX_OK;
}

/* 14.7.4.4: number tree from /StructParents and /StructParent to elements. */
static int write_parents(writer *w)
{
    bx_buf *out = &w->out;
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
    return bx_objects_add(w->objects, out);
}

/* Required where elements have an /ID (table 322): a name tree from it to them. 0: none has. */
static int write_ids(writer *w)
{
    bx_buf *out = &w->out;
    bool any = false;
    bx_buf_clear(out);
    bx_buf_add_text(out, "/Names[");
    for (int id = 0; id < w->tags->tree->count; id++) {
        if (!w->named[id]) continue;
        any = true;
        add_id_string(w, w->named[id]);
        bx_pdf_add_ref(out, NULL, object_of(w, w->named[id]));
    }
    bx_buf_add_byte(out, ']');
    return any ? bx_objects_add(w->objects, out) : 0;
}

static void write_root(writer *w)
{
    bx_buf *out = &w->out;
    int parents = write_parents(w);
    int ids = write_ids(w);
    bx_buf_clear(out);
    bx_buf_add_text(out, "/Type/StructTreeRoot/K[");
    bx_pdf_add_ref(out, NULL, object_of(w, w->tags->tree->root));
    bx_buf_add_byte(out, ']');
    bx_pdf_add_ref(out, "ParentTree", parents);
    bx_buf_add_text(out, "/ParentTreeNextKey ");
    bx_buf_add_int(out, w->tags->parents.count);
    if (ids) bx_pdf_add_ref(out, "IDTree", ids);
    bx_objects_fill(w->objects, w->root, out);
}

bx_status bx_pdf_tags_write(const bx_pdf_tags *tags, bx_objects *objects, int *root)
{
    if (!tags->tree->root) {
        *root = 0;
        return BX_OK;
    }
    writer w = {.tags = tags, .objects = objects};
    w.headers = BX_NEW_ARRAY(tags->arena, bx_cell_headers, tags->tree->count);
    w.named = BX_NEW_ARRAY(tags->arena, const bx_tag *, tags->tree->count);
    if (!w.headers || !w.named) return BX_ERR_MEMORY;
    for (w.id_digits = 1; w.id_digits < 8 && tags->tree->count >> (4 * w.id_digits) > 0;)
        w.id_digits++;
    w.root = bx_objects_reserve(objects);
    w.first = bx_objects_reserve(objects);
    for (int id = 1; id < tags->tree->count; id++)
        bx_objects_reserve(objects);
    bx_status status = write_elements(&w);
    if (status == BX_OK) write_root(&w);
    bx_buf_release(&w.out);
    BX_TRY(status);
    *root = w.root;
    return BX_OK;
}
