/*
 * measure_tree TREE DATA BODIES [SEED] - the structure tree
 *
 * TREE is what `pdfinfo -struct-text` printed. Its elements must be the report's
 * blocks in order, with every character and every space; the national tables cell by
 * cell, with head or value, spans and figures, the grid covered exactly once.
 * SEED is the report as its agency wrote it: the same characters, white space aside.
 */
#include <stdio.h>
#include <string.h>

#include "support/witness_report.h"
#include "support/witness_tree.h"

static void measure_scope(witness *w, const witness_cell *cell, const witness_element *found,
                          const char *place)
{
    static const char *const scopes[] = {
        [WITNESS_VALUE] = "",
        [WITNESS_COLUMN_HEAD] = "Column",
        [WITNESS_ROW_HEAD] = "Row",
        [WITNESS_CORNER] = "",
    };
    bool is_head = cell->scope == WITNESS_COLUMN_HEAD || cell->scope == WITNESS_ROW_HEAD;
    witness_same(w, 0, place, is_head ? "TH" : "TD", found->type);
    witness_same(w, 0, place, scopes[cell->scope], found->scope);
}

/* The tree's own grid: a cell takes the first free place of its row. */
static void measure_cover(witness *w, const witness_table *table, witness_element *top)
{
    enum { MOST = 64 };
    static char taken[MOST][MOST];
    memset(taken, 0, sizeof taken);
    int rows = 0, covered = 0, overlaps = 0, outside = 0;
    for (witness_element *row = witness_tree_next(top, "TR", NULL);
         row && witness_tree_holds(top, row); row = witness_tree_next(row, "TR", NULL), rows++) {
        int column = 0;
        for (witness_element *cell = row->first; cell; cell = cell->next) {
            while (rows < MOST && column < MOST && taken[rows][column])
                column++;
            for (int i = rows; i < rows + cell->rows; i++)
                for (int k = column; k < column + cell->columns; k++) {
                    bool is_in = i < table->rows && k < table->columns && i < MOST && k < MOST;
                    outside += !is_in;
                    if (!is_in) continue;
                    overlaps += taken[i][k];
                    covered += !taken[i][k];
                    taken[i][k] = 1;
                }
            column += cell->columns;
        }
    }
    witness_claim(w, rows == table->rows, 0, "%s: %d rows in the tree, expected %d", table->name,
                  rows, table->rows);
    witness_claim(w, covered == table->rows * table->columns && overlaps == 0 && outside == 0, 0,
                  "%s: the cells cover %d places of %d, %d twice, %d outside", table->name, covered,
                  table->rows * table->columns, overlaps, outside);
}

static void measure_table(witness *w, const witness_table *table, witness_element *top)
{
    witness_element *found = top;
    measure_cover(w, table, top);
    for (size_t i = 0; i < table->count; i++) {
        const witness_cell *cell = &table->cells[i];
        char place[200];
        snprintf(place, sizeof place, "%s, row %d column %d", table->name, cell->row, cell->column);
        found = witness_tree_next(found, "TH", "TD");
        if (!witness_claim(w, found && witness_tree_holds(top, found), 0, "%s: no such cell",
                           place))
            return;
        measure_scope(w, cell, found, place);
        witness_claim(w, found->rows == cell->rows && found->columns == cell->columns, 0,
                      "%s: expected to span %d by %d, found %d by %d", place, cell->rows,
                      cell->columns, found->rows, found->columns);
        witness_chars_same(w, 0, place, &cell->text, &found->text);
    }
}

/* What the element that shows the block must be called. */
static void type_of(const witness_block *block, char type[16])
{
    if (block->role == WITNESS_TITLE) snprintf(type, 16, "H1");
    else if (block->role == WITNESS_HEADING) snprintf(type, 16, "H%d", block->depth + 1);
    else if (block->role == WITNESS_NOTE) snprintf(type, 16, "Note");
    else snprintf(type, 16, block->role == WITNESS_TABLE ? "Table" : "P");
}

/* Behind who signs, the field in which it does: nothing to be read. */
static witness_element *measure_field(witness *w, witness_element *found)
{
    witness_same(w, 0, "the field", "Form", found ? found->type : "nothing");
    if (!found) return NULL;
    witness_claim(w, found->text.count == 0, 0, "the field has a text");
    return found->next;
}

static void measure_blocks(witness *w, const witness_report *report, witness_element *document)
{
    witness_element *found = document->first;
    for (size_t i = 0; i < report->count;) {
        const witness_block *block = &report->blocks[i];
        witness_chars text = witness_report_text(w, report, &i);
        char type[16], *shown = witness_chars_text(w, text.at, text.count < 20 ? text.count : 20);
        type_of(block, type);
        if (!witness_claim(w, found, 0, "the tree ends before \"%s\"", shown)) return;
        witness_claim(w, strcmp(found->type, type) == 0, 0, "\"%s\": expected %s, found %s", shown,
                      type, found->type);
        if (block->role == WITNESS_TABLE) measure_table(w, block->table, found);
        else witness_chars_same(w, 0, "an element's text", &text, &found->text);
        found = found->next;
        if (block->role == WITNESS_AGENCY) found = measure_field(w, found);
    }
    if (report->seal == WITNESS_SEAL_IMAGE) {
        witness_same(w, 0, "the seal", "Figure", found ? found->type : "nothing");
        found = found ? found->next : NULL;
    }
    witness_claim(w, !found, 0, "an element behind the report's end");
}

int main(int argc, char **argv)
{
    witness w = {.name = "tree"};
    if (witness_claim(&w, argc == 4 || argc == 5, 0,
                      "usage: measure_tree TREE DATA BODIES [SEED]")) {
        witness_element *root = witness_tree_read(&w, argv[1]);
        witness_report report = witness_report_read(&w, argv[2], argv[3]);
        if (witness_claim(&w, root->first && strcmp(root->first->type, "Document") == 0, 0,
                          "the tree does not begin with Document"))
            measure_blocks(&w, &report, root->first);
        if (argc == 5) {
            witness_chars text = witness_chars_bare(&w, witness_slurp(&w, argv[4]));
            char *all = witness_chars_text(&w, root->text.at, root->text.count);
            witness_chars found = witness_chars_bare(&w, all);
            witness_chars_same(&w, 0, "the tree's text against the agency's own", &text, &found);
        }
    }
    return witness_end(&w);
}
