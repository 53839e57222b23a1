#include "layout/pages.h"

#include "layout/page.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_page {
    const bx_node *like, *size, *area, *hole, *number, *first;
    bx_page_style style;
} raw_page;

static const bx_key page_keys[] = {
    {BX_KEY("like", SCALAR, raw_page, like), .shape = &bx_shape_text},
    {BX_KEY("size", LIST, raw_page, size), .shape = &bx_shape_length},
    {BX_KEY("top", LENGTH, raw_page, style.area.y)},
    {BX_KEY("left", LENGTH, raw_page, style.area.x)},
    {BX_KEY("area", LIST, raw_page, area), .shape = &bx_shape_length},
    {BX_KEY("lines", INT, raw_page, style.grid_lines), .least = 2, .most = 200},
    {BX_KEY("hole", SCALAR, raw_page, hole), .shape = &bx_shape_share},
    {BX_KEY("page-number", MAP, raw_page, number), .shape = &bx_page_number_shape},
    {BX_KEY("first", SCALAR, raw_page, first), .shape = &bx_shape_text},
};

static const bx_key_table page_table = {"pages", BX_KEYS(page_keys)};
static const bx_shape page_shape = {.name = "page-style", .maps = &page_table, .map_count = 1};
const bx_shape bx_pages_shape = {.values = &page_shape};

bx_status bx_layout_pages_open(bx_layout_reader *tr, const bx_node *pages)
{
    tr->pages = BX_NEW_ARRAY(tr->reader.arena, bx_page_pattern, 1 + (pages ? pages->count : 0));
    BX_TRY_NEW(tr->pages);
    tr->t->pages = tr->pages;
    tr->t->page_count = 1;
    return BX_OK;
}

bx_status bx_page_named(bx_layout_reader *tr, const bx_node *name, const bx_page_pattern **page)
{
    const bx_unknown codes = {BX_E_UNKNOWN_PAGE_NEAR, BX_E_UNKNOWN_PAGE};
    int count = tr->t->page_count - 1;
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++) {
        names[i] = tr->pages[i + 1].name;
        if (!bx_str_equal(names[i], name->text)) continue;
        *page = &tr->pages[i + 1];
        return BX_OK;
    }
    return bx_reader_fail_unknown(&tr->reader, codes, &name->place, name->text, names, count);
}

/* page-number: ~ takes the number away; a map changes what is said of it. */
static bx_status read_number(bx_layout_reader *tr, const bx_node *map, const raw_page *raw,
                             bx_page_pattern *page)
{
    const bx_node *given = bx_node_lookup(map, BX_STR("page-number"));
    if (given && bx_node_is_null(given)) page->style.has_number = false;
    return raw->number ? bx_page_number_read(tr, raw->number, page) : BX_OK;
}

static bx_status read_page(bx_layout_reader *tr, const bx_pair *pair, bx_page_pattern *page)
{
    bx_reader *r = &tr->reader;
    const bx_node *map = pair->value;
    const bx_node *like = bx_node_lookup(map, BX_STR("like"));
    const bx_page_pattern *base = tr->pages;
    int before = r->faults;
    if (like && like->kind == BX_NODE_SCALAR && !bx_node_is_null(like))
        BX_TRY(bx_page_named(tr, like, &base));
    *page = *base;
    page->name = pair->key;
    page->place = pair->key_place;
    page->first = NULL;
    raw_page raw = {.style = base->style};
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(r, map, "pages", page_keys, BX_KEY_COUNT(page_keys), &raw));
    BX_TRY(bx_page_extent(r, raw.size, "size", &raw.style.width, &raw.style.height));
    BX_TRY(bx_page_extent(r, raw.area, "area", &raw.style.area.w, &raw.style.area.h));
    BX_TRY(bx_page_hole(r, raw.hole, &raw.style.hole));
    BX_TRY(bx_page_close(r, r->faults == before ? &map->place : NULL, &raw.style));
    page->style = raw.style;
    BX_TRY(read_number(tr, map, &raw, page));
    return raw.first ? bx_page_named(tr, raw.first, &page->first) : BX_OK;
}

/* Lines are broken once: a first page that is like no other is as wide as the rest. */
static bx_status check_first(bx_layout_reader *tr, const bx_page_pattern *page,
                             const bx_node *place)
{
    if (!page->first || page->first->style.area.w == page->style.area.w) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_FIRST_PAGE_WIDTH, &place->place, page->first->name,
                          (bx_str){0}, (bx_str){0});
}

bx_status bx_layout_pages(bx_layout_reader *tr, const bx_node *pages, const bx_node *own)
{
    for (int i = 0; pages && i < pages->count; i++) {
        const bx_pair *pair = &pages->pairs[i];
        bx_page_pattern *page = &tr->pages[tr->t->page_count];
        if (pair->value->kind != BX_NODE_MAP) {
            BX_TRY(bx_reader_fail(&tr->reader, BX_E_PAGE_NO_MAP, &pair->key_place, pair->key,
                                  (bx_str){0}, (bx_str){0}));
            continue;
        }
        BX_TRY(read_page(tr, pair, page));
        tr->t->page_count++;
        BX_TRY(check_first(tr, page, pair->value));
    }
    const bx_node *first = own ? bx_node_lookup(own, BX_STR("first")) : NULL;
    if (!first || first->kind != BX_NODE_SCALAR || bx_node_is_null(first)) return BX_OK;
    BX_TRY(bx_page_named(tr, first, &tr->pages->first));
    return check_first(tr, tr->pages, first);
}
