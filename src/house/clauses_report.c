#include "house/clauses_report.h"

#include "base/json.h"
#include "base/utf8.h"

#include "base/ban.h"

enum { PLACES = 2 }; /* decimals of millimetres and points */

/* What a value is told in. */
typedef enum told_in { UNIT_MM, UNIT_PT, UNIT_NONE, UNIT_WORD } told_in;

static told_in unit_of(const bx_clause *c)
{
    bx_gauge_kind kind = bx_gauge_rows[c->gauge].kind;
    if (kind == BX_GAUGES_WORD) return UNIT_WORD;
    if (kind == BX_GAUGES_NUMBER) return UNIT_NONE;
    return c->gauge == BX_GAUGE_SIZE ? UNIT_PT : UNIT_MM;
}

static void add_value(bx_buf *out, told_in unit, int64_t value)
{
    if (unit == UNIT_NONE) bx_buf_add_int(out, value);
    else bx_buf_add_pt(out, unit == UNIT_MM ? bx_len_scale(value, 254, 720) : value, PLACES);
}

static int line_of(const bx_place *place)
{
    int line = 1;
    for (size_t i = 0; i < place->at && i < place->file->text.len; i++)
        line += place->file->text.ptr[i] == '\n';
    return line;
}

/* --- for programs --- */

static void add_string(bx_buf *out, const char *key, bx_str text)
{
    bx_buf_printf(out, ",\"%s\":", key);
    bx_json_add_string(out, text);
}

static void add_number(bx_buf *out, const char *key, told_in unit, int64_t value)
{
    bx_buf_printf(out, ",\"%s\":", key);
    add_value(out, unit, value);
}

static const char *const verdicts[] = {[BX_VERDICT_PASS] = "pass",
                                       [BX_VERDICT_FAIL] = "fail",
                                       [BX_VERDICT_DEVIATION] = "deviation",
                                       [BX_VERDICT_ABSENT] = "absent"};

static void write_asked_json(const bx_clause *c, bx_buf *out)
{
    told_in unit = unit_of(c);
    if (unit == UNIT_WORD) add_string(out, "asked", c->word);
    if (unit == UNIT_MM) bx_buf_add_text(out, ",\"unit\":\"mm\"");
    if (unit == UNIT_PT) bx_buf_add_text(out, ",\"unit\":\"pt\"");
    if (c->has_least) add_number(out, "least", unit, c->least);
    if (c->has_most) add_number(out, "most", unit, c->most);
    if (unit == UNIT_MM || unit == UNIT_PT) add_number(out, "tolerance", unit, c->tolerance);
}

static void write_setting_json(const bx_setting *setting, bx_buf *out)
{
    add_string(out, "setting", setting->path);
    if (!setting->place.file) return;
    add_string(out, "setting_file", bx_str_from(setting->place.file->name));
    bx_buf_printf(out, ",\"setting_line\":%d", line_of(&setting->place));
}

static void write_finding_json(const bx_job *job, const bx_finding *f, bx_buf *out)
{
    const bx_clause *c = f->clause;
    told_in unit = unit_of(c);
    bx_buf_add_text(out, "{\"data\":");
    bx_json_add_string(out, bx_str_from(job->request.data));
    add_string(out, "clause", c->name);
    add_string(out, "number", c->number);
    add_string(out, "asks", c->asks);
    add_string(out, "measure", bx_str_from(bx_gauge_rows[c->gauge].name));
    write_asked_json(c, out);
    if (f->has_reading && unit == UNIT_WORD) add_string(out, "measured", f->reading.word);
    if (f->has_reading && unit != UNIT_WORD) add_number(out, "measured", unit, f->reading.value);
    if (f->has_reading && f->reading.page >= 0)
        bx_buf_printf(out, ",\"page\":%d", f->reading.page + 1);
    bx_buf_printf(out, ",\"count\":%d,\"off\":%d,\"verdict\":\"%s\"", f->count, f->off,
                  verdicts[f->verdict]);
    if (f->setting) write_setting_json(f->setting, out);
    bx_buf_add_text(out, "}\n");
}

static void write_sum_json(const bx_job *job, const bx_findings *findings, bx_buf *out)
{
    bx_buf_add_text(out, "{\"data\":");
    bx_json_add_string(out, bx_str_from(job->request.data));
    add_string(out, "layout", job->layout->name);
    bx_buf_printf(out, ",\"pages\":%d,\"summary\":{", job->pages->count);
    for (int i = 0; i < BX_VERDICTS; i++)
        bx_buf_printf(out, "%s\"%s\":%d", i > 0 ? "," : "", verdicts[i], findings->of[i]);
    bx_buf_add_text(out, "}}\n");
}

/* --- for people --- */

