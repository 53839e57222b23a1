#include "text/missing.h"

#include <string.h>

#include "base/utf8.h"
#include "text/cover.h"

#include "base/ban.h"

static void add_face(const bx_face *face, bx_buf *out)
{
    if (out->len > 0) bx_buf_add_text(out, ", ");
    bx_buf_add_text(out, bx_face_name(face));
}

static bool serves(const bx_font_role *role, int before, const bx_face *face)
{
    for (int i = 0; i < before; i++)
        if (role->uses[i].face == face) return true;
    return false;
}

/* Whether an earlier role of the set has the face, or an earlier place of this one. */
static bool is_listed(const bx_fontset *set, int role, int use)
{
    const bx_face *face = set->roles[role].uses[use].face;
    for (int i = 0; i < role; i++)
        if (serves(&set->roles[i], set->roles[i].count, face)) return true;
    return serves(&set->roles[role], use, face);
}

/* The faces of other roles that have the cluster. */
static void add_others(const bx_preparing *job, const bx_font_role *of, const bx_cluster *c,
                       uint32_t rune, bx_buf *out)
{
    bx_str cluster = {job->p->text.ptr + c->at, c->len};
    uint32_t ignored = 0;
    for (int i = 0; job->fonts && i < job->fonts->count; i++) {
        const bx_font_role *role = &job->fonts->roles[i];
        for (int k = 0; k < role->count; k++) {
            const bx_face *face = role->uses[k].face;
            if (serves(of, of->count, face) || is_listed(job->fonts, i, k)) continue;
            /* to be without ink is no glyph: a filler would be "had" by all */
            bool has = bx_face_glyph(face, rune) != 0;
            if (has && bx_cover_has(face, cluster, false, &ignored)) add_face(face, out);
        }
    }
}

/* The buffer's text with a NUL; NULL when memory is out. */
static const char *text_of(const bx_preparing *job, bx_buf *buf)
{
    const char *text = buf->failed ? NULL : bx_arena_copy(job->scratch, buf->ptr, buf->len);
    bx_buf_release(buf);
    return text;
}

bx_status bx_missing_report(const bx_preparing *job, const bx_font_role *of, const bx_cluster *c,
                            uint32_t rune, bool nameless)
{
    bx_place place = job->origin ? *job->origin : (bx_place){0};
    if (job->exact) {
        place.at += c->at;
        place.len = c->len;
    }
    bx_buf name = {0}, code = {0}, role = {0}, tried = {0}, others = {0};
    bx_buf_add_rune(&name, rune);
    bx_buf_add_hex(&code, rune, rune > 0xFFFFF ? 6 : rune > 0xFFFF ? 5 : 4);
    bx_buf_add_str(&role, of->name);
    for (int i = 0; i < of->count; i++)
        add_face(of->uses[i].face, &tried);
    add_others(job, of, c, rune, &others);
    bx_code what = others.len > 0 ? BX_E_GLYPH_ELSEWHERE : BX_E_GLYPH_MISSING;
    const char *args[] = {text_of(job, &name),  text_of(job, &code),   text_of(job, &role),
                          text_of(job, &tried), text_of(job, &others), NULL};
    for (int i = 0; i < 5; i++)
        BX_TRY_NEW(args[i]);
    if (nameless) return bx_report(job->diag, BX_E_UNASSIGNED_CHARACTER, &place, args[1]);
    return bx_diag_report(job->diag, what, &place, args);
}
