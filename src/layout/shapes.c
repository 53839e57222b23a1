#include "layout/shapes.h"

#include "base/diag.h"

#include "base/ban.h"

/* Alternatives, not brackets: those that are no pattern of Unicode's take a hanzi for its bytes. */
#define MEASURE "[0-9]+(\\.[0-9]{1,3})?(字|行|mm|cm|pt)"
#define TYPE_SIZE "(初|一|二|三|四|五|六|七|八)号|小(初|一|二|三|四|五|六)"

const bx_shape bx_shape_text = {
    .name = "text", .about = BX_BOTH("words as they are", "原样的文字"), .is_scalar = true};

const bx_shape bx_shape_texts = {.is_scalar = true, .items = &bx_shape_text};

const bx_shape bx_shape_number = {
    .name = "number",
    .about = BX_BOTH("a number with at most three decimals", "至多三位小数的数"),
    .is_scalar = true,
    .pattern = "^[0-9]+(\\.[0-9]{1,3})?$"};

const bx_shape bx_shape_length = {
    .name = "length",
    .about = BX_BOTH("a length: 2字 1.5行 37mm 2.1cm 10.5pt, or a type size: 三号",
                     "长度：2字 1.5行 37mm 2.1cm 10.5pt，或字号：三号"),
    .is_scalar = true,
    .is_string = true,
    .pattern = "^(" MEASURE "|" TYPE_SIZE ")$"};

const bx_shape bx_shape_offset = {
    .name = "offset",
    .about = BX_BOTH("a length that may be below zero: -2字", "可为负的长度：-2字"),
    .is_scalar = true,
    .is_string = true,
    .pattern = "^(-?" MEASURE "|" TYPE_SIZE ")$"};

const bx_shape bx_shape_share = {.name = "share",
                                 .about =
                                     BX_BOTH("a share: 1/3, 0.3 or 30%", "比例：1/3、0.3 或 30%"),
                                 .is_scalar = true,
                                 .pattern = "^[0-9]+(\\.[0-9]{1,3})?(%|/[0-9]+(\\.[0-9]{1,3})?)?$"};

const bx_shape bx_shape_style_name = {
    .name = "style-name",
    .about = BX_BOTH("the name of a style of this layout or of one below it",
                     "本版式或所继承版式中的样式名"),
    .is_scalar = true};

const bx_shape bx_shape_path = {
    .name = "path",
    .about = BX_BOTH("the path of a field: 申请.新收", "字段的路径：申请.新收"),
    .is_scalar = true};

const bx_shape bx_shape_phrase = {
    .name = "phrase",
    .about = BX_BOTH("text with values in it: \"关于{事由}的通知\"; {{ and }} are braces",
                     "含有值的文字：\"关于{事由}的通知\"；花括号本身写作 {{ 和 }}"),
    .is_scalar = true};

const bx_shape bx_shape_phrases = {.name = "phrases", .is_scalar = true, .items = &bx_shape_phrase};

const bx_shape bx_shape_condition = {
    .name = "condition",
    .about = BX_BOTH("an expression that is true or false: 报送 == '上行' and 金额 > 0",
                     "成立或不成立的表达式：报送 == '上行' and 金额 > 0"),
    .is_scalar = true};

const bx_shape bx_shape_anything = {.is_any = true};
