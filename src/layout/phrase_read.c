#include "layout/phrase_read.h"

#include <string.h>

#include "base/vec.h"
#include "layout/parse.h"
#include "layout/styles.h"
#include "layout/token.h"
#include "layout/typing.h"

#include "base/ban.h"

/* Texts with braces are short; the parts grow in the arena. */
typedef struct phrase_reader {
    bx_layout_reader *tr;
    const bx_node *node;
    const bx_field_scope *scope;
    unsigned types;
    int *width;
    bx_buf literal;
    size_t literal_at;
    BX_VEC(bx_phrase_part) parts;
    bool told;   /* a fault inside of a part: a brace behind it may only follow from that */
    bool failed; /* a brace or a mark stands where it cannot: nothing more is read */
} phrase_reader;

static bx_place place_of(const phrase_reader *p, size_t at, size_t len)
{
    return bx_node_piece_place(p->node, (bx_str){p->node->text.ptr + at, len});
}

static bx_status fail(phrase_reader *p, size_t at, size_t len)
{
    bx_place place = place_of(p, at, len);
    p->failed = true;
    return bx_reader_fail(&p->tr->reader, BX_E_BAD_EXPRESSION, &place,
                          (bx_str){p->node->text.ptr + at, len}, (bx_str){0}, (bx_str){0});
}

/* A } that closes nothing: of a part at fault it may be the end. */
static bx_status fail_stray(phrase_reader *p, size_t at)
{
    p->failed = true;
    return p->told ? BX_OK : fail(p, at, 1);
}

static bx_status push(phrase_reader *p, size_t at, size_t len, bx_str text, bx_phrase_part **part)
{
    *part = BX_VEC_PUSH(p->tr->reader.arena, &p->parts);
    BX_TRY_NEW(*part);
    **part = (bx_phrase_part){.text = text, .place = place_of(p, at, len)};
    return BX_OK;
}

static bx_status end_literal(phrase_reader *p, size_t at)
{
    bx_phrase_part *part;
    if (p->literal.failed) return BX_ERR_MEMORY;
    if (p->literal.len == 0) return BX_OK;
    bx_str text = bx_str_copy(p->tr->reader.arena, bx_buf_str(&p->literal));
    BX_TRY_NEW(text.ptr);
    bx_buf_clear(&p->literal);
    return push(p, p->literal_at, at - p->literal_at, text, &part);
}

static bool cut_end(bx_str *text, const char *end)
{
    bx_str tail = bx_str_from(end);
    if (!bx_str_ends(*text, tail)) return false;
    text->len -= tail.len;
    return true;
}

/* Cuts off what stands behind the last @ of a part, unless that is in a quoted text. */
static bool cut_style(bx_str *text, bx_str *style)
{
    size_t at = text->len;
    *style = (bx_str){0};
    while (at > 0 && text->ptr[at - 1] != '@' && !strchr("'\"`", text->ptr[at - 1]))
        at--;
    if (at == 0 || text->ptr[at - 1] != '@') return false;
    *style = (bx_str){text->ptr + at, text->len - at};
    text->len = at - 1;
    return true;
}

/* A style for words amid a text may leave face and size to it. */
static bx_status find_style(phrase_reader *p, bx_phrase_part *part)
{
    bx_str name = part->style_name;
    if (name.len == 0) return BX_OK;
    part->style = bx_layout_style(p->tr->t, name);
    const bx_node node = {.kind = BX_NODE_SCALAR, .place = part->place, .text = name};
    return part->style ? BX_OK : bx_layout_style_of(p->tr, &node, NULL, &part->style);
}

static bx_status fail_part(phrase_reader *p, bx_code code, const bx_phrase_part *part)
{
    return bx_reader_fail(&p->tr->reader, code, &part->place, part->text, (bx_str){0}, (bx_str){0});
}

/* A text of each entry of a list, or of several. */
static bool is_text_of_each(const bx_expr *value)
{
    const unsigned texts = BX_GIVE(TEXT) | BX_GIVE(TEXTS) | BX_GIVE(NUMBER) | BX_GIVE(DATE);
    return value->kind == BX_EXPR_SLOT && value->is_many && !value->slot.has_members &&
           (texts >> value->gives & 1);
}

/* name...: a row of a table's cells, the lines of a text, or a line for each entry of a list. */
static bx_status check_spread(phrase_reader *p, const bx_phrase_part *part)
{
    const bx_expr *value = part->value;
    if (!p->width && is_text_of_each(value)) return BX_OK;
    unsigned lists = p->width ? BX_TYPE(COUNTS) : BX_TYPE(LINES) | BX_TYPE(PARAGRAPHS);
    bool is_good = value->kind == BX_EXPR_SLOT && value->slot.column < 0 &&
                   !value->slot.has_members && !value->is_many &&
                   (lists >> value->slot.field->type & 1);
    if (!is_good) return fail_part(p, BX_E_BAD_SPREAD, part);
    BX_TRY(bx_slot_tell_absent(p->tr, p->scope, value));
    if (p->width) *p->width = bx_field_width(value->slot.field);
    return BX_OK;
}

