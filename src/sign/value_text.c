#include "sign/value_text.h"

#include "base/ban.h"

void bx_value_add_bytes(bx_str bytes, bx_buf *out)
{
    bx_buf_add_byte(out, '<');
    for (size_t i = 0; i < bytes.len; i++)
        bx_buf_add_hex(out, (unsigned char)bytes.ptr[i], 2);
    bx_buf_add_byte(out, '>');
}

/* 7.3.5: what is no regular character, and the number sign, by their numbers. */
static void add_name(bx_str name, bx_buf *out)
{
    bx_buf_add_byte(out, '/');
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.ptr[i];
        if (byte > ' ' && byte <= '~' && !strchr("#()<>[]{}/%", byte)) {
            bx_buf_add_byte(out, byte);
            continue;
        }
        bx_buf_add_byte(out, '#');
        bx_buf_add_hex(out, (unsigned char)byte, 2);
    }
}

static void add_list(const bx_proof_list *list, bx_buf *out)
{
    bx_buf_add_byte(out, '[');
    for (int i = 0; i < list->count; i++) {
        if (i > 0) bx_buf_add_byte(out, ' ');
        bx_value_add(&list->items[i], out);
    }
    bx_buf_add_byte(out, ']');
}

static bool is_among(bx_str name, const char *const *names)
{
    for (; *names; names++)
        if (bx_str_is(name, *names)) return true;
    return false;
}

void bx_value_add_entries(const bx_proof_value *map, const char *const *without, bx_buf *out)
{
    for (int i = 0; i < map->map.count; i++) {
        const bx_proof_entry *entry = &map->map.entries[i];
        if (is_among(entry->name, without)) continue;
        add_name(entry->name, out);
        bx_buf_add_byte(out, ' ');
        bx_value_add(&entry->value, out);
    }
}

/* No deeper than values are read. */
void bx_value_add(const bx_proof_value *value, bx_buf *out)
{
    static const char *const none[] = {NULL};
    switch (value->kind) {
    case BX_PROOF_NULL: bx_buf_add_text(out, "null"); return;
    case BX_PROOF_BOOL: bx_buf_add_text(out, value->truth ? "true" : "false"); return;
    case BX_PROOF_INT: bx_buf_add_int(out, value->whole); return;
    case BX_PROOF_REAL: bx_buf_add_str(out, value->text); return;
    case BX_PROOF_NAME: add_name(value->text, out); return;
    case BX_PROOF_STRING: bx_value_add_bytes(value->text, out); return;
    case BX_PROOF_ARRAY: add_list(&value->list, out); return;
    case BX_PROOF_REF:
        bx_buf_printf(out, "%d %d R", value->ref.number, value->ref.generation);
        return;
    case BX_PROOF_DICT:
    case BX_PROOF_STREAM:
        bx_buf_add_text(out, "<<");
        bx_value_add_entries(value, none, out);
        bx_buf_add_text(out, ">>");
        return;
    }
}
