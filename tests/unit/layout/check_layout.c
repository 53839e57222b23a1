/* Layouts: what is read from them, and a message for each way to get one wrong. */
#include <string.h>

#include "base/limits.h"
#include "calc/date_text.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* 28 characters of 10 mm would be 280 mm: a page whose lengths are easy to add up. */
#define PAGE                                                                                       \
    "banxin: 1\nname: 试\n"                                                                       \
    "page: {size: [200mm, 300mm], top: 30mm, left: 20mm, area: [160pt, 230pt]}\n"                  \
    "grid: {characters: 10, lines: 23, size: 10pt}\n"
#define STYLES "styles:\n  正文: {face: 仿宋, size: 10pt, grid: true}\n"

static void layout_ok(input_case *c, const char *text)
{
    input_open(c);
    bx_status status = input_layout(c, text);
    ck_assert_msg(status == BX_OK, "%s", input_messages(c));
    ck_assert_msg(bx_diag_count(c->diag) == 0, "%s", input_messages(c));
}

START_TEST(reads_the_shipped_layouts)
{
    static const char *const names[] = {"gbt9704", "annual-report"};
    for (int i = 0; i < BX_COUNT(names); i++) {
        input_case c;
        bx_buf text = {0};
        bx_buf_printf(&text, "banxin: 1\nname: x\nextends: %s\n", names[i]);
        layout_ok(&c, text.ptr);
        ck_assert(bx_str_is(c.t->name, "x"));
        ck_assert(bx_str_is(c.t->language, "zh-CN"));
        /* GB/T 9704-2012 5.2: 28 characters of 156 mm, 22 lines that fill 225 mm */
        ck_assert_int_eq(c.t->pages->style.cell, bx_len_from_um(156000) / 28);
        ck_assert_int_eq(c.t->pages->style.pitch, (bx_len_from_um(225000) - 16 * BX_PT) / 21);
        ck_assert_int_eq(c.t->pages->style.grid_size, 16 * BX_PT);
        ck_assert_int_eq(c.t->level_count, 4);
        ck_assert_ptr_eq(c.t->body_style, bx_layout_style(c.t, BX_STR("正文")));
        ck_assert_ptr_eq(c.t->title_style, bx_layout_style(c.t, BX_STR("标题")));
        ck_assert_ptr_eq(c.t->signature.style, bx_layout_style(c.t, BX_STR("署名")));
        bx_buf_release(&text);
        input_close(&c);
    }
}
END_TEST

START_TEST(measures_page_and_grid)
{
    input_case c;
    layout_ok(&c, PAGE STYLES);
    const bx_page_style *p = &c.t->pages->style;
    ck_assert_int_eq(p->width, bx_len_from_um(200000));
    ck_assert_int_eq(p->height, bx_len_from_um(300000));
    ck_assert_int_eq(p->area.x, bx_len_from_um(20000));
    ck_assert_int_eq(p->area.y, bx_len_from_um(30000));
    ck_assert_int_eq(p->area.w, 160 * BX_PT);
    ck_assert_int_eq(p->area.h, 230 * BX_PT);
    ck_assert_int_eq(p->cell, 16 * BX_PT);
    ck_assert_int_eq(p->pitch, 10 * BX_PT);
    ck_assert_int_eq(p->grid_characters, 10);
    ck_assert_int_eq(p->grid_lines, 23);
    ck_assert_int_eq(p->widows, 1);
    ck_assert_int_eq(p->orphans, 1);
    ck_assert(!p->has_number);
    bx_buf date = {0};
    bx_date_form_write(&c.t->date_form, 2023, 12, 5, &date);
    ck_assert_str_eq(date.ptr, "2023年12月5日");
    bx_buf_release(&date);
    ck_assert_int_eq(c.t->output.count, 0);
    input_close(&c);
}
END_TEST

