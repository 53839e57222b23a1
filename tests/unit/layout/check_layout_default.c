/* Defaults that ask for themselves, for too much, or for what they cannot have. */
#include <stdio.h>
#include <string.h>

#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

static input_case c;

#define TEXT(name, otherwise) "  " name ": {type: text, default: \"" otherwise "\"}\n"

#define LIST(name, member, otherwise)                                                              \
    "  " name ": {type: list, fields: {" member ": {type: text, default: \"" otherwise "\"}}}\n"

static const struct {
    const char *fields, *places; /* the first field stands in line 5 */
} finds_faults_of_defaults_rows[] = {
    {TEXT("a", "x"), ""},
    {TEXT("a", "{a}"), "0343@5:30"},
    {TEXT("a", "第{a}号"), "0343@5:31"},
    {TEXT("a", "{b}") TEXT("b", "{a}"), "0343@6:30"},
    {TEXT("a", "{b}") TEXT("b", "{c}") TEXT("c", "{a}"), "0343@7:30"},
    {TEXT("a", "{b}{c}") TEXT("b", "{d}") TEXT("c", "{d}") TEXT("d", "x"), ""},
    {TEXT("a", "{b}") TEXT("b", "{c}") TEXT("c", "{b}"), "0343@7:30"},
    /* each loop once */
    {TEXT("a", "{b}") TEXT("b", "{a}") TEXT("c", "{d}") TEXT("d", "{c}"), "0343@6:30 0343@8:30"},
    {TEXT("a", "{a}{a}"), "0343@5:30 0343@5:33"},
    /* in whatever it is hidden */
    {TEXT("a", "{if(1 < 2, 'x', if(b == 'y', 'z', 'w'))}") TEXT("b", "{length(a) + 1}"),
     "0343@6:37"},
    {TEXT("a", "{if(not ('x' in ['y', b]), 1, 2)}") TEXT("b", "{round(- length(a) / 2, 0)}"),
     "0343@6:45"},
    {"  g: {required: true, fields: {a: {type: text, default: \"{g.b}\"},\n"
     "    b: {type: text, default: \"{a}\"}}}\n",
     "0343@6:32"},
    {TEXT("a", "{join(l.b, '')}") LIST("l", "b", "{a}"), "0343@6:55"},
    /* an entry has its default wherever it stands: the how-many-th it is says no each */
    {LIST("l", "a", "{index()}"), "0342@5:55"},
    {LIST("l", "a", "{if(first(), 1, 2)}"), "0342@5:58"},
    /* what a rule fills is not absent */
    {"  件: &件 {type: count}\n  数: *件\n" TEXT(
         "a", "共{件}件") "rules: [{that: 件 == 数, say: x, fill: 件}]\n",
     ""},
    {"  件: &件 {type: count}\n  数: *件\n" TEXT("a",
                                                 "共{件}件") "rules: [{that: 件 == 数, say: x}]\n",
     "0330@7:31"},
    /* a list counts for a hundred values */
    {TEXT("a", "{join(l.b, '')}") LIST("l", "b", "{join(m.c, '')}") LIST("m", "c", "x"), ""},
    {TEXT("a", "{join(l.b, '')}") LIST("l", "b", "{join(m.c, '')}")
         LIST("m", "c", "{join(n.d, '')}") LIST("n", "d", "x"),
     "0350@5:29"},
    /* a name further in is another field */
    {TEXT("a", "{join(l.a, '')}") LIST("l", "a", "x"), ""},
};

START_TEST(finds_faults_of_defaults)
{
    int wrong = 0;
    for (int i = 0; i < BX_COUNT(finds_faults_of_defaults_rows); i++) {
        bx_buf text = {0};
        bx_buf_printf(&text, "banxin: 1\nname: x\nextends: gbt9704\nfields:\n%s",
                      finds_faults_of_defaults_rows[i].fields);
        input_open(&c);
        bx_status status = input_layout(&c, text.ptr);
        bool is_right = strcmp(input_places(&c), finds_faults_of_defaults_rows[i].places) == 0 &&
                        (status == BX_OK) == (bx_diag_errors(c.diag) == 0);
        if (!is_right)
            printf("row %d: %s, not %s\n", i, input_messages(&c),
                   finds_faults_of_defaults_rows[i].places);
        wrong += !is_right;
        bx_buf_release(&text);
        input_close(&c);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* a0 asks for b0 and c0, both of them for a1, and so on: 2 to the power of so many ways down. */
static bx_status read_diamonds(int count)
{
    bx_buf text = {0};
    bx_buf_add_text(&text, "banxin: 1\nname: x\nextends: gbt9704\nfields:\n");
    for (int i = 0; i < count; i++)
        bx_buf_printf(
            &text, TEXT("a%d", "{if(b%d == c%d, 1, 2)}") TEXT("b%d", "{a%d}") TEXT("c%d", "{a%d}"),
            i, i, i, i, i + 1, i, i + 1);
    bx_buf_printf(&text, "  a%d: {type: text, required: true}\n", count);
    input_open(&c);
    bx_status status = input_layout(&c, text.ptr);
    bx_buf_release(&text);
    return status;
}

/* What defaults ask for is looked at once, and is too much beyond 100000 values. */
START_TEST(diamonds_end)
{
    ck_assert_int_eq(read_diamonds(10), BX_OK);
    input_close(&c);
    ck_assert_int_eq(read_diamonds(40), BX_ERR_LIMIT);
    for (int i = 0; i < bx_diag_count(c.diag); i++)
        ck_assert_int_eq(bx_code_number(bx_diag_at(c.diag, i)->code), 350);
    ck_assert_int_lt(bx_diag_count(c.diag), 40);
    input_close(&c);
}
END_TEST

/* Fields whose defaults ask for the next one, or for the one before. */
static bx_status read_row(int count, int step)
{
    bx_buf text = {0};
    bx_buf_add_text(&text, "banxin: 1\nname: x\nextends: gbt9704\nfields:\n");
    for (int i = 0; i <= count; i++) {
        bool is_last = i == (step > 0 ? count : 0);
        if (is_last) bx_buf_printf(&text, TEXT("f%d", "x"), i);
        else bx_buf_printf(&text, TEXT("f%d", "{f%d}"), i, i + step);
    }
    input_open(&c);
    bx_status status = input_layout(&c, text.ptr);
    bx_buf_release(&text);
    return status;
}

START_TEST(defaults_lie_32_deep)
{
    for (int step = -1; step <= 1; step += 2) {
        bx_status status = read_row(31, step);
        ck_assert_msg(status == BX_OK, "step %d: %s", step, input_messages(&c));
        input_close(&c);
        ck_assert_int_eq(read_row(32, step), BX_ERR_LIMIT);
        ck_assert_int_eq(bx_diag_count(c.diag), 1);
        input_close(&c);
        ck_assert_int_eq(read_row(3000, step), BX_ERR_LIMIT);
        input_close(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {finds_faults_of_defaults, diamonds_end, defaults_lie_32_deep};
    return bx_suite_run("layout/fields: defaults", tests, BX_COUNT(tests));
}
