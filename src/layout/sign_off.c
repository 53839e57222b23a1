#include "layout/sign_off.h"

#include "layout/fields.h"
#include "layout/merge.h"
#include "layout/parse.h"
#include "layout/shapes.h"
#include "layout/typing.h"

#include "base/ban.h"

typedef struct raw_ledger {
    const bx_node *list, *fields, *step, *name, *digest, *ask, *later, *condition;
} raw_ledger;

static const bx_key ledger_keys[] = {
    {BX_KEY("list", SCALAR, raw_ledger, list), .required = true, .shape = &bx_shape_text},
    {BX_KEY("fields", MAP, raw_ledger, fields), .shape = &bx_fields_shape},
    {BX_KEY("step", SCALAR, raw_ledger, step), .required = true, .shape = &bx_shape_text},
    {BX_KEY("name", SCALAR, raw_ledger, name), .required = true, .shape = &bx_shape_text},
    {BX_KEY("digest", SCALAR, raw_ledger, digest), .required = true, .shape = &bx_shape_text},
    {BX_KEY("ask", LIST, raw_ledger, ask), .shape = &bx_shape_text},
    {BX_KEY("later", LIST, raw_ledger, later), .shape = &bx_shape_text},
    {BX_KEY("if", SCALAR, raw_ledger, condition), .shape = &bx_shape_condition},
};

static const bx_key_table ledger_table = {"ledger", BX_KEYS(ledger_keys)};
const bx_shape bx_ledger_shape = {.maps = &ledger_table, .map_count = 1};

static bx_status make_map(bx_layout_reader *tr, const bx_place *place, const bx_pair *pairs,
                          int count, const bx_node **map)
{
    bx_node *made = BX_NEW(tr->reader.arena, bx_node);
    bx_pair *own = BX_NEW_ARRAY(tr->reader.arena, bx_pair, count);
    BX_TRY_NEW(made);
    BX_TRY_NEW(own);
    for (int i = 0; i < count; i++)
        own[i] = pairs[i];
    *made = (bx_node){.kind = BX_NODE_MAP, .place = *place, .pairs = own, .count = count};
    *map = made;
    return BX_OK;
}

/* {type: list, fields: …} under the list's name. */
static bx_status make_list(bx_layout_reader *tr, const bx_node *list, const bx_node *members,
                           const bx_node **fields)
{
    bx_node *type = BX_NEW(tr->reader.arena, bx_node);
    const bx_node *field;
    BX_TRY_NEW(type);
    *type = (bx_node){.kind = BX_NODE_SCALAR, .place = list->place, .text = BX_STR("list")};
    const bx_pair keys[] = {{BX_STR("type"), list->place, type},
                            {BX_STR("fields"), members->place, members}};
    BX_TRY(make_map(tr, &list->place, keys, BX_KEY_COUNT(keys), &field));
    const bx_pair pair = {list->text, list->place, field};
    return make_map(tr, &list->place, &pair, 1, fields);
}

bx_status bx_layout_sign_off_fields(bx_layout_reader *tr, const bx_node *ledger,
                                    const bx_node **fields)
{
    const bx_node *list = ledger ? bx_node_lookup(ledger, BX_STR("list")) : NULL;
    const bx_node *members = ledger ? bx_node_lookup(ledger, BX_STR("fields")) : NULL;
    const bx_node *own, *merged;
    if (!list || list->kind != BX_NODE_SCALAR || bx_node_is_null(list)) return BX_OK;
    if (!members || members->kind != BX_NODE_MAP) return BX_OK; /* told when the key is read */
    if (*fields && bx_node_lookup(*fields, list->text)) return BX_OK;
    BX_TRY(make_list(tr, list, members, &own));
    if (!*fields) {
        *fields = own;
        return BX_OK;
    }
    bx_node *placed = BX_NEW(tr->reader.arena, bx_node);
    BX_TRY_NEW(placed);
    BX_TRY(bx_node_merge(tr->reader.arena, *fields, own, &merged));
    *placed = *merged;
    placed->place = (*fields)->place; /* they are still those of their file */
    *fields = placed;
    return BX_OK;
}

