/*
 * The library's event interface, not its documents: those check duplicate keys in
 * more than quadratic time (40,000 keys two minutes) and lose the aliases' places.
 */
#include "source/source.h"

#include <string.h>

#include <libfyaml.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "source/encoding.h"
#include "source/fold.h"
#include "source/foreign.h"
#include "source/keys.h"
#include "source/stray.h"
#include "source/syntax.h"
#include "source/text_line.h"

#include "base/ban.h"

/* What counts against the limits: nodes and nesting of a subtree, aliases expanded. */
typedef struct extent {
    int64_t nodes;
    int depth;
} extent;

typedef struct anchor {
    bx_str name;
    bx_place place;
    const bx_node *node; /* NULL while it is still open */
    extent extent;
    bool is_used;
    bool is_missing; /* an alias came before it: told once */
} anchor;

typedef struct item {
    const bx_node *node;
} item;

/* A map or list that is still open. */
typedef struct frame {
    bx_node *node;
    int anchor; /* index, or -1 */
    bool is_flow;
    bool has_key; /* MAP: `key` waits for its value */
    bx_pair key;
    size_t key_end; /* byte behind the key */
    BX_VEC(bx_pair) pairs;
    BX_VEC(item) items;
    extent extent;
} frame;

typedef struct builder {
    bx_arena *arena;
    const bx_text_file *file;
    bx_diag *diag;
    size_t skipped; /* bytes of the byte order mark: the library does not see them */
    frame frames[BX_LIMIT_NODE_DEPTH];
    int depth;
    BX_VEC(anchor) anchors;
    const bx_node *root;
    size_t last_end;  /* byte behind the last token */
    size_t bad_alias; /* byte behind the last alias without an anchor */
    size_t odd_key; /* byte of the last key with a space before it that YAML takes for none, + 1 */
    int64_t nodes;
    int documents;
    bx_buf muttered; /* what the library wrote beside its complaints */
    bx_status fault; /* the first that does not end the reading */
} builder;

static bx_status fail(builder *b, bx_code code, const bx_place *place, bx_str arg)
{
    bx_str copy = bx_str_copy(b->arena, arg);
    BX_TRY_NEW(copy.ptr);
    return bx_report(b->diag, code, place, copy.ptr);
}

static bx_status fail_number(builder *b, bx_code code, const bx_place *place, int number)
{
    bx_buf text = {0};
    bx_buf_add_int(&text, number);
    bx_status status = text.failed ? BX_ERR_MEMORY : fail(b, code, place, bx_buf_str(&text));
    bx_buf_release(&text);
    return status;
}

/* For a fault that the reading survives: it is kept and the others are looked for. */
static bx_status go_on(builder *b, bx_status status)
{
    if (status != BX_ERR_INPUT) return status;
    if (b->fault == BX_OK) b->fault = status;
    return BX_OK;
}

static bx_place token_place(const builder *b, struct fy_token *token)
{
    const struct fy_mark *start = fy_token_start_mark(token), *end = fy_token_end_mark(token);
    size_t at = b->skipped + (start ? start->input_pos : 0);
    size_t to = b->skipped + (end ? end->input_pos : 0);
    size_t most = b->file->text.len;
    at = at < most ? at : most;
    to = to < most ? to : most;
    return (bx_place){b->file, at, to > at ? to - at : 0};
}

