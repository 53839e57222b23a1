/*
 * Evaluates expressions, for tests/expression/run.sh. Standard input has three parts, with a line "--"
 * between them: a layout that extends none, data for it, and expressions, one a line. Each is
 * answered by its number, "true", "false", "mark" and its text or "nothing"; or by the number of the
 * first message about it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "calc/evaluate.h"
#include "data/record_read.h"
#include "layout/layout_read.h"
#include "layout/parse.h"
#include "layout/reader.h"
#include "source/source.h"

enum { LINE = 4096 };

typedef struct asked {
    bx_arena *arena;
    bx_diag *diag;
    const bx_layout *t;
    bx_record *record;
} asked;

/* What was reported goes with everything else that is wrong here: to the person who runs it. */
static void must(const asked *a, bx_status status)
{
    bx_buf text = {0};
    if (status == BX_OK) return;
    for (int i = 0; i < bx_diag_count(a->diag); i++)
        bx_diagnostic_write(bx_diag_at(a->diag, i), BX_ENGLISH, &text);
    fprintf(stderr, "status %d: %s\n", (int)status, text.ptr ? text.ptr : "");
    exit(2);
}

static const bx_text_file *make_file(const asked *a, const char *name, const bx_buf *text)
{
    bx_text_file *file = BX_NEW(a->arena, bx_text_file);
    bx_str bytes = bx_str_copy(a->arena, bx_buf_str(text));
    must(a, file && bytes.ptr ? BX_OK : BX_ERR_MEMORY);
    *file = (bx_text_file){name, bytes};
    return file;
}

/* Up to "--" or the end, as a tree. */
static const bx_node *read_part(const asked *a, const char *name)
{
    char line[LINE];
    bx_buf text = {0};
    const bx_node *root;
    while (fgets(line, sizeof line, stdin) && strcmp(line, "--\n") != 0)
        bx_buf_add_text(&text, line);
    must(a, bx_source_parse(a->arena, make_file(a, name, &text), a->diag, &root));
    bx_buf_release(&text);
    return root;
}

static const bx_expr *read_expression(const asked *a, const char *line)
{
    bx_buf text = {0};
    bx_layout t = *a->t;
    const bx_expr *expr;
    bx_layout_reader tr = {.reader = {.arena = a->arena, .diag = a->diag}, .t = &t};
    const bx_field_scope top = bx_field_scope_top(&t);
    bx_buf_add_text(&text, line);
    const bx_text_file *file = make_file(a, "expression", &text);
    const bx_node node = {
        .kind = BX_NODE_SCALAR, .text = file->text, .place = {file, 0, file->text.len}};
    must(a, bx_expr_read(&tr, &node, node.text, &top, BX_USE_VALUE, &expr));
    bx_buf_release(&text);
    return expr;
}

static void write_result(const bx_result *r, bx_buf *out)
{
    switch (r->kind) {
    case BX_RESULT_NOTHING: bx_buf_add_text(out, "nothing"); break;
    case BX_RESULT_MARK: bx_buf_printf(out, "mark %.*s", BX_STR_ARG(r->spelled.text)); break;
    case BX_RESULT_NUMBER:
        bx_buf_add_decimal(out, r->number, r->number.places, BX_GROUP_NONE);
        break;
    case BX_RESULT_TRUTH: bx_buf_add_text(out, r->truth ? "true" : "false"); break;
    case BX_RESULT_TEXTS:
    case BX_RESULT_QUOTIENT:
    case BX_RESULT_DATE: bx_buf_add_text(out, "neither number nor truth"); break;
    }
}

static void answer(const asked *a, const char *line)
{
    bx_buf out = {0};
    bx_result r;
    bx_calc calc = bx_calc_make(a->arena, a->t, a->diag);
    const bx_scope scope = bx_scope_of_record(a->record);
    bx_diag_clear(a->diag);
    const bx_expr *expr = read_expression(a, line);
    if (expr && bx_evaluate(&calc, &scope, expr, &r) == BX_OK) write_result(&r, &out);
    else bx_buf_printf(&out, "%04d", bx_code_number(bx_diag_at(a->diag, 0)->code));
    puts(out.ptr);
    bx_buf_release(&out);
}

int main(void)
{
    char line[LINE];
    asked a = {.arena = bx_arena_new(BX_LIMIT_JOB_BYTES), .diag = bx_diag_new()};
    if (!a.arena || !a.diag) return 2;
    const bx_layout_files files = {.root = read_part(&a, "layout")};
    must(&a, bx_layout_read(a.arena, &files, a.diag, &a.t));
    const bx_node *data = read_part(&a, "data");
    must(&a, bx_record_read(a.arena, data, data->place.file, a.t, a.diag, &a.record));
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        answer(&a, line);
    }
    bx_diag_free(a.diag);
    bx_arena_free(a.arena);
    return 0;
}
