#include "layout/pages.h"

#include "layout/merge.h"
#include "layout/page.h"
#include "layout/region.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

/* GB/T 9704-2012 7.5 has the page number so far from the type area. */
enum { REGION_GAP = 7000 }; /* 1/1000 mm */

typedef struct raw_page {
    const bx_node *like, *size, *area, *hole, *number,
        *first; /* the names, the number: see nodes */
    bx_raw_regions regions;
    bx_page_style style;
    int turn;
} raw_page;

static const bx_word turn_words[] = {{"left", 1}, {NULL, 0}};

static const bx_key page_keys[] = {
    {BX_KEY("like", SCALAR, raw_page, like), .shape = &bx_shape_text},
    {BX_KEY("size", LIST, raw_page, size), .shape = &bx_shape_length},
    {BX_KEY("top", LENGTH, raw_page, style.area.y)},
    {BX_KEY("left", LENGTH, raw_page, style.area.x)},
    {BX_KEY("area", LIST, raw_page, area), .shape = &bx_shape_length},
    {BX_KEY("lines", INT, raw_page, style.grid_lines), .least = 2, .most = 200},
    {BX_KEY("turn", WORD, raw_page, turn), .words = turn_words},
    {BX_KEY("hole", SCALAR, raw_page, hole), .shape = &bx_shape_share},
    {BX_KEY("page-number", MAP, raw_page, number), .shape = &bx_page_number_shape},
    {BX_KEY("first", SCALAR, raw_page, first), .shape = &bx_shape_text},
    BX_REGION_KEYS(raw_page),
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

/* What is said of the numbers of pages that others are like, by page. */
typedef struct page_reader {
    bx_layout_reader *tr;
    const bx_node **numbers; /* NULL: they have none */
    const bx_node **firsts;  /* the names of their first pages; NULL: none is named */
} page_reader;

/* page-number: ~ takes the number away; a map is laid over that of the page it is like. */
static bx_status read_number(page_reader *p, const bx_node *map, const bx_node *base,
                             bx_page_pattern *page)
{
    const bx_node **number = &p->numbers[page - p->tr->pages];
    const bx_node *given = bx_node_lookup(map, BX_STR("page-number"));
    *number = base;
    if (!given) return BX_OK;
    *number = NULL;
    page->style.has_number = false;
    if (given->kind != BX_NODE_MAP) return BX_OK; /* null, or a fault that was told */
    *number = given;
    if (base) BX_TRY(bx_node_merge(p->tr->reader.arena, base, given, number));
    return bx_page_number_read(p->tr, *number, page);
}

static const bx_node *name_under(const bx_node *map, const char *key)
{
    const bx_node *name = map ? bx_node_lookup(map, bx_str_from(key)) : NULL;
    return name && name->kind == BX_NODE_SCALAR && !bx_node_is_null(name) ? name : NULL;
}

/* A turned page has the lines and characters of upright ones, as many as there is room for. */
static void keep_pitch(bx_page_style *p)
{
    if (p->pitch <= 0) return;                  /* a fault that was told */
    if (p->area.w < p->grid_size) p->pitch = 0; /* not a single one: bx_page_close tells */
    else p->grid_lines = 1 + (int)((p->area.w - p->grid_size) / p->pitch);
    if (p->cell > 0) p->grid_characters = (int)(p->area.h / p->cell);
}

static bx_status read_page(page_reader *p, const bx_pair *pair, bx_page_pattern *page)
{
    bx_layout_reader *tr = p->tr;
    bx_reader *r = &tr->reader;
    const bx_node *map = pair->value, *like = name_under(map, "like");
    const bx_page_pattern *base = tr->pages;
    int before = r->faults;
    if (like) BX_TRY(bx_page_named(tr, like, &base));
    *page = *base;
    page->name = pair->key;
    page->place = pair->key_place;
    raw_page raw = {.style = base->style};
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(bx_schema_read(r, map, "pages", page_keys, BX_KEY_COUNT(page_keys), &raw));
    BX_TRY(bx_page_extent(r, raw.size, "size", &raw.style.width, &raw.style.height));
    BX_TRY(bx_page_extent(r, raw.area, "area", &raw.style.area.w, &raw.style.area.h));
    BX_TRY(bx_page_hole(r, raw.hole, &raw.style.hole));
    bool has_lines = bx_node_lookup(map, BX_STR("lines")) != NULL;
    raw.style.turned = base->style.turned || raw.turn != 0;
    if (raw.style.turned && !has_lines) keep_pitch(&raw.style);
    else bx_page_fill(&raw.style);
    BX_TRY(bx_page_close(r, r->faults == before ? &map->place : NULL, &raw.style));
    page->style = raw.style;
    p->firsts[page - tr->pages] = name_under(map, "first");
    BX_TRY(bx_regions_read(tr, map, page));
    return read_number(p, map, p->numbers[base - tr->pages], page);
}

static bx_len measure_of(const bx_page_style *style)
{
    return style->turned ? style->area.h : style->area.w;
}

/* Lines are broken once, so a first page is as wide as the pages after it. */
static bx_status set_first(bx_layout_reader *tr, const bx_node *name, bx_page_pattern *page)
{
    if (name) BX_TRY(bx_page_named(tr, name, &page->first));
    if (!page->first || measure_of(&page->first->style) == measure_of(&page->style)) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_FIRST_PAGE_WIDTH, &name->place, page->first->name,
                          (bx_str){0}, (bx_str){0});
}

/* A page style of which only the name is known: it is as the layout's own. */
static void add_nominal(bx_layout_reader *tr, const bx_pair *pair)
{
    bx_page_pattern *page = &tr->pages[tr->t->page_count++];
    *page = tr->pages[0];
    page->name = pair->key;
    page->place = pair->key_place;
}

/* ~ takes a page style of a layout below away. */
static bx_status read_pages(page_reader *p, const bx_node *pages)
{
    bx_layout_reader *tr = p->tr;
    for (int i = 0; pages && i < pages->count; i++) {
        const bx_pair *pair = &pages->pairs[i];
        if (bx_node_is_null(pair->value)) continue;
        if (pair->value->kind != BX_NODE_MAP) {
            BX_TRY(bx_reader_fail(&tr->reader, BX_E_PAGE_NO_MAP, &pair->key_place, pair->key,
                                  (bx_str){0}, (bx_str){0}));
            add_nominal(tr, pair); /* so that whoever names it is not told as well */
            continue;
        }
        BX_TRY(read_page(p, pair, &tr->pages[tr->t->page_count]));
        tr->t->page_count++;
    }
    return BX_OK;
}

bx_status bx_layout_pages(bx_layout_reader *tr, const bx_page_nodes *nodes)
{
    int most = 1 + (nodes->pages ? nodes->pages->count : 0);
    page_reader p = {.tr = tr,
                     .numbers = BX_NEW_ARRAY(tr->reader.arena, const bx_node *, most),
                     .firsts = BX_NEW_ARRAY(tr->reader.arena, const bx_node *, most)};
    if (!p.numbers || !p.firsts) return BX_ERR_MEMORY;
    p.numbers[0] = nodes->number;
    p.firsts[0] = name_under(nodes->own, "first");
    tr->pages[0].head.gap = tr->pages[0].foot.gap = bx_len_from_um(REGION_GAP);
    if (nodes->own) BX_TRY(bx_regions_read(tr, nodes->own, &tr->pages[0]));
    BX_TRY(read_pages(&p, nodes->pages));
    for (int i = 0; i < tr->t->page_count; i++)
        BX_TRY(set_first(tr, p.firsts[i], &tr->pages[i]));
    return BX_OK;
}
