/*
 * The lines that count are kept sorted by the data's path; of equal ones the last line of the file
 * wins. Reading goes through the reader of JSON that data have, line by line.
 */
#include "batch/manifest.h"

#include <stddef.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "source/encoding.h"
#include "source/source.h"

#include "base/ban.h"

struct bx_manifest {
    BX_VEC(bx_manifest_line) lines;
    const bx_manifest_line **by_file; /* those that are not left */
    int file_count, damage;
};

typedef struct column {
    const char *key;
    size_t offset;
    bool is_number;
    bool is_optional;
} column;

#define TEXT(name)                                                                                 \
    {                                                                                              \
#name, offsetof(bx_manifest_line, name), false, false                                      \
    }
#define NUMBER(name)                                                                               \
    {                                                                                              \
#name, offsetof(bx_manifest_line, name), true, false                                       \
    }
#define OPTIONAL(name)                                                                             \
    {                                                                                              \
#name, offsetof(bx_manifest_line, name), false, true                                       \
    }

static const column columns[] = {
    TEXT(output),
    TEXT(status),
    TEXT(body),
    TEXT(input),
    TEXT(input_sha256),
    TEXT(pictures_sha256),
    TEXT(layout),
    TEXT(layout_sha256),
    TEXT(fonts_sha256),
    TEXT(tool),
    TEXT(tool_sha256),
    TEXT(output_sha256),
    NUMBER(pages),
    NUMBER(warnings),
    NUMBER(ms),
    OPTIONAL(why),
    OPTIONAL(signed_sha256),
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static bx_str *text_at(bx_manifest_line *line, const column *c)
{
    return (bx_str *)(void *)((char *)line + c->offset);
}

static int64_t *number_at(bx_manifest_line *line, const column *c)
{
    return (int64_t *)(void *)((char *)line + c->offset);
}

bool bx_manifest_can_hold(bx_str path)
{
    enum { BYTE_ORDER_MARK = 0xFEFF, REPLACEMENT = 0xFFFD };
    for (size_t at = 0; at < path.len;) {
        uint32_t rune = 0;
        int bytes = bx_utf8_decode(path, at, &rune);
        bool holds = bytes > 0 && rune >= ' ' && rune != BYTE_ORDER_MARK && rune != REPLACEMENT &&
                     !bx_encoding_forbids(rune);
        if (!holds) return false;
        at += (size_t)bytes;
    }
    return true;
}

void bx_manifest_write(const bx_manifest_line *line, bx_buf *out)
{
    bx_manifest_line copy = *line;
    for (int i = 0; i < COLUMNS; i++) {
        if (columns[i].is_optional && text_at(&copy, &columns[i])->len == 0) continue;
        bx_buf_printf(out, "%s\"%s\":", i == 0 ? "{" : ",", columns[i].key);
        if (columns[i].is_number) bx_buf_add_int(out, *number_at(&copy, &columns[i]));
        else bx_json_add_string(out, *text_at(&copy, &columns[i]));
    }
    bx_buf_add_text(out, "}\n");
}

/* False for what is no whole line of a manifest. */
static bool read_line(const bx_node *root, bx_manifest_line *line)
{
    *line = (bx_manifest_line){0};
    if (!root || root->kind != BX_NODE_MAP) return false;
    for (int i = 0; i < COLUMNS; i++) {
        const bx_node *value = bx_node_lookup(root, bx_str_from(columns[i].key));
        if (!value && columns[i].is_optional) continue;
        if (!value || value->kind != BX_NODE_SCALAR) return false;
        if (!columns[i].is_number) *text_at(line, &columns[i]) = value->text;
        else if (!bx_str_to_int(value->text, number_at(line, &columns[i]))) return false;
    }
    return line->input.len > 0;
}

/* Lines repeat each other in layout, fonts and program: what is as in the line before is shared. */
static bx_status keep_texts(bx_arena *arena, const bx_manifest_line *before, bx_manifest_line *line)
{
    for (int i = 0; i < COLUMNS; i++) {
        if (columns[i].is_number) continue;
        bx_manifest_line copy = before ? *before : (bx_manifest_line){0};
        bx_str *text = text_at(line, &columns[i]), old = *text_at(&copy, &columns[i]);
        *text = bx_str_equal(*text, old) ? old : bx_str_copy(arena, *text);
        if (text->len > 0 && !text->ptr) return BX_ERR_MEMORY;
    }
    return BX_OK;
}

/* The tree of a line lies in `scratch`. What is no line of a manifest is passed over. */
static bx_status take_line(bx_arena *arena, bx_arena *scratch, bx_diag *quiet,
                           const bx_text_file *file, int number, bx_manifest *m)
{
    const bx_node *root = NULL;
    bx_manifest_line line;
    bx_status status = bx_source_parse(scratch, file, quiet, &root);
    bx_diag_clear(quiet);
    if (status == BX_ERR_MEMORY) return status;
    if (status != BX_OK || !read_line(root, &line)) {
        if (m->damage == 0) m->damage = number;
        return BX_OK;
    }
    const bx_manifest_line *before =
        m->lines.count > 0 ? &m->lines.items[m->lines.count - 1] : NULL;
    BX_TRY(keep_texts(arena, before, &line));
    bx_manifest_line *slot = BX_VEC_PUSH(arena, &m->lines);
    BX_TRY_NEW(slot);
    *slot = line;
    return BX_OK;
}

/* Behind the last line's end there may be a torn one: the program was killed while it wrote. */
static bx_status take_lines(bx_arena *arena, const char *path, bx_str rest, bx_manifest *m)
{
    bx_arena *scratch = bx_arena_new(BX_LIMIT_JOB_BYTES);
    bx_diag *quiet = bx_diag_new();
    bx_status status = scratch && quiet ? BX_OK : BX_ERR_MEMORY;
    int number = 1;
    for (size_t end; status == BX_OK && (end = bx_str_find(rest, BX_STR("\n"))) < rest.len;) {
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        const bx_text_file file = {path, {rest.ptr, end}};
        status = take_line(arena, scratch, quiet, &file, number++, m);
        bx_arena_rewind(scratch, mark);
        rest = (bx_str){rest.ptr + end + 1, rest.len - end - 1};
    }
    if (rest.len > 0 && m->damage == 0) m->damage = number;
    bx_diag_free(quiet);
    bx_arena_free(scratch);
    return status;
}

bx_str bx_manifest_file(const bx_manifest_line *line)
{
    size_t start = line->output.len;
    while (start > 0 && line->output.ptr[start - 1] != '/')
        start--;
    return (bx_str){line->output.ptr + start, line->output.len - start};
}

bool bx_manifest_is_left(const bx_manifest_line *line)
{
    return bx_str_is(line->status, "left");
}

int bx_manifest_compare(const bx_manifest_line *a, const bx_manifest_line *b)
{
    bool left = bx_manifest_is_left(a);
    int order = bx_str_compare(a->input, b->input);
    if (order != 0) return order;
    if (left != bx_manifest_is_left(b)) return left ? 1 : -1;
    return left ? bx_str_compare(bx_manifest_file(a), bx_manifest_file(b)) : 0;
}

static int by_meaning(const void *a, const void *b)
{
    return bx_manifest_compare(a, b);
}

/* Lines with their place, since qsort is not stable. */
typedef struct placed {
    bx_manifest_line line;
    int place;
} placed;

static int by_meaning_and_place(const void *a, const void *b)
{
    const placed *one = a, *other = b;
    int order = bx_manifest_compare(&one->line, &other->line);
    return order != 0 ? order : one->place - other->place;
}

/* Of several lines for one report the last one stays. */
static bx_status sort(bx_arena *arena, bx_manifest *m)
{
    int count = m->lines.count, kept = 0;
    placed *all = BX_NEW_ARRAY(arena, placed, count);
    BX_TRY_NEW(all);
    for (int i = 0; i < count; i++)
        all[i] = (placed){m->lines.items[i], i};
    if (count > 0) qsort(all, (size_t)count, sizeof *all, by_meaning_and_place);
    for (int i = 0; i < count; i++) {
        bool is_last = i + 1 == count || bx_manifest_compare(&all[i].line, &all[i + 1].line) != 0;
        if (is_last) m->lines.items[kept++] = all[i].line;
    }
    m->lines.count = kept;
    return BX_OK;
}

static int by_file(const void *a, const void *b)
{
    const bx_manifest_line *const *one = a, *const *other = b;
    return bx_str_compare(bx_manifest_file(*one), bx_manifest_file(*other));
}

static bx_status list_files(bx_arena *arena, bx_manifest *m)
{
    m->by_file = BX_NEW_ARRAY(arena, const bx_manifest_line *, m->lines.count + 1);
    BX_TRY_NEW(m->by_file);
    for (int i = 0; i < m->lines.count; i++) {
        const bx_manifest_line *line = &m->lines.items[i];
        if (line->output.len > 0 && !bx_manifest_is_left(line)) m->by_file[m->file_count++] = line;
    }
    qsort(m->by_file, (size_t)m->file_count, sizeof(const bx_manifest_line *), by_file);
    return BX_OK;
}

bx_status bx_manifest_load(bx_arena *arena, const char *path, bx_diag *diag,
                           const bx_manifest **manifest)
{
    bx_manifest *m = BX_NEW(arena, bx_manifest);
    BX_TRY_NEW(m);
    *manifest = m;
    if (!bx_file_exists(path)) return BX_OK;
    bx_str bytes;
    BX_TRY(bx_file_map(path, BX_LIMIT_MANIFEST_BYTES, diag, NULL, &bytes));
    bx_status status = take_lines(arena, path, bytes, m);
    bx_file_unmap(bytes);
    BX_TRY(status);
    BX_TRY(sort(arena, m));
    return list_files(arena, m);
}

const bx_manifest_line *bx_manifest_lookup(const bx_manifest *m, bx_str input)
{
    bx_manifest_line key = {.input = input};
    if (m->lines.count == 0) return NULL;
    return bsearch(&key, m->lines.items, (size_t)m->lines.count, sizeof key, by_meaning);
}

int bx_manifest_damage(const bx_manifest *m)
{
    return m->damage;
}

const bx_manifest_line *const *bx_manifest_makers(const bx_manifest *m, bx_str file, int *count)
{
    int low = 0, high = m->file_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (bx_str_compare(bx_manifest_file(m->by_file[middle]), file) < 0) low = middle + 1;
        else high = middle;
    }
    int end = low;
    while (end < m->file_count && bx_str_equal(bx_manifest_file(m->by_file[end]), file))
        end++;
    *count = end - low;
    return &m->by_file[low];
}

