/*
 * By sorting, n log n whatever the keys are: a hash table can be made to collide on
 * purpose, and libfyaml's own check takes two minutes for 40,000 keys.
 */
#include "source/keys.h"

#include "base/ban.h"

typedef struct sorted_pair {
    const bx_pair *pair;
} sorted_pair;

bool bx_pair_is_bare(const bx_pair *pair)
{
    bx_place place = pair->key_place;
    const bx_node *value = pair->value;
    bool is_empty =
        value->kind == BX_NODE_SCALAR && value->style == BX_SCALAR_PLAIN && value->text.len == 0;
    bx_str text = place.file->text;
    size_t end = place.at + place.len;
    if (!is_empty || !bx_str_equal((bx_str){text.ptr + place.at, place.len}, pair->key))
        return false;
    while (end < text.len && text.ptr[end] == ' ')
        end++;
    return end < text.len && (text.ptr[end] == ',' || text.ptr[end] == '}');
}

static int compare_pairs(const void *a, const void *b)
{
    const bx_pair *left = ((const sorted_pair *)a)->pair, *right = ((const sorted_pair *)b)->pair;
    int order = bx_str_compare(left->key, right->key);
    return order ? order : (left > right) - (left < right);
}

static bx_status report(bx_arena *arena, const bx_pair *pair, bx_diag *diag)
{
    bx_str key = bx_str_copy(arena, pair->key);
    BX_TRY_NEW(key.ptr);
    return bx_report(diag, BX_E_DUPLICATE_KEY, &pair->key_place, key.ptr);
}

static bool is_piece(const bx_pair *pair)
{
    bool is_digit = pair->key.len > 0 && pair->key.ptr[0] >= '0' && pair->key.ptr[0] <= '9';
    return is_digit && bx_pair_is_bare(pair);
}

static bx_status check_sorted(bx_arena *arena, const sorted_pair *sorted, int count, bx_diag *diag)
{
    bx_status fault = BX_OK;
    for (int i = 1; i < count; i++) {
        if (!bx_str_equal(sorted[i - 1].pair->key, sorted[i].pair->key)) continue;
        if (is_piece(sorted[i - 1].pair) && is_piece(sorted[i].pair)) continue;
        bx_status status = report(arena, sorted[i].pair, diag);
        if (status != BX_ERR_INPUT) return status;
        fault = status;
    }
    return fault;
}

bx_status bx_keys_check(bx_arena *arena, const bx_pair *pairs, int count, bx_diag *diag)
{
    if (count < 2) return BX_OK;
    bx_arena_mark mark = bx_arena_mark_here(arena);
    sorted_pair *sorted = BX_NEW_ARRAY(arena, sorted_pair, count);
    BX_TRY_NEW(sorted);
    for (int i = 0; i < count; i++)
        sorted[i].pair = &pairs[i];
    qsort(sorted, (size_t)count, sizeof *sorted, compare_pairs);
    bx_status status = check_sorted(arena, sorted, count, diag);
    bx_arena_rewind(arena, mark);
    return status;
}
