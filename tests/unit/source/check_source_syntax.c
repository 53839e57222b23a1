/* Files that cannot be read: each mistake has its message, its place, and no second one. */
#include <string.h>

#include "base/limits.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

static const struct {
    const char *text, *places;
} mistakes[] = {
    /* text that YAML takes for something else */
    {"a: b: c", "0215@1:5"},
    {"键: 文字: 文字", "0215@1:6"},
    {"a: 我局\n  联系电话: 1", "0215@2:7"},
    {"a: 我局\n  第二行\n  电话: 1", "0215@3:5"},
    {"a: 1\n  b: 2", "0235@2:1"},
    {"a: @某局", "0214@1:4"},
    {"a: `x`", "0214@1:4"},
    {"a: %5", "0214@1:4"},
    {"a: *重要", "0209@1:4"},
    {"a: *重要 的事", "0209@1:4"},
    {"a: *", "0214@1:4"},
    {"a: &重要", "0223@1:5"},
    {"a: &重要 的事", "0223@1:5"},
    {"a: & b", "0214@1:4"},
    {"a: !重要", "0214@1:4"},
    {"a: !important", "0222@1:4"},
    {"a: !!str 1", "0222@1:4"},
    {"a: !x [1]\nb: !y {c: 1}", "0222@1:4 0222@2:4"},
    {"a: [公开]办事", "0214@1:4"},
    {"- [公开]办事", "0214@1:3"},
    {"a: {公开}办事", "0214@1:4"},
    {"a: ]", "0214@1:4"},
    {"a: }x", "0214@1:4"},
    {"a: ,x", "0214@1:4"},
    {"a: - 第一", "0220@1:4"},
    {"a: ? x", "0214@1:4"},
    {"a: > x", "0229@1:6"},
    {"a: >0\n  x", "0229@1:4"},
    {"a: | x", "0229@1:6"},
    /* quotation marks */
    {"a: \"好", "0216@1:4"},
    {"a: '好", "0216@1:4"},
    {"a: \"好\nb: 1", "0216@1:4"},
    {"a: \"好\nb: \"x\"", "0216@1:4"},
    {"a: [\"好, 1]\nb: 1", "0216@1:5"},
    {"a: \"好\"的", "0217@1:7"},
    {"a: '好' 的", "0217@1:8"},
    {"a: \"x\\q\"", "0232@1:6"},
    {"a: \"\\ud800\"", "0232@1:5"},
    {"a: \"x\n---\ny\"", "0204@2:1"},
    /* brackets */
    {"a: [1, 2", "0218@1:4"},
    {"a: [1, 2\nb: 3", "0218@1:4"},
    {"a: {b: [1, 2}", "0218@1:8"},
    {"a: {b", "0218@1:4"},
    {"a: [1, 2,, 3]", "0230@1:10"},
    {"a: [1, , 3]", "0230@1:8"},
    {"a: [, 3]", "0230@1:5"},
    {"a: {b: 1,, c: 2}", "0230@1:10"},
    /* colons */
    {"机关：某局", "0219@1:3"},
    {"机关：某局\n年度: 2024", "0219@1:3"},
    {"机关:某局\n年度: 2024", "0219@1:3"},
    {"机关: 某局\n年度：2024\n日期: 1", "0219@2:3"},
    {"机关: 某局\n年度:2024", "0219@2:3"},
    /* lines that belong nowhere */
    {"a: 1\n某局\nb: 2", "0221@2:1"},
    {"a: 1\n- b", "0221@2:1"},
    {"- a\nb: 2", "0221@2:1"},
    {"- a\n- b: c\n d: e", "0235@3:1"},
    {"a:\n  - x\n  y", "0221@3:3"},
    {"a: |\n第一段。", "0234@2:1"},
    {"a: |\n  第一段。\n 第二段。", "0234@3:1"},
    {"a:\n    b: 1\n  c: 2", "0235@3:1"},
    {"  a: 1\nb: 2", "0235@2:1"},
    {"a: \"x\"\n  y", "0221@2:3"},
    {"a: 第一 # 注\n  第二", "0227@1:7"},
    /* lines of text that have fallen out of a block, and all of them */
    {"a: |\n  一。\n二是：规范。\n  三。\n四是：好，\nb: 1", "0234@3:1 0234@5:1"},
    {"a: |\n  一。\n二。\nb：1\n", "0234@3:1 0219@4:2"},
    {"a: |\n  一。\nb：[1，2]\n", "0219@3:2"},
    {"a: 一。\n二是：规范。", "0221@2:1"},
    {"a：1\nb：2\nc: 3", "0219@1:2 0219@2:2"},
    /* what stands for no figure, and brackets of a Chinese keyboard */
    {"a: [-, 1]", "0237@1:5"},
    {"a: -", "0237@1:4"},
    {"a: [1, 2］", "0236@1:9"},
    {"a: [1, 2）\nb: 1", "0236@1:9"},
    {"a: {b: 1｝", "0236@1:9"},
    {"a: [1, 2] 件", "0238@1:10"},
    /* blanks */
    {"a:\n\tb: 1", "0205@2:1"},
    {"\ta: 1", "0205@1:1"},
    {"a: 1\n\tb: 1", "0205@2:1"},
    {"a: |\n\t第一段", "0205@2:1"},
    {"a: \"x\n\ty\"", "0205@2:1"},
    {"　a: 1", "0226@1:1"},
    {"a:\n  　b: 1", "0226@2:3"},
    {"\xC2\xA0"
     "a: 1",
     "0226@1:1"},
    /* keys */
    {"a: 1\na: 2", "0206@2:1"},
    {"{a: 1, b: 2, a: 3, b: 4}", "0206@1:14 0206@1:20"},
    {"a: {b: 1, b: 2}\nc: 1\nc: 2", "0206@1:11 0206@3:1"},
    {"'a': 1\n\"a\": 2\na: 3", "0206@2:2 0206@3:1"},
    {"? [a]\n: 1", "0212@1:3"},
    {"{a: 1}: 2", "0212@1:1"},
    {"[a]: 2", "0212@1:1"},
    {"? |\n  a\n: 1", "0212@2:1"},
    {": x", "0212@1:1"},
    {"&a b: 1", "0212@1:2"},
    {"a: &x 1\n*x : 2", "0212@2:1"},
    /* aliases and documents */
    {"a: &x [*x]", "0224@1:8"},
    {"a: &x {b: {c: *x}}", "0224@1:15"},
    {"a: &x 1", "0223@1:5"},
    {"a: 1\n---\nb: 2", "0210@2:1"},
    {"a: 1\n...\nb: 2", "0210@2:1"},
    {"---\n---\n", "0210@2:1"},
    {"%TAG ! x\n---\na: 1", "0214@1:1"},
    {"%YAML 1.1\n---\na: 1", "0214@1:1"},
    {"# c\n\n%x", "0214@3:1"},
    {"%x y\na: 1", "0214@1:1"},
    {"a: b\n  c: d\r", "0235@2:1"},
    {"a: 好。\n  一是: 改革，创新。", "0215@2:5"},
    /* nothing there */
    {"", "0211@1:1"},
    {"\n\n", "0211@1:1"},
    {"# 空\n", "0246@1:1"},
    {"~", "0211@1:1"},
    {"---\n...\n", "0211@1:1"},
    {"\xEF\xBB\xBF", "0211@1:1"},
    /* characters */
    {"a: x\x07y", "0203@1:5"},
    {"a: x\x0by\nb: \x1bz", "0430@1:5 0203@2:4"},
    {"a: x\xC2\x85y", "0430@1:5"},
    {"a: x\x0Cy", "0430@1:5"},
    {"a: x\xE2\x80\xA9y", "0430@1:5"},
    {"a: x\xEF\xBF\xBDy", "0429@1:5"},
    {"a: \"x\\uFFFD\"", "0429@1:5"},
    {"a: \"x\\u2028\"", "0430@1:5"},
    {"a: \"x\\v\"", "0430@1:5"},
    {"a: x\xE2\x80\xA8y", "0430@1:5"},
    {"a: \xEF\xBF\xBE", "0203@1:4"},
    {"a: \xEF\xB7\x90", "0203@1:4"},
    {"a: \xF4\x8F\xBF\xBF", "0203@1:4"},
    {"a: \"x\\u0007\"", "0203@1:5"},
    {"a: \"\\uFFFE\"\nb: \"\\0\"", "0203@1:5 0203@2:5"},
    {"a: \xC0\xAF\xFF", "0201@1:4"},
    {"a: \xED\xA0\x80", "0201@1:4"},
    {"a: 一\xE4\xB8", "0201@1:5"},
};

