#include "support/text_kit.h"

#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "support/folder.h"
#include "text/engine.h"
#include "text/prepare.h"

#define MEMORY ((size_t)1 << 30)

static const char hanzi[] = "字";

void bx_kit_open_empty(bx_text_kit *kit)
{
    *kit = (bx_text_kit){
        .arena = bx_arena_new(MEMORY), .scratch = bx_arena_new(MEMORY), .diag = bx_diag_new()};
    kit->engine = bx_engine_new();
    ck_assert(kit->arena && kit->scratch && kit->diag && kit->engine);
    kit->rules = (bx_line_rules){.prohibition = BX_PROHIBIT_GB, .breaking = BX_BREAK_FIRST};
    kit->role = (bx_font_role){.name = BX_STR("仿宋"), .uses = kit->uses};
    kit->style = (bx_text_style){.role = &kit->role, .size = BX_KIT_EM, .em = BX_KIT_EM};
    kit->measure = (bx_measure){.width = 28 * BX_KIT_EM, .justify = BX_JUSTIFY};
}

void bx_kit_open(bx_text_kit *kit)
{
    bx_kit_open_empty(kit);
    bx_kit_add(kit, "Toy", &(bx_toy){0}, 0, 1000);
}

void bx_kit_add(bx_text_kit *kit, const char *name, const bx_toy *toy, int shift, int scale)
{
    int i = kit->role.count;
    ck_assert_int_lt(i, BX_KIT_FACES);
    const char *folder = bx_folder_new();
    const char *path = bx_folder_path(folder, "toy.ttf");
    bx_buf bytes = {0};
    bx_toy_write(toy, &bytes);
    ck_assert_int_eq(bx_file_replace(path, bx_buf_str(&bytes), false, kit->diag), BX_OK);
    bx_face_spec spec = {.name = name, .path = path, .ascent = 880, .descent = 120};
    ck_assert_int_eq(bx_face_new(&spec, kit->diag, NULL, &kit->faces[i]), BX_OK);
    kit->uses[i] = (bx_face_use){.face = kit->faces[i], .shift = shift, .scale = scale};
    kit->role.count++;
    bx_buf_release(&bytes);
    bx_folder_remove(folder); /* the face has it mapped */
}

void bx_kit_lend(bx_text_kit *kit, bx_face *face)
{
    ck_assert_int_lt(kit->role.count, BX_KIT_FACES);
    kit->faces[kit->role.count] = face;
    kit->uses[kit->role.count++] = (bx_face_use){.face = face, .scale = 1000};
}

void bx_kit_close(bx_text_kit *kit)
{
    for (int i = 0; i < kit->role.count; i++)
        bx_face_free(kit->faces[i]);
    bx_arena_free(kit->arena);
    bx_arena_free(kit->scratch);
    bx_diag_free(kit->diag);
    bx_engine_free(kit->engine);
    bx_buf_release(&kit->out);
}

static bx_str spell_out(bx_text_kit *kit, const char *text)
{
    bx_buf out = {0};
    while (*text) {
        char *end = NULL;
        long times = text[0] == '<' ? strtol(text + 1, &end, 10) : 0;
        if (times > 0 && *end == '>') {
            for (; times > 0; times--)
                bx_buf_add_text(&out, hanzi);
            text = end + 1;
        } else {
            bx_buf_add_byte(&out, *text++);
        }
    }
    bx_str copy = bx_str_copy(kit->arena, bx_buf_str(&out));
    bx_buf_release(&out);
    ck_assert_ptr_nonnull(copy.ptr);
    return copy;
}

static void write_text(bx_buf *out, bx_str text)
{
    for (size_t at = 0; at < text.len;) {
        int times = 0;
        while (bx_str_starts((bx_str){text.ptr + at, text.len - at}, BX_STR("字"))) {
            times++;
            at += sizeof hanzi - 1;
        }
        if (times > 0) bx_buf_printf(out, "<%d>", times);
        else bx_buf_add_byte(out, text.ptr[at++]);
    }
}

static int64_t hundredths(bx_len length)
{
    bx_len n = length * 100;
    return n >= 0 ? (n + BX_KIT_EM / 2) / BX_KIT_EM : -((-n + BX_KIT_EM / 2) / BX_KIT_EM);
}

