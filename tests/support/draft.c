#include "support/draft.h"

#include <check.h>
#include <string.h>

#include "font/face.h"

#include "base/ban.h"

enum { MEGABYTES_128 = 128 << 20, ROLES = 5 };

static bx_face *faces[ROLES];

const bx_fontset *bx_faces_open(void)
{
    static const struct {
        const char *name, *path;
        bx_str role;
    } files[ROLES] = {
        {"FandolFang", "fonts/files/FandolFang-Regular.otf", {"仿宋", 6}},
        {"FandolKai", "fonts/files/FandolKai-Regular.otf", {"楷体", 6}},
        {"FandolHei", "fonts/files/FandolHei-Regular.otf", {"黑体", 6}},
        {"FandolSong", "fonts/files/FandolSong-Regular.otf", {"宋体", 6}},
        {"FandolSongBold", "fonts/files/FandolSong-Bold.otf", {"小标宋", 9}},
    };
    static bx_face_use uses[ROLES];
    static bx_font_role roles[ROLES];
    static const bx_fontset set = {roles, ROLES};
    for (int i = 0; i < ROLES && !faces[ROLES - 1]; i++) {
        bx_face_spec spec = {
            .name = files[i].name, .path = files[i].path, .ascent = 880, .descent = 120};
        if (bx_face_new(&spec, NULL, NULL, &faces[i]) != BX_OK) return NULL;
        uses[i] = (bx_face_use){.face = faces[i], .scale = 1000};
        roles[i] = (bx_font_role){.name = files[i].role, .uses = &uses[i], .count = 1};
    }
    return &set;
}

void bx_faces_close(void)
{
    for (int i = 0; i < ROLES; i++) {
        bx_face_free(faces[i]);
        faces[i] = NULL;
    }
}

static void *must(void *pointer)
{
    if (!pointer) ck_abort_msg("out of memory");
    return pointer;
}

static void *take(bx_draft *draft, size_t size)
{
    return must(bx_arena_take(draft->arena, size));
}

static bx_str copy(bx_draft *draft, const char *text, size_t len)
{
    return (bx_str){must(bx_arena_copy(draft->arena, text, len)), len};
}

/* --- styles: layouts/gbt9704.yaml, by hand ---------------------------------- */

static bx_style style_of(const bx_draft *draft, const char *name, const char *face, bx_len size)
{
    return (bx_style){.name = bx_str_from(name),
                      .face = bx_str_from(face),
                      .size = size,
                      .em = size,
                      .line = draft->page.pitch,
                      .align = BX_ALIGN_START};
}

static bx_style grid_style(const bx_draft *draft, const char *name, const char *face)
{
    bx_style style = style_of(draft, name, face, draft->page.grid_size);
    style.em = draft->page.cell;
    style.on_grid = true;
    style.align = BX_ALIGN_JUSTIFY;
    style.indent = 2 * draft->page.cell;
    return style;
}

