/*
 * The dump is for people and for goldens: one block a line, a table's cells below
 * it. Fields stand apart by " | "; the text comes last and is printed as it is.
 */
#include "document/block.h"

#include "base/tag.h"

#include "base/ban.h"

static const char *const sides[] = {
    [BX_SIDE_LEFT] = "left", [BX_SIDE_CENTER] = "center", [BX_SIDE_RIGHT] = "right"};

static const char *const starts[] = {
    [BX_START_ANYWHERE] = "anywhere", [BX_START_NEXT] = "next", [BX_START_ODD] = "odd"};

static void add_field(bx_buf *out, bx_str text)
{
    bx_buf_add_text(out, " | ");
    bx_buf_add_str(out, text);
}

/* A text; its wanted line ends as " / ". */
static void add_text(bx_buf *out, bx_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n') bx_buf_add_text(out, " / ");
        else bx_buf_add_byte(out, text.ptr[i]);
    }
}

/* The text; where it is not all in the block's style, each stretch as {style: text}. */
static void add_inline(bx_buf *out, const bx_inline *text, const bx_style *style)
{
    bool is_plain =
        text->span_count == 0 || (text->span_count == 1 && text->spans[0].style == style);
    if (is_plain) {
        add_text(out, text->text);
        return;
    }
    for (int i = 0; i < text->span_count; i++) {
        const bx_style_span *span = &text->spans[i];
        bx_buf_add_byte(out, '{');
        bx_buf_add_str(out, span->style->name);
        bx_buf_add_text(out, ": ");
        add_text(out, (bx_str){text->text.ptr + span->start, span->end - span->start});
        bx_buf_add_byte(out, '}');
    }
}

static void dump_paragraph(bx_buf *out, const bx_block *block)
{
    if (block->heading > 0) bx_buf_printf(out, "H%d ", block->heading);
    else bx_buf_add_text(out, "P ");
    bx_buf_add_str(out, block->style->name);
    for (int i = 0; i < block->line_count; i++) {
        bx_buf_add_text(out, i == 0 ? " | " : " / ");
        add_inline(out, &block->lines[i], block->style);
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_list(bx_buf *out, const bx_block *block)
{
    const bx_list *list = block->list;
    bx_buf_printf(out, "LIST %.*s | ", BX_STR_ARG(block->style->name));
    add_inline(out, &list->lead, block->style);
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < list->count; i++) {
        bx_buf_add_text(out, "  ");
        add_inline(out, &list->entries[i].marker, block->style);
        bx_buf_add_text(out, " | ");
        add_inline(out, &list->entries[i].text, block->style);
        bx_buf_add_byte(out, '\n');
    }
}

static void dump_cell(bx_buf *out, const bx_cell *cell)
{
    static const char *const aligns[] = {
        [BX_ALIGN_JUSTIFY] = "justify", [BX_ALIGN_START] = "start",
        [BX_ALIGN_CENTER] = "center",   [BX_ALIGN_END] = "end",
        [BX_ALIGN_SPREAD] = "spread",   [BX_ALIGN_DECIMAL] = "decimal",
    };
    static const char *const scopes[] = {[BX_SCOPE_NONE] = " TD",
                                         [BX_SCOPE_COLUMN] = " TH column",
                                         [BX_SCOPE_ROW] = " TH row",
                                         [BX_SCOPE_BOTH] = " TH column row"};
    static const char *const writings[] = {
        [BX_WRITING_LINES] = "", [BX_WRITING_STACK] = " stack", [BX_WRITING_COLUMNS] = " vertical"};
    bx_buf_printf(out, "  %d,%d", cell->row, cell->column);
    if (cell->row_span > 1 || cell->span > 1)
        bx_buf_printf(out, " %dx%d", cell->row_span, cell->span);
    bx_buf_add_text(out, scopes[cell->scope]);
    bx_buf_printf(out, " %s%s | ", aligns[cell->align], writings[cell->writing]);
    add_inline(out, &cell->text, cell->style);
    bx_buf_add_byte(out, '\n');
}

static void dump_table(bx_buf *out, const bx_block *block)
{
    const bx_table *table = block->table;
    bx_buf_add_text(out, "TABLE ");
    bx_buf_add_str(out, block->style->name);
    bx_buf_printf(out, " %dx%d head %d%s", table->row_count, table->column_count, table->head,
                  table->keep ? " keep" : "");
    add_field(out, table->name);
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < table->cell_count; i++)
        dump_cell(out, &table->cells[i]);
}

