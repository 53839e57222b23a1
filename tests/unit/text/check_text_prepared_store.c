/* Texts that are kept are what they would be if they were prepared anew. */
#include <stdio.h>

#include "support/suite.h"
#include "support/text_kit.h"
#include "text/engine.h"
#include "text/prepare.h"
#include "text/prepared_store.h"

enum { ROUNDS = 4, ROOM = 1 << 20 };

/* Two kits of the same faces: one keeps its texts. */
typedef struct pair {
    bx_text_kit anew, kept;
} pair;

static void open_pair(pair *p, size_t most)
{
    bx_kit_open(&p->anew);
    bx_kit_open(&p->kept);
    bx_engine_keep_texts(p->kept.engine, most);
}

static void close_pair(pair *p)
{
    bx_kit_close(&p->anew);
    bx_kit_close(&p->kept);
}

/* Winds back and wipes: nothing that is kept may lie there. */
static void wipe(bx_arena *arena, bx_arena_mark mark)
{
    bx_arena_rewind(arena, mark);
    for (int i = 0; i < 64; i++)
        ck_assert_ptr_nonnull(BX_NEW_ARRAY(arena, char, 1000));
    bx_arena_rewind(arena, mark);
}

static void runs_are_the_same(const pair *p)
{
    ck_assert_int_eq(p->kept.count, p->anew.count);
    for (int i = 0; i < p->anew.count; i++) {
        const bx_line *kept = &p->kept.lines[i], *anew = &p->anew.lines[i];
        ck_assert_int_eq(kept->run_count, anew->run_count);
        for (int k = 0; k < anew->run_count; k++) {
            ck_assert_ptr_eq(kept->runs[k].face, p->kept.faces[0]);
            ck_assert_int_eq(kept->runs[k].size, anew->runs[k].size);
            ck_assert_int_eq(kept->runs[k].width, anew->runs[k].width);
        }
    }
}

static void is_the_same(pair *p, const char *text)
{
    bool vertical = p->kept.vertical;
    bx_len width = p->kept.measure.width;
    for (int round = 0; round < ROUNDS; round++) {
        bx_arena_mark kept = bx_arena_mark_here(p->kept.arena),
                      anew = bx_arena_mark_here(p->anew.arena);
        p->kept.measure.width = p->anew.measure.width = 17 * BX_KIT_EM / 2;
        ck_assert_str_eq(bx_kit_lines(&p->kept, text), bx_kit_lines(&p->anew, text));
        p->kept.measure.width = p->anew.measure.width = width;
        ck_assert_str_eq(bx_kit_lines(&p->kept, text), bx_kit_lines(&p->anew, text));
        runs_are_the_same(p);
        for (int i = 0; i < p->anew.count; i++)
            ck_assert_str_eq(bx_kit_glyphs(&p->kept, i), bx_kit_glyphs(&p->anew, i));
        ck_assert_int_eq(p->kept.p->glyph_count, p->anew.p->glyph_count);
        for (int i = 0; i < p->anew.p->glyph_count; i++)
            ck_assert_int_eq(p->kept.p->glyphs[i].y, p->anew.p->glyphs[i].y);
        ck_assert_str_eq(bx_kit_clusters(&p->kept, text), bx_kit_clusters(&p->anew, text));
        ck_assert_str_eq(bx_kit_places(&p->kept, text), bx_kit_places(&p->anew, text));
        ck_assert_str_eq(bx_kit_column(&p->kept, text), bx_kit_column(&p->anew, text));
        p->kept.vertical = p->anew.vertical = vertical;
        wipe(p->kept.arena, kept);
        wipe(p->anew.arena, anew);
    }
}

static const char *const texts[] = {"",
                                    "0",
                                    "总计",
                                    "（二）部分公开，“区分处理”的；只计这一情形。",
                                    "2023年GB/T 9704—2012，共30件",
                                    "甲——乙……丙",
                                    "a/b \u05D0\u05D1 甲",
                                    "\u05D0\u05D1 \u05D2\u05D3 \u05D4\u05D5 甲乙丙",
                                    "（二）甲，甲甲甲甲，乙乙乙",
                                    "第123条，共2024件",
                                    "<90>",
                                    "第  12条"};

START_TEST(kept_texts_are_set_as_others)
{
    pair p;
    open_pair(&p, ROOM);
    for (int i = 0; i < BX_COUNT(texts); i++)
        is_the_same(&p, texts[i]);
    close_pair(&p);
}
END_TEST

static void change_rules(bx_text_kit *kit, int how)
{
    static const bx_gap gap = {125, 250, 500};
    if (how == 0) kit->rules.school = BX_SCHOOL_HALF;
    if (how == 1) kit->rules.prohibition = BX_PROHIBIT_NONE;
    if (how == 2) kit->rules.digit_gap = gap;
    if (how == 3) kit->rules.letter_gap = gap;
    if (how == 4) kit->style.size = kit->style.em = BX_KIT_EM / 2;
    if (how == 5) kit->style.em = 2 * BX_KIT_EM;
    if (how == 6) kit->style.half_digits = true;
    if (how == 7) kit->style.rise = BX_KIT_EM / 4;
    if (how == 8) kit->vertical = true;
    if (how == 9) kit->rules.hang = kit->rules.trim_indent = true;
    if (how == 10) kit->rules.breaking = BX_BREAK_TOTAL;
}

