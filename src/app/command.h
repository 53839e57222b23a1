/*
 * command.h - the commands of the program
 */
#ifndef BX_APP_COMMAND_H
#define BX_APP_COMMAND_H

typedef enum bx_command {
    BX_COMMAND_NONE,
    BX_COMMAND_RENDER,
    BX_COMMAND_CHECK,
    BX_COMMAND_MEASURE,
    BX_COMMAND_FONTS,
    BX_COMMAND_DUMP,
    BX_COMMAND_LAYOUTS,
    BX_COMMAND_FORM,
    BX_COMMAND_MERGE,
    BX_COMMAND_EXTRACT,
    BX_COMMAND_VERIFY,
    BX_COMMAND_SIGN,
    BX_COMMAND_COUNT,
} bx_command;

#endif
