/*
 * dump.h - a stage's result as text, for people and for goldens
 */
#ifndef BX_HOUSE_DUMP_H
#define BX_HOUSE_DUMP_H

#include "compose/page.h"
#include "house/job.h"

/** What can be shown of a report on its way. */
typedef enum bx_stage {
    BX_STAGE_BLOCKS,
    BX_STAGE_LINES,
    BX_STAGE_PAGES,
    BX_STAGE_CALLS,
    BX_STAGE_TAGS,
} bx_stage;

/** A line of the report a line: its widths in pt, and its text. */
void bx_dump_lines(const bx_pages *pages, bx_buf *out);

/** Every placed item: kind, place in pt, tag, face, text. */
bx_status bx_dump_pages(bx_arena *scratch, const bx_pages *pages, bx_buf *out);

/** The structure tree, with the text that the pages show for each element. */
bx_status bx_dump_tags(bx_arena *scratch, const bx_pages *pages, bx_buf *out);

/** Takes a job that was read as far as the stage, and appends what it gave. */
bx_status bx_dump_stage(bx_job *job, bx_stage stage, bx_buf *out);

#endif
