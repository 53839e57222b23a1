#include "support/drawing.h"

#include <check.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf/pdf.h"

#include "base/ban.h"

static const bx_face_spec fonts[DRAWING_FONTS] = {
    [DRAWING_FANG] = {"fang", "fonts/files/FandolFang-Regular.otf", 0, 880, 120, false},
    [DRAWING_HEI] = {"hei", "fonts/files/FandolHei-Regular.otf", 0, 880, 120, false},
    [DRAWING_NOTO] = {"noto", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2, 880, 120,
                      false},
    [DRAWING_HANA] = {"hana", "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf", 0, 880, 120,
                      false},
};

void drawing_open(drawing *d)
{
    *d = (drawing){.arena = bx_arena_new((size_t)256 << 20), .diag = bx_diag_new()};
    ck_assert(d->arena && d->diag);
    ck_assert_ptr_nonnull(drawing_tag(d, NULL, BX_TAG_DOCUMENT));
    d->info = (bx_document_info){.title = BX_STR("芮城县司法局<2023>&报告"),
                                 .author = BX_STR("芮城县司法局"),
                                 .language = BX_STR("zh-CN"),
                                 .producer = BX_STR("banxin test"),
                                 .year = 2024,
                                 .month = 1,
                                 .day = 15,
                                 .tags = &d->tags};
}

void drawing_close(drawing *d)
{
    if (d->device) d->device->ops->free(d->device);
    for (int i = 0; i < DRAWING_FONTS; i++)
        bx_face_free(d->faces[i]);
    bx_diag_free(d->diag);
    bx_arena_free(d->arena);
}

const bx_face *drawing_face(drawing *d, drawing_font font)
{
    if (!d->faces[font])
        ck_assert_int_eq(bx_face_new(&fonts[font], d->diag, NULL, &d->faces[font]), BX_OK);
    return d->faces[font];
}

const bx_face *drawing_face_file(drawing *d, drawing_font font, const char *path)
{
    bx_face_spec spec = {"file", path, 0, 900, 200, false};
    ck_assert_ptr_null(d->faces[font]);
    ck_assert_int_eq(bx_face_new(&spec, d->diag, NULL, &d->faces[font]), BX_OK);
    return d->faces[font];
}

bx_tag *drawing_tag(drawing *d, bx_tag *parent, bx_tag_role role)
{
    bx_tag *tag = bx_tag_new(d->arena, &d->tags, parent, role);
    ck_assert_ptr_nonnull(tag);
    return tag;
}

bx_run *drawing_run(drawing *d, const bx_face *face, bx_len size, bx_len em, const char *text)
{
    bx_str all = bx_str_from(text);
    int count = (int)bx_utf8_count(all);
    bx_run *run = BX_NEW(d->arena, bx_run);
    bx_glyph *glyphs = BX_NEW_ARRAY(d->arena, bx_glyph, count);
    ck_assert(run && glyphs);
    bx_len x = 0;
    size_t at = 0;
    for (int i = 0; i < count; i++) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(all, at, &rune);
        glyphs[i] = (bx_glyph){bx_face_glyph(face, rune), (uint32_t)at, (uint32_t)len, x, 0, 0, 0};
        ck_assert_msg(glyphs[i].id != 0, "the face has no U+%04X", (unsigned)rune);
        x += bx_len_scale(em ? em : size, bx_face_advance(face, glyphs[i].id), bx_face_units(face));
        at += (size_t)len;
    }
    *run = (bx_run){
        .face = face, .size = size, .glyphs = glyphs, .count = count, .text = all, .width = x};
    return run;
}

void drawing_begin(drawing *d, const bx_tag *tag)
{
    const bx_device_ops *ops = d->device->ops;
    bx_status status = tag ? ops->begin_tag(d->device, tag, (bx_str){0})
                           : ops->begin_artifact(d->device, BX_ARTIFACT_PLAIN, (bx_str){0});
    ck_assert_int_eq(status, BX_OK);
}

void drawing_text(drawing *d, const bx_tag *tag, drawing_font font, int size, int x, int y,
                  const char *text)
{
    bx_run *run = drawing_run(d, drawing_face(d, font), size * BX_PT, 0, text);
    drawing_begin(d, tag);
    ck_assert_int_eq(d->device->ops->draw_run(d->device, run, x * BX_PT, y * BX_PT, 0), BX_OK);
    ck_assert_int_eq(d->device->ops->end_tag(d->device), BX_OK);
}

void drawing_page(drawing *d, const char *label)
{
    ck_assert_int_eq(d->device->ops->begin_page(d->device, bx_len_from_um(210000),
                                                bx_len_from_um(297000), bx_str_from(label)),
                     BX_OK);
}

static const char *path_of(drawing *d, const char *name)
{
    const char *build = getenv("BUILD");
    bx_buf path = {0};
    bx_buf_printf(&path, "%s/tests", build ? build : "build");
    mkdir(path.ptr, 0777);
    bx_buf_printf(&path, "/%s.pdf", name);
    const char *copy = bx_arena_copy(d->arena, path.ptr, path.len);
    bx_buf_release(&path);
    ck_assert_ptr_nonnull(copy);
    return copy;
}

void drawing_save(drawing *d, const char *name)
{
    ck_assert_int_eq(d->device->ops->end_page(d->device), BX_OK);
    ck_assert_int_eq(d->device->ops->finish(d->device), BX_OK);
    ck_assert_int_eq(bx_file_replace(path_of(d, name), bx_pdf_bytes(d->device), false, d->diag),
                     BX_OK);
}

const char *drawing_ask(drawing *d, const char *command, const char *name)
{
    bx_buf line = {0}, answer = {0};
    const char *gap = strstr(command, "%s");
    ck_assert_ptr_nonnull(gap);
    bx_buf_add(&line, command, (size_t)(gap - command));
    bx_buf_add_text(&line, path_of(d, name));
    bx_buf_add_text(&line, gap + 2);
    FILE *pipe = popen(line.ptr, "r");
    ck_assert_ptr_nonnull(pipe);
    char block[4096];
    for (size_t got; (got = fread(block, 1, sizeof block, pipe)) > 0;)
        bx_buf_add(&answer, block, got);
    int status = pclose(pipe);
    ck_assert_msg(status == 0, "%s: status %d\n%s", line.ptr, status, answer.ptr ? answer.ptr : "");
    const char *copy = bx_arena_copy(d->arena, answer.ptr ? answer.ptr : "", answer.len);
    bx_buf_release(&line);
    bx_buf_release(&answer);
    ck_assert_ptr_nonnull(copy);
    return copy;
}

bool drawing_same_text(const char *a, const char *b)
{
    static const char blanks[] = " \t\r\n\f";
    for (;; a++, b++) {
        a += strspn(a, blanks);
        b += strspn(b, blanks);
        if (*a != *b) return false;
        if (*a == '\0') return true;
    }
}
