/*
 * limits.h - every guard against hostile or mistaken input, in one place
 *
 * Passing one is BX_ERR_LIMIT with a located message, never a crash or a hang.
 * Each is far above what an honest report needs (the largest seen: 5,000
 * characters of text, tables of 28 rows and 15 columns, 7 pages).
 */
#ifndef BX_BASE_LIMITS_H
#define BX_BASE_LIMITS_H

#define BX_LIMIT_SOURCE_BYTES (16u << 20)    /* one layout or data file */
#define BX_LIMIT_ORIGIN_BYTES (64u << 20)    /* one file of origins */
#define BX_LIMIT_FONT_BYTES (256u << 20)     /* one font file */
#define BX_LIMIT_IMAGE_BYTES (32u << 20)     /* one image file */
#define BX_LIMIT_IMAGE_SIDE 3000             /* pixels: 760 to the inch on 100 mm */
#define BX_LIMIT_CREDENTIAL_BYTES (4u << 20) /* a key, certificates, a list of revoked ones */
#define BX_LIMIT_JPEG_SIDE 6000              /* pixels: a JPEG is not held as samples */
#define BX_LIMIT_JPEG_SCANS 100              /* of a progressive one; usual are 10 */
#define BX_LIMIT_NODE_DEPTH 64               /* nesting of maps and lists */
#define BX_LIMIT_NODES 1000000               /* nodes of one file, aliases expanded */
#define BX_LIMIT_BLANK_LINES 256             /* in a row */
#define BX_LIMIT_ANCHORS 256                 /* YAML anchors of one file */
#define BX_LIMIT_EXTENDS 8                   /* layouts above each other */
#define BX_LIMIT_LAYOUTS 64                  /* layouts and profiles of one document */
#define BX_LIMIT_PART_NODES 100000           /* nodes that the parts of a layout put into it */
#define BX_LIMIT_PARAGRAPH_BYTES (2u << 20)  /* text of one paragraph */
#define BX_LIMIT_TABLE_COLUMNS 64
#define BX_LIMIT_TABLE_ROWS 100000
#define BX_LIMIT_PAGES 10000
#define BX_LIMIT_DIAGNOSTICS 200 /* kept of one job; the rest are counted */
#define BX_LIMIT_HOUSE_BYTES ((size_t)256 << 20)
#define BX_LIMIT_JOB_BYTES ((size_t)512 << 20)
#define BX_LIMIT_WORKER_BYTES ((size_t)1536 << 20) /* beyond what it was forked with */
#define BX_LIMIT_MANIFEST_BYTES ((size_t)256 << 20)
#define BX_LIMIT_OUTPUT_BYTES ((size_t)512 << 20) /* of a PDF that is looked at again */
#define BX_LIMIT_FONT_CACHE_BYTES ((size_t)1 << 20)
#define BX_LIMIT_GLYPH_STORE_BYTES ((size_t)4 << 20)
#define BX_LIMIT_TEXT_STORE_BYTES ((size_t)512 << 10)
#define BX_LIMIT_WORKERS 1024
#define BX_LIMIT_SHARDS 1000000
#define BX_LIMIT_TIMEOUT 86400 /* seconds */

#endif
