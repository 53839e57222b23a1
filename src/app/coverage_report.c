#include "app/coverage_report.h"

#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "font/repertoire.h"
#include "house/shared_glyphs.h"

#include "base/ban.h"

enum { LINE_COLUMNS = 80, FIGURE_COLUMNS = 10, NAME_COLUMNS = 18 };

/* What the report calls a repertoire: for machines, above a column, before a list. */
static const struct {
    const char *id;
    const char *head[2], *name[2]; /* by bx_language */
} names[BX_REPERTOIRE_COUNT] = {
    [BX_REPERTOIRE_GB2312] = {"gb2312", {"GB 2312", "GB 2312"}, {"GB 2312", "GB 2312"}},
    [BX_REPERTOIRE_TGH] = {"tgh", {"通用规范", "通用规范"}, {"通用规范汉字表", "通用规范汉字表"}},
    [BX_REPERTOIRE_GB18030_1] = {"gb18030-1",
                                 {"level 1", "级别 1"},
                                 {"GB 18030 level 1", "GB 18030 级别 1"}},
    [BX_REPERTOIRE_GB18030_2] = {"gb18030-2",
                                 {"level 2", "级别 2"},
                                 {"GB 18030 level 2", "GB 18030 级别 2"}},
    [BX_REPERTOIRE_GB18030_3] = {"gb18030-3",
                                 {"level 3", "级别 3"},
                                 {"GB 18030 level 3", "GB 18030 级别 3"}},
    [BX_REPERTOIRE_GB18030_3_AMENDED] = {"gb18030-3-amended",
                                         {"amended", "修改单 1"},
                                         {"GB 18030 amended", "GB 18030 修改单 1"}},
};

static const char *const legend[2] = {
    "How many characters of each set a role has. The first face of a role is the\n"
    "wanted one; the others stand in for what it lacks.\n"
    "  通用规范      通用规范汉字表 (2013)\n"
    "  level 1 to 3  GB 18030-2022, 9.2 to 9.4: hanzi, at level 3 with the Kangxi\n"
    "                radicals. What serves 政务服务 and 公共服务 must have level 3.\n"
    "  amended       level 3 and the 9,793 hanzi of 第 1 号修改单 (2024)\n",
    "各角色含各字符集的多少字。角色的第一个字体为首选，其余为替补，依次补其所缺。\n"
    "  通用规范    《通用规范汉字表》（2013）\n"
    "  级别 1～3   GB 18030-2022 第 9.2～9.4 条的实现级别：汉字，级别 3 含康熙部首。\n"
    "              用于政务服务和公共服务的产品应满足级别 3。\n"
    "  修改单 1    级别 3 加第 1 号修改单（2024）增补的 9793 字\n",
};

typedef enum label { LABEL_SET, LABEL_ALL, LABEL_STAND_INS, LABEL_COUNT } label;

static const char *const labels[LABEL_COUNT][2] = {
    [LABEL_SET] = {"in the set", "应有"},
    [LABEL_ALL] = {"all faces", "全部字体"},
    [LABEL_STAND_INS] = {"only stand-ins", "仅替补字体有"},
};

/* One role measured. */
typedef struct figures {
    const bx_font_role *role;
    bx_covered all[BX_REPERTOIRE_COUNT];
    bx_covered *alone[BX_REPERTOIRE_COUNT]; /* a result for each face of the role */
} figures;

static bx_status measure(const bx_font_role *role, figures *f)
{
    bx_covered *alone = calloc((size_t)role->count * BX_REPERTOIRE_COUNT, sizeof *alone);
    BX_TRY_NEW(alone);
    f->role = role;
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++) {
        f->alone[id] = alone + (ptrdiff_t)id * role->count;
        bx_repertoire_cover((bx_repertoire)id, role->uses, role->count, &f->all[id], f->alone[id]);
    }
    return BX_OK;
}

static void release(figures *f)
{
    free(f->alone[0]);
}

static int only_stand_ins(const figures *f, int id)
{
    return f->all[id].covered - f->alone[id][0].covered;
}

static int missing_of(const bx_covered *c)
{
    return c->total - c->covered;
}

static int listed_of(const bx_covered *c)
{
    return missing_of(c) < BX_COVERED_LISTED ? missing_of(c) : BX_COVERED_LISTED;
}

/* --- JSON --------------------------------------------------------------------- */

