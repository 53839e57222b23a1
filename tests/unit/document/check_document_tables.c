/* Cells of repeated columns, joined cells, and what the totals of a page are made of. */
#include <stdio.h>
#include <string.h>

#include "support/bound.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] = "banxin: 1\n"
                             "name: 试\n"
                             "extends: gbt9704\n"
                             "fields:\n"
                             "  甲: {type: text, required: true}\n"
                             "  乙: {type: text, required: true}\n"
                             "  丙: {type: yes/no, required: true}\n"
                             "  项:\n"
                             "    type: list\n"
                             "    required: true\n"
                             "    fields:\n"
                             "      处: {type: text, required: true}\n"
                             "      类: {type: text, required: true}\n"
                             "      额: {type: number, required: true}\n"
                             "      数: {type: counts, of: [男, 女], total: 计, required: true}\n"
                             "  空: {type: list, fields: {名: {type: text, required: true}}}\n"
                             "body:\n"
                             "  - table:\n";

static const char data[] = "甲: 一\n"
                           "乙: 二\n"
                           "丙: 是\n"
                           "项:\n"
                           "  - {处: 东, 类: 子, 额: 1.5, 数: [1, 2]}\n"
                           "  - {处: 东, 类: 丑, 额: 2, 数: [3, 4]}\n"
                           "  - {处: 东, 类: 丑, 额: 4, 数: [5, 6]}\n"
                           "  - {处: 西, 类: 子, 额: 8, 数: [7, 8]}\n";

static void open_table(bound *b, const char *table)
{
    bx_buf layout = {0};
    bx_buf_printf(&layout, "%s%s", fields, table);
    bound_open(b, layout.ptr, data);
    bx_buf_release(&layout);
    ck_assert_msg(bound_bind(b) == BX_OK, "%s: %s", table, bound_messages(b));
}

/* Texts of the cells with their rows and columns, as the dump has them: "0,0 2x1 东". */
static void add_cells(bx_buf *out, const char *dump)
{
    bx_buf_add_text(out, "");
    for (const char *line = dump; (line = strstr(line, "\n  ")) != NULL;) {
        const char *place = line + 3, *text = strstr(place, " | ") + 3;
        size_t len = strcspn(place, " ");
        if (place[len + 1] >= '0' && place[len + 1] <= '9')
            len += 1 + strcspn(place + len + 1, " "); /* the spans */
        line = text + strcspn(text, "\n");
        if (out->len > 0) bx_buf_add_text(out, "; ");
        bx_buf_add(out, place, len);
        bx_buf_add_byte(out, ' ');
        bx_buf_add(out, text, (size_t)(line - text));
    }
}

typedef struct table_case {
    const char *table, *wanted;
} table_case;

static int count_wrong(const table_case *cases, int count, void (*describe)(bx_buf *, bound *))
{
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        bound b;
        bx_buf got = {0};
        open_table(&b, cases[i].table);
        describe(&got, &b);
        if (strcmp(got.ptr, cases[i].wanted) != 0) {
            printf("%s: %s, not %s\n", cases[i].table, got.ptr, cases[i].wanted);
            wrong++;
        }
        bx_buf_release(&got);
        bound_close(&b);
    }
    return wrong;
}

static void describe_cells(bx_buf *out, bound *b)
{
    add_cells(out, bound_dump(b));
}

#define ACROSS "      columns: [20mm, {width: \"*\", each: 项, by: 类}]\n      rows:\n        - "

static const table_case cells[] = {
    /* the condition of a cell that is repeated stands where its text does */
    {ACROSS "[甲, {each: \"{sum(额)}\", if: 丙}]\n", "0,0 甲; 0,1 9.5; 0,2 6"},
    {ACROSS "[甲, {each: \"{sum(额)}\", if: sum(额) > 6, else: {each: \"{类}\"}}]\n",
     "0,0 甲; 0,1 9.5; 0,2 丑"},
    {ACROSS "{each: 项, by: 处, row: [\"{处}\", {each: \"{sum(额)}\", if: count(项) == 1}]}\n",
     "0,0 东; 0,1 1.5; 0,2 ; 1,0 西; 1,1 8; 1,2 "},
    /* cells of two rows that are joined */
    {"      columns: [\"*\", \"*\"]\n      rows:\n"
     "        - {each: 项, rows: [[{text: \"{处}\", merge: true}, \"{类}\"], [^, \"{额}\"]]}\n",
     "0,0 6x1 东; 0,1 子; 1,1 1.5; 2,1 丑; 3,1 2; 4,1 丑; 5,1 4; 6,0 2x1 西; 6,1 子; 7,1 8"},
};

START_TEST(repeats_cells)
{
    ck_assert_int_eq(count_wrong(cells, BX_COUNT(cells), describe_cells), 0);
}
END_TEST

