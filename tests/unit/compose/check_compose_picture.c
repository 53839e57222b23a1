/* Pictures by themselves: their size, where they stand, and what stands around them. */
#include <check.h>

#include "support/draft.h"
#include "support/suite.h"

#include "base/ban.h"

static bx_draft draft;

static bx_len mm(int64_t n)
{
    return bx_len_from_um(n * 1000);
}

/* The picture so many pictures after the first, and its page (from 1). */
static const bx_item *picture(int number, int *page)
{
    for (int p = 0; p < draft.pages->count; p++)
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_item *item = &draft.pages->pages[p].items[i];
            if (item->type != BX_ITEM_IMAGE || number-- > 0) continue;
            *page = p + 1;
            return item;
        }
    return NULL;
}

static bx_len top_of(const char *text)
{
    int page = 0;
    const bx_item *run = bx_draft_find(&draft, text, &page);
    ck_assert_msg(run, "%s is not there", text);
    return bx_draft_top(run) - draft.page.area.y;
}

/* On a type area of 156 mm x 225 mm; 0: not given. Sizes to be in 1/10 mm. */
static const struct {
    int pixels[2], asked[2];
    int64_t wanted[2];
    bool is_told;
} sizes[] = {
    {{300, 150}, {0, 0}, {508, 254}, false},   /* 2 x 1 inches */
    {{1500, 300}, {0, 0}, {1560, 312}, false}, /* as wide as the type area */
    {{300, 3000}, {0, 0}, {225, 2250}, false}, /* as high */
    {{300, 150}, {60, 0}, {600, 300}, false},  /* the other by the ratio */
    {{300, 150}, {0, 60}, {1200, 600}, false},
    {{300, 150}, {60, 80}, {600, 300}, false}, /* fitted into both */
    {{150, 300}, {60, 80}, {400, 800}, false},
    {{10, 10}, {60, 80}, {600, 600}, false},
    {{300, 150}, {200, 0}, {1560, 780}, true}, /* never larger than the type area */
    {{150, 300}, {150, 0}, {1125, 2250}, true},
    {{300, 150}, {0, 100}, {1560, 780}, true},
    {{300, 150}, {300, 300}, {1560, 780}, true},
    {{300, 150}, {300, 60}, {1200, 600}, false}, /* the frame is larger, the picture is not */
    {{1, 3000}, {1000, 0}, {1, 2250}, true},     /* a hair, but there */
};

