
#include "layout/page.h"

#include "layout/page_slots.h"
#include "layout/phrase_read.h"
#include "layout/region.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_side) == sizeof(int), "a word is stored as an int");

typedef struct raw_page {
    const bx_node *size, *area, *hole, *first;
    bx_raw_regions regions; /* read with the other pages (pages.h) */
    bx_len top, left;
} raw_page;

static const bx_key page_keys[] = {
    {BX_KEY("size", LIST, raw_page, size), .required = true, .shape = &bx_shape_length},
    {BX_KEY("top", LENGTH, raw_page, top), .required = true},
    {BX_KEY("left", LENGTH, raw_page, left), .required = true},
    {BX_KEY("area", LIST, raw_page, area), .required = true, .shape = &bx_shape_length},
    {BX_KEY("hole", SCALAR, raw_page, hole), .shape = &bx_shape_share},
    {BX_KEY("first", SCALAR, raw_page, first), .shape = &bx_shape_text},
    BX_REGION_KEYS(raw_page),
};

typedef struct raw_grid {
    int characters, lines;
    bx_len size;
} raw_grid;

static const bx_key grid_keys[] = {
    {BX_KEY("characters", INT, raw_grid, characters), .required = true, .least = 1, .most = 200},
    {BX_KEY("lines", INT, raw_grid, lines), .required = true, .least = 2, .most = 200},
    {BX_KEY("size", LENGTH, raw_grid, size), .required = true},
};

static const bx_key paragraph_keys[] = {
    {BX_KEY("widows", INT, bx_page_style, widows), .least = 1, .most = 20},
    {BX_KEY("orphans", INT, bx_page_style, orphans), .least = 1, .most = 20},
};

typedef struct raw_number {
    const bx_node *style, *text;
    bx_page_style page;
} raw_number;

static const bx_word side_words[] = {
    {"left", BX_SIDE_LEFT}, {"center", BX_SIDE_CENTER}, {"right", BX_SIDE_RIGHT}, {NULL, 0}};

static const bx_key number_keys[] = {
    {BX_KEY("text", SCALAR, raw_number, text), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("style", SCALAR, raw_number, style), .shape = &bx_shape_style_name},
    {BX_KEY("top", LENGTH, raw_number, page.number_top)},
    {BX_KEY("odd", WORD, raw_number, page.number_odd), .words = side_words},
    {BX_KEY("even", WORD, raw_number, page.number_even), .words = side_words},
    {BX_KEY("inset", LENGTH, raw_number, page.number_inset)},
};

typedef struct raw_signature {
    const bx_node *style, *sealed, *stamp, *fit;
    bx_signature_style s;
} raw_signature;

typedef struct raw_fit {
    bx_len seal;
    const bx_node *line, *characters;
} raw_fit;

static const bx_shape sealed_shape, stamp_shape, fit_shape;

static const bx_key signature_keys[] = {
    {BX_KEY("style", SCALAR, raw_signature, style), .shape = &bx_shape_style_name},
    {BX_KEY("blank", INT, raw_signature, s.blank), .most = 20},
    {BX_KEY("right", LENGTH, raw_signature, s.right)},
    {BX_KEY("shift", OFFSET, raw_signature, s.shift)},
    {BX_KEY("sealed", MAP, raw_signature, sealed), .shape = &sealed_shape},
    {BX_KEY("stamp", MAP, raw_signature, stamp), .shape = &stamp_shape},
    {BX_KEY("with", INT, raw_signature, s.with), .most = 20},
    {BX_KEY("fit", MAP, raw_signature, fit), .shape = &fit_shape},
};

static const bx_key fit_keys[] = {
    {BX_KEY("seal", LENGTH, raw_fit, seal)},
    {BX_KEY("line", SCALAR, raw_fit, line), .shape = &bx_shape_share},
    {BX_KEY("characters", SCALAR, raw_fit, characters), .shape = &bx_shape_share},
};

/* What shares may be at most, in thousandths: lines that do not touch. */
enum { MOST_FIT = 200 };

