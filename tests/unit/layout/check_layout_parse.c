/* The grammar of expressions: what binds how, what names may be, and where a text cannot be read. */
#include <stdio.h>
#include <string.h>

#include "support/expr_case.h"
#include "support/suite.h"

#include "base/ban.h"

static const char fields[] = "  a: {type: number, required: true}\n"
                             "  b: {type: number, required: true}\n"
                             "  c: {type: number, required: true}\n"
                             "  d: {type: number, required: true}\n"
                             "  文: {type: text, required: true}\n"
                             "  备注: {type: text}\n"
                             "  日: {type: date, required: true}\n"
                             "  行: {type: counts, of: [甲, 乙-1], total: 合, required: true}\n"
                             "  组: {required: true, fields: {甲: {type: count, required: true}, "
                             "子: {required: true, fields: {丙: {type: count, required: true}}}}}\n"
                             "  列: {type: list, required: true, fields: {数: {type: count, "
                             "required: true}, 名: {type: text}}}\n"
                             "  乙-1: {type: count, required: true}\n"
                             "  -乙: {type: count, required: true}\n"
                             "  收+支: {type: count, required: true}\n"
                             "  出/入: {type: count, required: true}\n"
                             "  数（个）: {type: count, required: true}\n"
                             "  数(个): {type: count, required: true}\n"
                             "  (个): {type: count, required: true}\n"
                             "  个 人: {type: count, required: true}\n"
                             "  x == y: {type: count, required: true}\n"
                             "  '2023': {type: count, required: true}\n"
                             "  in: {type: count, required: true}\n"
                             "  sum: {type: count, required: true}\n"
                             "  大写金额: {type: count, required: true}\n"
                             "  甲，乙: {type: count, required: true}\n";

static input_case c;

static void open_case(void)
{
    input_open(&c);
    expr_layout(&c, fields);
}

typedef struct row {
    const char *text, *wanted;
} row;

/* Each row gives its tree, or the codes and places of what was told. */
static void look(bx_expr_use use, const row *rows, int count)
{
    int wrong = 0;
    open_case();
    for (int i = 0; i < count; i++) {
        bx_diag_clear(c.diag);
        const bx_expr *expr = expr_read(&c, NULL, use, rows[i].text);
        const char *found = expr ? expr_tree(&c, expr) : input_places(&c);
        bool is_right = strcmp(found, rows[i].wanted) == 0 && (!expr || bx_diag_count(c.diag) == 0);
        if (!is_right)
            printf("%s: %s\n%snot %s\n", rows[i].text, found, input_messages(&c), rows[i].wanted);
        wrong += !is_right;
    }
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}

