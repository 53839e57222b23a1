/*
 * Generated documents: whatever is in them, each piece is set once, in order, inside
 * the type area, and the signature is not left alone. A failure names its seed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "house/dump.h"
#include "support/draft.h"
#include "support/suite.h"

enum { DOCUMENTS = 300, MOST_COLUMNS = 5, MOST_ROWS = 16 };

static uint64_t state;

static int below(int limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int)(state % (uint64_t)limit);
}

static bool chance(int percent)
{
    return below(100) < percent;
}

static bx_draft draft;
static int seed;

#define HOLDS(claim) ck_assert_msg((claim), "seed %d: %s", seed, #claim)

/* --- the generator ------------------------------------------------------------ */

static void add_text(bx_buf *out, int pieces)
{
    static const char *const marks[] = {"，", "。", "、", "；", "：", "！", "？", "——", "……", "·"};
    static const char *const words[] = {"2023",
                                        "3.5%",
                                        "PDF",
                                        "e-mail",
                                        "12345",
                                        "x",
                                        "第3号",
                                        "A4",
                                        "66件",
                                        "www.rcx.gov.cn",
                                        "office@example.gov.cn"};
    for (int i = 0; i < pieces; i++) {
        switch (below(9)) {
        case 0: bx_buf_add_text(out, marks[below(BX_COUNT(marks))]); break;
        case 1: bx_buf_add_text(out, words[below(BX_COUNT(words))]); break;
        case 2:
            bx_buf_printf(out, "%s%s%s", chance(50) ? "（" : "“",
                          bx_draft_text(&draft, below(70), 1 + below(5)), chance(50) ? "）" : "”");
            break;
        case 3: bx_buf_add_text(out, chance(30) ? " " : "《天》"); break;
        default: bx_buf_add_text(out, bx_draft_text(&draft, below(70), 1 + below(12)));
        }
    }
    if (out->len == 0) bx_buf_add_text(out, "天");
}

static const bx_column *random_columns(int count)
{
    bx_column *columns = BX_NEW_ARRAY(draft.arena, bx_column, count);
    for (int i = 0; i < count; i++)
        columns[i] = (bx_column){BX_COLUMN_SHARE, 0, 1000 + 500 * below(3), (bx_align)below(4),
                                 BX_VERTICAL_MIDDLE};
    return columns;
}

/* A grid whose cells are joined at random: -1 free, otherwise the cell's number. */
static void put_rows(bx_buf *out, int rows, int columns)
{
    const char *grid[MOST_ROWS][MOST_COLUMNS] = {{NULL}};
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            if (grid[row][column]) continue;
            int down = chance(15) ? 1 + below(rows - row) : 1,
                across = chance(15) ? 1 + below(columns - column) : 1;
            for (int j = column; j < column + across; j++)
                if (grid[row][j]) across = j - column;
            for (int i = row; i < row + down; i++)
                for (int j = column; j < column + across; j++)
                    grid[i][j] = i > row ? "^" : "<";
            static const char *const stacked[] = {"", "", "", "!"};
            bx_buf cell = {0};
            bx_buf_printf(&cell, "%s%s", stacked[below(4)],
                          bx_draft_text(&draft, below(70), below(8)));
            grid[row][column] = bx_arena_copy(draft.arena, cell.ptr, cell.len);
            bx_buf_release(&cell);
        }
    }
    for (int row = 0; row < rows; row++)
        for (int column = 0; column < columns; column++)
            bx_buf_printf(out, "%s%s", grid[row][column],
                          column + 1 < columns ? "|"
                          : row + 1 < rows     ? "\n"
                                               : "");
}

/* At most two rows of head, and no cell in the head that reaches out of it. */
static int random_head(const bx_table *table)
{
    int head = below(table->row_count < 3 ? table->row_count : 3);
    for (int i = 0; i < table->cell_count; i++)
        if (table->cells[i].row < head && table->cells[i].row + table->cells[i].row_span > head)
            return 0;
    return head;
}

