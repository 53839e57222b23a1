/*
 * For each block the characters to type, in the order of the codes they are mistaken for;
 * U+3000 where there is none. Unicode 14: UnicodeData.txt, EquivalentUnifiedIdeograph.txt.
 */
#include "base/lookalike.h"

#include <stddef.h>

#include "base/ban.h"

enum { NONE = 0x3000 };

/* clang-format off */
/* radicals: EquivalentUnifiedIdeograph.txt */
static const uint_least32_t from_2e80[] =
    U"　厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵　旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示"
    U"礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦"
    U"页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
/* Kangxi radicals: compatibility decompositions; ⼾ as mainland fonts draw it, 户 for 戶 */
static const uint_least32_t from_2f00[] =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮"
    U"山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿"
    U"片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌"
    U"舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
/* compatibility ideographs: canonical decompositions; twelve are unified and none */
static const uint_least32_t from_f900[] =
    U"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎"
    U"來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵"
    U"讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭"
    U"驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈"
    U"領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易"
    U"李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀"
    U"　　塚　晴　　凞猪益礼神祥福靖精羽　蘒　諸　　逸都　　　飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨"
    U"層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸"
    U"難響頻恵𤋮舘　　並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖"
    U"歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈"
    U"輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";
/* vertical forms */
static const uint_least32_t from_fe10[] =
    U"，、。：；！？〖〗…";
/* vertical and small forms */
static const uint_least32_t from_fe30[] =
    U"‥—–＿　（）｛｝〔〕【】《》〈〉「」『』　　［］　　　　＿＿＿，、．　；：？！—（）｛｝〔〕#&*+-<>=　\\$%@";
/* half-width kana, Hangul */
static const uint_least32_t from_ff61[] =
    U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘ"
    U"ホマミムメモヤユヨラリルレロワン゛゜　ㄱㄲㄳㄴㄵㄶㄷㄸㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊ"
    U"ㅋㅌㅍㅎ　　　ㅏㅐㅑㅒㅓㅔ　　ㅕㅖㅗㅘㅙㅚ　　ㅛㅜㅝㅞㅟㅠ　　ㅡㅢㅣ";
/* half-width signs */
static const uint_least32_t from_ffe8[] =
    U"│←↑→↓■○";
/* compatibility supplement */
static const uint_least32_t from_2f800[] =
    U"丽丸乁𠄢你侮侻倂偺備僧像㒞𠘺免兔兤具𠔜㒹內再𠕋冗冤仌冬况𩇟凵刃㓟刻剆割剷㔕勇勉勤勺包匆北卉"
    U"卑博即卽卿卿卿𠨬灰及叟𠭣叫叱吆咞吸呈周咢哶唐啓啣善善喙喫喳嗂圖嘆圗噑噴切壮城埴堍型堲報墬𡓤"
    U"売壷夆多夢奢𡚨𡛪姬娛娧姘婦㛮㛼嬈嬾嬾𡧈寃寘寧寳𡬘寿将当尢㞁屠屮峀岍𡷤嵃𡷦嵮嵫嵼巡巢㠯巽帨帽"
    U"幩㡢𢆃㡼庰庳庶廊𪎒廾𢌱𢌱舁弢弢㣇𣊸𦇚形彫㣣徚忍志忹悁㤺㤜悔𢛔惇慈慌慎慌慺憎憲憤憯懞懲懶成戛"
    U"扝抱拔捐𢬌挽拼捨掃揤𢯱搢揅掩㨮摩摾撝摷㩬敏敬𣀊旣書晉㬙暑㬈㫤冒冕最暜肭䏙朗望朡杞杓𣏃㭉柺枅"
    U"桒梅𣑭梎栟椔㮝楂榣槪檨𣚣櫛㰘次𣢧歔㱎歲殟殺殻𣪍𡴋𣫺汎𣲼沿泍汧洖派海流浩浸涅𣴞洴港湮㴳滋滇𣻑"
    U"淹潮𣽞𣾎濆瀹瀞瀛㶖灊災灷炭𠔥煅𤉣熜𤎫爨爵牐𤘈犀犕𤜵𤠔獺王㺬玥㺸㺸瑇瑜瑱璅瓊㼛甤𤰶甾𤲒異𢆟瘐"
    U"𤾡𤾸𥁄㿼䀈直𥃳𥃲𥄙𥄳眞真真睊䀹瞋䁆䂖𥐝硎碌磌䃣𥘦祖𥚚𥛅福秫䄯穀穊穏𥥼𥪧𥪧竮䈂𥮫篆築䈧𥲀糒䊠"
    U"糨糣紀𥾆絣䌁緇縂繅䌴𦈨𦉇䍙𦋙罺𦌾羕翺者𦓚𦔣聠𦖨聰𣍟䏕育脃䐋脾媵𦞧𦞵𣎓𣎜舁舄辞䑫芑芋芝劳花芳"
    U"芽苦𦬼若茝荣莭茣莽菧著荓菊菌菜𦰶𦵫𦳕䔫蓱蓳蔖𧏊蕤𦼬䕝䕡𦾱𧃒䕫虐虜虧虩蚩蚈蜎蛢蝹蜨蝫螆䗗蟡蠁"
    U"䗹衠衣𧙧裗裞䘵裺㒻𧢮𧥦䚾䛇誠諭變豕𧲨貫賁贛起𧼯𠠄跋趼跰𠣞軔輸𨗒𨗭邔郱鄑𨜮鄛鈸鋗鋘鉼鏹鐕𨯺開"
    U"䦕閷𨵷䧦雃嶲霣𩅅𩈚䩮䩶韠𩐊䪲𩒖頋頋頩𩖶飢䬳餩馧駂駾䯎𩬰鬒鱀鳽䳎䳭鵧𪃎䳸𪄅𪈎𪊑麻䵖黹黾鼅鼏鼖"
    U"鼻𪘀";
/* clang-format on */

static const struct {
    uint32_t first, count;
    const uint_least32_t *meant;
} blocks[] = {
    {0x2E80, sizeof from_2e80 / sizeof *from_2e80 - 1, from_2e80},
    {0x2F00, sizeof from_2f00 / sizeof *from_2f00 - 1, from_2f00},
    {0xF900, sizeof from_f900 / sizeof *from_f900 - 1, from_f900},
    {0xFE10, sizeof from_fe10 / sizeof *from_fe10 - 1, from_fe10},
    {0xFE30, sizeof from_fe30 / sizeof *from_fe30 - 1, from_fe30},
    {0xFF61, sizeof from_ff61 / sizeof *from_ff61 - 1, from_ff61},
    {0xFFE8, sizeof from_ffe8 / sizeof *from_ffe8 - 1, from_ffe8},
    {0x2F800, sizeof from_2f800 / sizeof *from_2f800 - 1, from_2f800},
};

uint32_t bx_lookalike_of(uint32_t rune)
{
    /* a dash of box drawings, of the editors that draw tables with them */
    if (rune == 0x2500 || rune == 0x2501) return 0x2014;
    if (rune < blocks[0].first || (rune >= 0x3000 && rune < 0xF900)) return 0;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (rune < blocks[i].first || rune - blocks[i].first >= blocks[i].count) continue;
        uint32_t meant = blocks[i].meant[rune - blocks[i].first];
        return meant == NONE ? 0 : meant;
    }
    return 0;
}
