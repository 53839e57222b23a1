/* Pictures that the data name: which become blocks, what they say to those who do not see them. */
#include <string.h>

#include "document/bind.h"
#include "support/bound.h"
#include "support/suite.h"

#include "base/ban.h"

static const char head[] =
    "banxin: 1\n"
    "name: 试排\n"
    "extends: gbt9704\n"
    "fields:\n"
    "  机关: {type: text, required: true}\n"
    "  注: {type: text}\n"
    "  件数: {type: count}\n"
    "  日期: {type: date}\n"
    "  印章: {type: seal}\n"
    "  图: {type: image}\n"
    "  照片: {type: list, fields: {图: {type: image}, 题: {type: text, required: true}}}\n";

static void open_case(bound *b, const char *body, const char *data)
{
    bx_buf whole = {0}, own = {0};
    bx_buf_printf(&whole, "%s%s", head, body);
    bx_buf_printf(&own, "机关: 青禾市某局\n%s", data);
    ck_assert(!whole.failed && !own.failed);
    bound_open(b, whole.ptr, own.ptr);
    bx_buf_release(&whole);
    bx_buf_release(&own);
}

/* Blocks: the dump without the line of the document. */
#define PICTURE "body:\n  - image: \"{图?}\"\n"

static const struct {
    const char *body, *data, *blocks;
} pictures[] = {
    {PICTURE, "", ""},
    {PICTURE, "图: ~\n", ""},
    {PICTURE, "图: {图: 图/坝.png, 说明: 水库大坝}\n",
     "PICTURE 0 | 图/坝.png | 水库大坝\nIMAGE 0 center\n"},
    {PICTURE "    width: 72pt\n    height: 36pt\n    align: right\n    alt: \"{机关}{注?}\"\n",
     "图: {图: 坝.png, 说明: 水库大坝}\n注: 大坝\n",
     "PICTURE 0 | 坝.png | 青禾市某局大坝\nIMAGE 0 right width 72pt height 36pt\n"},
    /* words of the layout that come out empty are no words */
    {PICTURE "    alt: \"{注?}\"\n    align: left\n", "图: {图: 坝.png, 说明: 水库大坝}\n",
     "PICTURE 0 | 坝.png | 水库大坝\nIMAGE 0 left\n"},
    {PICTURE "    alt: 大坝\n    if: 件数 > 1\n", "图: 坝.png\n件数: 1\n", ""},
    {PICTURE "    caption: [\"图{件数}\", {left: \"{注?}\"}, {left: 来源, right: \"{注?}\"}]\n",
     "图: {图: 坝.png, 说明: 水库大坝}\n件数: 1\n",
     "PICTURE 0 | 坝.png | 水库大坝\nIMAGE 0 center\nCAPTION 表格 center | 图1\n"
     "CAPTION 表格 left | 来源\n"},
    {PICTURE "    decorative: true\n", "图: 坝.png\n",
     "PICTURE 0 | 坝.png decorative | \nIMAGE 0 center\n"},
    {PICTURE "    decorative: false\n", "图: {图: 坝.png, 说明: 坝}\n",
     "PICTURE 0 | 坝.png | 坝\nIMAGE 0 center\n"},
    {"body:\n  - each: 照片\n    body:\n      - {image: \"{图?}\", height: 10pt, alt: \"{题}\"}\n",
     "照片:\n  - {图: a.png, 题: 甲}\n  - {题: 乙}\n  - {图: c.png, 题: 丙}\n",
     "PICTURE 0 | a.png | 甲\nPICTURE 1 | c.png | 丙\nIMAGE 0 center height 10pt\n"
     "IMAGE 1 center height 10pt\n"},
};

START_TEST(shows_pictures)
{
    for (int i = 0; i < BX_COUNT(pictures); i++) {
        bound b;
        open_case(&b, pictures[i].body, pictures[i].data);
        bx_status status = bound_bind(&b);
        ck_assert_msg(status == BX_OK, "row %d: %s", i, bound_messages(&b));
        const char *blocks = strchr(bound_dump(&b), '\n') + 1;
        ck_assert_msg(strcmp(blocks, pictures[i].blocks) == 0, "row %d:\n%s", i, blocks);
        ck_assert_str_eq(bound_messages(&b), "");
        bound_close(&b);
    }
}
END_TEST

START_TEST(only_a_seal_must_be_square)
{
    bound b;
    open_case(&b,
              "body:\n  - signature: {agency: \"{机关}\", date: \"{日期?}\", seal: \"{印章?}\"}\n"
              "  - {image: \"{图?}\", alt: 大坝}\n",
              "日期: 2024-01-15\n印章: {图: 印.png}\n图: 坝.png\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    ck_assert_int_eq(b.document->picture_count, 2);
    ck_assert(b.document->pictures[0].is_seal);
    ck_assert(!b.document->pictures[1].is_seal);
    bound_close(&b);
}
END_TEST

/* Figure without words: a warning at the picture, and the block all the same. */
START_TEST(tells_of_a_picture_without_words)
{
    bound b;
    open_case(&b, PICTURE "    alt: \"{注?}\"\n", "图: 坝.png\n");
    ck_assert_int_eq(bound_bind(&b), BX_OK);
    ck_assert_int_eq(strncmp(bound_messages(&b), "0512@2:4 ", 9), 0);
    ck_assert_int_eq(b.document->sections[0].block_count, 1);
    bound_close(&b);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {shows_pictures, only_a_seal_must_be_square,
                            tells_of_a_picture_without_words};
    return bx_suite_run("document/picture", tests, BX_COUNT(tests));
}
