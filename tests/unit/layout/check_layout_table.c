/* Tables of a layout: columns, joined cells, heads and sides, and how they go wrong. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* Eight lines; a table's keys begin in line 9, indented by six. */
#define HEAD                                                                                       \
    "banxin: 1\nname: x\nextends: gbt9704\n"                                                       \
    "fields: {行: {type: counts, of: [甲, 乙], total: 合, required: true},\n"                  \
    "  件: {type: count, required: true}, 文: {type: text, required: true},\n"                   \
    "  列: {type: lines, required: true}}\n"                                                      \
    "body:\n  - table:\n"
#define FOUR "      columns: [\"*\", \"*\", \"*\", \"*\"]\n"

static const bx_table_pattern *open_table(input_case *c, const char *keys)
{
    bx_buf text = {0};
    bx_buf_printf(&text, "%s%s", HEAD, keys);
    input_open(c);
    bx_status status = input_layout(c, text.ptr);
    ck_assert_msg(status == BX_OK && bx_diag_count(c->diag) == 0, "%s", input_messages(c));
    bx_buf_release(&text);
    return c->t->body.items[0].table;
}

/* The rows that follow one another at the start of the table. */
static const bx_row_pattern *plain_rows(const bx_table_pattern *t, int *count)
{
    ck_assert_int_eq(t->rows.items[0].kind, BX_ROWS_PLAIN);
    *count = t->rows.items[0].plain.count;
    return t->rows.items[0].plain.rows;
}

/* A row of cells: column, rows x columns, H head, S side, L label, | stacked, the text. */
static void add_rows(bx_buf *out, const bx_table_pattern *t)
{
    int count;
    const bx_row_pattern *rows = plain_rows(t, &count);
    for (int r = 0; r < count; r++) {
        for (int i = 0; i < rows[r].count; i++) {
            const bx_cell_pattern *cell = &rows[r].cells[i];
            bx_buf_printf(out, "%s%d:%dx%d%s%s%s%s", i > 0 ? " " : "", cell->column, cell->row_span,
                          cell->span, cell->is_head ? "H" : "", cell->is_side ? "S" : "",
                          cell->is_label ? "L" : "",
                          cell->writing == BX_WRITING_STACK     ? "|"
                          : cell->writing == BX_WRITING_COLUMNS ? "!"
                                                                : "");
            if (cell->text.count > 0)
                bx_buf_printf(out, "=%.*s", BX_STR_ARG(cell->text.parts[0].text));
        }
        bx_buf_add_byte(out, '\n');
    }
}