static void make_styles(bx_draft *draft)
{
    static const char *const level_faces[BX_DRAFT_LEVELS] = {"黑体", "楷体", "仿宋", "仿宋"};
    draft->title = style_of(draft, "标题", "小标宋", 22 * BX_PT);
    draft->title.on_grid = true;
    draft->title.align = BX_ALIGN_CENTER;
    draft->title.after = draft->page.pitch;
    draft->title.keep = true;
    draft->body = grid_style(draft, "正文", "仿宋");
    for (int i = 0; i < BX_DRAFT_LEVELS; i++) {
        draft->levels[i] = grid_style(draft, "层次", level_faces[i]);
        draft->levels[i].keep = true;
    }
    draft->cell = style_of(draft, "表格", "宋体", 9 * BX_PT);
    draft->cell.line = bx_len_scale(draft->cell.size, 13, 10);
    draft->cell.digits = BX_DIGITS_HALF;
    draft->note = draft->cell;
    draft->note.name = BX_STR("表注");
    draft->signed_style = grid_style(draft, "署名", "仿宋");
    draft->signed_style.indent = 0;
    draft->signed_style.align = BX_ALIGN_START;
    draft->signed_style.digits = BX_DIGITS_HALF;
    draft->number = style_of(draft, "页码", "宋体", 14 * BX_PT);
    draft->page.number_style = &draft->number;
    draft->page.number_inset = draft->page.cell;
    draft->signature = (bx_signature_style){.blank = 1,
                                            .sealed_blank = 2,
                                            .right = 2 * draft->page.cell,
                                            .sealed_right = 4 * draft->page.cell,
                                            .shift = 2 * draft->page.cell,
                                            .below = bx_len_from_um(4000),
                                            .apart = bx_len_from_um(4000),
                                            .rows = 5,
                                            .stamp = {.blank = 2,
                                                      .right = 4 * draft->page.cell,
                                                      .apart = 2 * draft->page.cell,
                                                      .width = bx_len_from_um(40000),
                                                      .height = bx_len_from_um(15000)},
                                            .with = 2,
                                            .style = &draft->signed_style};
}

/* A slot at the start of `rest` and what stands for it, or one byte as it is. */
static size_t write_piece(bx_str rest, int page, int pages, bx_buf *out)
{
    const bx_str page_slot = BX_STR("{页}"), pages_slot = BX_STR("{页数}");
    bool is_page = bx_str_starts(rest, page_slot);
    if (!is_page && !bx_str_starts(rest, pages_slot)) {
        bx_buf_add_byte(out, rest.ptr[0]);
        return 1;
    }
    bx_buf_add_int(out, is_page ? page : pages);
    return is_page ? page_slot.len : pages_slot.len;
}

static bx_status write_number(const bx_late_text *self, bx_arena *arena, bx_diag *diag, int page,
                              int pages, bx_inline *text)
{
    bx_str form = ((const bx_draft_number *)self)->form;
    bx_buf out = {0};
    (void)diag;
    for (size_t at = 0; at < form.len;)
        at += write_piece((bx_str){form.ptr + at, form.len - at}, page, pages, &out);
    *text = (bx_inline){.text = bx_buf_keep(&out, arena)};
    return text->text.ptr ? BX_OK : BX_ERR_MEMORY;
}

void bx_draft_open(bx_draft *draft)
{
    *draft = (bx_draft){.arena = bx_arena_new(MEGABYTES_128),
                        .scratch = bx_arena_new(MEGABYTES_128),
                        .diag = bx_diag_new(),
                        .engine = bx_engine_new(),
                        .rules = {.prohibition = BX_PROHIBIT_GB}};
    must(draft->arena);
    must(draft->scratch);
    must(draft->diag);
    must(draft->engine);
    bx_rect area = {bx_len_from_um(28000), bx_len_from_um(37000), bx_len_from_um(156000),
                    bx_len_from_um(225000)};
    draft->page = (bx_page_style){.width = bx_len_from_um(210000),
                                  .height = bx_len_from_um(297000),
                                  .area = area,
                                  .grid_characters = 28,
                                  .grid_lines = 22,
                                  .grid_size = 16 * BX_PT,
                                  .cell = area.w / 28,
                                  .pitch = (area.h - 16 * BX_PT) / 21,
                                  .widows = 2,
                                  .orphans = 2,
                                  .has_number = true,
                                  .number_top = bx_len_from_um(7000),
                                  .number_odd = BX_SIDE_RIGHT,
                                  .number_even = BX_SIDE_LEFT};
    draft->page_number = (bx_draft_number){{write_number}, BX_STR("— {页} —")};
    draft->pad = 2 * BX_PT;
    draft->rule = draft->frame = BX_PT / 2;
    make_styles(draft);
}

void bx_draft_close(bx_draft *draft)
{
    bx_diag_free(draft->diag);
    bx_engine_free(draft->engine);
    bx_arena_free(draft->scratch);
    bx_arena_free(draft->arena);
    *draft = (bx_draft){0};
}

