#include "proof/embedded.h"

#include "base/utf8.h"
#include "proof/bounds.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "proof/text.h"
#include "proof/walk.h"

#include "base/ban.h"

/* A file specification that was found, before it is read. */
typedef struct found {
    const bx_proof_value *value; /* a reference or a dictionary */
    bool is_named, is_associated;
} found;

typedef struct finder {
    bx_proof_file *file;
    BX_VEC(found) specs;
} finder;

#define WHAT BX_BOTH("the tree of its embedded files", "嵌入文件的名称树")

/* --- where they are --- */

static bool is_same(const bx_proof_value *a, const bx_proof_value *b)
{
    return a->kind == BX_PROOF_REF && b->kind == BX_PROOF_REF && a->ref.number == b->ref.number;
}

static bx_status note(finder *f, const bx_proof_value *value, bool is_named)
{
    for (int i = 0; !is_named && i < f->specs.count; i++)
        if (is_same(f->specs.items[i].value, value)) {
            f->specs.items[i].is_associated = true;
            return BX_OK;
        }
    if (f->specs.count == BX_PROOF_ATTACHMENTS)
        return bx_proof_fault_number(&f->file->reading, BX_E_PROOF_ATTACHMENTS, value->at,
                                     BX_PROOF_ATTACHMENTS);
    found *place = BX_VEC_PUSH(f->file->reading.arena, &f->specs);
    if (!place) return bx_proof_settle(&f->file->reading, BX_ERR_MEMORY);
    *place = (found){value, is_named, !is_named};
    return BX_OK;
}

/* Pairs of a name and a specification; the name in the tree is for looking up only. */
static bx_status note_names(finder *f, const bx_proof_value *names)
{
    for (int i = 1; i < names->list.count; i += 2)
        BX_TRY(note(f, bx_proof_item(names, i), true));
    return BX_OK;
}

static bx_status find_named(finder *f, const bx_proof_value *root)
{
    bx_proof_walk walk;
    const bx_proof_value *node = root, *list = NULL;
    BX_TRY(bx_proof_walk_init(&walk, f->file, WHAT));
    while (node) {
        BX_TRY(bx_proof_get_kind(f->file, node, "Names", BX_PROOF_ARRAY, &list));
        if (list) BX_TRY(note_names(f, list));
        BX_TRY(bx_proof_get_kind(f->file, node, "Kids", BX_PROOF_ARRAY, &list));
        if (list) BX_TRY(bx_proof_walk_add_kids(&walk, list));
        BX_TRY(bx_proof_walk_next(&walk, &node));
    }
    return BX_OK;
}

static bx_status find_all(finder *f)
{
    const bx_proof_value *catalog = NULL, *names = NULL, *tree = NULL, *associated = NULL;
    BX_TRY(bx_proof_file_catalog(f->file, &catalog));
    BX_TRY(bx_proof_get_kind(f->file, catalog, "Names", BX_PROOF_DICT, &names));
    if (names) BX_TRY(bx_proof_get_kind(f->file, names, "EmbeddedFiles", BX_PROOF_DICT, &tree));
    if (tree) BX_TRY(find_named(f, tree));
    BX_TRY(bx_proof_get_kind(f->file, catalog, "AF", BX_PROOF_ARRAY, &associated));
    for (int i = 0; associated && i < associated->list.count; i++)
        BX_TRY(note(f, bx_proof_item(associated, i), false));
    return BX_OK;
}

/* --- what they are --- */

/* C0, DEL, C1, line and paragraph ends, and what turns the reading direction: exe.pdf for fdp.exe. */
static bool is_control(uint32_t rune)
{
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || (rune >= 0x2028 && rune <= 0x202E) ||
           (rune >= 0x2066 && rune <= 0x2069);
}

static const char *fault_of_name(bx_str name)
{
    uint32_t rune = 0;
    if (name.len == 0) return BX_BOTH("is empty", "为空");
    if (name.len > BX_PROOF_NAME_BYTES) return BX_BOTH("is longer than 255 bytes", "超过 255 字节");
    if (bx_str_find(name, BX_STR("..")) < name.len || bx_str_is(name, "."))
        return BX_BOTH("leads to another folder", "指向其他文件夹");
    for (size_t at = 0; at < name.len;) {
        at += (size_t)bx_utf8_decode(name, at, &rune);
        if (rune == '/' || rune == '\\')
            return BX_BOTH("leads to another folder", "指向其他文件夹");
        if (is_control(rune)) return BX_BOTH("has a control character", "含有控制字符");
    }
    return NULL;
}