/* After the kind where it is the only one, else after its organ or post. */
static void dump_seal(bx_buf *out, const bx_signer *signer)
{
    if (signer->form == BX_SEAL_FORM_IMAGE) bx_buf_printf(out, " image %d", signer->image);
    if (signer->form == BX_SEAL_FORM_ROOM) bx_buf_add_text(out, " room");
    if (signer->diameter == 0) return;
    bx_buf_add_byte(out, ' ');
    bx_buf_add_pt(out, signer->diameter, 3);
    bx_buf_add_text(out, "pt");
}

static void dump_signature(bx_buf *out, const bx_block *block)
{
    const bx_signature *signature = block->signature;
    bool is_alone = signature->count == 1 && !signature->is_of_posts;
    bx_buf_add_text(out, "SIGNATURE ");
    bx_buf_add_str(out, block->style->name);
    for (int i = 0; i < signature->count; i++) {
        const bx_signer *signer = &signature->signers[i];
        if (is_alone) dump_seal(out, signer);
        if (signer->post.text.len > 0) add_field(out, signer->post.text);
        for (int k = 0; k < signer->name_count; k++)
            add_field(out, signer->names[k].text);
        if (!is_alone) dump_seal(out, signer);
        if (signer->sign.len > 0) bx_buf_printf(out, " sign %.*s", BX_STR_ARG(signer->sign));
    }
    add_field(out, signature->date.text);
    bx_buf_add_byte(out, '\n');
}

