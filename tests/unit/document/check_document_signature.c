/* Who signs, as layouts say it: organs with seals, posts with stamps. */
#include <string.h>

#include "support/bound.h"
#include "support/suite.h"

static const char fields[] =
    "banxin: 1\nname: 样张\nextends: gbt9704\n"
    "fields:\n"
    "  标题: {type: lines}\n"
    "  日期: {type: date}\n"
    "  印章: {type: seal}\n"
    "  各机关: {type: list, fields: {名称: {type: lines}, 印章: {type: seal}}}\n"
    "  各人: {type: list, fields: {职务: {type: text}, 姓名: {type: text}, 章: {type: image}}}\n";

static void open_case(bound *b, const char *layout, const char *data)
{
    bx_buf whole = {0};
    bx_buf_printf(&whole, "%s%s", fields, layout);
    ck_assert(!whole.failed);
    bound_open(b, whole.ptr, data);
    bx_buf_release(&whole);
}

typedef struct bind_case {
    const char *body, *data, *blocks;
} bind_case;

#define JOINT                                                                                      \
    "body:\n  - signature: {each: 各机关, agency: \"{名称?}\", seal: \"{印章?}\", "         \
    "alt: \"{名称?}印章\", date: \"{日期?}\"}\n"
#define STAMPED                                                                                    \
    "signature: {stamp: {width: 40mm, height: 15mm}}\n"                                            \
    "body:\n  - signature: {each: 各人, post: \"{职务?}\", stamp: \"{章?}\", agency: "        \
    "\"{姓名?}\", alt: \"{姓名?}签名章\", date: \"{日期?}\"}\n"

static const bind_case several[] = {
    {JOINT,
     "日期: 2024-01-15\n各机关:\n  - {名称: 甲局, 印章: {图: 甲.png, 直径: 42mm}}\n"
     "  - {名称: [乙, 局], 印章: 留位}\n  - {名称: 丙局}\n  - {印章: ~}\n",
     "PICTURE 0 | 甲.png | 甲局印章\n"
     "SIGNATURE 署名 | 甲局 image 0 119.055pt | 乙 | 局 room 119.055pt | 丙局 | 2024年1月15日\n"},
    {JOINT, "日期: 2024-01-15\n各机关: [{名称: 甲局, 印章: 留位}]\n",
     "SIGNATURE 署名 room 119.055pt | 甲局 | 2024年1月15日\n"},
    {JOINT, "各机关: []\n", ""},
    {"body:\n  - signature: {agency: \"{各机关.名称...}\", date: \"{日期?}\"}\n",
     "日期: 2024-01-15\n各机关: [{名称: 甲局}, {名称: 乙局}]\n",
     "SIGNATURE 署名 | 甲局 | 乙局 | 2024年1月15日\n"},
    {STAMPED,
     "日期: 2024-01-15\n各人:\n  - {职务: 县长, 姓名: 张三, 章: 张.png}\n"
     "  - {职务: 书记, 姓名: 李四}\n  - {职务: ~}\n",
     "PICTURE 0 | 张.png | 张三签名章\n"
     "SIGNATURE 署名 | 县长 image 0 | 书记 | 李四 | 2024年1月15日\n"},
};

START_TEST(several_sign)
{
    for (int i = 0; i < BX_COUNT(several); i++) {
        bound b;
        open_case(&b, several[i].body, several[i].data);
        ck_assert_msg(bound_bind(&b) == BX_OK, "row %d: %s", i, bound_messages(&b));
        const char *blocks = strchr(bound_dump(&b), '\n') + 1;
        ck_assert_msg(strcmp(blocks, several[i].blocks) == 0, "row %d:\n%s", i, blocks);
        bound_close(&b);
    }
}
END_TEST

/* What is to stand under each other is told apart: names of one organ, and organs. */
START_TEST(tells_organs_from_lines)
{
    static const struct {
        const char *agency, *seal;
        int count;
    } rows[] = {{"{各机关.名称...}", "~", 2}, {"{各机关.名称...}", "留位", 1}, {"{标题?}", "~", 1}};
    for (int i = 0; i < BX_COUNT(rows); i++) {
        bound b;
        bx_buf body = {0}, data = {0};
        bx_buf_printf(
            &body, "body:\n  - signature: {agency: \"%s\", seal: \"{印章?}\", date: \"{日期?}\"}\n",
            rows[i].agency);
        bx_buf_printf(&data, "标题: [甲, 乙]\n各机关: [{名称: 甲局}, {名称: 乙局}]\n印章: %s\n",
                      rows[i].seal);
        open_case(&b, body.ptr, data.ptr);
        ck_assert_int_eq(bound_bind(&b), BX_OK);
        const bx_signature *signature = b.document->sections[0].blocks[0].signature;
        ck_assert_msg(signature->count == rows[i].count, "row %d: %d", i, signature->count);
        bound_close(&b);
        bx_buf_release(&body);
        bx_buf_release(&data);
    }
}
END_TEST

/* Each post without a stamp and without a name is told. */
START_TEST(who_does_not_sign_is_told)
{
    bound b;
    open_case(&b, STAMPED, "各人: [{职务: 县长}, {职务: 书记, 姓名: 李四}, {职务: 主任}]\n");
    ck_assert_int_eq(bound_bind(&b), BX_ERR_INPUT);
    int told = 0;
    for (const char *at = bound_messages(&b); (at = strstr(at, "0520@")) != NULL; at++)
        told++;
    ck_assert_int_eq(told, 2);
    bound_close(&b);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {several_sign, tells_organs_from_lines, who_does_not_sign_is_told};
    return bx_suite_run("document/signature", tests, BX_COUNT(tests));
}
