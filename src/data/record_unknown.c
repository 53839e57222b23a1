#include "data/record_unknown.h"

#include "base/near.h"
#include "data/cut_value.h"

#include "base/ban.h"

enum { STEP = 2 };         /* spaces of a level */
enum { MOST_HINTS = 200 }; /* faults of one file that are looked into: no more are kept */

/* --- a field of that name elsewhere --- */

typedef struct home {
    const bx_field *field;
    bx_buf path; /* of the group around it; empty at the top */
    int found;
} home;

/* Looks below a group, all of the layout at the top. */
static void find_home(home *h, const bx_field *fields, int count, bx_str name, bx_buf *path)
{
    for (int i = 0; i < count; i++) {
        size_t before = path->len;
        bool is_meant = !fields[i].is_computed && bx_str_equal(fields[i].name, name);
        if (is_meant && h->found++ == 0) {
            h->field = &fields[i];
            bx_buf_add_str(&h->path, path->ptr ? bx_buf_str(path) : BX_STR(""));
        }
        if (fields[i].type != BX_FIELD_GROUP && fields[i].type != BX_FIELD_LIST) continue;
        bx_buf_printf(path, "%s%.*s", before > 0 ? "." : "", BX_STR_ARG(fields[i].name));
        find_home(h, fields[i].fields, fields[i].field_count, name, path);
        if (path->failed) return;
        path->len = before;
        path->ptr[before] = '\0';
    }
}

/* The section right above the key, in the same column, where it wants the key as one of its members. */
static const bx_pair *section_above(const bx_node *map, int index, const bx_field *fields,
                                    int count, const bx_field **member)
{
    for (int i = index - 1; i >= 0; i--) {
        const bx_pair *pair = &map->pairs[i];
        const bx_field *field = bx_field_lookup(fields, count, pair->key);
        if (!field) continue;
        bool is_open = bx_node_is_null(pair->value) || pair->value->kind == BX_NODE_MAP;
        if (field->type != BX_FIELD_GROUP || !is_open) return NULL;
        if (bx_node_lookup(pair->value, map->pairs[index].key)) return NULL;
        *member = bx_field_lookup(field->fields, field->field_count, map->pairs[index].key);
        return *member ? pair : NULL;
    }
    return NULL;
}

/* The key with the spaces before it: what is replaced when it is indented. */
static bx_place with_indent(bx_place place)
{
    bx_str text = place.file->text;
    while (place.at > 0 && text.ptr[place.at - 1] == ' ') {
        place.at--;
        place.len++;
    }
    return place;
}

/* Spaces that members of a section begin with; 0 for one in braces. */
static int indent_of_members(const bx_pair *section, int own)
{
    const bx_node *map = section->value;
    bx_str text = section->key_place.file->text;
    if (map->kind != BX_NODE_MAP || map->count == 0) return own + STEP;
    bx_place first = with_indent(map->pairs[0].key_place);
    bool is_line = first.at == 0 || text.ptr[first.at - 1] == '\n';
    return is_line ? (int)(map->pairs[0].key_place.at - first.at) : 0;
}

static bx_status fail_below(bx_record_reader *rr, const bx_pair *pair, const bx_pair *section,
                            const bx_field *member)
{
    bx_place place = with_indent(pair->key_place);
    int indent = indent_of_members(section, (int)(pair->key_place.at - place.at));
    bx_buf offer = {0};
    bx_buf_add_text(&offer, "");
    if (indent > 0) bx_buf_printf(&offer, BX_OFFER "%*s%.*s", indent, "", BX_STR_ARG(pair->key));
    BX_TRY(bx_record_excuse(rr, member));
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&rr->reader, BX_E_KEY_ELSEWHERE, &place,
                                                     pair->key, section->key, bx_buf_str(&offer));
    bx_buf_release(&offer);
    return status;
}

