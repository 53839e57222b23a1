/* The report of coverage: tables that stand in line, what is missing, and JSON. */
#include <string.h>

#include "app/coverage_report.h"
#include "support/suite.h"
#include "support/text_kit.h"

/* The radicals, Extension A and the URO but for the last 21. */
static const bx_toy_range base_ranges[] = {
    {0x2F00, 0x2FD5, BX_TOY_EM}, {0x3400, 0x4DB5, BX_TOY_EM}, {0x4E00, 0x9FDA, BX_TOY_EM}};
/* The rest of the BMP but for three, and what lies beyond. */
static const bx_toy_range rare_ranges[] = {
    {0x9FDB, 0x9FED, BX_TOY_EM}, {0xFA0E, 0xFA28, BX_TOY_EM}, {0x20000, 0x2EBE0, BX_TOY_EM}};

static const bx_toy base = {.ranges = base_ranges, .count = 3};
static const bx_toy rare = {.ranges = rare_ranges, .count = 3};

static bx_text_kit kit;

static const char *report(bx_language language, bx_report_format format)
{
    const bx_font_role roles[] = {kit.role,
                                  {.name = BX_STR("小标宋体字"), .uses = kit.uses, .count = 1}};
    const bx_fontset set = {roles, 2};
    bx_buf_clear(&kit.out);
    ck_assert_int_eq(bx_coverage_report_write(&set, language, format, &kit.out), BX_OK);
    return kit.out.ptr;
}

static void open_faces(const char *first, const char *second)
{
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, first, &base, 0, 1000);
    bx_kit_add(&kit, second, &rare, 0, 1000);
}

/* The report itself is too long for a message of Check. */
static void expect(const char *text, const char *part)
{
    ck_assert_msg(strstr(text, part) != NULL, "lacks\n%s", part);
}

START_TEST(tables_stand_in_line)
{
    open_faces("Base", "稀见字体");
    expect(report(BX_ENGLISH, BX_REPORT_TEXT),
           "\n\n"
           "仿宋               GB 2312  通用规范   level 1   level 2   level 3   amended\n"
           "  in the set          6763      8105     27570     27766     88101     97894\n"
           "  all faces           6763      8105     27567     27763     88098     88112\n"
           "  Base                6763      7909     27537     27537     27751     27751\n"
           "  稀见字体               0       196        30       226     60347     60361\n"
           "  only stand-ins         0       196        30       226     60347     60361\n"
           "  no face has\n"
           "    GB 18030 level 1       3: 鿮 U+9FEE  鿯 U+9FEF  﨩 U+FA29\n"
           "    GB 18030 level 2       3: 鿮 U+9FEE  鿯 U+9FEF  﨩 U+FA29\n"
           "    GB 18030 level 3       3: 鿮 U+9FEE  鿯 U+9FEF  﨩 U+FA29\n"
           "    GB 18030 amended    9782: "
           "䶶䶷䶸䶹䶺䶻䶼䶽䶾䶿鿮鿯鿰鿱鿲鿳鿴鿵鿶鿷…\n"
           "  Base lacks\n"
           "    通用规范汉字表       196: 𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼…\n"
           "    GB 18030 level 1      33: "
           "鿛鿜鿝鿞鿟鿠鿡鿢鿣鿤鿥鿦鿧鿨鿩鿪鿫鿬鿭鿮…\n");
    bx_kit_close(&kit);
}
END_TEST

/* The name column is as wide as the widest name of any role, and a role of one face has no stand-ins. */
START_TEST(tables_of_all_roles_have_one_width)
{
    open_faces("Base", "一个名称很长的稀见字体");
    const char *text = report(BX_CHINESE, BX_REPORT_TEXT);
    expect(text,
           "\n\n"
           "仿宋                       GB 2312  通用规范    级别 1    级别 2    级别 3  修改单 1\n"
           "  应有                        6763      8105     27570     27766     88101     97894\n"
           "  全部字体                    6763      8105     27567     27763     88098     88112\n"
           "  Base                        6763      7909     27537     27537     27751     27751\n"
           "  一个名称很长的稀见字体         0       196        30       226     60347     60361\n"
           "  仅替补字体有                   0       196        30       226     60347     60361\n"
           "  全部字体都缺\n"
           "    GB 18030 级别 1        3: 鿮 U+9FEE  鿯 U+9FEF  﨩 U+FA29\n");
    expect(text,
           "\n\n"
           "小标宋体字                 GB 2312  通用规范    级别 1    级别 2    级别 3  修改单 1\n"
           "  应有                        6763      8105     27570     27766     88101     97894\n"
           "  全部字体                    6763      7909     27537     27537     27751     27751\n"
           "  Base                        6763      7909     27537     27537     27751     27751\n"
           "  全部字体都缺\n"
           "    通用规范汉字表       196: ");
    bx_kit_close(&kit);
}
END_TEST

