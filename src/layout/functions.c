#include "layout/functions.h"

#include "base/ban.h"

#define TEXT BX_GIVE(TEXT)
#define TEXTS (BX_GIVE(TEXT) | BX_GIVE(TEXTS))
#define NUMBER BX_GIVE(NUMBER)
#define FRACTION (BX_GIVE(NUMBER) | BX_GIVE(QUOTIENT))
#define FIGURES (BX_GIVE(NUMBER) | BX_GIVE(ROW))
#define DATE BX_GIVE(DATE)
#define TRUTH BX_GIVE(TRUTH)
#define SINGLE (TEXT | NUMBER | DATE | TRUTH)
#define MANY BX_TAKES_MANY
#define ABSENT BX_TAKES_ABSENT
#define AS_FIRST BX_GIVES_AS_FIRST
#define ANY                                                                                        \
    (SINGLE | BX_GIVE(TEXTS) | BX_GIVE(ROW) | BX_GIVE(ENTRIES) | BX_GIVE(PICTURE) |                \
     BX_GIVE(MEMBERS))

/* id, name, form, least, most, takes, traits, gives */
static const bx_function functions[] = {
    {BX_CALL_SUM, "sum", "sum(数, …)", 1, 0, {FIGURES}, MANY | ABSENT, BX_GIVES_NUMBER},
    {BX_CALL_COUNT, "count", "count(列表)", 1, 1, {ANY}, MANY | ABSENT, BX_GIVES_NUMBER},
    {BX_CALL_MIN, "min", "min(数, …)", 1, 0, {FIGURES}, MANY | ABSENT, BX_GIVES_NUMBER},
    {BX_CALL_MAX, "max", "max(数, …)", 1, 0, {FIGURES}, MANY | ABSENT, BX_GIVES_NUMBER},
    {BX_CALL_AVERAGE,
     "average",
     "round(average(数), 位数)",
     1,
     0,
     {FIGURES},
     MANY | ABSENT,
     BX_GIVES_QUOTIENT},
    {BX_CALL_FIRST,
     "first",
     "first(列表.项)",
     0,
     1,
     {SINGLE},
     MANY | ABSENT | AS_FIRST,
     BX_GIVES_TRUTH},
    {BX_CALL_LAST,
     "last",
     "last(列表.项)",
     0,
     1,
     {SINGLE},
     MANY | ABSENT | AS_FIRST,
     BX_GIVES_TRUTH},
    {BX_CALL_INDEX, "index", "index()", 0, 0, {0}, 0, BX_GIVES_NUMBER},
    {BX_CALL_INDEX_IN_GROUP, "index_in_group", "index_in_group()", 0, 0, {0}, 0, BX_GIVES_NUMBER},
    {BX_CALL_GROUP_INDEX, "group_index", "group_index()", 0, 0, {0}, 0, BX_GIVES_NUMBER},
    {BX_CALL_IF, "if", "if(条件, 值, 值)", 2, 3, {TRUTH, SINGLE, SINGLE}, AS_FIRST, BX_GIVES_TEXT},
    {BX_CALL_ROUND, "round", "round(数, 位数)", 2, 3, {FRACTION, NUMBER, TEXT}, 0, BX_GIVES_NUMBER},
    {BX_CALL_ABS, "abs", "abs(数)", 1, 1, {NUMBER}, 0, BX_GIVES_NUMBER},
    {BX_CALL_THOUSANDS, "thousands", "thousands(数)", 1, 1, {NUMBER}, 0, BX_GIVES_TEXT},
    {BX_CALL_HANZI, "中文数字", "中文数字(数)", 1, 1, {NUMBER}, 0, BX_GIVES_TEXT},
    {BX_CALL_HANZI_DIGITS, "逐位数字", "逐位数字(数)", 1, 1, {NUMBER | TEXT}, 0, BX_GIVES_TEXT},
    {BX_CALL_AMOUNT, "大写金额", "大写金额(数)", 1, 1, {NUMBER}, 0, BX_GIVES_TEXT},
    {BX_CALL_DATE,
     "date",
     "date(日期, '二〇二四年一月十五日')",
     2,
     2,
     {DATE, TEXT},
     0,
     BX_GIVES_TEXT},
    {BX_CALL_YEAR, "year", "year(日期)", 1, 1, {DATE}, 0, BX_GIVES_NUMBER},
    {BX_CALL_MONTH, "month", "month(日期)", 1, 1, {DATE}, 0, BX_GIVES_NUMBER},
    {BX_CALL_DAY, "day", "day(日期)", 1, 1, {DATE}, 0, BX_GIVES_NUMBER},
    {BX_CALL_PRESENT, "present", "present(路径)", 1, 1, {ANY}, ABSENT, BX_GIVES_TRUTH},
    {BX_CALL_JOIN,
     "join",
     "join(列表.项, '、')",
     2,
     2,
     {TEXTS | NUMBER | DATE, TEXT},
     MANY | ABSENT,
     BX_GIVES_TEXT},
    {BX_CALL_BOXES,
     "boxes",
     "boxes(选项, '☑', '☐')",
     3,
     3,
     {TEXT, TEXT, TEXT},
     ABSENT,
     BX_GIVES_TEXT},
    {BX_CALL_LENGTH, "length", "length(文字)", 1, 1, {TEXT}, 0, BX_GIVES_NUMBER},
    {BX_CALL_STARTS, "starts", "starts(文字, '开头')", 2, 2, {TEXT, TEXT}, 0, BX_GIVES_TRUTH},
    {BX_CALL_ENDS, "ends", "ends(文字, '结尾')", 2, 2, {TEXT, TEXT}, 0, BX_GIVES_TRUTH},
    {BX_CALL_CONTAINS, "contains", "contains(文字, '片段')", 2, 2, {TEXT, TEXT}, 0, BX_GIVES_TRUTH},
    {BX_CALL_DIGEST, "digest", "digest(16)", 0, 1, {NUMBER}, 0, BX_GIVES_TEXT},
};

