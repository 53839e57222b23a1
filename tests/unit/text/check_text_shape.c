/* Characters to clusters, faces, glyphs and widths: itemize, coverage, shape, glue. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "support/suite.h"
#include "support/text_kit.h"
#include "text/prepare.h"

/* --- clusters ----------------------------------------------------------------- */

/* Clusters with their widths amid a line, in hundredths of an em. */
START_TEST(widths)
{
    static const struct {
        const char *rule, *text, *clusters;
    } cases[] = {
        {"hanzi and full-width marks are an em", "国，国）国（",
         "国100 ，100 国100 ）100 国100 （100"},
        {"letters, digits and spaces have their own", "a1 b", "a50 150  25 b50"},
        {"an interpunct is half an em (GB/T 15834 5.1.7)", "·‧", "·50 ‧50"},
        {"a dash is two em", "——", "—100 —100"},
        {"a two-em dash too", "⸺", "⸺200"},
        {"closing and closing", "甲”）乙", "甲100 ”50 ）100 乙100"},
        {"stop and closing", "甲。”乙", "甲100 。50 ”100 乙100"},
        {"closing and stop", "甲”，乙", "甲100 ”50 ，100 乙100"},
        {"opening and opening", "甲（“乙", "甲100 （100 “50 乙100"},
        {"closing and opening", "甲）（乙", "甲100 ）50 （100 乙100"},
        {"stop and opening", "甲，“乙", "甲100 ，50 “100 乙100"},
        {"empty brackets keep their white", "（）", "（100 ）100"},
        {"a dash takes nothing from its neighbours", "甲，——（乙",
         "甲100 ，100 —100 —100 （100 乙100"},
        {"three in a row, pair by pair", "。』」", "。50 』50 」100"},
        {"never below half an em", "（“《〈乙", "（100 “50 《50 〈50 乙100"},
        {"through a space without width", "。 ”", "。50  0 ”100"},
        {"two exclamation marks are one em, three are two (GB/T 15834 5.1.2)", "！！甲？？？",
         "！50 ！50 甲100 ？50 ？50 ？100"},
        {"four go on alike", "！！！！", "！50 ！50 ！50 ！100"},
        {"a mark and its accents are one cluster", "e\xCC\x81\xCC\x82x",
         "e\xCC\x81\xCC\x82"
         "50 x50"},
        {"ignorables stay with the cluster before them", "甲\xE2\x80\x8B\xEF\xBB\xBF乙",
         "甲\xE2\x80\x8B\xEF\xBB\xBF"
         "100 乙100"},
        {"at the head they wait for a base", "\xEF\xBB\xBF甲", "\xEF\xBB\xBF甲100"},
        {"controls are as ignorable", "甲\x01乙\xE2\x80\xA8",
         "甲\x01"
         "100 乙\xE2\x80\xA8"
         "100"},
        {"alone they are a cluster without width", "\xE2\x80\x8B",
         "\xE2\x80\x8B"
         "0"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        const char *clusters = bx_kit_clusters(&kit, cases[i].text);
        ck_assert_msg(strcmp(clusters, cases[i].clusters) == 0, "%s\n  got  %s\n  want %s",
                      cases[i].rule, clusters, cases[i].clusters);
    }
    bx_kit_close(&kit);
}
END_TEST

static void check_bytes(const bx_prepared *p)
{
    size_t at = 0;
    for (int i = 0; i < p->count; i++) {
        ck_assert_uint_eq(p->clusters[i].at, at);
        ck_assert_uint_gt(p->clusters[i].len, 0);
        at += p->clusters[i].len;
    }
    ck_assert_uint_eq(at, p->text.len);
}

START_TEST(a_ligature_is_one_cluster)
{
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Joins", &(bx_toy){.joins_dashes = true}, 0, 1000);
    ck_assert_str_eq(bx_kit_clusters(&kit, "甲——乙"), "甲100 ——200 乙100");
    check_bytes(kit.p);
    const bx_cluster *dash = &kit.p->clusters[1];
    ck_assert_int_eq(dash->glyphs, 1);
    ck_assert_uint_eq(kit.p->glyphs[dash->glyph].id, BX_TOY_LONG_DASH);
    ck_assert_str_eq(bx_kit_places(&kit, "甲——————乙"), "甲|——~——~——|乙");
    ck_assert_str_eq(bx_kit_lines(&kit, "<27>——<3>"), "<27>@2800 | ——<3>@500");
    bx_kit_close(&kit);
}
END_TEST

/* HarfBuzz takes quadratic time over them, Unicode allows 30. */
START_TEST(an_endless_row_of_marks_is_cut)
{
    enum { MARKS = 200000 };
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_buf text = {0};
    bx_buf_add_text(&text, "e");
    for (int i = 0; i < MARKS; i++)
        bx_buf_add_text(&text, "\xCC\x81");
    ck_assert_int_eq(bx_kit_prepare(&kit, text.ptr), BX_OK);
    check_bytes(kit.p);
    ck_assert_int_gt(kit.p->count, MARKS / 32);
    ck_assert_int_eq(bx_prepared_width(kit.p), BX_KIT_EM / 2);
    bx_buf_release(&text);
    bx_kit_close(&kit);
}
END_TEST

/* --- size and em -------------------------------------------------------------- */

START_TEST(advances_follow_the_grid)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    kit.style.size = 16 * BX_PT;
    kit.style.em = bx_len_from_um(156000) / 28;
    ck_assert_int_eq(bx_kit_prepare(&kit, "国，1a"), BX_OK);
    ck_assert_int_eq(kit.p->clusters[0].advance, kit.style.em);
    ck_assert_int_eq(kit.p->clusters[1].advance, kit.style.em);
    ck_assert_int_le(llabs(kit.p->clusters[2].advance - kit.style.em / 2), 1);
    bx_kit_lines(&kit, "国国");
    ck_assert_int_eq(kit.lines[0].runs[0].size, 16 * BX_PT);
    ck_assert_int_eq(kit.lines[0].runs[0].glyphs[1].x, kit.style.em);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(half_digits_are_centred_in_half_an_em)
{
    static const bx_toy_range wide_digits[] = {{'0', '9', BX_TOY_SIX}, {0x4E00, 0x9FFF, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Wide", &(bx_toy){.ranges = wide_digits, .count = 2}, 0, 1000);
    ck_assert_str_eq(bx_kit_clusters(&kit, "1年"), "160 年100");
    kit.style.half_digits = true;
    ck_assert_str_eq(bx_kit_clusters(&kit, "12年"), "150 250 年100");
    bx_kit_lines(&kit, "12年");
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "-5 45 100");
    bx_kit_close(&kit);
}
END_TEST

START_TEST(marks_of_proportional_faces_get_their_em)
{
    static const bx_toy_range narrow[] = {{0x00B7, 0x00B7, BX_TOY_QUARTER},
                                          {0x2014, 0x201D, BX_TOY_QUARTER},
                                          {0x3001, 0x9FFF, BX_TOY_EM},
                                          {0xFF0C, 0xFF0C, BX_TOY_HALF}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Narrow", &(bx_toy){.ranges = narrow, .count = 4}, 0, 1000);
    ck_assert_str_eq(bx_kit_clusters(&kit, "好“好”好，好·好—"),
                     "好100 “100 好100 ”100 好100 ，100 好100 ·50 好100 —100");
    bx_kit_lines(&kit, "好“好”好，好·好—");
    /* opening marks at the right, closing marks and stops at the left, others in the middle */
    ck_assert_str_eq(bx_kit_glyphs(&kit, 0), "0 175 200 300 400 500 600 713 750 888");
    bx_kit_close(&kit);
}
END_TEST

/* --- faces -------------------------------------------------------------------- */

static const bx_face *face_of(const bx_text_kit *kit, int cluster)
{
    return kit->p->items[kit->p->clusters[cluster].item].use->face;
}

START_TEST(another_face_stands_in_cluster_by_cluster)
{
    static const bx_toy_range few[] = {
        {' ', 'z', BX_TOY_HALF}, {0x4E00, 0x4FFF, BX_TOY_EM}, {0xFF0C, 0xFF0C, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 3}, 0, 1000);
    bx_kit_add(&kit, "All", &(bx_toy){.base = 0x4E2D, .selector = 0xE0100}, -72, 900);
    /* 一 and x are in the first face; 国 is not; x with its accent goes to the second */
    bx_kit_lines(&kit, "一国x\xCC\x81 x");
    ck_assert_ptr_eq(face_of(&kit, 0), kit.faces[0]);
    ck_assert_ptr_eq(face_of(&kit, 1), kit.faces[1]);
    ck_assert_ptr_eq(face_of(&kit, 2), kit.faces[1]);
    ck_assert_ptr_eq(face_of(&kit, 3), kit.faces[1]); /* a space stays in the face before it */
    ck_assert_ptr_eq(face_of(&kit, 4), kit.faces[0]);
    const bx_line *line = &kit.lines[0];
    ck_assert_int_eq(line->run_count, 3);
    const bx_run *second = &line->runs[1];
    ck_assert_int_eq(second->size, 90 * BX_PT);
    ck_assert_int_eq(second->x, BX_KIT_EM);
    /* hanzi keep their em, centred, and are moved; letters share the baseline */
    ck_assert_int_eq(second->glyphs[0].x, BX_KIT_EM / 20);
    ck_assert_int_eq(second->glyphs[0].y, bx_len_scale(90 * BX_PT, -72, 1000));
    ck_assert_int_eq(second->glyphs[1].x, BX_KIT_EM);
    ck_assert_int_eq(second->glyphs[1].y, 0);
    ck_assert_uint_eq(second->glyphs[1].len, 3); /* the accent's bytes are in the cluster */
    ck_assert_uint_eq(second->glyphs[2].len, 0); /* its glyph is a further one */
    /* a variant is looked for in all faces before the plain form will do */
    ck_assert_int_eq(bx_kit_prepare(&kit, "中\xF3\xA0\x84\x80中\xF3\xA0\x84\x81"), BX_OK);
    ck_assert_int_eq(kit.p->count, 2);
    ck_assert_ptr_eq(face_of(&kit, 0), kit.faces[1]);
    ck_assert_uint_eq(kit.p->glyphs[kit.p->clusters[0].glyph].id, BX_TOY_VARIANT);
    ck_assert_ptr_eq(face_of(&kit, 1), kit.faces[0]);
    ck_assert_int_eq(kit.p->clusters[1].glyphs, 1);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(marks_of_both_scripts_come_from_the_face_with_hanzi)
{
    static const bx_toy_range latin[] = {
        {' ', '~', BX_TOY_HALF}, {0xB0, 0xB7, BX_TOY_QUARTER}, {0x2013, 0x2026, BX_TOY_SIX}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Latin", &(bx_toy){.ranges = latin, .count = 3}, 0, 1000);
    bx_kit_add(&kit, "Han", &(bx_toy){0}, 0, 1000);
    ck_assert_str_eq(bx_kit_clusters(&kit, "说“A’”—…·don’t"),
                     "说100 “100 A50 ’50 ”100 —100 …100 ·50 d50 o50 n50 ’50 t50");
    static const int wanted[] = {1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    for (int i = 0; i < kit.p->count; i++)
        ck_assert_msg(face_of(&kit, i) == kit.faces[wanted[i]], "cluster %d", i);
    /* UAX #11, class A: in a Western paragraph the quotation marks are narrow */
    ck_assert_int_eq(bx_kit_prepare(&kit, "“It’s”"), BX_OK);
    for (int i = 0; i < kit.p->count; i++)
        ck_assert_ptr_eq(face_of(&kit, i), kit.faces[0]);
    ck_assert_str_eq(bx_kit_places(&kit, "a “b” c"), "a |“b” |c");
    bx_kit_close(&kit);
}
END_TEST

/* The text with what comes from the Latin face in braces. */
static const char *latin_parts(bx_text_kit *kit, const char *text)
{
    bx_buf_clear(&kit->out);
    ck_assert_msg(bx_kit_prepare(kit, text) == BX_OK, "%s", text);
    bool before = false;
    for (int i = 0; i < kit->p->item_count; i++) {
        const bx_text_item *item = &kit->p->items[i];
        const bx_cluster *first = &kit->p->clusters[item->first];
        const bx_cluster *last = &kit->p->clusters[item->end - 1];
        bool latin = item->use == kit->role.latin;
        if (latin != before) bx_buf_add_byte(&kit->out, latin ? '{' : '}');
        bx_buf_add(&kit->out, kit->p->text.ptr + first->at, last->at + last->len - first->at);
        before = latin;
    }
    if (before) bx_buf_add_byte(&kit->out, '}');
    return kit->out.ptr;
}

START_TEST(words_and_numbers_come_from_the_latin_face)
{
    static const struct {
        const char *rule, *text, *parts;
    } cases[] = {
        {"digits", "2023年6条", "{2023}年{6}条"},
        {"letters", "在APEC上", "在{APEC}上"},
        {"signs of numbers", "占38.5%，1,286件", "占{38.5%}，{1,286}件"},
        {"and before them", "约-5，$3，+8", "约{-5}，{$3}，{+8}"},
        {"a number of telephone", "0359-3032112", "{0359-3032112}"},
        {"an address", "见www.gov.cn/a_b?c=1。", "见{www.gov.cn/a_b?c=1}。"},
        {"words with spaces", "设IPv6 Ready项", "设{IPv6 Ready}项"},
        {"half-width brackets around words", "局(ABC)发", "局{(ABC)}发"},
        {"not around hanzi", "局(一)发", "局(一)发"},
        {"a comma typed behind hanzi", "实际,积极", "实际,积极"},
        {"signs alone", "甲-乙%丙", "甲-乙%丙"},
        {"quotation marks, brackets and dashes of Chinese text", "“12”（3）——4…5",
         "“{12}”（{3}）——{4}…{5}"},
        {"quotation marks of Western text", "A ‘b’ c", "{A ‘b’ c}"},
        {"connectors", "2016—2020，5～8，GB/T 9704—2012",
         "{2016}—{2020}，{5}～{8}，{GB/T 9704}—{2012}"},
        {"full-width digits are no digits of a word", "１２", "１２"},
        {"units of numbers, and signs that are as wide as hanzi", "25℃3‰№3", "{25℃3‰}№{3}"},
        {"nothing Western", "甲乙，丙。", "甲乙，丙。"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_kit_add(&kit, "Latin", &(bx_toy){0}, 0, 1000);
    kit.role.count = 1;
    kit.role.latin = &kit.uses[1];
    for (int i = 0; i < BX_COUNT(cases); i++) {
        const char *parts = latin_parts(&kit, cases[i].text);
        ck_assert_msg(strcmp(parts, cases[i].parts) == 0, "%s\n  got  %s\n  want %s", cases[i].rule,
                      parts, cases[i].parts);
    }
    kit.role.count = 2;
    bx_kit_close(&kit);
}
END_TEST

/* What the Latin face lacks comes from where it came without one, and a chosen face goes first. */
START_TEST(a_latin_face_that_lacks_a_letter_stands_back)
{
    static const bx_toy_range few[] = {{'0', '9', BX_TOY_HALF}};
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 1}, 0, 1000);
    bx_kit_add(&kit, "Chosen", &(bx_toy){0}, 0, 1000);
    kit.role.count = 1;
    kit.role.latin = &kit.uses[1];
    ck_assert_str_eq(latin_parts(&kit, "1a2"), "{1}a{2}");
    kit.uses[2].only = BX_STR("—2");
    kit.role.chosen = &kit.uses[2];
    kit.role.chosen_count = 1;
    bx_font_role_mark_chosen(&kit.role);
    ck_assert_str_eq(latin_parts(&kit, "1—2"), "{1}—2");
    ck_assert_ptr_eq(kit.p->items[1].use, &kit.uses[2]);
    kit.role.count = 3;
    bx_kit_close(&kit);
}
END_TEST

START_TEST(stand_ins_that_the_shaper_knows)
{
    static const bx_toy_range plain[] = {{' ', '~', BX_TOY_HALF},
                                         {0xE9, 0xE9, BX_TOY_HALF},
                                         {0x2010, 0x2010, BX_TOY_HALF},
                                         {0x4E00, 0x9FFF, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Plain", &(bx_toy){.ranges = plain, .count = 4}, 0, 1000);
    /* a space of another width, the no-break hyphen, a letter that exists as a whole */
    ck_assert_int_eq(bx_kit_prepare(&kit, "国\xC2\xA0 \xE3\x80\x80 a\xE2\x80\x91 e\xCC\x81"),
                     BX_OK);
    for (int i = 0; i < kit.p->glyph_count; i++)
        ck_assert_uint_ne(kit.p->glyphs[i].id, 0);
    bx_kit_close(&kit);
}
END_TEST

/* --- what no face has ----------------------------------------------------------- */

START_TEST(missing_characters_are_reported_once_each)
{
    static const bx_toy_range few[] = {{' ', '~', BX_TOY_HALF}, {0x4E00, 0x4FFF, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 2}, 0, 1000);
    bx_kit_add(&kit, "Fewer", &(bx_toy){.ranges = few, .count = 1}, 0, 1000);
    const bx_text_file file = {"a.yaml", BX_STR("x: 一国𠀋国")};
    bx_str text = BX_STR("一国𠀋国");
    bx_span span = {0, text.len, kit.style, 0};
    bx_place origin = {&file, 3, text.len};
    bx_words words = {.text = text,
                      .spans = &span,
                      .span_count = 1,
                      .rules = &kit.rules,
                      .origin = &origin,
                      .exact = true};
    bx_prepared *p = NULL;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &p),
                     BX_ERR_FONT);
    ck_assert_ptr_null(p);
    ck_assert_int_eq(bx_diag_count(kit.diag), 2);
    static const char *const args[][4] = {{"国", "56FD", "仿宋", "Few, Fewer"},
                                          {"𠀋", "2000B", "仿宋", "Few, Fewer"}};
    for (int i = 0; i < 2; i++) {
        const bx_diagnostic *d = bx_diag_at(kit.diag, i);
        ck_assert_int_eq(d->code, BX_E_GLYPH_MISSING);
        ck_assert_int_eq(d->column, 5 + i);
        for (int k = 0; k < 4; k++)
            ck_assert_msg(bx_str_is(d->args[k], args[i][k]), "%.*s", BX_STR_ARG(d->args[k]));
    }
    bx_diag_clear(kit.diag);
    /* when bytes are not told apart the whole text's place is named */
    words.exact = false;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &p),
                     BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_at(kit.diag, 1)->column, 4);
    /* and without a sink the status is the same */
    words.origin = NULL;
    words.exact = true;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, NULL, &p), BX_ERR_FONT);
    bx_kit_close(&kit);
}
END_TEST

START_TEST(faces_of_other_roles_that_have_it_are_named)
{
    static const bx_toy_range few[] = {{0x4E00, 0x4FFF, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 1}, 0, 1000);
    bx_kit_add(&kit, "Fewer", &(bx_toy){.ranges = few, .count = 1}, 0, 1000);
    bx_kit_add(&kit, "All", &(bx_toy){0}, 0, 1000);
    bx_kit_add(&kit, "Whole", &(bx_toy){0}, 0, 1000);
    const bx_face_use others[] = {kit.uses[0], kit.uses[2], kit.uses[2], kit.uses[3]};
    bx_font_role roles[] = {kit.role, {.name = BX_STR("黑体"), .uses = others, .count = 4}};
    roles[0].count = 2;
    kit.style.role = &roles[0];
    const bx_fontset set = {roles, 2};
    bx_str text = BX_STR("一国");
    bx_span span = {0, text.len, kit.style, 0};
    bx_words words = {
        .text = text, .spans = &span, .span_count = 1, .rules = &kit.rules, .fonts = &set};
    bx_prepared *p = NULL;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &p),
                     BX_ERR_FONT);
    const bx_diagnostic *d = bx_diag_at(kit.diag, 0);
    ck_assert_int_eq(bx_diag_count(kit.diag), 1);
    ck_assert_int_eq(d->code, BX_E_GLYPH_ELSEWHERE);
    ck_assert(bx_str_is(d->args[3], "Few, Fewer"));
    ck_assert(bx_str_is(d->args[4], "All, Whole"));
    bx_kit_close(&kit);
}
END_TEST

