#include "compose/stroke.h"

#include "base/ban.h"

static bx_status push(bx_composer *c, uint32_t rgb, bx_rect rect, bx_items *items)
{
    if (rect.w <= 0 || rect.h <= 0) return BX_OK;
    bx_item *item = BX_VEC_PUSH(c->scratch, items);
    BX_TRY_NEW(item);
    *item = (bx_item){.type = BX_ITEM_SHAPE, .shape = BX_SHAPE_RECT, .box = rect, .rgb = rgb};
    return BX_OK;
}

bx_status bx_stroke_across(bx_composer *c, const bx_stroke *stroke, bx_len x, bx_len y,
                           bx_len length, bx_items *items)
{
    if (!stroke->is_double)
        return push(c, stroke->rgb, (bx_rect){x, y, length, stroke->width}, items);
    bx_len upper = stroke->upper > 0 ? stroke->upper : stroke->width / 3;
    bx_len lower = stroke->lower > 0 ? stroke->lower : stroke->width / 3;
    BX_TRY(push(c, stroke->rgb, (bx_rect){x, y, length, upper}, items));
    return push(c, stroke->rgb, (bx_rect){x, y + stroke->width - lower, length, lower}, items);
}

/* Of a rule that is aligned on the sheet: wherever its area lies on that, also on a first page. */
static bx_status place_on_sheet(bx_composer *c, const bx_box *boxes, int count, bx_len x, bx_len y,
                                bx_groups *groups)
{
    (void)x;
    return bx_box_set.place(c, boxes, count, 0, y, groups);
}

static const bx_box_maker sheet_rule = {.place = place_on_sheet};

/* Where the line begins, from the left edge of what it is aligned on. */
static bx_len left_of(const bx_area *area, const bx_rule_line *rule, bx_len length)
{
    bx_len width = rule->from == BX_FROM_SHEET ? area->sheet_width : area->width;
    if (rule->align == BX_SIDE_LEFT) return 0;
    return rule->align == BX_SIDE_RIGHT ? width - length : (width - length) / 2;
}

bx_status bx_rule_line_set(bx_composer *c, const bx_area *area, const bx_block *block, int cost,
                           bx_boxes *boxes)
{
    const bx_rule_line *rule = block->rule;
    bx_items items = {0};
    bx_arena_mark mark = bx_arena_mark_here(c->scratch);
    bx_len length = rule->length > 0 ? rule->length : area->width;
    bx_box *box = BX_VEC_PUSH(c->arena, boxes);
    BX_TRY_NEW(box);
    *box = (bx_box){.height = rule->stroke.width,
                    .before = rule->before,
                    .after = rule->after,
                    .cost = cost,
                    .role = BX_BOX_ASIDE,
                    .maker = rule->from == BX_FROM_SHEET ? &sheet_rule : &bx_box_set,
                    .block = block};
    BX_TRY(bx_stroke_across(c, &rule->stroke, left_of(area, rule, length), 0, length, &items));
    BX_TRY(bx_composer_pack(c, &items, NULL, &box->packed));
    bx_arena_rewind(c->scratch, mark);
    return BX_OK;
}

bx_len bx_text_rule_room(const bx_text_rule *rule)
{
    return rule ? rule->stroke.width + rule->gap : 0;
}

/* The ends of what the rule is over, before its insets. */
static void find_ends(const bx_text_rule *rule, const bx_ruled_text *text, bx_len *left,
                      bx_len *right)
{
    *left = rule->over == BX_OVER_AREA ? 0 : text->left;
    *right = rule->over == BX_OVER_AREA ? text->area->width : text->right;
    if (rule->over != BX_OVER_LENGTH) return;
    bx_len spare = text->right - text->left - rule->length;
    if (text->style->align == BX_ALIGN_CENTER) *left += spare / 2;
    if (text->style->align == BX_ALIGN_END) *left += spare;
    *right = *left + rule->length;
}

bx_status bx_text_rule_place(bx_composer *c, const bx_text_rule *rule, const bx_ruled_text *text,
                             bx_len y, bx_items *items)
{
    if (!rule) return BX_OK;
    bx_len left, right;
    find_ends(rule, text, &left, &right);
    left += rule->inset_left;
    return bx_stroke_across(c, &rule->stroke, left, y, right - rule->inset_right - left, items);
}
