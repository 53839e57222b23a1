/*
 * Of UTF-8 for hanzi, E4 to E9 and two bytes of 80 to BF, GBK makes characters that hardly
 * occur otherwise: they are looked for first. Then the run around is put back into bytes, and
 * taken for what it was when they are UTF-8 with two or more common hanzi. Chance makes three
 * rare characters into a hanzi once in 40,000 places, into two common ones never.
 */
#include "text/decoded_twice.h"

#include <unicode/ucnv.h>

#include "base/utf8.h"

#include "base/ban.h"

enum { MOST_LOOKS = 100 };           /* of a paragraph in traditional characters */
enum { LONGEST = 240, ENOUGH = 60 }; /* bytes put back: to show, to know */
enum { REACH = 12 };                 /* characters */

/* What was put back from a run of characters. */
typedef struct run {
    unsigned char bytes[LONGEST];
    size_t at[LONGEST + 1]; /* for each byte the character's place in the text; then the end */
    int count;
} run;

/* Traditional characters of 金 and 门, where GBK has E480 to E9A0; and the commonest others. */
static bool is_telling(uint32_t rune)
{
    if ((rune >= 0x9200 && rune <= 0x9484) || (rune >= 0x9580 && rune <= 0x95E7)) return true;
    switch (rune) {
    case 0x6D93: /* 涓 E4B8 */
    case 0x6D5C: /* 浜 E4BA */
    case 0x7EDB: /* 绛 E7AD */
    case 0x7ED7: /* 绗 E7AC */
    case 0x9A9E: /* 骞 E5B9 */
    case 0x7035: /* 瀵 E5AF */
    case 0x7EE0: /* 绠 */
    case 0x7039: /* 瀹 E5AE */
    case 0x5BB8: /* 宸 E5B7 */
    case 0x6DC7: /* 淇 E4BF */
    case 0x951B: /* 锛 EFBC */
    case 0x20AC: /* € 80 */ return true;
    default: return false;
    }
}

/* Windows-1252 has Ã and Â for C3 and C2, ä to é and ï for E4 to E9 and EF. */
static bool is_telling_latin(uint32_t rune, uint32_t before)
{
    bool lead =
        (before >= 0xE2 && before <= 0xE9) || before == 0xEF || before == 0xC2 || before == 0xC3;
    return lead && rune >= 0x80 && rune < 0x2200 && !(rune >= 0xC0 && rune <= 0x24F);
}

/* The characters from byte `from` on in the other encoding, at most `most` bytes, up to one that it does not have. */
static void put_back(UConverter *to, bx_str text, size_t from, int most, run *r)
{
    r->count = 0;
    r->at[0] = from;
    for (size_t at = from; at < text.len;) {
        uint32_t rune = 0;
        char bytes[8];
        int len = bx_utf8_decode(text, at, &rune);
        if (rune < 0x80 || rune > 0xFFFF) return;
        UChar wide = (UChar)rune;
        UErrorCode error = U_ZERO_ERROR;
        ucnv_resetFromUnicode(to);
        int32_t made = ucnv_fromUChars(to, bytes, sizeof bytes, &wide, 1, &error);
        bool is_substitute = made == 1 && (bytes[0] == 0x1A || bytes[0] == '?');
        if (U_FAILURE(error) || made < 1 || is_substitute || r->count + made > most) return;
        for (int32_t i = 0; i < made; i++) {
            r->at[r->count] = at;
            r->bytes[r->count++] = (unsigned char)bytes[i];
        }
        at += (size_t)len;
        r->at[r->count] = at;
    }
}

/* A hanzi of GB 2312's first level, or a mark: what running text is made of. */
static bool is_common(UConverter *gbk, uint32_t rune)
{
    char bytes[8];
    UChar wide = (UChar)rune;
    UErrorCode error = U_ZERO_ERROR;
    if ((rune >= 0x3001 && rune <= 0x3011) || (rune >= 0xFF01 && rune <= 0xFF1F)) return true;
    if (rune < 0x4E00 || rune > 0x9FFF) return false;
    ucnv_resetFromUnicode(gbk);
    int32_t made = ucnv_fromUChars(gbk, bytes, sizeof bytes, &wide, 1, &error);
    unsigned char lead = (unsigned char)bytes[0], trail = (unsigned char)bytes[1];
    return U_SUCCESS(error) && made == 2 && lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1;
}

/*
 * Whether the bytes from the run's start on are UTF-8 that was meant: *used of them, a broken
 * character at the end included.
 */
