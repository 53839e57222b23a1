/* Text read in the wrong encoding and written again: found, put back, and nothing else taken for it. */
#include <string.h>

#include "support/suite.h"
#include "support/text_kit.h"
#include "text/prepare.h"

START_TEST(is_put_back)
{
    static const struct {
        const char *text, *was;
    } cases[] = {
        /* UTF-8 as GBK; what GBK has not was lost at the end */
        {"涓€銆", "一"},
        {"涓€銆佹€讳綋鎯呭喌", "一、总体情况"},
        {"鍥藉姟闄㈠姙", "国务院办"},
        {"鍏充簬鏀垮簻淇℃伅", "关于政府信息"},
        {"甲：鏀垮簻淇℃伅，乙", "政府信息"},
        {"骞村害鎶ュ憡", "年度报告"},
        {"渚濈敵璇峰叕寮€", "依申请公开"},
        {"浜烘皯鏀垮簻", "人民政府"},
        {"閫氱煡", "通知"},
        {"鐨勯棶棰", "的问"},
        /* UTF-8 as Windows-1252 */
        {"ä¸€ã€", "一"},
        {"æ”¿åºœ", "政府"},
        {"é€šçŸ¥", "通知"},
        {"cafÃ©", "é"},
        {"Â·", "·"},
        {"ï¼Œ", "，"},
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(cases); i++) {
        bx_diag_clear(kit.diag);
        bx_kit_prepare(&kit, cases[i].text);
        const bx_diagnostic *d = bx_diag_count(kit.diag) > 0 ? bx_diag_at(kit.diag, 0) : NULL;
        ck_assert_msg(d && d->code == BX_E_DECODED_TWICE, "%s", cases[i].text);
        ck_assert_msg(bx_str_is(d->args[1], cases[i].was), "%s: %.*s", cases[i].text,
                      BX_STR_ARG(d->args[1]));
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(is_not_seen_where_it_is_not)
{
    static const char *const texts[] = {
        "一、总体情况。全年受理申请12件",
        "鑫源公司在鋆先生处",
        "钟鍾鐘錢鈴鋼鐵銀行閱讀聞間開關",
        "付5€给他，10€、€100",
        "涓涞浜淇宸骞瀵绛",
        "café naïve élève Ærø Øre",
        "Ãgua é boa; Âmbar",
        "é» ê· ä·",
        "錯誤銷售錄取鎮長鏡頭",
        "涓流汇海，骞旗淇水",
    };
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < BX_COUNT(texts); i++) {
        bx_diag_clear(kit.diag);
        bx_kit_prepare(&kit, texts[i]);
        for (int k = 0; k < bx_diag_count(kit.diag); k++)
            ck_assert_msg(bx_diag_at(kit.diag, k)->code != BX_E_DECODED_TWICE, "%s", texts[i]);
    }
    bx_kit_close(&kit);
}
END_TEST

START_TEST(stands_at_its_place)
{
    bx_text_kit kit;
    bx_buf message = {0};
    bx_kit_open(&kit);
    const bx_text_file file = {"a.yaml", BX_STR("x: 甲骞村害鎶ュ憡，乙")};
    bx_str text = BX_STR("甲骞村害鎶ュ憡，乙");
    bx_span span = {0, text.len, kit.style, 0};
    bx_place origin = {&file, 3, text.len};
    bx_words words = {.text = text,
                      .spans = &span,
                      .span_count = 1,
                      .rules = &kit.rules,
                      .origin = &origin,
                      .exact = true};
    bx_prepared *p = NULL;
    ck_assert_int_eq(bx_prepare(kit.arena, kit.scratch, kit.engine, &words, kit.diag, &p), BX_OK);
    const bx_diagnostic *d = bx_diag_at(kit.diag, 0);
    ck_assert_int_eq(d->column, 5);
    ck_assert_int_eq(d->caret_len, 6);
    bx_diagnostic_write(d, BX_ENGLISH, &message);
    ck_assert_str_eq(message.ptr,
                     "骞村害鎶ュ憡 reads like text that was decoded wrongly; it was: 年度报告");
    bx_buf_release(&message);
    bx_kit_close(&kit);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {is_put_back, is_not_seen_where_it_is_not, stands_at_its_place};
    return bx_suite_run("text/decoded_twice", tests, BX_COUNT(tests));
}
