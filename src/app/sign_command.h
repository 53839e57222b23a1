/*
 * sign_command.h - `banxin sign`: finished files are signed, one after the other, with one unlock of the key
 */
#ifndef BX_APP_SIGN_COMMAND_H
#define BX_APP_SIGN_COMMAND_H

#include "app/options.h"

/** Runs it; a file that cannot be signed keeps no other from it. @return the exit status */
int bx_sign_command_run(const bx_options *options, bx_diag *diag);

#endif
