/*
 * record_read.h - data against the fields that a layout declares
 */
#ifndef BX_DATA_RECORD_READ_H
#define BX_DATA_RECORD_READ_H

#include "data/record.h"
#include "layout/layout.h"
#include "source/node.h"

/**
 * Checks data against the layout's fields and types them; texts become as it wants them (tidy.h).
 * A counts row that leaves its total out gets it computed (`computed` set) when no
 * cell is blank; a given total is compared (BX0502).
 * @param record  set even to incomplete data only on BX_OK
 * @return BX_OK when no error was reported; BX_ERR_INPUT; BX_ERR_MEMORY
 */
bx_status bx_record_read(bx_arena *arena, const bx_node *root, const bx_text_file *file,
                         const bx_layout *t, bx_diag *diag, bx_record **record);

#endif