/* A value alone: of a field that may stand here. */
static bx_status check_slot(phrase_reader *p, const bx_expr *value)
{
    const bx_slot *slot = &value->slot;
    unsigned type = slot->column >= 0 ? BX_TYPE(COUNT) : 1u << slot->field->type;
    if (slot->has_members || value->is_many)
        return bx_type_want(p->tr, value, BX_GIVE(TEXT) | BX_GIVE(NUMBER) | BX_GIVE(DATE));
    if (type & p->types) return bx_slot_tell_absent(p->tr, p->scope, value);
    return bx_layout_misplaced(p->tr, slot->path, slot->field, p->types, &value->place);
}

/* What an expression may give where fields of `types` may stand. */
static unsigned gives_of(unsigned types)
{
    unsigned gives = 0;
    if (types & BX_TYPE(TEXT)) gives |= BX_GIVE(TEXT) | BX_GIVE(NUMBER) | BX_GIVE(DATE);
    if (types & BX_TYPE(COUNT)) gives |= BX_GIVE(NUMBER) | BX_GIVE(TEXT);
    if (types & BX_TYPE(DATE)) gives |= BX_GIVE(DATE);
    if (types & (BX_TYPE(SEAL) | BX_TYPE(IMAGE))) gives |= BX_GIVE(PICTURE);
    return gives;
}

static bx_status check_value(phrase_reader *p, const bx_phrase_part *part)
{
    if (part->is_spread) return check_spread(p, part);
    if (part->value->kind == BX_EXPR_SLOT) return check_slot(p, part->value);
    return bx_type_want(p->tr, part->value, gives_of(p->types));
}

/* Between two braces: an expression with its marks, or = and words. */
static bx_status read_part(phrase_reader *p, size_t open, size_t close)
{
    bx_phrase_part *part;
    size_t len = close + 1 - open;
    bx_str text = {p->node->text.ptr + open + 1, close - open - 1};
    bx_str style;
    bool has_style = cut_style(&text, &style);
    bool is_words = bx_str_starts(text, BX_STR("="));
    if (is_words) text = (bx_str){text.ptr + 1, text.len - 1};
    bool is_spread = !is_words && cut_end(&text, "...");
    bool is_good = is_words ? has_style : bx_str_trim(text).len == text.len;
    is_good = is_good && text.len > 0 && !memchr(text.ptr, '{', text.len);
    if (!is_good || (has_style && (style.len == 0 || is_spread))) return fail(p, open, len);
    BX_TRY(end_literal(p, open));
    const bx_expr *value = NULL;
    if (!is_words) {
        BX_TRY(bx_expr_read(p->tr, p->node, text, p->scope, BX_USE_VALUE, &value));
        if (!value) return BX_OK;
    }
    BX_TRY(push(p, open, len, text, &part));
    part->value = value;
    part->is_spread = is_spread;
    part->style_name = style;
    BX_TRY(find_style(p, part));
    return value ? check_value(p, part) : BX_OK;
}

static bx_status read_parts(phrase_reader *p)
{
    bx_str text = p->node->text;
    for (size_t at = 0; at < text.len && !p->failed;) {
        char byte = text.ptr[at];
        bool is_brace = byte == '{' || byte == '}';
        if (is_brace && at + 1 < text.len && text.ptr[at + 1] == byte) at++;
        else if (byte == '}') return fail_stray(p, at);
        else if (byte == '{') {
            size_t len = bx_str_find((bx_str){text.ptr + at, text.len - at}, BX_STR("}"));
            if (at + len == text.len) return fail(p, at, len);
            int before = p->tr->reader.faults;
            BX_TRY(read_part(p, at, at + len));
            p->told = p->told || p->tr->reader.faults != before;
            at += len + 1;
            continue;
        }
        if (p->literal.len == 0) p->literal_at = at;
        bx_buf_add_byte(&p->literal, byte);
        at++;
    }
    return p->failed ? BX_OK : end_literal(p, text.len);
}

/* A spread is all of its text. */
static bx_status check_alone(phrase_reader *p)
{
    for (int i = 0; i < p->parts.count && p->parts.count > 1 && !p->failed; i++)
        if (p->parts.items[i].is_spread) BX_TRY(fail(p, 0, p->node->text.len));
    return BX_OK;
}

bx_status bx_phrase_read(bx_layout_reader *tr, const bx_node *node, const bx_field_scope *scope,
                         unsigned types, bx_phrase *phrase, int *width)
{
    phrase_reader p = {.tr = tr, .node = node, .scope = scope, .types = types, .width = width};
    if (width) *width = 1;
    if (node->kind != BX_NODE_SCALAR)
        return bx_reader_fail(&tr->reader, BX_E_UNQUOTED_STAR, &node->place,
                              bx_str_from(bx_node_kind_name(node)), (bx_str){0}, (bx_str){0});
    bx_status status = read_parts(&p);
    if (status == BX_OK) status = check_alone(&p);
    bx_buf_release(&p.literal);
    if (status == BX_OK && !p.failed)
        *phrase = (bx_phrase){.parts = p.parts.items, .count = p.parts.count, .place = node->place};
    return status;
}

bx_status bx_phrase_read_given(bx_layout_reader *tr, const bx_node *node,
                               const bx_field_scope *scope, unsigned types, bx_phrase *phrase)
{
    return node ? bx_phrase_read(tr, node, scope, types, phrase, NULL) : BX_OK;
}
