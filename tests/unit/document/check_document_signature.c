/* Who signs, as layouts say it: organs with seals, posts with stamps. */
#include <string.h>

#include "base/extra.h"
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

#define SIGNED(who)                                                                                          \
    "sign: \"{标题?}电子签名\"\nbody:\n  - signature: {each: 各机关, agency: \"{名称?}\", sign: " \
    "\"" who "\", date: \"{日期?}\"}\n"
#define TWO "标题: 某会\n日期: 2024-01-15\n各机关: [{名称: 甲局}, {名称: 乙局, 印章: 留位}]\n"

/* Behind each who signs; where nobody has a field, the document's. Of a draft nothing can be signed. */
static const bind_case fields_of[] = {
    {SIGNED("{名称?}电子签名"), TWO,
     "SIGNATURE 署名 | 甲局 sign 甲局电子签名 | 乙局 sign 乙局电子签名 | 2024年1月15日\n"},
    {SIGNED("{if(present(印章), '乙')}"), TWO,
     "SIGNATURE 署名 | 甲局 | 乙局 sign 乙 | 2024年1月15日\n"},
    {SIGNED("{if(present(标题) and count(各机关) > 2, '丙')}"), TWO,
     "SIGN 某会电子签名\nSIGNATURE 署名 | 甲局 | 乙局 | 2024年1月15日\n"},
    {SIGNED("{名称?}电子签名"), "标题: 某会\n各机关: []\n", "SIGN 某会电子签名\n"},
    {"body:\n  - signature: {agency: \"{各机关.名称...}\", sign: \"{各机关.名称...}\", date: "
     "\"{日期?}\"}\n",
     TWO, "SIGNATURE 署名 | 甲局 sign 甲局 | 乙局 sign 乙局 | 2024年1月15日\n"},
    {"body:\n  - signature: {agency: \"{各机关.名称...}\", sign: 联合签名, date: \"{日期?}\"}\n",
     TWO, "SIGNATURE 署名 | 甲局 sign 联合签名 | 乙局 sign 联合签名 | 2024年1月15日\n"},
    {"body:\n  - signature: {each: 各人, post: \"{职务?}\", stamp: \"{章?}\", agency: \"{姓名?}\", "
     "sign: "
     "\"{姓名?}\", "
     "date: \"{日期?}\"}\nsignature: {stamp: {width: 40mm, height: 15mm}}\n",
     "各人: [{职务: 县长, 姓名: 张三}, {职务: ~}]\n",
     "SIGNATURE 署名 | 县长 | 张三 sign 张三 | \n"},
    {"body:\n  - signature: {agency: \"{标题?}\", sign: \"{标题?}\", date: \"{日期?}\"}\n",
     "标题: [甲, 乙局]\n", "SIGNATURE 署名 | 甲 | 乙局 sign 甲乙局 | \n"},
    {"sign: \"{标题?}\"\nbody:\n  - text: 甲。\n", "标题: 某会\n", "SIGN 某会\nP 正文 | 甲。\n"},
    {"sign: \"{标题?}\"\nbody:\n  - text: 甲。\n", "日期: 2024-01-15\n", "P 正文 | 甲。\n"},
};

START_TEST(fields_are_called_by_who_signs)
{
    for (int i = 0; i < 2 * BX_COUNT(fields_of); i++) {
        const bind_case *row = &fields_of[i / 2];
        bound b;
        open_case(&b, row->body, row->data);
        b.extras = i % 2 == 0 ? BX_EXTRA_LINE_NUMBERS : BX_EXTRA_DRAFT;
        ck_assert_msg(bound_bind(&b) == BX_OK, "row %d: %s", i / 2, bound_messages(&b));
        const char *blocks = strchr(bound_dump(&b), '\n') + 1;
        if (i % 2 == 0)
            ck_assert_msg(strcmp(blocks, row->blocks) == 0, "row %d:\n%s", i / 2, blocks);
        else
            ck_assert_msg(!strstr(blocks, " sign ") && !strstr(blocks, "SIGN "), "row %d:\n%s",
                          i / 2, blocks);
        bound_close(&b);
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {several_sign, tells_organs_from_lines, who_does_not_sign_is_told,
                            fields_are_called_by_who_signs};
    return bx_suite_run("document/signature", tests, BX_COUNT(tests));
}
