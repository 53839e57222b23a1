#include "support/proof_ask.h"

#include "proof/contents.h"
#include "proof/digest.h"
#include "proof/embedded.h"
#include "proof/made.h"
#include "proof/objects.h"
#include "proof/pdf_file.h"
#include "sign/standing.h"

#include "base/ban.h"

enum { ARENA_BYTES = 128 << 20, STREAM_BYTES = 1 << 20 };

typedef struct asker {
    bx_proof_file *file;
    bx_diag *diag;
    bool is_told;
} asker;

static bool note(asker *a, bx_status status)
{
    if (status != BX_OK && status != BX_ERR_MEMORY && bx_diag_reports(a->diag) == 0)
        a->is_told = false;
    return status == BX_OK;
}

static void read_objects(asker *a)
{
    const bx_proof_value *value = NULL;
    bx_str bytes;
    size_t at = 0;
    int pack = 0;
    for (int i = 0; i < bx_proof_file_numbers(a->file); i++) {
        if (!bx_proof_file_where(a->file, i, &at, &pack)) continue;
        bool is_stream =
            note(a, bx_proof_object_lookup(a->file, i, &value)) && value->kind == BX_PROOF_STREAM;
        if (is_stream) note(a, bx_proof_stream_bytes(a->file, value, STREAM_BYTES, &bytes));
    }
}

static void ask(asker *a)
{
    bx_proof_attachments files;
    bx_proof_contents contents;
    bx_proof_made made;
    bx_proof_sameness sameness;
    bx_standings standings;
    const bx_standing_wish wish = {.now = 0};
    read_objects(a);
    note(a, bx_proof_attachments_read(a->file, &files));
    note(a, bx_proof_contents_read(a->file, &contents));
    note(a, bx_proof_made_read(a->file, &made));
    note(a, bx_proof_digest(a->file, &sameness));
    note(a, bx_standings_read(a->file, &wish, &standings));
}

bool proof_ask_all(bx_str bytes, bool *opened)
{
    bx_arena *arena = bx_arena_new(ARENA_BYTES);
    asker a = {.diag = bx_diag_new(), .is_told = true};
    bool is_open =
        arena && a.diag && note(&a, bx_proof_file_open(arena, bytes, "any.pdf", a.diag, &a.file));
    if (is_open) ask(&a);
    if (opened) *opened = is_open;
    bx_proof_file_free(a.file);
    bx_diag_free(a.diag);
    bx_arena_free(arena);
    return a.is_told;
}