void bx_draft_page(bx_draft *draft, int characters, int lines)
{
    const bx_len margin = bx_len_from_um(10000), size = 16 * BX_PT, pitch = 30 * BX_PT;
    bx_page_style *page = &draft->page;
    page->area = (bx_rect){margin, margin, characters * size, (lines - 1) * pitch + size};
    page->width = page->area.w + 2 * margin;
    page->height = page->area.h + 3 * margin;
    page->grid_characters = characters;
    page->grid_lines = lines;
    page->cell = size;
    page->pitch = pitch;
    make_styles(draft);
}

/* --- blocks ------------------------------------------------------------------- */

static bx_block *push(bx_draft *draft, bx_block_kind kind, const bx_style *style)
{
    bx_block *block = must(BX_VEC_PUSH(draft->arena, &draft->blocks));
    block->kind = kind;
    block->style = style;
    return block;
}

static bx_inline inline_of(bx_draft *draft, const char *text, size_t len, const bx_style *style)
{
    bx_inline in = {.text = copy(draft, text, len)};
    if (len == 0) return in;
    bx_style_span *span = take(draft, sizeof *span);
    *span = (bx_style_span){0, len, style};
    in.spans = span;
    in.span_count = 1;
    return in;
}

static void push_lines(bx_draft *draft, const bx_style *style, int depth, const char *text)
{
    int count = 1, at = 0;
    for (const char *p = text; *p; p++)
        count += *p == '\n';
    bx_inline *lines = take(draft, (size_t)count * sizeof *lines);
    for (const char *p = text;; p++) {
        size_t len = strcspn(p, "\n");
        lines[at++] = inline_of(draft, p, len, style);
        p += len;
        if (!*p) break;
    }
    bx_block *block = push(draft, BX_BLOCK_PARAGRAPH, style);
    block->heading = depth;
    block->lines = lines;
    block->line_count = count;
}

void bx_draft_title(bx_draft *draft, const char *lines)
{
    push_lines(draft, &draft->title, 1, lines);
}

void bx_draft_heading(bx_draft *draft, int level, int depth, const char *text)
{
    push_lines(draft, &draft->levels[level], depth, text);
}

void bx_draft_paragraph(bx_draft *draft, const char *text)
{
    push_lines(draft, &draft->body, 0, text);
}

const char *bx_draft_text(bx_draft *draft, int start, int count)
{
    static const char hanzi[] =
        "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
        "金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇";
    const int different = (int)(sizeof hanzi / 3);
    char *text = take(draft, (size_t)count * 3 + 1);
    for (int i = 0; i < count; i++)
        memcpy(text + 3 * i, hanzi + (ptrdiff_t)3 * ((start + i) % different), 3);
    return text;
}

void bx_draft_hanzi(bx_draft *draft, int count)
{
    char *text = must(bx_arena_copy(
        draft->arena, bx_draft_text(draft, draft->blocks.count * 7, count), (size_t)count * 3));
    memcpy(text + (ptrdiff_t)3 * (count - 1), "。", 3);
    bx_draft_paragraph(draft, text);
}

void bx_draft_space(bx_draft *draft, int lines)
{
    push(draft, BX_BLOCK_SPACE, NULL)->space = lines;
}

/* The cell that covers (row, column), among those there are. */
static bx_cell *covering(bx_cell *cells, int count, int row, int column)
{
    for (int i = 0; i < count; i++)
        if (row >= cells[i].row && row < cells[i].row + cells[i].row_span &&
            column >= cells[i].column && column < cells[i].column + cells[i].span)
            return &cells[i];
    return NULL;
}

/* Cells while they are read. */
typedef struct cell_rows {
    const bx_column *columns;
    int column_count, row_count, head;
    bx_cell *cells;
    int count;
} cell_rows;

