/*
 * options.h - the command line: one table of options, from which parsing and help come
 */
#ifndef BX_APP_OPTIONS_H
#define BX_APP_OPTIONS_H

#include <stdbool.h>

#include "app/command.h"
#include "app/sign_options.h"
#include "base/diag.h"
#include "batch/orders.h"
#include "house/form.h"

typedef struct bx_options {
    bx_command command;
    bx_orders orders; /* of render, check, measure and dump; language and format of all commands */
    const char *output; /* NULL: not given */
    const char *data;   /* of verify; NULL: not given */
    bx_form_kind form;  /* of form, where has_form */
    bx_sign_options sign;
    bool has_stage, has_form, wants_help, wants_version, coverage;
    const char *const *operands; /* what is no option, in order: points into argv */
    int operand_count;
} bx_options;

/**
 * Reads the command line.
 * @param argv  reordered: the operands end up together
 * @return BX_ERR_USAGE with BX0901, BX0902 or BX0903; options->orders.language holds in any case
 */
bx_status bx_options_read(int argc, char **argv, bx_diag *diag, bx_options *options);

/** Appends the help of one command, or of all with BX_COMMAND_NONE. */
void bx_options_help(bx_command command, bx_language language, bx_buf *out);

const char *bx_command_name(bx_command command);

#endif
