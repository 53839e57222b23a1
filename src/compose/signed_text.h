/*
 * signed_text.h - the names, posts and the date of a signature
 */
#ifndef BX_COMPOSE_SIGNED_TEXT_H
#define BX_COMPOSE_SIGNED_TEXT_H

#include "compose/signed.h"

/** Prepares all texts, with their elements, in reading order; sets the date. Tells of a date too wide (BX0709). */
bx_status bx_signed_prepare(bx_signed *s);

/** A post, or a name, as one line; tells when it is wider than `room` (BX0709). */
bx_status bx_signed_line(bx_signed *s, bx_signed_text *text, bx_len room);

/** Each wanted line of a name is a line; tells of those wider than `room` (BX0709). */
bx_status bx_signed_keep_lines(bx_signed *s, bx_signed_by *by, bx_len room);

/** The same; what is wider than `room` is broken by sense, into as many lines as it takes. */
bx_status bx_signed_break(bx_signed *s, bx_signed_by *by, bx_len room);

/** A name of one text: in two lines by sense, as little wider than `room` as may be. */
bx_status bx_signed_break_in_two(bx_signed *s, bx_signed_by *by, bx_len room);

/** Where the widest line of a name that is placed begins. */
bx_len bx_signed_names_start(const bx_signed *s, const bx_signed_by *by);

/** All texts where they go. */
bx_status bx_signed_place(const bx_signed *s, bx_items *items);

#endif
