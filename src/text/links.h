/*
 * links.h - addresses in running text
 */
#ifndef BX_TEXT_LINKS_H
#define BX_TEXT_LINKS_H

#include "base/arena.h"
#include "base/status.h"
#include "base/str.h"

typedef struct bx_link {
    size_t start, end; /* bytes of the text */
    bx_str uri;        /* "http://www.rcx.gov.cn", "mailto:…" */
} bx_link;

/**
 * Finds web and e-mail addresses: http:// and https:// URLs, www.… (linked as
 * http://), name@host. A closing mark or stop behind an address is not part of it.
 * What is longer than 2,048 bytes is no link.
 */
bx_status bx_find_links(bx_arena *arena, bx_str text, const bx_link **links, int *count);

/** Tells which link holds a byte, asked in the order of the text. */
typedef struct bx_link_cursor {
    const bx_link *links;
    int count, next; /* `next`: the first that ends behind the byte asked last; 0 at first */
} bx_link_cursor;

/** The link that holds byte `at`, or NULL. */
const bx_link *bx_link_cursor_at(bx_link_cursor *cursor, size_t at);

#endif
