#include "data/cut_value.h"

#include <string.h>

#include "data/figure_text.h"
#include "source/keys.h"

#include "base/ban.h"

/* A plain value, or a piece behind it: where it ends. */
static bool find_end(const bx_pair *pair, size_t *end)
{
    const bx_node *value = pair->value;
    bool is_piece = bx_pair_is_bare(pair);
    bool is_plain =
        value->kind == BX_NODE_SCALAR && value->style == BX_SCALAR_PLAIN && !bx_node_is_null(value);
    *end = is_piece ? pair->key_place.at + pair->key_place.len : value->place.at + value->place.len;
    return is_piece || is_plain;
}

/* Whether the key of `next` has no colon and a comma alone stands before it. */
static bool goes_on(const bx_pair *pair, const bx_pair *next)
{
    bx_str text = next->key_place.file->text;
    size_t at;
    if (!bx_pair_is_bare(next) || !find_end(pair, &at)) return false;
    for (int commas = 0; at < next->key_place.at; at++) {
        if (text.ptr[at] == ',' && commas++ == 0) continue;
        if (text.ptr[at] != ' ') return false;
    }
    return true;
}

bool bx_value_is_cut(const bx_node *map, const bx_pair *pair)
{
    return pair + 1 < map->pairs + map->count && goes_on(pair, pair + 1);
}

int bx_value_cut_at(const bx_node *map, int index)
{
    int head = index;
    while (head > 0 && goes_on(&map->pairs[head - 1], &map->pairs[head]))
        head--;
    bool has_value = head < index && !bx_pair_is_bare(&map->pairs[head]);
    return has_value ? head : -1;
}

static bool is_words(const bx_field *field)
{
    return field->type == BX_FIELD_TEXT || field->type == BX_FIELD_LINES ||
           field->type == BX_FIELD_PARAGRAPHS;
}

/* The figure without its commas, the text in quotes; nothing where that would be a guess. */
static void add_offer(bx_buf *offer, const bx_field *field, bx_str whole)
{
    char digits[BX_FIGURE_ROOM];
    bx_buf_add_text(offer, "");
    if (field && bx_field_is_figure(field) && bx_figure_mend(field, whole, digits))
        bx_buf_printf(offer, BX_OFFER "%s", digits);
    bool can_be_quoted = !memchr(whole.ptr, '"', whole.len) && !memchr(whole.ptr, '\\', whole.len);
    if (field && is_words(field) && can_be_quoted)
        bx_buf_printf(offer, BX_OFFER "\"%.*s\"", BX_STR_ARG(whole));
}

bx_status bx_record_fail_cut(bx_record_reader *rr, const bx_node *map, int index, int head,
                             const bx_field *field)
{
    const bx_pair *pair = &map->pairs[head];
    bx_place place = pair->value->place, rest = map->pairs[head + 1].key_place;
    size_t end;
    if (index > head + 1) return BX_OK; /* told at the first piece */
    for (; find_end(pair, &end) && bx_value_is_cut(map, pair); pair++) {
    }
    place.len = end - place.at;
    rest.len = end - rest.at;
    bx_str text = place.file->text;
    bx_buf offer = {0};
    add_offer(&offer, field, (bx_str){text.ptr + place.at, place.len});
    bx_status status =
        offer.failed ? BX_ERR_MEMORY
                     : bx_reader_fail(&rr->reader, BX_E_CUT_AT_COMMA, &place, map->pairs[head].key,
                                      (bx_str){text.ptr + rest.at, rest.len}, bx_buf_str(&offer));
    bx_buf_release(&offer);
    return status;
}
