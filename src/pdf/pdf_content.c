/*
 * A run becomes TJ arrays. The pen is where a reader stands after the widths of /W,
 * tracking (Tc) and the adjustments written so far, in exact integers; a glyph whose
 * place differs from it by more than TOLERANCE gets an adjustment in tenths of a
 * thousandth em. Text set on the character grid differs from its widths by the same
 * amount at nearly every glyph: that amount becomes Tc. Gaps of justification are
 * adjustments too, never spaces and never new text lines, which readers would turn
 * into spaces. Only the glyphs of a column are text lines each, and its text is told for
 * the whole (ActualText).
 */
#include "pdf/pdf_content.h"

#include "base/vec.h"
#include "pdf/pdf_syntax.h"

#include "base/ban.h"

enum { TOLERANCE = 131 }; /* 0.002 pt */

void bx_pdf_content_init(bx_pdf_content *content, bx_pdf_fonts *fonts, bx_arena *arena)
{
    *content = (bx_pdf_content){.fonts = fonts, .arena = arena};
}

void bx_pdf_content_release(bx_pdf_content *content)
{
    bx_buf_release(&content->bytes);
}

void bx_pdf_content_start(bx_pdf_content *content, bx_len height)
{
    bx_buf_clear(&content->bytes);
    content->height = height;
    content->in_text = false;
    content->now = (bx_pdf_graphics){.font = -1};
}

/* 8.3.3: the page's x is what the turned sheet's y is from its upper edge, y what its x is. */
static void add_left(bx_buf *out, bx_len width)
{
    bx_buf_add_text(out, "0 1 -1 0 ");
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(width));
    bx_buf_add_text(out, " 0 cm\n");
}

/* By 45 degrees about the centre, which stays where it is. */
static void add_slope(bx_buf *out, bx_len width, bx_len height)
{
    bx_len x = width / 2, y = height / 2;
    bx_buf_add_text(out, ".70711 .70711 -.70711 .70711 ");
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(x - bx_len_scale(x - y, 70711, 100000)));
    bx_buf_add_byte(out, ' ');
    bx_pdf_add_thousandths(out, bx_pdf_thousandths(y - bx_len_scale(x + y, 70711, 100000)));
    bx_buf_add_text(out, " cm\n");
}

void bx_pdf_content_turn(bx_pdf_content *content, bx_turn turn, bx_len width, bx_len height)
{
    bx_buf *out = &content->bytes;
    bx_pdf_content_leave_text(content);
    content->height = turn == BX_TURN_LEFT ? width : height;
    if (turn == BX_TURN_NONE) {
        bx_buf_add_text(out, "Q\n");
        content->now = content->outside;
        return;
    }
    content->outside = content->now;
    bx_buf_add_text(out, "q ");
    if (turn == BX_TURN_LEFT) add_left(out, width);
    else add_slope(out, width, height);
}

/* A thousandth is 65.5 units, so the way back through bx_len loses nothing. */
static bx_len len_of(int64_t thousandths)
{
    return bx_len_scale(thousandths, BX_PT, 1000);
}

void bx_pdf_content_leave_text(bx_pdf_content *content)
{
    if (content->in_text) bx_buf_add_text(&content->bytes, "ET\n");
    content->in_text = false;
}

static void enter_text(bx_pdf_content *content)
{
    if (!content->in_text) {
        bx_buf_add_text(&content->bytes, "BT\n");
        content->line_x = content->line_y = 0;
    }
    content->in_text = true;
}

void bx_pdf_content_begin(bx_pdf_content *content, const bx_tag *tag, int mcid)
{
    bx_buf *out = &content->bytes;
    bx_buf_add_byte(out, '/');
    bx_buf_add_text(out, bx_tag_role_name(tag->role));
    bx_buf_add_text(out, "<</MCID ");
    bx_buf_add_int(out, mcid);
    bx_buf_add_text(out, ">>BDC\n");
}

