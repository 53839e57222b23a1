/*
 * By descent, whose depth is bounded. What stands in brackets gathers on a stack beside it and is
 * copied at its end, when its size is known: one copy of each value, no list that grows. An
 * object's bytes are paid for when it is read, damaged or not.
 */
#include "proof/parse.h"

#include "proof/bounds.h"
#include "proof/token.h"

#include "base/ban.h"

enum { NUMBER_DIGITS = 10, GENERATION_DIGITS = 5 };

typedef struct parser {
    bx_proof_reading *r;
    bx_proof_cursor *c;
} parser;

static bx_status read_value(parser *p, int depth, bx_proof_value *value);

static bx_status damaged(const parser *p, const char *what)
{
    return bx_proof_token_damaged(p->r, p->c, what);
}

static bx_status push(parser *p, const bx_proof_value *value)
{
    bx_buf_add(&p->r->stack, value, sizeof *value);
    return p->r->stack.failed ? BX_ERR_MEMORY : BX_OK;
}

/* How many values stand on the stack above `mark`; they stay there until it is set back. */
static int gathered(const parser *p, size_t mark, const bx_proof_value **values)
{
    *values = NULL;
    if (p->r->stack.len == mark) return 0;
    *values = (const bx_proof_value *)(const void *)(p->r->stack.ptr + mark);
    return (int)((p->r->stack.len - mark) / sizeof **values);
}

static bx_status read_array(parser *p, int depth, bx_proof_value *value)
{
    size_t mark = p->r->stack.len;
    bx_proof_value array = {.kind = BX_PROOF_ARRAY, .at = value->at}, item;
    p->c->at++;
    for (;;) {
        bx_proof_cursor_skip(p->c);
        int byte = bx_proof_cursor_peek(p->c, 0);
        if (byte == ']') break;
        if (byte < 0) return damaged(p, BX_BOTH("an array has no end", "数组没有收尾"));
        BX_TRY(read_value(p, depth, &item));
        BX_TRY(push(p, &item));
    }
    p->c->at++;
    const bx_proof_value *values = NULL;
    int count = gathered(p, mark, &values);
    bx_proof_value *items = BX_NEW_ARRAY(p->r->arena, bx_proof_value, count);
    BX_TRY_NEW(items);
    if (count > 0) memcpy(items, values, (size_t)count * sizeof *items);
    p->r->stack.len = mark;
    array.list = (bx_proof_list){items, count};
    *value = array;
    return BX_OK;
}

static int by_name(const void *a, const void *b)
{
    return bx_str_compare(((const bx_proof_entry *)a)->name, ((const bx_proof_entry *)b)->name);
}

/* Keys and values in turn become entries. */
static bx_status keep_map(parser *p, size_t mark, bx_proof_map *map)
{
    const bx_proof_value *values = NULL;
    int count = gathered(p, mark, &values) / 2;
    bx_proof_entry *entries = BX_NEW_ARRAY(p->r->arena, bx_proof_entry, count);
    BX_TRY_NEW(entries);
    for (int i = 0; i < count; i++)
        entries[i] = (bx_proof_entry){values[(size_t)i * 2].text, values[(size_t)i * 2 + 1]};
    p->r->stack.len = mark;
    if (count > 1) qsort(entries, (size_t)count, sizeof *entries, by_name);
    for (int i = 1; i < count; i++)
        if (bx_str_equal(entries[i - 1].name, entries[i].name))
            return damaged(p, BX_BOTH("a dictionary has a key twice", "字典中同一个键出现两次"));
    *map = (bx_proof_map){.entries = entries, .count = count};
    return BX_OK;
}

static bx_status read_dict(parser *p, int depth, bx_proof_value *value)
{
    size_t mark = p->r->stack.len;
    bx_proof_value dict = {.kind = BX_PROOF_DICT, .at = value->at}, item;
    p->c->at += 2;
    for (;;) {
        bx_proof_cursor_skip(p->c);
        int byte = bx_proof_cursor_peek(p->c, 0);
        if (byte == '>' && bx_proof_cursor_peek(p->c, 1) == '>') break;
        if (byte != '/')
            return damaged(p, BX_BOTH("neither a key nor the end of a dictionary",
                                      "此处既不是字典的键，也不是字典的结尾"));
        bx_proof_value key = {.kind = BX_PROOF_NAME};
        BX_TRY(bx_proof_token_name(p->r, p->c, &key.text));
        BX_TRY(push(p, &key));
        BX_TRY(read_value(p, depth, &item));
        BX_TRY(push(p, &item));
    }
    p->c->at += 2;
    BX_TRY(keep_map(p, mark, &dict.map));
    *value = dict;
    return BX_OK;
}

/* "12 0 R" begins as a number does; else the cursor stays. */
static bool take_ref(parser *p, bx_proof_value *value)
{
    bx_proof_cursor ahead = *p->c;
    int64_t number = 0, generation = 0;
    if (!bx_proof_cursor_digits(&ahead, NUMBER_DIGITS, &number)) return false;
    bx_proof_cursor_skip(&ahead);
    if (!bx_proof_cursor_digits(&ahead, GENERATION_DIGITS, &generation)) return false;
    bx_proof_cursor_skip(&ahead);
    if (!bx_proof_cursor_word(&ahead, "R")) return false;
    if (number > BX_PROOF_OBJECTS) number = 0; /* as no object is 0, it leads to nothing */
    *value = (bx_proof_value){
        .kind = BX_PROOF_REF, .at = value->at, .ref = {(int)number, (int)generation}};
    p->c->at = ahead.at;
    return true;
}

