#include "text/coverage.h"

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/cover.h"
#include "text/missing.h"

#include "base/ban.h"

enum {
    RUNES = 0x110000,
    WIDE_SIGNS = 0x2000, /* from here on № and its like, which are as wide as hanzi */
    MINUS = 0x2212,
};

typedef struct finder {
    bx_preparing *job;
    const bx_font_role *role; /* of the last cluster */
    const bx_face_use *latin; /* of its letters and digits; NULL: as of all else */
    int han;                  /* its first face with hanzi */
    int western, end;         /* the clusters of the last word or number */
    uint8_t *reported;        /* a bit for each rune; NULL before the first */
    const bx_face *closed;    /* a face that could not be opened: told once a text */
    bx_status status;         /* of the first report */
} finder;

static bool has_selector(bx_str cluster)
{
    uint32_t rune = 0;
    for (size_t at = 0; at < cluster.len; at += (size_t)bx_utf8_decode(cluster, at, &rune))
        if ((unsigned char)cluster.ptr[at] >= 0xE1) {
            bx_utf8_decode(cluster, at, &rune);
            if (bx_cover_is_selector(rune)) return true;
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

/* What has no name was told about where the data were read. */
static bool is_told(finder *f, uint32_t rune)
{
    bx_buf code = {0};
    bx_buf_add_hex(&code, rune, rune > 0xFFFFF ? 6 : rune > 0xFFFF ? 5 : 4);
    bx_buf_add_byte(&code, '\0');
    if (code.failed) f->status = BX_ERR_MEMORY;
    bool told = !code.failed && (bx_diag_has(f->job->diag, BX_E_UNASSIGNED_CHARACTER, code.ptr) ||
                                 bx_diag_has(f->job->diag, BX_E_WORD_MARK, code.ptr));
    bx_buf_release(&code);
    return told;
}

static void report(finder *f, const bx_cluster *c, uint32_t rune, bool nameless)
{
    if (!mark_reported(f, rune)) return;
    if (nameless && is_told(f, rune)) {
        if (f->status == BX_OK) f->status = BX_ERR_INPUT;
        return;
    }
    bx_status status = bx_missing_report(f->job, f->role, c, rune, nameless);
    if (f->status == BX_OK || status == BX_ERR_MEMORY) f->status = status;
}

/* Opens a face that stands in; what keeps it closed is told, and is the text's fault where it was asked. */
static void open_face(finder *f, bx_face *face)
{
    if (f->closed == face) return;
    bx_status status = bx_face_open(face, f->job->diag);
    if (status == BX_OK) return;
    f->closed = face;
    if (f->status == BX_OK || status == BX_ERR_MEMORY) f->status = status;
}

/* Its first face with hanzi is known when all before it are open. */
static void enter_role(finder *f, const bx_font_role *role)
{
    f->role = role;
    for (int i = 0; i < role->count; i++) {
        open_face(f, role->uses[i].face);
        if (bx_face_has_hanzi(role->uses[i].face)) break;
    }
    f->han = bx_role_han(role);
}

static void enter_span(finder *f, const bx_span *span)
{
    const bx_font_role *role = span->style.role;
    BX_ASSERT(role);
    if (f->role != role) enter_role(f, role);
    f->latin = span->style.latin ? span->style.latin : role->latin;
}

static bool covers(finder *f, const bx_face_use *use, bx_str cluster, bool variant,
                   uint32_t *missing)
{
    open_face(f, use->face);
    return bx_cover_has(use->face, cluster, variant, missing);
}

/* The k-th face to be asked: from `first` on, then those before it. */
static const bx_face_use *candidate(const bx_font_role *role, int first, int k)
{
    return &role->uses[k < role->count - first ? first + k : k - (role->count - first)];
}

/* What may be of a word or a number: a sign with a wide form of its own is not. */
static bool is_western(const bx_cluster *c)
{
    const bx_class_rule *rule = bx_cluster_rule(c);
    bool narrow = c->rune < WIDE_SIGNS || c->rune == MINUS || c->class_id == BX_CLASS_HYPHEN ||
                  c->class_id == BX_CLASS_WEST_OPENING || c->class_id == BX_CLASS_WEST_CLOSING ||
                  c->class_id == BX_CLASS_WEST_SIGN || c->class_id == BX_CLASS_SUFFIX;
    return rule->kind == BX_KIND_SPACE || (rule->kind == BX_KIND_WEST && !rule->han_face && narrow);
}

static bool is_letter_or_digit(const bx_cluster *c)
{
    return c->class_id == BX_CLASS_LATIN || c->class_id == BX_CLASS_DIGIT;
}

/*
 * Whether cluster i belongs to a word or a number: signs alone, as a half-width bracket around
 * hanzi, do not. Asked in the order of the clusters.
 */
static bool is_in_word(finder *f, int i)
{
    const bx_prepared *p = f->job->p;
    if (i < f->end) return i >= f->western;
    bool has_letter = false;
    f->end = i;
    while (f->end < p->count && is_western(&p->clusters[f->end])) {
        has_letter = has_letter || is_letter_or_digit(&p->clusters[f->end]);
        f->end++;
    }
    f->western = has_letter ? i : f->end;
    return i < f->end && has_letter;
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
    const bx_face_use *chosen =
        f->role->chosen_mask != 0 ? bx_font_role_chosen(f->role, c->rune) : NULL;
    if (chosen && covers(f, chosen, cluster, false, &ignored)) return chosen;
    if (f->latin && is_in_word(f, (int)(c - f->job->p->clusters)) &&
        covers(f, f->latin, cluster, false, &ignored))
        return f->latin;
    /* UAX #11, class A: “ ” ‘ ’ — … · are wide in the faces that have hanzi */
    int first = bx_cluster_rule(c)->han_face ? f->han : 0;
    for (int variant = has_selector(cluster) ? 1 : 0; variant >= 0; variant--) {
        for (int k = 0; k < f->role->count; k++) {
            const bx_face_use *use = candidate(f->role, first, k);
            if (covers(f, use, cluster, variant == 1, k == 0 ? &missing : &ignored)) return use;
        }
    }
    report(f, c, missing, false); /* unassigned, too: Unicode may have it by now */
    return &f->role->uses[0];
}

bx_status bx_cover(bx_preparing *job, const bx_face_use **uses)
{
    const bx_prepared *p = job->p;
    const bx_span *span = p->spans;
    finder f = {.job = job};
    enter_span(&f, span);
    for (int i = 0; i < p->count && f.status != BX_ERR_MEMORY; i++) {
        const bx_cluster *c = &p->clusters[i];
        const bx_font_role *before = f.role;
        while (span->end <= c->at)
            enter_span(&f, ++span);
        uses[i] = find_use(&f, c, i > 0 && before == f.role ? uses[i - 1] : NULL);
    }
    return f.status;
}