static const bx_key sealed_keys[] = {
    {BX_KEY("blank", INT, bx_signature_style, sealed_blank), .most = 20},
    {BX_KEY("right", LENGTH, bx_signature_style, sealed_right)},
    {BX_KEY("below", OFFSET, bx_signature_style, below)},
    {BX_KEY("apart", LENGTH, bx_signature_style, apart)},
    {BX_KEY("above-note", LENGTH, bx_signature_style, above_note)},
    {BX_KEY("rows", INT, bx_signature_style, rows), .least = 1, .most = 100},
};

static const bx_key stamp_keys[] = {
    {BX_KEY("blank", INT, bx_stamp_style, blank), .most = 20},
    {BX_KEY("right", LENGTH, bx_stamp_style, right)},
    {BX_KEY("apart", LENGTH, bx_stamp_style, apart)},
    {BX_KEY("width", LENGTH, bx_stamp_style, width)},
    {BX_KEY("height", LENGTH, bx_stamp_style, height)},
};

/* Three seals of 42 mm in a row, and rows of which none touches the other, unless the layout says more. */
enum { SEALS_APART = 4000, SEAL_ROWS = 5 }; /* 1/1000 mm; lines */

static const bx_key_table page_table = {"page", BX_KEYS(page_keys)};
static const bx_key_table grid_table = {"grid", BX_KEYS(grid_keys)};
static const bx_key_table paragraph_table = {"paragraphs", BX_KEYS(paragraph_keys)};
static const bx_key_table number_table = {"page-number", BX_KEYS(number_keys)};
static const bx_key_table signature_table = {"signature", BX_KEYS(signature_keys)};
static const bx_key_table sealed_table = {"sealed", BX_KEYS(sealed_keys)};
static const bx_key_table stamp_table = {"stamp", BX_KEYS(stamp_keys)};
static const bx_key_table fit_table = {"fit", BX_KEYS(fit_keys)};

const bx_shape bx_page_shape = {.maps = &page_table, .map_count = 1};
const bx_shape bx_grid_shape = {.maps = &grid_table, .map_count = 1};
const bx_shape bx_paragraphs_shape = {.maps = &paragraph_table, .map_count = 1};
const bx_shape bx_page_number_shape = {.maps = &number_table, .map_count = 1};
const bx_shape bx_signature_shape = {.maps = &signature_table, .map_count = 1};
static const bx_shape sealed_shape = {.maps = &sealed_table, .map_count = 1};
static const bx_shape stamp_shape = {.maps = &stamp_table, .map_count = 1};
static const bx_shape fit_shape = {.maps = &fit_table, .map_count = 1};

bx_status bx_page_extent(bx_reader *r, const bx_node *list, const char *name, bx_len *width,
                         bx_len *height)
{
    bool is_good = false;
    if (list) BX_TRY(bx_reader_want_length(r, list, name, 2, &is_good));
    if (!is_good) return BX_OK;
    BX_TRY(bx_reader_length(r, list->items[0], name, false, width));
    return bx_reader_length(r, list->items[1], name, false, height);
}

/* 1/3, 0.3 or 30%, in thousandths; -1: it is none of them. */
static int64_t parse_share(bx_str text)
{
    int64_t share = 0, parts = 1000;
    bx_str percent = {text.ptr, text.len > 0 ? text.len - 1 : 0};
    if (bx_str_ends(text, BX_STR("%")))
        return bx_thousandths_parse(percent, &share) ? share / 100 : -1;
    size_t bar = bx_str_find(text, BX_STR("/"));
    bool is_good = bx_thousandths_parse((bx_str){text.ptr, bar}, &share);
    if (bar < text.len)
        is_good = is_good &&
                  bx_thousandths_parse((bx_str){text.ptr + bar + 1, text.len - bar - 1}, &parts);
    return is_good && parts > 0 ? share * 1000 / parts : -1;
}