static void put_cell(bx_draft *draft, cell_rows *r, int row, int column, const char *text,
                     size_t len)
{
    bool joins_left = len == 1 && *text == '<', joins_up = len == 1 && *text == '^';
    /* of the cells there are, the one that covers a place begins at most so many before */
    int near = r->count > 512 ? r->count - 512 : 0;
    if (covering(r->cells + near, r->count - near, row, column)) return;
    if (joins_left || joins_up) {
        bx_cell *cell =
            covering(r->cells, r->count, joins_up ? row - 1 : row, joins_up ? column : column - 1);
        must(cell);
        if (joins_left) cell->span = (int16_t)(column - cell->column + 1);
        else cell->row_span = row - cell->row + 1;
        return;
    }
    bool stack = len > 0 && *text == '!';
    char *words = must(bx_arena_copy(draft->arena, text + stack, len - stack));
    for (char *end = words; (end = strchr(end, '\\')) != NULL;)
        *end = '\n';
    r->cells[r->count++] = (bx_cell){.row = row,
                                     .column = (int16_t)column,
                                     .row_span = 1,
                                     .span = 1,
                                     .text = inline_of(draft, words, len - stack, &draft->cell),
                                     .style = &draft->cell,
                                     .align = (unsigned char)r->columns[column].align,
                                     .vertical = (unsigned char)r->columns[column].vertical,
                                     .writing = stack ? BX_WRITING_STACK : BX_WRITING_LINES,
                                     .is_column_head = row < r->head,
                                     .scope = row < r->head ? BX_SCOPE_COLUMN : BX_SCOPE_NONE};
}

static cell_rows read_rows(bx_draft *draft, const bx_column *columns, int count, const char *rows,
                           int head)
{
    cell_rows r = {.columns = columns, .column_count = count, .row_count = 1, .head = head};
    for (const char *p = rows; *p; p++)
        r.row_count += *p == '\n';
    r.cells = take(draft, (size_t)r.row_count * (size_t)count * sizeof *r.cells);
    const char *p = rows;
    for (int row = 0; row < r.row_count; row++) {
        for (int column = 0; column < count; column++) {
            size_t len = strcspn(p, "|\n");
            put_cell(draft, &r, row, column, p, len);
            p += len;
            if (column + 1 < count && *p != '|')
                ck_abort_msg("row %d has %d cells", row, column + 1);
            if (*p) p++;
        }
    }
    return r;
}

bx_table *bx_draft_table(bx_draft *draft, const bx_column *columns, int count, const char *rows,
                         int head, bool keep)
{
    cell_rows r = read_rows(draft, columns, count, rows, head);
    bx_table *table = take(draft, sizeof *table);
    *table = (bx_table){.columns = columns,
                        .column_count = count,
                        .row_count = r.row_count,
                        .cells = r.cells,
                        .cell_count = r.count,
                        .head = head,
                        .keep = keep,
                        .rule = draft->rule,
                        .frame = draft->frame,
                        .pad_x = draft->pad,
                        .pad_y = draft->pad};
    push(draft, BX_BLOCK_TABLE, &draft->cell)->table = table;
    return table;
}

bx_row_group *bx_draft_group(bx_draft *draft, const bx_table *table, const char *rows)
{
    cell_rows r = read_rows(draft, table->columns, table->column_count, rows, 0);
    bx_row_group *group = take(draft, sizeof *group);
    *group = (bx_row_group){r.cells, r.count, r.row_count};
    return group;
}

bx_cell *bx_draft_cell(const bx_cell *cells, int count, int row, int column)
{
    for (int i = 0; i < count; i++)
        if (cells[i].row == row && cells[i].column == column) return (bx_cell *)&cells[i];
    return NULL;
}