/* Of a sequence the part that is missing is named, and what to write without it. */
START_TEST(parts_of_sequences_are_named)
{
    static const bx_toy_range first[] = {{' ', '~', BX_TOY_HALF}, {0x4E00, 0x9FFF, BX_TOY_EM}};
    static const bx_toy_range second[] = {{0x2764, 0x2764, BX_TOY_EM},
                                          {0x1F44B, 0x1F469, BX_TOY_EM}};
    static const struct {
        const char *text, *part, *rest;
    } cases[] = {
        {"👍🏽", "1F3FD", "👍"}, /* skin tone */
        {"👋🏻", "1F3FB", "👋"},       {"1\xEF\xB8\x8F\xE2\x83\xA3", "20E3", "1"}, /* keycap */
        {"#\xE2\x83\xA3", "20E3", "#"},   {"👩‍💻", "1F4BB", "👩"},              /* joined */
        {"👩‍🔧", "1F527", "👩"},    {"👩🏽‍💻", "1F3FD", "👩"},
        {"❤️‍🔥", "1F525", "❤"},  {"e\xCC\x8B", "030B", "e"}, /* an accent */
        {"国\xE3\x82\x99", "3099", "国"},
    };
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "First", &(bx_toy){.ranges = first, .count = 2}, 0, 1000);
    bx_kit_add(&kit, "Second", &(bx_toy){.ranges = second, .count = 2}, 0, 1000);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_diag_clear(kit.diag);
        ck_assert_int_eq(bx_kit_prepare(&kit, cases[i].text), BX_ERR_FONT);
        const bx_diagnostic *d = bx_diag_at(kit.diag, 0);
        ck_assert_msg(d->code == BX_E_SEQUENCE_PART, "row %d: %d", i, bx_code_number(d->code));
        ck_assert(bx_str_is(d->args[0], cases[i].text));
        ck_assert_msg(bx_str_is(d->args[1], cases[i].part), "row %d: %.*s", i,
                      BX_STR_ARG(d->args[1]));
        ck_assert_msg(bx_str_is(d->args[4], cases[i].rest), "row %d: %.*s", i,
                      BX_STR_ARG(d->args[4]));
    }
    /* none of it is there: the base is named as any character is */
    bx_diag_clear(kit.diag);
    ck_assert_int_eq(bx_kit_prepare(&kit, "🧑🏽"), BX_ERR_FONT);
    ck_assert_int_eq(bx_diag_at(kit.diag, 0)->code, BX_E_GLYPH_MISSING);
    bx_kit_close(&kit);
}
END_TEST