void bx_pdf_content_begin_artifact(bx_pdf_content *content, bx_artifact artifact)
{
    static const char *const lists[] = {
        [BX_ARTIFACT_PLAIN] = "/Artifact<</Type/Layout>>BDC\n",
        [BX_ARTIFACT_REPEATED] = "/Artifact<</Type/Pagination>>BDC\n",
        [BX_ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
        [BX_ARTIFACT_FOOTER] =
            "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
        [BX_ARTIFACT_WATERMARK] = "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n"};
    bx_buf_add_text(&content->bytes, lists[artifact]);
}

void bx_pdf_content_begin_span(bx_pdf_content *content, bx_str text, int mcid)
{
    bx_buf *out = &content->bytes;
    bx_buf_add_text(out, "/Span<<");
    if (mcid >= 0) {
        bx_buf_add_text(out, "/MCID ");
        bx_buf_add_int(out, mcid);
    }
    bx_buf_add_text(out, "/ActualText<FEFF");
    bx_pdf_add_utf16(out, text);
    bx_buf_add_text(out, ">>>BDC\n");
}

void bx_pdf_content_end(bx_pdf_content *content)
{
    bx_pdf_content_leave_text(content);
    bx_buf_add_text(&content->bytes, "EMC\n");
}

/* 0 to 255 as thousandths: one part for a grey, else three. */
static void add_color(bx_buf *out, uint32_t rgb, const char *grey_call, const char *call)
{
    int64_t part[3] = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
    bool grey = part[0] == part[1] && part[1] == part[2];
    for (int i = 0; i < (grey ? 1 : 3); i++) {
        bx_pdf_add_thousandths(out, (part[i] * 1000 + 127) / 255);
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_text(out, grey ? grey_call : call);
}

void bx_pdf_content_fill_color(bx_pdf_content *content, uint32_t rgb)
{
    if (content->now.rgb == rgb) return;
    content->now.rgb = rgb;
    add_color(&content->bytes, rgb, "g\n", "rg\n");
}

void bx_pdf_content_stroke_color(bx_pdf_content *content, uint32_t rgb)
{
    add_color(&content->bytes, rgb, "G ", "RG ");
}

/*
 * Where the unit square of a picture goes (8.9.5.1), by its orientation: along x the side that is
 * its row, then the one that is its column, then its origin; so along y.
 */
static const signed char turns[][6] = {
    {1, 0, 0, 0, 1, 0},   {1, 0, 0, 0, 1, 0},  {-1, 0, 1, 0, 1, 0},
    {-1, 0, 1, 0, -1, 1}, {1, 0, 0, 0, -1, 1}, {0, -1, 1, -1, 0, 1},
    {0, 1, 0, -1, 0, 1},  {0, 1, 0, 1, 0, 0},  {0, -1, 1, 1, 0, 0},
};

void bx_pdf_content_image(bx_pdf_content *content, int number, bx_rect rect, int orientation)
{
    bx_buf *out = &content->bytes;
    const signed char *turn = turns[orientation];
    bx_len bottom = content->height - rect.y - rect.h;
    const bx_len matrix[] = {turn[0] * rect.w,          turn[3] * rect.h,
                             turn[1] * rect.w,          turn[4] * rect.h,
                             rect.x + turn[2] * rect.w, bottom + turn[5] * rect.h};
    bx_pdf_content_leave_text(content);
    bx_buf_add_text(out, "q ");
    for (int i = 0; i < 6; i++) {
        bx_pdf_add_thousandths(out, bx_pdf_thousandths(matrix[i]));
        bx_buf_add_text(out, i < 5 ? " " : " cm/Im");
    }
    bx_buf_add_int(out, number);
    bx_buf_add_text(out, " Do Q\n");
}

void bx_pdf_content_clip(bx_pdf_content *content, bx_rect rect)
{
    bx_buf *out = &content->bytes;
    const bx_len sides[] = {rect.x, content->height - rect.y - rect.h, rect.w, rect.h};
    bx_pdf_content_leave_text(content);
    bx_buf_add_text(out, "q ");
    for (int i = 0; i < 4; i++) {
        bx_pdf_add_thousandths(out, bx_pdf_thousandths(sides[i]));
        bx_buf_add_byte(out, ' ');
    }
    bx_buf_add_text(out, "re W n\n");
}

void bx_pdf_content_unclip(bx_pdf_content *content)
{
    bx_buf_add_text(&content->bytes, "Q\n");
}

/* Glyphs while they are written. */
typedef struct pen {
    bx_pdf_content *content;
    bx_len size;
    bx_len origin;   /* glyph positions minus this are positions from the text line's origin */
    int64_t tenths;  /* 1/10000 em that widths and adjustments have moved so far */
    int64_t tracked; /* glyphs shown, each followed by Tc */
    bool in_array, in_string;
} pen;

static bx_len pen_at(const pen *p)
{
    return bx_len_scale(p->tenths * p->size, 1, 10000) + p->tracked * p->content->now.tracking;
}

static void close_string(pen *p)
{
    if (p->in_string) bx_buf_add_byte(&p->content->bytes, '>');
    p->in_string = false;
}

static void close_array(pen *p)
{
    close_string(p);
    if (p->in_array) bx_buf_add_text(&p->content->bytes, "]TJ\n");
    p->in_array = false;
}

static void open_array(pen *p)
{
    if (!p->in_array) bx_buf_add_byte(&p->content->bytes, '[');
    p->in_array = true;
}

static void move_to(pen *p, bx_len place)
{
    bx_len off = place - pen_at(p);
    if (off <= TOLERANCE && off >= -TOLERANCE) return;
    int64_t back = -bx_len_scale(off, 10000, p->size);
    if (back == 0) return;
    close_string(p);
    open_array(p);
    bx_buf_add_pt(&p->content->bytes, bx_len_scale(back, BX_PT, 10), 1);
    p->tenths -= back;
}

static void show_glyph(pen *p, bx_len place, const bx_pdf_glyph_use *use)
{
    bx_buf *out = &p->content->bytes;
    move_to(p, place);
    open_array(p);
    if (!p->in_string) bx_buf_add_byte(out, '<');
    p->in_string = true;
    bx_buf_add_hex(out, use->code, 4);
    p->tenths += (int64_t)use->width * 10;
    p->tracked++;
}

static void set_rise(pen *p, bx_len rise)
{
    if (p->content->now.rise == rise) return;
    close_array(p);
    bx_buf_add_pt(&p->content->bytes, rise, 3);
    bx_buf_add_text(&p->content->bytes, " Ts\n");
    p->content->now.rise = rise;
}

/*
 * The characters that glyph `i` of `count` of one cluster stands for: one each, the
 * last all that are left. A glyph without any says U+200B, since nothing may not be
 * said (ISO 19005-3, 6.2.11.7.2).
 */
static bx_str share_of(bx_str cluster, int i, int count)
{
    size_t start = 0, step = 0;
    if (count == 1 && cluster.len > 0) return cluster;
    for (int n = 0; n <= i; n++) {
        start += step;
        for (step = start < cluster.len; start + step < cluster.len; step++)
            if (((unsigned char)cluster.ptr[start + step] & 0xC0) != 0x80) break;
    }
    if (step == 0) return BX_STR("\xE2\x80\x8B");
    return (bx_str){cluster.ptr + start, i == count - 1 ? cluster.len - start : step};
}

/* Number of glyphs of the cluster that starts at glyph `from`. */
static int cluster_of(const bx_run *run, int from, int to)
{
    int end = from + 1;
    while (end < to && run->glyphs[end].len == 0)
        end++;
    return end - from;
}

/*
 * In steps, upwards, so that a form is no wider than its place; but not for the fifth of a step
 * by which the cells of a grid are narrower than the type in them.
 */
static int steps_of(bx_len white, bx_len size, int most)
{
    int64_t fifths = white * BX_FORM_STEPS * 5 + 4 * size, unit = 5 * size;
    int64_t steps = fifths / unit - (fifths % unit < 0);
    return bx_form_fits(steps > most ? most : (int)steps);
}

/* No glyph is narrower than nothing: a space that goes as a whole is. */
static bx_form form_of(const bx_run *run, const bx_glyph *glyph)
{
    if (glyph->cut_before == 0 && glyph->cut_after == 0) return glyph->id;
    int most = bx_face_advance(run->face, glyph->id) * BX_FORM_STEPS / bx_face_units(run->face);
    int before = steps_of(glyph->cut_before, run->size, most);
    int after = steps_of(glyph->cut_after, run->size, most - before);
    return bx_form_of(glyph->id, before, after);
}

static bx_status find_uses(bx_pdf_content *content, int font, const bx_run *run, int from, int to)
{
    content->uses.count = 0;
    for (int i = from; i < to;) {
        int count = cluster_of(run, i, to);
        bx_str text = {run->text.ptr + run->glyphs[i].at, run->glyphs[i].len};
        for (int k = 0; k < count; k++) {
            const bx_pdf_glyph_use **slot = BX_VEC_PUSH(content->arena, &content->uses);
            BX_TRY_NEW(slot);
            bx_form form = form_of(run, &run->glyphs[i + k]);
            BX_TRY(bx_pdf_fonts_use(content->fonts, font, form, share_of(text, k, count), slot));
        }
        i += count;
    }
    return BX_OK;
}

bx_status bx_pdf_content_expect(bx_pdf_content *content, const bx_run *run)
{
    int font = 0;
    BX_TRY(bx_pdf_fonts_number(content->fonts, run->face, &font));
    return find_uses(content, font, run, 0, run->count);
}

/* Where the glyph's form starts, from the run's origin. */
static bx_len start_of(const bx_run *run, int i, const bx_pdf_glyph_use *use)
{
    bx_len x = run->glyphs[i].x;
    return use->before == 0 ? x : x + bx_len_scale(run->size, use->before, 1000);
}

/* The difference between advance and width at glyph `i`, which must not be the last; `use` is its own. */
static bx_len extra_at(const bx_run *run, int i, const bx_pdf_glyph_use *const *use)
{
    return start_of(run, i + 1, use[1]) - start_of(run, i, use[0]) -
           bx_len_scale(run->size, use[0]->width, 1000);
}

/* Positions are rounded one by one: neighbouring units are one amount. */
static bool is_near(bx_len a, bx_len b)
{
    return a - b <= 2 && b - a <= 2;
}

/* The difference that more than half of the glyphs share, or 0: Boyer and Moore's vote. */
static bx_len find_tracking(const bx_run *run, int from, int to,
                            const bx_pdf_glyph_use *const *uses)
{
    bx_len candidate = 0;
    int votes = 0, same = 0;
    for (int i = from; i < to - 1; i++) {
        bx_len extra = extra_at(run, i, uses + (i - from));
        if (votes == 0) candidate = extra;
        votes += votes == 0 || is_near(extra, candidate) ? 1 : -1;
    }
    if (candidate <= TOLERANCE && candidate >= -TOLERANCE) return 0;
    for (int i = from; i < to - 1; i++)
        same += is_near(extra_at(run, i, uses + (i - from)), candidate);
    return 2 * same >= to - from ? candidate : 0;
}

static void set_font(bx_pdf_content *content, int font, bx_len size)
{
    if (content->now.font == font && content->now.size == size) return;
    bx_buf_add_text(&content->bytes, "/F");
    bx_buf_add_int(&content->bytes, font);
    bx_buf_add_byte(&content->bytes, ' ');
    bx_buf_add_pt(&content->bytes, size, 4);
    bx_buf_add_text(&content->bytes, " Tf\n");
    content->now.font = font;
    content->now.size = size;
}

/* Filled, or filled and stroked (9.3.6): round joins, since outlines have sharp corners. */
static void set_stroke(bx_pdf_content *content, bx_len stroke, uint32_t rgb)
{
    bx_buf *out = &content->bytes;
    if (stroke > 0 && content->now.stroke_rgb != rgb) {
        bx_pdf_content_stroke_color(content, rgb);
        content->now.stroke_rgb = rgb;
    }
    if (content->now.stroke == stroke) return;
    if (stroke > 0) {
        bx_pdf_add_thousandths(out, bx_pdf_thousandths(stroke));
        bx_buf_add_text(out, content->now.stroke > 0 ? " w\n" : " w 1 j 2 Tr\n");
    } else {
        bx_buf_add_text(out, "0 Tr\n");
    }
    content->now.stroke = stroke;
}

static void set_tracking(bx_pdf_content *content, bx_len tracking)
{
    if (content->now.tracking == tracking) return;
    bx_buf_add_pt(&content->bytes, tracking, 5);
    bx_buf_add_text(&content->bytes, " Tc\n");
    content->now.tracking = tracking;
}

static void start_line(bx_pdf_content *content, int64_t x, int64_t y)
{
    bx_pdf_add_thousandths(&content->bytes, x - content->line_x);
    bx_buf_add_byte(&content->bytes, ' ');
    bx_pdf_add_thousandths(&content->bytes, y - content->line_y);
    bx_buf_add_text(&content->bytes, " Td\n");
    content->line_x = x;
    content->line_y = y;
}

/* Lies: its own text object, whose x axis points down the sheet (9.4.2). */
static void enter_turned(bx_pdf_content *content, bx_len x, bx_len y)
{
    bx_pdf_content_leave_text(content);
    enter_text(content);
    bx_buf_add_text(&content->bytes, "0 -1 1 0 ");
    bx_pdf_add_thousandths(&content->bytes, bx_pdf_thousandths(x));
    bx_buf_add_byte(&content->bytes, ' ');
    bx_pdf_add_thousandths(&content->bytes, bx_pdf_thousandths(y));
    bx_buf_add_text(&content->bytes, " Tm\n");
}

/* Glyphs that stand in one row: a raised one does, the next one of a column does not. */
static int row_end(const bx_run *run, int from, int to)
{
    int end = from + 1;
    while (end < to && 2 * llabs(run->glyphs[end].y - run->glyphs[from].y) <= run->size)
        end++;
    return end;
}

/* The glyphs [from, to) of one row, of which `uses` are the codes. (x, y): where the run starts, upwards. */
static void show_row(bx_pdf_content *content, const bx_run *run, int from, int to,
                     const bx_pdf_glyph_use *const *uses, bx_len x, bx_len y)
{
    const bx_glyph *glyphs = run->glyphs;
    set_tracking(content, find_tracking(run, from, to, uses));
    start_line(content, bx_pdf_thousandths(x + start_of(run, from, uses[0])),
               bx_pdf_thousandths(y + glyphs[from].y));
    pen p = {.content = content, .size = run->size, .origin = len_of(content->line_x) - x};
    for (int i = from; i < to; i++) {
        set_rise(&p, glyphs[i].y - glyphs[from].y);
        show_glyph(&p, start_of(run, i, uses[i - from]) - p.origin, uses[i - from]);
    }
    close_array(&p);
    set_rise(&p, 0);
}

bx_status bx_pdf_content_glyphs(bx_pdf_content *content, const bx_run *run, int from, int to,
                                bx_len x, bx_len baseline, uint32_t rgb)
{
    if (from >= to) return BX_OK;
    BX_ASSERT(run->glyphs[from].len > 0);
    int font = 0;
    BX_TRY(bx_pdf_fonts_number(content->fonts, run->face, &font));
    BX_TRY(find_uses(content, font, run, from, to));
    bx_len y = content->height - baseline;
    if (run->turned) enter_turned(content, x, y);
    else enter_text(content);
    bx_pdf_content_fill_color(content, rgb);
    set_stroke(content, run->stroke, rgb);
    set_font(content, font, run->size);
    for (int i = from, end; i < to; i = end) {
        end = row_end(run, i, to);
        const bx_pdf_glyph_use *const *uses = content->uses.items + (i - from);
        if (run->turned) show_row(content, run, i, end, uses, 0, 0);
        else show_row(content, run, i, end, uses, x, y);
    }
    if (run->turned) bx_pdf_content_leave_text(content);
    return content->bytes.failed ? BX_ERR_MEMORY : BX_OK;
}