bx_status bx_page_share(bx_reader *r, const bx_node *node, int most, int *share)
{
    if (!node) return BX_OK;
    int64_t read = parse_share(node->text);
    if (read >= 0 && read <= most) {
        *share = (int)read;
        return BX_OK;
    }
    char largest[16]; /* a percentage */
    snprintf(largest, sizeof largest, "%d%%", most / 10);
    const char *words = bx_str_copy(r->arena, node->text).ptr;
    BX_TRY_NEW(words);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_BAD_SHARE, &node->place, words, largest));
}

bx_status bx_page_hole(bx_reader *r, const bx_node *node, int *hole)
{
    enum { WHOLE = 1000 };
    if (!node) return BX_OK;
    BX_TRY(bx_page_share(r, node, WHOLE, hole));
    if (*hole == 0) *hole = 1; /* none at all, as near as it is counted */
    return BX_OK;
}

void bx_page_fill(bx_page_style *p)
{
    bx_len height = p->turned ? p->area.w : p->area.h;
    p->pitch = (height - p->grid_size) / (p->grid_lines - 1);
}

static bx_status report_low(bx_reader *r, const bx_page_style *p, const bx_place *place)
{
    bx_buf height = {0}, line = {0};
    bx_buf_add_pt(&height, bx_len_scale(p->area.h, 254, 720), 1);
    bx_buf_add_pt(&line, bx_len_scale(p->grid_size, 254, 720), 1);
    bx_buf_add_byte(&height, '\0');
    bx_buf_add_byte(&line, '\0');
    bx_status status = BX_ERR_MEMORY;
    if (!height.failed && !line.failed)
        status = bx_report(r->diag, BX_E_AREA_LOW, place, height.ptr, line.ptr);
    bx_buf_release(&height);
    bx_buf_release(&line);
    return status == BX_ERR_MEMORY ? status : bx_reader_keep(r, status);
}

bx_status bx_page_close(bx_reader *r, const bx_place *place, bx_page_style *p)
{
    bool fits = p->area.x + p->area.w <= p->width && p->area.y + p->area.h <= p->height &&
                p->cell > 0 && p->pitch > 0 && p->grid_size > 0;
    if (fits || !place) return BX_OK;
    if (p->area.h < p->grid_size) return report_low(r, p, place);
    return bx_reader_keep(r, bx_report(r->diag, BX_E_OUTSIDE_SHEET, place, NULL));
}

bx_status bx_layout_page(bx_layout_reader *tr, const bx_node *page, const bx_node *grid)
{
    bx_reader *r = &tr->reader;
    bx_page_style *p = &tr->pages->style;
    raw_page raw = {0};
    raw_grid squares = {.characters = 1, .lines = 2};
    p->widows = p->orphans = 1;
    if (!page || !grid) return BX_OK;
    int before = r->faults;
    BX_TRY(bx_schema_read(r, page, "page", page_keys, BX_KEY_COUNT(page_keys), &raw));
    BX_TRY(bx_schema_read(r, grid, "grid", grid_keys, BX_KEY_COUNT(grid_keys), &squares));
    BX_TRY(bx_page_extent(r, raw.size, "size", &p->width, &p->height));
    BX_TRY(bx_page_hole(r, raw.hole, &p->hole));
    p->area = (bx_rect){.x = raw.left, .y = raw.top};
    BX_TRY(bx_page_extent(r, raw.area, "area", &p->area.w, &p->area.h));
    p->grid_characters = squares.characters;
    p->grid_lines = squares.lines;
    p->grid_size = squares.size;
    p->cell = p->area.w / squares.characters;
    bx_page_fill(p);
    bool is_good = r->faults == before;
    return bx_page_close(r, is_good ? &page->place : NULL, p);
}

static bx_status read_number_text(bx_layout_reader *tr, const bx_node *text, bx_phrase *read)
{
    const bx_field_scope top = bx_field_scope_top(tr->t);
    const bx_field_scope scope = {.fields = bx_page_slots, .count = BX_PAGE_SLOTS, .outer = &top};
    return bx_phrase_read(tr, text, &scope, BX_TYPES_TEXT, read, NULL);
}

