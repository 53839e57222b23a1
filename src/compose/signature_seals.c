/*
 * All rows have the same columns, as wide as the largest seal needs; a short last row has the
 * right ones, so the last organ always stands over the date. In a row the last lines of all
 * names stand on one line and all seals have one centre: where the last name's seal would be.
 */
#include "compose/signature_seals.h"

#include "compose/signed_text.h"

#include "base/ban.h"

/* The 1999 edition (8.2.6.2) had three at most; wider than 49 mm two fit 156 mm. */
enum { MOST_COLUMNS = 3, LEAST_COLUMN = 7 /* characters */ };

/* The seals' columns: their axes, from the left. */
typedef struct columns {
    int count;
    bx_len axes[MOST_COLUMNS];
} columns;

/* Lines of a row, from the signature's first. */
typedef struct row {
    int first, end; /* of those who sign */
    int name_lines; /* of its longest name */
    int last_line;  /* on which all its names end */
    bx_len largest; /* of its seals */
    bx_len centre;  /* of its seals */
} row;

/* --- columns --- */

/* The axis of the date, so many characters nearer to the right edge than usual. */
static bx_len axis_of_date(const bx_signed *s, int nearer)
{
    bx_len right = s->places->sealed_right - nearer * s->block->style->em;
    return s->area->width - right - s->date_width / 2;
}

/* Two: mirrored at the middle of the type area; three: as far apart as the seals want. */
static columns columns_at(const bx_signed *s, int count, bx_len axis, bx_len diameter)
{
    bx_len step = bx_len_max(diameter + s->places->apart, LEAST_COLUMN * s->block->style->em);
    columns c = {.count = count};
    if (count == 2) step = 2 * axis - s->area->width;
    for (int i = 0; i < count; i++)
        c.axes[i] = axis - (count - 1 - i) * step;
    return c;
}

static bool columns_fit(const bx_signed *s, const columns *c, bx_len diameter)
{
    bx_len step = c->axes[1] - c->axes[0];
    return step >= diameter + s->places->apart && c->axes[0] - diameter / 2 >= 0 &&
           c->axes[c->count - 1] + diameter / 2 <= s->area->width;
}

/*
 * GB/T 9704-2012 7.3.5.1: "一般右空四字". Where so many seals do not stand in the type area then,
 * the date comes nearer to the right, down to where it stands without a seal; else fewer stand in a row.
 */
static columns find_columns(const bx_signed *s, bx_len diameter)
{
    int most = s->count == 4 ? 2 : s->count < MOST_COLUMNS ? s->count : MOST_COLUMNS;
    bx_len spare = s->places->sealed_right - s->places->right;
    int nearest = spare > 0 ? (int)(spare / s->block->style->em) : 0;
    for (int count = most; count > 1; count--)
        for (int nearer = 0; nearer <= nearest; nearer++) {
            columns c = columns_at(s, count, axis_of_date(s, nearer), diameter);
            if (columns_fit(s, &c, diameter)) return c;
        }
    return columns_at(s, 1, axis_of_date(s, 0), diameter);
}

/* --- names --- */

/* Names side by side stay a character apart; one alone stays in the type area. */
static bx_len room_of(const bx_signed *s, const columns *c)
{
    bx_len left = c->axes[0], right = s->area->width - c->axes[c->count - 1];
    bx_len room = 2 * bx_len_min(left, right);
    if (c->count == 1) return room;
    return bx_len_min(room, c->axes[1] - c->axes[0] - s->block->style->em);
}

/* Wanted lines of a name alone in its row stay as they are. */
static bx_status break_names(bx_signed *s, const columns *c)
{
    bx_len room = room_of(s, c);
    bx_status first = BX_OK;
    for (int i = 0; i < s->count; i++) {
        bx_signed_by *by = &s->by[i];
        bx_status status;
        if (c->count > 1) status = bx_signed_break(s, by, room);
        else if (by->signer->name_count == 1) status = bx_signed_break_in_two(s, by, room);
        else status = bx_signed_keep_lines(s, by, s->area->width);
        if (status == BX_ERR_MEMORY) return status;
        if (first == BX_OK) first = status;
    }
    return first;
}

/* A name, or a seal, too wide for the axis of one column moves it until it stays in the type area. */
static void move_axis(const bx_signed *s, bx_len diameter, columns *c)
{
    bx_len wide = bx_len_max(s->date_width, diameter);
    for (int i = 0; i < s->count; i++)
        wide = bx_len_max(wide, s->by[i].width);
    if (c->count == 1)
        c->axes[0] = bx_len_max(bx_len_min(c->axes[0], s->area->width - wide / 2), wide / 2);
}

/* --- rows --- */

static row row_at(const bx_signed *s, int first, int count)
{
    row r = {.first = first, .end = first + count < s->count ? first + count : s->count};
    r.name_lines = 1;
    for (int i = r.first; i < r.end; i++) {
        if (s->by[i].line_count > r.name_lines) r.name_lines = s->by[i].line_count;
        r.largest = bx_len_max(r.largest, s->by[i].signer->diameter);
    }
    return r;
}

/* The seals' centre is above the middle of what a row's longest name and a date are together. */
static bx_len centre_of(const bx_signed *s, const row *r)
{
    bx_len head = (r->last_line + 1 - r->name_lines) * s->area->pitch;
    bx_len height = r->name_lines * s->area->pitch + s->block->style->size;
    return head + height / 2 - s->places->below;
}