static size_t skip_blanks(const builder *b, size_t at)
{
    bx_str text = b->file->text;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

/* --- scalars --- */

static bx_scalar_style style_of(enum fy_scalar_style style)
{
    switch (style) {
    case FYSS_SINGLE_QUOTED:
    case FYSS_DOUBLE_QUOTED: return BX_SCALAR_QUOTED;
    case FYSS_LITERAL: return BX_SCALAR_LITERAL;
    case FYSS_FOLDED: return BX_SCALAR_FOLDED;
    default: return BX_SCALAR_PLAIN;
    }
}

/* "\u0007" brings in what the check of the bytes kept out. */
static bx_status check_escapes(builder *b, const bx_place *place, bx_str *text)
{
    bool has_mark = false;
    for (size_t at = 0; at < text->len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(*text, at, &rune);
        bool is_mark = rune == 0xFEFF;
        if (len == 0 || (bx_encoding_forbids(rune) && !is_mark))
            return go_on(b, bx_encoding_report(place, rune, b->diag));
        has_mark = has_mark || is_mark;
        at += (size_t)len;
    }
    if (!has_mark) return BX_OK;
    size_t places[BX_MARK_PLACES];
    int count = 0;
    char *bytes = bx_arena_copy(b->arena, text->ptr, text->len);
    BX_TRY_NEW(bytes);
    *text = (bx_str){bytes, bx_encoding_cut_marks(bytes, text->len, 0, places, &count)};
    return bx_report(b->diag, BX_E_BYTE_ORDER_MARK, place, NULL);
}

/* What the library reads in "…", with the spaces of its folds taken out between hanzi. */
static bx_status read_escaped(builder *b, struct fy_token *token, const bx_place *place, bx_str raw,
                              bx_str *text)
{
    size_t len = 0;
    if (bx_str_trim(raw).len == 0) { /* libfyaml 0.7.12 reads bytes of its own behind a last | */
        *text = BX_STR("");
        return BX_OK;
    }
    const char *bytes = fy_token_get_text(token, &len);
    BX_TRY_NEW(bytes);
    bx_str decoded = bx_str_copy(b->arena, (bx_str){bytes, len});
    BX_TRY_NEW(decoded.ptr);
    BX_TRY(bx_fold_read(b->arena, true, raw, decoded, text));
    return check_escapes(b, place, text);
}

static bx_status read_block(builder *b, bool is_folded, bx_str raw, bx_str *text)
{
    bx_str decoded;
    BX_TRY(bx_fold_block(b->arena, is_folded, b->file->text, raw, &decoded));
    *text = decoded;
    return is_folded ? bx_fold_read(b->arena, false, raw, decoded, text) : BX_OK;
}

/* The token's text: the file's own bytes where nothing in them means anything else. */
static bx_status read_text(builder *b, struct fy_token *token, const bx_place *place, bx_str *text)
{
    bx_str raw = {b->file->text.ptr + place->at, place->len};
    bool is_folded = memchr(raw.ptr, '\n', raw.len) || memchr(raw.ptr, '\r', raw.len);
    *text = raw;
    switch (fy_token_scalar_style(token)) {
    case FYSS_PLAIN: return is_folded ? bx_fold_lines(b->arena, false, raw, text) : BX_OK;
    case FYSS_SINGLE_QUOTED:
        if (!is_folded && !memchr(raw.ptr, '\'', raw.len)) return BX_OK;
        return bx_fold_lines(b->arena, true, raw, text);
    case FYSS_DOUBLE_QUOTED:
        if (!is_folded && !memchr(raw.ptr, '\\', raw.len)) return BX_OK;
        return read_escaped(b, token, place, raw, text);
    case FYSS_FOLDED: return read_block(b, true, raw, text);
    default: return read_block(b, false, raw, text);
    }
}

/* Byte of a comment that ends the line from `at` on, or 0. YAML wants a blank before the #. */
static size_t find_comment(const builder *b, size_t at)
{
    size_t hash = skip_blanks(b, at);
    bx_str text = b->file->text;
    return hash > at && hash < text.len && text.ptr[hash] == '#' ? hash : 0;
}

static bx_status read_scalar(builder *b, struct fy_token *token, bx_node *node)
{
    enum fy_scalar_style style = fy_token_scalar_style(token);
    node->kind = BX_NODE_SCALAR;
    node->style = style_of(style);
    node->place = token_place(b, token);
    BX_TRY(read_text(b, token, &node->place, &node->text));
    b->last_end = node->place.at + node->place.len + (node->style == BX_SCALAR_QUOTED);
    if (node->style == BX_SCALAR_PLAIN) node->comment_at = find_comment(b, b->last_end);
    return BX_OK;
}

/* Where nothing stands: at the key, or at the dash of the item. */
static void place_nothing(builder *b, bx_node *node)
{
    frame *top = b->depth > 0 ? &b->frames[b->depth - 1] : NULL;
    bx_str text = b->file->text;
    size_t at = b->last_end;
    node->kind = BX_NODE_SCALAR;
    node->text = BX_STR("");
    if (top && top->has_key) {
        node->place = top->key.key_place;
        at = skip_blanks(b, top->key_end);
        if (at < text.len && text.ptr[at] == ':') node->comment_at = find_comment(b, at + 1);
        return;
    }
    while (at < text.len && strchr(" \t\r\n,", text.ptr[at]))
        at++;
    node->place = (bx_place){b->file, at < text.len ? at : b->last_end, 0};
    if (at < text.len && text.ptr[at] == '-') b->last_end = at + 1;
}

/* --- the tree --- */

static bx_status check_limits(builder *b, const bx_place *place, extent add)
{
    b->nodes += add.nodes;
    if (b->nodes > BX_LIMIT_NODES)
        return fail_number(b, BX_E_TOO_MANY_NODES, place, BX_LIMIT_NODES);
    if (b->depth + add.depth > BX_LIMIT_NODE_DEPTH)
        return fail_number(b, BX_E_TOO_DEEP, place, BX_LIMIT_NODE_DEPTH);
    return BX_OK;
}

static bx_status add_value(builder *b, const bx_node *node, extent e)
{
    if (b->depth == 0) {
        b->root = node;
        return BX_OK;
    }
    frame *top = &b->frames[b->depth - 1];
    top->extent.nodes += e.nodes;
    if (e.depth + 1 > top->extent.depth) top->extent.depth = e.depth + 1;
    if (top->node->kind == BX_NODE_LIST) {
        item *added = BX_VEC_PUSH(b->arena, &top->items);
        BX_TRY_NEW(added);
        added->node = node;
        return BX_OK;
    }
    bx_pair *pair = BX_VEC_PUSH(b->arena, &top->pairs);
    BX_TRY_NEW(pair);
    *pair = top->key;
    pair->value = node;
    top->has_key = false;
    return BX_OK;
}

static bool wants_key(const builder *b)
{
    if (b->depth == 0) return false;
    const frame *top = &b->frames[b->depth - 1];
    return top->node->kind == BX_NODE_MAP && !top->has_key;
}

static bx_status add_key(builder *b, struct fy_token *token)
{
    frame *top = &b->frames[b->depth - 1];
    bx_node key = {0};
    if (!token) place_nothing(b, &key);
    else BX_TRY(read_scalar(b, token, &key));
    if (!token || key.style == BX_SCALAR_LITERAL || key.style == BX_SCALAR_FOLDED)
        return bx_report(b->diag, BX_E_COMPLEX_KEY, &key.place, NULL);
    bool is_odd = bx_str_blank(key.text) > 1; /* bytes: none that YAML takes for one */
    if (is_odd) b->odd_key = key.place.at + 1;
    if (is_odd) BX_TRY(go_on(b, bx_report(b->diag, BX_E_WIDE_INDENT, &key.place, NULL)));
    top->key = (bx_pair){key.text, key.place, NULL};
    top->key_end = b->last_end;
    top->has_key = true;
    return BX_OK;
}

static bx_status add_anchor(builder *b, struct fy_token *token, int *index)
{
    *index = -1;
    if (!token) return BX_OK;
    bx_place place = token_place(b, token);
    if (b->anchors.count >= BX_LIMIT_ANCHORS)
        return fail_number(b, BX_E_TOO_MANY_ANCHORS, &place, BX_LIMIT_ANCHORS);
    anchor *a = BX_VEC_PUSH(b->arena, &b->anchors);
    BX_TRY_NEW(a);
    *a = (anchor){.name = {b->file->text.ptr + place.at, place.len}, .place = place};
    *index = b->anchors.count - 1;
    return BX_OK;
}

static void close_anchor(builder *b, int index, const bx_node *node, extent e)
{
    if (index < 0) return;
    b->anchors.items[index].node = node;
    b->anchors.items[index].extent = e;
}

/* A tag would take text away: 键: !重要 is nothing with the tag 重要. */
static bx_status refuse_tag(builder *b, struct fy_token *token)
{
    if (!token) return BX_OK;
    bx_place place = token_place(b, token);
    bx_str text = {b->file->text.ptr + place.at, place.len};
    return go_on(b, fail(b, BX_E_YAML_TAG, &place, text));
}

static bx_status on_scalar(builder *b, const struct fy_event *event)
{
    int index;
    BX_TRY(refuse_tag(b, event->scalar.tag));
    BX_TRY(add_anchor(b, event->scalar.anchor, &index));
    const extent one = {1, 0};
    if (wants_key(b)) {
        BX_TRY(add_key(b, event->scalar.value));
        if (index < 0) return BX_OK;
        return bx_report(b->diag, BX_E_COMPLEX_KEY, &b->anchors.items[index].place, NULL);
    }
    bx_node *node = BX_NEW(b->arena, bx_node);
    BX_TRY_NEW(node);
    if (event->scalar.value) BX_TRY(read_scalar(b, event->scalar.value, node));
    else place_nothing(b, node);
    BX_TRY(check_limits(b, &node->place, one));
    close_anchor(b, index, node, one);
    return add_value(b, node, one);
}

/* The first alias of a name tells; the others are mended with it. */
static bx_status miss_anchor(builder *b, const bx_place *place, bx_str name)
{
    anchor *a = BX_VEC_PUSH(b->arena, &b->anchors);
    BX_TRY_NEW(a);
    *a = (anchor){.name = name, .place = *place, .is_used = true, .is_missing = true};
    bool is_text = memchr(name.ptr, '*', name.len) != NULL; /* *重要* */
    const char *row = BX_BOTH("; for a row of figures write it here behind & and the name, as "
                              "&name [0, 0, 0]: all below then mean it",
                              "；若要的是一行数，请在此处写出，前面加 & 和名称，如 &名称 [0, 0, "
                              "0]，下面同名的各处就都有了");
    bx_str copy = bx_str_copy(b->arena, name);
    BX_TRY_NEW(copy.ptr);
    return go_on(b, bx_report(b->diag, BX_E_UNKNOWN_ALIAS, place, copy.ptr, is_text ? "" : row));
}

static bx_status on_alias(builder *b, const struct fy_event *event)
{
    bx_place place = token_place(b, event->alias.anchor);
    bx_str name = {b->file->text.ptr + place.at, place.len};
    b->last_end = place.at + place.len;
    place.at -= place.at > 0; /* the * */
    place.len++;
    anchor *found = NULL;
    for (int i = b->anchors.count - 1; i >= 0 && !found; i--)
        if (bx_str_equal(b->anchors.items[i].name, name)) found = &b->anchors.items[i];
    if (wants_key(b)) return bx_report(b->diag, BX_E_COMPLEX_KEY, &place, NULL);
    if (!found || found->is_missing) b->bad_alias = b->last_end;
    if (!found) BX_TRY(miss_anchor(b, &place, name));
    if (found && !found->node && !found->is_missing)
        BX_TRY(go_on(b, fail(b, BX_E_ALIAS_LOOP, &place, name)));
    bx_node *node = BX_NEW(b->arena, bx_node);
    BX_TRY_NEW(node);
    extent e = {1, 0};
    if (found) found->is_used = true;
    if (found && found->node) {
        *node = *found->node;
        e = found->extent;
    }
    node->place = place;
    BX_TRY(check_limits(b, &place, e));
    return add_value(b, node, e);
}

static bx_status open_frame(builder *b, bx_node_kind kind, struct fy_token *start,
                            struct fy_token *anchor_token, struct fy_token *tag)
{
    int index;
    bx_place place = start ? token_place(b, start) : (bx_place){b->file, b->last_end, 0};
    BX_TRY(refuse_tag(b, tag));
    BX_TRY(add_anchor(b, anchor_token, &index));
    if (wants_key(b)) return bx_report(b->diag, BX_E_COMPLEX_KEY, &place, NULL);
    BX_TRY(check_limits(b, &place, (extent){1, 1}));
    bx_node *node = BX_NEW(b->arena, bx_node);
    BX_TRY_NEW(node);
    node->kind = kind;
    node->place = place;
    b->last_end = place.at + place.len;
    bool is_flow = place.len > 0 && strchr("[{", b->file->text.ptr[place.at]);
    b->frames[b->depth++] =
        (frame){.node = node, .anchor = index, .is_flow = is_flow, .extent = {1, 1}};
    return BX_OK;
}

static bx_status close_frame(builder *b)
{
    frame *f = &b->frames[--b->depth];
    bx_node *node = f->node;
    if (node->kind == BX_NODE_MAP) {
        BX_TRY(go_on(b, bx_keys_check(b->arena, f->pairs.items, f->pairs.count, b->diag)));
        node->pairs = f->pairs.items;
        node->count = f->pairs.count;
    } else {
        const bx_node **items = BX_NEW_ARRAY(b->arena, const bx_node *, f->items.count);
        BX_TRY_NEW(items);
        for (int i = 0; i < f->items.count; i++)
            items[i] = f->items.items[i].node;
        node->items = items;
        node->count = f->items.count;
    }
    close_anchor(b, f->anchor, node, f->extent);
    return add_value(b, node, f->extent);
}

static bx_status on_document(builder *b, const struct fy_event *event)
{
    if (b->documents++ == 0) return BX_OK;
    struct fy_token *start = event->document_start.document_start;
    bx_str text = b->file->text;
    size_t at = b->last_end;
    while (!start && at < text.len && strchr(" \t\r\n", text.ptr[at]))
        at++;
    bx_place place = start ? token_place(b, start) : (bx_place){b->file, at, 0};
    return bx_report(b->diag, BX_E_SEVERAL_DOCUMENTS, &place, NULL);
}

static bx_status on_event(builder *b, const struct fy_event *event)
{
    switch (event->type) {
    case FYET_DOCUMENT_START: return on_document(b, event);
    case FYET_SCALAR: return on_scalar(b, event);
    case FYET_ALIAS: return on_alias(b, event);
    case FYET_MAPPING_START:
        return open_frame(b, BX_NODE_MAP, event->mapping_start.mapping_start,
                          event->mapping_start.anchor, event->mapping_start.tag);
    case FYET_SEQUENCE_START:
        return open_frame(b, BX_NODE_LIST, event->sequence_start.sequence_start,
                          event->sequence_start.anchor, event->sequence_start.tag);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END: return close_frame(b);
    default: return BX_OK;
    }
}

/* --- the library --- */

static size_t byte_of(bx_str text, size_t from, int line, int column)
{
    size_t at = from;
    for (; line > 1 && at < text.len; at++)
        line -= text.ptr[at] == '\n';
    for (; column > 1 && at < text.len && text.ptr[at] != '\n'; column--) {
        uint32_t rune;
        int len = bx_utf8_decode(text, at, &rune);
        at += len > 0 ? (size_t)len : 1;
    }
    return at;
}

static bx_status report_syntax(builder *b, size_t at, const char *message)
{
    bx_syntax_fault fault = {.file = b->file, .at = at, .message = message};
    for (int i = b->depth - 1; i >= 0 && !fault.has_bracket; i--) {
        fault.has_bracket = b->frames[i].is_flow;
        fault.bracket = b->frames[i].node->place.at;
    }
    return bx_syntax_report(&fault, b->diag);
}

/* The library's first complaint, warnings too: a directive that it does not know swallows a line. */
static bx_status report_complaint(builder *b, struct fy_diag *complaints, bool has_failed)
{
    void *before = NULL;
    bx_str text = b->file->text;
    struct fy_diag_error *error = fy_diag_errors_iterate(complaints, &before);
    if (!error && !has_failed) return BX_OK;
    if (!error && b->muttered.len == 0) return BX_ERR_MEMORY;
    size_t at = skip_blanks(b, b->last_end);
    if (at < text.len && text.ptr[at] == ':') at = skip_blanks(b, at + 1);
    if (!error) return report_syntax(b, at, b->muttered.ptr);
    at = byte_of(text, b->skipped, error->line, error->column);
    /* "* 重要" is an unknown alias with something behind it: one fault, not two. */
    if (b->bad_alias > 0 && at >= b->bad_alias &&
        !memchr(text.ptr + b->bad_alias, '\n', at - b->bad_alias))
        return BX_OK;
    /* 　　行政许可: 1 is out of its column for the spaces that were told */
    if (b->odd_key > 0 &&
        bx_text_line_at(text, at).start == bx_text_line_at(text, b->odd_key - 1).start)
        return BX_OK;
    return report_syntax(b, at, error->msg);
}

static bx_status read_events(builder *b, struct fy_parser *parser, struct fy_diag *complaints)
{
    bx_status status = BX_OK;
    while (status == BX_OK) {
        struct fy_event *event = fy_parser_parse(parser);
        if (!event) break;
        status = on_event(b, event);
        fy_parser_event_free(parser, event);
    }
    if (status != BX_OK) return status;
    return report_complaint(b, complaints, fy_parser_get_stream_error(parser));
}

/* Only %YAML 1.2 changes nothing; other directives would change what the text means. */
static bx_status check_directives(builder *b)
{
    bx_str text = b->file->text;
    for (size_t at = b->skipped; at < text.len; at++) {
        bx_str rest = {text.ptr + at, text.len - at};
        if (rest.ptr[0] == '%' && !bx_str_starts(rest, BX_STR("%YAML 1.2"))) {
            bx_place place = {b->file, at, 1};
            return fail(b, BX_E_RESERVED_START, &place, BX_STR("%"));
        }
        if (!strchr("%#\r\n", rest.ptr[0])) break;
        at += bx_str_find(rest, BX_STR("\n"));
    }
    return BX_OK;
}

/* The library prints nothing: its complaints are collected, and the few that it only mutters are kept. */
static void keep_output(struct fy_diag *diag, void *user, const char *text, size_t len)
{
    builder *b = user;
    (void)diag;
    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
        len--;
    if (b->muttered.len == 0) bx_buf_add(&b->muttered, text, len);
}

static bx_status parse(builder *b)
{
    BX_TRY(check_directives(b));
    bx_str text = {b->file->text.ptr + b->skipped, b->file->text.len - b->skipped};
    struct fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    quiet.output_fn = keep_output;
    quiet.user = b;
    quiet.colorize = false;
    quiet.show_source = quiet.show_position = quiet.show_type = quiet.show_module = false;
    struct fy_diag *complaints = fy_diag_create(&quiet);
    BX_TRY_NEW(complaints);
    fy_diag_set_collect_errors(complaints, true);
    struct fy_parse_cfg config = {.flags = FYPCF_DEFAULT_VERSION_1_2 | FYPCF_JSON_NONE |
                                           FYPCF_SLOPPY_FLOW_INDENTATION,
                                  .diag = complaints};
    struct fy_parser *parser = fy_parser_create(&config);
    bx_status status = BX_ERR_MEMORY;
    if (parser && fy_parser_set_string(parser, text.ptr, text.len) == 0)
        status = read_events(b, parser, complaints);
    fy_parser_destroy(parser);
    fy_diag_destroy(complaints);
    bx_buf_release(&b->muttered);
    return status;
}

static bx_status report_nothing(builder *b)
{
    bx_place start = {.file = b->file};
    bool is_comment = bx_str_starts(bx_str_trim(b->file->text), BX_STR("#"));
    bx_code code = is_comment ? BX_E_ONLY_COMMENTS : BX_E_EMPTY_FILE;
    return fail(b, code, &start, bx_str_from(b->file->name));
}

/* A file that is one text with a colon in it was meant as keys. */
static bx_status check_root(builder *b)
{
    const bx_node *root = b->root;
    if (!root || bx_node_is_null(root)) return report_nothing(b);
    if (root->kind != BX_NODE_SCALAR) return BX_OK;
    bx_text_line all = {0, root->text.len};
    bool has_key = bx_text_line_key_colon(root->text, all) < all.end;
    bx_place quote = {b->file, root->place.at - (root->place.at > 0), 1};
    if (root->style == BX_SCALAR_QUOTED && has_key)
        return bx_report(b->diag, BX_E_ALL_QUOTED, &quote, NULL);
    bool is_plain = root->style == BX_SCALAR_PLAIN;
    return is_plain ? bx_stray_check_root(b->file, root->place.at, b->diag) : BX_OK;
}

static bx_status check_anchors(builder *b)
{
    for (int i = 0; i < b->anchors.count; i++) {
        const anchor *a = &b->anchors.items[i];
        if (!a->is_used) BX_TRY(go_on(b, fail(b, BX_E_UNUSED_ANCHOR, &a->place, a->name)));
    }
    return BX_OK;
}

bx_status bx_source_parse(bx_arena *arena, const bx_text_file *file, bx_diag *diag,
                          const bx_node **root)
{
    BX_TRY(bx_foreign_check(file, diag));
    BX_TRY(bx_encoding_drop_marks(arena, &file, diag));
    BX_TRY(bx_encoding_check(file, diag));
    builder *b = BX_NEW(arena, builder);
    BX_TRY_NEW(b);
    *b = (builder){.arena = arena, .file = file, .diag = diag};
    b->skipped = b->last_end = bx_encoding_mark(file->text);
    if (file->text.len > b->skipped) BX_TRY(parse(b));
    BX_TRY(check_anchors(b));
    if (b->fault != BX_OK) return b->fault;
    BX_TRY(check_root(b));
    *root = b->root;
    return BX_OK;
}

bx_status bx_source_load(bx_arena *arena, const char *path, bx_diag *diag, const bx_node **root)
{
    bx_text_file *file = BX_NEW(arena, bx_text_file);
    BX_TRY_NEW(file);
    file->name = bx_arena_copy(arena, path, strlen(path));
    BX_TRY_NEW(file->name);
    BX_TRY(bx_file_read(arena, path, BX_LIMIT_SOURCE_BYTES, diag, NULL, &file->text));
    size_t mark = bx_encoding_mark(file->text);
    file->text = (bx_str){file->text.ptr + mark, file->text.len - mark};
    return bx_source_parse(arena, file, diag, root);
}
