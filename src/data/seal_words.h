/*
 * seal_words.h - how data speak of the seal, {图: file, 直径: length} or 留位, and of images, {图: file, 说明: text}
 */
#ifndef BX_DATA_SEAL_WORDS_H
#define BX_DATA_SEAL_WORDS_H

#define BX_SEAL_WORD_ROOM "留位"
#define BX_SEAL_WORD_IMAGE "图"
#define BX_SEAL_WORD_DIAMETER "直径"
#define BX_SEAL_WORD_ALT "说明"

#endif
