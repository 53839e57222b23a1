#include "support/witness_report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/witness_figures.h"

typedef struct reader {
    witness *w;
    const char *path;
    int line;
    const witness_node *data;
    witness_report *report;
    witness_groups groups;
    witness_table *table; /* the last one */
    int depths[5];        /* levels of the open headings, outermost first */
    int depth;
} reader;

static void give_up(const reader *r, const char *what)
{
    fprintf(stderr, "witness: %s:%d: %s\n", r->path, r->line, what);
    exit(2);
}

/* The body's own term for a label, if it has one: the data's 用语. */
static const char *own_term(const reader *r, const char *label)
{
    const witness_node *terms = witness_data_at(r->data, "用语");
    for (const witness_node *term = terms ? terms->first : NULL; term; term = term->next)
        if (strcmp(term->key, label) == 0) return term->text;
    return label;
}

static witness_block *add_block(reader *r, witness_role role, const char *text, size_t len)
{
    witness_report *report = r->report;
    while (len > 0 && text[0] == ' ') {
        text++;
        len--;
    }
    while (len > 0 && text[len - 1] == ' ')
        len--;
    report->blocks =
        witness_grow(r->w, report->blocks, report->count, &report->room, sizeof *report->blocks);
    witness_block *block = &report->blocks[report->count++];
    *block = (witness_block){.role = role};
    witness_chars_add_text(r->w, &block->text, text, len);
    for (size_t i = 0; i < block->text.count; i++)
        if (!witness_is_space(block->text.at[i]))
            witness_chars_add(r->w, &block->bare, block->text.at[i]);
    return block;
}

static bool is_numeral(uint32_t c)
{
    static const uint32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                        0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i] == c) return true;
    return false;
}

/* GB/T 9704-2012 7.3.3: 一、 （一） 1. （1）; a figure such as 1.5 opens nothing. */
static int level_of(const witness_chars *text)
{
    const uint32_t *at = text->at, *end = text->at + text->count;
    bool in_brackets = at < end && (*at == 0xFF08 || *at == '(');
    if (in_brackets) at++;
    const uint32_t *first = at;
    while (at < end && is_numeral(*at))
        at++;
    bool is_han = at > first;
    while (!is_han && at < end && witness_is_digit(*at))
        at++;
    if (at == first || at == end) return 0;
    if (in_brackets) return *at != 0xFF09 && *at != ')' ? 0 : is_han ? 2 : 4;
    if (is_han) return *at == 0x3001 ? 1 : 0;
    bool is_figure = at + 1 < end && witness_is_digit(at[1]);
    return (*at == '.' || *at == 0xFF0E) && !is_figure ? 3 : 0;
}

/* How deep a heading of this level lies among those that stand alone above it. */
static int nest(reader *r, int level)
{
    while (r->depth > 0 && r->depths[r->depth - 1] >= level)
        r->depth--;
    r->depths[r->depth++] = level;
    return r->depth;
}

/* A marked paragraph without a mark that ends a sentence is a heading; else what stands
   before and with the first 。 takes the level's face. */
static void settle_level(reader *r, witness_block *block)
{
    static const uint32_t ends[] = {0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A};
    block->level = level_of(&block->bare);
    if (block->level == 0) return;
    bool has_end = false;
    for (size_t i = 0; i < block->bare.count; i++) {
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            has_end = has_end || block->bare.at[i] == ends[k];
        if (block->bare.at[i] == ends[0] && block->run_in == 0) block->run_in = i + 1;
    }
    if (has_end) return;
    block->role = WITNESS_HEADING;
    block->run_in = block->bare.count;
    block->depth = nest(r, block->level);
}

static void add_paragraphs(reader *r, witness_role role, const char *text)
{
    while (text && *text) {
        size_t len = strcspn(text, "\n");
        if (len > 0) {
            witness_block *block = add_block(r, role, text, len);
            if (role == WITNESS_PARAGRAPH) settle_level(r, block);
        }
        text += len + (text[len] == '\n');
    }
}

static void add_heading(reader *r, const char *text)
{
    witness_block *block = add_block(r, WITNESS_HEADING, text, strlen(text));
    block->level = 1;
    block->run_in = block->bare.count;
    block->depth = nest(r, 1);
}

static void add_title(reader *r)
{
    const witness_node *lines = witness_data_at(r->data, "标题");
    for (const witness_node *line = lines ? lines->first : NULL; line; line = line->next)
        add_block(r, WITNESS_TITLE, line->text, strlen(line->text));
    if (lines) return;
    const char *agency = witness_data_text(r->data, "机关", "");
    char name[200];
    snprintf(name, sizeof name, "%s年政府信息公开工作年度报告",
             witness_data_text(r->data, "年度", ""));
    add_block(r, WITNESS_TITLE, agency, strlen(agency));
    add_block(r, WITNESS_TITLE, name, strlen(name));
}

static void add_signature(reader *r)
{
    const char *agency = witness_data_text(r->data, "机关", "");
    agency = witness_data_text(r->data, "署名", agency);
    add_block(r, WITNESS_AGENCY, agency, strlen(agency));
    int year = 0, month = 0, day = 0;
    if (sscanf(witness_data_text(r->data, "日期", ""), "%d-%d-%d", &year, &month, &day) != 3)
        give_up(r, "the data's 日期 is no date");
    char date[64];
    snprintf(date, sizeof date, "%d年%d月%d日", year, month, day);
    add_block(r, WITNESS_DATE, date, strlen(date));
    const witness_node *seal = witness_data_at(r->data, "印章");
    if (!seal || (seal->kind == WITNESS_TEXT && !*seal->text)) return;
    r->report->seal = seal->kind == WITNESS_TEXT ? WITNESS_SEAL_ROOM : WITNESS_SEAL_IMAGE;
    r->report->diameter = strtod(witness_data_text(seal, "直径", "0"), NULL);
}

