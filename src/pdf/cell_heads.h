/*
 * cell_heads.h - which header cells explain a data cell
 *
 * For /Headers (ISO 32000-1, table 349): the header cells above it whose scope is
 * the column, and those before it whose scope is the row, spans included. Where
 * headers of several rows and columns overlap, scopes alone do not tell a reader
 * which of them counts; the list does.
 *
 * Header rows that follow one another are a block. A header replaces those of the blocks
 * above it whose columns it covers or, where all of them are wider, the lowest. One as wide as
 * the table is the title of the rows below it, and replaces nothing but such titles. Row headers
 * with data before them replace those of earlier columns that stand beside no other rows.
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