START_TEST(joins_cells)
{
    static const struct {
        const char *rows, *cells;
    } rows[] = {
        {"[a, b, c, d]", "0:1x1L=a 1:1x1L=b 2:1x1L=c 3:1x1L=d\n"},
        {"[a, <, <, <]", "0:1x4L=a\n"},
        {"[a, <, b, <], [^, ^, c, d]", "0:2x2L=a 2:1x2L=b\n2:1x1L=c 3:1x1L=d\n"},
        {"[a, <, b, c], [^, <, ^, d]", "0:2x2L=a 2:2x1L=b 3:1x1L=c\n3:1x1L=d\n"},
        {"[a, b, <, c], [^, ^, ^, d], [^, e, <, <]",
         "0:3x1L=a 1:2x2L=b 3:1x1L=c\n3:1x1L=d\n1:1x3L=e\n"},
        {"[a, \"{行...}\"]", "0:1x1L=a 1:1x3=行\n"},
        {"[\"{件}\", <, \"{文}\", \"{行.合}\"]", "0:1x2=件 2:1x1=文 3:1x1=行.合\n"},
        {"[\"<\", \"^\", '<', ~]", "0:1x1L=< 1:1x1L=^ 2:1x1L=< 3:1x1\n"},
        {"[\"\", {text: a}, {stack: b}, {text: \"{文}\", align: left}]",
         "0:1x1 1:1x1L=a 2:1x1L|=b 3:1x1=文\n"},
        {"{head: [a, b, c, d]}, [e, f, g, h]",
         "0:1x1HL=a 1:1x1HL=b 2:1x1HL=c 3:1x1HL=d\n0:1x1L=e 1:1x1L=f 2:1x1L=g 3:1x1L=h\n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        bx_buf keys = {0}, cells = {0};
        bx_buf_printf(&keys, FOUR "      rows: [%s]\n", rows[i].rows);
        add_rows(&cells, open_table(&c, keys.ptr));
        ck_assert_msg(strcmp(cells.ptr, rows[i].cells) == 0, "row %d: %s", i, cells.ptr);
        bx_buf_release(&keys);
        bx_buf_release(&cells);
        input_close(&c);
    }
}
END_TEST

START_TEST(knows_heads_and_sides)
{
    input_case c;
    bx_buf cells = {0};
    const bx_table_pattern *t =
        open_table(&c, FOUR "      head: 2\n      side: 2\n      rows:\n"
                            "        - [a, <, b, c]\n        - [^, ^, d, e]\n"
                            "        - [f, g, \"{件}\", \"{件}\"]\n"
                            "        - head: [h, <, <, <]\n        - [i, <, j, k]\n");
    add_rows(&cells, t);
    ck_assert_str_eq(
        cells.ptr,
        "0:2x2HL=a 2:1x1HL=b 3:1x1HL=c\n2:1x1HL=d 3:1x1HL=e\n"
        "0:1x1SL=f 1:1x1SL=g 2:1x1=件 3:1x1=件\n0:1x4HL=h\n0:1x2SL=i 2:1x1L=j 3:1x1L=k\n");
    ck_assert_int_eq(t->head, 2);
    bx_buf_release(&cells);
    input_close(&c);
}
END_TEST

START_TEST(measures_columns)
{
    input_case c;
    const bx_table_pattern *t =
        open_table(&c, "      columns: [7mm, \"*\", \"2.5*\", auto, 2字]\n"
                       "      align: [left, right, center, justify, left]\n"
                       "      size: 五号\n"
                       "      rows: [[a, b, c, d, {text: e, align: right, style: 正文}]]\n");
    bx_column k[5];
    int count;
    for (int i = 0; i < 5; i++)
        k[i] = t->columns[i].column;
    ck_assert_int_eq(t->column_count, 5);
    ck_assert_int_eq(k[0].kind, BX_COLUMN_FIXED);
    ck_assert_int_eq(k[0].width, bx_len_from_um(7000));
    ck_assert_int_eq(k[1].kind, BX_COLUMN_SHARE);
    ck_assert_int_eq(k[1].share, 1000);
    ck_assert_int_eq(k[2].share, 2500);
    ck_assert_int_eq(k[3].kind, BX_COLUMN_CONTENT);
    ck_assert_int_eq(k[4].width, 21 * BX_PT); /* 五号 of 10.5 pt */
    ck_assert_int_eq(k[0].align, BX_ALIGN_START);
    ck_assert_int_eq(k[1].align, BX_ALIGN_END);
    ck_assert_int_eq(k[3].align, BX_ALIGN_JUSTIFY);
    ck_assert(bx_str_is(t->style->name, "表格"));
    ck_assert_int_eq(t->style->size, 21 * BX_PT / 2);
    ck_assert_int_eq(t->style->line, bx_len_scale(t->style->size, 13, 10));
    const bx_cell_pattern *cell = &plain_rows(t, &count)[0].cells[4];
    ck_assert(cell->has_align && cell->align == BX_ALIGN_END);
    ck_assert_ptr_eq(cell->style, c.t->body_style);
    ck_assert_ptr_null(plain_rows(t, &count)[0].cells[0].style);
    input_close(&c);
}
END_TEST

START_TEST(has_defaults)
{
    input_case c;
    const bx_table_pattern *t = open_table(&c, "      columns: [\"*\"]\n      rows: [[a]]\n");
    ck_assert_ptr_eq(t->style, bx_layout_style(c.t, BX_STR("表格")));
    ck_assert_int_eq(t->rule, BX_PT / 2);
    ck_assert_int_eq(t->frame, BX_PT / 2);
    ck_assert_int_eq(t->columns[0].column.align, BX_ALIGN_CENTER);
    ck_assert(!t->keep && t->head == 0 && t->name.len == 0);
    input_close(&c);
    t = open_table(&c, "      columns: [\"*\"]\n      rows: [[a]]\n      name: 表\n      keep: "
                       "true\n      style: 表注\n"
                       "      align: right\n      rule: 1pt\n      frame: 0pt\n      pad: [1pt, "
                       "2pt]\n      before: 1行\n      after: 0mm\n");
    ck_assert(bx_str_is(t->name, "表") && t->keep);
    ck_assert(bx_str_is(t->style->name, "表注"));
    ck_assert_int_eq(t->columns[0].column.align, BX_ALIGN_END);
    ck_assert_int_eq(t->rule, BX_PT);
    ck_assert_int_eq(t->frame, 0);
    ck_assert_int_eq(t->pad_x, BX_PT);
    ck_assert_int_eq(t->pad_y, 2 * BX_PT);
    ck_assert_int_eq(t->before, c.t->pages->style.pitch);
    ck_assert_int_eq(t->after, 0);
    input_close(&c);
    t = open_table(&c,
                   "      columns: [\"*\"]\n      rows: [[a]]\n      pad: 3pt\n      rule: 2pt\n");
    ck_assert_int_eq(t->pad_x, 3 * BX_PT);
    ck_assert_int_eq(t->pad_y, 3 * BX_PT);
    ck_assert_int_eq(t->frame, 2 * BX_PT);
    input_close(&c);
}
END_TEST

static const struct {
    const char *keys, *places;
} faults[] = {
    {"      rows: [[a]]\n", "0303@9:7"},
    {"      columns: [\"*\"]\n", "0303@9:7"},
    {"      columns: []\n      rows: [[a]]\n", "0315@9:16"},
    {"      columns: [x]\n      rows: [[a]]\n", "0306@9:17"},
    {"      columns: [\"0*\"]\n      rows: [[a]]\n", "0306@9:18"},
    {"      columns: [0mm]\n      rows: [[a]]\n", "0306@9:17"},
    {"      columns: [[x]]\n      rows: [[a]]\n", "0304@9:17"},
    {"      columns: \"*\"\n      rows: [[a]]\n", "0304@9:17"},
    {"      columns: [\"*\"]\n      align: [left, left]\n      rows: [[a]]\n", "0324@10:14"},
    {"      columns: [\"*\", \"*\"]\n      align: up\n      rows: [[a, b]]\n", "0305@10:14"},
    {"      columns: [\"*\"]\n      style: 表各\n      rows: [[a]]\n", "0327@10:14"},
    {"      columns: [\"*\"]\n      size: 大\n      rows: [[a]]\n", "0306@10:13"},
    {"      columns: [\"*\"]\n      pad: [1mm]\n      rows: [[a]]\n", "0324@10:12"},
    {"      columns: [\"*\"]\n      head: 2\n      rows: [[a]]\n", "0315@10:13"},
    {"      columns: [\"*\"]\n      side: 2\n      rows: [[a]]\n", "0315@10:13"},
    {"      columns: [\"*\"]\n      widht: 2\n      rows: [[a]]\n", "0301@10:7"},
    /* rows */
    {FOUR "      rows: [[a, b, c]]\n", "0311@10:14"},
    {FOUR "      rows: [[a, b, c, d, e, f]]\n", "0311@10:14"},
    {FOUR "      rows: [[a, b, \"{行...}\"]]\n", "0311@10:14"},
    {FOUR "      rows: [[]]\n", "0311@10:14"},
    {FOUR "      rows: [[a, b, c, d], x]\n", "0304@10:28"},
    {FOUR "      rows: [{hed: [a, b, c, d]}]\n", "0302@10:15"},
    {FOUR "      rows: [{}]\n", "0303@10:14"},
    {FOUR "      rows: [{head: [a, b, c, d], total: [e, f, g, h]}]\n", "0318@10:42"},
    {FOUR "      rows: [{total: [a, b]}]\n", "0311@10:22"},
    {FOUR "      rows: [{head: a}]\n", "0304@10:21"},
    {FOUR "      rows: [[<, a, b, c]]\n", "0309@10:15"},
    {FOUR "      rows: [[^, a, b, c]]\n", "0309@10:15"},
    {FOUR "      rows: [[a, \"{行...}\"], [b, ^, ^, ^]]\n", "0309@10:33 0309@10:36 0309@10:39"},
    {FOUR "      rows: [[\"{行...}\", <]]\n", "0309@10:25"},
    {FOUR "      rows: [[a, <, b, c], [^, d, e, f]]\n", "0310@10:15"},
    {FOUR "      rows: [[a, b, c, d], [^, <, e, f]]\n", "0310@10:15"},
    {FOUR "      rows: [[a, <, b, c], [d, ^, e, f]]\n", "0310@10:15"},
    {FOUR "      head: 1\n      rows: [[a, b, c, d], [^, e, f, g]]\n", "0323@11:15"},
    /* cells */
    {FOUR "      rows: [[a, b, c, [d]]]\n", "0314@10:24"},
    {FOUR "      rows: [[a, b, c, {x: d}]]\n", "0301@10:25"},
    {FOUR "      rows: [[a, b, c, {text: d, stack: e}]]\n", "0318@10:41"},
    {FOUR "      rows: [[a, b, c, {stack: d, align: up}]]\n", "0305@10:42"},
    {FOUR "      rows: [[a, b, c, {文}]]\n", "0301@10:25"},
    {FOUR "      rows: [[a, b, c, \"{行}\"]]\n", "0317@10:26"},
    {FOUR "      rows: [[a, b, c, \"{列...}\"]]\n", "0329@10:25"},
    {FOUR "      rows: [[a, b, c, \"{件...}\"]]\n", "0329@10:25"},
    {FOUR "      rows: [[a, b, c, \"共{件}件{行.丙}\"]]\n", "0313@10:31"},
};

START_TEST(finds_faults)
{
    int wrong = 0;
    for (int i = 0; i < BX_COUNT(faults); i++) {
        input_case c;
        bx_buf text = {0};
        bx_buf_printf(&text, "%s%s", HEAD, faults[i].keys);
        input_open(&c);
        ck_assert_msg(input_layout(&c, text.ptr) == BX_ERR_INPUT, "row %d (%s)", i, faults[i].keys);
        bool is_right = strcmp(input_places(&c), faults[i].places) == 0;
        if (!is_right)
            printf("row %d: wanted %s\n%s%s\n", i, faults[i].places, faults[i].keys,
                   input_messages(&c));
        wrong += !is_right;
        bx_buf_release(&text);
        input_close(&c);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(keeps_to_its_limits)
{
    input_case c;
    bx_buf text = {0};
    bx_buf_add_text(&text, HEAD "      columns: [");
    for (int i = 0; i < 65; i++)
        bx_buf_add_text(&text, "\"*\", ");
    bx_buf_add_text(&text, "]\n      rows: [[a]]\n");
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, text.ptr), BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0315@9:16");
    input_close(&c);
    bx_buf_clear(&text);
    bx_buf_add_text(&text, HEAD "      columns: [\"*\"]\n      rows: [");
    for (int i = 0; i < BX_LIMIT_TABLE_ROWS + 1; i++)
        bx_buf_add_text(&text, "[a], ");
    bx_buf_add_text(&text, "]\n");
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, text.ptr), BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0315@10:13");
    input_close(&c);
    bx_buf_release(&text);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {joins_cells,  knows_heads_and_sides, measures_columns,
                            has_defaults, finds_faults,          keeps_to_its_limits};
    return bx_suite_run("layout/table", tests, BX_COUNT(tests));
}