bx_caption bx_draft_caption(bx_draft *draft, const char *left, const char *center,
                            const char *right)
{
    bx_caption caption = {.style = &draft->cell};
    if (left) caption.left = inline_of(draft, left, strlen(left), &draft->cell);
    if (center) caption.center = inline_of(draft, center, strlen(center), &draft->cell);
    if (right) caption.right = inline_of(draft, right, strlen(right), &draft->cell);
    return caption;
}

static void push_image(bx_draft *draft, const bx_image *image)
{
    const bx_image **last = must(BX_VEC_PUSH(draft->arena, &draft->images));
    *last = image;
}

static const bx_inline *names_of(bx_draft *draft, const char *name, int *count)
{
    bx_inline *names = take(draft, (strlen(name) + 1) * sizeof *names);
    *count = 0;
    for (size_t len; *name; name += len + (name[len] == '\n')) {
        len = strcspn(name, "\n");
        names[(*count)++] = inline_of(draft, name, len, &draft->signed_style);
    }
    return names;
}

static int push_picture(bx_draft *draft, const char *path, const char *alt, const bx_image *image)
{
    bx_picture *picture = must(BX_VEC_PUSH(draft->arena, &draft->pictures));
    *picture = (bx_picture){.path = path, .alt = bx_str_from(alt)};
    push_image(draft, image);
    return draft->pictures.count - 1;
}

static bx_signer signer_of(bx_draft *draft, const bx_draft_signer *by)
{
    bx_signer signer = {0};
    if (by->name) signer.names = names_of(draft, by->name, &signer.name_count);
    if (by->post) signer.post = inline_of(draft, by->post, strlen(by->post), &draft->signed_style);
    if (by->sign) signer.sign = bx_str_from(by->sign);
    signer.diameter = bx_len_from_um(by->diameter);
    if (by->diameter > 0) signer.form = BX_SEAL_FORM_ROOM;
    if (!by->alt) return signer;
    bx_image *stamp = by->width > 0 ? take(draft, sizeof *stamp) : NULL;
    if (stamp) *stamp = (bx_image){.width = by->width, .height = by->height};
    signer.form = BX_SEAL_FORM_IMAGE;
    signer.image = push_picture(draft, "seal.png", by->alt, stamp);
    return signer;
}

void bx_draft_signers(bx_draft *draft, const bx_draft_signer *by, int count, const char *date)
{
    bx_signature *signature = take(draft, sizeof *signature);
    bx_signer *signers = take(draft, ((size_t)count + 1) * sizeof *signers);
    for (int i = 0; i < count; i++)
        signers[i] = signer_of(draft, &by[i]);
    *signature = (bx_signature){.places = &draft->signature,
                                .is_of_posts = count > 0 && by->post,
                                .signers = signers,
                                .count = count,
                                .date = inline_of(draft, date, strlen(date), &draft->signed_style)};
    push(draft, BX_BLOCK_SIGNATURE, &draft->signed_style)->signature = signature;
}

void bx_draft_signature(bx_draft *draft, const char *agency, const char *date, int64_t diameter,
                        const char *alt)
{
    const bx_draft_signer by = {
        .name = agency, .diameter = diameter, .alt = diameter > 0 ? alt : NULL};
    bx_draft_signers(draft, &by, 1, date);
}

static const bx_fixed *fixed_at(bx_draft *draft, int64_t y)
{
    bx_fixed *fixed = take(draft, sizeof *fixed);
    fixed->y = bx_len_from_um(y);
    return fixed;
}

void bx_draft_masthead(bx_draft *draft, const char *names, const char *suffix)
{
    bx_style *style = take(draft, sizeof *style);
    bx_masthead *masthead = take(draft, sizeof *masthead);
    bx_block *inner = take(draft, sizeof *inner);
    bx_inset *inset = take(draft, sizeof *inset);
    *style = draft->title;
    style->size = style->em = style->line = 42 * BX_PT;
    style->on_grid = false;
    style->before = style->after = 0;
    push_lines(draft, style, 0, names);
    const bx_block *lines = &draft->blocks.items[--draft->blocks.count];
    *masthead = (bx_masthead){.names = lines->lines,
                              .name_count = lines->line_count,
                              .suffix = inline_of(draft, suffix, strlen(suffix), style),
                              .least = 22 * BX_PT};
    *inner = (bx_block){.kind = BX_BLOCK_MASTHEAD, .style = style, .masthead = masthead};
    *inset = (bx_inset){fixed_at(draft, 35000), inner, 1};
    push(draft, BX_BLOCK_PLACE, &draft->body)->inset = inset;
}