static bx_decimal sum_of(const bx_tally *tally, int count)
{
    bx_decimal sum = bx_decimal_from_int(0, tally->places);
    for (int i = 0; i < count; i++)
        ck_assert_int_eq(bx_decimal_add(sum, tally->amounts[i], &sum), BX_OK);
    return sum;
}

/* What the totals would be were all on one page, with their columns, and the rows that stand below. */
static void describe_totals(bx_buf *out, bound *b)
{
    const bx_table *t = b->document->sections[0].blocks[0].table;
    for (int i = 0; i < t->page_foot->cell_count; i++) {
        const bx_cell *cell = &t->page_foot->cells[i];
        if (!cell->tally) continue;
        bx_decimal sum = sum_of(cell->tally, t->row_count);
        bx_buf_printf(out, "%d: ", cell->column);
        bx_buf_add_decimal(out, sum, cell->tally->places, BX_GROUP_NONE);
        bx_buf_add_text(out, "; ");
    }
    bx_buf_printf(out, "%d below", t->is_foot_last ? t->foot : 0);
}

#define FOOT(columns, cells)                                                                       \
    "      columns: " columns "\n      page-foot: [" cells "]\n      rows:\n"

static const table_case totals[] = {
    /* figures of a row that is spread */
    {FOOT("[\"*\", \"*\", \"*\", \"*\"]",
          "[小计, {sum: page}, {sum: page}, {sum: page}]") "        - {each: 项, row: [\"{处}\", "
                                                           "\"{数...}\"]}\n",
     "1: 16; 2: 20; 3: 36; 0 below"},
    /* a repeated column: a total each time, none where the list is empty; over several the first's */
    {FOOT("[\"*\", {width: \"*\", each: 项, by: 类}]",
          "[小计, {sum: page}]") "        - {each: 项, by: 处, row: [\"{处}\", {each: "
                                 "\"{sum(额)}\"}]}\n",
     "1: 9.5; 2: 6; 0 below"},
    {FOOT("[\"*\", {width: \"*\", each: 空}]", "[小计, {sum: page}]") "        - [一, ~]\n",
     "0 below"},
    {FOOT("[\"*\", \"*\", {width: \"*\", each: 空}]",
          "[小计, {sum: page}, <]") "        - {each: 项, row: [\"{处}\", \"{额}\", ~]}\n",
     "1: 15.5; 0 below"},
    /* a cell that stands for another, and one in a row of an each */
    {FOOT("[\"*\", \"*\"]",
          "[小计, {text: ~, if: not 丙, else: {sum: page}}]") "        - {each: 项, row: "
                                                              "[\"{处}\", \"{额}\"]}\n",
     "1: 15.5; 0 below"},
    {FOOT("[\"*\", \"*\"]", "{each: 空, row: [小计, ~]}, {each: 项, by: 处, row: [小计, {sum: "
                            "page}]}") "        - {each: 项, row: [\"{处}\", \"{额}\"]}\n",
     "1: 15.5; 1: 15.5; 0 below"},
    /* totals at the end stand below, those of a group do not */
    {FOOT("[\"*\", \"*\"]", "[小计, {sum: page}]") "        - {each: 项, row: [\"{处}\", "
                                                   "\"{额}\"]}\n        - total: [合计, ~]\n",
     "1: 15.5; 1 below"},
    {FOOT("[\"*\", \"*\"]",
          "[小计, {sum: page}]") "        - {each: 项, row: [\"{处}\", \"{额}\"]}\n        - {if: "
                                 "丙, total: [合计, ~]}\n"
                                 "        - {if: not 丙, total: [合计, ~]}\n        - total: "
                                 "[总计, ~]\n",
     "1: 15.5; 2 below"},
    {FOOT("[\"*\", \"*\"]", "[小计, {sum: page}]") "        - [东, \"{1}\"]\n        - [西, "
                                                   "\"{2}\"]\n        - total: [合计, ~]\n",
     "1: 3; 1 below"},
    {FOOT("[\"*\", \"*\"]",
          "[小计, {sum: page}]") "        - {each: 项, by: 处, rows: [{each: 项, row: [\"{处}\", "
                                 "\"{额}\"]}, {total: [计, ~]}]}\n",
     "1: 15.5; 0 below"},
    {"      head: 1\n" FOOT(
         "[\"*\", \"*\"]",
         "[小计, {sum: page}]") "        - total: [处, 额]\n        - total: [合计, ~]\n",
     "1: 0; 1 below"},
};

START_TEST(makes_totals)
{
    ck_assert_int_eq(count_wrong(totals, BX_COUNT(totals), describe_totals), 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {repeats_cells, makes_totals};
    return bx_suite_run("document/bind_table", tests, BX_COUNT(tests));
}