static bool was_text(UConverter *gbk, const run *r, int first, bool is_latin, int *used, int *whole)
{
    bx_str bytes = {(const char *)r->bytes, (size_t)r->count};
    int common = 0, count = 0, euros = 0;
    size_t at = (size_t)first;
    while (at < bytes.len) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(bytes, at, &rune);
        if (len < (is_latin ? 2 : 3)) break;
        common += is_common(gbk, rune);
        euros += r->bytes[at + 1] == 0x80 || (len > 2 && r->bytes[at + 2] == 0x80);
        count++;
        at += (size_t)len;
    }
    *whole = *used = (int)at;
    if (at < bytes.len && r->bytes[at] >= 0xE0) do
            ++*used;
        while (*used < r->count && *used < (int)at + 3 && (r->bytes[*used] & 0xC0) == 0x80);
    while (*used > 0 && *used < r->count && r->at[*used] == r->at[*used - 1])
        ++*used; /* half of a character is all of it */
    if (is_latin) return count > 0;
    return (common >= 2 || (common == 1 && euros > 0)) && 2 * common >= count;
}

static bx_status report(const bx_preparing *job, const run *r, int used, int whole)
{
    bx_place place = job->origin ? *job->origin : (bx_place){0};
    bx_str given = {job->p->text.ptr + r->at[0], r->at[used] - r->at[0]};
    if (job->exact) {
        place.at += r->at[0];
        place.len = given.len;
    }
    const char *args[] = {bx_str_copy(job->scratch, given).ptr,
                          bx_arena_copy(job->scratch, (const char *)r->bytes, (size_t)whole), NULL};
    if (!args[0] || !args[1]) return BX_ERR_MEMORY;
    return bx_diag_report(job->diag, BX_E_DECODED_TWICE, &place, args);
}

/* Where the first character stands that makes a closer look worth it; the text's end for none. */
static size_t find_telling(bx_str text, size_t at, bool *is_latin)
{
    uint32_t rune = 0, before = 0;
    for (size_t last = at, len; at < text.len; last = at, at += len, before = rune) {
        if ((unsigned char)text.ptr[at] < 0x80) {
            rune = 0;
            len = 1;
            continue;
        }
        len = (size_t)bx_utf8_decode(text, at, &rune);
        *is_latin = is_telling_latin(rune, before);
        if (*is_latin) return last;
        if (is_telling(rune)) return rune == 0x20AC ? last : at;
    }
    return text.len;
}

/* Up to REACH characters before `at`: what tells is seldom the first of it. */
static size_t run_start(bx_str text, size_t at)
{
    for (int i = 0; i < REACH && at > 0 && (unsigned char)text.ptr[at - 1] >= 0x80; i++)
        do
            at--;
        while (((unsigned char)text.ptr[at] & 0xC0) == 0x80);
    return at;
}

/* The first place up to byte `to` where text begins that was put back, its run; or the text's end. */
static size_t find_start(UConverter *gbk, UConverter *other, bx_str text, size_t to, run *r)
{
    int used, whole;
    for (size_t from = run_start(text, to); from <= to;) {
        uint32_t rune = 0;
        put_back(other, text, from, ENOUGH, r);
        for (int i = 0; i < r->count && r->at[i] <= to; i++) {
            bool is_start = i == 0 || r->at[i] != r->at[i - 1];
            if (is_start && was_text(gbk, r, i, gbk != other, &used, &whole)) return r->at[i];
        }
        from = r->at[r->count];
        if (from < text.len) from += (size_t)bx_utf8_decode(text, from, &rune);
    }
    return text.len;
}

static bx_status look(const bx_preparing *job, UConverter *gbk, UConverter *latin)
{
    bx_str text = job->p->text;
    size_t at = 0;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
        run r;
        int used, whole;
        uint32_t rune;
        bool is_latin = false;
        size_t found = find_telling(text, at, &is_latin);
        if (found >= text.len) return BX_OK;
        UConverter *other = is_latin ? latin : gbk;
        size_t start = find_start(gbk, other, text, found, &r);
        if (start < text.len) {
            put_back(other, text, start, LONGEST, &r);
            was_text(gbk, &r, 0, is_latin, &used, &whole);
            return report(job, &r, used, whole);
        }
        at = found + (size_t)bx_utf8_decode(text, found, &rune);
    }
    return BX_OK;
}

bx_status bx_decoded_twice_check(const bx_preparing *job)
{
    bool is_latin;
    if (find_telling(job->p->text, 0, &is_latin) == job->p->text.len) return BX_OK;
    UErrorCode error = U_ZERO_ERROR;
    UConverter *gbk = ucnv_open("windows-936", &error);
    UConverter *latin = ucnv_open("windows-1252", &error);
    bx_status status = BX_OK;
    if (error == U_MEMORY_ALLOCATION_ERROR) status = BX_ERR_MEMORY;
    else if (U_SUCCESS(error)) status = look(job, gbk, latin);
    if (gbk) ucnv_close(gbk);
    if (latin) ucnv_close(latin);
    return status;
}