static void add_table(void)
{
    int columns = 1 + below(MOST_COLUMNS), rows = 1 + below(MOST_ROWS);
    bx_buf text = {0};
    put_rows(&text, rows, columns);
    bx_table *table =
        bx_draft_table(&draft, random_columns(columns), columns, text.ptr, 0, chance(50));
    table->head = random_head(table);
    bx_row_kind *kinds = BX_NEW_ARRAY(draft.arena, bx_row_kind, table->row_count);
    for (int i = 0; i < table->row_count; i++)
        kinds[i] = chance(70) ? BX_ROW_BODY : chance(50) ? BX_ROW_HEAD : BX_ROW_TOTAL;
    table->rows = kinds;
    table->before = below(3) * 2 * BX_PT;
    table->after = below(3) * 2 * BX_PT;
    bx_buf_release(&text);
}

static void add_paragraph(void)
{
    bx_buf text = {0};
    add_text(&text, 1 + below(25));
    bx_draft_paragraph(&draft, text.ptr);
    if (chance(10)) draft.blocks.items[draft.blocks.count - 1].style = &draft.note;
    bx_buf_release(&text);
}

static void generate(void)
{
    static const struct {
        int characters, lines;
    } pages[] = {{28, 22}, {12, 6}, {20, 9}, {9, 14}};
    state = 0x9E3779B97F4A7C15u ^ ((uint64_t)seed * 0xBF58476D1CE4E5B9u);
    bx_draft_open(&draft);
    int kind = below(BX_COUNT(pages));
    if (kind > 0) bx_draft_page(&draft, pages[kind].characters, pages[kind].lines);
    draft.note.before = below(4) * BX_PT;
    draft.note.after = below(4) * BX_PT;
    draft.page.widows = 1 + below(3);
    draft.page.orphans = 1 + below(3);
    draft.page.hole = below(4) * 111;
    draft.note.keep = chance(50) ? BX_KEEP_BACK : BX_KEEP_NONE;
    draft.note.aside = chance(50);
    draft.signature.fit_pitch = below(3) * 50;
    draft.signature.fit_cell = below(3) * 20;
    if (chance(70)) bx_draft_title(&draft, chance(50) ? "天地玄黄" : "天地玄黄\n宇宙洪荒");
    for (int i = below(25); i > 0; i--) {
        int block = below(10);
        int level = below(BX_DRAFT_LEVELS);
        if (block < 6) add_paragraph();
        else if (block == 6)
            bx_draft_heading(&draft, level, 2 + level,
                             bx_draft_text(&draft, below(70), 2 + below(30)));
        else if (block == 7) bx_draft_space(&draft, 1 + below(3));
        else add_table();
    }
    if (chance(30)) return;
    bx_draft_signature(&draft, bx_draft_text(&draft, below(70), 2 + below(5)), "2024年1月15日",
                       chance(50) ? 0 : 20000 + 1000 * below(26), chance(50) ? "印章" : NULL);
}

/* --- what must hold ----------------------------------------------------------- */

/* The element under the root, or the cell, to which a piece of content belongs. */
static const bx_tag *owner_of(const bx_tag *tag)
{
    if (tag->role == BX_TAG_LINK) tag = tag->parent;
    return tag->parent && tag->parent->role == BX_TAG_TD ? tag->parent : tag;
}

static void without_spaces(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ') bx_buf_add_byte(out, text.ptr[i]);
}

static void check_order(void)
{
    int last = -1;
    for (int p = 0; p < draft.pages->count; p++) {
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_item *item = &draft.pages->pages[p].items[i];
            if (!item->tag || item->type == BX_ITEM_IMAGE) continue; /* seals lie under all */
            int id = owner_of(item->tag)->id;
            HOLDS(id >= last);
            last = id;
        }
    }
}

/* The text that the pages show for an element, white space aside. */
static void shown_text(const bx_tag *tag, bx_buf *out)
{
    bx_buf_clear(out);
    bx_buf_add_text(out, "");
    for (int p = 0; p < draft.pages->count; p++) {
        for (int i = 0; i < draft.pages->pages[p].count; i++) {
            const bx_item *item = &draft.pages->pages[p].items[i];
            if (item->type == BX_ITEM_RUN && item->tag && owner_of(item->tag) == tag)
                without_spaces(out, item->run->text);
        }
    }
}