START_TEST(inherits_styles)
{
    input_case c;
    layout_ok(
        &c, PAGE
        "styles:\n"
        "  后: {like: 中, size: 30pt}\n"
        "  正文: {face: 仿宋, size: 10pt, grid: true, indent: 2字, align: left}\n"
        "  中: {like: 正文, grid: false, size: 20pt, hang: 1字, before: 1行, line: 1.5, keep: "
        "true}\n"
        "  名: 中\n"
        "  大: {like: 正文, size: 20pt}\n"
        "  行上: {like: 正文, size: 20pt, grid: lines}\n"
        "  定: {face: 黑体, size: 5pt, line: 7pt, after: 0.5行, digits: half, align: center}\n");
    static const struct {
        const char *name;
        int size, em, line, indent, hang, before; /* pt */
        bool on_grid, keep;
        bx_align align;
    } rows[] = {
        {"正文", 10, 16, 10, 32, 0, 0, true, false, BX_ALIGN_START},
        {"中", 20, 20, 30, 40, 20, 10, false, true, BX_ALIGN_START},
        {"后", 30, 30, 45, 60, 30, 10, false, true, BX_ALIGN_START},
        {"名", 20, 20, 30, 40, 20, 10, false, true, BX_ALIGN_START},
        {"大", 20, 32, 10, 32, 0, 0, true, false, BX_ALIGN_START},
        {"行上", 20, 20, 10, 40, 0, 0, true, false, BX_ALIGN_START},
        {"定", 5, 5, 7, 0, 0, 0, false, false, BX_ALIGN_CENTER},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_style *s = bx_layout_style(c.t, bx_str_from(rows[i].name));
        ck_assert_msg(s != NULL, "%s", rows[i].name);
        ck_assert_msg(s->size == rows[i].size * BX_PT, "%s: size", rows[i].name);
        ck_assert_msg(s->em == rows[i].em * BX_PT, "%s: em", rows[i].name);
        ck_assert_msg(s->line == rows[i].line * BX_PT, "%s: line", rows[i].name);
        ck_assert_msg(s->indent == rows[i].indent * BX_PT, "%s: indent", rows[i].name);
        ck_assert_msg(s->hang == rows[i].hang * BX_PT, "%s: hang", rows[i].name);
        ck_assert_msg(s->before == rows[i].before * BX_PT, "%s: before", rows[i].name);
        ck_assert_msg(s->on_grid == rows[i].on_grid, "%s: grid", rows[i].name);
        ck_assert_msg(s->keep == rows[i].keep, "%s: keep", rows[i].name);
        ck_assert_msg(s->align == rows[i].align, "%s: align", rows[i].name);
    }
    const bx_style *fixed = bx_layout_style(c.t, BX_STR("定"));
    ck_assert_int_eq(fixed->after, 5 * BX_PT);
    ck_assert_int_eq(fixed->digits, BX_DIGITS_HALF);
    ck_assert(bx_str_is(fixed->face, "黑体"));
    input_close(&c);
}
END_TEST

START_TEST(reads_levels)
{
    input_case c;
    layout_ok(&c, PAGE STYLES
              "levels:\n  - {marker: [一、], style: 正文}\n"
              "  - {marker: [（一）, \"1.\"], style: 正文}\n  - {marker: 第一章, style: 正文}\n");
    ck_assert_int_eq(c.t->level_count, 3);
    const struct {
        const bx_marker *marker;
        const char *before, *after;
        bool is_han;
    } rows[] = {{&c.t->levels[0].markers[0], "", "、", true},
                {&c.t->levels[1].markers[0], "（", "）", true},
                {&c.t->levels[1].markers[1], "", ".", false},
                {&c.t->levels[2].markers[0], "第", "章", true}};
    ck_assert_int_eq(c.t->levels[1].marker_count, 2);
    for (int i = 0; i < BX_COUNT(rows); i++) {
        ck_assert_msg(bx_str_is(rows[i].marker->before, rows[i].before), "row %d", i);
        ck_assert_msg(bx_str_is(rows[i].marker->after, rows[i].after), "row %d", i);
        ck_assert_int_eq(rows[i].marker->is_han, rows[i].is_han);
    }
    input_close(&c);
}
END_TEST