static const row binds_as_written_rows[] = {
    {"a", "a"},
    {" a ", "a"},
    {"12", "12"},
    {"0.50", "0.50"},
    {"007", "7"},
    {"'文'", "'文'"},
    {"\"文\"", "'文'"},
    {"''", "''"},
    /* from the left */
    {"a + b - c + d", "(+ (- (+ a b) c) d)"},
    {"a - b - c", "(- (- a b) c)"},
    {"a * b * c", "(* (* a b) c)"},
    {"a / b / c", "(/ (/ a b) c)"},
    {"a / b * c", "(* (/ a b) c)"},
    {"a < 1 and b < 1 and c < 1", "(and (and (< a 1) (< b 1)) (< c 1))"},
    {"a < 1 or b < 1 or c < 1", "(or (or (< a 1) (< b 1)) (< c 1))"},
    /* from the weakest to the strongest */
    {"a + b * c", "(+ a (* b c))"},
    {"a * b + c", "(+ (* a b) c)"},
    {"a - b / c", "(- a (/ b c))"},
    {"- a * b", "(* (- a) b)"},
    {"a * - b", "(* a (- b))"},
    {"- a + b", "(+ (- a) b)"},
    {"a - - b", "(- a (- b))"},
    {"- - a", "(- (- a))"},
    {"-5", "(- 5)"},
    {"a + 1 == b * 2", "(== (+ a 1) (* b 2))"},
    {"a + 1 in [b, 2]", "(in (+ a 1) [b 2])"},
    {"not a == b", "(not (== a b))"},
    {"not a < 1 and b < 1", "(and (not (< a 1)) (< b 1))"},
    {"not not a < 1", "(not (not (< a 1)))"},
    {"a < 1 or b < 1 and c < 1", "(or (< a 1) (and (< b 1) (< c 1)))"},
    {"a < 1 and b < 1 or c < 1", "(or (and (< a 1) (< b 1)) (< c 1))"},
    {"not a < 1 or not b < 1", "(or (not (< a 1)) (not (< b 1)))"},
    /* brackets */
    {"(a + b) * c", "(* (+ a b) c)"},
    {"a - (b - c)", "(- a (- b c))"},
    {"a / (b * c)", "(/ a (* b c))"},
    {"- (a + b)", "(- (+ a b))"},
    {"not (a < 1 and b < 1)", "(not (and (< a 1) (< b 1)))"},
    {"(a < 1 or b < 1) and c < 1", "(and (or (< a 1) (< b 1)) (< c 1))"},
    {"((a))", "a"},
    {"(a == b) == (c == d)", "(== (== a b) (== c d))"},
    /* each operator that compares */
    {"a == b", "(== a b)"},
    {"a != b", "(!= a b)"},
    {"a < b", "(< a b)"},
    {"a <= b", "(<= a b)"},
    {"a > b", "(> a b)"},
    {"a >= b", "(>= a b)"},
    {"文 in ['甲', '乙']", "(in 文 ['甲' '乙'])"},
    {"文 in []", "(in 文 [])"},
    {"文 in 列.名", "(in 文 列.名)"},
    {"a in [b + 1, (c)]", "(in a [(+ b 1) c])"},
    {"a in [1] and b in [2]", "(and (in a [1]) (in b [2]))"},
    /* calls */
    {"sum(a, b)", "sum(a b)"},
    {"sum (a)", "sum(a)"},
    {"sum( a , b )", "sum(a b)"},
    {"sum(a, b,)", "sum(a b)"},
    {"round(a / b, 2)", "round((/ a b) 2)"},
    {"if(a < b, a, b) + 1", "(+ if((< a b) a b) 1)"},
    {"not(a < 1)", "(not (< a 1))"},
    {"present(备注)", "present(备注)"},
    {"大写金额(a)", "大写金额(a)"},
};

START_TEST(binds_as_written)
{
    look(BX_USE_VALUE, binds_as_written_rows, BX_COUNT(binds_as_written_rows));
}
END_TEST

/* A path that is declared is that path, as long as no blank parts it. */
START_TEST(knows_names)
{
    static const row rows[] = {
        {"乙-1 + a", "(+ 乙-1 a)"},
        {"a - 乙-1", "(- a 乙-1)"},
        {"-乙 - -乙", "(- -乙 -乙)"},
        {"- -乙", "(- -乙)"},
        {"收+支 * 出/入", "(* 收+支 出/入)"},
        {"数（个） + 1", "(+ 数（个） 1)"},
        {"(数（个） + 1) * 2", "(* (+ 数（个） 1) 2)"},
        {"数(个) + (个)", "(+ 数(个) (个))"},
        {"(`数(个)` + 1)", "(+ 数(个) 1)"},
        {"甲，乙 + 1", "(+ 甲，乙 1)"},
        {"2023 + 2024", "(+ 2023 2024)"},
        {"2023 == a", "(== 2023 a)"},
        /* what a field is called takes no word of the language away */
        {"in in [in]", "(in in [in])"},
        {"in + `in`", "(+ in in)"},
        {"sum + sum", "(+ sum sum)"},
        {"sum(sum, `sum`)", "sum(sum sum)"},
        {"大写金额(大写金额)", "大写金额(大写金额)"},
        {"个 人", "个 人"},
        {"个 人?", "个 人?"},
        {"`个 人` + 1", "(+ 个 人 1)"},
        {"1 + `个 人`?", "(+ 1 个 人?)"},
        {"sum(`个 人`, a)", "sum(个 人 a)"},
        {"x == y", "x == y"},
        {"`x == y` == 1", "(== x == y 1)"},
        {"`a`", "a"},
        {"组.甲 + 组.子.丙?", "(+ 组.甲 组.子.丙?)"},
        {"行.乙-1 - 行.合", "(- 行.乙-1 行.合)"},
        {"`行.乙-1`+1", "(+ 行.乙-1 1)"},
        {"a?", "a?"},
        {"a? + b ?", "(+ a? b?)"},
        {"a==b", "(== a b)"},
        {"a<b", "(< a b)"},
        {"a*b", "(* a b)"},
        {"文=='x'", "(== 文 'x')"},
        /* quotes of either kind hold the other */
        {"文 == \"it's\"", "(== 文 'it's')"},
        {"文 == 'a \"b\" `c`'", "(== 文 'a \"b\" `c`')"},
        {"文 == 'a + b == (c'", "(== 文 'a + b == (c')"},
    };
    look(BX_USE_VALUE, rows, BX_COUNT(rows));
}
END_TEST

