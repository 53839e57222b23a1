/* Fields in which one signs: points where seals, stamps or names are, moving nothing. */
#include <inttypes.h>
#include <stdio.h>

#include "support/draft.h"
#include "support/suite.h"

enum { MOST = 4 };

static bx_draft draft;

static const char *const date = "2024年1月15日";

/* The items of one type, of all pages in their order. */
static int find_items(bx_item_type type, const bx_item **items)
{
    int count = 0;
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count && count < MOST; i++)
            if (draft.pages->pages[p].items[i].type == type)
                items[count++] = &draft.pages->pages[p].items[i];
    return count;
}

static void expect_box(const char *what, bx_rect is, bx_rect wanted)
{
    ck_assert_msg(is.x == wanted.x && is.y == wanted.y && is.w == wanted.w && is.h == wanted.h,
                  "%s: %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 ", not %" PRId64 " %" PRId64
                  " %" PRId64 " %" PRId64,
                  what, bx_um(is.x), bx_um(is.y), bx_um(is.w), bx_um(is.h), bx_um(wanted.x),
                  bx_um(wanted.y), bx_um(wanted.w), bx_um(wanted.h));
}

/* A field has no extent: readers would draw over it. */
static void expect_corner(const char *what, const bx_item *field, bx_rect of)
{
    expect_box(what, field->box, (bx_rect){.x = of.x, .y = of.y});
}

/* Where a line begins, in the em-height of its type. */
static bx_rect line_box(const char *text)
{
    int page = 0;
    const bx_item *run = bx_draft_find(&draft, text, &page);
    ck_assert_msg(run != NULL, "%s", text);
    return (bx_rect){.x = run->box.x, .y = bx_draft_top(run)};
}

static void set(const bx_draft_signer *by, int count)
{
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天地玄黄。");
    bx_draft_signers(&draft, by, count, date);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
}

/* --- where ------------------------------------------------------------------------ */

START_TEST(a_field_is_where_the_picture_is)
{
    static const bx_draft_signer rows[][2] = {
        {{.name = "甲局", .diameter = 42000, .alt = "甲局印章", .sign = "甲"},
         {.name = "乙局", .diameter = 38000, .alt = "乙局印章", .sign = "乙"}},
        {{.post = "县长", .alt = "张三签名章", .width = 800, .height = 300, .sign = "甲"},
         {.post = "书记", .alt = "李四签名章", .width = 600, .height = 300, .sign = "乙"}},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        const bx_item *fields[MOST], *pictures[MOST];
        set(rows[i], 2);
        ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 2);
        ck_assert_int_eq(find_items(BX_ITEM_IMAGE, pictures), 2);
        for (int k = 0; k < 2; k++) {
            expect_corner(rows[i][k].sign, fields[k], pictures[k]->box);
            ck_assert(bx_str_is(fields[k]->tag->words->title, rows[i][k].sign));
        }
        bx_draft_close(&draft);
    }
}
END_TEST

/* The room of a seal stands where a seal would. */
START_TEST(a_field_is_where_a_seal_would_be)
{
    bx_rect seal = {0};
    for (int is_room = 0; is_room < 2; is_room++) {
        const bx_draft_signer by = {
            .name = "甲局", .diameter = 42000, .alt = is_room ? NULL : "印章", .sign = "甲"};
        const bx_item *fields[MOST], *seals[MOST];
        set(&by, 1);
        ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 1);
        ck_assert_int_eq(find_items(BX_ITEM_IMAGE, seals), is_room ? 0 : 1);
        if (!is_room) seal = seals[0]->box;
        expect_corner(is_room ? "room" : "seal", fields[0], seal);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(a_field_is_where_the_name_is)
{
    static const bx_draft_signer one[] = {{.name = "云泽县水利局", .sign = "甲"}};
    static const bx_draft_signer two[] = {{.name = "云泽县水利局", .sign = "甲"},
                                          {.name = "云泽县农业农村局", .sign = "乙"}};
    static const bx_draft_signer lines[] = {{.name = "云泽县发展\n和改革委员会", .sign = "甲"}};
    static const bx_draft_signer post[] = {{.post = "县长", .name = "张三", .sign = "甲"}};
    const bx_item *fields[MOST];
    set(one, 1);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 1);
    expect_corner("one", fields[0], line_box("云泽县水利局"));
    bx_draft_close(&draft);
    set(two, 2);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 2);
    expect_corner("first", fields[0], line_box("云泽县水利局"));
    expect_corner("second", fields[1], line_box("云泽县农业农村局"));
    bx_draft_close(&draft);
    set(lines, 1);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 1);
    bx_rect first = line_box("云泽县发展"), longest = line_box("和改革委员会");
    ck_assert_int_lt(longest.x, first.x);
    expect_corner("lines", fields[0], (bx_rect){.x = longest.x, .y = first.y});
    bx_draft_close(&draft);
    set(post, 1);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 1);
    bx_rect name = line_box("张三"); /* in the middle of the stamp's room */
    ck_assert(fields[0]->box.y < name.y && fields[0]->box.y > name.y - 2 * draft.signed_style.size);
    expect_corner("post", fields[0], (bx_rect){.x = name.x, .y = fields[0]->box.y});
    bx_draft_close(&draft);
}
END_TEST