START_TEST(finds_mistakes)
{
    for (int i = 0; i < BX_COUNT(mistakes); i++) {
        input_case c;
        input_open(&c);
        bx_status status = input_text(&c, mistakes[i].text);
        ck_assert_msg(status == BX_ERR_INPUT, "row %d (%s): status %d", i, mistakes[i].text,
                      status);
        ck_assert_msg(strcmp(input_places(&c), mistakes[i].places) == 0, "row %d (%s): %s", i,
                      mistakes[i].text, input_messages(&c));
        input_close(&c);
    }
}
END_TEST

START_TEST(names_the_encoding)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *places;
    } rows[] = {
#define BYTES(literal) (literal), sizeof(literal) - 1
        /* 机关: 中国 in GB 18030, with two and with four bytes */
        {BYTES("\xBB\xFA\xB9\xD8: \xD6\xD0\xB9\xFA\n"), "0213@1:1"},
        {BYTES("a: \x81\x30\x81\x30\xD6\xD0\n"), "0213@1:4"},
        {BYTES("a: \xD6\xD0\xFF"), "0201@1:4"},
        /* UTF-8 with a character broken off */
        {BYTES("机关: \xE4\xB8\n"), "0201@1:5"},
        {BYTES("\xFF\xFE"
               "a\0:\0 \0"
               "1\0"),
         "0202@1:1"},
        {BYTES("\xFE\xFF\0a\0:\0 \0"
               "1"),
         "0202@1:1"},
        {BYTES("a\0:\0 \0"
               "1\0"),
         "0202@1:1"},
        {BYTES("\0a\0:\0 \0"
               "1"),
         "0202@1:1"},
        {BYTES("a: 1\0b: 2"), "0203@1:5"},
        {BYTES("a\0b: 2"), "0203@1:2"},
        {BYTES("\0"), "0203@1:1"},
        {BYTES("\xFF\xFE"), "0202@1:1"},
#undef BYTES
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_int_eq(input_parse(&c, "data", rows[i].bytes, rows[i].len), BX_ERR_INPUT);
        ck_assert_msg(strcmp(input_places(&c), rows[i].places) == 0, "row %d: %s", i,
                      input_messages(&c));
        input_close(&c);
    }
}
END_TEST