/* face: NULL for all faces of the role */
static void add_object(const figures *f, int id, const char *face, const bx_covered *c, bx_buf *out)
{
    bx_buf_add_text(out, "{\"role\":");
    bx_json_add_string(out, f->role->name);
    if (face) {
        bx_buf_add_text(out, ",\"face\":");
        bx_json_add_string(out, bx_str_from(face));
    }
    bx_buf_printf(out, ",\"repertoire\":\"%s\",\"covered\":%d,\"total\":%d", names[id].id,
                  c->covered, c->total);
    if (!face) bx_buf_printf(out, ",\"only_stand_ins\":%d", only_stand_ins(f, id));
    bx_buf_add_text(out, ",\"missing\":[");
    for (int i = 0; i < listed_of(c); i++)
        bx_buf_printf(out, "%s\"U+%04X\"", i > 0 ? "," : "", (unsigned)c->missing[i]);
    bx_buf_add_text(out, "]}\n");
}

static void write_json(const figures *f, bx_buf *out)
{
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++) {
        add_object(f, id, NULL, &f->all[id], out);
        for (int i = 0; i < f->role->count; i++)
            add_object(f, id, bx_face_name(f->role->uses[i].face), &f->alone[id][i], out);
    }
}

/* --- text --------------------------------------------------------------------- */

static int columns_of(bx_str text)
{
    int columns = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t rune = ' ';
        int len = bx_utf8_decode(text, at, &rune);
        columns += bx_utf8_columns(rune);
        at += (size_t)(len > 0 ? len : 1);
    }
    return columns;
}

static void add_spaces(bx_buf *out, int count)
{
    bx_buf_printf(out, "%*s", count > 0 ? count : 0, "");
}

static void add_left(bx_buf *out, bx_str text, int width)
{
    bx_buf_add_str(out, text);
    add_spaces(out, width - columns_of(text));
}

static void add_right(bx_buf *out, bx_str text, int width)
{
    add_spaces(out, width - columns_of(text));
    bx_buf_add_str(out, text);
}

/* The widest name of the first column, in all roles: so the tables stand in line. */
static int name_width(const bx_fontset *set, bx_language language)
{
    int width = 0;
    for (int i = 0; i < LABEL_COUNT; i++) {
        int columns = columns_of(bx_str_from(labels[i][language]));
        if (columns > width) width = columns;
    }
    for (int i = 0; i < set->count; i++)
        for (int k = 0; k < set->roles[i].count; k++) {
            int columns = columns_of(bx_str_from(bx_face_name(set->roles[i].uses[k].face)));
            if (columns > width) width = columns;
        }
    return width;
}

static void add_row(bx_buf *out, const char *name, int width, const int *values)
{
    add_spaces(out, 2);
    add_left(out, bx_str_from(name), width);
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
        bx_buf_printf(out, "%*d", FIGURE_COLUMNS, values[id]);
    bx_buf_add_byte(out, '\n');
}

static void write_table(const figures *f, bx_language language, int width, bx_buf *out)
{
    int values[BX_REPERTOIRE_COUNT];
    add_left(out, f->role->name, 2 + width);
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++) {
        add_right(out, bx_str_from(names[id].head[language]), FIGURE_COLUMNS);
        values[id] = f->all[id].total;
    }
    bx_buf_add_byte(out, '\n');
    add_row(out, labels[LABEL_SET][language], width, values);
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
        values[id] = f->all[id].covered;
    add_row(out, labels[LABEL_ALL][language], width, values);
    for (int i = 0; i < f->role->count; i++) {
        for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
            values[id] = f->alone[id][i].covered;
        add_row(out, bx_face_name(f->role->uses[i].face), width, values);
    }
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
        values[id] = only_stand_ins(f, id);
    if (f->role->count > 1) add_row(out, labels[LABEL_STAND_INS][language], width, values);
}

/* A few missing characters have their codes with them, since a terminal may lack them too. */
static void add_missing(const bx_covered *c, int start, bx_buf *out)
{
    bool few = missing_of(c) <= BX_COVERED_LISTED;
    int column = start;
    for (int i = 0; i < listed_of(c); i++) {
        uint32_t rune = c->missing[i];
        int code = rune > 0xFFFF ? 8 : 7; /* " U+20BB7" */
        int width = bx_utf8_columns(rune) + (few ? code : 0), gap = few && i > 0 ? 2 : 0;
        if (column + gap + width > LINE_COLUMNS) {
            bx_buf_add_byte(out, '\n');
            add_spaces(out, start);
            column = start;
            gap = 0;
        }
        add_spaces(out, gap);
        bx_buf_add_rune(out, rune);
        if (few) bx_buf_printf(out, " U+%04X", (unsigned)rune);
        column += gap + width;
    }
    bx_buf_add_text(out, few ? "\n" : "…\n");
}

