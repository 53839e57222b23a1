/*
 * Everything is tried on a copy of the boxes and measured as one page. Steps are small and
 * the page is short, so the least change is found by going up to it; what was found is
 * then done once more, with the paragraphs' own tags and lines.
 */
#include "compose/signature_fit.h"

#include <string.h>

#include "compose/flow.h"
#include "compose/paragraph.h"
#include "compose/signature_box.h"
#include "compose/stack.h"

#include "base/ban.h"

enum { CELL_STEP = 5 };    /* 1/1000 */
enum { LEAST_TOLD = 100 }; /* 1/1000 mm */

/* The boxes [start, end) that should be one page; the signature is among them. */
typedef struct fitting {
    bx_composer *c;
    const bx_area *area;
    const bx_signature_style *style;
    bx_boxes boxes; /* a copy */
    int start, signature, end;
    bool is_final;               /* paragraphs are set for good */
    bx_len raised;               /* seals */
    int pitch_share, cell_share; /* 1/1000, as used */
    int pitch_count, cell_count; /* paragraphs */
    BX_VEC(int) shares; /* by which paragraphs closed up, in the order of trying; 0: none did */
    int used;           /* of them, when they are set for good */
} fitting;

/* --- lines --- */

/*
 * Lines from box `from` on leave the grid and come closer to the one above; the signature
 * keeps its distance. @param out  the page's boxes so @return whether all is on one page then
 */
static bool close_lines(const fitting *f, const bx_len *tops, int from, int share, bx_boxes *out)
{
    int count = f->end - f->start;
    memcpy(out->items, f->boxes.items + f->start, (size_t)count * sizeof *out->items);
    for (int i = from; i < f->end; i++) {
        const bx_box *above = &f->boxes.items[i - 1];
        bx_box *box = &out->items[i - f->start];
        if (!box->on_grid || !above->on_grid) continue;
        if (above->role == BX_BOX_PICTURE) continue; /* what is below it stays clear of it */
        bx_len distance = tops[i - f->start] - tops[i - 1 - f->start];
        /* a note stays as far under the date as it must for the seal */
        bool is_kept = box->role == BX_BOX_SIGNATURE || above->role == BX_BOX_SIGNATURE;
        if (!is_kept) distance -= bx_len_scale(distance, share, 1000);
        box->on_grid = false;
        box->before = distance - above->height - above->after;
    }
    bx_area page = *bx_area_at(f->area, f->start);
    page.first = NULL; /* `out` begins with this page's first box */
    return bx_stack_measure(&page, out, 0, count, NULL) <= page.height;
}

/* The least share that is enough, where `most` is. */
static int least_share(const fitting *f, const bx_len *tops, int from, int most, bx_boxes *out)
{
    int too_little = 0;
    while (most - too_little > 1) {
        int share = (too_little + most) / 2;
        if (close_lines(f, tops, from, share, out)) most = share;
        else too_little = share;
    }
    return most;
}

/* Closes up lines of the last paragraphs, as few and as little as will do. */
static bx_status fit_lines(fitting *f, bool *done)
{
    int most = f->style->fit_pitch, count = f->end - f->start;
    bx_arena_mark mark = bx_arena_mark_here(f->c->scratch);
    bx_boxes closer = {BX_NEW_ARRAY(f->c->scratch, bx_box, count), count, count};
    bx_len *tops = BX_NEW_ARRAY(f->c->scratch, bx_len, count);
    BX_TRY_NEW(closer.items);
    BX_TRY_NEW(tops);
    const bx_area *page = bx_area_at(f->area, f->start);
    *done = bx_stack_measure(page, &f->boxes, f->start, f->end, tops) <= page->height;
    for (int from = f->signature, n = 0; from > f->start + 1 && most > 0 && !*done;) {
        const bx_block *block = f->boxes.items[from - 1].block;
        n += block->kind == BX_BLOCK_PARAGRAPH || block->kind == BX_BLOCK_LIST;
        while (from > f->start + 1 && f->boxes.items[from - 1].block == block)
            from--;
        if (!close_lines(f, tops, from, most, &closer)) continue;
        f->pitch_share = least_share(f, tops, from, most, &closer);
        close_lines(f, tops, from, f->pitch_share, &closer);
        f->pitch_count = n;
        memcpy(f->boxes.items + f->start, closer.items, (size_t)count * sizeof *closer.items);
        *done = true;
    }
    bx_arena_rewind(f->c->scratch, mark);
    return BX_OK;
}

/* --- seals --- */

/* The first to give: a seal that stands a little higher over name and date is seen by nobody. */
static bx_status fit_seals(fitting *f)
{
    const bx_area *page = bx_area_at(f->area, f->start);
    bx_len foot = bx_stack_measure(page, &f->boxes, f->start, f->end, NULL);
    bx_len by = bx_len_min(foot - page->height, f->style->fit_seal);
    if (f->end - 1 != f->signature || by <= 0) return BX_OK; /* seals are not what ends the page */
    return bx_signature_raise(f->c, &f->boxes.items[f->signature], by, &f->raised);
}