static void add_sections(reader *r, const char *path)
{
    const witness_node *list = witness_data_at(r->data, path);
    for (const witness_node *section = list ? list->first : NULL; section;
         section = section->next) {
        add_heading(r, witness_data_text(section, "标题", ""));
        add_paragraphs(r, WITNESS_PARAGRAPH, witness_data_text(section, "正文", ""));
    }
}

static void add_cell(reader *r, witness_cell cell, const char *text)
{
    witness_table *table = r->table;
    if (!table) {
        give_up(r, "a cell before the first table");
        return;
    }
    witness_chars_add_text(r->w, &cell.text, text, strlen(text));
    table->cells =
        witness_grow(r->w, table->cells, table->count, &table->room, sizeof *table->cells);
    size_t at = table->count++;
    /* Row by row, as a structure tree has them. */
    while (at > 0 &&
           (table->cells[at - 1].row > cell.row ||
            (table->cells[at - 1].row == cell.row && table->cells[at - 1].column > cell.column))) {
        table->cells[at] = table->cells[at - 1];
        at--;
    }
    table->cells[at] = cell;
}

static void add_figures(reader *r, const char *words, bool may_be_absent)
{
    int row, column;
    char group[64], path[200];
    if (sscanf(words, "%d %d %63s %199s", &row, &column, group, path) != 4)
        give_up(r, "expected ROW COLUMN GROUP PATH");
    int count = witness_group_size(&r->groups, group);
    if (count == 0) give_up(r, "no such group");
    for (int i = 0; i < count; i++) {
        witness_cell cell = {row, column + i, 1, 1, WITNESS_VALUE, {0}};
        char *text = witness_figure(r->w, r->data, &r->groups, group, i, path, may_be_absent);
        if (!text) give_up(r, "the data have no such figures");
        else add_cell(r, cell, text);
    }
}

static void add_head(reader *r, const char *words, witness_scope scope)
{
    witness_cell cell = {.scope = scope};
    int used = 0;
    if (sscanf(words, "%d %d %d %d %n", &cell.row, &cell.column, &cell.rows, &cell.columns,
               &used) != 4)
        give_up(r, "expected ROW COLUMN ROWS COLUMNS TEXT");
    add_cell(r, cell, own_term(r, words + used));
}

static void add_value(reader *r, const char *words)
{
    witness_cell cell = {.rows = 1, .scope = WITNESS_VALUE};
    int used = 0;
    if (sscanf(words, "%d %d %d %n", &cell.row, &cell.column, &cell.columns, &used) != 3)
        give_up(r, "expected ROW COLUMN COLUMNS PATH");
    add_cell(r, cell, witness_data_text(r->data, words + used, ""));
}

static void add_table(reader *r, const char *words)
{
    r->table = witness_take(r->w, sizeof *r->table);
    int used = 0;
    if (sscanf(words, "%d %d %n", &r->table->rows, &r->table->columns, &used) != 2)
        give_up(r, "expected ROWS COLUMNS NAME");
    r->table->name = words + used;
    add_block(r, WITNESS_TABLE, "", 0)->table = r->table;
}

static void read_line(reader *r, const char *line)
{
    char word[32];
    int used = 0;
    if (sscanf(line, "%31s %n", word, &used) != 1 || *word == '#') return;
    const char *rest = line + used;
    if (strcmp(word, "title") == 0) add_title(r);
    else if (strcmp(word, "heading") == 0) add_heading(r, own_term(r, rest));
    else if (strcmp(word, "paragraphs") == 0)
        add_paragraphs(r, WITNESS_PARAGRAPH, witness_data_text(r->data, rest, ""));
    else if (strcmp(word, "note") == 0)
        add_paragraphs(r, WITNESS_NOTE, witness_data_text(r->data, rest, ""));
    else if (strcmp(word, "sections") == 0) add_sections(r, rest);
    else if (strcmp(word, "signature") == 0) add_signature(r);
    else if (strcmp(word, "group") == 0) witness_group_add(r->w, &r->groups, rest);
    else if (strcmp(word, "table") == 0) add_table(r, rest);
    else if (strcmp(word, "column") == 0) add_head(r, rest, WITNESS_COLUMN_HEAD);
    else if (strcmp(word, "row") == 0) add_head(r, rest, WITNESS_ROW_HEAD);
    else if (strcmp(word, "corner") == 0) add_head(r, rest, WITNESS_CORNER);
    else if (strcmp(word, "value") == 0) add_value(r, rest);
    else if (strcmp(word, "values") == 0) add_figures(r, rest, false);
    else if (strcmp(word, "sum") == 0) add_figures(r, rest, true);
    else give_up(r, "a word that means nothing here");
}

witness_report witness_report_read(witness *w, const char *data, const char *bodies)
{
    witness_report report = {0};
    char path[4096];
    const witness_node *root = witness_data_read(w, data);
    report.layout = witness_data_text(root, "layout", "");
    snprintf(path, sizeof path, "%s/%s.body", bodies, report.layout);
    reader r = {.w = w, .path = path, .data = root, .report = &report};
    char *text = witness_slurp(w, path);
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        text[len] = '\0';
        r.line++;
        read_line(&r, text);
        text = next;
    }
    return report;
}

witness_chars witness_report_text(witness *w, const witness_report *report, size_t *i)
{
    witness_chars text = {0};
    const witness_block *block;
    do {
        block = &report->blocks[(*i)++];
        for (size_t k = 0; k < block->text.count; k++)
            witness_chars_add(w, &text, block->text.at[k]);
    } while (*i < report->count && block->role == WITNESS_TITLE && block[1].role == WITNESS_TITLE);
    return text;
}
