/*
 * A style is typed from a map into which the one it is like was merged first, so that
 * "indent: 2字" is two characters of the style that has it in the end.
 */

#include "layout/styles.h"

#include "base/limits.h"
#include "layout/merge.h"
#include "layout/shapes.h"
#include "layout/stroke.h"
#include "layout/text_rule.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_align) == sizeof(int) && sizeof(bx_digits) == sizeof(int) &&
                   sizeof(bx_keep) == sizeof(int) && sizeof(bx_underline) == sizeof(int) &&
                   sizeof(bx_raise) == sizeof(int) && sizeof(bx_bold) == sizeof(int),
               "a word is stored as an int");

typedef struct raw_style {
    bx_style s;
    int grid; /* grid_use */
    const bx_node *color, *like, *line, *indent, *hang, *right, *before, *after;
    const bx_node *tracking, *rule_above, *rule_below;
} raw_style;

const bx_word bx_align_words[] = {{"justify", BX_ALIGN_JUSTIFY}, {"left", BX_ALIGN_START},
                                  {"center", BX_ALIGN_CENTER},   {"right", BX_ALIGN_END},
                                  {"spread", BX_ALIGN_SPREAD},   {NULL, 0}};
const bx_word bx_cell_align_words[] = {{"justify", BX_ALIGN_JUSTIFY},
                                       {"left", BX_ALIGN_START},
                                       {"center", BX_ALIGN_CENTER},
                                       {"right", BX_ALIGN_END},
                                       {"spread", BX_ALIGN_SPREAD},
                                       {"decimal", BX_ALIGN_DECIMAL},
                                       {NULL, 0}};
static const bx_word digit_words[] = {{"own", BX_DIGITS_OWN}, {"half", BX_DIGITS_HALF}, {NULL, 0}};

static const bx_word keep_words[] = {
    {"false", BX_KEEP_NONE}, {"true", BX_KEEP_NEXT}, {"back", BX_KEEP_BACK}, {NULL, 0}};

static const bx_word underline_words[] = {{"none", BX_UNDERLINE_NONE},
                                          {"single", BX_UNDERLINE_SINGLE},
                                          {"name", BX_UNDERLINE_NAME},
                                          {"wavy", BX_UNDERLINE_WAVY},
                                          {NULL, 0}};
static const bx_word raise_words[] = {
    {"none", BX_RAISE_NONE}, {"super", BX_RAISE_SUPER}, {"sub", BX_RAISE_SUB}, {NULL, 0}};

static const bx_word bold_words[] = {
    {"true", BX_BOLD_FACE}, {"false", BX_BOLD_NONE}, {"synthetic", BX_BOLD_SYNTHETIC}, {NULL, 0}};

typedef enum grid_use { GRID_NONE, GRID_LINES, GRID_CELLS } grid_use;

static const bx_word grid_words[] = {
    {"true", GRID_CELLS}, {"false", GRID_NONE}, {"lines", GRID_LINES}, {NULL, 0}};

static const bx_shape line_shape = {
    .about = BX_BOTH("a multiple of the size, or a length", "字号的倍数，或长度"),
    .is_scalar = true};

static const bx_shape tracking_shape = {
    .about =
        BX_BOTH("a length, or a share of the size, also below zero", "长度或字号的比例，可为负"),
    .is_scalar = true};