START_TEST(knows_rules)
{
    static const row rows[] = {
        {"行 == 行", "(== 行 行)"},
        {"行 + 行 == 行 - 行", "(== (+ 行 行) (- 行 行))"},
        {"a == 组.子.*", "(== a 组.子.*)"},
        {"sum(组.子.*) <= 100", "(<= sum(组.子.*) 100)"},
        {"备注 == '' or 文 == 备注", "(or (== 备注 '') (== 文 备注))"},
    };
    look(BX_USE_RULE, rows, BX_COUNT(rows));
}
END_TEST

static const row refuses_what_cannot_be_read_rows[] = {
    {"", "0333@1:1"},
    {"  ", "0333@1:1"},
    {"a +", "0333@1:1"}, /* at its end: all of it */
    {"a + + b", "0333@1:5"},
    {"+ a", "0333@1:1"},
    {"* a", "0333@1:1"},
    {"a b", "0333@1:3"},
    {"a 'x'", "0333@1:3"},
    {"1 2", "0333@1:3"},
    {"a = b", "0351@1:3"},
    {"a ! b", "0351@1:3"},
    {"a == b == c", "0333@1:8"},
    {"a < b < c", "0333@1:7"},
    {"(a + b", "0333@1:1"},
    {"a + b)", "0333@1:6"},
    {"()", "0333@1:2"},
    {"[a]", "0333@1:1"},
    {"a in [b", "0333@1:1"},
    {"a in [b c]", "0333@1:9"},
    {"a in [, b]", "0333@1:7"},
    {"sum(a", "0333@1:1"},
    {"sum(a b)", "0333@1:7"},
    {"sum(,)", "0333@1:5"},
    {"sum(a,,b)", "0333@1:7"},
    {"文 == 'x", "0333@1:6"},
    {"文 == \"x", "0333@1:6"},
    {"`a", "0333@1:1"},
    {"``", "0333@1:1"},
    {"`a.`", "0333@1:1"},
    {"a `in` [1]", "0333@1:3"},
    {"`sum`(a)", "0333@1:6"},
    {"`total`(a)", "0313@1:1"},
    {".a", "0333@1:1"},
    {"a.", "0333@1:1"},
    {"组..甲", "0333@1:1"},
    {"5.", "0333@1:1"},
    {"and", "0313@1:1"},
    {"a < 1 and", "0333@1:1"},
    {"a < 1 and or b < 1", "0313@1:11"},
    {"not", "0333@1:1"},
    {"a < 1 not b < 1", "0333@1:7"},
    {"a ?? ", "0333@1:4"},
    {"a@b", "0313@1:1"},
    {"= a", "0351@1:1"},
    {"a # b", "0333@1:3"},
    /* a sign that is glued to what stands before it */
    {"a+1", "0333@1:2"},
    {"a-b", "0333@1:2"},
    {"1/3", "0333@1:2"},
    {"2 * a/b", "0333@1:6"},
    {"组.甲-1", "0333@1:4"},
    {"甲-1", "0316@1:1"},
    {"乙-1-1", "0333@1:4"},
    {"sum(a+b)", "0333@1:6"},
    {"a-b(1)", "0334@1:1"},
    /* signs of a Chinese keyboard and of other languages */
    {"a＋b", "0351@1:2"},
    {"a < 1 and b ≥ 1", "0351@1:13"},
    {"收入（元）", "0313@1:1"},
    {"数（各）", "0316@1:1"},
    {"甲，丙", "0316@1:1"},
    {"sum(a，b)", "0351@1:6"},
    {"sum（a）", "0351@1:4"},
    {"文 == “x”", "0351@1:6"},
    {"文 == 'a＋b' and", "0333@1:1"},
    {"`a＋b`", "0313@1:1"},
    {"a < 1 && b < 1", "0351@1:7"},
    {"!a < 1", "0351@1:1"},
    {"{a} + 1", "0354@1:1"},
    {"列[0].数", "0353@1:1"},
    {"列[2].数", "0353@1:2"},
    {"count列", "0352@1:1"},
    {"count 列", "0352@1:1"},
    {"文 == 'x' 列", "0333@1:10"},
    /* in columns of characters, not bytes */
    {"文 == '甲乙丙' 乙", "0333@1:12"},
    /* names */
    {"甲", "0313@1:1"},
    {"a + 文字", "0316@1:5"},
    {"组.乙", "0313@1:1"},
    {"行.丙", "0313@1:1"},
    {"文.长", "0341@1:1"},
    {"totl(a)", "0334@1:1"},
    {"summ(a)", "0335@1:1"},
    {"a + 合计(b)", "0335@1:5"},
    {"a + SUM(b)", "0335@1:5"},
    /* what is told once is told once: the rest would only be guessed */
    {"甲 + 乙 + 丙", "0313@1:1"},
    {"1 + ", "0333@1:1"},
};

