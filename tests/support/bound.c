#include "support/bound.h"

#include <check.h>

#include "base/file.h"
#include "base/limits.h"
#include "calc/rules.h"
#include "data/record_read.h"
#include "document/bind.h"
#include "layout/layout_read.h"
#include "source/source.h"

#include "base/ban.h"

static const bx_text_file *file_of(bound *b, const char *name, const char *text)
{
    bx_text_file *file = BX_NEW(b->arena, bx_text_file);
    ck_assert_ptr_nonnull(file);
    *file = (bx_text_file){name, bx_str_copy(b->arena, bx_str_from(text))};
    ck_assert_ptr_nonnull(file->text.ptr);
    return file;
}

static bx_status find_layout(void *context, bx_str name, const bx_place *place,
                             const bx_node **root)
{
    bound *b = context;
    bx_buf path = {0};
    (void)place;
    bx_buf_add_text(&path, "layouts/");
    bx_buf_add_str(&path, name);
    bx_buf_add_text(&path, ".yaml");
    bx_status status = bx_source_load(b->arena, path.ptr, b->diag, root);
    bx_buf_release(&path);
    return status;
}

static void expect_ok(bound *b, bx_status status)
{
    ck_assert_msg(status == BX_OK, "%s", bound_messages(b));
}

void bound_open(bound *b, const char *layout, const char *data)
{
    const bx_node *root;
    *b = (bound){.arena = bx_arena_new(BX_LIMIT_JOB_BYTES), .diag = bx_diag_new()};
    ck_assert(b->arena && b->diag);
    expect_ok(b, bx_source_parse(b->arena, file_of(b, "layout", layout), b->diag, &root));
    const bx_layout_files files = {.root = root, .find = find_layout, .context = b};
    expect_ok(b, bx_layout_read(b->arena, &files, b->diag, &b->t));
    const bx_text_file *file = file_of(b, "data", data);
    expect_ok(b, bx_source_parse(b->arena, file, b->diag, &root));
    expect_ok(b, bx_record_read(b->arena, root, file, b->t, b->diag, &b->record));
    bx_diag_clear(b->diag);
}

void bound_close(bound *b)
{
    bx_buf_release(&b->text);
    bx_diag_free(b->diag);
    bx_arena_free(b->arena);
}

bx_status bound_rules(bound *b)
{
    return bx_rules_apply(b->arena, b->t, b->record, b->diag);
}

bx_status bound_bind(bound *b)
{
    return bx_bind(b->arena, b->t, b->record, b->extras, b->diag, &b->document);
}

const char *bound_messages(bound *b)
{
    bx_buf_clear(&b->text);
    bx_buf_add_text(&b->text, "");
    for (int i = 0; i < bx_diag_count(b->diag); i++) {
        const bx_diagnostic *d = bx_diag_at(b->diag, i);
        bx_buf_printf(&b->text, "%04d@%d:%d ", bx_code_number(d->code), d->line, d->column);
        bx_diagnostic_write(d, BX_ENGLISH, &b->text);
        bx_buf_add_text(&b->text, " | ");
        bx_diagnostic_write_help(d, BX_ENGLISH, &b->text);
        bx_buf_add_byte(&b->text, '\n');
    }
    return b->text.ptr;
}

const char *bound_dump(bound *b)
{
    ck_assert_ptr_nonnull(b->document);
    bx_buf_clear(&b->text);
    bx_document_dump(b->document, &b->text);
    return b->text.ptr;
}