static const bx_key style_keys[] = {
    {BX_KEY("like", SCALAR, raw_style, like), .shape = &bx_shape_style_name},
    {BX_KEY("face", TEXT, raw_style, s.face)},
    {BX_KEY("size", LENGTH, raw_style, s.size)},
    {BX_KEY("grid", WORD, raw_style, grid), .words = grid_words},
    {BX_KEY("align", WORD, raw_style, s.align), .words = bx_align_words},
    {BX_KEY("line", SCALAR, raw_style, line), .shape = &line_shape},
    {BX_KEY("indent", SCALAR, raw_style, indent), .shape = &bx_shape_length},
    {BX_KEY("hang", SCALAR, raw_style, hang), .shape = &bx_shape_length},
    {BX_KEY("right", SCALAR, raw_style, right), .shape = &bx_shape_length},
    {BX_KEY("before", SCALAR, raw_style, before), .shape = &bx_shape_length},
    {BX_KEY("after", SCALAR, raw_style, after), .shape = &bx_shape_length},
    {BX_KEY("keep", WORD, raw_style, s.keep), .words = keep_words},
    {BX_KEY("aside", BOOL, raw_style, s.aside)},
    {BX_KEY("note", BOOL, raw_style, s.is_note)},
    {BX_KEY("digits", WORD, raw_style, s.digits), .words = digit_words},
    {BX_KEY("dots", BOOL, raw_style, s.dots)},
    {BX_KEY("underline", WORD, raw_style, s.underline), .words = underline_words},
    {BX_KEY("raise", WORD, raw_style, s.raise), .words = raise_words},
    {BX_KEY("bold", WORD, raw_style, s.bold), .words = bold_words},
    {BX_KEY("latin", TEXT, raw_style, s.latin)},
    {BX_KEY("color", SCALAR, raw_style, color), .shape = &bx_color_shape},
    {BX_KEY("tracking", SCALAR, raw_style, tracking), .shape = &tracking_shape},
    {BX_KEY("rule-above", NODE, raw_style, rule_above), .shape = &bx_text_rule_shape},
    {BX_KEY("rule-below", NODE, raw_style, rule_below), .shape = &bx_text_rule_shape},
};

static const bx_key_table style_table = {"style", BX_KEYS(style_keys)};

static const bx_shape style_shape = {
    .name = "style",
    .about = BX_BOTH("a style, or the name of the one it is like", "样式，或与之相同的样式名"),
    .is_scalar = true,
    .maps = &style_table,
    .map_count = 1};

const bx_shape bx_styles_shape = {.values = &style_shape};

bx_length_scale bx_style_scale(const bx_layout_reader *tr, const bx_style *style)
{
    const bx_page_style *page = &tr->t->pages->style;
    bx_len character = style && !style->in_cells ? style->em : page->cell;
    /* What a fault has left at 0 must not make faults of every length that leans on it. */
    return (bx_length_scale){bx_len_max(character, 1), bx_len_max(page->pitch, 1)};
}

/* A multiple of the size, or a length. Without either the line is as on the grid, or 1.3 sizes. */
static bx_status read_line(bx_layout_reader *tr, const bx_node *node, bx_style *s)
{
    int64_t multiple = 1300;
    if (s->on_grid) s->line = tr->t->pages->style.pitch;
    else s->line = bx_len_scale(s->size, multiple, 1000);
    if (!node) return BX_OK;
    if (bx_thousandths_parse(node->text, &multiple) && multiple > 0) {
        s->line = bx_len_scale(s->size, multiple, 1000);
        return BX_OK;
    }
    return bx_reader_length(&tr->reader, node, "line", false, &s->line);
}

/*
 * Without size a style is for words amid a text: its face is that of them alone. Not those styles that
 * the tool itself looks for.
 */
static bool may_be_inline(const bx_style *s)
{
    static const char *const own[] = {BX_STYLE_BODY, BX_STYLE_TITLE, BX_STYLE_TABLE,
                                      BX_STYLE_SIGNATURE};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (bx_str_equal(s->name, bx_str_from(own[i]))) return false;
    bool marked = s->dots || s->underline != BX_UNDERLINE_NONE || s->raise != BX_RAISE_NONE ||
                  s->has_rgb || s->has_tracking || s->has_bold || s->latin.len > 0 ||
                  s->face.len > 0;
    return s->size == 0 && marked;
}

/* 50‰ or 0.05字, in 1/BX_TRACKING_UNIT. */
static bool parse_share(bx_str text, int64_t *share)
{
    static const struct {
        const char *unit;
        int64_t worth; /* of a thousandth of it */
    } units[] = {{"‰", 1}, {"字", 1000}};
    for (int i = 0; i < BX_KEY_COUNT(units); i++) {
        bx_str number = text;
        if (!bx_str_ends(text, bx_str_from(units[i].unit))) continue;
        number.len -= bx_str_from(units[i].unit).len;
        if (!bx_thousandths_parse(number, share)) return false;
        *share *= units[i].worth;
        return true;
    }
    return false;
}