/* results: one for each repertoire */
static void add_list(const char *head, const bx_covered *const *results, bx_language language,
                     bx_buf *out)
{
    bool any = false;
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++) {
        const bx_covered *c = results[id];
        if (missing_of(c) == 0) continue;
        if (!any) bx_buf_printf(out, "  %s\n", head);
        any = true;
        add_spaces(out, 4);
        add_left(out, bx_str_from(names[id].name[language]), NAME_COLUMNS);
        bx_buf_printf(out, "%6d: ", missing_of(c));
        add_missing(c, 4 + NAME_COLUMNS + 8, out);
    }
}

static void write_lists(const figures *f, bx_language language, bx_buf *out)
{
    const bx_covered *results[BX_REPERTOIRE_COUNT];
    for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
        results[id] = &f->all[id];
    add_list(language == BX_CHINESE ? "全部字体都缺" : "no face has", results, language, out);
    for (int i = 0; i < f->role->count; i++) {
        bx_buf head = {0};
        bx_buf_printf(&head, language == BX_CHINESE ? "%s 缺" : "%s lacks",
                      bx_face_name(f->role->uses[i].face));
        for (int id = 0; id < BX_REPERTOIRE_COUNT; id++)
            results[id] = &f->alone[id][i];
        add_list(head.failed ? "" : head.ptr, results, language, out);
        out->failed = out->failed || head.failed;
        bx_buf_release(&head);
    }
}

/* --- glyphs that several characters share -------------------------------------- */

/* Whether an earlier place of the set has the face. */
static bool is_told(const bx_fontset *set, int role, int use)
{
    const bx_face *face = set->roles[role].uses[use].face;
    for (int i = 0; i <= role; i++)
        for (int k = 0; k < (i < role ? set->roles[i].count : use); k++)
            if (set->roles[i].uses[k].face == face) return true;
    return false;
}

static void add_shared_json(const char *face, const bx_shared_glyph *shared, bx_buf *out)
{
    bx_buf_add_text(out, "{\"face\":");
    bx_json_add_string(out, bx_str_from(face));
    bx_buf_add_text(out, ",\"one_glyph\":[");
    for (int i = 0; i < shared->count; i++)
        bx_buf_printf(out, "%s\"U+%04X\"", i > 0 ? "," : "", (unsigned)shared->runes[i]);
    bx_buf_add_text(out, "]}\n");
}

static void add_shared_text(const bx_shared_glyph *shared, bx_buf *out)
{
    add_spaces(out, 4);
    for (int i = 0; i < shared->count; i++) {
        bx_buf_add_text(out, i > 0 ? " = " : "");
        bx_buf_add_rune(out, shared->runes[i]);
        bx_buf_printf(out, " U+%04X", (unsigned)shared->runes[i]);
    }
    bx_buf_add_byte(out, '\n');
}

static bx_status write_shared_of(bx_arena *arena, const bx_face *face, bx_language language,
                                 bx_report_format format, bx_buf *out)
{
    const bx_shared_glyph *shared;
    int count;
    BX_TRY(bx_shared_glyphs_find(arena, face, &shared, &count));
    if (count > 0 && format == BX_REPORT_TEXT)
        bx_buf_printf(out,
                      language == BX_CHINESE ? "\n%s 中字形相同的不同字符\n"
                                             : "\n%s has one glyph for different characters\n",
                      bx_face_name(face));
    for (int i = 0; i < count; i++) {
        if (format == BX_REPORT_JSON) add_shared_json(bx_face_name(face), &shared[i], out);
        else add_shared_text(&shared[i], out);
    }
    return BX_OK;
}

/* Each face of the set once. */
static bx_status write_shared(const bx_fontset *set, bx_language language, bx_report_format format,
                              bx_buf *out)
{
    bx_arena *arena = bx_arena_new(BX_LIMIT_HOUSE_BYTES);
    BX_TRY_NEW(arena);
    bx_status status = BX_OK;
    for (int i = 0; i < set->count && status == BX_OK; i++)
        for (int k = 0; k < set->roles[i].count && status == BX_OK; k++)
            if (!is_told(set, i, k))
                status = write_shared_of(arena, set->roles[i].uses[k].face, language, format, out);
    bx_arena_free(arena);
    return status;
}

bx_status bx_coverage_report_write(const bx_fontset *set, bx_language language,
                                   bx_report_format format, bx_buf *out)
{
    int width = name_width(set, language);
    if (format == BX_REPORT_TEXT) bx_buf_add_text(out, legend[language]);
    for (int i = 0; i < set->count; i++) {
        figures f;
        BX_TRY(measure(&set->roles[i], &f));
        if (format == BX_REPORT_JSON) {
            write_json(&f, out);
        } else {
            bx_buf_add_byte(out, '\n');
            write_table(&f, language, width, out);
            write_lists(&f, language, out);
        }
        release(&f);
    }
    BX_TRY(write_shared(set, language, format, out));
    return out->failed ? BX_ERR_MEMORY : BX_OK;
}
