/* Which faces stood in is told once a document, with their characters and the first place. */
#include <stdio.h>
#include <string.h>

#include "support/suite.h"
#include "support/text_kit.h"
#include "text/engine.h"
#include "text/prepare.h"
#include "text/stand_ins.h"

/* The first face has 字 and Latin letters, the second all hanzi, the third all there is to 0xFFFF. */
static const bx_toy_range few[] = {{' ', ' ', BX_TOY_QUARTER},  {'a', 'z', BX_TOY_HALF},
                                   {0x3002, 0x3002, BX_TOY_EM}, {0x4E2D, 0x4E2D, BX_TOY_EM},
                                   {0x5B57, 0x5B57, BX_TOY_EM}, {0xFF0C, 0xFF0C, BX_TOY_EM}};
static const bx_toy_range hanzi[] = {{' ', ' ', BX_TOY_QUARTER}, {0x4E00, 0x9FFF, BX_TOY_EM}};
static const bx_toy_range more[] = {
    {' ', ' ', BX_TOY_QUARTER}, {0x3400, 0x9FFF, BX_TOY_EM}, {0xFF01, 0xFF5E, BX_TOY_EM}};
static const bx_toy_range letters[] = {{' ', ' ', BX_TOY_QUARTER}, {'a', 'z', BX_TOY_HALF}};

static bx_text_kit kit;
static bx_stand_ins all;
static bx_text_file file;

static void open_faces(const bx_toy_range *first, int count)
{
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "First", &(bx_toy){.ranges = first, .count = count}, 0, 1000);
    bx_kit_add(&kit, "Hanzi", &(bx_toy){.ranges = hanzi, .count = 2}, 0, 1000);
    bx_kit_add(&kit, "More", &(bx_toy){.ranges = more, .count = 3}, 0, 1000);
    all = (bx_stand_ins){0};
}

/* A part of `file` that is prepared and looked at. */
static void add_part(const char *part, bool exact)
{
    bx_place place = {&file, bx_str_find(file.text, bx_str_from(part)), strlen(part)};
    bx_span span = {0, strlen(part), kit.style, 0};
    const bx_words words = {.text = bx_str_from(part),
                            .spans = &span,
                            .span_count = 1,
                            .rules = &kit.rules,
                            .origin = &place,
                            .exact = exact,
                            .vertical = kit.vertical};
    ck_assert_uint_lt(place.at, file.text.len);
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &kit.p),
                     BX_OK);
    ck_assert_int_eq(bx_stand_ins_collect(kit.arena, &words, kit.p, &all), BX_OK);
}

static void add_text(const char *text)
{
    file = (bx_text_file){"data.yaml", bx_str_from(text)};
    add_part(text, true);
}

/* "More for First: 㐀 㐁 @3; …" */
static const char *told(void)
{
    bx_buf_clear(&kit.out);
    bx_diag_clear(kit.diag);
    ck_assert_int_eq(bx_stand_ins_tell(&all, kit.diag), BX_OK);
    bx_buf_add_text(&kit.out, "");
    for (int i = 0; i < bx_diag_count(kit.diag); i++) {
        const bx_diagnostic *d = bx_diag_at(kit.diag, i);
        ck_assert_int_eq(d->code, BX_E_STOOD_IN);
        ck_assert_int_eq(d->severity, BX_NOTE);
        bx_buf_printf(&kit.out, "%s%.*s for %.*s: %.*s @%d", i > 0 ? "; " : "",
                      BX_STR_ARG(d->args[0]), BX_STR_ARG(d->args[1]), BX_STR_ARG(d->args[2]),
                      d->column);
    }
    ck_assert_int_eq(bx_diag_warnings(kit.diag) + bx_diag_errors(kit.diag), 0);
    return kit.out.ptr ? kit.out.ptr : "";
}

