/*
 * audit_commands.h - extract and verify: what is done with finished files
 */
#ifndef BX_APP_AUDIT_COMMANDS_H
#define BX_APP_AUDIT_COMMANDS_H

#include "app/options.h"

/** Whether it is one of them. */
bool bx_is_audit_command(bx_command command);

/** Runs it; messages go to stderr, what was found to stdout. @return as of bx_command_run */
int bx_audit_command_run(const bx_options *options, bx_diag *diag);

#endif
