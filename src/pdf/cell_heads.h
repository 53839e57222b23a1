/*
 * cell_heads.h - which header cells explain a data cell
 *
 * For /Headers (ISO 32000-1, table 349): the header cells above it whose scope is
 * the column, and those before it whose scope is the row, spans included. Where
 * headers of several rows and columns overlap, scopes alone do not tell a reader
 * which of them counts; the list does. A header block further down replaces the
 * earlier headers of just the same columns, as in HTML (4.9.12.1).
 */
#ifndef BX_PDF_CELL_HEADS_H
#define BX_PDF_CELL_HEADS_H

#include "base/arena.h"
#include "base/status.h"
#include "base/tag.h"

typedef struct bx_cell_headers {
    const bx_tag **headers; /* those of the rows, then those of the columns; each once */
    int count;
} bx_cell_headers;

/**
 * Finds the headers of a table's TD cells.
 * @param arena  owns the lists
 * @param table  a BX_TAG_TABLE; of its children only rows count, of theirs only cells
 * @param found  by tag id; only the table's cells are touched
 * @return BX_OK; BX_ERR_MEMORY
 */
bx_status bx_table_headers(bx_arena *arena, const bx_tag *table, bx_cell_headers *found);

#endif