static void expect_shown(const bx_tag *tag, const bx_inline *lines, int count)
{
    bx_buf shown = {0}, given = {0};
    shown_text(tag, &shown);
    bx_buf_add_text(&given, "");
    for (int i = 0; i < count; i++)
        without_spaces(&given, lines[i].text);
    ck_assert_msg(strcmp(shown.ptr, given.ptr) == 0, "seed %d: \"%s\" is shown for \"%s\"", seed,
                  shown.ptr, given.ptr);
    bx_buf_release(&shown);
    bx_buf_release(&given);
}

static void check_table_text(const bx_tag *tag, const bx_table *table)
{
    int at = 0, rows = 0;
    for (const bx_tag *part = tag->first; part; part = part->next)
        for (const bx_tag *row = part->first; row; row = row->next, rows++)
            for (const bx_tag *cell = row->first; cell; cell = cell->next, at++) {
                HOLDS(table->cells[at].row == rows);
                expect_shown(cell, &table->cells[at].text, 1);
            }
    HOLDS(at == table->cell_count);
    HOLDS(rows == table->row_count);
}

/* Each text is shown once as content, whole; repeats are artifacts. */
static void check_text(void)
{
    const bx_tag *tag = draft.pages->tags.root->first;
    for (int i = 0; i < draft.blocks.count; i++) {
        const bx_block *block = &draft.blocks.items[i];
        if (block->kind == BX_BLOCK_SPACE) continue;
        HOLDS(tag != NULL);
        if (block->kind == BX_BLOCK_PARAGRAPH) expect_shown(tag, block->lines, block->line_count);
        if (block->kind == BX_BLOCK_TABLE) check_table_text(tag, block->table);
        if (block->kind == BX_BLOCK_SIGNATURE) {
            const bx_signer *signer = block->signature->signers;
            expect_shown(tag, signer->names, signer->name_count);
            tag = tag->next;
            expect_shown(tag, &block->signature->date, 1);
            if (signer->form == BX_SEAL_FORM_IMAGE) tag = tag->next;
        }
        tag = tag->next;
    }
    HOLDS(tag == NULL);
}

static bool is_page_number(const bx_item *item)
{
    return item->type == BX_ITEM_RUN && !item->tag &&
           item->box.y > draft.page.area.y + draft.page.area.h;
}

static bool has_given_way(void)
{
    return bx_draft_count(&draft, 705) > 0;
}

/* Rules may stand out by half their weight; a seal by what the warning of its room says. */
static void check_area(void)
{
    const bx_rect *area = &draft.page.area;
    for (int p = 0; p < draft.pages->count; p++) {
        const bx_page *page = &draft.pages->pages[p];
        for (int i = 0; i < page->count; i++) {
            const bx_item *item = &page->items[i];
            if (item->type == BX_ITEM_IMAGE || is_page_number(item)) continue;
            bool is_run = item->type == BX_ITEM_RUN;
            bx_len more = is_run ? 1 : draft.frame / 2 + 1;
            bx_len top = is_run ? bx_draft_top(item) : item->box.y;
            HOLDS(item->box.x >= area->x - more);
            HOLDS(item->box.x + item->box.w <= area->x + area->w + more ||
                  bx_draft_count(&draft, 704) > 0);
            if (has_given_way()) continue;
            HOLDS(top >= area->y - more);
            HOLDS(top + item->box.h <= area->y + area->h + more);
        }
    }
}

/* Numbers the elements under the root; a table's cells have their table's number. */
static int number_of(const bx_tag *tag)
{
    const bx_tag *root = draft.pages->tags.root;
    int number = 0;
    while (tag->parent != root)
        tag = tag->parent;
    for (const bx_tag *at = root->first; at != tag; at = at->next)
        number++;
    return number;
}

/* No block reaches into the one before it; text on the grid starts on its lines. */
static void check_places(void)
{
    for (int p = 0; p < draft.pages->count; p++) {
        const bx_page *page = &draft.pages->pages[p];
        int block = -1;
        bx_len above = 0, foot = 0;
        for (int i = 0; i < page->count; i++) {
            const bx_item *item = &page->items[i];
            if (item->type != BX_ITEM_RUN || !item->tag) continue;
            int number = number_of(item->tag);
            if (number != block) above = foot;
            block = number;
            bx_len top = bx_draft_top(item);
            HOLDS(top >= above || has_given_way());
            foot = bx_len_max(foot, top + item->box.h);
        }
    }
}