/* A share where the size is not known, else a length as well; within what can be read. */
static bx_status read_tracking(bx_reader *r, const bx_node *node, bx_style *s)
{
    enum { LEAST = -BX_TRACKING_UNIT / 10, MOST = 2 * BX_TRACKING_UNIT };
    int64_t share = 0;
    bool is_share = parse_share(node->text, &share) && share >= LEAST && share <= MOST;
    if (is_share) {
        s->tracking_share = (int)share;
        s->tracking = bx_len_scale(s->em, share, BX_TRACKING_UNIT);
        return BX_OK;
    }
    bx_len length = 0;
    bool is_length = s->em > 0 && bx_length_parse(node->text, &r->scale, &length) &&
                     length >= bx_len_scale(s->em, LEAST, BX_TRACKING_UNIT) &&
                     length <= bx_len_scale(s->em, MOST, BX_TRACKING_UNIT);
    if (is_length) s->tracking = length;
    return is_length ? BX_OK
                     : bx_reader_fail(r, BX_E_BAD_TRACKING, &node->place, node->text, (bx_str){0},
                                      (bx_str){0});
}

static bx_status read_rules(bx_reader *r, const raw_style *raw, bx_style *s)
{
    if (raw->rule_above)
        BX_TRY(bx_text_rule_read(r, raw->rule_above, "rule-above", s->size, &s->rule_above));
    if (raw->rule_below)
        BX_TRY(bx_text_rule_read(r, raw->rule_below, "rule-below", s->size, &s->rule_below));
    return BX_OK;
}

static bx_status read_style(bx_layout_reader *tr, const bx_node *map, const char *name,
                            bool is_whole, bx_style *style)
{
    bx_reader *r = &tr->reader;
    const bx_page_style *page = &tr->t->pages->style;
    raw_style raw = {.s = *style};
    raw.s.align = BX_ALIGN_JUSTIFY;
    r->scale = bx_style_scale(tr, NULL);
    int before = r->faults;
    BX_TRY(bx_schema_read(r, map, name, style_keys, BX_KEY_COUNT(style_keys), &raw));
    BX_TRY(bx_color_of(r, map, &raw.s.rgb));
    raw.s.has_rgb = raw.color != NULL;
    raw.s.has_tracking = raw.tracking != NULL;
    const bx_node *bold = bx_node_lookup(map, BX_STR("bold"));
    raw.s.has_bold = bold && !bx_node_is_null(bold);
    bx_str missing = raw.s.face.len == 0 ? BX_STR("face") : BX_STR("size");
    bool lacks = raw.s.face.len == 0 || raw.s.size == 0;
    raw.s.is_inline = is_whole && r->faults == before && may_be_inline(&raw.s);
    if (is_whole && lacks && !raw.s.is_inline && r->faults == before)
        BX_TRY(
            bx_reader_fail(r, BX_E_MISSING_KEY, &style->place, missing, (bx_str){0}, (bx_str){0}));
    raw.s.on_grid = raw.grid != GRID_NONE;
    raw.s.in_cells = raw.grid == GRID_CELLS;
    raw.s.em = raw.s.size;
    if (raw.s.in_cells && page->grid_size > 0) raw.s.em = page->cell * raw.s.size / page->grid_size;
    r->scale = bx_style_scale(tr, &raw.s);
    const struct {
        const char *name;
        const bx_node *node;
        bx_len *length;
    } lengths[] = {{"indent", raw.indent, &raw.s.indent},
                   {"hang", raw.hang, &raw.s.hang},
                   {"right", raw.right, &raw.s.right},
                   {"before", raw.before, &raw.s.before},
                   {"after", raw.after, &raw.s.after}};
    for (int i = 0; i < BX_KEY_COUNT(lengths); i++)
        if (lengths[i].node)
            BX_TRY(bx_reader_length(r, lengths[i].node, lengths[i].name, false, lengths[i].length));
    BX_TRY(read_line(tr, raw.line, &raw.s));
    BX_TRY(read_rules(r, &raw, &raw.s));
    if (raw.tracking) BX_TRY(read_tracking(r, raw.tracking, &raw.s));
    *style = raw.s;
    return BX_OK;
}

/* --- what a style is like --- */

typedef enum progress { UNTOUCHED, OPEN, DONE, BROKEN } progress;

typedef struct inheritance {
    bx_layout_reader *tr;
    progress *progress; /* of each style */
    int depth;          /* of styles that are OPEN */
} inheritance;