/* What differs in anything is another text. */
START_TEST(styles_and_rules_are_told_apart)
{
    pair p;
    open_pair(&p, ROOM);
    for (int how = -1; how <= 10; how++) {
        change_rules(&p.kept, how);
        change_rules(&p.anew, how);
        for (int i = 0; i < BX_COUNT(texts); i++)
            is_the_same(&p, texts[i]);
    }
    close_pair(&p);
}
END_TEST

START_TEST(half_digits_are_told_apart)
{
    static const bx_toy_range wide_digits[] = {{'0', '9', BX_TOY_SIX}, {0x4E00, 0x9FFF, BX_TOY_EM}};
    const bx_toy toy = {.ranges = wide_digits, .count = 2};
    bx_text_kit kit;
    bx_kit_open_empty(&kit);
    bx_kit_add(&kit, "Wide", &toy, 0, 1000);
    bx_engine_keep_texts(kit.engine, ROOM);
    for (int round = 0; round < 2 * ROUNDS; round++) {
        kit.style.half_digits = round % 2 > 0;
        ck_assert_str_eq(bx_kit_lines(&kit, "12"), round % 2 > 0 ? "12@100" : "12@120");
    }
    bx_kit_close(&kit);
}
END_TEST

static void prepare_marked(bx_text_kit *kit, int mark, size_t cut, int last_mark)
{
    bx_str text = BX_STR("甲乙丙丁");
    bx_span spans[] = {{0, cut, kit->style, mark}, {cut, text.len, kit->style, last_mark}};
    const bx_words words = {.text = text, .spans = spans, .span_count = 2, .rules = &kit->rules};
    ck_assert_int_eq(bx_prepare(kit->arena, kit->scratch, kit->engine, &words, kit->diag, &kit->p),
                     BX_OK);
    ck_assert_int_eq(
        bx_break_lines(kit->arena, kit->scratch, kit->p, &kit->measure, &kit->lines, &kit->count),
        BX_OK);
}

/* The caller's marks come back, whoever asked before with others. */
START_TEST(spans_are_told_apart)
{
    pair p;
    open_pair(&p, ROOM);
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < 9; i++) {
            int mark = i % 3, cut = 1 + i / 3;
            prepare_marked(&p.kept, mark, (size_t)cut * 3, 9);
            const bx_line *line = &p.kept.lines[0];
            ck_assert_int_eq(line->run_count, 2);
            ck_assert_int_eq(line->runs[0].mark, mark);
            ck_assert_int_eq(line->runs[1].mark, 9);
            ck_assert_int_eq(line->runs[1].x, cut * BX_KIT_EM);
            ck_assert_ptr_eq(p.kept.p->items[0].span, &p.kept.p->spans[0]);
        }
    close_pair(&p);
}
END_TEST

/* A name is the document's: what is kept of one must not part another's. */
START_TEST(names_are_the_documents)
{
    const bx_str names[] = {BX_STR("云泽县"), BX_STR("水利局")};
    pair p;
    open_pair(&p, ROOM);
    for (int round = 0; round < 2 * ROUNDS; round++) {
        p.kept.rules.whole = &names[round % 2];
        p.kept.rules.whole_count = round % 3 > 0;
        p.anew.rules = p.kept.rules;
        is_the_same(&p, "云泽县水利局报告");
        is_the_same(&p, "云泽县报告");
        is_the_same(&p, "报告");
    }
    close_pair(&p);
}
END_TEST

/* A message is told wherever it is true. */
START_TEST(faults_are_told_again)
{
    pair p;
    open_pair(&p, ROOM);
    for (int round = 1; round <= ROUNDS; round++) {
        ck_assert_int_eq(bx_kit_prepare(&p.kept, "甲\u0250乙"), BX_ERR_FONT);
        ck_assert_int_eq(bx_diag_count(p.kept.diag), round);
    }
    close_pair(&p);
}
END_TEST