/* Unicode may have given it out since ICU's tables were made: 31350 is of 15.0, 2EBF0 of 15.1. */
START_TEST(newer_characters_are_missing_not_refused)
{
    static const char *const texts[] = {
        "\xCD\xB8",         /* 0378 */
        "\xF0\xB1\x8D\x8B", /* 3134B, between two extensions */
        "\xF0\xB1\x8D\x90", /* 31350, extension H */
        "\xF0\xAE\xAF\xB0", /* 2EBF0, extension I */
        "\xF0\xB2\x8E\xB0", /* 323B0, extension J */
        "\xF0\x9F\xAB\xA8", /* 1FAE8, of Unicode 15 */
    };
    static const bx_toy_range few[] = {{' ', '~', BX_TOY_HALF}, {0x4E00, 0x9FFF, BX_TOY_EM}};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 2}, 0, 1000);
    for (int i = 0; i < BX_COUNT(texts); i++) {
        bx_diag_clear(kit.diag);
        ck_assert_int_eq(bx_kit_prepare(&kit, texts[i]), BX_ERR_FONT);
        ck_assert_int_eq(bx_diag_at(kit.diag, 0)->code, BX_E_GLYPH_MISSING);
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(private_characters_are_refused)
{
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"甲\xEE\x80\x80", "E000"},     /* private use, though the face may have it */
        {"\xF4\x8F\xBF\xBD", "10FFFD"}, /* private use, plane 16 */
        {"\xF3\xB0\x80\x80", "F0000"},  /* private use, plane 15 */
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_diag_clear(kit.diag);
        ck_assert_int_eq(bx_kit_prepare(&kit, cases[i].text), BX_ERR_INPUT);
        ck_assert_int_eq(bx_diag_count(kit.diag), 1);
        ck_assert_int_eq(bx_diag_at(kit.diag, 0)->code, BX_E_UNASSIGNED_CHARACTER);
        ck_assert(bx_str_is(bx_diag_at(kit.diag, 0)->args[0], cases[i].code));
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(a_paragraph_has_a_limit)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    size_t len = BX_LIMIT_PARAGRAPH_BYTES + 1;
    char *text = bx_arena_take(kit.arena, len + 1);
    ck_assert_ptr_nonnull(text);
    memset(text, 'a', len);
    ck_assert_int_eq(bx_kit_prepare(&kit, text), BX_ERR_LIMIT);
    ck_assert_int_eq(bx_diag_at(kit.diag, 0)->code, BX_E_TEXT_TOO_LONG);
    bx_kit_close(&kit);
}
END_TEST

