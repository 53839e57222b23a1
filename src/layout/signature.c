#include "layout/signature.h"

#include "layout/phrase_read.h"
#include "layout/picture.h"
#include "layout/repeat.h"
#include "layout/shapes.h"

#include "base/ban.h"

typedef struct raw_signature {
    bx_raw_repeat repeat;
    const bx_node *agency, *date, *seal, *alt, *post, *stamp, *sign;
} raw_signature;

#define EACH_KEY BX_KEY("each", SCALAR, raw_signature, repeat.each), .shape = &bx_shape_path
#define DATE_KEY                                                                                   \
    BX_KEY("date", NODE, raw_signature, date), .required = true, .shape = &bx_shape_phrase
#define ALT_KEY BX_KEY("alt", NODE, raw_signature, alt), .shape = &bx_shape_phrase
#define SIGN_KEY BX_KEY("sign", NODE, raw_signature, sign), .shape = &bx_shape_phrase

static const bx_key organ_keys[] = {
    {EACH_KEY},
    {BX_KEY("agency", NODE, raw_signature, agency), .required = true, .shape = &bx_shape_phrase},
    {DATE_KEY},
    {BX_KEY("seal", NODE, raw_signature, seal), .shape = &bx_shape_phrase},
    {ALT_KEY},
    {SIGN_KEY},
};

static const bx_key post_keys[] = {
    {EACH_KEY},
    {BX_KEY("post", NODE, raw_signature, post), .required = true, .shape = &bx_shape_phrase},
    {BX_KEY("stamp", NODE, raw_signature, stamp), .required = true, .shape = &bx_shape_phrase},
    {DATE_KEY},
    {BX_KEY("agency", NODE, raw_signature, agency), .shape = &bx_shape_phrase},
    {ALT_KEY},
    {SIGN_KEY},
};

enum { BY_ORGANS, BY_POSTS, FORMS };

static const bx_key_table tables[FORMS] = {
    [BY_ORGANS] = {"signature", BX_KEYS(organ_keys)},
    [BY_POSTS] = {"signature", BX_KEYS(post_keys)},
};

const bx_shape bx_signature_item_shape = {.maps = tables, .map_count = FORMS};

/* What a picture is fitted into is the layout's to say: of the data it is a file and no size. */
static bx_status read_stamp(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            bx_phrase *stamp)
{
    const bx_stamp_style *room = &tr->t->signature.stamp;
    int before = tr->reader.faults;
    if (!node) return BX_OK;
    BX_TRY(bx_picture_slot_read(tr, node, "stamp", scope, stamp));
    bool is_good = tr->reader.faults != before || (room->width > 0 && room->height > 0);
    if (is_good) return BX_OK;
    return bx_reader_keep(&tr->reader,
                          bx_report(tr->reader.diag, BX_E_STAMP_SIZE, &node->place, NULL));
}

bx_status bx_signature_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                            const bx_signature_pattern **signature)
{
    bx_signature_pattern *read = BX_NEW(tr->reader.arena, bx_signature_pattern);
    BX_TRY_NEW(read);
    *signature = read;
    read->is_of_posts =
        bx_node_lookup(node, BX_STR("post")) || bx_node_lookup(node, BX_STR("stamp"));
    const bx_key_table *table = &tables[read->is_of_posts ? BY_POSTS : BY_ORGANS];
    raw_signature raw = {0};
    BX_TRY(bx_schema_read(&tr->reader, node, table->name, table->keys, table->count, &raw));
    BX_TRY(bx_phrase_read_given(tr, raw.date, scope, BX_TYPES_TEXT, &read->date));
    bx_field_scope entry;
    if (raw.repeat.each) {
        BX_TRY(bx_repeat_read(tr, &raw.repeat, scope, &read->repeat, &entry));
        if (!read->repeat.list.field) return BX_OK; /* what is of an entry has no scope: told */
        scope = &entry;
    }
    BX_TRY(bx_phrase_read_given(tr, raw.agency, scope, BX_TYPES_TEXT, &read->agency));
    BX_TRY(bx_phrase_read_given(tr, raw.post, scope, BX_TYPES_TEXT, &read->post));
    BX_TRY(bx_phrase_read_given(tr, raw.seal, scope, BX_TYPE(SEAL), &read->seal));
    BX_TRY(read_stamp(tr, raw.stamp, scope, &read->seal));
    BX_TRY(bx_phrase_read_given(tr, raw.alt, scope, BX_TYPES_TEXT, &read->alt));
    return bx_phrase_read_given(tr, raw.sign, scope, BX_TYPES_TEXT, &read->sign);
}
