#include "house/dump.h"

#include "base/ban.h"

enum { PLACES = 3 };

static void add_number(bx_buf *out, const char *before, bx_len length)
{
    bx_buf_add_text(out, before);
    bx_buf_add_pt(out, length, PLACES);
}

static void add_tag(bx_buf *out, const bx_tag *tag, bx_artifact artifact)
{
    static const char *const kinds[] = {[BX_ARTIFACT_PLAIN] = " artifact",
                                        [BX_ARTIFACT_REPEATED] = " repeated",
                                        [BX_ARTIFACT_HEADER] = " header",
                                        [BX_ARTIFACT_FOOTER] = " footer",
                                        [BX_ARTIFACT_WATERMARK] = " watermark"};
    if (!tag) bx_buf_add_text(out, kinds[artifact]);
    else bx_buf_printf(out, " %s#%d", bx_tag_role_name(tag->role), tag->id);
}

/* An amount in parts of the paragraph's em. */
static void add_em(bx_buf *out, const char *before, bx_len length, bx_len em)
{
    add_number(out, before, bx_len_scale(length, BX_PT, em));
    bx_buf_add_text(out, "em");
}

static void add_fit(bx_buf *out, const bx_fit *fit, bx_len em)
{
    static const char *const steps[BX_STEPS] = {[BX_STEP_EDGE] = " -edge ",
                                                [BX_STEP_SPACE] = " -spaces ",
                                                [BX_STEP_INTERPUNCT] = " -interpuncts ",
                                                [BX_STEP_BRACKET] = " -brackets ",
                                                [BX_STEP_PAUSE] = " -pauses ",
                                                [BX_STEP_GAP] = " -letter-gaps ",
                                                [BX_STEP_STOP] = " -stops "};
    for (int step = BX_STEP_EDGE; step < BX_STEPS; step++)
        if (fit->squeezed[step] > 0) add_em(out, steps[step], fit->squeezed[step], em);
    if (fit->hung > 0) add_em(out, " hung ", fit->hung, em);
    if (fit->spaces > 0) add_em(out, " +spaces ", fit->spaces, em);
    if (fit->gap_growth > 0) add_em(out, " +letter-gaps ", fit->gap_growth, em);
    if (fit->beside > 0) add_em(out, " +beside-letters ", fit->beside, em);
    if (fit->gaps == 0 || (fit->opened * 1000 / em == 0)) return;
    bx_buf_printf(out, " +gaps %d x", fit->gaps);
    add_em(out, " ", fit->opened / fit->gaps, em);
}

