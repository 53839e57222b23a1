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
 * @param record  set but where there is no map at all, or no memory: after a fault to what could be
 *                read, with what was told about marked (bx_value.told, bx_figure.told), so that the
 *                stages behind find the other faults
 * @return BX_OK when no error was reported; BX_ERR_INPUT; BX_ERR_MEMORY
 */
bx_status bx_record_read(bx_arena *arena, const bx_node *root, const bx_text_file *file,
                         const bx_layout *t, bx_diag *diag, bx_record **record);

#endif