/* HarfBuzz joins e and U+0301 where a face has é: not where é is left out of it. */
START_TEST(what_is_left_out_is_not_shaped_either)
{
    static const bx_rune_range e_acute = {0xE9, 0xE9};
    uint32_t whole = 0;
    for (int round = 0; round < 4; round++) {
        int out = round % 2;
        bx_text_kit kit;
        bx_face *face = NULL;
        const bx_face_spec spec = {.name = "Noto Sans",
                                   .path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                                   .index = 2,
                                   .ascent = 880,
                                   .descent = 120,
                                   .stands_in = round >= 2};
        bx_kit_open_empty(&kit);
        ck_assert_int_eq(bx_face_new(&spec, kit.diag, NULL, &face), BX_OK);
        if (round == 0) whole = bx_face_glyph(face, 0xE9);
        ck_assert_uint_ne(whole, 0);
        ck_assert_int_eq(bx_face_leave_out(face, &e_acute, out), BX_OK);
        bx_kit_lend(&kit, face);
        ck_assert_int_eq(bx_kit_prepare(&kit, "e\u0301"), BX_OK);
        ck_assert_int_eq(kit.p->glyph_count, 1 + out);
        ck_assert_int_eq(kit.p->glyphs[0].id == whole, !out);
        ck_assert_int_eq(bx_kit_prepare(&kit, "\u00E9"), out ? BX_ERR_FONT : BX_OK);
        bx_kit_close(&kit);
    }
}
END_TEST

