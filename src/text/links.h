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

#endif
