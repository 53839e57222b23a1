#include "measure/gauge.h"

#include "compose/area.h"

#include "base/ban.h"

/* --- from where --- */

/* The type area, and its sheet, as what stands on them sees them. */
static bx_area area_of(const bx_gauged *on, const bx_element *e)
{
    const bx_page_style *style = on->pages->kept[e->page].style;
    return e->is_turned ? bx_area_of_page(style) : bx_area_upright(style);
}

static bool find_origin(const bx_gauged *on, const bx_element *e, bx_element *origin)
{
    bx_area area = area_of(on, e);
    switch (on->clause->from) {
    case BX_DATUM_SHEET:
        *origin = (bx_element){.box = {0, 0, area.sheet_width, area.sheet_height}};
        return true;
    case BX_DATUM_AREA:
        *origin = (bx_element){.box = {area.left, area.top, area.width, area.height}};
        return true;
    case BX_DATUM_AREA_FOOT:
        *origin = (bx_element){.box = {area.left, area.top + area.height, area.width, 0}};
        return true;
    case BX_DATUM_ELEMENT: break;
    }
    const bx_element *nearest = bx_chosen_nearest(&on->others, e);
    if (!nearest || nearest->box.h == 0) return false;
    *origin = *nearest;
    return true;
}

/* --- distances --- */

static bx_len right_of(const bx_rect *box)
{
    return box->x + box->w;
}

static bx_len foot_of(const bx_rect *box)
{
    return box->y + box->h;
}

static bx_len baseline_of(const bx_element *origin)
{
    return origin->stretch_count > 0 ? origin->baseline : origin->box.y;
}

static bool gauge_distance(const bx_gauged *on, const bx_element *e, bx_len *value)
{
    bx_element o;
    const bx_rect *a = &e->box, *b = &o.box;
    if (!find_origin(on, e, &o)) return false;
    switch (on->clause->gauge) {
    case BX_GAUGE_LEFT: *value = a->x - b->x; break;
    case BX_GAUGE_RIGHT: *value = right_of(b) - right_of(a); break;
    case BX_GAUGE_TOP: *value = a->y - b->y; break;
    case BX_GAUGE_BOTTOM: *value = foot_of(b) - foot_of(a); break;
    case BX_GAUGE_INK_TOP: *value = e->ink_top - b->y; break;
    case BX_GAUGE_FIRST_INK_TOP: *value = e->first_ink_top - b->y; break;
    case BX_GAUGE_INK_BOTTOM: *value = foot_of(b) - e->ink_bottom; break;
    case BX_GAUGE_BASELINE: *value = e->baseline - baseline_of(&o); break;
    case BX_GAUGE_CENTER: *value = a->x + a->w / 2 - (b->x + b->w / 2); break;
    case BX_GAUGE_MIDDLE: *value = a->y + a->h / 2 - (b->y + b->h / 2); break;
    case BX_GAUGE_GAP: *value = a->y - foot_of(b); break;
    case BX_GAUGE_APART: *value = a->x - right_of(b); break;
    default: return false;
    }
    return true;
}

/* Boxes that stand apart across or down do not touch, so the larger of both is the white. */
static bx_len white_between(const bx_rect *a, const bx_rect *b)
{
    bx_len across = bx_len_max(b->x - right_of(a), a->x - right_of(b));
    bx_len down = bx_len_max(b->y - foot_of(a), a->y - foot_of(b));
    return bx_len_max(across, down);
}

static bool gauge_clear(const bx_gauged *on, const bx_element *e, bx_len *value)
{
    bool found = false;
    bx_chosen near = bx_chosen_on_page(&on->others, e->page);
    for (int i = 0; i < near.count; i++) {
        const bx_element *other = near.items[i];
        if (other == e || other->box.h == 0) continue;
        bx_len white = white_between(&e->box, &other->box);
        if (!found || white < *value) *value = white;
        found = true;
    }
    return found;
}

/* The baseline of the line before it in its paragraph, if that stands on the same page. */
static bool gauge_pitch(const bx_gauged *on, const bx_element *e, bx_len *value)
{
    bx_chosen near = bx_chosen_on_page(&on->of, e->page);
    for (int i = 0; i < near.count; i++) {
        const bx_element *before = near.items[i];
        if (before->order + 1 != e->order) continue;
        bool follows = before->block == e->block && !e->starts;
        if (follows) *value = e->baseline - before->baseline;
        return follows;
    }
    return false;
}

/* --- type --- */

/* The size of what is no letter or digit of a Western face, which may be corrected. */
static bool gauge_size(const bx_gauged *on, const bx_element *e, bx_len *value)
{
    const bx_stretch *found = NULL;
    for (int i = 0; i < e->stretch_count; i++) {
        const bx_stretch *s = &e->stretches[i];
        if (!bx_selector_has_style(&on->clause->of, s->style)) continue;
        if (!found || (bx_face_has_hanzi(s->face) && !bx_face_has_hanzi(found->face))) found = s;
    }
    if (found) *value = found->size;
    return found != NULL;
}

static bool has_face(const bx_font_role *role, const bx_face *face)
{
    if (role->latin && role->latin->face == face) return true;
    for (int i = 0; i < role->count; i++)
        if (role->uses[i].face == face) return true;
    for (int i = 0; i < role->chosen_count; i++)
        if (role->chosen[i].face == face) return true;
    return role->bold && has_face(role->bold, face);
}

