/*
 * exchange.h - a folder through which a signature or a time-stamp comes that is made elsewhere
 *
 * For each file NAME.pdf what goes out and what comes back has its name with another ending:
 *   NAME.request  what the second phase makes the same bytes from (request.h)
 *   NAME.tbs      the bytes that are to be signed; NAME.sha256, NAME.sm3 their digests, hexadecimal
 *   NAME.cms      the signature: CMS, DER, PEM or Base64 (also NAME.p7s)
 *   NAME.tsq      a time-stamp's query; NAME.tsr its response (RFC 3161)
 */
#ifndef BX_SIGN_EXCHANGE_H
#define BX_SIGN_EXCHANGE_H

#include "sign/request.h"

/** "folder/NAME" + ending; NULL when memory is out. @param path  of the PDF */
const char *bx_exchange_path(bx_arena *arena, const char *folder, const char *path,
                             const char *ending);

/** Writes one of them whole; the folder is made where it is not there. */
bx_status bx_exchange_put(bx_arena *arena, const char *folder, const char *path, const char *ending,
                          bx_str bytes, bx_diag *diag);

/** What a signature elsewhere is asked for: NAME.request, NAME.tbs, NAME.sha256, NAME.sm3. */
bx_status bx_exchange_ask(bx_arena *arena, const char *folder, const char *path,
                          const bx_sign_request *request, const bx_prepared *prepared,
                          bx_diag *diag);

/** NAME.request. BX1175 when it is not there or damaged. @param request  its texts live in the arena */
bx_status bx_exchange_request(bx_arena *arena, const char *folder, const char *path, bx_diag *diag,
                              bx_sign_request *request);

/**
 * The first of the endings that is there. BX1177 for none.
 * @param endings  NULL behind the last
 * @param found    set to its path
 */
bx_status bx_exchange_take(bx_arena *arena, const char *folder, const char *path,
                           const char *const *endings, bx_diag *diag, const char **found,
                           bx_str *bytes);

#endif
