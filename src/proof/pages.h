/*
 * pages.h - the tree of pages (ISO 32000-1, 7.7.3)
 */
#ifndef BX_PROOF_PAGES_H
#define BX_PROOF_PAGES_H

#include "proof/file_parts.h"

/**
 * Counts the pages by walking the whole tree.
 * Errors: BX1041 when the root's /Count is another; BX1024 for a node that is neither page nor
 * pages; BX1013 when one is met twice.
 */
bx_status bx_proof_pages_count(bx_proof_file *file, int *count);

#endif
