#include "house/layouts_report.h"

#include "base/json.h"

#include "base/ban.h"

/* What a place is called: for machines, for people by bx_language. */
static const struct {
    const char *id, *name[2];
} whys[BX_LOCATE_WHYS] = {
    [BX_LOCATE_BESIDE] = {"data", {"this folder, for its data", "此文件夹，供其中的数据使用"}},
    [BX_LOCATE_HERE] = {"current", {"./layouts", "当前文件夹的 layouts"}},
    [BX_LOCATE_HOME] = {"home", {"$BANXIN_HOME", "$BANXIN_HOME"}},
    [BX_LOCATE_INSTALLED] = {"installed", {"installed", "已安装"}},
    [BX_LOCATE_TREE] = {"source", {"source tree", "源代码目录"}},
};

static void add_pair(bx_buf *out, const char *key, bx_str value)
{
    bx_buf_printf(out, ",\"%s\":", key);
    if (value.ptr) bx_json_add_string(out, value);
    else bx_buf_add_text(out, "null");
}

static void add_strings(bx_buf *out, const char *key, const bx_str *texts, int count)
{
    bx_buf_printf(out, ",\"%s\":[", key);
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_byte(out, ',');
        bx_json_add_string(out, texts[i]);
    }
    bx_buf_add_byte(out, ']');
}

/* "a, b": Chinese parts with its own comma. */
static void add_list(bx_buf *out, const bx_str *texts, int count, bx_language language)
{
    for (int i = 0; i < count; i++) {
        if (i > 0) bx_buf_add_text(out, language == BX_CHINESE ? "、" : ", ");
        bx_buf_add_str(out, texts[i]);
    }
}

/* --- layouts --- */

static void write_layout_json(const bx_listed_layout *l, bx_buf *out)
{
    bx_buf_add_text(out, "{\"layout\":");
    bx_json_add_string(out, bx_str_from(l->id));
    add_pair(out, "name", l->name);
    add_pair(out, "file", bx_str_from(l->path));
    add_pair(out, "where", bx_str_from(whys[l->why].id));
    add_strings(out, "extends", l->extends, l->extends_count);
    add_pair(out, "hidden_by", bx_str_from(l->hidden_by ? l->hidden_by->path : NULL));
    bx_buf_add_text(out, "}\n");
}

static void write_layout(const bx_listed_layout *l, bx_language language, bx_buf *out)
{
    bool is_zh = language == BX_CHINESE;
    bx_buf_printf(out, "%s", l->id);
    if (l->name.len > 0) bx_buf_printf(out, "  %.*s", BX_STR_ARG(l->name));
    bx_buf_printf(out, is_zh ? "\n    %s（%s）" : "\n    %s (%s)", l->path,
                  whys[l->why].name[language]);
    if (l->extends_count > 0) {
        bx_buf_add_text(out, is_zh ? "，extends " : ", extends ");
        add_list(out, l->extends, l->extends_count, language);
    }
    bx_buf_add_byte(out, '\n');
    if (!l->hidden_by) return;
    bool is_for_data = l->hidden_by->why == BX_LOCATE_BESIDE;
    bx_buf_printf(out, is_zh ? "    被 %s 遮盖" : "    hidden by %s", l->hidden_by->path);
    if (is_for_data) bx_buf_add_text(out, is_zh ? "（仅对此处的数据）" : " (for data here)");
    bx_buf_add_byte(out, '\n');
}

void bx_layouts_report_write(const bx_layout_list *list, bx_language language,
                             bx_report_format format, bx_buf *out)
{
    for (int i = 0; i < list->count; i++) {
        if (format == BX_REPORT_JSON) write_layout_json(&list->items[i], out);
        else write_layout(&list->items[i], language, out);
    }
}

/* --- fields --- */

typedef struct writer {
    bx_language language;
    bx_report_format format;
    bx_buf *out;
    bx_buf path; /* of the fields around, with a point behind */
    int depth;
} writer;

static void write_field_json(writer *w, const bx_field *f)
{
    bx_buf *out = w->out;
    size_t before = w->path.len;
    bx_buf_add_str(&w->path, f->name);
    bx_buf_add_text(out, "{\"field\":");
    bx_json_add_string(out, bx_buf_str(&w->path));
    add_pair(out, "type", bx_str_from(bx_field_type_name(f->type)));
    bx_buf_printf(out, ",\"required\":%s", f->required ? "true" : "false");
    if (f->name_count > 0) add_strings(out, "of", f->names, f->name_count);
    if (f->total.len > 0) add_pair(out, "total", f->total);
    if (f->mark_count > 0) add_strings(out, "marks", f->marks, f->mark_count);
    if (f->unit.len > 0) add_pair(out, "unit", f->unit);
    if (f->help.len > 0) add_pair(out, "help", f->help);
    bx_buf_add_text(out, "}\n");
    w->path.len = before;
}

static void write_field(writer *w, const bx_field *f)
{
    bool is_zh = w->language == BX_CHINESE;
    const char *comma = is_zh ? "，" : ", ";
    bx_buf *out = w->out;
    bx_buf_printf(out, "%*s%.*s  %s", 2 * w->depth, "", BX_STR_ARG(f->name),
                  bx_field_type_name(f->type));
    if (f->name_count > 0) {
        bx_buf_add_text(out, " [");
        add_list(out, f->names, f->name_count, w->language);
        bx_buf_add_byte(out, ']');
    }
    if (f->total.len > 0)
        bx_buf_printf(out, is_zh ? "，合计 %.*s" : ", total %.*s", BX_STR_ARG(f->total));
    if (f->unit.len > 0) bx_buf_printf(out, "%s%.*s", comma, BX_STR_ARG(f->unit));
    if (f->required) bx_buf_add_text(out, is_zh ? "，必填" : ", required");
    if (f->help.len > 0) bx_buf_printf(out, " — %.*s", BX_STR_ARG(f->help));
    bx_buf_add_byte(out, '\n');
}

static void write_fields(writer *w, const bx_field *fields, int count)
{
    w->depth++;
    for (int i = 0; i < count; i++) {
        const bx_field *f = &fields[i];
        size_t before = w->path.len;
        if (f->is_computed) continue; /* nothing that the data want */
        if (w->format == BX_REPORT_JSON) write_field_json(w, f);
        else write_field(w, f);
        bx_buf_printf(&w->path, "%.*s.", BX_STR_ARG(f->name));
        write_fields(w, f->fields, f->field_count);
        w->path.len = before;
    }
    w->depth--;
}

void bx_fields_report_write(const bx_layout *layout, bx_language language, bx_report_format format,
                            bx_buf *out)
{
    writer w = {.language = language, .format = format, .out = out};
    if (format == BX_REPORT_TEXT) bx_buf_printf(out, "%.*s\n", BX_STR_ARG(layout->name));
    write_fields(&w, layout->fields, layout->field_count);
    if (w.path.failed) out->failed = true;
    bx_buf_release(&w.path);
}