static int find_style(const bx_node *styles, bx_str name)
{
    for (int i = 0; i < styles->count; i++)
        if (bx_str_equal(styles->pairs[i].key, name)) return i;
    return -1;
}

static bx_status fail_unknown_style(bx_layout_reader *tr, const bx_node *name)
{
    const bx_node *styles = tr->style_node;
    int count = styles ? styles->count : 0;
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        names[i] = styles->pairs[i].key;
    const bx_unknown codes = {BX_E_UNKNOWN_STYLE_NEAR, BX_E_UNKNOWN_STYLE};
    return bx_reader_fail_unknown(&tr->reader, codes, &name->place, name->text, names, count);
}

/* *under is the index of the style that `map` is like, or -1. */
static bx_status find_like(inheritance *in, const bx_node *map, int *under)
{
    const bx_node *like = bx_node_lookup(map, BX_STR("like"));
    *under = -1;
    if (!like || like->kind != BX_NODE_SCALAR || bx_node_is_null(like)) return BX_OK;
    *under = find_style(in->tr->style_node, like->text);
    if (*under < 0) return fail_unknown_style(in->tr, like);
    if (in->progress[*under] != OPEN && in->depth <= BX_LIMIT_NODE_DEPTH) return BX_OK;
    *under = -1;
    return bx_reader_fail(&in->tr->reader, BX_E_LIKE_LOOP, &like->place, like->text, (bx_str){0},
                          (bx_str){0});
}

/*
 * Types style `i` after the one it is like. A style that is like a broken one is read
 * by itself, so that a fault is reported once and not for every heir.
 */
static bx_status inherit(inheritance *in, int i)
{
    bx_layout_reader *tr = in->tr;
    const bx_pair *pair = &tr->style_node->pairs[i];
    const bx_node *map;
    int under;
    if (in->progress[i] != UNTOUCHED) return BX_OK;
    in->progress[i] = OPEN;
    in->depth++;
    BX_TRY(bx_style_map(tr->reader.arena, pair->value, &map));
    int before = tr->reader.faults;
    BX_TRY(find_like(in, map, &under));
    bool is_whole = tr->reader.faults == before;
    if (under >= 0) BX_TRY(inherit(in, under));
    if (under >= 0 && in->progress[under] != DONE) is_whole = false;
    if (under >= 0 && is_whole && map->kind == BX_NODE_MAP)
        BX_TRY(bx_node_merge(tr->reader.arena, tr->style_maps[under], map, &map));
    before = tr->reader.faults;
    const char *name = bx_str_copy(tr->reader.arena, pair->key).ptr;
    BX_TRY_NEW(name);
    tr->styles[i] = (bx_style){.name = pair->key, .place = pair->key_place};
    BX_TRY(read_style(tr, map, name, is_whole, &tr->styles[i]));
    tr->style_maps[i] = map;
    in->progress[i] = tr->reader.faults == before && is_whole ? DONE : BROKEN;
    in->depth--;
    return BX_OK;
}

bx_status bx_layout_styles(bx_layout_reader *tr, const bx_node *styles)
{
    bx_arena *arena = tr->reader.arena;
    bx_layout *t = tr->t;
    if (!styles) return BX_OK;
    inheritance in = {.tr = tr, .progress = BX_NEW_ARRAY(arena, progress, styles->count)};
    tr->style_node = styles;
    tr->styles = BX_NEW_ARRAY(arena, bx_style, styles->count);
    tr->style_maps = BX_NEW_ARRAY(arena, const bx_node *, styles->count);
    if (!in.progress || !tr->styles || !tr->style_maps) return BX_ERR_MEMORY;
    for (int i = 0; i < styles->count; i++)
        BX_TRY(inherit(&in, i));
    t->styles = tr->styles;
    t->style_count = styles->count;
    t->body_style = bx_layout_style(t, BX_STR(BX_STYLE_BODY));
    t->title_style = bx_layout_style(t, BX_STR(BX_STYLE_TITLE));
    if (!t->title_style) t->title_style = t->body_style;
    if (t->body_style) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_MISSING_KEY, &styles->place, BX_STR(BX_STYLE_BODY),
                          (bx_str){0}, (bx_str){0});
}