/* So many lines under the row before it as the layout wants, and as many more as keep the seals apart. */
static void find_lines(const bx_signed *s, const row *above, row *r)
{
    r->last_line = above ? above->last_line + s->places->rows : r->name_lines - 1;
    r->centre = centre_of(s, r);
    if (!above) return;
    bx_len apart = (above->largest + r->largest + s->places->apart) / 2;
    for (; r->centre - above->centre < apart; r->centre += s->area->pitch)
        r->last_line++;
}

static void place_row(bx_signed *s, const columns *c, const row *r)
{
    for (int i = r->first; i < r->end; i++) {
        bx_signed_by *by = &s->by[i];
        bx_len diameter = by->signer->diameter;
        by->x = c->axes[c->count - r->end + i];
        by->y = (r->last_line + 1 - by->line_count) * s->area->pitch;
        by->picture = (bx_rect){by->x - diameter / 2, r->centre - diameter / 2, diameter, diameter};
    }
}

/* From the bottom of the text's last line to the first row's largest seal. */
static bx_len gap_above(const bx_signed *s, const row *first)
{
    bx_len top = first->centre - first->largest / 2;
    return (s->blank + 1) * s->area->pitch - s->area->grid_size + top;
}

/* Seals too small to reach within a line of the text go up, as long as the last one covers the date. */
static void raise_small(bx_signed *s, const row *first)
{
    bx_rect *last = &s->by[s->count - 1].picture;
    bx_len up = gap_above(s, first) - s->area->pitch;
    if (up > 0 && last->y - up + last->h >= s->height)
        for (int i = 0; i < s->count; i++)
            s->by[i].picture.y -= up;
    else up = 0;
    s->clear = gap_above(s, first) - up;
}

static void place_rows(bx_signed *s, const columns *c)
{
    row above = {0}, first = {0};
    for (int at = 0; at < s->count; at = above.end) {
        row r = row_at(s, at, c->count);
        find_lines(s, at > 0 ? &above : NULL, &r);
        place_row(s, c, &r);
        if (at == 0) first = r;
        above = r;
    }
    s->date_x = c->axes[c->count - 1] - s->date_width / 2;
    s->date_y = (above.last_line + 1) * s->area->pitch;
    s->height = s->date_y + s->block->style->size;
    /* a name in more lines takes its place from the white above it */
    s->blank = s->places->sealed_blank - first.name_lines / 2;
    if (s->blank < 0) s->blank = 0;
    raise_small(s, &first);
}

/* --- what is told --- */

static bx_status report_mm(bx_signed *s, bx_code code, const bx_place *place, bx_len one,
                           bx_len other)
{
    bx_buf first = {0}, second = {0};
    bx_mm_text(&first, one);
    bx_mm_text(&second, other);
    bx_status status = BX_ERR_MEMORY;
    if (!first.failed && !second.failed)
        status = bx_report(s->c->diag, code, place, first.ptr, second.ptr);
    bx_buf_release(&first);
    bx_buf_release(&second);
    return status;
}

/* GB/T 9704-2012 7.3.5.1: the gap is at most one line. */
static bx_status check_gap(bx_signed *s)
{
    if (s->clear >= 0 && s->clear <= s->area->pitch) return BX_OK;
    bx_len largest = 0;
    for (int i = 0; i < s->count && i < s->columns; i++)
        largest = bx_len_max(largest, s->by[i].signer->diameter);
    return report_mm(s, BX_E_SEAL_ROOM, &s->block->place, largest, s->clear);
}

static const bx_place *place_of(const bx_signed *s, const bx_signer *signer)
{
    return signer->name_count > 0 ? &signer->names[0].place : &s->block->place;
}

static bx_status check_sizes(bx_signed *s)
{
    bx_status first = BX_OK;
    bx_len most = bx_len_min(s->area->width, s->area->height);
    for (int i = 0; i < s->count; i++) {
        const bx_signer *signer = s->by[i].signer;
        if (signer->diameter <= most) continue;
        bx_status status =
            report_mm(s, BX_E_SEAL_TOO_WIDE, place_of(s, signer), signer->diameter, most);
        if (first == BX_OK) first = status;
    }
    return first;
}

/* GB/T 9704-2012 7.3.5.1: each name has its seal, so one that lacks it is no matter of form. */
static bx_status leave_room(bx_signed *s, bx_len diameter)
{
    for (int i = 0; i < s->count; i++) {
        const bx_signer *signer = s->by[i].signer;
        if (signer->form != BX_SEAL_FORM_NONE) continue;
        bx_signer *with = BX_NEW(s->c->passing, bx_signer);
        BX_TRY_NEW(with);
        *with = *signer;
        with->form = BX_SEAL_FORM_ROOM;
        with->diameter = diameter;
        s->by[i].signer = with;
        bx_str name = signer->name_count > 0 ? signer->names[0].text : BX_STR("");
        const char *words = bx_arena_copy(s->c->arena, name.ptr, name.len);
        BX_TRY_NEW(words);
        BX_TRY(bx_report(s->c->diag, BX_E_SEAL_LACKING, place_of(s, signer), words));
    }
    return BX_OK;
}

bx_status bx_signature_place_seals(bx_signed *s)
{
    bx_len diameter = 0;
    for (int i = 0; i < s->count; i++)
        diameter = bx_len_max(diameter, s->by[i].signer->diameter);
    BX_TRY(leave_room(s, diameter));
    BX_TRY(check_sizes(s));
    columns c = find_columns(s, diameter);
    s->align = BX_SIGNED_CENTER;
    s->columns = c.count;
    BX_TRY(break_names(s, &c));
    move_axis(s, diameter, &c);
    place_rows(s, &c);
    return check_gap(s);
}
