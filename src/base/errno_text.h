/*
 * errno_text.h - what the system refused, in both languages
 *
 * strerror() knows one language, and which one the locale says; a Chinese message must not
 * end in English words.
 */
#ifndef BX_BASE_ERRNO_TEXT_H
#define BX_BASE_ERRNO_TEXT_H

/** The words for a value of errno, as an argument of a message (a BX_BOTH). Never NULL. */
const char *bx_errno_text(int error);

#endif
