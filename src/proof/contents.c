#include "proof/contents.h"

#include "proof/fields.h"
#include "proof/objects.h"
#include "proof/pages.h"
#include "proof/pdf_file.h"
#include "proof/update.h"

#include "base/ban.h"

/* --- all objects --- */

enum { MOST_KINDS = 64 }; /* the standard has 28 kinds; what is more is counted as no kind */

static bx_proof_annotations *kind_of(const bx_proof_file *file, bx_proof_contents *c,
                                     bx_str subtype)
{
    if (c->others.count >= MOST_KINDS) subtype = (bx_str){0};
    for (int i = 0; i < c->others.count; i++)
        if (bx_str_equal(c->others.items[i].subtype, subtype)) return &c->others.items[i];
    bx_proof_annotations *kind = BX_VEC_PUSH(file->reading.arena, &c->others);
    if (kind) *kind = (bx_proof_annotations){.subtype = subtype};
    return kind;
}

/* /Type may be left out, /Subtype and /Rect not (table 164). */
static bool is_annotation(const bx_proof_value *dict, const bx_proof_value *type,
                          const bx_proof_value *subtype)
{
    if (type->kind != BX_PROOF_NULL) return bx_proof_is_name(type, "Annot");
    return subtype->kind == BX_PROOF_NAME && bx_proof_look(dict, "Rect")->kind != BX_PROOF_NULL;
}

static bx_status note_annotation(bx_proof_file *file, const bx_proof_value *dict,
                                 bx_proof_contents *c)
{
    const bx_proof_value *type = NULL, *subtype = NULL;
    BX_TRY(bx_proof_get(file, dict, "Type", &type));
    BX_TRY(bx_proof_get(file, dict, "Subtype", &subtype));
    if (!is_annotation(dict, type, subtype)) return BX_OK;
    if (bx_proof_is_name(subtype, "Link")) {
        c->links++;
        return BX_OK;
    }
    bx_proof_annotations *kind =
        kind_of(file, c, subtype->kind == BX_PROOF_NAME ? subtype->text : (bx_str){0});
    BX_TRY_NEW(kind);
    kind->count++;
    return BX_OK;
}

/* By /S (table 198): other dictionaries have one too, with other names. */
static void note_action(const bx_proof_value *kind, bx_proof_contents *c)
{
    static const char *const kinds[] = {
        "Launch",    "SubmitForm", "ImportData", "ResetForm", "GoToR",           "GoToE",
        "Thread",    "Sound",      "Movie",      "Hide",      "Named",           "SetOCGState",
        "Rendition", "Trans",      "GoTo3DView", "GoToDp",    "RichMediaExecute"};
    if (kind->kind != BX_PROOF_NAME) return;
    if (bx_str_is(kind->text, "JavaScript")) c->scripts++;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bx_str_is(kind->text, kinds[i])) c->actions++;
}

/* What a key has may be another object: a name, too. */
static bx_status note_map(bx_proof_file *file, const bx_proof_value *dict, bx_proof_contents *c)
{
    const bx_proof_value *kind = NULL;
    BX_TRY(bx_proof_get(file, dict, "S", &kind));
    note_action(kind, c);
    if (bx_proof_look(dict, "AA")->kind != BX_PROOF_NULL) c->triggers++;
    if (bx_proof_look(dict, "EF")->kind != BX_PROOF_NULL) c->files++;
    return note_annotation(file, dict, c);
}

/* No deeper than values are read. */
static bx_status note_value(bx_proof_file *file, const bx_proof_value *value, bx_proof_contents *c)
{
    if (value->kind == BX_PROOF_ARRAY)
        for (int i = 0; i < value->list.count; i++)
            BX_TRY(note_value(file, &value->list.items[i], c));
    if (!bx_proof_is_map(value)) return BX_OK;
    for (int i = 0; i < value->map.count; i++)
        BX_TRY(note_value(file, &value->map.entries[i].value, c));
    return note_map(file, value, c);
}

static bx_status note_objects(bx_proof_file *file, bx_proof_contents *c)
{
    const bx_proof_value *value = NULL;
    for (int i = 0; i < bx_proof_file_numbers(file); i++) {
        BX_TRY(bx_proof_object_lookup(file, i, &value));
        BX_TRY(bx_proof_settle(&file->reading, note_value(file, value, c)));
    }
    return BX_OK;
}

/* --- the form --- */

static bx_status note_form(bx_proof_file *file, bx_proof_contents *c)
{
    bx_proof_fields fields;
    BX_TRY(bx_proof_fields_read(file, &fields));
    c->has_xfa = fields.has_xfa;
    for (int i = 0; i < fields.items.count; i++) {
        const bx_proof_field *field = &fields.items.items[i];
        bool is_one = false;
        c->fields += field->has_name;
        if (!field->is_for_signature) continue;
        c->signature_fields += field->has_name;
        BX_TRY(bx_proof_is_signature(file, field->value, &is_one));
        c->signatures += is_one;
    }
    return BX_OK;
}

static bx_status note_catalog(bx_proof_file *file, bx_proof_contents *c)
{
    const bx_proof_value *catalog = NULL, *found = NULL;
    BX_TRY(bx_proof_file_catalog(file, &catalog));
    BX_TRY(bx_proof_get(file, catalog, "OpenAction", &found));
    c->opens = bx_proof_is_map(found); /* an array is a place to begin at (table 28) */
    BX_TRY(bx_proof_get(file, catalog, "OCProperties", &found));
    c->has_layers = found->kind != BX_PROOF_NULL;
    return note_form(file, c);
}

bx_status bx_proof_contents_read(bx_proof_file *file, bx_proof_contents *contents)
{
    bx_proof_contents c = {0};
    BX_TRY(bx_proof_pages_count(file, &c.pages));
    BX_TRY(note_catalog(file, &c));
    BX_TRY(note_objects(file, &c));
    BX_TRY(bx_proof_update_read(file, 0, &c.added));
    *contents = c;
    return BX_OK;
}

bool bx_proof_is_odd(const bx_proof_contents *c, const bx_proof_annotations *kind)
{
    return !bx_str_is(kind->subtype, "Widget") || kind->count > c->signature_fields;
}

bool bx_proof_contents_are_plain(const bx_proof_contents *c)
{
    for (int i = 0; i < c->others.count; i++)
        if (bx_proof_is_odd(c, &c->others.items[i])) return false;
    return c->scripts == 0 && c->actions == 0 && c->triggers == 0 && !c->opens && !c->has_layers &&
           !c->has_xfa && c->fields <= c->signature_fields;
}
