#include "layout/edge_seal.h"

#include "layout/phrase_read.h"
#include "layout/picture.h"
#include "layout/shapes.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_seal {
    const bx_node *image, *alt;
    bx_edge_seal_pattern seal;
} raw_seal;

static const bx_key seal_keys[] = {
    {BX_KEY("image", SCALAR, raw_seal, image), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("alt", SCALAR, raw_seal, alt), .shape = &bx_shape_phrase},
    {BX_KEY("diameter", LENGTH, raw_seal, seal.diameter), .required = true},
    {BX_KEY("y", LENGTH, raw_seal, seal.y), .required = true},
    {BX_KEY("sheets", INT, raw_seal, seal.sheets), .least = 3, .most = 50},
};

static const bx_key_table seal_table = {"edge-seal", BX_KEYS(seal_keys)};
const bx_shape bx_edge_seal_shape = {.maps = &seal_table, .map_count = 1};

/*
 * Narrower slices say nothing, and sheets are not laid so exactly. A seal may be as large as one of
 * the data; the smallest gives three slices, the least that `sheets` can ask for: with two, the
 * last of an odd number of sheets would be a set of its own and bear the whole seal.
 */
enum { LEAST_SLICE = 3000, SMALLEST = 10000, LARGEST = 100000 }; /* 1/1000 mm */
enum { SHEETS = 10 };

static bx_status check_diameter(bx_layout_reader *tr, const bx_edge_seal_pattern *seal)
{
    if (seal->diameter >= bx_len_from_um(SMALLEST) && seal->diameter <= bx_len_from_um(LARGEST))
        return BX_OK;
    return bx_reader_fail(&tr->reader, BX_E_OUT_OF_RANGE, &seal->place, BX_STR("diameter"),
                          BX_STR("10mm"), BX_STR("100mm"));
}

static bx_status check_slices(bx_layout_reader *tr, const bx_edge_seal_pattern *seal)
{
    bx_len least = bx_len_from_um(LEAST_SLICE);
    char most[12], sheets[12]; /* ints in decimal */
    if (seal->diameter >= seal->sheets * least) return BX_OK;
    snprintf(most, sizeof most, "%d", (int)(seal->diameter / least));
    snprintf(sheets, sizeof sheets, "%d", seal->sheets);
    return bx_reader_keep(
        &tr->reader, bx_report(tr->reader.diag, BX_E_EDGE_SEAL_THIN, &seal->place, sheets, most));
}

bx_status bx_layout_edge_seal(bx_layout_reader *tr, const bx_node *seal)
{
    const bx_field_scope scope = bx_field_scope_top(tr->t);
    raw_seal raw = {.seal = {.sheets = SHEETS}};
    int before = tr->reader.faults;
    if (!seal) return BX_OK;
    bx_edge_seal_pattern *made = BX_NEW(tr->reader.arena, bx_edge_seal_pattern);
    BX_TRY_NEW(made);
    tr->reader.scale = bx_style_scale(tr, NULL);
    BX_TRY(
        bx_schema_read(&tr->reader, seal, "edge-seal", seal_keys, BX_KEY_COUNT(seal_keys), &raw));
    *made = raw.seal;
    made->place = seal->place;
    if (raw.image) BX_TRY(bx_picture_slot_read(tr, raw.image, "image", &scope, &made->image));
    if (raw.alt) BX_TRY(bx_phrase_read(tr, raw.alt, &scope, BX_TYPES_TEXT, &made->alt, NULL));
    if (tr->reader.faults == before) BX_TRY(check_diameter(tr, made));
    if (tr->reader.faults == before) BX_TRY(check_slices(tr, made));
    tr->t->edge_seal = made;
    return BX_OK;
}
