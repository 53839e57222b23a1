/*
 * measure_text TEXT DATA BODIES - text taken out of the PDF is the text put in
 *
 * TEXT is what `pdftotext` or `mutool draw -F text` made of the file, with a form
 * feed behind each page. White space aside: every block's characters stand there in
 * order, nothing stands between them but page numbers and the tables' characters (in
 * whatever order a reader makes of a table; measure_tree judges that).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/witness_report.h"

/* A page's text without the line that holds its number. Where a table ends the page, a
   reader may give the number before the table. */
static void read_page(witness *w, int page, char *text, witness_chars *all)
{
    char number[32];
    int found = 0;
    bool has_text = false;
    snprintf(number, sizeof number, "—%d—", page);
    witness_chars foot = witness_chars_bare(w, number);
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        text[len] = '\0';
        witness_chars line = witness_chars_bare(w, text);
        bool is_foot = line.count == foot.count && witness_chars_find(&line, 0, &foot) == 0;
        for (size_t i = 0; i < line.count && !is_foot; i++)
            witness_chars_add(w, all, line.at[i]);
        found += is_foot;
        has_text |= line.count > 0;
        text = next;
    }
    witness_claim(w, found == 1 || !has_text, page, "%d lines hold the page's number", found);
}

static witness_chars read_pages(witness *w, char *text)
{
    witness_chars all = {0};
    for (int page = 1; *text; page++) {
        size_t len = strcspn(text, "\f");
        char *next = text + len + (text[len] == '\f');
        text[len] = '\0';
        read_page(w, page, text, &all);
        text = next;
    }
    return all;
}

static int by_value(const void *one, const void *other)
{
    const uint32_t *a = one, *b = other;
    return *a < *b ? -1 : *a > *b;
}

/* A table that a page's end breaks shows its heads and labels again: what is there more often. */
static void drop_repeats(const witness_chars *wanted, witness_chars *found)
{
    size_t kept = 0, k = 0;
    for (size_t i = 0; i < found->count; i++) {
        while (k < wanted->count && wanted->at[k] < found->at[i])
            k++;
        bool is_due = k < wanted->count && wanted->at[k] == found->at[i];
        bool is_known = is_due || (k > 0 && wanted->at[k - 1] == found->at[i]);
        if (is_due || !is_known) found->at[kept++] = found->at[i];
        k += is_due;
    }
    found->count = kept;
}

/* The same characters in any order. */
static void measure_table(witness *w, const witness_table *table, const witness_chars *found)
{
    witness_chars wanted = {0};
    for (size_t i = 0; i < table->count; i++)
        for (size_t k = 0; k < table->cells[i].text.count; k++)
            if (!witness_is_space(table->cells[i].text.at[k]))
                witness_chars_add(w, &wanted, table->cells[i].text.at[k]);
    if (wanted.count > 0) qsort(wanted.at, wanted.count, sizeof *wanted.at, by_value);
    if (found->count > 0) qsort(found->at, found->count, sizeof *found->at, by_value);
    witness_chars once = *found;
    drop_repeats(&wanted, &once);
    witness_chars_same(w, 0, table->name, &wanted, &once);
}

/* The next text that stands in a line of its own: how far a table may reach. */
static const witness_block *next_text(const witness_report *report, size_t i)
{
    while (i < report->count && report->blocks[i].role == WITNESS_TABLE)
        i++;
    return i < report->count ? &report->blocks[i] : NULL;
}

static void measure_blocks(witness *w, const witness_report *report, const witness_chars *all)
{
    size_t at = 0;
    for (size_t i = 0; i < report->count; i++) {
        const witness_block *block = &report->blocks[i];
        if (block->role != WITNESS_TABLE) {
            size_t left = all->count - at;
            witness_chars here = {.at = all->at + at,
                                  .count = left < block->bare.count ? left : block->bare.count};
            if (!witness_chars_same(w, 0, "a block's text", &block->bare, &here)) return;
            at += block->bare.count;
            continue;
        }
        const witness_block *next = next_text(report, i);
        size_t end = next ? witness_chars_find(all, at, &next->bare) : all->count;
        if (!witness_claim(w, end != SIZE_MAX, 0, "%s: the text behind it is not found whole",
                           block->table->name))
            return;
        witness_chars found = {.at = all->at + at, .count = end - at};
        measure_table(w, block->table, &found);
        at = end;
    }
    witness_claim(w, at == all->count, 0, "%zu characters behind the report's end",
                  all->count - at);
}

int main(int argc, char **argv)
{
    witness w = {.name = "text"};
    if (witness_claim(&w, argc == 4, 0, "usage: measure_text TEXT DATA BODIES")) {
        witness_chars all = read_pages(&w, witness_slurp(&w, argv[1]));
        witness_report report = witness_report_read(&w, argv[2], argv[3]);
        measure_blocks(&w, &report, &all);
    }
    return witness_end(&w);
}