START_TEST(reads_furniture)
{
    input_case c;
    layout_ok(&c, PAGE STYLES "  页码: {face: 宋体, size: 14pt}\n"
                              "paragraphs: {widows: 2, orphans: 3}\n"
                              "page-number: {text: \"— {页}/{页数} —\", style: 页码, top: 7pt, "
                              "odd: right, even: left, inset: 1字}\n"
                              "signature: {blank: 1, right: 2字, shift: -1字, with: 2, sealed: "
                              "{blank: 3, below: 4pt}}\n");
    const bx_page_style *p = &c.t->pages->style;
    ck_assert_int_eq(p->widows, 2);
    ck_assert_int_eq(p->orphans, 3);
    ck_assert(p->has_number);
    static const char *const number[] = {"— ", "页", "/", "页数", " —"};
    ck_assert_int_eq(c.t->pages->number_text.count, BX_COUNT(number));
    for (int i = 0; i < BX_COUNT(number); i++) {
        const bx_phrase_part *part = &c.t->pages->number_text.parts[i];
        ck_assert_msg(bx_str_is(part->text, number[i]) && (part->value != NULL) == (i % 2 == 1),
                      "part %d: %.*s", i, BX_STR_ARG(part->text));
    }
    ck_assert_int_eq(p->number_inset, 16 * BX_PT); /* characters of the text */
    ck_assert_int_eq(p->number_top, 7 * BX_PT);
    ck_assert_int_eq(p->number_odd, BX_SIDE_RIGHT);
    ck_assert_int_eq(p->number_even, BX_SIDE_LEFT);
    const bx_signature_style *s = &c.t->signature;
    ck_assert_ptr_eq(s->style, c.t->body_style);
    ck_assert_int_eq(s->blank, 1);
    ck_assert_int_eq(s->right, 32 * BX_PT);
    ck_assert_int_eq(s->shift, -16 * BX_PT);
    ck_assert_int_eq(s->with, 2);
    ck_assert_int_eq(s->sealed_blank, 3);
    ck_assert_int_eq(s->sealed_right, 32 * BX_PT); /* as unsealed when not given */
    ck_assert_int_eq(s->below, 4 * BX_PT);
    ck_assert_int_eq(s->apart, bx_len_from_um(4000));
    ck_assert_int_eq(s->rows, 5);
    ck_assert_int_eq(s->stamp.blank, 3); /* as sealed */
    ck_assert_int_eq(s->stamp.right, 32 * BX_PT);
    ck_assert_int_eq(s->stamp.width, 0);
    input_close(&c);
}
END_TEST

/* The national layout's, and what is laid over it. */
START_TEST(reads_seals_and_stamps)
{
    input_case c;
    input_open(&c);
    ck_assert_msg(input_layout(&c,
                               "banxin: 1\nname: x\nextends: gbt9704\nsignature: {sealed: "
                               "{apart: 3mm, rows: 6}, stamp: {width: 50mm}}\nbody: []\n") == BX_OK,
                  "%s", input_messages(&c));
    const bx_signature_style *s = &c.t->signature;
    ck_assert_int_eq(s->apart, bx_len_from_um(3000));
    ck_assert_int_eq(s->rows, 6);
    ck_assert_int_eq(s->fit_seal, bx_len_from_um(5000));
    ck_assert_int_eq(s->stamp.blank, 2);
    ck_assert_int_eq(s->stamp.right, 4 * c.t->pages[0].style.cell);
    ck_assert_int_eq(s->stamp.apart, 2 * c.t->pages[0].style.cell);
    ck_assert_int_eq(s->stamp.width, bx_len_from_um(50000));
    ck_assert_int_eq(s->stamp.height, bx_len_from_um(15000));
    input_close(&c);
}
END_TEST

/* Parts of a page or of a distance, in thousandths; what is not given is none. */
START_TEST(reads_shares)
{
    static const struct {
        const char *keys;
        int hole, line, cell;
    } rows[] = {
        {"", 333, 100, 40}, /* the national layout's */
        {"page: {hole: 1/4}\n", 250, 100, 40},
        {"page: {hole: 0.5}\n", 500, 100, 40},
        {"page: {hole: 20%}\n", 200, 100, 40},
        {"page: {hole: 2.5%}\n", 25, 100, 40},
        {"page: {hole: 1}\n", 1000, 100, 40},
        {"page: {hole: 0}\n", 1, 100, 40},
        {"page: {hole: ~}\n", 0, 100, 40},
        {"signature: {fit: {line: 0}}\n", 333, 0, 40},
        {"signature: {fit: {line: 1/20, characters: 0.5%}}\n", 333, 50, 5},
        {"signature: {fit: ~}\n", 333, 0, 0},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf text = {0};
        bx_buf_printf(&text, "banxin: 1\nname: x\nextends: gbt9704\n%sbody: []\n", rows[i].keys);
        input_open(&c);
        ck_assert_msg(input_layout(&c, text.ptr) == BX_OK, "%s: %s", rows[i].keys,
                      input_messages(&c));
        ck_assert_msg(c.t->pages->style.hole == rows[i].hole, "%s: hole", rows[i].keys);
        ck_assert_msg(c.t->signature.fit_pitch == rows[i].line, "%s: line", rows[i].keys);
        ck_assert_msg(c.t->signature.fit_cell == rows[i].cell, "%s: characters", rows[i].keys);
        bx_buf_release(&text);
        input_close(&c);
    }
}
END_TEST

