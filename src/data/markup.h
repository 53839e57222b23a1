/*
 * markup.h - what a text brings along from a web page or a chat: tags, entities, asterisks
 *
 * All of it would be printed as it stands.
 */
#ifndef BX_DATA_MARKUP_H
#define BX_DATA_MARKUP_H

#include "base/str.h"

/**
 * Bytes of the markup that `rest` begins with: <p>, </span>, &nbsp;, or ** that opens what
 * another ** closes (CommonMark 0.31, 6.2). 0 for none: 甲<乙, <https://a.cn/>, 张** beside a name.
 * @param rest    the text from there on
 * @param before  the character before it; 0 at the start
 */
size_t bx_markup_at(bx_str rest, uint32_t before);

#endif
