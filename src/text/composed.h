/*
 * composed.h - one text for what is one to the reader
 */
#ifndef BX_TEXT_COMPOSED_H
#define BX_TEXT_COMPOSED_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

/**
 * The text with its characters composed (UAX #15, NFC): é as one character, however it was typed.
 * What is no UTF-8 or longer than a file's name may be stays as it is.
 * @param composed  in `arena`, or the text itself
 */
bx_status bx_text_compose(bx_arena *arena, bx_str text, bx_str *composed);

#endif
