/*
 * No XML reader: the packet has one form, and one of another form is another program's. Each '<' is
 * held against the tags that are looked for, once through the packet.
 */
#include "proof/made.h"

#include "base/utf8.h"
#include "proof/bounds.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/text.h"

#include "base/ban.h"

#define NAMESPACE "xmlns:banxin=\"urn:x-banxin:made:1:\""
#define OURS "banxin " /* how our /Producer begins */

enum { HASH_DIGITS = 64, LONGEST_VERSION = 32, LONGEST_STANDARD = 255, MOST_PAGES = 999999 };

typedef enum form {
    FORM_VERSION,
    FORM_HASH,
    FORM_PAGES,
    FORM_DIGIT,
    FORM_LETTER,
    FORM_TEXT,
    FORM_COUNT
} form;

typedef enum tag {
    TAG_VERSION,
    TAG_DATA,
    TAG_LAYOUT,
    TAG_FONTS,
    TAG_PICTURES,
    TAG_PAGES,
    TAG_STANDARD,
    TAG_OPTIONS,
    TAG_EPOCH,
    TAG_PART,
    TAG_CONFORMANCE,
    TAG_UA_PART,
    TAG_PRODUCER,
    TAGS
} tag;

static const struct {
    const char *name;
    form form;
} tags[TAGS] = {
    [TAG_VERSION] = {"banxin:version", FORM_VERSION},
    [TAG_DATA] = {"banxin:data", FORM_HASH},
    [TAG_LAYOUT] = {"banxin:layout", FORM_HASH},
    [TAG_FONTS] = {"banxin:fonts", FORM_HASH},
    [TAG_PICTURES] = {"banxin:pictures", FORM_HASH},
    [TAG_PAGES] = {"banxin:pages", FORM_PAGES},
    [TAG_STANDARD] = {"banxin:standard", FORM_TEXT},
    [TAG_OPTIONS] = {"banxin:options", FORM_TEXT},
    [TAG_EPOCH] = {"banxin:epoch", FORM_COUNT},
    [TAG_PART] = {"pdfaid:part", FORM_DIGIT},
    [TAG_CONFORMANCE] = {"pdfaid:conformance", FORM_LETTER},
    [TAG_UA_PART] = {"pdfuaid:part", FORM_DIGIT},
    [TAG_PRODUCER] = {"pdf:Producer", FORM_TEXT},
};

/* --- forms --- */

static bool is_of(bx_str text, const char *bytes, size_t least, size_t most)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\0' || !strchr(bytes, text.ptr[i])) return false;
    return text.len >= least && text.len <= most;
}

/* Well-formed, no character that would need an escape, no control character. */
static bool is_plain(bx_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.ptr[i];
        if (byte < 0x20 || byte == 0x7F || byte == '&' || byte == '>') return false;
    }
    return text.len > 0 && text.len <= LONGEST_STANDARD && bx_utf8_check(text) == text.len;
}

static bool has_form(bx_str text, form wanted)
{
    static const char digits[] = "0123456789";
    switch (wanted) {
    case FORM_VERSION:
        return is_of(text, "0123456789abcdefghijklmnopqrstuvwxyz.+-", 1, LONGEST_VERSION);
    case FORM_HASH: return is_of(text, "0123456789abcdef", HASH_DIGITS, HASH_DIGITS);
    case FORM_PAGES: return is_of(text, digits, 1, 6) && text.ptr[0] != '0';
    case FORM_DIGIT: return is_of(text, "123456789", 1, 1);
    case FORM_LETTER: return is_of(text, "ABUEF", 1, 1); /* ISO 19005-4 has E and F */
    case FORM_TEXT: return is_plain(text);
    case FORM_COUNT: return is_of(text, digits, 1, 18);
    }
    return false;
}

/* --- the packet --- */

typedef struct packet {
    bx_proof_file *file;
    bx_str text;
    bx_str values[TAGS]; /* ptr NULL: not found */
    bool is_ours;
} packet;

/* Of another program's file it is nobody's question. */
static bx_status bad_element(const packet *p, tag which, const char *why)
{
    if (!p->is_ours) return BX_ERR_INPUT;
    const bx_proof_reading *r = &p->file->reading;
    return bx_report(r->diag, BX_E_PROOF_MADE_FORM, NULL, r->name, tags[which].name, why);
}