enum column { NUMBER, ASKS, ASKED, MEASURED, COUNT, VERDICT, COLUMNS };

typedef struct sheet {
    bx_language language;
    bx_buf *out;
    bx_buf cells[COLUMNS];
    int widths[COLUMNS];
} sheet;

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

static const char *say(const sheet *s, const char *english, const char *chinese)
{
    return s->language == BX_CHINESE ? chinese : english;
}

/* A role of type, or the side of a leaf. */
static void add_word(const sheet *s, const bx_clause *c, bx_str word, bx_buf *cell)
{
    bool is_side = c->gauge == BX_GAUGE_SIDE && s->language == BX_CHINESE;
    if (is_side) bx_buf_add_text(cell, bx_str_is(word, "odd") ? "单页" : "双页");
    else bx_buf_add_str(cell, word);
}

/* "37 ± 1 mm", "at least 9 mm", "0.35 to 0.5 mm", "仿宋" */
static void fill_asked(const sheet *s, const bx_clause *c, bx_buf *cell)
{
    static const char *const units[] = {
        [UNIT_MM] = " mm", [UNIT_PT] = " pt", [UNIT_NONE] = "", [UNIT_WORD] = ""};
    told_in unit = unit_of(c);
    bool is_exact = c->has_least && c->has_most && c->least == c->most;
    if (unit == UNIT_WORD) add_word(s, c, c->word, cell);
    if (c->has_least && !c->has_most) bx_buf_add_text(cell, say(s, "at least ", "至少 "));
    if (!c->has_least && c->has_most) bx_buf_add_text(cell, say(s, "at most ", "至多 "));
    if (c->has_least) add_value(cell, unit, c->least);
    if (c->has_least && c->has_most && !is_exact) bx_buf_add_text(cell, say(s, " to ", " 至 "));
    if (c->has_most && !is_exact) add_value(cell, unit, c->most);
    if (is_exact && unit == UNIT_MM) {
        bx_buf_add_text(cell, " ± ");
        add_value(cell, unit, c->tolerance);
    }
    bx_buf_add_text(cell, units[unit]);
}

static void fill_measured(const sheet *s, const bx_finding *f, bx_buf *cell)
{
    told_in unit = unit_of(f->clause);
    if (!f->has_reading) {
        bx_buf_add_text(cell, f->clause->is_required ? say(s, "nothing", "没有") : "-");
        return;
    }
    if (unit == UNIT_WORD) add_word(s, f->clause, f->reading.word, cell);
    else add_value(cell, unit, f->reading.value);
    if (unit == UNIT_MM) bx_buf_add_text(cell, " mm");
    if (unit == UNIT_PT) bx_buf_add_text(cell, " pt");
}

static void clear_cells(sheet *s)
{
    for (int i = 0; i < COLUMNS; i++)
        bx_buf_clear(&s->cells[i]);
}

static void fill_head(sheet *s)
{
    static const char *const heads[COLUMNS][2] = {
        [NUMBER] = {"clause", "条款"}, [ASKS] = {"what is asked", "要求"},
        [ASKED] = {"asked", "应为"},   [MEASURED] = {"measured", "实测"},
        [COUNT] = {"places", "处数"},  [VERDICT] = {"verdict", "结论"}};
    clear_cells(s);
    for (int i = 0; i < COLUMNS; i++)
        bx_buf_add_text(&s->cells[i], heads[i][s->language]);
}

static void fill_row(sheet *s, const bx_finding *f)
{
    static const char *const words[BX_VERDICTS][2] = {
        [BX_VERDICT_PASS] = {"pass", "符合"},
        [BX_VERDICT_FAIL] = {"FAIL", "不符合"},
        [BX_VERDICT_DEVIATION] = {"deviation", "偏离"},
        [BX_VERDICT_ABSENT] = {"", ""}}; /* has no row */
    clear_cells(s);
    bx_buf_add_str(&s->cells[NUMBER], f->clause->number);
    bx_buf_add_str(&s->cells[ASKS], f->clause->asks);
    fill_asked(s, f->clause, &s->cells[ASKED]);
    fill_measured(s, f, &s->cells[MEASURED]);
    if (f->count > 0) bx_buf_add_int(&s->cells[COUNT], f->count);
    bx_buf_add_text(&s->cells[VERDICT], words[f->verdict][s->language]);
}

static void widen(sheet *s)
{
    for (int i = 0; i < COLUMNS; i++) {
        int columns = columns_of(bx_buf_str(&s->cells[i]));
        if (columns > s->widths[i]) s->widths[i] = columns;
    }
}

static void add_spaces(bx_buf *out, int count)
{
    bx_buf_printf(out, "%*s", count, "");
}

