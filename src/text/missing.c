#include "text/missing.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/cover.h"

#include "base/ban.h"

/* To be without ink is no glyph: a filler would be "had" by all. */
static bool has_cluster(bx_face *face, bx_str cluster, uint32_t rune)
{
    uint32_t ignored = 0;
    return bx_face_open(face, NULL) == BX_OK && bx_face_glyph(face, rune) != 0 &&
           bx_cover_has(face, cluster, false, &ignored);
}

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
    for (int i = 0; job->fonts && i < job->fonts->count; i++) {
        const bx_font_role *role = &job->fonts->roles[i];
        for (int k = 0; k < role->count; k++) {
            bx_face *face = role->uses[k].face;
            if (serves(of, of->count, face) || is_listed(job->fonts, i, k)) continue;
            if (has_cluster(face, cluster, rune)) add_face(face, out);
        }
    }
}

static bool role_has(const bx_font_role *of, bx_str text)
{
    uint32_t ignored = 0;
    for (int i = 0; i < of->count; i++)
        if (bx_cover_has(of->uses[i].face, text, false, &ignored)) return true;
    return false;
}

/*
 * Of a sequence, such as a sign with a skin tone or the keycap of a digit, the first part
 * that no face has, and what would be left without it.
 */
static uint32_t missing_part(const bx_font_role *of, bx_str cluster, bx_buf *rest)
{
    uint32_t part = 0;
    for (size_t at = 0, len; at < cluster.len; at += len) {
        uint32_t rune = 0;
        len = (size_t)bx_utf8_decode(cluster, at, &rune);
        bx_str one = {cluster.ptr + at, len};
        bool has = role_has(of, one);
        if (!has && part == 0) part = rune;
        bool is_shown = !u_hasBinaryProperty((UChar32)rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
        if (has && is_shown && part == 0) bx_buf_add_str(rest, one);
    }
    return part;
}

/* BX0433, when it is a part behind the base that is missing. */
static bx_status report_part(const bx_preparing *job, const bx_place *place, const bx_font_role *of,
                             const bx_cluster *c, bool *is_told)
{
    bx_str cluster = {job->p->text.ptr + c->at, c->len};
    bx_buf sequence = {0}, code = {0}, role = {0}, tried = {0}, rest = {0};
    uint32_t part = missing_part(of, cluster, &rest);
    *is_told = part != 0 && rest.len > 0;
    bx_buf_add_str(&sequence, cluster);
    bx_buf_add_hex(&code, part, part > 0xFFFF ? 5 : 4);
    bx_buf_add_str(&role, of->name);
    for (int i = 0; i < of->count; i++)
        add_face(of->uses[i].face, &tried);
    bx_arena *scratch = job->scratch;
    const char *args[] = {bx_buf_keep(&sequence, scratch).ptr, bx_buf_keep(&code, scratch).ptr,
                          bx_buf_keep(&role, scratch).ptr,     bx_buf_keep(&tried, scratch).ptr,
                          bx_buf_keep(&rest, scratch).ptr,     NULL};
    for (int i = 0; i < 5; i++)
        BX_TRY_NEW(args[i]);
    return *is_told ? bx_diag_report(job->diag, BX_E_SEQUENCE_PART, place, args) : BX_OK;
}

bx_status bx_missing_report(const bx_preparing *job, const bx_font_role *of, const bx_cluster *c,
                            uint32_t rune, bool nameless)
{
    bx_place place = job->origin ? *job->origin : (bx_place){0};
    if (job->exact) {
        place.at += c->at;
        place.len = c->len;
    }
    bool is_told = false;
    bx_status status = nameless ? BX_OK : report_part(job, &place, of, c, &is_told);
    if (is_told || status != BX_OK) return status;
    bx_buf name = {0}, code = {0}, role = {0}, tried = {0}, others = {0};
    bx_buf_add_rune(&name, rune);
    bx_buf_add_hex(&code, rune, rune > 0xFFFFF ? 6 : rune > 0xFFFF ? 5 : 4);
    bx_buf_add_str(&role, of->name);
    for (int i = 0; i < of->count; i++)
        add_face(of->uses[i].face, &tried);
    add_others(job, of, c, rune, &others);
    bx_code what = others.len > 0 ? BX_E_GLYPH_ELSEWHERE : BX_E_GLYPH_MISSING;
    bx_arena *scratch = job->scratch;
    const char *args[] = {bx_buf_keep(&name, scratch).ptr,   bx_buf_keep(&code, scratch).ptr,
                          bx_buf_keep(&role, scratch).ptr,   bx_buf_keep(&tried, scratch).ptr,
                          bx_buf_keep(&others, scratch).ptr, NULL};
    for (int i = 0; i < 5; i++)
        BX_TRY_NEW(args[i]);
    if (nameless) return bx_report(job->diag, BX_E_UNASSIGNED_CHARACTER, &place, args[1]);
    return bx_diag_report(job->diag, what, &place, args);
}