static const struct {
    const char *text, *told;
} rows[] = {
    {"字", ""},
    {"", ""},
    {"字，字。a", ""},
    {"字堃", "Hanzi for First: 堃 @2"},
    {"字堃字堃字喆", "Hanzi for First: 堃 喆 @2"},
    {"堃㐀", "Hanzi for First: 堃 @1; More for First: 㐀 @2"},
    {"㐀堃㐁", "More for First: 㐀 㐁 @1; Hanzi for First: 堃 @2"},
    {"堃 喆 字", "Hanzi for First: 堃 喆 @1"},
    {"ab－c", "More for First: － @3"},
    {"一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专",
     "Hanzi for First: 一 丁 丂 七 丄 丅 丆 万 丈 三 上 下 丌 不 与 丏 丐 丑 丒 专 @1"},
    {"一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专一专",
     "Hanzi for First: 一 丁 丂 七 丄 丅 丆 万 丈 三 上 下 丌 不 与 丏 丐 丑 丒 专 @1"},
    {"一丁丂七丄丅丆万丈三上下丌不与丏丐丑丒专且丕",
     "Hanzi for First: 一 丁 丂 七 丄 丅 丆 万 丈 三 上 下 丌 不 与 丏 丐 丑 丒 专 … @1"},
};

START_TEST(each_character_is_told_once)
{
    for (int column = 0; column < 2; column++)
        for (int i = 0; i < BX_COUNT(rows); i++) {
            open_faces(few, BX_COUNT(few));
            kit.vertical = column == 1;
            if (rows[i].text[0]) add_text(rows[i].text);
            ck_assert_str_eq(told(), rows[i].told);
            bx_kit_close(&kit);
        }
}
END_TEST

/* A role whose first face has no hanzi means its first with hanzi to be used. */
START_TEST(a_latin_face_first_is_no_lack)
{
    open_faces(letters, BX_COUNT(letters));
    add_text("字abc堃，");
    ck_assert_str_eq(told(), "More for First: ， @6");
    bx_kit_close(&kit);
}
END_TEST

/* Texts are set in another order than the file's, some without a place of their own. */
START_TEST(the_first_place_is_the_files)
{
    open_faces(few, BX_COUNT(few));
    file = (bx_text_file){"data.yaml", BX_STR("甲字乙字丙字丁")};
    add_part("字丙", true);
    add_part("字丁", true);
    add_part("甲字", true);
    ck_assert_str_eq(told(), "Hanzi for First: 丙 丁 甲 @1");
    all = (bx_stand_ins){0};
    add_part("字乙字", false);
    ck_assert_str_eq(told(), "Hanzi for First: 乙 @2");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(roles_are_told_together)
{
    bx_text_kit other;
    open_faces(few, BX_COUNT(few));
    bx_kit_open_empty(&other);
    bx_kit_add(&other, "Other", &(bx_toy){.ranges = few, .count = BX_COUNT(few)}, 0, 1000);
    bx_face_use uses[] = {other.uses[0], kit.uses[1]};
    const bx_font_role both = {.name = BX_STR("黑体"), .uses = uses, .count = 2};
    add_text("堃");
    kit.style.role = &both;
    add_text("喆堃");
    ck_assert_str_eq(told(), "Hanzi for First, Other: 堃 喆 @1");
    bx_kit_close(&kit);
    bx_kit_close(&other);
}
END_TEST

/* What is kept of an earlier report is told in each report that prints it. */
START_TEST(what_comes_again_is_told_again)
{
    open_faces(few, BX_COUNT(few));
    bx_engine_keep_texts(kit.engine, 1 << 20);
    for (int report = 0; report < 5; report++) {
        all = (bx_stand_ins){0};
        add_text("字堃");
        add_text("字堃");
        ck_assert_str_eq(told(), "Hanzi for First: 堃 @2");
    }
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        each_character_is_told_once, a_latin_face_first_is_no_lack,  the_first_place_is_the_files,
        roles_are_told_together,     what_comes_again_is_told_again,
    };
    return bx_suite_run("text/stand_ins", tests, BX_COUNT(tests));
}