/* Numbers of places stand at the right of their column; the last column has no white behind it. */
static void write_row(sheet *s)
{
    for (int i = 0; i < COLUMNS; i++) {
        bx_str cell = bx_buf_str(&s->cells[i]);
        int white = s->widths[i] - columns_of(cell);
        if (i > 0) add_spaces(s->out, 2);
        if (i == COUNT) add_spaces(s->out, white);
        bx_buf_add_str(s->out, cell);
        if (i != COUNT && i != VERDICT) add_spaces(s->out, white);
        if (s->cells[i].failed) s->out->failed = true;
    }
    bx_buf_add_byte(s->out, '\n');
}

/* Where to look: the page, how many are off, and what decided. */
static void write_where(sheet *s, const bx_finding *f)
{
    const bx_setting *by = f->setting;
    const char *comma = say(s, "; ", "；");
    if (f->verdict != BX_VERDICT_FAIL && f->verdict != BX_VERDICT_DEVIATION) return;
    add_spaces(s->out, s->widths[NUMBER] + 2);
    bx_buf_add_str(s->out, f->clause->name);
    if (f->has_reading && f->reading.page >= 0)
        bx_buf_printf(s->out, say(s, "%spage %d", "%s第 %d 面"), comma, f->reading.page + 1);
    if (f->off > 1) bx_buf_printf(s->out, say(s, "%s%d are off", "%s共 %d 处不同"), comma, f->off);
    if (by && by->place.file)
        bx_buf_printf(s->out, say(s, "%s%s:%d says so: %.*s", "%s按 %s:%d 的 %.*s"), comma,
                      by->place.file->name, line_of(&by->place), BX_STR_ARG(by->path));
    bx_buf_add_byte(s->out, '\n');
}

static void write_title(const sheet *s, const bx_job *job)
{
    bx_str title = job->document->title;
    if (title.len > 0) bx_buf_printf(s->out, "%.*s\n", BX_STR_ARG(title));
    bx_buf_printf(s->out, say(s, "%s, layout %.*s, pages: %d\n\n", "%s，版式：%.*s，共 %d 面\n\n"),
                  job->request.data, BX_STR_ARG(job->layout->name), job->pages->count);
}

/* What the document has nothing of has no row. */
static void write_absent(const sheet *s, const bx_findings *findings)
{
    int listed = 0;
    for (int i = 0; i < findings->count; i++) {
        const bx_finding *f = &findings->items[i];
        if (f->verdict != BX_VERDICT_ABSENT) continue;
        bx_buf_add_text(s->out, listed++ > 0 ? say(s, ", ", "、")
                                             : say(s, "\nnot there: ", "\n文中没有："));
        bx_buf_add_str(s->out, f->clause->name);
    }
    if (listed > 0) bx_buf_add_byte(s->out, '\n');
}

static void write_sum(const sheet *s, const bx_findings *findings)
{
    const int *of = findings->of;
    bx_buf_printf(s->out,
                  say(s, "\npass %d, deviation %d, FAIL %d; not there %d\n",
                      "\n符合 %d 项，偏离 %d 项，不符合 %d 项；文中没有 %d 项\n"),
                  of[BX_VERDICT_PASS], of[BX_VERDICT_DEVIATION], of[BX_VERDICT_FAIL],
                  of[BX_VERDICT_ABSENT]);
}

static void write_rows(sheet *s, const bx_findings *findings)
{
    fill_head(s);
    write_row(s);
    for (int i = 0; i < findings->count; i++) {
        const bx_finding *f = &findings->items[i];
        if (f->verdict == BX_VERDICT_ABSENT) continue;
        fill_row(s, f);
        write_row(s);
        write_where(s, f);
    }
}

static void write_sheet(const bx_job *job, const bx_findings *findings, bx_language language,
                        bx_buf *out)
{
    sheet s = {.language = language, .out = out};
    fill_head(&s);
    widen(&s);
    for (int i = 0; i < findings->count; i++) {
        fill_row(&s, &findings->items[i]);
        if (findings->items[i].verdict != BX_VERDICT_ABSENT) widen(&s);
    }
    write_title(&s, job);
    write_rows(&s, findings);
    write_absent(&s, findings);
    write_sum(&s, findings);
    for (int i = 0; i < COLUMNS; i++)
        bx_buf_release(&s.cells[i]);
}

void bx_clauses_report_write(const bx_job *job, const bx_findings *findings, bx_language language,
                             bx_report_format format, bx_buf *out)
{
    if (format == BX_REPORT_TEXT) {
        write_sheet(job, findings, language, out);
        return;
    }
    for (int i = 0; i < findings->count; i++)
        write_finding_json(job, &findings->items[i], out);
    write_sum_json(job, findings, out);
}