void bx_draft_aside(bx_draft *draft, const char *text)
{
    bx_style *style = take(draft, sizeof *style);
    *style = draft->body;
    style->aside = true;
    push_lines(draft, style, 0, text);
}

void bx_draft_foot(bx_draft *draft, bx_leaf_side side, const char *text)
{
    bx_style *style = take(draft, sizeof *style);
    bx_block *block = take(draft, sizeof *block);
    *style = draft->body;
    style->on_grid = false;
    push_lines(draft, style, 0, text);
    *block = draft->blocks.items[--draft->blocks.count];
    draft->foot =
        (bx_foot){.style = {side, bx_len_from_um(5000)}, .blocks = block, .block_count = 1};
}

void bx_draft_picture(bx_draft *draft, int width, int height, const bx_picture_style *style)
{
    bx_image *image = width > 0 ? take(draft, sizeof *image) : NULL;
    if (image) *image = (bx_image){.width = width, .height = height};
    bx_block *block = push(draft, BX_BLOCK_IMAGE, &draft->body);
    block->picture = style;
    block->image = push_picture(draft, "photo.png", "水库大坝", image);
}

void bx_draft_captions(bx_draft *draft, const bx_caption *captions, int count)
{
    bx_block *block = &draft->blocks.items[draft->blocks.count - 1];
    block->captions = captions;
    block->caption_count = count;
}

static void open_pages(bx_draft *draft)
{
    bx_draft_pages *opened = take(draft, sizeof *opened);
    bx_page *pages = take(draft, (size_t)draft->kept->count * sizeof *pages);
    for (int i = 0; i < draft->kept->count; i++)
        if (bx_page_open(draft->arena, draft->kept, i, &pages[i]) != BX_OK) must(NULL);
    *opened = (bx_draft_pages){.pages = pages,
                               .count = draft->kept->count,
                               .tags = draft->kept->tags,
                               .lines = draft->kept->lines,
                               .line_count = draft->kept->line_count};
    draft->pages = opened;
}

bx_status bx_draft_set(bx_draft *draft)
{
    const bx_fontset *fonts = bx_faces_open();
    if (!fonts) ck_abort_msg("fonts/files is not there: run make fonts");
    const bx_sheet sheet = {.style = &draft->page,
                            .number = draft->page.has_number ? &draft->page_number.head : NULL};
    draft->section = (bx_section){.page = sheet,
                                  .first = sheet,
                                  .start = BX_START_NEXT,
                                  .blocks = draft->blocks.items,
                                  .block_count = draft->blocks.count};
    draft->foot.page = sheet;
    draft->document = (bx_document){.title = BX_STR("草稿"),
                                    .language = BX_STR("zh-CN"),
                                    .lines = draft->rules,
                                    .sections = &draft->section,
                                    .section_count = 1,
                                    .run_count = 1,
                                    .foot = draft->foot.block_count > 0 ? &draft->foot : NULL,
                                    .pictures = draft->pictures.items,
                                    .picture_count = draft->pictures.count};
    if (draft->sign) draft->document.sign = bx_str_from(draft->sign);
    draft->pages = NULL;
    bx_status status =
        bx_compose(draft->arena, draft->scratch, &draft->document, draft->images.items, fonts,
                   draft->engine, draft->records, draft->diag, &draft->kept);
    if (status == BX_OK) open_pages(draft);
    return status;
}
