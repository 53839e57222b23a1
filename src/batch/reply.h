/*
 * reply.h - what a worker tells its parent of a report, as bytes
 *
 * A worker whose memory is spoilt may say anything: whoever reads takes no length, no end of a
 * string and no flag on trust, and what cannot be a reply is none.
 */
#ifndef BX_BATCH_REPLY_H
#define BX_BATCH_REPLY_H

#include "batch/work.h"

/** Appends what became of a report. Its messages may be appended behind it. */
void bx_reply_write(const bx_outcome *outcome, bx_buf *out);

/**
 * Reads that.
 * @param messages  what follows it, in `reply`
 * @return false (and nothing set) for what is none
 */
bool bx_reply_read(bx_str reply, bx_outcome *outcome, bx_str *messages);

/** Appends what reading a report told of it. */
void bx_reply_write_intent(const bx_intent *intent, bx_buf *out);

/** Reads all of `bytes` as that; false (and nothing set) for what is none. Strings lie in `bytes`. */
bool bx_reply_read_intent(bx_str bytes, bx_intent *intent);

#endif