static void add_times(bx_buf *text, const char *part, int times)
{
    for (int i = 0; i < times; i++)
        bx_buf_add_text(text, part);
}

static void expect(bx_buf *text, bx_status wanted, const char *places)
{
    input_case c;
    input_open(&c);
    bx_status status = input_parse(&c, "data", text->ptr, text->len);
    ck_assert_msg(status == wanted, "%d: %s", status, input_messages(&c));
    ck_assert_str_eq(input_places(&c), places);
    bx_buf_release(text);
    input_close(&c);
}

START_TEST(keeps_to_its_limits)
{
    bx_buf text = {0};
    add_times(&text, "[", BX_LIMIT_NODE_DEPTH);
    add_times(&text, "]", BX_LIMIT_NODE_DEPTH);
    expect(&text, BX_OK, "");
    add_times(&text, "[", 300000);
    expect(&text, BX_ERR_LIMIT, "0207@1:65");
    add_times(&text, "- ", 300000);
    expect(&text, BX_ERR_LIMIT, "0207@1:129");
    /* depth counts through aliases: 40 in 40 */
    bx_buf_add_text(&text, "a: &a ");
    add_times(&text, "[", 40);
    add_times(&text, "]", 40);
    bx_buf_add_text(&text, "\nb: ");
    add_times(&text, "[", 40);
    bx_buf_add_text(&text, "*a");
    add_times(&text, "]", 40);
    expect(&text, BX_ERR_LIMIT, "0207@2:44");
    /* a billion laughs */
    bx_buf_add_text(&text, "a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
        bx_buf_printf(&text, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            bx_buf_printf(&text, "*a%d,", i - 1);
        bx_buf_add_text(&text, "]\n");
    }
    expect(&text, BX_ERR_LIMIT, "0208@7:22");
    add_times(&text, "- &a 1\n", BX_LIMIT_ANCHORS + 1);
    expect(&text, BX_ERR_LIMIT, "0225@257:4");
    bx_buf_add_text(&text, "a: |\n");
    add_times(&text, " \r\n", BX_LIMIT_BLANK_LINES + 1);
    expect(&text, BX_ERR_LIMIT, "0228@1:5");
    add_times(&text, "\x01", 100000);
    expect(&text, BX_ERR_INPUT, "0233@0:0");
    add_times(&text, "a: 123456789abc\x01", 1000);
    bx_buf places = {0};
    for (int i = 1; i <= 20; i++)
        bx_buf_printf(&places, "%s0203@1:%d", i > 1 ? " " : "", 16 * i);
    expect(&text, BX_ERR_INPUT, places.ptr);
    bx_buf_release(&places);
}
END_TEST

/* The library's own documents need minutes for this. */
START_TEST(finds_duplicates_among_many_keys)
{
    bx_buf text = {0};
    for (int i = 0; i < 40000; i++)
        bx_buf_printf(&text, "k%d: 1\n", i);
    bx_buf_add_text(&text, "k777: 2\n");
    expect(&text, BX_ERR_INPUT, "0206@40001:1");
}
END_TEST

/* The words of the messages that a clerk meets most. */
START_TEST(says_the_way_out)
{
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"a: b: c", "0215@1:5 ': ' in text makes a key of what stands before it | put quotes "
                    "around the text, or write it as a block: 'key: |', then the text on the next "
                    "line, indented by two spaces; a key starts on a line of its own, in the "
                    "same column as the one above; or type the full-width colon → ：\n"},
        {"a: @b", "0214@1:4 text cannot start with @: YAML keeps it for itself | put quotes around "
                  "the text → \"@b\"\n"},
        {"a: [公开]\"事项\"", "0214@1:4 text cannot start with [: YAML keeps it for itself | put "
                              "quotes around the text → '[公开]\"事项\"'\n"},
        {"a: |\n  一。\n二。", "0234@3:1 this line is not indented as the text above it is | if it "
                               "is a key, look at its name and its colon; if it is text, "
                               "begin it with spaces (indentation: 2) →   二。\n"},
        {"a: *重要", "0209@1:4 the alias *重要 has no anchor &重要 before it | put quotes around "
                     "text that starts with *; for a row of figures write it here behind & and the "
                     "name, as &name [0, 0, 0]: all below then mean it\n"},
        {"a: \"好", "0216@1:4 the quotation mark \" that opens here is not closed | close it; "
                    "inside \"…\" a quotation "
                    "mark is written \\\"; Chinese text uses “ and ”\n"},
        {"a: [好", "0218@1:4 the [ that opens here is not closed | close it, and put commas "
                   "between what stands inside; "
                   "text that starts with [ or { needs quotes\n"},
        {"\tb: 1",
         "0205@1:1 a tab indents this line | indent with spaces; YAML does not allow tabs there\n"},
        {"a: \"\\q\"",
         "0232@1:5 \\q stands for no character | type the character itself; a \\ that is text is "
         "doubled: \\\\\n"},
        {"\xBB\xFA\xB9\xD8: 1",
         "0213@1:1 this is GB 18030 text (ANSI in Windows Notepad), not UTF-8 | save the file as "
         "UTF-8 (in Notepad: Save as, encoding UTF-8), or convert it: iconv -f GB18030 -t UTF-8 "
         "data > new.yaml\n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        ck_assert_int_eq(input_text(&c, rows[i].text), BX_ERR_INPUT);
        ck_assert_str_eq(input_messages(&c), rows[i].message);
        input_close(&c);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        finds_mistakes,   names_the_encoding, keeps_to_its_limits, finds_duplicates_among_many_keys,
        says_the_way_out,
    };
    return bx_suite_run("source/syntax", tests, BX_COUNT(tests));
}