START_TEST(reads_fields)
{
    input_case c;
    layout_ok(&c,
              PAGE STYLES "fields:\n"
                          "  文: {type: text, required: true, help: 说明}\n"
                          "  行: {type: counts, of: [个人, 企业], total: 总计, marks: [/, \"-\"]}\n"
                          "  组:\n    required: true\n    fields:\n      件: {type: count}\n"
                          "  列: {type: list, fields: {名: {type: text}}}\n"
                          "  署: {type: text, default: \"{文}\"}\n"
                          "output: \"{文}\"\n");
    ck_assert_int_eq(c.t->field_count, 5);
    const bx_field *f = c.t->fields;
    ck_assert_int_eq(f[0].type, BX_FIELD_TEXT);
    ck_assert(f[0].required && bx_str_is(f[0].help, "说明"));
    ck_assert_int_eq(f[1].name_count, 2);
    ck_assert(bx_str_is(f[1].names[1], "企业") && bx_str_is(f[1].total, "总计"));
    ck_assert_int_eq(f[1].mark_count, 2);
    ck_assert_int_eq(f[2].type, BX_FIELD_GROUP);
    ck_assert(f[2].required && f[2].field_count == 1 && f[2].fields[0].type == BX_FIELD_COUNT);
    ck_assert_int_eq(f[3].type, BX_FIELD_LIST);
    ck_assert_ptr_nonnull(bx_phrase_slot(f[4].otherwise));
    ck_assert_ptr_eq(bx_phrase_slot(f[4].otherwise)->field, &f[0]);
    ck_assert_int_eq(c.t->output.count, 1);
    input_close(&c);
}
END_TEST

/* Maps are merged key by key, lists and what a document says are replaced, null takes away. */
START_TEST(extends_layouts)
{
    input_case c;
    layout_ok(
        &c, "banxin: 1\nname: 地方\nextends: annual-report\n"
            "page: {top: 35mm}\n"
            "styles:\n  正文: {size: 小三}\n  附注: {size: 四号}\n  新: {like: 正文, face: 楷体}\n"
            "page-number: ~\n"
            "signature: {sealed: {below: 5mm}}\nlines: {marks: 开明, whole: ~}\n"
            "levels: [{marker: 一、, style: 一级标题}]\n"
            "fields: {文: {type: text, required: true}}\n"
            "title: \"{文}\"\noutput: \"{文}\"\nauthor: ~\ndate: ~\nsign: ~\n"
            "rules: []\n"
            "body: [{text: \"{文}\", style: 新}]\n");
    const bx_style *body = bx_layout_style(c.t, BX_STR("正文"));
    ck_assert_int_eq(c.t->pages->style.area.y, bx_len_from_um(35000));
    ck_assert_int_eq(c.t->pages->style.area.x, bx_len_from_um(28000));
    ck_assert_int_eq(body->size, 15 * BX_PT);
    ck_assert(bx_str_is(body->face, "仿宋"));
    ck_assert_int_eq(bx_layout_style(c.t, BX_STR("一级标题"))->size, 15 * BX_PT);
    ck_assert_int_eq(bx_layout_style(c.t, BX_STR("附注"))->size, 14 * BX_PT);
    ck_assert(bx_str_is(bx_layout_style(c.t, BX_STR("附注"))->face, "仿宋"));
    ck_assert(!c.t->pages->style.has_number);
    ck_assert_int_eq(c.t->signature.below, bx_len_from_um(5000));
    ck_assert_int_eq(c.t->signature.sealed_blank, 2);
    ck_assert_int_eq(c.t->lines.school, BX_SCHOOL_KAIMING);
    ck_assert_int_eq(c.t->lines.letter_gap.least, 125);
    ck_assert_int_eq(c.t->lines.letter_gap.most, 250);
    ck_assert_int_eq(c.t->whole_count, 0);
    ck_assert_int_eq(c.t->level_count, 1);
    ck_assert_int_eq(c.t->field_count, 1);
    ck_assert_int_eq(c.t->rule_count, 0);
    ck_assert_int_eq(c.t->body.count, 1);
    ck_assert_int_eq(c.t->author.count, 0);
    ck_assert_int_eq(c.t->sign.count, 0);
    input_close(&c);
}
END_TEST