/* "<name>" at the start of a text: its length, or 0. */
static size_t opening(bx_str text, const char *name)
{
    bx_str wanted = bx_str_from(name);
    bool is_it = text.len >= wanted.len + 2 && text.ptr[wanted.len + 1] == '>' &&
                 memcmp(text.ptr + 1, wanted.ptr, wanted.len) == 0;
    return is_it ? wanted.len + 2 : 0;
}

static bx_status take_element(packet *p, tag which, bx_str rest)
{
    const char *close = rest.len > 0 ? memchr(rest.ptr, '<', rest.len) : NULL;
    bx_str value = {rest.ptr, close ? (size_t)(close - rest.ptr) : rest.len};
    bx_str behind = {rest.ptr + value.len, rest.len - value.len};
    bool is_closed = behind.len > 2 && behind.ptr[1] == '/' &&
                     opening((bx_str){behind.ptr + 1, behind.len - 1}, tags[which].name) > 0;
    if (p->values[which].ptr) return bad_element(p, which, BX_BOTH("it stands twice", "重复出现"));
    if (!is_closed || !has_form(value, tags[which].form))
        return bad_element(
            p, which, BX_BOTH("its value has not the form that it must have", "其值的格式不对"));
    p->values[which] = value;
    return BX_OK;
}

static bx_status scan(packet *p)
{
    bx_status first = BX_OK;
    for (const char *at = p->text.ptr, *end = at + p->text.len;
         at < end && (at = memchr(at, '<', (size_t)(end - at))); at++) {
        bx_str text = {at, (size_t)(end - at)};
        for (int i = 0; i < TAGS; i++) {
            size_t len = opening(text, tags[i].name);
            if (len == 0) continue;
            bx_status status = take_element(p, (tag)i, (bx_str){at + len, text.len - len});
            if (first == BX_OK) first = status;
        }
    }
    return first;
}

static bx_status read_packet(packet *p)
{
    const bx_proof_value *catalog = NULL, *stream = NULL;
    BX_TRY(bx_proof_file_catalog(p->file, &catalog));
    BX_TRY(bx_proof_get_kind(p->file, catalog, "Metadata", BX_PROOF_STREAM, &stream));
    if (!stream) return BX_OK;
    return bx_proof_stream_bytes(p->file, stream, BX_PROOF_METADATA_BYTES, &p->text);
}

/* --- whose it is --- */

static bx_status refuse(packet *p)
{
    const bx_proof_reading *r = &p->file->reading;
    const bx_proof_value *info = NULL;
    bx_str producer = p->values[TAG_PRODUCER], older = {0};
    BX_TRY(
        bx_proof_get_kind(p->file, bx_proof_file_trailer(p->file), "Info", BX_PROOF_DICT, &info));
    if (info) BX_TRY(bx_proof_get_text(p->file, info, "Producer", &older));
    bool was_ours = bx_str_starts(producer, BX_STR(OURS)) || bx_str_starts(older, BX_STR(OURS));
    return bx_report(r->diag, was_ours ? BX_E_PROOF_SAVED_AGAIN : BX_E_PROOF_NOT_OURS, NULL,
                     r->name);
}

static int number_of(bx_str digits)
{
    int64_t value = 0;
    return bx_str_to_int(digits, &value) && value <= MOST_PAGES ? (int)value : 0;
}

bx_status bx_proof_made_read(bx_proof_file *file, bx_proof_made *made)
{
    packet p = {.file = file};
    BX_TRY(read_packet(&p));
    bx_str ours = BX_STR(NAMESPACE);
    p.is_ours = bx_str_find(p.text, ours) < p.text.len;
    bx_status status = p.text.len > 0 ? scan(&p) : BX_OK;
    if (!p.is_ours || (status == BX_OK && !p.values[TAG_VERSION].ptr)) return refuse(&p);
    BX_TRY(status);
    bx_str letter = p.values[TAG_CONFORMANCE];
    *made = (bx_proof_made){
        .version = p.values[TAG_VERSION],
        .data = p.values[TAG_DATA],
        .layout = p.values[TAG_LAYOUT],
        .fonts = p.values[TAG_FONTS],
        .pictures = p.values[TAG_PICTURES],
        .standard = p.values[TAG_STANDARD],
        .options = p.values[TAG_OPTIONS],
        .epoch = p.values[TAG_EPOCH],
        .pages = number_of(p.values[TAG_PAGES]),
        .pdfa_part = number_of(p.values[TAG_PART]),
        .pdfa_conformance = letter.len > 0 ? letter.ptr[0] : '\0',
        .pdfua_part = number_of(p.values[TAG_UA_PART]),
    };
    return BX_OK;
}
