/*
 * A text's place is found by walking the written text beside the read one: blanks are
 * passed, and what follows must be the same bytes. So the lines of a block, and of a
 * JSON string with \n in it, are exact; text with escapes in it is not.
 */

#include "data/record_text.h"

#include <string.h>

#include "base/near.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "data/date_text.h"
#include "data/record_check.h"
#include "data/record_missing.h"

#include "base/ban.h"

typedef BX_VEC(bx_text) text_list;

/* --- from scalars to texts --- */

/* Bytes of a blank, or in quotes of an escaped one, at the start; 0 for anything else. */
static size_t written_blank(bx_str raw, bool is_quoted)
{
    if (is_quoted && raw.len > 1 && raw.ptr[0] == '\\' && strchr("nrt", raw.ptr[1])) return 2;
    return bx_str_blank(raw);
}

/* *cursor: byte of the file behind the piece before. */
static bx_text locate(const bx_node *node, bx_str piece, size_t *cursor)
{
    bx_text text = {.text = piece, .place = node->place};
    size_t end = node->place.at + node->place.len;
    bool is_quoted = node->style == BX_SCALAR_QUOTED;
    bx_str raw = {node->place.file->text.ptr + *cursor, end - *cursor};
    for (size_t blank; (blank = written_blank(raw, is_quoted)) > 0;) {
        raw.ptr += blank;
        raw.len -= blank;
    }
    if (!bx_str_starts(raw, piece)) return text;
    *cursor = end - raw.len;
    text.place = (bx_place){node->place.file, *cursor, piece.len};
    text.exact = true;
    *cursor += piece.len;
    return text;
}

bx_status bx_record_check_comment(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    if (node->kind != BX_NODE_SCALAR || node->comment_at == 0) return BX_OK;
    if (bx_node_is_null(node) && node->text.len > 0) return BX_OK; /* 印章: ~ # none */
    bx_str file = node->place.file->text;
    size_t end = node->comment_at;
    while (end < file.len && file.ptr[end] != '\n' && file.ptr[end] != '\r')
        end++;
    bx_place place = {node->place.file, node->comment_at, end - node->comment_at};
    return bx_reader_fail(&rr->reader, BX_E_COMMENT_IN_TEXT, &place, field->name, (bx_str){0},
                          (bx_str){0});
}

/* False after a report: the node is no text. */
static bx_status want_text(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                           bool *is_good)
{
    *is_good = node->kind == BX_NODE_SCALAR && !bx_node_is_null(node);
    if (*is_good) return bx_record_check_comment(rr, node, field);
    return bx_reader_fail(&rr->reader, BX_E_TEXT_EXPECTED, &node->place, field->name,
                          bx_str_from(bx_node_kind_name(node)), (bx_str){0});
}

static bx_status push(bx_record_reader *rr, bx_text text, text_list *list)
{
    bx_text *kept = BX_VEC_PUSH(rr->reader.arena, list);
    BX_TRY_NEW(kept);
    *kept = text;
    return bx_text_check(&rr->reader, rr->tidy, kept);
}

static bx_str cut_line(bx_str *rest)
{
    size_t end = bx_str_find(*rest, BX_STR("\n"));
    size_t used = end < rest->len ? end + 1 : end;
    bx_str line = {rest->ptr, end};
    *rest = (bx_str){rest->ptr + used, rest->len - used};
    return bx_str_trim(line);
}

/* 件数: [1, 2] amid a block: a key that was indented into the text above it is printed as text. */
static bx_status check_key(bx_record_reader *rr, bx_str line, const bx_place *place)
{
    size_t colon = bx_str_find(line, BX_STR(":"));
    bx_str name = {line.ptr, colon};
    bool is_key = colon < line.len && (colon + 1 == line.len || line.ptr[colon + 1] == ' ');
    const bx_field *field = is_key ? bx_field_lookup(rr->fields, rr->field_count, name) : NULL;
    if (!field || bx_node_lookup(rr->root, name)) return BX_OK;
    return bx_record_fail(rr, BX_E_KEY_IN_TEXT, place, name, (bx_str){0});
}

