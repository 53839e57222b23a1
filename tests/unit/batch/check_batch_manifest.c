/* Lines come back as they went in, whatever a path is made of; what cannot is known beforehand. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "batch/manifest.h"
#include "support/folder.h"
#include "support/suite.h"

static const char *folder;

/* Writes lines for both names, reads them, and tells whether they are the same. */
static bool comes_back(bx_str path)
{
    bx_buf text = {0};
    bx_arena *arena = bx_arena_new(1 << 20);
    const bx_manifest *manifest = NULL;
    const bx_manifest_line line = {.input = path, .output = path, .status = BX_STR("made")};
    bx_manifest_write(&line, &text);
    const char *file = bx_folder_put(folder, "manifest.jsonl", text.ptr);
    ck_assert_int_eq(bx_manifest_load(arena, file, NULL, &manifest), BX_OK);
    bool same = bx_manifest_count(manifest) == 1 &&
                bx_str_equal(bx_manifest_at(manifest, 0)->input, path) &&
                bx_str_equal(bx_manifest_at(manifest, 0)->output, path);
    bx_buf_clear(&text);
    bx_manifest_summarize(&line, BX_ENGLISH, &text);
    same = same && bx_str_find(bx_buf_str(&text), path) < text.len;
    bx_arena_free(arena);
    bx_buf_release(&text);
    return same;
}

/* Every character of the lower rows where the odd ones are, and some of each plane. */
static uint32_t next_rune(uint32_t rune)
{
    rune++;
    if (rune == 0x3100) return 0xD7F0;
    if (rune == 0xD800) return 0xE000;
    if (rune == 0xE010) return 0xFD00;
    if (rune >= 0x10010 && (rune & 0xFFFF) == 0x10) return (rune & 0xFFFF0000) + 0xFFF0;
    return rune;
}

START_TEST(what_is_held_comes_back)
{
    int held = 0, refused = 0;
    folder = bx_folder_new();
    for (uint32_t rune = 1; rune < 0x110000; rune = next_rune(rune)) {
        bx_buf path = {0};
        bx_buf_add_text(&path, "in/a");
        bx_buf_add_rune(&path, rune);
        bx_buf_add_text(&path, ".yaml");
        bool holds = bx_manifest_can_hold(bx_buf_str(&path));
        ck_assert_msg(!holds || comes_back(bx_buf_str(&path)), "U+%04X", (unsigned)rune);
        held += holds;
        refused += !holds;
        bx_buf_release(&path);
    }
    ck_assert_int_gt(held, 12000);
    ck_assert_int_lt(refused, 400);
    bx_folder_remove(folder);
}
END_TEST

START_TEST(what_cannot_be_held)
{
    static const char *const paths[] = {
        "a\x01",        "a\tb",      "a\nb",    "a\x7F",   "\xFF",   "a\xE6", "a\xC0\xAF",
        "\xED\xA0\x80", "a\xC2\x85", "a\u2028", "a\u202E", "\uFEFF", "\uFFFD"};
    for (int i = 0; i < BX_COUNT(paths); i++)
        ck_assert_msg(!bx_manifest_can_hold(bx_str_from(paths[i])), "row %d", i);
    ck_assert(bx_manifest_can_hold(BX_STR("")));
    ck_assert(bx_manifest_can_hold(BX_STR("in/望川县水利局 \"\\'*&!.yaml")));
}
END_TEST

int main(void)
{
    const TTest *tests[] = {what_is_held_comes_back, what_cannot_be_held};
    return bx_suite_run("batch/manifest", tests, BX_COUNT(tests));
}
