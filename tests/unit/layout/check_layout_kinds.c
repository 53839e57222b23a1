/* Every function and every operator with every kind of value. */
#include <stdio.h>
#include <string.h>

#include "layout/functions.h"
#include "support/expr_case.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] = "  文: {type: text, required: true}\n"
                             "  多: {type: lines, required: true}\n"
                             "  件: {type: count, required: true}\n"
                             "  行: {type: counts, of: [甲, 乙], total: 合, required: true}\n"
                             "  日: {type: date, required: true}\n"
                             "  列: {type: list, required: true, fields: {名: {type: text}}}\n"
                             "  印: {type: seal}\n"
                             "  组: {required: true, fields: {子: {type: count}}}\n";

static input_case c;

static void open_case(void)
{
    input_open(&c);
    expr_layout(&c, fields);
}

/* The codes and places of what is told of a text. */
static const char *faults_of(const char *text)
{
    bx_diag_clear(c.diag);
    ck_assert_ptr_null(expr_read(&c, NULL, BX_USE_VALUE, text));
    return input_places(&c);
}

/* --- functions ------------------------------------------------------------------ */

/* t text, T several texts, n number, q quotient, r row, d date, y truth, e list, p picture, m group */
static const char kinds[] = "tTnqrdyepm";
static const char *const samples[] = {"文", "多",    "件", "1 / 2", "行",
                                      "日", "1 < 2", "列", "印?",   "组"};

static const struct {
    const char *name;
    int least, most; /* values; most 0: any number */
    const char *takes[3];
} functions[] = {
    {"sum", 1, 0, {"nr"}},
    {"count", 1, 1, {"tTnrdyepm"}},
    {"min", 1, 0, {"nr"}},
    {"max", 1, 0, {"nr"}},
    {"average", 1, 0, {"nr"}},
    {"first", 1, 1, {"tndy"}},
    {"last", 1, 1, {"tndy"}},
    {"if", 2, 3, {"y", "tndy"}}, /* the third is as the second: below */
    {"round", 2, 3, {"nq", "n", "t"}},
    {"abs", 1, 1, {"n"}},
    {"thousands", 1, 1, {"n"}},
    {"中文数字", 1, 1, {"n"}},
    {"逐位数字", 1, 1, {"nt"}},
    {"大写金额", 1, 1, {"n"}},
    {"date", 2, 2, {"d", "t"}},
    {"year", 1, 1, {"d"}},
    {"month", 1, 1, {"d"}},
    {"day", 1, 1, {"d"}},
    {"present", 1, 1, {"tTnrdyepm"}},
    {"join", 2, 2, {"tTnd", "t"}},
    {"length", 1, 1, {"t"}},
    {"starts", 2, 2, {"t", "t"}},
    {"ends", 2, 2, {"t", "t"}},
    {"contains", 2, 2, {"t", "t"}},
};

static const char *sample_of(char kind)
{
    return samples[strchr(kinds, kind) - kinds];
}

/* What a parameter takes; beyond the last one anything. */
static const char *takes(int function, int at)
{
    const char *set = functions[function].takes[functions[function].most == 0 || at > 2 ? 0 : at];
    return set ? set : kinds;
}

/* A call with `count` good values, but the one at `at` of another kind. */
static void write_call(bx_buf *out, int function, int count, int at, char kind)
{
    bx_buf_clear(out);
    bx_buf_printf(out, "%s(", functions[function].name);
    for (int i = 0; i < count; i++)
        bx_buf_printf(out, "%s%s", i > 0 ? ", " : "",
                      sample_of(i == at ? kind : takes(function, i)[0]));
    bx_buf_add_byte(out, ')');
}

/* The code: 0339 where a quotient wants a rounding. */
static const char *refusal(int function, int at, char kind)
{
    const char *set = takes(function, at);
    if (strchr(set, kind)) return "";
    return kind == 'q' && strchr(set, 'n') ? "0339" : "0338";
}

static int look_at_kinds(int function, int count, bx_buf *text)
{
    int wrong = 0;
    for (int at = 0; at < count; at++) {
        for (int k = 0; kinds[k]; k++) {
            write_call(text, function, count, at, kinds[k]);
            bx_diag_clear(c.diag);
            bool is_good = expr_read(&c, NULL, BX_USE_VALUE, text->ptr) != NULL;
            const char *wanted = refusal(function, at, kinds[k]), *found = input_places(&c);
            bool is_right = is_good == (*wanted == '\0') &&
                            strncmp(found, wanted, strlen(wanted)) == 0 &&
                            bx_diag_count(c.diag) == !is_good;
            if (!is_right) printf("%s: %s, not %s\n", text->ptr, found, wanted);
            wrong += !is_right;
        }
    }
    return wrong;
}