/* Each line that is not blank is a text of its own. */
static bx_status push_lines(bx_record_reader *rr, const bx_node *node, text_list *list)
{
    bx_str rest = node->text;
    size_t cursor = node->place.at;
    while (rest.len > 0) {
        bx_str line = cut_line(&rest), below = rest;
        if (line.len == 0) continue;
        bx_text text = locate(node, line, &cursor);
        bx_place place = text.place;
        BX_TRY(push(rr, text, list));
        if (node->style == BX_SCALAR_LITERAL) BX_TRY(check_key(rr, line, &place));
        if (node->style == BX_SCALAR_LITERAL && bx_line_is_wrapped(line, cut_line(&below)))
            BX_TRY(bx_record_fail(rr, BX_E_WRAPPED_PARAGRAPH, &place, (bx_str){0}, (bx_str){0}));
    }
    return BX_OK;
}

/*
 * Without | the lines of a text are one paragraph: where one of them looks like a paragraph
 * of its own, the bar was forgotten. The first such line is told.
 */
static bx_status check_run_on(bx_record_reader *rr, const bx_node *node, const bx_field *field)
{
    bool runs_on = node->style == BX_SCALAR_PLAIN || node->style == BX_SCALAR_FOLDED;
    if (field->type != BX_FIELD_PARAGRAPHS || !runs_on) return BX_OK;
    bx_str rest = {node->place.file->text.ptr + node->place.at, node->place.len};
    bx_str before = cut_line(&rest);
    while (rest.len > 0) {
        bx_str line = cut_line(&rest);
        bx_place place = {node->place.file, (size_t)(line.ptr - node->place.file->text.ptr),
                          line.len};
        if (bx_line_begins_paragraph(line, before))
            return bx_record_fail(rr, BX_E_LINES_RUN_ON, &place, (bx_str){0}, (bx_str){0});
        before = line;
    }
    return BX_OK;
}

/* On a Chinese keyboard | and > come out as ｜ and ＞. */
static bx_status check_wide_bar(bx_record_reader *rr, const bx_node *node, bool *is_good)
{
    static const char *const bars[] = {"｜", "＞", "丨", "︱", "│",  "\\",
                                       "/",  "I",  "l",  "!",  "！", "1"};
    bx_str raw = {node->place.file->text.ptr + node->place.at, node->place.len};
    size_t end = bx_str_find(raw, BX_STR("\n"));
    bx_str first = bx_str_trim((bx_str){raw.ptr, end});
    for (size_t i = 0; i < sizeof bars / sizeof *bars && node->style == BX_SCALAR_PLAIN; i++) {
        bx_str bar = bx_str_from(bars[i]);
        bool is_wide = i < 2 && bx_str_starts(first, bar); /* 丨 and I may begin a text */
        bx_place place = {node->place.file, node->place.at, bar.len};
        *is_good = !is_wide && (end == raw.len || !bx_str_equal(first, bar));
        if (!*is_good) return bx_record_fail(rr, BX_E_WIDE_BAR, &place, bar, (bx_str){0});
    }
    return BX_OK;
}

static bx_status push_scalar(bx_record_reader *rr, const bx_node *node, const bx_field *field,
                             text_list *list)
{
    bool is_good;
    BX_TRY(want_text(rr, node, field, &is_good));
    if (is_good) BX_TRY(check_wide_bar(rr, node, &is_good));
    if (!is_good) return BX_OK;
    BX_TRY(check_run_on(rr, node, field));
    return push_lines(rr, node, list);
}

/* TEXT is one line; an empty one is kept, for it says that nothing is wanted. */
static bx_status want_one_line(bx_record_reader *rr, const bx_node *node, text_list *list)
{
    char lines[12]; /* an int in decimal */
    if (list->count == 1) return BX_OK;
    if (list->count == 0) return push(rr, (bx_text){BX_STR(""), node->place, false}, list);
    snprintf(lines, sizeof lines, "%d", list->count);
    return bx_record_fail(rr, BX_E_SEVERAL_LINES, &list->items[1].place, bx_str_from(lines),
                          (bx_str){0});
}

