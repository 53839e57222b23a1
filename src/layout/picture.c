#include "layout/picture.h"

#include "layout/caption.h"
#include "layout/phrase_read.h"
#include "layout/styles.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_side) == sizeof(int), "a word is stored as an int");

enum { LEAST_SIDE = 1000, MOST_SIDE = 1000000 }; /* 1/1000 mm */

/* A side that is given is never 0: that would be "not given". */
static bx_status read_side(bx_reader *r, const bx_node *node, const char *name, bx_len *side)
{
    bx_len read = -1;
    if (!node) return BX_OK;
    BX_TRY(bx_reader_length(r, node, name, false, &read));
    if (read < 0) return BX_OK; /* told */
    *side = read;
    if (read >= bx_len_from_um(LEAST_SIDE) && read <= bx_len_from_um(MOST_SIDE)) return BX_OK;
    return bx_reader_fail(r, BX_E_OUT_OF_RANGE, &node->place, bx_str_from(name), BX_STR("1mm"),
                          BX_STR("1000mm"));
}

/* Of words, of several values, and of one that an expression chooses, nothing could be drawn. */
bx_status bx_picture_slot_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                               const bx_field_scope *scope, bx_phrase *image)
{
    bx_reader *r = &tr->reader;
    int faults = r->faults;
    BX_TRY(bx_phrase_read(tr, node, scope, BX_TYPE(IMAGE), image, NULL));
    if (r->faults != faults || bx_phrase_slot(image)) return BX_OK;
    return bx_reader_keep(r, bx_report(r->diag, BX_E_NOT_A_PICTURE, &node->place, name));
}

/* Words would be told to nobody, and what has a caption adds something. */
static bx_status check_decorative(bx_reader *r, const bx_raw_picture *raw)
{
    const bx_node *node = raw->alt ? raw->alt : raw->caption;
    if (!raw->is_decorative || !node) return BX_OK;
    return bx_reader_keep(
        r, bx_report(r->diag, BX_E_DECORATIVE, &node->place, raw->alt ? "alt" : "caption"));
}

/* In the style of a table's captions, where a line names no other. */
static bx_status read_captions(bx_layout_reader *tr, const bx_raw_picture *raw,
                               const bx_field_scope *scope, bx_picture_pattern *read)
{
    const bx_style *style = bx_layout_style(tr->t, BX_STR(BX_STYLE_TABLE));
    return bx_captions_read(tr, raw->caption, "caption", scope, style ? style : tr->t->body_style,
                            &read->captions);
}

/* What a picture and a QR code have in common. */
static bx_status read_common(bx_layout_reader *tr, const bx_raw_picture *raw,
                             const bx_field_scope *scope, bx_picture_pattern *read)
{
    bx_reader *r = &tr->reader;
    read->style.align = raw->align;
    r->scale = bx_style_scale(tr, NULL);
    BX_TRY(read_side(r, raw->width, "width", &read->style.width));
    BX_TRY(read_side(r, raw->height, "height", &read->style.height));
    if (raw->alt) BX_TRY(bx_phrase_read(tr, raw->alt, scope, BX_TYPES_TEXT, &read->alt, NULL));
    return read_captions(tr, raw, scope, read);
}

bx_status bx_picture_read(bx_layout_reader *tr, const bx_node *image, const bx_raw_picture *raw,
                          const bx_field_scope *scope, const bx_picture_pattern **picture)
{
    bx_picture_pattern *read = BX_NEW(tr->reader.arena, bx_picture_pattern);
    BX_TRY_NEW(read);
    BX_TRY(bx_picture_slot_read(tr, image, "image", scope, &read->image));
    BX_TRY(read_common(tr, raw, scope, read));
    BX_TRY(check_decorative(&tr->reader, raw));
    read->is_decorative = raw->is_decorative;
    *picture = read;
    return BX_OK;
}

bx_status bx_qr_read(bx_layout_reader *tr, const bx_node *text, const bx_raw_picture *raw,
                     const bx_field_scope *scope, const bx_picture_pattern **picture)
{
    bx_picture_pattern *read = BX_NEW(tr->reader.arena, bx_picture_pattern);
    BX_TRY_NEW(read);
    BX_TRY(bx_phrase_read(tr, text, scope, BX_TYPES_TEXT, &read->qr, NULL));
    BX_TRY(read_common(tr, raw, scope, read));
    *picture = read;
    return BX_OK;
}