/* A name as a message may show it. */
static bx_str shown(bx_arena *arena, bx_str name)
{
    enum { MOST = 80 };
    bx_buf out = {0};
    uint32_t rune = 0;
    for (size_t at = 0; at < name.len && out.len < MOST;) {
        at += (size_t)bx_utf8_decode(name, at, &rune);
        bx_buf_add_rune(&out, is_control(rune) ? '?' : rune);
    }
    return bx_buf_keep(&out, arena);
}

static bx_status refuse_name(const bx_proof_file *file, bx_str name, bx_code code, const char *why)
{
    const bx_proof_reading *r = &file->reading;
    bx_str text = shown(r->arena, name);
    if (!text.ptr) return bx_proof_settle(r, BX_ERR_MEMORY);
    return bx_report(r->diag, code, NULL, r->name, text.ptr, why);
}

/* /UF is in Unicode, /F the older one (7.11.3). */
static bx_status read_name(bx_proof_file *file, const bx_proof_value *spec, bx_str *name)
{
    BX_TRY(bx_proof_get_text(file, spec, "UF", name));
    if (!name->ptr) BX_TRY(bx_proof_get_text(file, spec, "F", name));
    const char *fault = fault_of_name(*name);
    return fault ? refuse_name(file, *name, BX_E_PROOF_ATTACHMENT_NAME, fault) : BX_OK;
}

/* A name of the PDF's, which may be any bytes. */
static bx_status read_label(bx_proof_file *file, const bx_proof_value *dict, const char *key,
                            bx_str *label)
{
    BX_TRY(bx_proof_get_name(file, dict, key, label));
    if (bx_utf8_check(*label) == label->len) return BX_OK;
    return bx_proof_fault(&file->reading, BX_E_PROOF_DAMAGED, dict->at,
                          BX_BOTH("a name is not in UTF-8", "名称不是 UTF-8 编码"));
}

static bx_status read_stream(bx_proof_file *file, const bx_proof_value *spec,
                             bx_proof_attachment *a)
{
    const bx_proof_value *both = NULL, *stream = NULL, *params = NULL;
    BX_TRY(bx_proof_need(file, spec, "EF", BX_PROOF_DICT, &both));
    BX_TRY(bx_proof_get_kind(file, both, "UF", BX_PROOF_STREAM, &stream));
    if (!stream) BX_TRY(bx_proof_need(file, both, "F", BX_PROOF_STREAM, &stream));
    BX_TRY(read_label(file, stream, "Subtype", &a->mime));
    BX_TRY(bx_proof_get_kind(file, stream, "Params", BX_PROOF_DICT, &params));
    if (params) BX_TRY(bx_proof_get_text(file, params, "ModDate", &a->changed));
    return bx_proof_stream_bytes(file, stream, BX_PROOF_STREAM_BYTES, &a->bytes);
}

static bx_status read_spec(bx_proof_file *file, const found *f, bx_proof_attachment *attachment)
{
    bx_proof_attachment a = {.is_named = f->is_named, .is_associated = f->is_associated};
    const bx_proof_value *spec = NULL;
    BX_TRY(bx_proof_resolve(file, f->value, &spec));
    if (!bx_proof_is_map(spec))
        return bx_proof_fault(&file->reading, BX_E_PROOF_TREE, f->value->at, WHAT);
    BX_TRY(read_name(file, spec, &a.name));
    BX_TRY(read_label(file, spec, "AFRelationship", &a.relationship));
    BX_TRY(bx_proof_get_text(file, spec, "Desc", &a.description));
    BX_TRY(read_stream(file, spec, &a));
    *attachment = a;
    return BX_OK;
}

static bx_status check_names(const bx_proof_file *file, const bx_proof_attachments *files)
{
    bx_status status = BX_OK;
    for (int i = 0; i < files->items.count; i++)
        for (int k = 0; k < i; k++)
            if (bx_str_equal(files->items.items[i].name, files->items.items[k].name)) {
                status = refuse_name(file, files->items.items[i].name, BX_E_PROOF_ATTACHMENT_TWICE,
                                     NULL);
                break;
            }
    return status;
}

bx_status bx_proof_attachments_read(bx_proof_file *file, bx_proof_attachments *files)
{
    finder f = {.file = file};
    bx_proof_attachments read = {0};
    bx_status first = BX_OK;
    BX_TRY(find_all(&f));
    for (int i = 0; i < f.specs.count; i++) {
        bx_proof_attachment *place = BX_VEC_PUSH(file->reading.arena, &read.items);
        if (!place) return bx_proof_settle(&file->reading, BX_ERR_MEMORY);
        bx_status status = read_spec(file, &f.specs.items[i], place);
        if (status == BX_ERR_MEMORY) return status;
        if (status != BX_OK) read.items.count--;
        if (first == BX_OK) first = status;
    }
    bx_status twice = check_names(file, &read);
    BX_TRY(first);
    BX_TRY(twice);
    *files = read;
    return BX_OK;
}