/* *is_told: the key is that of one field of the layout, elsewhere. */
static bx_status check_home(bx_record_reader *rr, const bx_pair *pair, bool *is_told)
{
    home h = {0};
    bx_buf path = {0};
    bx_status status = BX_OK;
    find_home(&h, rr->fields, rr->field_count, pair->key, &path);
    *is_told = h.found == 1;
    if (path.failed || h.path.failed) status = BX_ERR_MEMORY;
    if (status == BX_OK && *is_told) status = bx_record_excuse(rr, h.field);
    if (status == BX_OK && *is_told && h.path.len == 0)
        status = bx_reader_fail(&rr->reader, BX_E_KEY_OF_TOP, &pair->key_place, pair->key,
                                (bx_str){0}, (bx_str){0});
    else if (status == BX_OK && *is_told)
        status = bx_reader_fail(&rr->reader, BX_E_KEY_ELSEWHERE, &pair->key_place, pair->key,
                                bx_buf_str(&h.path), BX_STR(""));
    bx_buf_release(&path);
    bx_buf_release(&h.path);
    return status;
}

/* --- text that was to go on above --- */

static bool is_block(const bx_node *node)
{
    return node->kind == BX_NODE_SCALAR &&
           (node->style == BX_SCALAR_LITERAL || node->style == BX_SCALAR_FOLDED);
}

static bx_status fail_text(bx_record_reader *rr, const bx_pair *pair)
{
    bx_place place = with_indent(pair->key_place);
    int indent = (int)(pair->key_place.at - place.at) + STEP;
    bx_buf offer = {0};
    bx_buf_printf(&offer, BX_OFFER "%*s%.*s", indent, "", BX_STR_ARG(pair->key));
    bx_status status = offer.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&rr->reader, BX_E_TEXT_NOT_INDENTED, &place,
                                                     bx_buf_str(&offer), (bx_str){0}, (bx_str){0});
    bx_buf_release(&offer);
    return status;
}

/* --- a misspelt name --- */

/* Whether the field could take such a value at all: 规章: [0, 0, 0] is no 印章. */
static bool may_hold(const bx_field *field, const bx_node *value)
{
    bool is_words = field->type == BX_FIELD_LINES || field->type == BX_FIELD_PARAGRAPHS;
    if (bx_node_is_null(value)) return true;
    switch (value->kind) {
    case BX_NODE_LIST:
        return is_words || field->type == BX_FIELD_COUNTS || field->type == BX_FIELD_LIST;
    case BX_NODE_MAP:
        return field->type == BX_FIELD_GROUP || field->type == BX_FIELD_COUNTS ||
               field->type == BX_FIELD_LABELS || field->type == BX_FIELD_SEAL ||
               field->type == BX_FIELD_IMAGE;
    default: return field->type != BX_FIELD_GROUP && field->type != BX_FIELD_LIST;
    }
}

/* Names that the map may have and has not yet, as far as they could take the value. */
static bx_status list_free_names(bx_record_reader *rr, const bx_node *map, const bx_node *value,
                                 const bx_field *fields, int count, bx_str **names, int *name_count)
{
    *names = BX_NEW_ARRAY(rr->reader.arena, bx_str, count);
    *name_count = 0;
    BX_TRY_NEW(*names);
    for (int i = 0; i < count; i++)
        if (!fields[i].is_computed && !bx_node_lookup(map, fields[i].name) &&
            may_hold(&fields[i], value))
            (*names)[(*name_count)++] = fields[i].name;
    return BX_OK;
}

static bx_status fail_unknown(bx_record_reader *rr, const bx_pair *pair, const bx_field *fields,
                              int count)
{
    bx_str *names = BX_NEW_ARRAY(rr->reader.arena, bx_str, count);
    int name_count = 0;
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        if (!fields[i].is_computed) names[name_count++] = fields[i].name;
    return bx_reader_fail_far(&rr->reader, BX_E_UNKNOWN_KEY, &pair->key_place, pair->key, names,
                              name_count);
}

static bool holds_one_of(bx_str text, const char *const *list)
{
    for (; *list; list++)
        if (bx_str_find(text, bx_str_from(*list)) < text.len) return true;
    return false;
}

static bool starts_with_one_of(bx_str text, const char *const *list)
{
    for (; *list; list++)
        if (bx_str_starts(text, bx_str_from(*list))) return true;
    return false;
}

/* 二是: 规范。 behind a block of text: it reads as a sentence, or counts. */
static bool is_text(const bx_node *map, int index)
{
    static const char *const stops[] = {"。", "；", "，", "！", "？", NULL};
    static const char *const counters[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九",
                                           "十", "第", "其", "（", "(",  "1",  "2",  "3",  NULL};
    const bx_pair *pair = &map->pairs[index];
    if (index == 0 || !is_block(map->pairs[index - 1].value)) return false;
    if (pair->value->kind != BX_NODE_SCALAR || bx_node_is_null(pair->value)) return false;
    return holds_one_of(pair->value->text, stops) || starts_with_one_of(pair->key, counters);
}

