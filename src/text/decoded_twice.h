/*
 * decoded_twice.h - text that a program has read in the wrong encoding and written again
 *
 * UTF-8 read as GBK is 涓€銆 for 一、, read as Windows-1252 ä¸€ã€. Each character is fine, so
 * only reading it back tells.
 */
#ifndef BX_TEXT_DECODED_TWICE_H
#define BX_TEXT_DECODED_TWICE_H

#include "text/prepared.h"

/**
 * Warns of the first stretch of such text in a paragraph (BX0427), with what it was.
 * Text without the characters that it cannot do without costs a look at each.
 */
bx_status bx_decoded_twice_check(const bx_preparing *job);

#endif