/* What keeps a stand-in closed is the fault of a text that asks it, once, and of no other. */
START_TEST(a_stand_in_that_cannot_be_opened)
{
    static const bx_toy_range few[] = {{' ', 'z', BX_TOY_HALF}, {0x4E00, 0x4EFF, BX_TOY_EM}};
    const bx_face_spec spec = {
        .name = "Gone", .path = "/nowhere/gone.ttf", .ascent = 880, .stands_in = true};
    bx_text_kit kit;
    bx_face *face = NULL;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Few", &(bx_toy){.ranges = few, .count = 2}, 0, 1000);
    ck_assert_int_eq(bx_face_new(&spec, kit.diag, NULL, &face), BX_OK);
    bx_kit_lend(&kit, face);
    bx_kit_add(&kit, "All", &(bx_toy){0}, 0, 1000);
    ck_assert_int_eq(bx_kit_prepare(&kit, "一x"), BX_OK);
    ck_assert_int_eq(bx_diag_count(kit.diag), 0);
    for (int text = 1; text <= 2; text++) {
        ck_assert_int_eq(bx_kit_prepare(&kit, "一国x国国"), BX_ERR_SYSTEM);
        ck_assert_int_eq(bx_diag_count(kit.diag), text);
    }
    ck_assert_int_eq(bx_kit_prepare(&kit, "一x"), BX_OK);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        widths,
        a_ligature_is_one_cluster,
        an_endless_row_of_marks_is_cut,
        advances_follow_the_grid,
        half_digits_are_centred_in_half_an_em,
        marks_of_proportional_faces_get_their_em,
        another_face_stands_in_cluster_by_cluster,
        marks_of_both_scripts_come_from_the_face_with_hanzi,
        words_and_numbers_come_from_the_latin_face,
        a_latin_face_that_lacks_a_letter_stands_back,
        stand_ins_that_the_shaper_knows,
        missing_characters_are_reported_once_each,
        faces_of_other_roles_that_have_it_are_named,
        parts_of_sequences_are_named,
        newer_characters_are_missing_not_refused,
        private_characters_are_refused,
        a_paragraph_has_a_limit,
        what_is_left_out_is_not_shaped_either,
        a_stand_in_that_cannot_be_opened,
    };
    return bx_suite_run("text/itemize, text/coverage, text/shape, text/glue", tests,
                        BX_COUNT(tests));
}