/* --- characters --- */

/* The boxes [first, end) become those of `closer`, which are fewer. */
static void replace_boxes(fitting *f, int first, int end, const bx_boxes *closer)
{
    int lost = end - first - closer->count;
    bx_box *at = f->boxes.items + first;
    bx_len after = at[end - first - 1].after;
    memmove(at, closer->items, (size_t)closer->count * sizeof *at);
    at[closer->count - 1].after = after;
    memmove(at + closer->count, at + (end - first), (size_t)(f->boxes.count - end) * sizeof *at);
    f->boxes.count -= lost;
    f->signature -= lost;
    f->end -= lost;
}

/* The composer's lines [line, line + old) become the last ones, from `made` on. */
static void replace_lines(fitting *f, int line, int old, int made)
{
    bx_set_line *lines = f->c->lines.items;
    int new = f->c->lines.count - made;
    BX_ASSERT(new <= old);
    memcpy(lines + line, lines + made, (size_t) new * sizeof *lines);
    memmove(lines + line + new, lines + line + old, (size_t)(made - line - old) * sizeof *lines);
    f->c->lines.count = made - old + new;
    for (int i = 0; i < f->boxes.count; i++)
        if (f->boxes.items[i].tag && f->boxes.items[i].line >= line + old)
            f->boxes.items[i].line -= old - new;
}

/* Sets the paragraph that starts with box `first` closer, for good. */
static bx_status set_closer(const fitting *f, int first, int share, bx_boxes *closer)
{
    const bx_box *box = &f->boxes.items[first];
    box->tag->first = box->tag->last = NULL; /* the links of the wider text */
    return bx_paragraph_close_up(f->c, f->area, box->block, share, box->tag, box->cost, closer);
}

/* The least share that saves the paragraph a line; 0: none does. What saves none at most saves none at less. */
static bx_status try_shares(const fitting *f, int first, int end, int *share, int *lines)
{
    const bx_box *box = &f->boxes.items[first];
    const bx_prepared *prepared;
    BX_TRY(bx_paragraph_prepare(f->c, box->block, &prepared));
    int too_little = 0, enough = f->style->fit_cell / CELL_STEP;
    *share = 0;
    for (int steps = enough; steps > too_little; steps = (too_little + enough) / 2) {
        int count;
        BX_TRY(bx_paragraph_count_closer(f->c, f->area, box->block, prepared, steps * CELL_STEP,
                                         &count));
        if (count < end - first) {
            enough = steps;
            *share = steps * CELL_STEP;
            *lines = count;
        } else {
            if (*share == 0) return BX_OK;
            too_little = steps;
        }
    }
    return BX_OK;
}

static bx_status find_share(const fitting *f, int first, int end, int *share, int *lines)
{
    bx_arena_mark mark = bx_arena_mark_here(f->c->scratch);
    bx_status status = try_shares(f, first, end, share, lines);
    bx_arena_rewind(f->c->scratch, mark);
    return status;
}

/* The paragraph of the boxes [first, end) as it was found to close up: set for good. */
static bx_status close_for_good(fitting *f, int first, int end, int share)
{
    int line = f->boxes.items[first].line, made = f->c->lines.count;
    bx_boxes closer = {0};
    BX_TRY(set_closer(f, first, share, &closer));
    replace_boxes(f, first, end, &closer);
    replace_lines(f, line, end - first, made);
    for (int i = 0; i < closer.count; i++)
        f->boxes.items[first + i].line = line + i;
    return BX_OK;
}

/* Sets a paragraph with characters as little closer as saves a line; *saved: there was a way. */
static bx_status close_paragraph(fitting *f, int first, int end, bool *saved)
{
    int share = 0, lines = 0;
    if (f->is_final) {
        share = f->shares.items[f->used++];
    } else {
        BX_TRY(find_share(f, first, end, &share, &lines));
        int *found = BX_VEC_PUSH(f->c->arena, &f->shares);
        BX_TRY_NEW(found);
        *found = share;
    }
    *saved = share > 0;
    if (!*saved) return BX_OK;
    f->cell_count++;
    if (share > f->cell_share) f->cell_share = share;
    if (f->is_final) return close_for_good(f, first, end, share);
    /* on trial only the count of lines matters */
    replace_boxes(f, first, end, &(bx_boxes){f->boxes.items + first, lines, lines});
    return BX_OK;
}

/*
 * Whether the paragraph of the boxes [first, end) could lose its last line: what its characters
 * and its marks can give together must be as wide as that line.
 */
static bool may_save(const fitting *f, int first, int end)
{
    enum { MARKS = 30 }; /* 1/1000 of a line of usual text */
    const bx_set_line *lines = f->c->lines.items + f->boxes.items[first].line;
    int most = f->style->fit_cell + MARKS;
    bx_len whole = 0, last = lines[end - first - 1].line->width;
    for (int i = 0; i < end - first; i++)
        whole += lines[i].line->width;
    return last * 1000 <= whole * most;
}

