/*
 * decorate.h - dots and lines below the characters of a set line
 *
 * 着重号, 专名号, 浪线式书名号 and underlines (clreq #id203, #single-sided-setting). They are
 * drawn, never set as characters, so that the text stays what it was; they are artifacts. The
 * line is nearest the text, the dots are below it; at a column they are to the right, the lines to
 * the left (GB/T 15834-2011 5.2.5).
 */
#ifndef BX_COMPOSE_DECORATE_H
#define BX_COMPOSE_DECORATE_H

#include "compose/box.h"
#include "compose/ready_text.h"
#include "text/line.h"

/** Adds what the styles of the line's runs ask for; (x, baseline) is the line's origin. */
bx_status bx_decorate_line(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                           bx_len x, bx_len baseline, bx_items *items);

/** The same for a column; (middle, top) is its origin. */
bx_status bx_decorate_column(bx_composer *c, const bx_ready_text *ready, const bx_line *line,
                             bx_len middle, bx_len top, bx_items *items);

#endif
