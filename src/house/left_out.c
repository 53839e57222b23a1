#include "house/left_out.h"

#include "base/utf8.h"

#include "base/ban.h"

enum { LAST_RUNE = 0x10FFFF, MOST_DIGITS = 6 };

static bool is_scalar_value(uint32_t rune)
{
    return rune <= LAST_RUNE && (rune < 0xD800 || rune > 0xDFFF);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "U+FFE5" or the character itself; its length in bytes, 0 when it is neither. */
static size_t read_rune(bx_str text, uint32_t *rune)
{
    if (!bx_str_starts(text, BX_STR("U+")))
        return text.len > 0 ? (size_t)bx_utf8_decode(text, 0, rune) : 0;
    size_t at = 2;
    *rune = 0;
    for (; at < text.len && at < 2 + MOST_DIGITS && digit_of(text.ptr[at]) >= 0; at++)
        *rune = *rune << 4 | (uint32_t)digit_of(text.ptr[at]);
    return at >= 6 && is_scalar_value(*rune) ? at : 0;
}

static bool read_range(bx_str text, bx_rune_range *range)
{
    size_t len = read_rune(text, &range->first);
    if (len == 0) return false;
    range->last = range->first;
    bx_str rest = {text.ptr + len, text.len - len};
    if (rest.len == 0) return true;
    if (!bx_str_starts(rest, BX_STR(".."))) return false;
    rest = (bx_str){rest.ptr + 2, rest.len - 2};
    return rest.len > 0 && read_rune(rest, &range->last) == rest.len && range->last >= range->first;
}

static bx_status report_entry(bx_code code, const bx_node *entry, const char *face, bx_diag *diag)
{
    bx_buf text = {0};
    bx_buf_add_str(&text, entry->text);
    bx_status status = text.failed ? BX_ERR_MEMORY
                                   : bx_report(diag, code, &entry->place, text.ptr ? text.ptr : "",
                                               face ? face : "");
    bx_buf_release(&text);
    return status;
}

/* The list stays in order, and ranges that touch become one. */
static void add_range(bx_rune_range *ranges, int *count, bx_rune_range fresh)
{
    int at = *count, kept = 0;
    for (; at > 0 && ranges[at - 1].first > fresh.first; at--)
        ranges[at] = ranges[at - 1];
    ranges[at] = fresh;
    ++*count;
    for (int i = 1; i < *count; i++) {
        if (ranges[i].first > ranges[kept].last + 1) ranges[++kept] = ranges[i];
        else if (ranges[i].last > ranges[kept].last) ranges[kept].last = ranges[i].last;
    }
    *count = kept + 1;
}

bx_status bx_left_out_read(bx_arena *arena, const bx_node *node, bx_diag *diag, bx_left_out *out)
{
    *out = (bx_left_out){0};
    if (!node) return BX_OK;
    BX_TRY(bx_node_want(node, BX_NODE_LIST, "not", diag));
    bx_rune_range *ranges = BX_NEW_ARRAY(arena, bx_rune_range, node->count);
    BX_TRY_NEW(ranges);
    bx_status first = BX_OK;
    int count = 0;
    for (int i = 0; i < node->count; i++) {
        const bx_node *entry = node->items[i];
        bx_rune_range range;
        bx_status status = BX_OK;
        if (entry->kind != BX_NODE_SCALAR)
            status = bx_node_want(entry, BX_NODE_SCALAR, "not", diag);
        else if (!read_range(entry->text, &range))
            status = report_entry(BX_E_NO_RUNE, entry, NULL, diag);
        else add_range(ranges, &count, range);
        if (first == BX_OK) first = status;
    }
    *out = (bx_left_out){ranges, count};
    return first;
}

static bool has_any(const bx_face *face, bx_rune_range range)
{
    for (uint32_t rune = range.first; rune <= range.last; rune++)
        if (bx_face_maps(face, rune)) return true;
    return false;
}

bx_status bx_left_out_check(const bx_node *node, const bx_face *face, bx_diag *diag)
{
    bx_rune_range range;
    for (int i = 0; node && i < node->count; i++)
        if (read_range(node->items[i]->text, &range) && !has_any(face, range))
            BX_TRY(report_entry(BX_E_LEFT_OUT_ABSENT, node->items[i], bx_face_name(face), diag));
    return BX_OK;
}