/* Paragraphs from the last on the page up, until it does. */
static bx_status fit_all(fitting *f, bool *done)
{
    BX_TRY(fit_seals(f));
    BX_TRY(fit_lines(f, done));
    for (int end = f->signature, first; end > f->start && !*done; end = first) {
        const bx_box *last = &f->boxes.items[end - 1];
        for (first = end - 1; first > f->start && f->boxes.items[first - 1].block == last->block;)
            first--;
        bool is_text = last->tag && last->role == BX_BOX_TEXT && last->on_grid &&
                       last->block->kind == BX_BLOCK_PARAGRAPH;
        /* one that begins on an earlier page stays as it is: nothing before this page moves */
        bool is_begun =
            first == f->start && first > 0 && f->boxes.items[first - 1].block == last->block;
        bool saved = false;
        bool may = is_text && !is_begun && end - first > 1 && last->block->line_count == 1 &&
                   may_save(f, first, end);
        if (may) BX_TRY(close_paragraph(f, first, end, &saved));
        if (saved) BX_TRY(fit_lines(f, done));
    }
    return BX_OK;
}

/* --- the page --- */

/* The page that box `at` is on begins with *start, the one before it with *before; -1: there is none. */
static void find_page(const bx_area *area, const bx_boxes *boxes, int at, int *before, int *start)
{
    *before = -1;
    *start = 0;
    for (int end; (end = bx_flow_page_end(area, boxes, *start)) <= at; *start = end)
        *before = *start;
}

static int lines_of_text(const bx_boxes *boxes, int start, int end)
{
    int count = 0;
    for (int i = start; i < end; i++)
        count += boxes->items[i].role == BX_BOX_TEXT;
    return count;
}

static bx_status copy_boxes(bx_composer *c, const bx_boxes *boxes, bx_boxes *copy)
{
    *copy = (bx_boxes){BX_NEW_ARRAY(c->passing, bx_box, boxes->count), boxes->count, boxes->count};
    BX_TRY_NEW(copy->items);
    memcpy(copy->items, boxes->items, (size_t)boxes->count * sizeof *copy->items);
    return BX_OK;
}

static bx_status report_raised(const fitting *f)
{
    bx_buf by = {0};
    bx_mm_text(&by, f->raised);
    bx_status status = BX_ERR_MEMORY;
    if (!by.failed)
        status = bx_report(f->c->diag, BX_E_SEAL_RAISED, &f->boxes.items[f->signature].block->place,
                           by.ptr);
    bx_buf_release(&by);
    return status;
}

static bx_status report(const fitting *f)
{
    if (f->raised >= bx_len_from_um(LEAST_TOLD)) BX_TRY(report_raised(f));
    if (f->pitch_count == 0 && f->cell_count == 0) return BX_OK;
    char args[4][16]; /* ints in decimal, shares as percentages */
    snprintf(args[0], sizeof args[0], "%d", f->pitch_count);
    snprintf(args[1], sizeof args[1], "%d.%d", f->pitch_share / 10, f->pitch_share % 10);
    snprintf(args[2], sizeof args[2], "%d", f->cell_count);
    snprintf(args[3], sizeof args[3], "%d.%d", f->cell_share / 10, f->cell_share % 10);
    return bx_report(f->c->diag, BX_E_SIGNATURE_FIT, &f->boxes.items[f->signature].block->place,
                     args[0], args[1], args[2], args[3]);
}

/* Tries all on a copy; what has to be told of the lines was told when they were first set. */
static bx_status try_page(fitting *f, const bx_boxes *boxes, bool *done)
{
    bx_composer *c = f->c;
    bx_diag *diag = c->diag, *quiet = bx_diag_new();
    BX_TRY_NEW(quiet);
    c->diag = quiet;
    bx_status status = copy_boxes(c, boxes, &f->boxes);
    if (status == BX_OK) status = fit_all(f, done);
    c->diag = diag;
    bx_diag_free(quiet);
    return status;
}

bx_status bx_signature_fit(bx_composer *c, const bx_area *area, bx_boxes *boxes, int *signature)
{
    const bx_signature_style *style = boxes->items[*signature].block->signature->places;
    int before, start, end = *signature + 1, again;
    if (style->fit_pitch == 0 && style->fit_cell == 0 && style->fit_seal == 0) return BX_OK;
    find_page(area, boxes, *signature, &before, &start);
    if (before < 0 || lines_of_text(boxes, start, *signature) >= style->with) return BX_OK;
    while (end < boxes->count && boxes->items[end].cost >= BX_COST_TEXT)
        end++;
    const fitting begun = {
        .c = c, .area = area, .style = style, .start = before, .signature = *signature, .end = end};
    fitting f = begun;
    bool done = false;
    BX_TRY(try_page(&f, boxes, &done));
    if (done) find_page(area, &f.boxes, f.signature, &again, &start);
    if (!done || start != before) return BX_OK;
    fitting found = f;
    f = begun;
    f.is_final = true;
    f.shares.items = found.shares.items;
    f.shares.count = found.shares.count;
    BX_TRY(try_page(&f, boxes, &done));
    *boxes = f.boxes;
    *signature = f.signature;
    return report(&f);
}
