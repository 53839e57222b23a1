#include "data/record_missing.h"

#include "base/ban.h"

enum { STEP = 2 }; /* spaces that a level is indented by */

static bool is_wanted(const bx_record_reader *rr, const bx_field *field)
{
    if (!field->required || bx_record_is_excused(rr, field)) return false;
    if (field->type != BX_FIELD_GROUP) return true;
    for (int i = 0; i < field->field_count; i++)
        if (is_wanted(rr, &field->fields[i])) return true;
    return false;
}

/* --- lines of a blank form --- */

/* What stands behind the colon until the clerk has filled it in. */
static void add_blank(bx_buf *lines, const bx_field *field)
{
    if (field->type == BX_FIELD_PARAGRAPHS) bx_buf_add_text(lines, " |");
    if (field->type != BX_FIELD_COUNTS) return;
    for (int i = 0; i < field->name_count; i++)
        bx_buf_add_text(lines, i > 0 ? ", ~" : " [~");
    bx_buf_add_byte(lines, ']');
}

static void add_members(const bx_record_reader *rr, bx_buf *lines, const bx_field *group,
                        int indent);

static void add_lines(const bx_record_reader *rr, bx_buf *lines, const bx_field *field, int indent)
{
    if (!is_wanted(rr, field)) return;
    if (lines->len > 0) bx_buf_add_byte(lines, '\n');
    bx_buf_printf(lines, "%*s%.*s:", indent, "", BX_STR_ARG(field->name));
    if (field->type == BX_FIELD_GROUP) add_members(rr, lines, field, indent + STEP);
    else add_blank(lines, field);
}

static void add_members(const bx_record_reader *rr, bx_buf *lines, const bx_field *group,
                        int indent)
{
    for (int i = 0; i < group->field_count; i++)
        add_lines(rr, lines, &group->fields[i], indent);
}

/* --- where they go --- */

/* Spaces before a place in its line, or -1 where something else stands there. */
static int indent_of(const bx_place *place)
{
    bx_str text = place->file->text;
    int indent = 0;
    for (size_t at = place->at; at > 0 && text.ptr[at - 1] != '\n'; at--, indent++)
        if (text.ptr[at - 1] != ' ') return -1;
    return indent;
}

static bool is_flow(const bx_node *map)
{
    bx_str text = map->place.file->text;
    return map->place.at < text.len && text.ptr[map->place.at] == '{';
}

/* How far lines of the map around are indented; -1 where no line can be added. */
static int lines_indent(const bx_record_reader *rr, bool has_key, const bx_place *place)
{
    if (!rr->around || is_flow(rr->around)) return -1;
    if (has_key) return indent_of(place) < 0 ? -1 : indent_of(place) + STEP;
    bool is_below_key = rr->around == rr->root || place->at < rr->around->place.at;
    /* below the first of its own lines, where that is one */
    const bx_node *first = rr->around->count > 0 ? rr->around->pairs[0].value : NULL;
    bool is_line = first && first->kind == BX_NODE_SCALAR && first->style == BX_SCALAR_PLAIN;
    return is_below_key || is_line ? indent_of(&rr->around->place) : -1;
}

/* "add …, and the lines", once in each language. */
static bx_status report(bx_record_reader *rr, bx_code code, const bx_place *place, bool is_last,
                        bool is_named, bx_str lines)
{
    const char *mark = is_last ? BX_OFFER_LAST : BX_OFFER_BELOW;
    const char *english =
        is_last ? "add at the end of the file, then fill in" : "add below this line, then fill in";
    const char *chinese =
        is_last ? "请在文件末尾加上下面的内容并填好" : "请在此行下面加上这些内容并填好";
    bx_buf help = {0};
    if (is_named) {
        english = "add and fill in: ", chinese = "请补上并填好：";
        mark = "";
    }
    bx_buf_printf(&help, "%s%s%.*s\x1E%s%s%.*s", english, mark, BX_STR_ARG(lines), chinese, mark,
                  BX_STR_ARG(lines));
    bx_status status = help.failed
                           ? BX_ERR_MEMORY
                           : bx_record_fail(rr, code, place, bx_buf_str(&help), (bx_str){0});
    bx_buf_release(&help);
    return status;
}

static bx_status fail_absent(bx_record_reader *rr, const bx_field *field, bool has_key,
                             const bx_place *place)
{
    bx_buf lines = {0};
    bool is_group = field->type == BX_FIELD_GROUP;
    int indent = lines_indent(rr, has_key, place);
    bool is_last = !has_key && rr->around == rr->root;
    bool is_named = indent < 0; /* a row in braces has no lines: the key alone */
    if (has_key) add_members(rr, &lines, field, is_named ? 0 : indent);
    else if (is_named && is_group) bx_buf_add_str(&lines, field->name);
    else add_lines(rr, &lines, field, is_named ? 0 : indent);
    bx_code code = is_group ? BX_E_MISSING_SECTION : BX_E_MISSING_FIELD;
    bx_status status = lines.failed
                           ? BX_ERR_MEMORY
                           : report(rr, code, place, is_last, is_named, bx_buf_str(&lines));
    bx_buf_release(&lines);
    return status;
}

/* --- a key with nothing behind it --- */

static const char *how_to_fill(const bx_field *field)
{
    switch (field->type) {
    case BX_FIELD_PARAGRAPHS:
        return BX_BOTH(
            "put | behind the colon and a space, and type the text below: each paragraph "
            "on a line of its own, indented by two spaces",
            "请在冒号和空格之后写 |，再在下面填写：每段一行，各缩进两个空格");
    case BX_FIELD_YEAR:
        return BX_BOTH("type the year behind the colon and a space, with four digits",
                       "请在冒号和空格之后填四位数字的年份");
    case BX_FIELD_COUNTS:
        return BX_BOTH("type the figures in brackets behind the colon and a space; 0 for none",
                       "请在冒号和空格之后填方括号括起的各数，没有的填 0");
    default: return BX_BOTH("type it behind the colon and a space", "请在冒号和空格之后填写");
    }
}

static bx_status fail_empty(bx_record_reader *rr, const bx_field *field, const bx_place *place)
{
    char date[160];
    const char *how = how_to_fill(field);
    if (field->type == BX_FIELD_DATE) {
        char example[64];
        bx_record_date_example(rr, 0, example, sizeof example);
        bx_str both = bx_str_from(example);
        size_t half = bx_str_find(both, BX_STR("\x1E"));
        snprintf(date, sizeof date,
                 "type the date behind the colon and a space%.*s\x1E请在冒号和空格之后填日期%s",
                 (int)half, example, example + half + 1);
        how = date;
    }
    return bx_record_fail(rr, BX_E_NOT_FILLED, place, bx_str_from(how), (bx_str){0});
}

bx_status bx_record_fail_missing(bx_record_reader *rr, const bx_field *field, bool has_key,
                                 const bx_place *place)
{
    if (!is_wanted(rr, field)) return BX_OK;
    if (has_key && field->type != BX_FIELD_GROUP) return fail_empty(rr, field, place);
    return fail_absent(rr, field, has_key, place);
}
