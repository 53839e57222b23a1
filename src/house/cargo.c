#include "house/cargo.h"

#include <string.h>

#include "base/extra.h"
#include "base/json.h"
#include "base/limits.h"
#include "data/record_origin.h"
#include "house/version.h"

#include "base/ban.h"

enum { MOST_ATTACHMENTS = 4, FACTS = 9 };

/* What made.json and the metadata say. */
typedef struct made {
    const bx_cargo_parts *parts;
    const bx_layout_copy *layout;
    char data[65], fonts[65], pictures[65]; /* pictures: empty when there are none */
    bx_str options;                         /* "draft line-numbers"; empty: none */
} made;

const char *bx_standard_name(bx_standard standard)
{
    static const char *const names[] = {[BX_STANDARD_A3A] = "a-3a,ua-1",
                                        [BX_STANDARD_A4F] = "a-4f,ua-2",
                                        [BX_STANDARD_NONE] = "none"};
    return names[standard];
}

static void hash_hex(const bx_str *parts, int count, char hex[65])
{
    bx_hash hash;
    bx_hash_sha256(parts, count, &hash);
    bx_hash_hex(&hash, hex);
}

static bx_status name_options(made *m)
{
    bx_buf names = {0};
    for (int i = 0; i < BX_EXTRAS; i++)
        if (m->parts->extras & bx_extra_names[i].extra)
            bx_buf_printf(&names, "%s%s", names.len > 0 ? " " : "", bx_extra_names[i].name);
    bx_buf_add_text(&names, "");
    m->options = bx_buf_keep(&names, m->parts->arena);
    return m->options.ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status gather(const bx_cargo_parts *parts, const bx_hash *fonts, made *m)
{
    *m = (made){.parts = parts};
    int count = parts->document->picture_count;
    hash_hex(&parts->data, 1, m->data);
    bx_hash_hex(fonts, m->fonts);
    if (count > 0) hash_hex(parts->picture_bytes, count, m->pictures);
    BX_TRY(name_options(m));
    return bx_house_layout_copy(parts->house, parts->layout, !parts->wish.bare, &m->layout);
}

/* --- made.json --- */

static bx_str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return bx_str_from(slash ? slash + 1 : path);
}

static void add_pictures(bx_json *json, const bx_cargo_parts *parts)
{
    bx_json_open(json, "pictures", '[');
    for (int i = 0; i < parts->document->picture_count; i++) {
        char hex[65];
        if (parts->document->pictures[i].qr.ptr) continue;
        hash_hex(&parts->picture_bytes[i], 1, hex);
        bx_json_open(json, NULL, '{');
        bx_json_string(json, "file", base_name(parts->document->pictures[i].path));
        bx_json_text(json, "sha256", hex);
        bx_json_close(json, '}');
    }
    bx_json_close(json, ']');
}

static bx_status write_made(const made *m, bx_str *text)
{
    const bx_cargo_parts *parts = m->parts;
    bx_buf out = {0};
    bx_json json = {.out = &out};
    bx_json_open(&json, NULL, '{');
    bx_json_text(&json, "tool", "banxin " BX_VERSION);
    bx_json_text(&json, "standard", bx_standard_name(parts->wish.standard));
    bx_json_text(&json, "data", m->data);
    bx_json_string(&json, "layout-name", parts->layout->name);
    bx_json_text(&json, "layout", m->layout->hash);
    bx_json_text(&json, "fonts", m->fonts);
    add_pictures(&json, parts);
    bx_json_string(&json, "options", m->options);
    bx_json_text(&json, "source-date-epoch", parts->epoch ? parts->epoch : "");
    bx_json_int(&json, "pages", parts->pages);
    bx_json_close(&json, '}');
    *text = bx_buf_keep(&out, parts->arena);
    return text->ptr ? BX_OK : BX_ERR_MEMORY;
}

static bx_status write_origin(const bx_cargo_parts *parts, bx_str *text)
{
    bx_buf out = {0};
    bx_hash data;
    bx_hash_sha256(&parts->data, 1, &data);
    bx_status status = bx_record_origin(parts->record, &data, &out);
    *text = bx_buf_keep(&out, parts->arena);
    return status != BX_OK || text->ptr ? status : BX_ERR_MEMORY;
}

/* --- the cargo --- */