_Static_assert(sizeof functions / sizeof *functions == BX_CALL_COUNT_OF, "a row for each");

const bx_function *bx_function_at(bx_function_id id)
{
    BX_ASSERT(functions[id].id == id);
    return &functions[id];
}

const bx_function *bx_function_lookup(bx_str name)
{
    for (int i = 0; i < BX_CALL_COUNT_OF; i++)
        if (bx_str_is(name, functions[i].name)) return &functions[i];
    return NULL;
}

/* What they are called elsewhere; a Latin name in any case is its own. */
static const struct {
    const char *name;
    bx_function_id id;
} guesses[] = {
    {"合计", BX_CALL_SUM},
    {"求和", BX_CALL_SUM},
    {"总和", BX_CALL_SUM},
    {"总计", BX_CALL_SUM},
    {"小计", BX_CALL_SUM},
    {"total", BX_CALL_SUM},
    {"平均", BX_CALL_AVERAGE},
    {"平均值", BX_CALL_AVERAGE},
    {"avg", BX_CALL_AVERAGE},
    {"mean", BX_CALL_AVERAGE},
    {"计数", BX_CALL_COUNT},
    {"个数", BX_CALL_COUNT},
    {"数量", BX_CALL_COUNT},
    {"counta", BX_CALL_COUNT},
    {"最大", BX_CALL_MAX},
    {"最大值", BX_CALL_MAX},
    {"最小", BX_CALL_MIN},
    {"最小值", BX_CALL_MIN},
    {"首项", BX_CALL_FIRST},
    {"末项", BX_CALL_LAST},
    {"千分位", BX_CALL_THOUSANDS},
    {"千位", BX_CALL_THOUSANDS},
    {"千分号", BX_CALL_THOUSANDS},
    {"四舍五入", BX_CALL_ROUND},
    {"修约", BX_CALL_ROUND},
    {"取整", BX_CALL_ROUND},
    {"int", BX_CALL_ROUND},
    {"绝对值", BX_CALL_ABS},
    {"大写", BX_CALL_AMOUNT},
    {"大写数字", BX_CALL_AMOUNT},
    {"人民币大写", BX_CALL_AMOUNT},
    {"如果", BX_CALL_IF},
    {"iif", BX_CALL_IF},
    {"日期", BX_CALL_DATE},
    {"年", BX_CALL_YEAR},
    {"月", BX_CALL_MONTH},
    {"日", BX_CALL_DAY},
    {"勾选", BX_CALL_BOXES},
    {"方框", BX_CALL_BOXES},
    {"连接", BX_CALL_JOIN},
    {"拼接", BX_CALL_JOIN},
    {"合并", BX_CALL_JOIN},
    {"concat", BX_CALL_JOIN},
    {"序号", BX_CALL_INDEX},
    {"行号", BX_CALL_INDEX},
    {"row", BX_CALL_INDEX},
    {"长度", BX_CALL_LENGTH},
    {"len", BX_CALL_LENGTH},
    {"字数", BX_CALL_LENGTH},
    {"包含", BX_CALL_CONTAINS},
    {"摘要", BX_CALL_DIGEST},
    {"数据摘要", BX_CALL_DIGEST},
    {"sha256", BX_CALL_DIGEST},
};

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_alike(bx_str a, const char *name)
{
    bx_str b = bx_str_from(name);
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i])) return false;
    return true;
}