static bx_status read_word(parser *p, bx_proof_value *value)
{
    bx_proof_value word = {.kind = BX_PROOF_BOOL, .at = value->at};
    if (bx_proof_cursor_word(p->c, "true")) word.truth = true;
    else if (bx_proof_cursor_word(p->c, "false")) word.truth = false;
    else if (bx_proof_cursor_word(p->c, "null")) word.kind = BX_PROOF_NULL;
    else return damaged(p, BX_BOTH("this is no value", "此处不是值"));
    *value = word;
    return BX_OK;
}

static bx_status read_text(parser *p, bx_proof_kind kind,
                           bx_status (*read)(const bx_proof_reading *r, bx_proof_cursor *c,
                                             bx_str *text),
                           bx_proof_value *value)
{
    bx_proof_value text = {.kind = kind, .at = value->at};
    BX_TRY(read(p->r, p->c, &text.text));
    *value = text;
    return BX_OK;
}

/* @param depth  brackets that are open around it */
static bx_status read_value(parser *p, int depth, bx_proof_value *value)
{
    bx_proof_cursor_skip(p->c);
    int byte = bx_proof_cursor_peek(p->c, 0);
    bool is_dict = byte == '<' && bx_proof_cursor_peek(p->c, 1) == '<';
    value->at = (uint32_t)bx_proof_cursor_place(p->c);
    if ((byte == '[' || is_dict) && depth == BX_PROOF_DEPTH)
        return bx_proof_fault_number(p->r, BX_E_PROOF_TOO_DEEP, value->at, BX_PROOF_DEPTH);
    if (is_dict) return read_dict(p, depth + 1, value);
    switch (byte) {
    case '[': return read_array(p, depth + 1, value);
    case '/': return read_text(p, BX_PROOF_NAME, bx_proof_token_name, value);
    case '(': return read_text(p, BX_PROOF_STRING, bx_proof_token_literal, value);
    case '<': return read_text(p, BX_PROOF_STRING, bx_proof_token_hex, value);
    default: break;
    }
    bool is_digit = byte >= '0' && byte <= '9';
    if (is_digit && take_ref(p, value)) return BX_OK;
    if (is_digit || byte == '+' || byte == '-' || byte == '.')
        return bx_proof_token_number(p->r, p->c, value);
    return read_word(p, value);
}

bx_status bx_proof_parse_value(bx_proof_reading *r, bx_proof_cursor *c, bx_proof_value *value)
{
    parser p = {r, c};
    bx_proof_value read = {.kind = BX_PROOF_NULL};
    bx_buf_clear(&r->stack);
    BX_TRY(read_value(&p, 0, &read));
    *value = read;
    return BX_OK;
}

/* --- numbered objects --- */

static bool take_head(bx_proof_cursor *c, bx_proof_numbered *object)
{
    int64_t number = 0, generation = 0;
    if (!bx_proof_cursor_digits(c, NUMBER_DIGITS, &number) || number > BX_PROOF_OBJECTS)
        return false;
    bx_proof_cursor_skip(c);
    if (!bx_proof_cursor_digits(c, GENERATION_DIGITS, &generation)) return false;
    bx_proof_cursor_skip(c);
    object->number = (int)number;
    object->generation = (int)generation;
    return bx_proof_cursor_word(c, "obj");
}

/* CR LF or LF behind the keyword, never CR alone (7.3.8.1): it could be the first of the bytes. */
static bx_status begin_stream(parser *p, bx_proof_value *value)
{
    bool is_lone = bx_proof_cursor_peek(p->c, 0) == '\r' && bx_proof_cursor_peek(p->c, 1) != '\n';
    if (is_lone || !bx_proof_cursor_line_end(p->c))
        return damaged(p,
                       BX_BOTH("no line end stands behind the word stream", "stream 之后没有换行"));
    value->kind = BX_PROOF_STREAM;
    value->map.data = (uint32_t)p->c->at;
    return BX_OK;
}

static bx_status read_object(parser *p, bx_proof_numbered *object)
{
    if (!take_head(p->c, object)) return bx_proof_fault(p->r, BX_E_PROOF_NO_OBJECT, p->c->at, NULL);
    BX_TRY(bx_proof_parse_value(p->r, p->c, &object->value));
    bx_proof_cursor_skip(p->c);
    if (object->value.kind == BX_PROOF_DICT && bx_proof_cursor_word(p->c, "stream"))
        return begin_stream(p, &object->value);
    if (bx_proof_cursor_word(p->c, "endobj")) return BX_OK;
    return damaged(p, BX_BOTH("an object does not end in endobj", "对象没有以 endobj 收尾"));
}

bx_status bx_proof_parse_object(bx_proof_reading *r, size_t at, bx_proof_numbered *object)
{
    bx_proof_cursor c = {.bytes = r->bytes, .at = at};
    parser p = {r, &c};
    bx_proof_numbered read = {.number = 0};
    if (at >= r->bytes.len) return bx_proof_fault(r, BX_E_PROOF_NO_OBJECT, at, NULL);
    BX_TRY(bx_proof_spend(r, 1)); /* whoever has nothing left begins nothing */
    bx_status status = read_object(&p, &read);
    bx_status spent = bx_proof_spend(r, c.at - at);
    if (status == BX_OK) status = spent;
    BX_TRY(status);
    read.end = c.at;
    *object = read;
    return BX_OK;
}