/* What is larger than a file of data may be could be taken out and not be read again. */
static bx_status check_size(const bx_cargo_parts *parts, const char *name, bx_str bytes,
                            size_t most)
{
    char text[24];
    if (bytes.len <= most) return BX_OK;
    snprintf(text, sizeof text, "%zu", most);
    return bx_report(parts->diag, BX_E_CARGO_TOO_LARGE, NULL, name, text);
}

/* By name, as bytes sort: the file's tree of names wants it. */
static bx_status attach(const made *m, bx_cargo *cargo)
{
    const bx_cargo_parts *parts = m->parts;
    bx_attachment *list = BX_NEW_ARRAY(parts->arena, bx_attachment, MOST_ATTACHMENTS);
    bx_str record = {0}, origin = parts->origin;
    int count = 0;
    BX_TRY_NEW(list);
    BX_TRY(check_size(parts, BX_CARGO_DATA, parts->data, BX_LIMIT_SOURCE_BYTES));
    BX_TRY(check_size(parts, BX_CARGO_LAYOUT, m->layout->text, BX_LIMIT_SOURCE_BYTES));
    BX_TRY(write_made(m, &record));
    list[count++] = (bx_attachment){.name = BX_STR(BX_CARGO_DATA),
                                    .media = BX_STR("application/json"),
                                    .about = BX_STR("数据 data"),
                                    .bytes = parts->data};
    list[count++] = (bx_attachment){.name = BX_STR(BX_CARGO_LAYOUT),
                                    .media = BX_STR("application/yaml"),
                                    .about = BX_STR("版式 layout"),
                                    .is_source = true,
                                    .bytes = m->layout->text,
                                    .packed = m->layout->packed};
    list[count++] = (bx_attachment){.name = BX_STR(BX_CARGO_MADE),
                                    .media = BX_STR("application/json"),
                                    .about = BX_STR("生成记录 how it was made"),
                                    .is_source = true,
                                    .bytes = record};
    if (parts->wish.origin && !origin.ptr) BX_TRY(write_origin(parts, &origin));
    BX_TRY(check_size(parts, BX_CARGO_ORIGIN, origin, BX_LIMIT_ORIGIN_BYTES));
    if (origin.ptr)
        list[count++] = (bx_attachment){.name = BX_STR(BX_CARGO_ORIGIN),
                                        .media = BX_STR("application/json"),
                                        .about = BX_STR("数据来源 where the data came from"),
                                        .is_source = true,
                                        .bytes = origin};
    cargo->attachments = list;
    cargo->attachment_count = count;
    return BX_OK;
}

static bx_status tell_facts(const made *m, bx_cargo *cargo)
{
    bx_arena *arena = m->parts->arena;
    bx_fact *facts = BX_NEW_ARRAY(arena, bx_fact, FACTS);
    bx_buf pages = {0};
    BX_TRY_NEW(facts);
    bx_buf_add_int(&pages, m->parts->pages);
    const bx_fact all[FACTS] = {
        {"version", "Version of the program", BX_STR(BX_VERSION)},
        {"standard", "Standards that were asked for",
         bx_str_from(bx_standard_name(m->parts->wish.standard))},
        {"data", "SHA-256 of the data", bx_str_copy(arena, bx_str_from(m->data))},
        {"layout", "SHA-256 of the layout", bx_str_from(m->layout->hash)},
        {"fonts", "SHA-256 of the fonts", bx_str_copy(arena, bx_str_from(m->fonts))},
        {"pictures", "SHA-256 of the pictures", bx_str_copy(arena, bx_str_from(m->pictures))},
        {"options", "What else was asked for", m->options},
        {"epoch", "Seconds that gave the date",
         bx_str_from(m->parts->epoch ? m->parts->epoch : "")},
        {"pages", "Number of pages", bx_buf_keep(&pages, arena)},
    };
    for (int i = 0; i < FACTS; i++) {
        if (!all[i].value.ptr) return BX_ERR_MEMORY;
        facts[i] = all[i];
    }
    cargo->facts = facts;
    cargo->fact_count = FACTS;
    return BX_OK;
}

bx_status bx_cargo_load(void *parts, const bx_hash *fonts, bx_cargo *cargo)
{
    const bx_cargo_parts *p = parts;
    made m;
    bx_cargo loaded = {0};
    BX_TRY(gather(p, fonts, &m));
    BX_TRY(tell_facts(&m, &loaded));
    if (!p->wish.bare) BX_TRY(attach(&m, &loaded));
    *cargo = loaded;
    return BX_OK;
}