/* *index: of the field of that name, or -1 after a reported fault. */
static bx_status find_field(bx_layout_reader *tr, const bx_node *name, const bx_field *fields,
                            int count, unsigned types, int *index)
{
    *index = -1;
    const bx_field *found = bx_field_lookup(fields, count, name->text);
    if (found && types >> found->type & 1) {
        *index = (int)(found - fields);
        return BX_OK;
    }
    if (found) return bx_layout_misplaced(tr, name->text, found, types, &name->place);
    bx_str *names = BX_NEW_ARRAY(tr->reader.arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        names[i] = fields[i].name;
    const bx_unknown codes = {BX_E_UNKNOWN_FIELD_NEAR, BX_E_UNKNOWN_FIELD};
    return bx_reader_fail_unknown(&tr->reader, codes, &name->place, name->text, names, count);
}

static bx_status find_members(bx_layout_reader *tr, const raw_ledger *raw, bx_sign_off_pattern *p)
{
    const unsigned words = BX_TYPE(TEXT) | BX_TYPE(CHOICE);
    const struct {
        const bx_node *name;
        unsigned types;
        int *index;
    } rows[] = {{raw->step, words, &p->step},
                {raw->name, words, &p->name},
                {raw->digest, BX_TYPE(TEXT), &p->digest}};
    for (int i = 0; i < BX_KEY_COUNT(rows); i++)
        BX_TRY(find_field(tr, rows[i].name, p->list->fields, p->list->field_count, rows[i].types,
                          rows[i].index));
    return BX_OK;
}

/* A step that the data cannot have would make every document a draft. */
static bx_status read_asked(bx_layout_reader *tr, const bx_node *ask, bx_sign_off_pattern *p)
{
    const bx_field *step = p->step >= 0 ? &p->list->fields[p->step] : NULL;
    bx_str *asked = BX_NEW_ARRAY(tr->reader.arena, bx_str, ask->count);
    BX_TRY_NEW(asked);
    for (int i = 0; i < ask->count; i++) {
        const bx_node *item = ask->items[i];
        bx_status status = bx_node_want(item, BX_NODE_SCALAR, "ask", tr->reader.diag);
        BX_TRY(bx_reader_keep(&tr->reader, status));
        if (status != BX_OK) continue;
        bool is_known = !step || step->type != BX_FIELD_CHOICE;
        for (int k = 0; step && !is_known && k < step->name_count; k++)
            is_known = bx_str_equal(step->names[k], item->text);
        if (is_known) asked[p->asked_count++] = item->text;
        else
            BX_TRY(bx_reader_fail_far(&tr->reader, BX_E_NEVER_CHOSEN, &item->place, item->text,
                                      step->names, step->name_count));
    }
    p->asked = asked;
    if (p->asked_count == 0 || tr->t->draft) return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_LEDGER_NO_DRAFT, &ask->place, (bx_str){0}, (bx_str){0},
                          (bx_str){0});
}

static bx_status read_later(bx_layout_reader *tr, const bx_node *later, bx_sign_off_pattern *p)
{
    const unsigned any = (1u << BX_FIELD_TYPES) - 1;
    int *indexes = BX_NEW_ARRAY(tr->reader.arena, int, later->count), index;
    BX_TRY_NEW(indexes);
    for (int i = 0; i < later->count; i++) {
        const bx_node *item = later->items[i];
        bx_status status = bx_node_want(item, BX_NODE_SCALAR, "later", tr->reader.diag);
        BX_TRY(bx_reader_keep(&tr->reader, status));
        if (status != BX_OK) continue;
        BX_TRY(find_field(tr, item, tr->t->fields, tr->t->field_count, any, &index));
        if (index >= 0) indexes[p->later_count++] = index;
    }
    p->later = indexes;
    return BX_OK;
}

bx_status bx_layout_sign_off(bx_layout_reader *tr, const bx_node *ledger)
{
    const bx_field_scope scope = bx_field_scope_top(tr->t);
    raw_ledger raw = {0};
    int list, before = tr->reader.faults;
    if (!ledger) return BX_OK;
    BX_TRY(bx_schema_read(&tr->reader, ledger, "ledger", ledger_keys, BX_KEY_COUNT(ledger_keys),
                          &raw));
    if (tr->reader.faults != before) return BX_OK;
    BX_TRY(find_field(tr, raw.list, tr->t->fields, tr->t->field_count, BX_TYPE(LIST), &list));
    if (list < 0) return BX_OK;
    bx_sign_off_pattern *made = BX_NEW(tr->reader.arena, bx_sign_off_pattern);
    BX_TRY_NEW(made);
    *made = (bx_sign_off_pattern){.list = &tr->t->fields[list]};
    BX_TRY(find_members(tr, &raw, made));
    if (raw.ask) BX_TRY(read_asked(tr, raw.ask, made));
    if (raw.later) BX_TRY(read_later(tr, raw.later, made));
    if (raw.condition)
        BX_TRY(bx_condition_read(tr, raw.condition, &scope, BX_USE_PROOF, &made->condition));
    tr->t->sign_off = made;
    return BX_OK;
}