START_TEST(reads_the_body)
{
    input_case c;
    layout_ok(
        &c, PAGE STYLES
        "  标题: {face: 小标宋, size: 22pt}\n"
        "levels: [{marker: 一、, style: 标题}]\n"
        "fields:\n  文: {type: text, required: true}\n  段: {type: paragraphs}\n"
        "  行: {type: lines}\n  日期: {type: date, required: true}\n  印: {type: seal}\n"
        "  章: {type: list, fields: {名: {type: text, required: true}}}\n"
        "body:\n"
        "  - title: \"{行?...}\"\n    else: [\"{文}\", 报告]\n"
        "  - heading: 一、总体\n"
        "  - heading: 附件\n    level: 1\n"
        "  - paragraphs: \"{段?}\"\n"
        "  - text: [\"{文}：\", 甲]\n    style: 正文\n"
        "  - space: 2\n"
        "  - each: 章\n    body:\n      - heading: \"{名}（{文}）\"\n"
        "  - signature: {agency: \"{文}\", date: \"{日期}\", seal: \"{印?}\", alt: \"{文}印\"}\n");
    static const bx_item_kind kinds[] = {BX_BODY_TITLE,      BX_BODY_HEADING,  BX_BODY_HEADING,
                                         BX_BODY_PARAGRAPHS, BX_BODY_TEXT,     BX_BODY_SPACE,
                                         BX_BODY_EACH,       BX_BODY_SIGNATURE};
    const bx_body_item *items = c.t->body.items;
    ck_assert_int_eq(c.t->body.count, BX_COUNT(kinds));
    for (int i = 0; i < BX_COUNT(kinds); i++)
        ck_assert_int_eq(items[i].kind, kinds[i]);
    ck_assert_int_eq(items[0].otherwise_count, 2);
    ck_assert_ptr_null(items[0].style);
    ck_assert_ptr_null(items[1].style);
    ck_assert_ptr_eq(items[2].style, c.t->title_style);
    ck_assert_int_eq(items[4].text_count, 2);
    ck_assert_ptr_eq(items[4].style, c.t->body_style);
    ck_assert_int_eq(items[5].lines, 2);
    ck_assert(bx_str_is(items[6].each.repeat.list.path, "章"));
    ck_assert_int_eq(items[6].each.body.count, 1);
    ck_assert_int_eq(items[7].signature->agency.count, 1);
    ck_assert_int_eq(items[7].signature->alt.count, 2);
    input_close(&c);
}
END_TEST

START_TEST(reads_rules)
{
    input_case c;
    layout_ok(&c, PAGE STYLES
              "fields:\n"
              "  甲: &行 {type: counts, of: [子, 丑], total: 合}\n  乙: *行\n  丙-1: *行\n"
              "  组: {fields: {丁: *行, 戊: *行}}\n"
              "rules:\n"
              "  - {that: 甲 + 乙 == 丙-1 - 组.丁, say: 一}\n"
              "  - that: >-\n      甲 == 组.*\n      + 乙\n    say: 二\n    fill: 甲\n");
    ck_assert_int_eq(c.t->rule_count, 2);
    const bx_rule *r = &c.t->rules[0];
    ck_assert(bx_str_is(r->say, "一"));
    ck_assert(bx_str_is(r->that, "甲 + 乙 == 丙-1 - 组.丁"));
    ck_assert_int_eq(r->fill.len, 0);
    ck_assert_int_eq(r->left_count, 2);
    ck_assert_int_eq(r->right_count, 2);
    ck_assert(bx_str_is(r->left[1].slot.path, "乙") && !r->left[1].minus);
    ck_assert(bx_str_is(r->right[0].slot.path, "丙-1") && !r->right[0].minus);
    ck_assert(bx_str_is(r->right[1].slot.path, "组.丁") && r->right[1].minus &&
              !r->right[1].slot.has_members);
    r = &c.t->rules[1];
    ck_assert(bx_str_is(r->fill, "甲"));
    ck_assert(bx_str_is(r->right[0].slot.path, "组") && r->right[0].slot.has_members);
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        reads_the_shipped_layouts,
        measures_page_and_grid,
        inherits_styles,
        reads_levels,
        reads_furniture,
        reads_seals_and_stamps,
        reads_shares,
        reads_fields,
        extends_layouts,
        reads_rules,
        reads_the_body,
    };
    return bx_suite_run("layout", tests, BX_COUNT(tests));
}
