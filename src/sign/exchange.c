#include "sign/exchange.h"

#include <strings.h>

#include "base/file.h"
#include "cms/digest.h"

#include "base/ban.h"

enum { MOST_BYTES = 1 << 20 }; /* of what comes back */

const char *bx_exchange_path(bx_arena *arena, const char *folder, const char *path,
                             const char *ending)
{
    enum { PDF = 4 }; /* ".pdf", in any case */
    const char *slash = strrchr(path, '/');
    bx_str name = bx_str_from(slash ? slash + 1 : path);
    bx_buf text = {0};
    if (name.len > PDF && strcasecmp(name.ptr + name.len - PDF, ".pdf") == 0) name.len -= PDF;
    bx_buf_add_text(&text, folder);
    if (text.len > 0 && text.ptr[text.len - 1] != '/') bx_buf_add_byte(&text, '/');
    bx_buf_add_str(&text, name);
    bx_buf_add_text(&text, ending);
    return bx_buf_keep(&text, arena).ptr;
}

bx_status bx_exchange_put(bx_arena *arena, const char *folder, const char *path, const char *ending,
                          bx_str bytes, bx_diag *diag)
{
    const char *name = bx_exchange_path(arena, folder, path, ending);
    BX_TRY_NEW(name);
    BX_TRY(bx_file_make_folder(folder, diag));
    return bx_file_replace(name, bytes, true, diag);
}

static bx_status put_text(bx_arena *arena, const char *folder, const char *path, const char *ending,
                          bx_buf *text, bx_diag *diag)
{
    bx_status status = text->failed
                           ? BX_ERR_MEMORY
                           : bx_exchange_put(arena, folder, path, ending, bx_buf_str(text), diag);
    bx_buf_release(text);
    return status;
}

static bx_status put_digests(bx_arena *arena, const char *folder, const char *path,
                             const bx_sign_request *request, const bx_str parts[2], bx_diag *diag)
{
    bx_buf text = {0};
    bx_hash sm3;
    char hex[65];
    bx_buf_printf(&text, "%s\n", request->digest);
    BX_TRY(put_text(arena, folder, path, ".sha256", &text, diag));
    BX_TRY(bx_cms_digest_sm3(parts, 2, &sm3));
    bx_hash_hex(&sm3, hex);
    bx_buf_printf(&text, "%s\n", hex);
    return put_text(arena, folder, path, ".sm3", &text, diag);
}

/* Where something of that name is there and no file, that is told. */
static bx_status read_file(bx_arena *arena, const char *name, bx_diag *diag, bx_str *bytes)
{
    BX_TRY(bx_file_refuse_stream(name, diag, NULL));
    return bx_file_read(arena, name, MOST_BYTES, diag, NULL, bytes);
}

/* The request comes last: where it is, the rest is. */
bx_status bx_exchange_ask(bx_arena *arena, const char *folder, const char *path,
                          const bx_sign_request *request, const bx_prepared *prepared,
                          bx_diag *diag)
{
    bx_buf text = {0};
    bx_str parts[2];
    bx_prepared_parts(prepared, parts);
    bx_buf_add_str(&text, parts[0]);
    bx_buf_add_str(&text, parts[1]);
    BX_TRY(put_text(arena, folder, path, ".tbs", &text, diag));
    BX_TRY(put_digests(arena, folder, path, request, parts, diag));
    bx_sign_request_write(request, &text);
    return put_text(arena, folder, path, ".request", &text, diag);
}

bx_status bx_exchange_request(bx_arena *arena, const char *folder, const char *path, bx_diag *diag,
                              bx_sign_request *request)
{
    bx_str text;
    const char *name = bx_exchange_path(arena, folder, path, ".request");
    BX_TRY_NEW(name);
    if (!bx_file_is_there(name)) return bx_report(diag, BX_E_SIGN_REQUEST, NULL, name);
    BX_TRY(read_file(arena, name, diag, &text));
    return bx_sign_request_read(text, request) ? BX_OK
                                               : bx_report(diag, BX_E_SIGN_REQUEST, NULL, name);
}

bx_status bx_exchange_take(bx_arena *arena, const char *folder, const char *path,
                           const char *const *endings, bx_diag *diag, const char **found,
                           bx_str *bytes)
{
    const char *first = NULL;
    for (int i = 0; endings[i]; i++) {
        const char *name = bx_exchange_path(arena, folder, path, endings[i]);
        BX_TRY_NEW(name);
        if (i == 0) first = name;
        if (!bx_file_is_there(name)) continue;
        *found = name;
        return read_file(arena, name, diag, bytes);
    }
    return bx_report(diag, BX_E_SIGN_NO_ANSWER, NULL, path, first);
}