START_TEST(sizes_are_as_asked)
{
    for (int i = 0; i < BX_COUNT(sizes); i++) {
        bx_draft_open(&draft);
        bx_picture_style style = {mm(sizes[i].asked[0]), mm(sizes[i].asked[1]), BX_SIDE_CENTER};
        bx_draft_picture(&draft, sizes[i].pixels[0], sizes[i].pixels[1], &style);
        ck_assert_msg(bx_draft_set(&draft) == BX_OK, "row %d", i);
        int page = 0;
        const bx_rect box = picture(0, &page)->box;
        int64_t w = (bx_um(box.w) + 50) / 100, h = (bx_um(box.h) + 50) / 100;
        ck_assert_msg(w == sizes[i].wanted[0] && h == sizes[i].wanted[1], "row %d: %d x %d", i,
                      (int)w, (int)h);
        ck_assert_msg(box.w > 0 && box.h > 0, "row %d", i);
        ck_assert_msg(bx_draft_count(&draft, 724) == sizes[i].is_told, "row %d", i);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(it_stands_at_a_side_on_the_grid)
{
    static const bx_side sides[] = {BX_SIDE_LEFT, BX_SIDE_CENTER, BX_SIDE_RIGHT};
    for (int i = 0; i < BX_COUNT(sides); i++) {
        bx_draft_open(&draft);
        /* as high as three lines, the space above the fourth included */
        bx_picture_style style = {.height = 3 * draft.page.pitch, .align = sides[i]};
        bx_draft_paragraph(&draft, "天。");
        bx_draft_picture(&draft, 200, 100, &style);
        bx_draft_paragraph(&draft, "地。");
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        int page = 0;
        const bx_item *item = picture(0, &page);
        bx_rect area = draft.page.area;
        ck_assert_int_eq(item->box.y - area.y, draft.page.pitch);
        ck_assert_int_eq(item->box.x - area.x, i * (area.w - item->box.w) / 2);
        /* never so close that text touches it: here the fifth line would */
        ck_assert_int_eq(top_of("地。"), 5 * draft.page.pitch);
        ck_assert(item->tag && item->tag->role == BX_TAG_FIGURE);
        ck_assert(bx_str_is(item->tag->words->alt, "水库大坝"));
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(it_is_kept_whole_with_its_heading)
{
    bx_draft_open(&draft);
    bx_draft_page(&draft, 20, 10);
    bx_picture_style style = {.height = 5 * draft.page.pitch, .align = BX_SIDE_CENTER};
    for (int i = 0; i < 6; i++)
        bx_draft_paragraph(&draft, "天。");
    bx_draft_heading(&draft, 0, 2, "一、照片");
    bx_draft_picture(&draft, 100, 100, &style);
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    int page = 0;
    ck_assert_int_eq(picture(0, &page)->box.h, style.height);
    ck_assert_int_eq(page, 2);
    ck_assert_int_eq(bx_draft_page_of(&draft, "一、照片"), 2);
    bx_draft_close(&draft);
}
END_TEST

/* Below the picture, on its middle, in a Caption beside the Figure; both on one page. */
START_TEST(captions_stay_with_their_picture)
{
    static const bx_side sides[] = {BX_SIDE_LEFT, BX_SIDE_CENTER, BX_SIDE_RIGHT};
    for (int i = 0; i < BX_COUNT(sides); i++) {
        bx_draft_open(&draft);
        bx_draft_page(&draft, 20, 10);
        bx_picture_style style = {.height = 4 * draft.page.pitch, .align = sides[i]};
        bx_caption captions[] = {bx_draft_caption(&draft, NULL, "图一", NULL),
                                 bx_draft_caption(&draft, NULL, "来源", NULL)};
        for (int k = 0; k < 5; k++)
            bx_draft_paragraph(&draft, "天。");
        bx_draft_picture(&draft, 100, 100, &style);
        bx_draft_captions(&draft, captions, BX_COUNT(captions));
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        int page = 0, below = 0;
        const bx_item *item = picture(0, &page), *text = bx_draft_find(&draft, "图一", &below);
        ck_assert_int_eq(page, 2);
        ck_assert_int_eq(below, 1); /* from 0 */
        ck_assert_int_eq(bx_draft_page_of(&draft, "来源"), 2);
        ck_assert_int_ge(bx_draft_top(text), item->box.y + item->box.h);
        bx_len off = (item->box.x + item->box.w / 2) - (text->box.x + text->box.w / 2);
        ck_assert_int_lt(bx_um(off < 0 ? -off : off), 2);
        ck_assert_int_eq(item->tag->role, BX_TAG_FIGURE);
        const bx_tag *caption = text->tag->parent;
        ck_assert(text->tag->role == BX_TAG_P && caption->role == BX_TAG_CAPTION);
        ck_assert_ptr_eq(item->tag->next, caption);
        ck_assert_ptr_eq(item->tag->parent, caption->parent);
        bx_draft_close(&draft);
    }
}
END_TEST

/* What is too high with its captions gives way to them; narrower at an edge it has higher ones. */
START_TEST(a_picture_gives_room_to_its_captions)
{
    static const bx_side sides[] = {BX_SIDE_LEFT, BX_SIDE_CENTER};
    for (int i = 0; i < BX_COUNT(sides); i++) {
        bx_draft_open(&draft);
        bx_draft_page(&draft, 20, 10);
        bx_picture_style style = {.height = 30 * draft.page.pitch, .align = sides[i]};
        bx_caption caption = bx_draft_caption(
            &draft, NULL, "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏", NULL);
        bx_draft_picture(&draft, 100, 400, &style);
        bx_draft_captions(&draft, &caption, 1);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        ck_assert_int_eq(bx_draft_count(&draft, 724), 1);
        ck_assert_int_eq(draft.pages->count, 1);
        int page = 0;
        const bx_item *item = picture(0, &page);
        const bx_page *set = &draft.pages->pages[0];
        bx_len bottom = draft.page.area.y + draft.page.area.h;
        ck_assert_int_eq(bx_um(4 * item->box.w) / 10, bx_um(item->box.h) / 10);
        for (int k = 0; k < set->count; k++) {
            bool is_number = set->items[k].tag == NULL;
            if (set->items[k].type != BX_ITEM_RUN || is_number) continue;
            ck_assert_int_le(bx_draft_top(&set->items[k]) + draft.cell.size, bottom);
        }
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(what_is_decorative_is_an_artifact)
{
    static const bx_picture_style style = {.align = BX_SIDE_CENTER};
    bx_draft_open(&draft);
    bx_draft_picture(&draft, 100, 100, &style);
    draft.pictures.items[0].is_decorative = true;
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    int page = 0;
    ck_assert_ptr_null(picture(0, &page)->tag);
    ck_assert_ptr_null(draft.pages->tags.root->first);
    bx_draft_close(&draft);
}
END_TEST

START_TEST(what_could_not_be_read_takes_no_room)
{
    static const bx_picture_style style = {.align = BX_SIDE_CENTER};
    bx_draft_open(&draft);
    bx_draft_paragraph(&draft, "天。");
    bx_draft_picture(&draft, 0, 0, &style);
    bx_draft_paragraph(&draft, "地。");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    int page = 0;
    ck_assert_ptr_null(picture(0, &page));
    ck_assert_int_eq(top_of("地。"), draft.page.pitch);
    bx_draft_close(&draft);
}
END_TEST

/* Where lines close up for the signature, none goes over a picture; a seal lies over one above it. */
START_TEST(nothing_lies_on_a_picture)
{
    for (int lines = 1; lines < 12; lines++) {
        bx_draft_open(&draft);
        bx_draft_page(&draft, 20, 20);
        draft.signature.with = 2;
        draft.signature.fit_pitch = 300;
        bx_picture_style style = {.height = 5 * draft.page.pitch, .align = BX_SIDE_CENTER};
        for (int i = 0; i < lines; i++)
            bx_draft_paragraph(&draft, "天。");
        bx_draft_picture(&draft, 100, 100, &style);
        bx_draft_paragraph(&draft, "地。");
        bx_draft_paragraph(&draft, "玄。");
        bx_draft_signature(&draft, "某局", "2024年1月5日", 0, NULL);
        ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
        int page = 0, below = 0;
        const bx_item *item = picture(0, &page), *text = bx_draft_find(&draft, "地。", &below);
        if (below + 1 == page)
            ck_assert_msg(bx_draft_top(text) >= item->box.y + item->box.h, "%d lines", lines);
        bx_draft_close(&draft);
    }
}
END_TEST

START_TEST(a_seal_lies_over_the_picture_above_it)
{
    static const bx_picture_style style = {.align = BX_SIDE_CENTER};
    bx_draft_open(&draft);
    bx_draft_picture(&draft, 300, 300, &style);
    bx_draft_signature(&draft, "某局", "2024年1月5日", 42000, "某局印章");
    ck_assert_int_eq(bx_draft_set(&draft), BX_OK);
    int page = 0;
    ck_assert_int_eq(picture(0, &page)->image, 0);
    ck_assert_int_eq(picture(1, &page)->image, 1);
    bx_draft_close(&draft);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {sizes_are_as_asked,
                            it_stands_at_a_side_on_the_grid,
                            it_is_kept_whole_with_its_heading,
                            captions_stay_with_their_picture,
                            a_picture_gives_room_to_its_captions,
                            what_is_decorative_is_an_artifact,
                            what_could_not_be_read_takes_no_room,
                            nothing_lies_on_a_picture,
                            a_seal_lies_over_the_picture_above_it};
    int failed = bx_suite_run("compose picture", tests, BX_COUNT(tests));
    bx_faces_close();
    return failed;
}
