/*
 * What stays together on a line: the marks of bx_kit_places, ten and more of each kind.
 * GB/T 15834-2011, GB/T 15835-2011, GB/T 9704-2012 7.2.5.
 */
#include <string.h>

#include "support/suite.h"
#include "support/text_kit.h"

typedef struct unit_case {
    const char *text, *places;
} unit_case;

static void check_units(const unit_case *cases, int count)
{
    bx_text_kit kit;
    bx_kit_open(&kit);
    for (int i = 0; i < count; i++) {
        const char *places = bx_kit_places(&kit, cases[i].text);
        ck_assert_msg(strcmp(places, cases[i].places) == 0, "%s\n  got  %s\n  want %s",
                      cases[i].text, places, cases[i].places);
    }
    bx_kit_close(&kit);
}

START_TEST(numbers_and_what_they_count)
{
    static const unit_case cases[] = {
        {"共5件", "共|5~件"},
        {"共1.5万元", "共|1.5~万~元"},
        {"共12.8亿元", "共|12.8~亿~元"},
        {"共3万余人", "共|3~万~余~人"},
        {"共60多家", "共|60~多~家"},
        {"共3人次", "共|3~人~次"},
        {"共8.29平方公里", "共|8.29~平~方~公~里"},
        {"共5个百分点", "共|5~个~百~分~点"},
        {"共8个工作日内", "共|8~个~工~作~日|内"},
        {"共2.45万亿立方米", "共|2.45~万~亿~立~方~米"},
        {"共3年多", "共|3~年'多"},
        {"共30 km路", "共|30 ~k^m|路"},
        {"共3kmart", "共|3^k^m^a^r^t"},
        {"按12345热线", "按|12345'热|线"},
        {"共5万", "共|5~万"},
        {"共１２３件", "共|１２３~件"},
        {"共 5 件", "共 |5 ~件"},
        {"共1 286件", "共|1 ~286~件"},
        {"共12 345 678元", "共|12 ~345 ~678~元"},
        {"第1 28页", "第~1 |28~页"},
        {"国办函〔2021〕30号文", "国|办|函|〔2021〕~30号~文"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(chinese_numbers)
{
    static const unit_case cases[] = {
        {"依第二十条办", "依|第~二~十~条|办"},
        {"收一百二十三件", "收|一~百~二~十~三~件"},
        {"二〇二四年度", "二~〇~二~四~年~度"},
        {"占百分之五十", "占|百~分~之~五~十"},
        {"为三分之二", "为|三~分~之~二"},
        {"约三点五倍", "约|三~点~五~倍"},
        {"第三方", "第~三|方"},
        {"第3号", "第~3~号"},
        {"第十五届", "第~十~五~届"},
        {"两千余人", "两~千~余~人"},
        {"有三天", "有|三|天"},
        {"是一项", "是|一|项"},
        {"统一般", "统|一|般"},
        {"千万不要", "千~万|不|要"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(signs_and_other_halves)
{
    static const unit_case cases[] = {
        {"达−8分", "达|−8~分"},
        {"达＋3分", "达|＋~3~分"},
        {"达－3分", "达－~3~分"},
        {"达±2分", "达|±2~分"},
        {"为８．５％强", "为|８．~５％|强"},
        {"在2016—2020年", "在|2016—~2020~年"},
        {"在25～30℃间", "在|25～~30℃|间"},
        {"占10%—31%强", "占|10%—~31%|强"},
        {"行7×24小时制", "行|7×24~小~时|制"},
        {"在1至6月", "在|1~至~6~月"},
        {"在9：30前", "在|9：~30'前"},
        {"拨010—6888 1234转", "拨|010—~6888 ~1234'转"},
        {"拨0359-3032112转", "拨|0359-~3032112'转"},
        {"拨0359—3032112转", "拨|0359—~3032112'转"},
        {"拨400 820 8820转", "拨|400 ~820 ~8820'转"},
        {"依GB/T 15834—2011办", "依|G^B/~T |15834—~2011'办"},
        {"依DB14/T 1234—2020办", "依|D^B^14/~T |1234—~2020'办"},
        {"升至3.0版", "升|至|3.0~版"},
        {"登163.com查", "登|163.^c^o^m|查"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(dates_places_words)
{
    static const unit_case cases[] = {
        {"于2023年1月5日", "于|2023~年+1~月+5~日"},
        {"于2023 年 1 月 5 日", "于|2023 ~年 +1 ~月 +5 ~日"},
        {"于8时30分", "于|8~时+30~分"},
        {"用3小时20分钟", "用|3~小~时+20~分~钟"},
        {"于2023年3000件", "于|2023~年|3000~件"},
        {"于二〇二四年三月", "于|二~〇~二~四~年+三|月"},
        {"在B区216室", "在|B~区+216~室"},
        {"在A座", "在|A~座"},
        {"在3号楼2单元101室", "在|3~号~楼+2~单~元+101~室"},
        {"见附件2", "见|附'件'2"},
        {"见表 3", "见|表 '3"},
        {"见图表", "见|图|表"},
        {"用IPv6地址", "用|I^P^v^6|地|址"},
        {"测PM2.5数据", "测|P^M^2.5|数|据"},
        {"用5G网络", "用|5^G|网|络"},
        {"连Wi-Fi用", "连|W^i-~F^i|用"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(brackets_and_names)
{
    static const unit_case cases[] = {
        {"字（氵舞）为", "字|（氵~舞）|为"},
        {"字〔沙龙〕为", "字|〔沙~龙〕|为"},
        {"见（附后说明）", "见|（附|后|说|明）"},
        {"依《条例》办", "依|《条'例》|办"},
        {"依《管理办法》办", "依|《管'理'办'法》|办"},
        {"依《信息公开条例》", "依|《信|息|公|开|条|例》"},
        {"称“一网”为", "称|“一'网”|为"},
        {"请阿依古丽·买买提来", "请|阿'依'古=丽·=买=买'提|来"},
        {"扎西·多吉", "扎=西·=多=吉"},
        {"约翰・李", "约=翰・=李"},
        {"约翰•李", "约=翰•=李"},
        {"依‹条例›办", "依|‹条~例›|办"},
        {"依<条例>办", "依|<条~例>|办"},
        {"依<信息公开>办", "依|<信|息|公|开>|办"},
        {"当a<b且c>d时", "当|a<^b|且|c>^d|时"},
        {"若<5且>3时", "若|<5'且|>3~时"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

START_TEST(addresses)
{
    static const unit_case cases[] = {
        {"见http://www.a.cn/b?c=1&d_e。好",
         "见|h^t^t^p^:-/^/-w^w^w^./a^./c-n^//b^?/c^=/1^&^d^_^e。|好"},
        {"邮箱a.b@c.cn，好", "邮|箱|a^.^b^@^c^.^c^n，|好"},
        {"邮箱abc@def.cn，好", "邮|箱|a^b^c^@@d~e~f^.^c^n，|好"},
        {"www.abcd.cn/%E6%B0%B4", "w^w^w^./a-b-c-d^./c-n^/^%^E^6^%^B^0^%^B^4"},
    };
    check_units(cases, BX_COUNT(cases));
}
END_TEST

int main(void)
{
    const TTest *tests[] = {numbers_and_what_they_count, chinese_numbers,    signs_and_other_halves,
                            dates_places_words,          brackets_and_names, addresses};
    return bx_suite_run("text/units", tests, BX_COUNT(tests));
}
