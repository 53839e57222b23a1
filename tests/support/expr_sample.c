#include "support/expr_sample.h"

#include <stdio.h>
#include <string.h>

#include "base/ban.h"

static const char fields[] =
    "  件: {type: count}\n"
    "  数: {type: number}\n"
    "  零: {type: count}\n"
    "  空: {type: number}\n"
    "  标: {type: number, marks: [/]}\n"
    "  无: {type: number}\n"
    "  年: {type: year}\n"
    "  无年: {type: year}\n"
    "  文: {type: text}\n"
    "  缺: {type: text}\n"
    "  多: {type: lines}\n"
    "  无多: {type: lines}\n"
    "  日: {type: date}\n"
    "  无日: {type: date}\n"
    "  行: &行 {type: counts, of: [甲, 乙, 丙], total: 合, marks: [/]}\n"
    "  无行: *行\n"
    "  组: {fields: {子: {type: count}, 丑: {type: count}, 寅: {type: count}}}\n"
    "  行组: {fields: {子: *行, 丑: *行}}\n"
    "  空组: {fields: {子: {type: count}, 文: {type: text}}}\n"
    "  无组: {fields: {子: {type: count}}}\n"
    "  列:\n"
    "    type: list\n"
    "    fields:\n"
    "      名: {type: text}\n"
    "      数: {type: number, marks: [/]}\n"
    "      日: {type: date}\n"
    "      行: *行\n"
    "      多: {type: lines}\n"
    "      内: {type: list, fields: {数: {type: count}}}\n"
    "  无列: {type: list, fields: {名: {type: text}, 数: {type: number}}}\n"
    "  印: {type: seal}\n"
    "  无印: {type: seal}\n"
    "  用语: {type: labels}\n"
    "  负: {type: integer}\n"
    "  选: {type: choice, of: [甲, 乙]}\n"
    "  未选: {type: choice, of: [甲, 乙]}\n"
    "  真: {type: yes/no}\n"
    "  假: {type: yes/no}\n"
    "  未: {type: yes/no}\n"
    "  两位: {type: number, decimals: 2, signed: true, remarks: true}\n"
    "  杂: {fields: {负: {type: integer}, 图: {type: image}, 真: {type: yes/no}}}\n";

static const char data[] =
    "件: 3\n数: 2.50\n零: 0\n空: ~\n标: /\n年: 2024\n文: 某局\n多: [甲, 乙]\n日: 2024-02-29\n"
    "行: [1, ~, /, ~]\n"
    "组: {子: 4, 丑: ~}\n"
    "行组: {子: [1, 2, 3], 丑: [4, 5, 6]}\n"
    "空组: {子: ~, 文: ~}\n"
    "列:\n"
    "  - {名: 子, 数: 1, 日: 2024-01-01, 行: [1, 2, 3], 多: [天, 地], 内: [{数: 7}, {数: 8}]}\n"
    "  - {名: 丑, 数: ~, 日: 2023-12-31}\n"
    "  - {名: 寅, 数: 3.5, 多: 玄, 内: [{数: ~}]}\n"
    "  - {名: 卯, 数: /}\n"
    "  - {数: 0.50}\n"
    "印: 留位\n"
    "负: -5\n选: 乙\n真: 是\n假: no\n两位: -2.5（估）\n"
    "杂: {负: ~}\n";

void expr_sample_open(input_case *c)
{
    input_open(c);
    expr_layout(c, fields);
    expr_record(c, data);
}

int expr_count_wrong(input_case *c, const bx_field_scope *typed, const bx_scope *scope,
                     const expr_row *rows, int count)
{
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        const bx_expr *expr = expr_read(c, typed, BX_USE_VALUE, rows[i].text);
        bx_diag_clear(c->diag); /* of what may be absent */
        const char *value = expr ? expr_value(c, scope, expr) : "not read";
        if (strcmp(value, rows[i].value) == 0) continue;
        printf("%s: %s, not %s\n", rows[i].text, value, rows[i].value);
        wrong++;
    }
    return wrong;
}