bx_status bx_record_read_texts(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    const bx_field *field = value->field;
    text_list list = {0};
    int before = rr->reader.faults;
    bool is_one = field->type == BX_FIELD_TEXT;
    if (is_one && !BX_VEC_RESERVE(rr->reader.arena, &list, 1)) return BX_ERR_MEMORY;
    if (node->kind == BX_NODE_LIST && !is_one) {
        for (int i = 0; i < node->count; i++)
            BX_TRY(push_scalar(rr, node->items[i], field, &list));
    } else {
        BX_TRY(push_scalar(rr, node, field, &list));
    }
    bool is_empty = list.count == 0;
    if (is_one && rr->reader.faults == before) BX_TRY(want_one_line(rr, node, &list));
    value->texts = list.items;
    value->text_count = list.count;
    bool is_missing = is_empty && field->required && rr->reader.faults == before;
    return is_missing ? bx_record_fail_missing(rr, field, true, &node->place) : BX_OK;
}

bx_status bx_record_read_text(bx_record_reader *rr, const bx_node *node, bx_str name, bx_text *text)
{
    const bx_field line = {.name = name, .type = BX_FIELD_TEXT};
    bx_value value = {.field = &line};
    BX_TRY(bx_record_read_texts(rr, node, &value));
    if (value.text_count > 0) *text = value.texts[0];
    return BX_OK;
}

/* --- years and dates --- */

/* Reads `least` to `most` digits off the start of *rest. */
static bool cut_digits(bx_str *rest, size_t least, size_t most, int *value)
{
    size_t len = 0;
    *value = 0;
    for (; len < most && len < rest->len && rest->ptr[len] >= '0' && rest->ptr[len] <= '9'; len++)
        *value = *value * 10 + (rest->ptr[len] - '0');
    *rest = (bx_str){rest->ptr + len, rest->len - len};
    return len >= least;
}

static bool cut_sign(bx_str *rest, const char *sign)
{
    bx_str wanted = bx_str_from(sign);
    if (!bx_str_starts(*rest, wanted)) return false;
    *rest = (bx_str){rest->ptr + wanted.len, rest->len - wanted.len};
    return true;
}

static bool read_date(bx_str text, const char *const signs[3], int *year, int *month, int *day)
{
    return cut_digits(&text, 4, 4, year) && cut_sign(&text, signs[0]) &&
           cut_digits(&text, 1, 2, month) && cut_sign(&text, signs[1]) &&
           cut_digits(&text, 1, 2, day) && cut_sign(&text, signs[2]) && text.len == 0;
}

static bx_status fail_value(bx_record_reader *rr, bx_code code, const bx_node *node,
                            const char *hint)
{
    bx_str found = node->text;
    if (node->kind != BX_NODE_SCALAR) found = bx_str_from(bx_node_kind_name(node));
    return bx_record_fail(rr, code, &node->place, found, bx_str_from(hint));
}

static bx_status fail_year(bx_record_reader *rr, const bx_node *node)
{
    char year[BX_YEAR_ROOM], offer[BX_YEAR_ROOM + sizeof BX_OFFER] = "";
    if (bx_record_is_exact(node) && bx_year_mend(node->text, year))
        snprintf(offer, sizeof offer, BX_OFFER "%s", year);
    return fail_value(rr, BX_E_NOT_A_YEAR, node, offer);
}

/* The date itself in the right form, or an example in the year that was typed, else the report's own. */
static bx_status fail_date(bx_record_reader *rr, const bx_node *node)
{
    char date[BX_DATE_ROOM], hint[64];
    int year = node->kind == BX_NODE_SCALAR ? bx_date_year(node->text) : 0;
    if (bx_record_is_exact(node) && bx_date_mend(node->text, date))
        snprintf(hint, sizeof hint, BX_OFFER "%s", date);
    else bx_record_date_example(rr, year, hint, sizeof hint);
    return fail_value(rr, BX_E_NOT_A_DATE, node, hint);
}

