/* What a report's file is called: file_name.h. */
#include "document/file_name.h"
#include "support/suite.h"

START_TEST(names_that_can_be_copied_anywhere)
{
    static const struct {
        const char *text, *name;
    } rows[] = {
        {"望川县水利局-2024", "望川县水利局-2024"},
        {"甲:乙", "甲-乙"},
        {"甲：乙？", "甲：乙？"},
        {"a\\b/c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"},
        {"\x01甲\x7F\xC2\x85乙\n", "甲乙"},
        {"..甲", "甲"},
        {". . 甲", "甲"},
        {"甲.", "甲"},
        {"甲. . ", "甲"},
        {"甲.乙", "甲.乙"},
        {"-rf", "rf"},
        {"../../etc/passwd", "etc-passwd"},
        {"：-甲", "：-甲"},
        {"...", ""},
        {"", ""},
        {"CON", "CON_"},
        {"con", "con_"},
        {"nUl.2024", "nUl_.2024"},
        {"Aux", "Aux_"},
        {"PRN", "PRN_"},
        {"com1", "com1_"},
        {"LPT9.年报", "LPT9_.年报"},
        {"COM0", "COM0"},
        {"COM10", "COM10"},
        {"CONN", "CONN"},
        {"某局CON", "某局CON"},
        {"LPT一", "LPT一"},
    };
    bx_arena *arena = bx_arena_new(1 << 20);
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bx_str name;
        ck_assert_int_eq(bx_file_name_make(arena, bx_str_from(rows[i].text), &name), BX_OK);
        ck_assert_msg(bx_str_is(name, rows[i].name), "%s: %.*s", rows[i].text, BX_STR_ARG(name));
    }
    bx_arena_free(arena);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {names_that_can_be_copied_anywhere};
    return bx_suite_run("document/file_name", tests, BX_COUNT(tests));
}
