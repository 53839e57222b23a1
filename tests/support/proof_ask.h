/*
 * proof_ask.h - everything that can be asked of a PDF, for bytes that may be any
 */
#ifndef BX_TESTS_PROOF_ASK_H
#define BX_TESTS_PROOF_ASK_H

#include "base/str.h"

/**
 * Opens the bytes, reads every object and stream, asks every question.
 * @param opened  set to whether the file was opened; may be NULL
 * @return        false when something was refused without a message
 */
bool proof_ask_all(bx_str bytes, bool *opened);

#endif