bx_status bx_record_read_year(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    bx_str rest = bx_str_trim(node->text);
    bx_text *text = BX_NEW(rr->reader.arena, bx_text);
    int year;
    BX_TRY_NEW(text);
    bool is_good = node->kind == BX_NODE_SCALAR && cut_digits(&rest, 4, 4, &year) &&
                   rest.len == 0 && year >= BX_FIRST_YEAR && year <= BX_LAST_YEAR;
    if (!is_good) return fail_year(rr, node);
    size_t cursor = node->place.at;
    *text = locate(node, bx_str_trim(node->text), &cursor);
    value->texts = text;
    value->text_count = 1;
    value->year = year;
    return BX_OK;
}

bx_status bx_record_read_date(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    static const char *const forms[][3] = {{"-", "-", ""}, {"年", "月", "日"}};
    bx_str text = bx_str_trim(node->text);
    int year, month, day;
    for (int i = 0; node->kind == BX_NODE_SCALAR && i < 2; i++) {
        if (!read_date(text, forms[i], &year, &month, &day)) continue;
        if (!bx_date_is_day(year, month, day)) return fail_value(rr, BX_E_NO_SUCH_DAY, node, "");
        value->year = year;
        value->month = month;
        value->day = day;
        return BX_OK;
    }
    return fail_date(rr, node);
}

/* --- one of some words --- */

static bx_status fail_choice(bx_record_reader *rr, const bx_node *node, const bx_str *words,
                             int count)
{
    bx_buf list = {0};
    int near = node->kind == BX_NODE_SCALAR ? bx_near_find(node->text, words, count) : -1;
    bool is_offered = near >= 0 && bx_record_is_exact(node);
    if (is_offered) bx_buf_printf(&list, BX_OFFER "%.*s", BX_STR_ARG(words[near]));
    for (int i = 0; !is_offered && i < count; i++)
        bx_buf_printf(&list, "%s%.*s", i > 0 ? ", " : ": ", BX_STR_ARG(words[i]));
    bx_buf_add_text(&list, "");
    bx_status status =
        list.failed ? BX_ERR_MEMORY : fail_value(rr, BX_E_NOT_A_CHOICE, node, list.ptr);
    bx_buf_release(&list);
    return status;
}

/* The index of the word that the node says, or -1 after a report; its text becomes the value's. */
static bx_status read_word(bx_record_reader *rr, const bx_node *node, const bx_str *words,
                           int count, bx_value *value, int *index)
{
    bx_str word = node->kind == BX_NODE_SCALAR ? bx_str_trim(node->text) : (bx_str){0};
    bx_text *text = BX_NEW(rr->reader.arena, bx_text);
    BX_TRY_NEW(text);
    *index = 0;
    while (*index < count && !bx_str_equal(words[*index], word))
        ++*index;
    if (*index == count) {
        *index = -1;
        return fail_choice(rr, node, words, count);
    }
    size_t cursor = node->place.at;
    *text = locate(node, word, &cursor);
    value->texts = text;
    value->text_count = 1;
    return BX_OK;
}

bx_status bx_record_read_choice(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    int index;
    return read_word(rr, node, value->field->names, value->field->name_count, value, &index);
}

bx_status bx_record_read_truth(bx_record_reader *rr, const bx_node *node, bx_value *value)
{
    static const bx_str words[] = {{"是", sizeof "是" - 1},
                                   {"否", sizeof "否" - 1},
                                   {"yes", 3},
                                   {"no", 2},
                                   {"true", 4},
                                   {"false", 5}};
    int index;
    BX_TRY(read_word(rr, node, words, sizeof words / sizeof *words, value, &index));
    value->truth = index >= 0 && index % 2 == 0;
    return BX_OK;
}