START_TEST(refuses_what_cannot_be_read)
{
    look(BX_USE_VALUE, refuses_what_cannot_be_read_rows,
         BX_COUNT(refuses_what_cannot_be_read_rows));
}
END_TEST

START_TEST(a_rule_has_its_own_message)
{
    static const row rows[] = {
        {"a == b c", "0320@1:8"}, {"a =", "0351@1:3"}, {"", "0320@1:1"}, {"a == 'b", "0320@1:6"}};
    look(BX_USE_RULE, rows, BX_COUNT(rows));
}
END_TEST

/* Each part has its own place, in blocks too, whose text has other bytes than the file. */
START_TEST(places_are_those_of_the_file)
{
    static const struct {
        const char *yaml, *places;
    } rows[] = {
        {"a + 乙-1 * `个 人`", "+@1:3 a@1:1 *@1:9 乙-1@1:5 个 人@1:11"},
        {"\"not round(a / 2, 0) in [b, -1]\"",
         "not@1:2 in@1:22 round@1:6 /@1:14 a@1:12 2@1:16 0@1:19 @1:25 b@1:26 -@1:29 1@1:30"},
        {"文 == 'a + b' and 备注? != \"\"",
         "and@1:14 ==@1:3 文@1:1 'a + b'@1:6 !=@1:22 备注?@1:18 ''@1:25"},
        {">-\n  a + b\n\n  + a * b\n  - a\n",
         "-@5:3 +@4:3 +@2:5 a@2:3 b@2:7 *@4:7 a@4:5 b@4:9 a@5:5"},
        {"|-\n  甲，乙 -\n    甲，乙 + 数（个）\n",
         "+@3:9 -@2:7 甲，乙@2:3 甲，乙@3:5 数（个）@3:11"},
        {"\"a \\\n  + b\"", "+@2:3 a@1:2 b@2:5"},
        {"a +\n  b", "+@1:3 a@1:1 b@2:3"},
        /* what the file has in two pieces has the place of all of it */
        {">-\n  文 == '甲\n  乙' or\n  文 == '丙'\n",
         "or@3:6 ==@2:5 文@2:3 '甲乙'@2:1 ==@4:5 文@4:3 '丙'@4:8"},
        /* faults */
        {">-\n  a\n  + a\n  + 文\n", "0338@4:5"},
        {">-\n  a\n  + a\n  + 丁\n", "0313@4:5"},
        {">-\n  a +\n  a a\n", "0333@3:5"},
        {">-\n  sum(a,\n  a / 2)\n", "0339@3:5"},
    };
    int wrong = 0;
    open_case();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_diag_clear(c.diag);
        const bx_expr *expr = expr_read_yaml(&c, BX_USE_VALUE, rows[i].yaml);
        const char *found = expr ? expr_places(&c, expr) : input_places(&c);
        bool is_right = strcmp(found, rows[i].places) == 0;
        if (!is_right) printf("%s: %s\nnot %s\n", rows[i].yaml, found, rows[i].places);
        wrong += !is_right;
    }
    input_close(&c);
    ck_assert_int_eq(wrong, 0);
}
END_TEST