/* 20 characters are told with their codes, of 21 the first 20 without. */
START_TEST(codes_are_told_of_a_few)
{
    static const bx_toy_range few[] = {{0x3400, 0x4DB5, BX_TOY_EM}, {0x4E08, 0x9FEF, BX_TOY_EM}};
    static const bx_toy_range more[] = {{0x3400, 0x4DB5, BX_TOY_EM}, {0x4E09, 0x9FEF, BX_TOY_EM}};
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 2}, 0, 1000);
    expect(report(BX_ENGLISH, BX_REPORT_TEXT),
           "    GB 18030 level 1      20: 一 U+4E00  丁 U+4E01  丂 U+4E02  七 U+4E03\n"
           "                              丄 U+4E04  丅 U+4E05  丆 U+4E06  万 U+4E07\n"
           "                              﨎 U+FA0E  﨏 U+FA0F  﨑 U+FA11  﨓 U+FA13\n"
           "                              﨔 U+FA14  﨟 U+FA1F  﨡 U+FA21  﨣 U+FA23\n"
           "                              﨤 U+FA24  﨧 U+FA27  﨨 U+FA28  﨩 U+FA29\n");
    bx_kit_close(&kit);
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "More", &(bx_toy){.ranges = more, .count = 2}, 0, 1000);
    expect(report(BX_ENGLISH, BX_REPORT_TEXT),
           "    GB 18030 level 1      21: 一丁丂七丄丅丆万丈﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨…\n");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(json_is_one_object_a_line)
{
    open_faces("Ba\"se", "Rare");
    const char *text = report(BX_CHINESE, BX_REPORT_JSON);
    expect(text, "{\"role\":\"仿宋\",\"repertoire\":\"gb2312\",\"covered\":6763,\"total\":6763,"
                 "\"only_stand_ins\":0,\"missing\":[]}\n"
                 "{\"role\":\"仿宋\",\"face\":\"Ba\\\"se\",\"repertoire\":\"gb2312\",\"covered\":"
                 "6763,\"total\":6763,\"missing\":[]}\n");
    expect(text,
           "{\"role\":\"仿宋\",\"repertoire\":\"gb18030-3\",\"covered\":88098,\"total\":88101,"
           "\"only_stand_ins\":60347,\"missing\":[\"U+9FEE\",\"U+9FEF\",\"U+FA29\"]}\n");
    expect(text, "\"face\":\"Ba\\\"se\",\"repertoire\":\"tgh\",\"covered\":7909,\"total\":8105,"
                 "\"missing\":[\"U+20164\",");
    int lines = 0;
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++, lines++)
        ck_assert(at[-1] == '}' && (at[1] == '{' || at[1] == '\0'));
    ck_assert_int_eq(lines, 6 * (1 + 2) + 6 * (1 + 1));
    ck_assert_int_eq(text[0], '{');
    bx_kit_close(&kit);
}
END_TEST

/* % and ％ are one character, 一 and ⼀ hanzi; private use, spaces and what has no ink have no look. */
START_TEST(glyphs_of_several_characters_are_told)
{
    static const bx_toy_range shared[] = {
        {' ', ' ', BX_TOY_QUARTER},     {'%', '%', BX_TOY_HALF},
        {'A', 'A', BX_TOY_VARIANT},     {0xA0, 0xA0, BX_TOY_QUARTER},
        {0xAD, 0xAD, BX_TOY_SIX},       {0xB7, 0xB7, BX_TOY_SIX},
        {0x391, 0x391, BX_TOY_VARIANT}, {0x2003, 0x2003, BX_TOY_QUARTER},
        {0x200B, 0x200B, BX_TOY_SIX},   {0x2022, 0x2022, BX_TOY_SIX},
        {0x2F00, 0x2F00, BX_TOY_EM},    {0x30FB, 0x30FB, BX_TOY_SIX},
        {0x4E00, 0x4E01, BX_TOY_EM},    {0xE000, 0xE000, BX_TOY_VARIANT},
        {0xFF05, 0xFF05, BX_TOY_HALF},
    };
    const bx_toy toy = {.ranges = shared, .count = BX_COUNT(shared)};
    static const bx_rune_range dots[] = {{0x2022, 0x2022}, {0x391, 0x391}};
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Shared", &toy, 0, 1000);
    expect(report(BX_ENGLISH, BX_REPORT_TEXT), "\nShared has one glyph for different characters\n"
                                               "    A U+0041 = Α U+0391\n"
                                               "    · U+00B7 = • U+2022 = ・ U+30FB\n");
    const char *json = report(BX_ENGLISH, BX_REPORT_JSON);
    const char *first = strstr(json, "{\"face\":\"Shared\",\"one_glyph\"");
    ck_assert_ptr_nonnull(first);
    ck_assert_str_eq(first,
                     "{\"face\":\"Shared\",\"one_glyph\":[\"U+0041\",\"U+0391\"]}\n"
                     "{\"face\":\"Shared\",\"one_glyph\":[\"U+00B7\",\"U+2022\",\"U+30FB\"]}\n");
    /* What is left out of a face is not shown by it. */
    ck_assert_int_eq(bx_face_leave_out(kit.faces[0], dots, 1), BX_OK);
    expect(report(BX_CHINESE, BX_REPORT_TEXT), "\nShared 中字形相同的不同字符\n"
                                               "    A U+0041 = Α U+0391\n"
                                               "    · U+00B7 = ・ U+30FB\n");
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {tables_stand_in_line, tables_of_all_roles_have_one_width,
                            codes_are_told_of_a_few, json_is_one_object_a_line,
                            glyphs_of_several_characters_are_told};
    return bx_suite_run("app/coverage_report", tests, BX_COUNT(tests));
}