static void dump_rule(bx_buf *out, const bx_rule_line *rule)
{
    bx_buf_add_text(out, "RULE ");
    bx_buf_add_pt(out, rule->stroke.width, 3);
    bx_buf_add_text(out, rule->stroke.is_double ? "pt double " : "pt ");
    if (rule->stroke.upper > 0) {
        bx_buf_add_pt(out, rule->stroke.upper, 3);
        bx_buf_add_byte(out, ':');
        bx_buf_add_pt(out, rule->stroke.lower, 3);
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_byte(out, '#');
    bx_buf_add_hex(out, rule->stroke.rgb, 6);
    if (rule->length > 0) {
        bx_buf_add_byte(out, ' ');
        bx_buf_add_pt(out, rule->length, 3);
        bx_buf_printf(out, "pt %s%s", sides[rule->align],
                      rule->from == BX_FROM_SHEET ? " of the sheet" : "");
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_line(bx_buf *out, const bx_block *block)
{
    bx_buf_add_text(out, "LINE ");
    bx_buf_add_str(out, block->style->name);
    for (int i = 0; i < block->line_count; i++) {
        bx_buf_add_text(out, " | ");
        add_inline(out, &block->lines[i], block->style);
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_side(bx_buf *out, const char *name, bx_len side)
{
    if (side == 0) return;
    bx_buf_add_text(out, name);
    bx_buf_add_pt(out, side, 3);
    bx_buf_add_text(out, "pt");
}

/* The texts that are there, by their sides. */
static void dump_caption(bx_buf *out, const bx_caption *caption)
{
    bx_buf_add_text(out, "CAPTION ");
    bx_buf_add_str(out, caption->style->name);
    const bx_inline *texts[BX_SIDES] = {&caption->left, &caption->center, &caption->right};
    for (int i = 0; i < BX_SIDES; i++) {
        if (texts[i]->text.len == 0) continue;
        bx_buf_printf(out, " %s | ", sides[i]);
        add_inline(out, texts[i], caption->style);
    }
    if (caption->block_count > 0) bx_buf_printf(out, " block %s", sides[caption->side]);
    for (int i = 0; i < caption->block_count; i++) {
        bx_buf_add_text(out, " | ");
        add_inline(out, &caption->block[i], caption->style);
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_image(bx_buf *out, const bx_block *block)
{
    bx_buf_printf(out, "IMAGE %d %s", block->image, sides[block->picture->align]);
    dump_side(out, " width ", block->picture->width);
    dump_side(out, " height ", block->picture->height);
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < block->caption_count; i++)
        dump_caption(out, &block->captions[i]);
}

static void dump_block(bx_buf *out, const bx_block *block);

static void dump_length(bx_buf *out, const char *name, bx_len length)
{
    bx_buf_printf(out, " %s ", name);
    bx_buf_add_pt(out, length, 3);
    bx_buf_add_text(out, "pt");
}

static void dump_inset(bx_buf *out, const bx_inset *inset)
{
    const bx_fixed *fixed = inset->fixed;
    bx_buf_add_text(out, fixed->from == BX_FROM_SHEET ? "PLACE sheet" : "PLACE type-area");
    dump_length(out, "y", fixed->y);
    if (fixed->is_across) {
        bx_buf_printf(out, " %s", sides[fixed->align]);
        dump_length(out, "x", fixed->x);
    }
    if (fixed->width > 0) dump_length(out, "width", fixed->width);
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < inset->block_count; i++)
        dump_block(out, &inset->blocks[i]);
    bx_buf_add_text(out, "END\n");
}

static void dump_masthead(bx_buf *out, const bx_block *block)
{
    const bx_masthead *masthead = block->masthead;
    bx_buf_add_text(out, "MASTHEAD ");
    bx_buf_add_str(out, block->style->name);
    for (int i = 0; i < masthead->name_count; i++)
        add_field(out, masthead->names[i].text);
    if (masthead->suffix.text.len > 0) bx_buf_add_text(out, " +");
    if (masthead->suffix.text.len > 0) add_field(out, masthead->suffix.text);
    bx_buf_add_byte(out, '\n');
}

static void dump_roster(bx_buf *out, const bx_block *block)
{
    const bx_roster *roster = block->roster;
    bx_buf_add_text(out, "ROSTER ");
    bx_buf_add_str(out, block->style->name);
    add_field(out, roster->left.text);
    add_field(out, roster->label.text);
    for (int i = 0; i < roster->name_count; i++) {
        bx_buf_add_text(out, " | ");
        add_inline(out, &roster->names[i], block->style);
    }
    bx_buf_add_byte(out, '\n');
}

static void dump_block(bx_buf *out, const bx_block *block)
{
    if (block->is_moved) bx_buf_add_text(out, "MOVED ");
    if (block->is_hidden) bx_buf_add_text(out, "HIDDEN ");
    switch (block->kind) {
    case BX_BLOCK_PARAGRAPH: dump_paragraph(out, block); break;
    case BX_BLOCK_TABLE: dump_table(out, block); break;
    case BX_BLOCK_SIGNATURE: dump_signature(out, block); break;
    case BX_BLOCK_RULE: dump_rule(out, block->rule); break;
    case BX_BLOCK_LINE: dump_line(out, block); break;
    case BX_BLOCK_LIST: dump_list(out, block); break;
    case BX_BLOCK_IMAGE: dump_image(out, block); break;
    case BX_BLOCK_PAGE: bx_buf_printf(out, "PAGE %s\n", starts[block->start]); break;
    case BX_BLOCK_PLACE: dump_inset(out, block->inset); break;
    case BX_BLOCK_MASTHEAD: dump_masthead(out, block); break;
    case BX_BLOCK_ROSTER: dump_roster(out, block); break;
    case BX_BLOCK_SPACE: bx_buf_printf(out, "SPACE %d\n", block->space); break;
    }
}

void bx_document_dump(const bx_document *document, bx_buf *out)
{
    bx_buf_add_text(out, "DOCUMENT ");
    bx_buf_add_str(out, document->language);
    if (document->year > 0)
        bx_buf_printf(out, " %04d-%02d-%02d", document->year, document->month, document->day);
    add_field(out, document->output);
    add_field(out, document->author);
    add_field(out, document->title);
    bx_buf_add_byte(out, '\n');
    for (int i = 0; i < document->picture_count; i++) {
        bx_buf_printf(out, "PICTURE %d | %s", i, document->pictures[i].path);
        if (document->pictures[i].qr.ptr) bx_buf_add_text(out, "QR ");
        if (document->pictures[i].qr.ptr) bx_buf_add_str(out, document->pictures[i].qr);
        if (document->pictures[i].is_decorative) bx_buf_add_text(out, " decorative");
        add_field(out, document->pictures[i].alt);
        bx_buf_add_byte(out, '\n');
    }
    if (document->sign.len > 0) bx_buf_printf(out, "SIGN %.*s\n", BX_STR_ARG(document->sign));
    for (int i = 0; i < document->section_count; i++) {
        const bx_section *section = &document->sections[i];
        if (i > 0) bx_buf_printf(out, "SECTION %s\n", starts[section->start]);
        for (int k = 0; k < section->block_count; k++)
            dump_block(out, &section->blocks[k]);
    }
    if (!document->foot) return;
    bx_buf_add_text(out, document->foot->style.side == BX_LEAF_EVEN ? "FOOT even\n" : "FOOT any\n");
    for (int i = 0; i < document->foot->block_count; i++)
        dump_block(out, &document->foot->blocks[i]);
}
