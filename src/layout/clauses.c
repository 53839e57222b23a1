/*
 * Each value is looked for with the gauge in mind: a length, a word or a number. What cannot be
 * measured of the elements that are chosen is told when the layout is read, not when nothing comes
 * of it.
 */
#include "layout/clauses.h"

#include "layout/selector.h"
#include "layout/setting.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

/* How exact the pages are measured, unless the clause says otherwise. */
enum { TOLERANCE = 200, INK_TOLERANCE = 300 }; /* 1/1000 mm */
#define SIZE_TOLERANCE (BX_PT / 20)

enum { MOST_NUMBER = 1000000 };

typedef struct raw_clause {
    bx_str number, asks;
    const bx_node *of, *from, *value, *least, *most, *tolerance, *setting;
    int gauge;
    bool is_required;
} raw_clause;

static const bx_word gauge_words[] = {{"left", BX_GAUGE_LEFT},
                                      {"right", BX_GAUGE_RIGHT},
                                      {"top", BX_GAUGE_TOP},
                                      {"bottom", BX_GAUGE_BOTTOM},
                                      {"ink-top", BX_GAUGE_INK_TOP},
                                      {"first-ink-top", BX_GAUGE_FIRST_INK_TOP},
                                      {"ink-bottom", BX_GAUGE_INK_BOTTOM},
                                      {"baseline", BX_GAUGE_BASELINE},
                                      {"center", BX_GAUGE_CENTER},
                                      {"middle", BX_GAUGE_MIDDLE},
                                      {"gap", BX_GAUGE_GAP},
                                      {"apart", BX_GAUGE_APART},
                                      {"clear", BX_GAUGE_CLEAR},
                                      {"width", BX_GAUGE_WIDTH},
                                      {"height", BX_GAUGE_HEIGHT},
                                      {"pitch", BX_GAUGE_PITCH},
                                      {"size", BX_GAUGE_SIZE},
                                      {"face", BX_GAUGE_FACE},
                                      {"side", BX_GAUGE_SIDE},
                                      {"page", BX_GAUGE_PAGE},
                                      {"lines-with", BX_GAUGE_LINES_WITH},
                                      {"count", BX_GAUGE_COUNT},
                                      {"lines-a-page", BX_GAUGE_LINES_A_PAGE},
                                      {"characters-a-line", BX_GAUGE_CHARACTERS_A_LINE},
                                      {NULL, 0}};

static const bx_word side_words[] = {{"odd", 0}, {"even", 1}, {NULL, 0}};

static const bx_shape value_shape = {
    .name = "asked",
    .about = BX_BOTH("a length, a number, or a word, as `measure` has it",
                     "长度、数目或文字，视 measure 而定"),
    .is_scalar = true};

static const bx_key keys[] = {
    {BX_KEY("number", TEXT, raw_clause, number), .required = true},
    {BX_KEY("asks", TEXT, raw_clause, asks), .required = true},
    {BX_KEY("of", NODE, raw_clause, of), .required = true, .shape = &bx_selector_shape},
    {BX_KEY("measure", WORD, raw_clause, gauge), .words = gauge_words, .required = true},
    {BX_KEY("from", NODE, raw_clause, from), .shape = &bx_datum_shape},
    {BX_KEY("value", SCALAR, raw_clause, value), .shape = &value_shape},
    {BX_KEY("least", SCALAR, raw_clause, least), .shape = &value_shape},
    {BX_KEY("most", SCALAR, raw_clause, most), .shape = &value_shape},
    {BX_KEY("tolerance", SCALAR, raw_clause, tolerance), .shape = &bx_shape_length},
    {BX_KEY("setting", NODE, raw_clause, setting), .shape = &bx_shape_texts},
    {BX_KEY("required", BOOL, raw_clause, is_required)},
};

static const bx_key_table table = {"clause", BX_KEYS(keys)};
static const bx_shape clause_shape = {.name = "clause", .maps = &table, .map_count = 1};
const bx_shape bx_clauses_shape = {.is_scalar = true, .values = &clause_shape};

