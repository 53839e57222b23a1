/*
 * object_streams.h - the objects of a file of ours as text
 */
#ifndef TESTS_SUPPORT_OBJECT_STREAMS_H
#define TESTS_SUPPORT_OBJECT_STREAMS_H

#include "base/arena.h"
#include "base/str.h"

/**
 * The file's bytes, and behind them what its object streams (ISO 32000-1, 7.5.7) hold, without what
 * is not ASCII. Found by their words, as our writer spells them.
 */
const char *object_streams_text(bx_arena *arena, bx_str file);

#endif