/* --- nothing moves ------------------------------------------------------------------ */

/* So many lines before a sealed signature, and a note of so many characters: the seal goes up for either. */
static void set_page(int lines, int note, const char *sign)
{
    const bx_draft_signer by = {.name = "甲局", .diameter = 42000, .alt = "印章", .sign = sign};
    bx_draft_open(&draft);
    for (int i = 0; i < lines; i++)
        bx_draft_hanzi(&draft, 26);
    bx_draft_signers(&draft, &by, 1, date);
    if (note > 0) bx_draft_paragraph(&draft, bx_draft_text(&draft, 30, note));
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
}

typedef BX_VEC(bx_rect) boxes;

static void collect(bx_arena *arena, boxes *all)
{
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_item *item = &draft.pages->pages[p].items[i];
            if (item->type == BX_ITEM_FIELD) continue;
            bx_rect *box = BX_VEC_PUSH(arena, all);
            ck_assert_ptr_nonnull(box);
            *box = item->box;
            box->y += p * draft.page.height;
        }
}

/* How far the seal begins above the name. */
static bx_len compare_pages(int lines, int note)
{
    bx_arena *arena = bx_arena_new(1 << 20);
    boxes with = {0}, without = {0};
    const bx_item *field[MOST], *seal[MOST];
    set_page(lines, note, "甲局电子签名");
    collect(arena, &with);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, field), 1);
    ck_assert_int_eq(find_items(BX_ITEM_IMAGE, seal), 1);
    expect_corner("field", field[0], seal[0]->box);
    bx_len up = line_box("甲局").y - seal[0]->box.y;
    bx_draft_close(&draft);
    set_page(lines, note, NULL);
    collect(arena, &without);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, field), 0);
    bx_draft_close(&draft);
    ck_assert_int_eq(with.count, without.count);
    for (int i = 0; i < with.count; i++)
        expect_box("the same", with.items[i], without.items[i]);
    bx_arena_free(arena);
    return up;
}

START_TEST(a_field_goes_up_with_its_seal_and_moves_nothing)
{
    static const int notes[] = {0, 8, 19}; /* none; beside the seal; below it */
    bx_len up[BX_COUNT(notes)];
    for (int lines = 6; lines < 24; lines++) {
        for (int i = 0; i < BX_COUNT(notes); i++)
            up[i] = compare_pages(lines, notes[i]);
        ck_assert_int_gt(up[2], up[0]);
    }
}
END_TEST

/* --- in the structure ------------------------------------------------------------------- */

/* Behind the name; of a post behind its stamp. */
START_TEST(fields_are_read_behind_who_signs)
{
    static const bx_draft_signer rows[][2] = {
        {{.name = "甲局", .diameter = 42000, .alt = "印章", .sign = "甲"},
         {.name = "乙局", .diameter = 42000, .alt = "印章"}},
        {{.post = "县长", .alt = "签名章", .sign = "甲"},
         {.post = "书记", .alt = "签名章", .sign = "乙"}},
    };
    static const bx_tag_role roles[][7] = {
        {BX_TAG_P, BX_TAG_P, BX_TAG_FORM, BX_TAG_P, BX_TAG_P, BX_TAG_FIGURE, BX_TAG_FIGURE},
        {BX_TAG_P, BX_TAG_P, BX_TAG_FIGURE, BX_TAG_FORM, BX_TAG_P, BX_TAG_FIGURE, BX_TAG_FORM},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        set(rows[i], 2);
        const bx_tag *tag = draft.pages->tags.root->first;
        for (int k = 0; k < BX_COUNT(roles[i]); k++, tag = tag->next) {
            ck_assert_ptr_nonnull(tag);
            ck_assert_msg(tag->role == roles[i][k], "row %d, %d: %d", i, k, tag->role);
        }
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(the_field_of_a_document_is_its_last)
{
    const bx_item *fields[MOST];
    bx_draft_open(&draft);
    draft.sign = "某会电子签名";
    for (int i = 0; i < 30; i++)
        bx_draft_hanzi(&draft, 20);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    ck_assert_int_eq(draft.pages->count, 2);
    ck_assert_int_eq(find_items(BX_ITEM_FIELD, fields), 1);
    const bx_page *last = &draft.pages->pages[1];
    ck_assert_ptr_eq(fields[0], &last->items[last->count - 1]);
    expect_corner("corner", fields[0], (bx_rect){.y = draft.page.height});
    ck_assert_ptr_eq(fields[0]->tag, draft.pages->tags.root->last);
    ck_assert(bx_str_is(fields[0]->tag->words->title, "某会电子签名"));
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        a_field_is_where_the_picture_is,  a_field_is_where_a_seal_would_be,
        a_field_is_where_the_name_is,     a_field_goes_up_with_its_seal_and_moves_nothing,
        fields_are_read_behind_who_signs, the_field_of_a_document_is_its_last};
    return bx_suite_run("compose/field", tests, BX_COUNT(tests));
}
