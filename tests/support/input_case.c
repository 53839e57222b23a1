#include "support/input_case.h"

#include <check.h>

#include "base/limits.h"
#include "data/record_read.h"
#include "layout/layout_read.h"
#include "source/source.h"

#include "base/ban.h"

void input_open(input_case *c)
{
    *c = (input_case){.arena = bx_arena_new(BX_LIMIT_JOB_BYTES), .diag = bx_diag_new()};
    ck_assert(c->arena && c->diag);
}

void input_close(input_case *c)
{
    bx_buf_release(&c->text);
    bx_diag_free(c->diag);
    bx_arena_free(c->arena);
}

static const bx_text_file *file_of(input_case *c, const char *name, bx_str text)
{
    bx_text_file *file = BX_NEW(c->arena, bx_text_file);
    ck_assert_ptr_nonnull(file);
    *file = (bx_text_file){name, bx_str_copy(c->arena, text)};
    ck_assert_ptr_nonnull(file->text.ptr);
    return file;
}

bx_status input_parse(input_case *c, const char *name, const char *bytes, size_t len)
{
    const bx_text_file *file = file_of(c, name, (bx_str){bytes, len});
    return bx_source_parse(c->arena, file, c->diag, &c->root);
}

bx_status input_text(input_case *c, const char *text)
{
    return input_parse(c, "data", text, bx_str_from(text).len);
}

static bx_status find_layout(void *context, bx_str name, const bx_place *place,
                             const bx_node **root)
{
    input_case *c = context;
    bx_buf path = {0};
    ck_assert(place && place->file);
    bx_buf_printf(&path, "layouts/%.*s.yaml", BX_STR_ARG(name));
    bx_status status = bx_source_load(c->arena, path.ptr, c->diag, root);
    bx_buf_release(&path);
    return status;
}

bx_status input_layout(input_case *c, const char *text)
{
    BX_TRY(input_parse(c, "layout", text, bx_str_from(text).len));
    const bx_layout_files files = {.root = c->root, .find = find_layout, .context = c};
    return bx_layout_read(c->arena, &files, c->diag, &c->t);
}

bx_status input_record(input_case *c, const char *text)
{
    BX_TRY(input_text(c, text));
    return bx_record_read(c->arena, c->root, c->root->place.file, c->t, c->diag, &c->record);
}

const char *input_messages(input_case *c)
{
    bx_buf_clear(&c->text);
    bx_buf_add_text(&c->text, "");
    for (int i = 0; i < bx_diag_count(c->diag); i++) {
        const bx_diagnostic *d = bx_diag_at(c->diag, i);
        bx_buf_printf(&c->text, "%04d@%d:%d ", bx_code_number(d->code), d->line, d->column);
        bx_diagnostic_write(d, BX_ENGLISH, &c->text);
        bx_buf_add_text(&c->text, " | ");
        bx_diagnostic_write_help(d, BX_ENGLISH, &c->text);
        bx_buf_add_byte(&c->text, '\n');
    }
    ck_assert(!c->text.failed);
    return c->text.ptr;
}

const char *input_places(input_case *c)
{
    bx_buf_clear(&c->text);
    bx_buf_add_text(&c->text, "");
    for (int i = 0; i < bx_diag_count(c->diag); i++) {
        const bx_diagnostic *d = bx_diag_at(c->diag, i);
        bx_buf_printf(&c->text, "%s%04d@%d:%d", i > 0 ? " " : "", bx_code_number(d->code), d->line,
                      d->column);
    }
    ck_assert(!c->text.failed);
    return c->text.ptr;
}

static void add_text(bx_buf *out, const bx_node *node)
{
    static const char *const signs[] = {[BX_SCALAR_PLAIN] = "",
                                        [BX_SCALAR_QUOTED] = "\"",
                                        [BX_SCALAR_LITERAL] = "|",
                                        [BX_SCALAR_FOLDED] = ">"};
    bx_buf_add_text(out, signs[node->style]);
    for (size_t i = 0; i < node->text.len; i++) {
        if (node->text.ptr[i] == '\n') bx_buf_add_text(out, "\\n");
        else bx_buf_add_byte(out, node->text.ptr[i]);
    }
    if (node->style == BX_SCALAR_QUOTED) bx_buf_add_byte(out, '"');
}

static void add_node(bx_buf *out, const bx_node *node)
{
    bool is_map = node->kind == BX_NODE_MAP;
    if (node->kind == BX_NODE_SCALAR) {
        add_text(out, node);
        return;
    }
    bx_buf_add_byte(out, is_map ? '{' : '[');
    for (int i = 0; i < node->count; i++) {
        if (i > 0) bx_buf_add_text(out, ", ");
        if (is_map) bx_buf_printf(out, "%.*s: ", BX_STR_ARG(node->pairs[i].key));
        add_node(out, is_map ? node->pairs[i].value : node->items[i]);
    }
    bx_buf_add_byte(out, is_map ? '}' : ']');
}

const char *input_dump(input_case *c, const bx_node *node)
{
    bx_buf_clear(&c->text);
    bx_buf_add_text(&c->text, "");
    add_node(&c->text, node);
    ck_assert(!c->text.failed);
    return c->text.ptr;
}