bx_status bx_layout_style_of(bx_layout_reader *tr, const bx_node *name, const bx_style *otherwise,
                             const bx_style **style)
{
    *style = otherwise;
    if (!name) return BX_OK;
    const bx_style *found = bx_layout_style(tr->t, name->text);
    if (!found) return fail_unknown_style(tr, name);
    if (found->is_inline)
        return bx_reader_fail(&tr->reader, BX_E_INLINE_STYLE, &name->place, name->text, (bx_str){0},
                              (bx_str){0});
    *style = found;
    return BX_OK;
}

bx_status bx_layout_resize(bx_layout_reader *tr, const bx_style *base, const bx_node *size,
                           const bx_style **style)
{
    bx_arena *arena = tr->reader.arena;
    bx_pair *pair = BX_NEW(arena, bx_pair);
    bx_style *own = BX_NEW(arena, bx_style);
    if (!pair || !own) return BX_ERR_MEMORY;
    *pair = (bx_pair){BX_STR("size"), size->place, size};
    const bx_node over = {.kind = BX_NODE_MAP, .place = size->place, .pairs = pair, .count = 1};
    const bx_node *map;
    BX_TRY(bx_node_merge(arena, tr->style_maps[base - tr->styles], &over, &map));
    *own = (bx_style){.name = base->name, .place = size->place};
    BX_TRY(read_style(tr, map, "size", false, own));
    *style = own;
    return BX_OK;
}

/* --- levels --- */

static const bx_str numerals[] = {{"一", sizeof "一" - 1}, {"1", 1}};

/* （一） is 一 between （ and ）. */
static bx_status read_marker(bx_reader *r, const bx_node *node, bx_marker *marker)
{
    if (node->kind != BX_NODE_SCALAR || bx_node_is_null(node))
        return bx_reader_keep(r, bx_node_want(node, BX_NODE_SCALAR, "marker", r->diag));
    bx_str text = node->text;
    for (int i = 0; i < 2; i++) {
        size_t at = bx_str_find(text, numerals[i]);
        size_t behind = at + numerals[i].len;
        if (at == text.len || (at == 0 && behind == text.len)) continue;
        *marker = (bx_marker){.before = {text.ptr, at},
                              .after = {text.ptr + behind, text.len - behind},
                              .is_han = i == 0};
        return BX_OK;
    }
    return bx_reader_fail(r, BX_E_BAD_MARKER, &node->place, text, (bx_str){0}, (bx_str){0});
}

typedef struct raw_level {
    const bx_node *marker, *style;
} raw_level;

static const bx_key level_keys[] = {
    {BX_KEY("marker", NODE, raw_level, marker), .required = true, .shape = &bx_shape_texts},
    {BX_KEY("style", SCALAR, raw_level, style), .required = true, .shape = &bx_shape_style_name},
};

static const bx_key_table level_table = {"levels", BX_KEYS(level_keys)};

const bx_shape bx_level_shape = {.name = "level", .maps = &level_table, .map_count = 1};

static bx_status read_level(bx_layout_reader *tr, const bx_node *node, bx_level *level)
{
    bx_reader *r = &tr->reader;
    raw_level raw = {0};
    BX_TRY(bx_schema_read(r, node, "levels", level_keys, BX_KEY_COUNT(level_keys), &raw));
    BX_TRY(bx_layout_style_of(tr, raw.style, tr->t->body_style, &level->style));
    if (!raw.marker) return BX_OK;
    bool is_list = raw.marker->kind == BX_NODE_LIST;
    const bx_node *const *nodes = is_list ? raw.marker->items : &raw.marker;
    int count = is_list ? raw.marker->count : 1;
    bx_marker *markers = BX_NEW_ARRAY(r->arena, bx_marker, count);
    BX_TRY_NEW(markers);
    for (int i = 0; i < count; i++)
        BX_TRY(read_marker(r, nodes[i], &markers[i]));
    level->markers = markers;
    level->marker_count = count;
    return BX_OK;
}

bx_status bx_layout_levels(bx_layout_reader *tr, const bx_node *levels)
{
    int count = levels ? levels->count : 0;
    bx_level *read = BX_NEW_ARRAY(tr->reader.arena, bx_level, count);
    BX_TRY_NEW(read);
    for (int i = 0; i < count; i++)
        BX_TRY(read_level(tr, levels->items[i], &read[i]));
    tr->t->levels = read;
    tr->t->level_count = count;
    return BX_OK;
}