/* Bytes of a number before a name: 1. or 1、 */
static size_t number_before(bx_str name)
{
    size_t end = 0;
    while (end < name.len && name.ptr[end] >= '0' && name.ptr[end] <= '9')
        end++;
    bx_str rest = {name.ptr + end, name.len - end};
    if (end == 0) return 0;
    if (bx_str_starts(rest, BX_STR("、"))) return end + BX_STR("、").len;
    return bx_str_starts(rest, BX_STR(".")) ? end + 1 : 0;
}

/* Bytes of a blank or a quotation mark at the start of a name, or 0. */
static size_t ornament_at(bx_str name)
{
    static const char *const marks[] = {"“", "”", "\"", "'", "《", "》", "*"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bx_str_starts(name, bx_str_from(marks[i]))) return bx_str_from(marks[i]).len;
    return bx_str_blank(name);
}

/* 日期 of 1. “日  期” */
static bx_status strip_name(bx_record_reader *rr, bx_str name, bx_str *bare)
{
    char *out = bx_arena_take(rr->reader.arena, name.len + 1);
    BX_TRY_NEW(out);
    size_t len = 0;
    for (size_t at = number_before(name); at < name.len;) {
        size_t skip = ornament_at((bx_str){name.ptr + at, name.len - at});
        if (skip == 0) out[len++] = name.ptr[at];
        at += skip > 0 ? skip : 1;
    }
    *bare = (bx_str){out, len};
    return BX_OK;
}

/* year: of a form in another language, where one field alone is missing: that one, else NULL. */
static const bx_field *only_one_missing(const bx_node *map, bx_str key, const bx_field *fields,
                                        int count)
{
    const bx_field *missing = NULL;
    for (size_t i = 0; i < key.len; i++)
        if ((unsigned char)key.ptr[i] >= 0x80) return NULL;
    for (int i = 0; i < map->count; i++)
        if (!bx_field_lookup(fields, count, map->pairs[i].key) &&
            !bx_str_equal(map->pairs[i].key, key) && !bx_str_is(map->pairs[i].key, "layout"))
            return NULL;
    for (int i = 0; i < count; i++) {
        if (!fields[i].required || bx_node_lookup(map, fields[i].name)) continue;
        if (missing) return NULL;
        missing = &fields[i];
    }
    return missing;
}

bx_status bx_record_fail_unknown(bx_record_reader *rr, const bx_node *map, int index,
                                 const bx_field *fields, int count)
{
    const bx_pair *pair = &map->pairs[index];
    const bx_field *member = NULL;
    int head = bx_value_cut_at(map, index);
    if (rr->reader.faults > MOST_HINTS)
        return bx_reader_fail(&rr->reader, BX_E_UNKNOWN_KEY, &pair->key_place, pair->key,
                              BX_STR("…"), (bx_str){0});
    if (head >= 0)
        return bx_record_fail_cut(rr, map, index, head,
                                  bx_field_lookup(fields, count, map->pairs[head].key));
    const bx_pair *section = section_above(map, index, fields, count, &member);
    bool is_told;
    bx_str *names;
    int name_count;
    if (section) return fail_below(rr, pair, section, member);
    BX_TRY(check_home(rr, pair, &is_told));
    if (is_told) return BX_OK;
    BX_TRY(list_free_names(rr, map, pair->value, fields, count, &names, &name_count));
    bx_str bare;
    BX_TRY(strip_name(rr, pair->key, &bare));
    int near = bx_near_find(bare, names, name_count);
    if (near < 0 && is_text(map, index)) return fail_text(rr, pair);
    const bx_field *meant = near >= 0 ? bx_field_lookup(fields, count, names[near])
                                      : only_one_missing(map, pair->key, fields, count);
    if (!meant) return fail_unknown(rr, pair, fields, count);
    BX_TRY(bx_record_excuse(rr, meant));
    return bx_reader_fail(&rr->reader, BX_E_UNKNOWN_KEY_NEAR, &pair->key_place, pair->key,
                          meant->name, (bx_str){0});
}
