/*
 * A face covers a cluster when it has a glyph for each of its characters, or one
 * that the shaper puts in its place: a space for a space of another width, a hyphen
 * for the unbreakable hyphen, the precomposed letter for base and mark. Ignorables
 * need no glyph. A variation selector is wanted, not needed: a face that has the
 * variant goes before those that have only the base.
 */
#include "text/coverage.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "text/missing.h"

#include "base/ban.h"

enum { HAN_PROBE = 0x4E2D, RUNES = 0x110000 };

typedef struct finder {
    bx_preparing *job;
    const bx_font_role *role; /* of the last cluster */
    int han;                  /* its first face with hanzi */
    uint8_t *reported;        /* a bit for each rune; NULL before the first */
    bx_status status;         /* of the first report */
} finder;

bool bx_coverage_is_control(uint32_t rune)
{
    uint32_t type = U_MASK(u_charType((UChar32)rune));
    return (type & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
}

static bool is_selector(uint32_t rune)
{
    return rune >= 0xFE00 && u_hasBinaryProperty((UChar32)rune, UCHAR_VARIATION_SELECTOR);
}

static bool covers_rune(const bx_face *face, uint32_t rune, uint32_t base)
{
    if (bx_face_glyph(face, rune) != 0) return true;
    if (bx_coverage_is_control(rune)) return true;
    if (u_hasBinaryProperty((UChar32)rune, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
    if (u_charType((UChar32)rune) == U_SPACE_SEPARATOR) return bx_face_glyph(face, ' ') != 0;
    if (rune == 0x2011) return bx_face_glyph(face, 0x2010) != 0;
    if (base == 0) return false;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error)) return false;
    UChar32 whole = unorm2_composePair(nfc, (UChar32)base, (UChar32)rune);
    return whole >= 0 && bx_face_glyph(face, (uint32_t)whole) != 0;
}

/* `missing` is set to the first character that the face lacks. */
bool bx_cover_has(const bx_face *face, bx_str cluster, bool variant, uint32_t *missing)
{
    uint32_t before = 0;
    for (size_t at = 0; at < cluster.len;) {
        uint32_t rune = 0;
        at += (size_t)bx_utf8_decode(cluster, at, &rune);
        bool good = is_selector(rune)
                        ? !variant || before == 0 || bx_face_variant(face, before, rune) != 0
                        : covers_rune(face, rune, before);
        if (!good) {
            *missing = rune;
            return false;
        }
        before = rune;
    }
    return true;
}

static bool has_selector(bx_str cluster)
{
    uint32_t rune = 0;
    for (size_t at = 0; at < cluster.len; at += (size_t)bx_utf8_decode(cluster, at, &rune))
        if ((unsigned char)cluster.ptr[at] >= 0xE1) {
            bx_utf8_decode(cluster, at, &rune);
            if (is_selector(rune)) return true;
        }
    return false;
}

/* False when it was reported before. */
static bool mark_reported(finder *f, uint32_t rune)
{
    if (!f->reported) f->reported = BX_NEW_ARRAY(f->job->scratch, uint8_t, RUNES / 8);
    if (!f->reported) {
        f->status = BX_ERR_MEMORY;
        return false;
    }
    uint8_t bit = (uint8_t)(1u << rune % 8);
    if (f->reported[rune / 8] & bit) return false;
    f->reported[rune / 8] |= bit;
    return true;
}

static void report(finder *f, const bx_cluster *c, uint32_t rune, bool nameless)
{
    if (!mark_reported(f, rune)) return;
    bx_status status = bx_missing_report(f->job, f->role, c, rune, nameless);
    if (f->status == BX_OK || status == BX_ERR_MEMORY) f->status = status;
}

static void enter_role(finder *f, const bx_font_role *role)
{
    f->role = role;
    f->han = 0;
    for (int i = 0; i < role->count; i++) {
        if (bx_face_glyph(role->uses[i].face, HAN_PROBE) == 0) continue;
        f->han = i;
        return;
    }
}

/* The k-th face to be asked: from `first` on, then those before it. */
static const bx_face_use *candidate(const bx_font_role *role, int first, int k)
{
    return &role->uses[k < role->count - first ? first + k : k - (role->count - first)];
}

static const bx_face_use *find_use(finder *f, const bx_cluster *c, const bx_face_use *last)
{
    bx_str cluster = {f->job->p->text.ptr + c->at, c->len};
    uint32_t missing = 0, ignored = 0;
    if (U_MASK(u_charType((UChar32)c->rune)) & U_GC_CO_MASK) {
        report(f, c, c->rune, true);
        return &f->role->uses[0];
    }
    /* A space stays in the face of what stands before it: it has no ink of its own. */
    if (last && c->class_id == BX_CLASS_SPACE && bx_cover_has(last->face, cluster, false, &ignored))
        return last;
    /* UAX #11, class A: “ ” ‘ ’ — … · are wide in the faces that have hanzi */
    int first = bx_cluster_rule(c)->han_face ? f->han : 0;
    for (int variant = has_selector(cluster) ? 1 : 0; variant >= 0; variant--) {
        for (int k = 0; k < f->role->count; k++) {
            const bx_face_use *use = candidate(f->role, first, k);
            if (bx_cover_has(use->face, cluster, variant == 1, k == 0 ? &missing : &ignored))
                return use;
        }
    }
    report(f, c, missing, u_charType((UChar32)missing) == U_UNASSIGNED);
    return &f->role->uses[0];
}

bx_status bx_cover(bx_preparing *job, const bx_face_use **uses)
{
    const bx_prepared *p = job->p;
    const bx_span *span = p->spans;
    finder f = {.job = job};
    enter_role(&f, span->style.role);
    for (int i = 0; i < p->count && f.status != BX_ERR_MEMORY; i++) {
        const bx_cluster *c = &p->clusters[i];
        const bx_font_role *before = f.role;
        while (span->end <= c->at)
            span++;
        if (before != span->style.role) enter_role(&f, span->style.role);
        uses[i] = find_use(&f, c, i > 0 && before == f.role ? uses[i - 1] : NULL);
    }
    return f.status;
}
