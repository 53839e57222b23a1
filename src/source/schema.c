#include "source/schema.h"

#include <string.h>

#include "base/near.h"

#include "base/ban.h"

bx_status bx_reader_keep(bx_reader *reader, bx_status status)
{
    bool is_fault = status == BX_ERR_INPUT || status == BX_ERR_LIMIT;
    if (is_fault && reader->faults++ == 0) reader->fault = status;
    return is_fault ? BX_OK : status;
}

bx_status bx_reader_fail(bx_reader *reader, bx_code code, const bx_place *place, bx_str a, bx_str b,
                         bx_str c)
{
    const bx_str given[] = {a, b, c};
    const char *args[4] = {NULL};
    for (int i = 0; i < 3 && given[i].ptr; i++) {
        args[i] = bx_str_copy(reader->arena, given[i]).ptr;
        BX_TRY_NEW(args[i]);
    }
    return bx_reader_keep(reader, bx_diag_report(reader->diag, code, place, args));
}

static const bx_str none = {NULL, 0};

bx_status bx_reader_fail_far(bx_reader *reader, bx_code code, const bx_place *place, bx_str name,
                             const bx_str *known, int known_count)
{
    bx_buf list = {0};
    for (int i = 0; i < known_count; i++) {
        if (i > 0) bx_buf_add_text(&list, ", ");
        bx_buf_add_str(&list, known[i]);
    }
    bx_str listed = list.ptr ? bx_buf_str(&list) : BX_STR("-");
    bx_status status =
        list.failed ? BX_ERR_MEMORY : bx_reader_fail(reader, code, place, name, listed, none);
    bx_buf_release(&list);
    return status;
}

bx_status bx_reader_fail_unknown(bx_reader *reader, bx_unknown codes, const bx_place *place,
                                 bx_str name, const bx_str *known, int known_count)
{
    int near = bx_near_find(name, known, known_count);
    if (near < 0) return bx_reader_fail_far(reader, codes.far, place, name, known, known_count);
    return bx_reader_fail(reader, codes.near, place, name, known[near], none);
}

bx_status bx_reader_word(bx_reader *reader, const bx_node *node, const char *name,
                         const bx_word *words, int *value)
{
    if (node->kind != BX_NODE_SCALAR)
        return bx_reader_keep(reader, bx_node_want(node, BX_NODE_SCALAR, name, reader->diag));
    bx_buf list = {0};
    for (int i = 0; words[i].word; i++) {
        if (bx_str_is(node->text, words[i].word)) {
            *value = words[i].value;
            bx_buf_release(&list);
            return BX_OK;
        }
        bx_buf_printf(&list, "%s%s", i > 0 ? ", " : "", words[i].word);
    }
    bx_status status = list.failed
                           ? BX_ERR_MEMORY
                           : bx_reader_fail(reader, BX_E_BAD_VALUE, &node->place, bx_str_from(name),
                                            node->text, bx_buf_str(&list));
    bx_buf_release(&list);
    return status;
}

bx_status bx_reader_length(bx_reader *reader, const bx_node *node, const char *name,
                           bool may_be_below, bx_len *length)
{
    bx_len found;
    if (node->kind != BX_NODE_SCALAR)
        return bx_reader_keep(reader, bx_node_want(node, BX_NODE_SCALAR, name, reader->diag));
    if (bx_length_parse(node->text, &reader->scale, &found) && (may_be_below || found >= 0)) {
        *length = found;
        return BX_OK;
    }
    return bx_reader_fail(reader, BX_E_BAD_LENGTH, &node->place, node->text, none, none);
}

bx_status bx_reader_fail_kind(bx_reader *reader, const bx_node *map, const bx_key_table *tables,
                              int count)
{
    const bx_unknown codes = {BX_E_UNKNOWN_KEY_NEAR, BX_E_UNKNOWN_KEY};
    bx_str *names = BX_NEW_ARRAY(reader->arena, bx_str, count);
    BX_TRY_NEW(names);
    for (int i = 0; i < count; i++)
        names[i] = bx_str_from(tables[i].name);
    bx_str key = map->count > 0 ? map->pairs[0].key : BX_STR("");
    const bx_place *place = map->count > 0 ? &map->pairs[0].key_place : &map->place;
    return bx_reader_fail_unknown(reader, codes, place, key, names, count);
}