int bx_manifest_count(const bx_manifest *m)
{
    return m->lines.count;
}

const bx_manifest_line *bx_manifest_at(const bx_manifest *m, int i)
{
    return &m->lines.items[i];
}

static void add_cell(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len; i++)
        bx_buf_add_byte(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
}

static bool is_there(bx_str path)
{
    bx_buf text = {0};
    bx_buf_add_str(&text, path);
    bx_buf_add_byte(&text, '\0');
    bool there = path.len > 0 && !text.failed && bx_file_exists(text.ptr);
    bx_buf_release(&text);
    return there;
}

void bx_manifest_summarize(const bx_manifest_line *line, bx_language language, bx_buf *out)
{
    static const char *const heads[] = {"body\tstate\tpages\twarnings\tfile\tdata\twhy\n",
                                        "单位\t结果\t页数\t警告\t文件\t数据\t原因\n"};
    static const char *const stale[] = {"the file is of an earlier run", "现有文件是以前生成的"};
    if (!line) {
        bx_buf_add_text(out, heads[language]);
        return;
    }
    static const char *const states[][2] = {
        {"made", "完成"}, {"failed", "未完成"}, {"left", "遗留"}, {"signed", "已签名"}};
    bool is_signed = line->signed_sha256.len > 0;
    int state = bx_str_is(line->status, "made") ? (is_signed ? 3 : 0)
                : bx_manifest_is_left(line)     ? 2
                                                : 1;
    add_cell(out, line->body);
    bx_buf_printf(out, "\t%s", states[state][language == BX_CHINESE]);
    bx_buf_printf(out, "\t%d\t%d\t", (int)line->pages, (int)line->warnings);
    add_cell(out, line->output);
    bx_buf_add_byte(out, '\t');
    add_cell(out, line->input);
    bx_buf_add_byte(out, '\t');
    if (state == 1) {
        if (is_there(line->output))
            bx_buf_printf(out, "%s%s", stale[language], line->why.len > 0 ? "; " : "");
        add_cell(out, line->why);
    }
    bx_buf_add_byte(out, '\n');
}