/* A length, or a whole number. */
static bx_status read_bound(bx_reader *r, const bx_node *node, const char *name,
                            const bx_gauge_row *gauge, int64_t *bound)
{
    int64_t number;
    if (gauge->kind == BX_GAUGES_LENGTH) return bx_reader_length(r, node, name, true, bound);
    if (bx_str_to_int(node->text, &number) && number >= 0 && number <= MOST_NUMBER) {
        *bound = number;
        return BX_OK;
    }
    return bx_reader_fail(r, BX_E_CLAUSE_NUMBER, &node->place, bx_str_from(gauge->name), node->text,
                          (bx_str){0});
}

static bx_status read_word(bx_reader *r, const bx_node *value, bx_clause *c)
{
    int side;
    c->word = value->text;
    if (c->gauge != BX_GAUGE_SIDE) return BX_OK;
    return bx_reader_word(r, value, "value", side_words, &side);
}

static bx_status read_value(bx_reader *r, const raw_clause *raw, const bx_node *map, bx_clause *c)
{
    const bx_gauge_row *gauge = &bx_gauge_rows[c->gauge];
    bool is_word = gauge->kind == BX_GAUGES_WORD;
    bool is_bounded = raw->least || raw->most;
    if ((raw->value != NULL) == is_bounded || (is_word && !raw->value))
        return bx_reader_fail(r, BX_E_CLAUSE_VALUE, &map->place, bx_str_from(gauge->name),
                              (bx_str){0}, (bx_str){0});
    if (is_word) return read_word(r, raw->value, c);
    const bx_node *least = raw->value ? raw->value : raw->least;
    const bx_node *most = raw->value ? raw->value : raw->most;
    c->has_least = least != NULL;
    c->has_most = most != NULL;
    if (least) BX_TRY(read_bound(r, least, raw->value ? "value" : "least", gauge, &c->least));
    if (raw->value) c->most = c->least;
    else if (most) BX_TRY(read_bound(r, most, "most", gauge, &c->most));
    return BX_OK;
}

static bx_status read_tolerance(bx_reader *r, const bx_node *tolerance, bx_clause *c)
{
    const bx_gauge_row *gauge = &bx_gauge_rows[c->gauge];
    bool is_ink = c->gauge == BX_GAUGE_INK_TOP || c->gauge == BX_GAUGE_FIRST_INK_TOP ||
                  c->gauge == BX_GAUGE_INK_BOTTOM;
    c->tolerance = bx_len_from_um(is_ink ? INK_TOLERANCE : TOLERANCE);
    if (c->gauge == BX_GAUGE_SIZE) c->tolerance = SIZE_TOLERANCE;
    if (!tolerance) return BX_OK;
    if (gauge->kind != BX_GAUGES_LENGTH)
        return bx_reader_fail(r, BX_E_CLAUSE_TOLERANCE, &tolerance->place, bx_str_from(gauge->name),
                              (bx_str){0}, (bx_str){0});
    return bx_reader_length(r, tolerance, "tolerance", false, &c->tolerance);
}

static bx_status check_gauge(bx_reader *r, const bx_node *map, const bx_clause *c)
{
    const bx_gauge_row *gauge = &bx_gauge_rows[c->gauge];
    for (int part = 0; part < BX_PARTS; part++)
        if (c->of.parts & ~gauge->parts & 1u << part)
            BX_TRY(bx_reader_fail(r, BX_E_CLAUSE_UNFIT, &map->place, bx_str_from(gauge->name),
                                  bx_str_from(bx_part_name((bx_part)part)), (bx_str){0}));
    if (!gauge->wants_element || c->from == BX_DATUM_ELEMENT) return BX_OK;
    return bx_reader_fail(r, BX_E_CLAUSE_FROM, &map->place, bx_str_from(gauge->name), (bx_str){0},
                          (bx_str){0});
}