START_TEST(every_function_wants_its_kinds)
{
    int wrong = 0;
    bx_buf text = {0};
    open_case();
    for (int i = 0; i < BX_COUNT(functions); i++) {
        wrong += look_at_kinds(i, functions[i].least, &text);
        if (strcmp(functions[i].name, "round") == 0) wrong += look_at_kinds(i, 3, &text);
        if (functions[i].most == 0) wrong += look_at_kinds(i, 4, &text);
    }
    bx_buf_release(&text);
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(every_function_wants_its_values)
{
    bx_buf text = {0};
    open_case();
    for (int i = 0; i < BX_COUNT(functions); i++) {
        const char *name = functions[i].name;
        /* first() and last() without a value are those of an each */
        bool is_end = strcmp(name, "first") == 0 || strcmp(name, "last") == 0;
        write_call(&text, i, functions[i].least - 1, -1, 'n');
        const char *found = faults_of(text.ptr);
        ck_assert_msg(strcmp(found, is_end ? "0342@1:1" : "0336@1:1") == 0, "%s: %s", text.ptr,
                      found);
        if (functions[i].most == 0) continue;
        write_call(&text, i, functions[i].most + 1, -1, 'n');
        found = faults_of(text.ptr);
        ck_assert_msg(strcmp(found, "0336@1:1") == 0, "%s: %s", text.ptr, found);
    }
    bx_buf_release(&text);
    input_close(&c);
}
END_TEST

/* What messages propose can be read where there are fields of these names. */
START_TEST(forms_can_be_written)
{
    static const bx_str more = {", …", sizeof ", …" - 1};
    input_open(&c);
    expr_layout(&c, "  数: {type: number, required: true}\n"
                    "  位数: {type: count, required: true}\n"
                    "  文字: {type: text, required: true}\n"
                    "  日期: {type: date, required: true}\n"
                    "  条件: {type: yes/no, required: true}\n"
                    "  值: {type: text, required: true}\n"
                    "  路径: {type: text}\n"
                    "  选项: {type: choice, of: [甲, 乙]}\n"
                    "  列表: {type: list, required: true, fields: {项: {type: text}}}\n");
    for (int i = 0; i < BX_CALL_COUNT_OF; i++) {
        bx_buf text = {0};
        bx_str form = bx_str_from(bx_function_at((bx_function_id)i)->form);
        size_t cut = bx_str_find(form, more); /* sum(数, …) */
        bx_buf_add(&text, form.ptr, cut);
        if (cut < form.len) bx_buf_add_byte(&text, ')');
        bool is_of_each =
            i == BX_CALL_INDEX || i == BX_CALL_INDEX_IN_GROUP || i == BX_CALL_GROUP_INDEX;
        bx_diag_clear(c.diag);
        bool is_read = expr_read(&c, NULL, BX_USE_VALUE, text.ptr) != NULL;
        const char *found = input_places(&c);
        ck_assert_msg(is_read != is_of_each && strcmp(found, is_of_each ? "0342@1:1" : "") == 0,
                      "%s: %s", text.ptr, found);
        bx_buf_release(&text);
    }
    input_close(&c);
}
END_TEST

/* --- operators ------------------------------------------------------------------ */

static const struct {
    const char *name;
    const char *takes; /* on either side */
    bool is_alike;     /* both sides of one kind */
    bool is_rule;      /* in a rule */
} operators[] = {
    {"+", "nq", false, false},   {"-", "nqd", false, false},  {"*", "nq", false, false},
    {"/", "nq", false, false},   {"==", "tndy", true, false}, {"!=", "tndy", true, false},
    {"<", "nd", true, false},    {"<=", "nd", true, false},   {">", "nd", true, false},
    {">=", "nd", true, false},   {"and", "y", false, false},  {"or", "y", false, false},
    {"==", "tndyr", true, true}, {"!=", "tndyr", true, true}, {"*", "nq", false, true},
    {"<", "nd", true, true},
};

static bool fits(int op, char left, char right)
{
    const char *set = operators[op].takes;
    bool is_difference = strcmp(operators[op].name, "-") == 0; /* of two dates: days */
    if (is_difference && (left == 'd' || right == 'd')) return left == right;
    return strchr(set, left) && strchr(set, right) && (!operators[op].is_alike || left == right);
}

START_TEST(every_operator_wants_its_kinds)
{
    int wrong = 0;
    open_case();
    for (int i = 0; i < BX_COUNT(operators); i++) {
        for (int pair = 0; pair < 100; pair++) {
            char text[80], left = kinds[pair / 10], right = kinds[pair % 10];
            snprintf(text, sizeof text, "(%s) %s (%s)", sample_of(left), operators[i].name,
                     sample_of(right));
            bx_diag_clear(c.diag);
            bool is_good = expr_read(&c, NULL, operators[i].is_rule ? BX_USE_RULE : BX_USE_VALUE,
                                     text) != NULL;
            if (is_good == fits(i, left, right)) continue;
            printf("%s: %s\n", text, input_places(&c));
            wrong++;
        }
    }
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {every_function_wants_its_kinds, every_function_wants_its_values,
                                  forms_can_be_written, every_operator_wants_its_kinds};
    return bx_suite_run("layout/typing: kinds", tests, BX_COUNT(tests));
}