/* The role asked for, where it has the face; else the first that has. */
static bx_str role_of(const bx_gauged *on, const bx_face *face)
{
    const bx_fontset *fonts = on->fonts;
    const bx_font_role *asked = bx_fontset_lookup(fonts, on->clause->word);
    if (asked && has_face(asked, face)) return asked->name;
    for (int i = 0; i < fonts->count; i++)
        if (has_face(&fonts->roles[i], face)) return fonts->roles[i].name;
    return bx_str_from(bx_face_name(face));
}

/* Of several the one that is not as asked. */
static bool gauge_face(const bx_gauged *on, const bx_element *e, bx_str *word)
{
    bool found = false;
    for (int i = 0; i < e->stretch_count; i++) {
        if (!bx_selector_has_style(&on->clause->of, e->stretches[i].style)) continue;
        bx_str role = role_of(on, e->stretches[i].face);
        if (!found || !bx_str_equal(role, on->clause->word)) *word = role;
        found = true;
    }
    return found;
}

/* --- numbers --- */

static int64_t rows_beside(const bx_gauged *on, const bx_element *e)
{
    int64_t rows = 0;
    bx_chosen near = bx_chosen_on_page(&on->others, e->page);
    for (int i = 0; i < near.count; i++)
        if (near.items[i] != e) rows += near.items[i]->rows;
    return rows;
}

bool bx_gauge_one(const bx_gauged *on, const bx_element *e, bx_reading *reading)
{
    *reading = (bx_reading){.page = e->page};
    bool is_seen = e->box.h > 0;
    switch (on->clause->gauge) {
    case BX_GAUGE_WIDTH: reading->value = e->box.w; return is_seen;
    case BX_GAUGE_HEIGHT: reading->value = e->box.h; return is_seen;
    case BX_GAUGE_CLEAR: return is_seen && gauge_clear(on, e, &reading->value);
    case BX_GAUGE_PITCH: return gauge_pitch(on, e, &reading->value);
    case BX_GAUGE_SIZE: return gauge_size(on, e, &reading->value);
    case BX_GAUGE_FACE: return gauge_face(on, e, &reading->word);
    case BX_GAUGE_SIDE:
        reading->word = e->page % 2 == 0 ? BX_STR("odd") : BX_STR("even");
        return true;
    case BX_GAUGE_PAGE: reading->value = e->page + 1; return true;
    case BX_GAUGE_LINES_WITH: reading->value = rows_beside(on, e); return true;
    default: break;
    }
    return is_seen && gauge_distance(on, e, &reading->value);
}

/* --- all together --- */

bool bx_gauge_is_of_all(bx_gauge gauge)
{
    return gauge >= BX_GAUGE_COUNT;
}

enum { MOST_TRIED = 64 };

/* Lengths and how often each was met; those beyond the first ones are rare. */
typedef struct tally {
    bx_len length[MOST_TRIED];
    int times[MOST_TRIED], count;
} tally;

static void count_length(tally *t, bx_len length, int times)
{
    int i = 0;
    while (i < t->count && t->length[i] != length)
        i++;
    if (i == MOST_TRIED) return;
    if (i == t->count) t->length[t->count++] = length;
    t->times[i] += times;
}

static bx_len commonest(const tally *t)
{
    int best = 0;
    for (int i = 1; i < t->count; i++)
        if (t->times[i] > t->times[best]) best = i;
    return t->count > 0 ? t->length[best] : 0;
}

/* A millionth part of a length is no line: the type area is divided to whole units. */
static int64_t times_in(bx_len room, bx_len step)
{
    return (room + room / 100000) / step;
}

static bool gauge_lines(const bx_gauged *on, bx_reading *reading)
{
    tally t = {0};
    for (int i = 0; i < on->of.count; i++) {
        bx_len pitch;
        if (gauge_pitch(on, on->of.items[i], &pitch) && pitch > 0) count_length(&t, pitch, 1);
    }
    if (t.count == 0) return false;
    const bx_element *e = on->of.items[0];
    bx_len room = area_of(on, e).height - e->box.h;
    reading->value = times_in(room, commonest(&t)) + 1;
    return true;
}

static bool gauge_characters(const bx_gauged *on, bx_reading *reading)
{
    tally t = {0};
    for (int i = 0; i < on->of.count; i++)
        if (on->of.items[i]->advances > 0)
            count_length(&t, on->of.items[i]->advance, on->of.items[i]->advances);
    if (t.count == 0) return false;
    bx_len room = area_of(on, on->of.items[0]).width;
    reading->value = times_in(room, commonest(&t));
    return true;
}

bool bx_gauge_all(const bx_gauged *on, bx_reading *reading)
{
    *reading = (bx_reading){.page = on->of.count > 0 ? on->of.items[0]->page : -1};
    switch (on->clause->gauge) {
    case BX_GAUGE_COUNT: reading->value = on->of.count; return true;
    case BX_GAUGE_LINES_A_PAGE: return gauge_lines(on, reading);
    case BX_GAUGE_CHARACTERS_A_LINE: return gauge_characters(on, reading);
    default: return false;
    }
}