/* Where it is said what is asked. */
static const bx_place *place_of_asked(const raw_clause *raw, const bx_node *map)
{
    if (raw->value) return &raw->value->place;
    if (raw->least) return &raw->least->place;
    return raw->most ? &raw->most->place : &map->place;
}

static bx_status read_clause(bx_layout_reader *tr, const bx_pair *pair,
                             const bx_settings_ground *layout, bx_clause *c)
{
    bx_reader *r = &tr->reader;
    const bx_node *map = pair->value;
    raw_clause raw = {0};
    int before = r->faults;
    *c = (bx_clause){.name = pair->key, .place = pair->key_place};
    BX_TRY(bx_schema_read(r, map, "clause", keys, BX_KEY_COUNT(keys), &raw));
    c->number = raw.number;
    c->asks = raw.asks;
    c->gauge = (bx_gauge)raw.gauge;
    c->is_required = raw.is_required;
    if (raw.of) BX_TRY(bx_selector_read(tr, raw.of, "of", &c->of));
    if (raw.from) BX_TRY(bx_datum_read(tr, raw.from, &c->from, &c->other));
    const bx_settings_ground at = {layout->root, layout->homes, place_of_asked(&raw, map)};
    if (raw.setting) BX_TRY(bx_settings_read(r, raw.setting, &at, c));
    if (r->faults != before) return BX_OK; /* of which gauge the rest speaks is not known */
    BX_TRY(read_value(r, &raw, map, c));
    BX_TRY(read_tolerance(r, raw.tolerance, c));
    return check_gauge(r, map, c);
}

/* The digits at `at`, and past the point behind them; -1: there are none. */
static int next_number(bx_str text, size_t *at)
{
    int number = -1;
    for (; *at < text.len && text.ptr[*at] >= '0' && text.ptr[*at] <= '9'; ++*at)
        number = (number < 0 ? 0 : number % MOST_NUMBER * 10) + text.ptr[*at] - '0';
    if (*at < text.len && text.ptr[*at] == '.') ++*at;
    return number;
}

/* "5.2.1" before "7.2" before "7.10"; what is no such number is like all others of its kind, and last. */
static bool is_before(bx_str one, bx_str other)
{
    size_t i = 0, k = 0;
    int a = next_number(one, &i), b = next_number(other, &k);
    if (a < 0 || b < 0) return a >= 0 && b < 0;
    while (a == b && a >= 0) {
        a = next_number(one, &i);
        b = next_number(other, &k);
    }
    return a < b;
}

/* By their numbers, those alike as they came: clauses of a layout above stand among those below it. */
static void sort(bx_clause *clauses, int count)
{
    for (int i = 1; i < count; i++) {
        bx_clause moved = clauses[i];
        int at = i;
        for (; at > 0 && is_before(moved.number, clauses[at - 1].number); at--)
            clauses[at] = clauses[at - 1];
        clauses[at] = moved;
    }
}

bx_status bx_layout_clauses(bx_layout_reader *tr, const bx_node *clauses, const bx_node *root,
                            const bx_clause_homes *homes)
{
    bx_reader *r = &tr->reader;
    const bx_settings_ground layout = {.root = root, .homes = homes};
    if (clauses->kind != BX_NODE_MAP)
        return bx_reader_keep(r, bx_node_want(clauses, BX_NODE_MAP, "clauses", r->diag));
    bx_clause *read = BX_NEW_ARRAY(r->arena, bx_clause, clauses->count);
    BX_TRY_NEW(read);
    tr->t->clauses = read;
    r->scale = bx_style_scale(tr, NULL);
    for (int i = 0; i < clauses->count; i++)
        if (!bx_node_is_null(clauses->pairs[i].value))
            BX_TRY(read_clause(tr, &clauses->pairs[i], &layout, &read[tr->t->clause_count++]));
    sort(read, tr->t->clause_count);
    return BX_OK;
}