/* What was given lives on when the store is emptied; the sanitizers watch. */
START_TEST(the_store_has_a_limit)
{
    pair p;
    open_pair(&p, 20000);
    bx_kit_prepare(&p.kept, "总计");
    bx_kit_prepare(&p.kept, "总计");
    bx_kit_prepare(&p.kept, "总计");
    const bx_prepared *early = p.kept.p;
    for (int round = 0; round < 3; round++)
        for (int i = 1; i < 200; i++) {
            char text[32];
            snprintf(text, sizeof text, "<%d>，%d", i, i);
            is_the_same(&p, text);
        }
    /* others than those that were kept, until they are learnt instead */
    for (int i = 0; i < 12000; i++) {
        char text[32];
        bx_arena_mark mark = bx_arena_mark_here(p.kept.arena);
        snprintf(text, sizeof text, "<%d>、%d", 5, i % 40);
        ck_assert_int_eq(bx_kit_prepare(&p.kept, text), BX_OK);
        ck_assert_int_eq(p.kept.p->count, 7 + (i % 40 > 9));
        ck_assert_int_eq(bx_prepared_width(p.kept.p), (13 + (i % 40 > 9)) * BX_KIT_EM / 2);
        bx_arena_rewind(p.kept.arena, mark);
    }
    ck_assert_int_eq(early->count, 2);
    ck_assert(bx_str_is(early->text, "总计"));
    ck_assert_int_eq(early->positions[2].reach, 2 * BX_KIT_EM);
    ck_assert_ptr_eq(early->items[0].span->style.role, &p.kept.role);
    close_pair(&p);
}
END_TEST

/* Offered twice, it is found; the same words and nothing else. */
static bool is_found(bx_prepared_store *store, const bx_text_kit *kit, bx_text_key *key)
{
    bool found;
    bx_prepared again = {.text = kit->p->text,
                         .rules = kit->p->rules,
                         .spans = kit->p->spans,
                         .span_count = kit->p->span_count,
                         .vertical = kit->p->vertical};
    ck_assert_int_eq(bx_prepared_store_find(store, kit->arena, &again, key, &found), BX_OK);
    if (!found) ck_assert_ptr_null(again.clusters);
    else ck_assert_int_eq(again.count, kit->p->count);
    return found;
}

START_TEST(what_comes_again_is_found)
{
    bx_text_kit kit;
    bx_text_key key;
    bx_kit_open(&kit);
    bx_prepared_store *store = bx_prepared_store_new(ROOM);
    ck_assert_int_eq(bx_kit_prepare(&kit, "总计"), BX_OK);
    ck_assert(!is_found(store, &kit, &key));
    ck_assert(key.may_be_kept);
    bx_prepared_store_keep(store, &key, kit.p);
    ck_assert(!is_found(store, &kit, &key));
    bx_prepared_store_keep(store, &key, kit.p);
    ck_assert(is_found(store, &kit, &key));
    ck_assert_int_eq(bx_kit_prepare(&kit, "<400>"), BX_OK);
    ck_assert(!is_found(store, &kit, &key));
    ck_assert(!key.may_be_kept); /* too long */
    ck_assert(!is_found(NULL, &kit, &key));
    bx_prepared_store_keep(NULL, &key, kit.p);
    bx_prepared_store_free(store);
    bx_prepared_store_free(NULL);
    bx_kit_close(&kit);
}
END_TEST

/* Offers the texts `first` to `last` twice and counts how many are found then. */
static int keep_numbers(bx_prepared_store *store, bx_text_kit *kit, int first, int last)
{
    int found = 0;
    for (int i = first; i <= last; i++) {
        char text[16];
        bx_text_key key;
        bx_arena_mark mark = bx_arena_mark_here(kit->arena);
        snprintf(text, sizeof text, "甲%d", i);
        ck_assert_int_eq(bx_kit_prepare(kit, text), BX_OK);
        for (int time = 0; time < 2; time++)
            if (!is_found(store, kit, &key)) bx_prepared_store_keep(store, &key, kit->p);
        found += is_found(store, kit, &key);
        bx_arena_rewind(kit->arena, mark);
    }
    return found;
}

/* Full, it stays as it is; but not when most of what comes is not in it. */
START_TEST(a_full_store_learns_anew)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    bx_prepared_store *store = bx_prepared_store_new(50000);
    int kept = keep_numbers(store, &kit, 0, 499);
    ck_assert_int_gt(kept, 20);
    ck_assert_int_lt(kept, 200);
    ck_assert_int_eq(keep_numbers(store, &kit, 0, kept - 1), kept);
    ck_assert_int_eq(keep_numbers(store, &kit, 1000, 1009), 0);
    for (int round = 0; round < 100; round++) {
        ck_assert_int_eq(keep_numbers(store, &kit, 0, kept - 1), kept);
        ck_assert_int_eq(keep_numbers(store, &kit, 1000, 1009), 0);
    }
    for (int round = 0; round < 300; round++)
        keep_numbers(store, &kit, 1000, 1019);
    ck_assert_int_eq(keep_numbers(store, &kit, 1000, 1019), 20);
    bx_prepared_store_free(store);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        kept_texts_are_set_as_others, styles_and_rules_are_told_apart, half_digits_are_told_apart,
        spans_are_told_apart,         names_are_the_documents,         what_comes_again_is_found,
        a_full_store_learns_anew,     faults_are_told_again,           the_store_has_a_limit,
    };
    return bx_suite_run("text/prepared_store", tests, BX_COUNT(tests));
}
