#include "support/text_draw.h"

enum { MOST_PIECES = 120 };

static const char *const pieces[] = {
    "字",
    "国",
    "们",
    "条",
    "年",
    "一",
    "〇",
    "，",
    "。",
    "、",
    "；",
    "：",
    "！",
    "？",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "‘",
    "’",
    "〔",
    "〕",
    "【",
    "】",
    "——",
    "……",
    "—",
    "～",
    "·",
    "/",
    "／",
    "-",
    "–",
    "2023",
    "1",
    "30",
    "3.5%",
    "-5",
    "1,204",
    "￥",
    "$",
    "%",
    "℃",
    "км",
    "word",
    "PDF",
    "don’t",
    "http://www.a.cn/b?c=d&e",
    "a.b@c.cn",
    "(",
    ")",
    ",",
    ".",
    ":",
    "\"",
    " ",
    " ",
    "   ",
    "　",
    "々",
    "①",
    "×",
    "=",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "\xE2\x81\xA0",
    "\xCC\x81",
    "\xEF\xB8\x80",
    "\xE2\x80\x8D",
    "\u05D0\u05D1",
    "ภาษา",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop",
};

enum { PLAIN = 30, PIECES = sizeof pieces / sizeof *pieces };

bx_draws bx_draws_from(uint32_t seed)
{
    return (bx_draws){seed * 2654435761u + 1};
}

uint32_t bx_draw(bx_draws *draws, uint32_t below)
{
    draws->state = draws->state * 1664525 + 1013904223;
    return (draws->state >> 8) % below;
}

void bx_draw_text(bx_draws *draws, bx_buf *text)
{
    bx_buf_clear(text);
    uint32_t count = bx_draw(draws, MOST_PIECES);
    bool plain = bx_draw(draws, 3) == 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t below = plain && bx_draw(draws, 8) != 0 ? PLAIN : PIECES;
        bx_buf_add_text(text, pieces[bx_draw(draws, below)]);
    }
}