/* --- limits ------------------------------------------------------------------- */

static void repeat(bx_buf *out, const char *text, int count)
{
    for (int i = 0; i < count; i++)
        bx_buf_add_text(out, text);
}

/* open and close so often around what stands in the middle. */
static const char *read_nested(const char *open, const char *middle, const char *close, int count)
{
    bx_buf text = {0};
    repeat(&text, open, count);
    bx_buf_add_text(&text, middle);
    repeat(&text, close, count);
    bx_diag_clear(c.diag);
    const bx_expr *expr = expr_read(&c, NULL, BX_USE_VALUE, text.ptr);
    bx_buf_release(&text);
    return expr ? "" : input_places(&c);
}

START_TEST(nests_32_deep)
{
    static const struct {
        const char *open, *middle, *close, *place;
        int most; /* that can be read */
    } rows[] = {
        {"(", "a", ")", "0349@1:33", 31},        {"- ", "a", "", "0349@1:65", 31},
        {"not ", "a < 1", "", "0349@1:129", 31}, {"sum(", "a", ")", "0349@1:129", 31},
        {"-(", "a", ")", "0349@1:33", 15},
    };
    open_case();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const char *found = read_nested(rows[i].open, rows[i].middle, rows[i].close, rows[i].most);
        ck_assert_msg(strcmp(found, "") == 0, "%s: %s", rows[i].open, found);
        found = read_nested(rows[i].open, rows[i].middle, rows[i].close, rows[i].most + 1);
        ck_assert_msg(strcmp(found, rows[i].place) == 0, "%s: %s", rows[i].open, found);
        found = read_nested(rows[i].open, rows[i].middle, rows[i].close, 100000);
        ck_assert_msg(strcmp(found, rows[i].place) == 0, "%s 100000: %s", rows[i].open, found);
    }
    /* what is closed again does not count */
    ck_assert_str_eq(read_nested("((a)) + (-(a)) + ", "a", "", 100), "");
    input_close(&c);
}
END_TEST

START_TEST(has_1000_parts)
{
    static const struct {
        const char *open, *middle, *close;
        int most; /* that can be read */
    } rows[] = {
        {"1 + ", "1", "", 499},
        {"", "1", " * 1", 499},
        {"", "a < 1", " and a < 1", 249},
        {"", "a < 1", " or a < 1", 249},
    };
    open_case();
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const char *found = read_nested(rows[i].open, rows[i].middle, rows[i].close, rows[i].most);
        ck_assert_msg(strcmp(found, "") == 0, "row %d: %s", i, found);
        found = read_nested(rows[i].open, rows[i].middle, rows[i].close, rows[i].most + 1);
        ck_assert_msg(strncmp(found, "0349@", 5) == 0, "row %d: %s", i, found);
        found = read_nested(rows[i].open, rows[i].middle, rows[i].close, 20000);
        ck_assert_msg(strncmp(found, "0349@", 5) == 0, "row %d: %s", i, found);
    }
    ck_assert_msg(strncmp(read_nested("", "sum(1", ", 1", 1000), "0349@", 5) == 0, "sum");
    ck_assert_msg(strncmp(read_nested("", "a in [1", ", 1", 1000), "0349@", 5) == 0, "in");
    input_close(&c);
}
END_TEST

/* 76 digits are a number; more are one too, that is too large: no field of that name. */
START_TEST(numbers_have_76_digits)
{
    open_case();
    ck_assert_str_eq(read_nested("9", "", "", 76), "");
    ck_assert_str_eq(read_nested("9", "", "", 77), "0347@1:1");
    ck_assert_str_eq(read_nested("9", "", "", 20000), "0347@1:1");
    ck_assert_str_eq(read_nested("", "1 + 0.", "3", 30), "");
    ck_assert_str_eq(read_nested("", "1 + 0.", "3", 31), "0347@1:5");
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {binds_as_written,
                                  knows_names,
                                  knows_rules,
                                  refuses_what_cannot_be_read,
                                  a_rule_has_its_own_message,
                                  places_are_those_of_the_file,
                                  nests_32_deep,
                                  has_1000_parts,
                                  numbers_have_76_digits};
    return bx_suite_run("layout/parse, layout/token", tests, BX_COUNT(tests));
}