/* The style gives lengths their units, so it goes before what stands beside it. */
static bx_status use_style(bx_layout_reader *tr, const bx_node *map, const bx_style *otherwise,
                           const bx_style **style)
{
    const bx_node *name = bx_node_lookup(map, BX_STR("style"));
    if (name && (name->kind != BX_NODE_SCALAR || bx_node_is_null(name))) name = NULL;
    BX_TRY(bx_layout_style_of(tr, name, otherwise, style));
    tr->reader.scale = bx_style_scale(tr, *style);
    return BX_OK;
}

bx_status bx_page_number_read(bx_layout_reader *tr, const bx_node *node, bx_page_pattern *page)
{
    bx_page_style *p = &page->style;
    raw_number raw = {.page = *p};
    raw.page.number_odd = raw.page.number_even = BX_SIDE_CENTER;
    /* GB/T 9704-2012 7.5 counts 空一字 in characters of the text, not of the number. */
    tr->reader.scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(&tr->reader, node, "page-number", number_keys, BX_KEY_COUNT(number_keys),
                          &raw));
    BX_TRY(bx_layout_style_of(tr, raw.style, tr->t->body_style, &raw.page.number_style));
    if (raw.text) BX_TRY(read_number_text(tr, raw.text, &page->number_text));
    *p = raw.page;
    p->number_place = node->place;
    p->has_number = true;
    return BX_OK;
}

static bx_status read_fit(bx_reader *r, const bx_node *node, bx_signature_style *s)
{
    raw_fit fit = {0};
    BX_TRY(bx_schema_read(r, node, "fit", fit_keys, BX_KEY_COUNT(fit_keys), &fit));
    s->fit_seal = fit.seal;
    BX_TRY(bx_page_share(r, fit.line, MOST_FIT, &s->fit_pitch));
    return bx_page_share(r, fit.characters, MOST_FIT, &s->fit_cell);
}

static bx_status read_signature(bx_layout_reader *tr, const bx_node *node)
{
    bx_reader *r = &tr->reader;
    raw_signature raw = {.s = {.apart = bx_len_from_um(SEALS_APART), .rows = SEAL_ROWS}};
    const bx_style *named = bx_layout_style(tr->t, BX_STR(BX_STYLE_SIGNATURE));
    BX_TRY(use_style(tr, node, named ? named : tr->t->body_style, &raw.s.style));
    BX_TRY(
        bx_schema_read(r, node, "signature", signature_keys, BX_KEY_COUNT(signature_keys), &raw));
    raw.s.sealed_blank = raw.s.blank;
    raw.s.sealed_right = raw.s.right;
    if (raw.sealed)
        BX_TRY(bx_schema_read(r, raw.sealed, "sealed", sealed_keys, BX_KEY_COUNT(sealed_keys),
                              &raw.s));
    raw.s.stamp = (bx_stamp_style){.blank = raw.s.sealed_blank, .right = raw.s.sealed_right};
    if (raw.stamp)
        BX_TRY(bx_schema_read(r, raw.stamp, "stamp", stamp_keys, BX_KEY_COUNT(stamp_keys),
                              &raw.s.stamp));
    if (raw.fit) BX_TRY(read_fit(r, raw.fit, &raw.s));
    tr->t->signature = raw.s;
    return BX_OK;
}

bx_status bx_layout_furniture(bx_layout_reader *tr, const bx_node *paragraphs,
                              const bx_node *number, const bx_node *signature)
{
    const bx_node nothing = {.kind = BX_NODE_MAP};
    if (paragraphs)
        BX_TRY(bx_schema_read(&tr->reader, paragraphs, "paragraphs", paragraph_keys,
                              BX_KEY_COUNT(paragraph_keys), &tr->pages->style));
    if (number) BX_TRY(bx_page_number_read(tr, number, tr->pages));
    return read_signature(tr, signature ? signature : &nothing);
}