bx_status bx_reader_want_length(bx_reader *reader, const bx_node *list, const char *name,
                                int wanted, bool *is_good)
{
    char has[12], wants[12]; /* an int in decimal */
    *is_good = list->count == wanted;
    if (*is_good) return BX_OK;
    snprintf(has, sizeof has, "%d", list->count);
    snprintf(wants, sizeof wants, "%d", wanted);
    return bx_reader_keep(
        reader, bx_report(reader->diag, BX_E_LIST_LENGTH, &list->place, name, has, wants));
}

static bx_status read_int(bx_reader *reader, const bx_node *node, const bx_key *key, int *value)
{
    int64_t number;
    if (bx_str_to_int(node->text, &number) && number >= key->least && number <= key->most) {
        *value = (int)number;
        return BX_OK;
    }
    char least[12], most[12]; /* an int in decimal */
    snprintf(least, sizeof least, "%d", key->least);
    snprintf(most, sizeof most, "%d", key->most);
    return bx_reader_keep(
        reader, bx_report(reader->diag, BX_E_OUT_OF_RANGE, &node->place, key->name, least, most));
}

static bx_node_kind kind_of(bx_key_kind kind)
{
    if (kind == BX_KEY_MAP) return BX_NODE_MAP;
    return kind == BX_KEY_LIST ? BX_NODE_LIST : BX_NODE_SCALAR;
}

static bx_status read_value(bx_reader *reader, const bx_node *node, const bx_key *key, void *member)
{
    static const bx_word truths[] = {{"true", 1}, {"false", 0}, {NULL, 0}};
    int number = 0;
    if (key->kind != BX_KEY_NODE && node->kind != kind_of(key->kind))
        return bx_reader_keep(reader,
                              bx_node_want(node, kind_of(key->kind), key->name, reader->diag));
    switch (key->kind) {
    case BX_KEY_NODE:
    case BX_KEY_SCALAR:
    case BX_KEY_LIST:
    case BX_KEY_MAP: *(const bx_node **)member = node; return BX_OK;
    case BX_KEY_TEXT: *(bx_str *)member = node->text; return BX_OK;
    case BX_KEY_INT: return read_int(reader, node, key, member);
    case BX_KEY_LENGTH:
    case BX_KEY_OFFSET:
        return bx_reader_length(reader, node, key->name, key->kind == BX_KEY_OFFSET, member);
    case BX_KEY_BOOL:
        number = *(bool *)member;
        BX_TRY(bx_reader_word(reader, node, key->name, truths, &number));
        *(bool *)member = number != 0;
        return BX_OK;
    case BX_KEY_WORD:
        memcpy(&number, member, sizeof number);
        BX_TRY(bx_reader_word(reader, node, key->name, key->words, &number));
        memcpy(member, &number, sizeof number);
        return BX_OK;
    }
    return BX_OK;
}

static const bx_key *find_key(const bx_key *keys, int count, bx_str name)
{
    for (int i = 0; i < count; i++)
        if (bx_str_is(name, keys[i].name)) return &keys[i];
    return NULL;
}

static bx_status fail_unknown(bx_reader *reader, const bx_pair *pair, const bx_key *keys, int count)
{
    bx_str *known = BX_NEW_ARRAY(reader->arena, bx_str, count);
    BX_TRY_NEW(known);
    for (int i = 0; i < count; i++)
        known[i] = bx_str_from(keys[i].name);
    const bx_unknown codes = {BX_E_UNKNOWN_KEY_NEAR, BX_E_UNKNOWN_KEY};
    return bx_reader_fail_unknown(reader, codes, &pair->key_place, pair->key, known, count);
}

bx_status bx_schema_read(bx_reader *reader, const bx_node *map, const char *name,
                         const bx_key *keys, int key_count, void *out)
{
    if (map->kind != BX_NODE_MAP)
        return bx_reader_keep(reader, bx_node_want(map, BX_NODE_MAP, name, reader->diag));
    for (int i = 0; i < map->count; i++) {
        const bx_pair *pair = &map->pairs[i];
        const bx_key *key = find_key(keys, key_count, pair->key);
        if (!key) BX_TRY(fail_unknown(reader, pair, keys, key_count));
        else if (!bx_node_is_null(pair->value))
            BX_TRY(read_value(reader, pair->value, key, (char *)out + key->offset));
    }
    for (int i = 0; i < key_count; i++) {
        if (!keys[i].required) continue;
        const bx_node *value = bx_node_lookup(map, bx_str_from(keys[i].name));
        if (!value || bx_node_is_null(value))
            BX_TRY(bx_reader_fail(reader, BX_E_MISSING_KEY, &map->place, bx_str_from(keys[i].name),
                                  none, none));
    }
    return BX_OK;
}