static void check_grid(void)
{
    const bx_tag *tag = draft.pages->tags.root->first;
    for (int i = 0; i < draft.blocks.count; i++) {
        const bx_block *block = &draft.blocks.items[i];
        if (block->kind == BX_BLOCK_SPACE) continue;
        if (block->kind == BX_BLOCK_SIGNATURE || bx_draft_count(&draft, 718) > 0) return;
        for (int p = 0; block->style->on_grid && p < draft.pages->count; p++)
            for (int k = 0; k < draft.pages->pages[p].count; k++) {
                const bx_item *item = &draft.pages->pages[p].items[k];
                if (item->type != BX_ITEM_RUN || !item->tag || owner_of(item->tag) != tag) continue;
                HOLDS((bx_draft_top(item) - draft.page.area.y) % draft.page.pitch == 0);
            }
        tag = tag->next;
    }
}

static void check_signature(void)
{
    const bx_block *last =
        draft.blocks.count > 0 ? &draft.blocks.items[draft.blocks.count - 1] : NULL;
    if (!last || last->kind != BX_BLOCK_SIGNATURE || has_given_way()) return;
    int before = 0;
    for (int i = 0; i < draft.blocks.count - 1; i++)
        before += draft.blocks.items[i].kind != BX_BLOCK_SPACE;
    if (before == 0) return;
    const bx_page *page = &draft.pages->pages[draft.pages->count - 1];
    int name = -1, date = -1, text = -1;
    for (int i = 0; i < page->count; i++) {
        const bx_item *item = &page->items[i];
        if (item->type != BX_ITEM_RUN || !item->tag) continue;
        int number = number_of(item->tag);
        if (number == before) name = i;
        if (number == before + 1) date = i;
        if (number < before) text = i;
    }
    /* A row of empty cells has no text: then a rule is what stands before it. */
    for (int i = 0; i < name && text < 0; i++)
        if (page->items[i].type == BX_ITEM_SHAPE) text = i;
    HOLDS(name >= 0 && date > name);
    HOLDS(text >= 0);
}

/* The same blocks once more give the same pages. */
static void check_again(void)
{
    bx_buf first = {0}, second = {0};
    bx_dump_pages(draft.scratch, draft.kept, &first);
    HOLDS(bx_draft_set(&draft) == BX_OK);
    bx_dump_pages(draft.scratch, draft.kept, &second);
    HOLDS(!first.failed && bx_str_equal(bx_buf_str(&first), bx_buf_str(&second)));
    bx_buf_release(&first);
    bx_buf_release(&second);
}

static void check_faults(void)
{
    for (int i = 0; i < bx_diag_count(draft.diag); i++) {
        int number = bx_code_number(bx_diag_at(draft.diag, i)->code);
        static const int due[] = {701, 702, 704, 705, 707, 715, 716, 717, 718, 722};
        bool is_due = false;
        for (int k = 0; k < BX_COUNT(due); k++)
            is_due = is_due || due[k] == number;
        ck_assert_msg(is_due, "seed %d: BX%04d", seed, number);
    }
}

START_TEST(generated_documents_are_set_well)
{
    int set = 0, given_way = 0, pages = 0;
    const char *only = getenv("SEED");
    for (seed = only ? (int)strtol(only, NULL, 10) : 1; seed <= DOCUMENTS || only; seed++) {
        generate();
        bx_status status = bx_draft_set(&draft);
        check_faults();
        HOLDS(status == (bx_diag_errors(draft.diag) > 0 ? BX_ERR_LAYOUT : BX_OK));
        if (status == BX_OK) {
            set++;
            given_way += has_given_way();
            pages += draft.pages->count;
            check_order();
            check_text();
            check_area();
            check_places();
            check_grid();
            check_signature();
            check_again();
        }
        bx_draft_close(&draft);
        if (only) break;
    }
    if (only) return;
    ck_assert_int_ge(set, DOCUMENTS * 3 / 4);
    ck_assert_int_le(given_way, set / 4);
    ck_assert_int_ge(pages, 3 * set);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {generated_documents_are_set_well};
    bx_faces_open();
    int status = bx_suite_run("compose: generated documents", tests, BX_COUNT(tests));
    bx_faces_close();
    return status;
}