static void add_faults(bx_buf *out, unsigned faults)
{
    static const char *const names[] = {"number-parted", "address-cut",    "name-cut",
                                        "word-torn",     "one-hanzi",      "third-loose",
                                        "too-wide",      "tight-by-loose", "address-torn",
                                        "series-parted", "parted",         "mail-cut"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (faults & 1u << i) bx_buf_printf(out, " !%s", names[i]);
}

void bx_dump_lines(const bx_pages *pages, bx_buf *out)
{
    for (int i = 0; i < pages->line_count; i++) {
        const bx_set_line *set = &pages->lines[i];
        const bx_line *line = set->line;
        bx_buf_add_text(out, set->starts_paragraph ? "> " : "  ");
        add_number(out, "natural ", line->natural);
        add_number(out, " set ", line->width);
        add_number(out, " slack ", line->slack);
        add_number(out, " indent ", set->indent);
        add_fit(out, &line->fit, set->em);
        if (line->fit.is_open) bx_buf_add_text(out, " left-open");
        bx_buf_add_text(out, " cost ");
        bx_buf_add_int(out, line->fit.cost);
        if (line->penalty > 0) bx_buf_add_byte(out, '+');
        if (line->penalty > 0) bx_buf_add_int(out, line->penalty);
        add_faults(out, line->faults);
        bx_buf_add_text(out, "  ");
        bx_buf_add_str(out, set->text);
        bx_buf_add_byte(out, '\n');
    }
}

static void dump_item(const bx_item *item, bx_buf *out)
{
    static const char *const shapes[] = {[BX_SHAPE_RECT] = "rect",
                                         [BX_SHAPE_DISC] = "disc",
                                         [BX_SHAPE_WAVE] = "wave",
                                         [BX_SHAPE_FALL] = "fall"};
    const char *name = item->type == BX_ITEM_RUN     ? "run"
                       : item->type == BX_ITEM_IMAGE ? "image"
                       : item->type == BX_ITEM_SLICE ? "slice"
                       : item->type == BX_ITEM_FIELD ? "field"
                                                     : shapes[item->shape];
    bx_buf_printf(out, "  %s", name);
    add_number(out, " x ", item->box.x);
    add_number(out, " y ", item->box.y);
    add_number(out, " w ", item->box.w);
    add_number(out, " h ", item->box.h);
    add_tag(out, item->tag, item->artifact);
    if (item->rgb != 0) bx_buf_add_text(out, " #");
    if (item->rgb != 0) bx_buf_add_hex(out, item->rgb, 6);
    if (item->type == BX_ITEM_RUN) {
        bx_buf_printf(out, " %s ", bx_face_name(item->run->face));
        bx_buf_add_pt(out, item->run->size, PLACES);
        if (item->run->stroke > 0) add_number(out, " stroke ", item->run->stroke);
        bx_buf_add_text(out, "  ");
        bx_buf_add_str(out, item->run->text);
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_page(const bx_page *page, bx_buf *out)
{
    bx_buf_printf(out, "page %d label %.*s", page->number, BX_STR_ARG(page->label));
    add_number(out, " ", page->width);
    add_number(out, " x ", page->height);
    bx_buf_add_byte(out, '\n');
    bool is_turned = page->turned_first < page->turned_end;
    for (int i = 0; i < page->count; i++) {
        if (i < page->sloped) bx_buf_add_text(out, "  sloped");
        if (is_turned && i == page->turned_first) bx_buf_add_text(out, "  turn left\n");
        if (is_turned && i == page->turned_end) bx_buf_add_text(out, "  turn none\n");
        dump_item(&page->items[i], out);
    }
}

bx_status bx_dump_pages(bx_arena *scratch, const bx_pages *pages, bx_buf *out)
{
    for (int i = 0; i < pages->count; i++) {
        bx_arena_mark mark = bx_arena_mark_here(scratch);
        bx_page page;
        BX_TRY(bx_page_open(scratch, pages, i, &page));
        dump_page(&page, out);
        bx_arena_rewind(scratch, mark);
    }
    return BX_OK;
}

/* The texts of all items of one tag, in page order: found through a list for each tag. */
typedef struct tag_text {
    bx_str text;
    struct tag_text *next;
} tag_text;

typedef struct tag_texts {
    tag_text **first, **last; /* by tag id; NULL: none */
} tag_texts;

static bx_status collect_page(bx_arena *scratch, const bx_pages *pages, int at, tag_texts *texts)
{
    bx_page page;
    BX_TRY(bx_page_open(scratch, pages, at, &page));
    for (int i = 0; i < page.count; i++) {
        const bx_item *item = &page.items[i];
        if (item->type != BX_ITEM_RUN || !item->tag) continue;
        int id = item->tag->id;
        tag_text *text = BX_NEW(scratch, tag_text);
        BX_TRY_NEW(text);
        text->text = item->run->text;
        if (texts->last[id]) texts->last[id]->next = text;
        else texts->first[id] = text;
        texts->last[id] = text;
    }
    return BX_OK;
}

static bx_status collect_texts(bx_arena *scratch, const bx_pages *pages, tag_texts *texts)
{
    texts->first = BX_NEW_ARRAY(scratch, tag_text *, pages->tags.count);
    texts->last = BX_NEW_ARRAY(scratch, tag_text *, pages->tags.count);
    BX_TRY_NEW(texts->first);
    BX_TRY_NEW(texts->last);
    for (int i = 0; i < pages->count; i++)
        BX_TRY(collect_page(scratch, pages, i, texts));
    return BX_OK;
}

static void dump_tag(const bx_tag *tag, const tag_texts *texts, int depth, bx_buf *out)
{
    static const char *const scopes[] = {"", " column", " row", " both"};
    for (int i = 0; i < depth; i++)
        bx_buf_add_text(out, "  ");
    bx_buf_add_text(out, bx_tag_role_name(tag->role));
    if (tag->row_span > 1) bx_buf_printf(out, " rows %d", tag->row_span);
    if (tag->column_span > 1) bx_buf_printf(out, " columns %d", tag->column_span);
    bx_buf_add_text(out, scopes[tag->scope]);
    if (tag->words && tag->words->alt.len > 0)
        bx_buf_printf(out, " alt \"%.*s\"", BX_STR_ARG(tag->words->alt));
    if (tag->role == BX_TAG_FORM && tag->words)
        bx_buf_printf(out, " sign \"%.*s\"", BX_STR_ARG(tag->words->title));
    if (texts->first[tag->id]) bx_buf_add_text(out, "  ");
    for (const tag_text *text = texts->first[tag->id]; text; text = text->next)
        bx_buf_add_str(out, text->text);
    bx_buf_add_byte(out, '\n');
    for (const bx_tag *child = tag->first; child; child = child->next)
        dump_tag(child, texts, depth + 1, out);
}

bx_status bx_dump_tags(bx_arena *scratch, const bx_pages *pages, bx_buf *out)
{
    tag_texts texts;
    BX_TRY(collect_texts(scratch, pages, &texts));
    if (pages->tags.root) dump_tag(pages->tags.root, &texts, 0, out);
    return BX_OK;
}

bx_status bx_dump_stage(bx_job *job, bx_stage stage, bx_buf *out)
{
    if (stage == BX_STAGE_BLOCKS) {
        bx_document_dump(job->document, out);
        return BX_OK;
    }
    BX_TRY(bx_job_set(job));
    switch (stage) {
    case BX_STAGE_LINES: bx_dump_lines(job->pages, out); return BX_OK;
    case BX_STAGE_PAGES: return bx_dump_pages(job->scratch, job->pages, out);
    case BX_STAGE_CALLS: return bx_job_trace(job, out);
    case BX_STAGE_TAGS: return bx_dump_tags(job->scratch, job->pages, out);
    case BX_STAGE_BLOCKS: break;
    }
    return BX_OK;
}