bx_status bx_kit_prepare(bx_text_kit *kit, const char *text)
{
    kit->text = spell_out(kit, text);
    bx_span span = {0, kit->text.len, kit->style, 0};
    const bx_words words = {.text = kit->text,
                            .spans = &span,
                            .span_count = 1,
                            .rules = &kit->rules,
                            .vertical = kit->vertical};
    return bx_prepare(kit->arena, kit->scratch, kit->engine, &words, kit->diag, &kit->p);
}

static const char *result(bx_text_kit *kit)
{
    ck_assert(!kit->out.failed);
    return kit->out.len > 0 ? kit->out.ptr : "";
}

static void prepare_well(bx_text_kit *kit, const char *text)
{
    bx_buf_clear(&kit->out);
    ck_assert_msg(bx_kit_prepare(kit, text) == BX_OK, "%s is not prepared", text);
    ck_assert_int_eq(bx_diag_count(kit->diag), 0);
}

const char *bx_kit_lines(bx_text_kit *kit, const char *text)
{
    prepare_well(kit, text);
    ck_assert_int_eq(
        bx_break_lines(kit->arena, kit->scratch, kit->p, &kit->measure, &kit->lines, &kit->count),
        BX_OK);
    for (int i = 0; i < kit->count; i++) {
        const bx_line *line = &kit->lines[i];
        if (i > 0) bx_buf_add_text(&kit->out, " | ");
        write_text(&kit->out, (bx_str){kit->text.ptr + line->start, line->end - line->start});
        bx_buf_printf(&kit->out, "@%" PRId64, hundredths(line->width));
        bool filled = kit->measure.justify == BX_JUSTIFY && i + 1 < kit->count;
        if (line->slack < 0 || (filled && line->slack > 0))
            bx_buf_printf(&kit->out, "%+" PRId64, hundredths(line->slack));
    }
    return result(kit);
}

const char *bx_kit_glyphs(bx_text_kit *kit, int line)
{
    bx_buf_clear(&kit->out);
    for (int i = 0; i < kit->lines[line].run_count; i++) {
        const bx_run *run = &kit->lines[line].runs[i];
        for (int k = 0; k < run->count; k++)
            bx_buf_printf(&kit->out, "%s%" PRId64, kit->out.len > 0 ? " " : "",
                          hundredths(run->x + run->glyphs[k].x));
    }
    return result(kit);
}

const char *bx_kit_clusters(bx_text_kit *kit, const char *text)
{
    prepare_well(kit, text);
    for (int i = 0; i < kit->p->count; i++) {
        const bx_cluster *c = &kit->p->clusters[i];
        if (i > 0) bx_buf_add_byte(&kit->out, ' ');
        bx_buf_add(&kit->out, kit->text.ptr + c->at, c->len);
        bx_buf_printf(&kit->out, "%" PRId64, hundredths(c->advance));
    }
    return result(kit);
}

const char *bx_kit_places(bx_text_kit *kit, const char *text)
{
    static const char *const marks[] = {
        [BX_PLACE_NONE] = "",    [BX_PLACE_LAST] = "^",   [BX_PLACE_NUMBER] = "~",
        [BX_PLACE_MAIL] = "@",   [BX_PLACE_LETTER] = "-", [BX_PLACE_ADDRESS] = "/",
        [BX_PLACE_SERIES] = "+", [BX_PLACE_NAME] = "=",   [BX_PLACE_CLOSE] = "'",
        [BX_PLACE_GOOD] = "|",
    };
    prepare_well(kit, text);
    for (int i = 0; i < kit->p->count; i++) {
        const bx_cluster *c = &kit->p->clusters[i];
        bx_buf_add(&kit->out, kit->text.ptr + c->at, c->len);
        if (i + 1 < kit->p->count) bx_buf_add_text(&kit->out, marks[c->place]);
    }
    return result(kit);
}

const char *bx_kit_column(bx_text_kit *kit, const char *text)
{
    kit->vertical = true;
    prepare_well(kit, text);
    for (int i = 0; i < kit->p->count; i++) {
        const bx_cluster *c = &kit->p->clusters[i];
        bool lay = i > 0 && !kit->p->clusters[i - 1].stands;
        bool lies_on = i + 1 < kit->p->count && !c[1].stands;
        if (i > 0 && (c->stands || !lay)) bx_buf_add_byte(&kit->out, ' ');
        if (!c->stands && !lay) bx_buf_add_byte(&kit->out, '[');
        bx_buf_add(&kit->out, kit->text.ptr + c->at, c->len);
        if (!c->stands && !lies_on) bx_buf_add_byte(&kit->out, ']');
    }
    return result(kit);
}