const bx_function *bx_function_meant(bx_str name)
{
    for (int i = 0; i < BX_CALL_COUNT_OF; i++)
        if (is_alike(name, functions[i].name)) return &functions[i];
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
        if (is_alike(name, guesses[i].name)) return bx_function_at(guesses[i].id);
    return NULL;
}

bx_status bx_functions_fail(bx_layout_reader *tr, bx_str name, const bx_place *place)
{
    const bx_function *meant = bx_function_meant(name);
    bx_str names[BX_CALL_COUNT_OF];
    if (meant)
        return bx_reader_fail(&tr->reader, BX_E_UNKNOWN_FUNCTION_NEAR, place, name,
                              bx_str_from(meant->name), (bx_str){0});
    for (int i = 0; i < BX_CALL_COUNT_OF; i++)
        names[i] = bx_str_from(functions[i].name);
    const bx_unknown codes = {BX_E_UNKNOWN_FUNCTION_NEAR, BX_E_UNKNOWN_FUNCTION};
    return bx_reader_fail_unknown(&tr->reader, codes, place, name, names, BX_CALL_COUNT_OF);
}

/* Of a text those that work on texts, of a choice those of choices, too; of anything else all that take it. */
static bool is_for(const bx_function *f, const bx_field *field)
{
    bx_gives gives = bx_field_gives(field);
    if (f->id == BX_CALL_DIGEST) return false; /* of the data, whatever number it is told */
    if (f->id == BX_CALL_BOXES) return field->type == BX_FIELD_CHOICE;
    bool takes_else = f->takes[0] & ~(unsigned)TEXT;
    return (f->takes[0] >> gives & 1) && !(gives == BX_GIVES_TEXT && takes_else);
}

bx_status bx_functions_fail_member(bx_layout_reader *tr, const bx_field *field, bx_str name,
                                   const bx_place *place)
{
    bx_buf forms = {0};
    for (int i = 0; i < BX_CALL_COUNT_OF; i++) {
        if (!is_for(&functions[i], field)) continue;
        bx_buf_printf(&forms, "%s%s", forms.len > 0 ? " " : "", functions[i].form);
    }
    bx_status status = forms.failed ? BX_ERR_MEMORY
                                    : bx_reader_fail(&tr->reader, BX_E_NO_MEMBERS, place,
                                                     field->name, name, bx_buf_str(&forms));
    bx_buf_release(&forms);
    return status;
}
