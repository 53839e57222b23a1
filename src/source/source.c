/*
 * The library's event interface, not its documents: those check duplicate keys in
 * more than quadratic time (40,000 keys two minutes) and lose the aliases' places.
 */
#include "source/source.h"

#include <string.h>

#include <libfyaml.h>

#include "base/file.h"
#include "base/utf8.h"
#include "source/encoding.h"
#include "source/fold.h"
#include "source/foreign.h"
#include "source/stray.h"
#include "source/syntax.h"
#include "source/text_line.h"
#include "source/tree.h"

#include "base/ban.h"

/* A file that is being read. */
typedef struct reader {
    bx_tree tree;
    size_t skipped; /* bytes of the byte order mark: the library does not see them */
    size_t odd_key; /* byte of the last key with a space before it that YAML takes for none, + 1 */
    int documents;
    bx_buf muttered; /* what the library wrote beside its complaints */
    bx_arena *texts; /* owns decoded texts: they outlive the nodes */
} reader;

static bx_place token_place(const reader *r, struct fy_token *token)
{
    const struct fy_mark *start = fy_token_start_mark(token), *end = fy_token_end_mark(token);
    size_t at = r->skipped + (start ? start->input_pos : 0);
    size_t to = r->skipped + (end ? end->input_pos : 0);
    size_t most = r->tree.file->text.len;
    at = at < most ? at : most;
    to = to < most ? to : most;
    return (bx_place){r->tree.file, at, to > at ? to - at : 0};
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
static bx_status check_escapes(reader *r, const bx_place *place, bx_str *text)
{
    bool has_mark = false;
    for (size_t at = 0; at < text->len;) {
        uint32_t rune = 0;
        int len = bx_utf8_decode(*text, at, &rune);
        bool is_mark = rune == 0xFEFF;
        if (len == 0 || (bx_encoding_forbids(rune) && !is_mark))
            return bx_tree_go_on(&r->tree, bx_encoding_report(place, rune, r->tree.diag));
        has_mark = has_mark || is_mark;
        at += (size_t)len;
    }
    if (!has_mark) return BX_OK;
    size_t places[BX_MARK_PLACES];
    int count = 0;
    char *bytes = bx_arena_copy(r->texts, text->ptr, text->len);
    BX_TRY_NEW(bytes);
    *text = (bx_str){bytes, bx_encoding_cut_marks(bytes, text->len, 0, places, &count)};
    return bx_report(r->tree.diag, BX_E_BYTE_ORDER_MARK, place, NULL);
}

/* What the library reads in "…", with the spaces of its folds taken out between hanzi. */
static bx_status read_escaped(reader *r, struct fy_token *token, const bx_place *place, bx_str raw,
                              bx_str *text)
{
    size_t len = 0;
    if (bx_str_trim(raw).len == 0) { /* libfyaml 0.7.12 reads bytes of its own behind a last | */
        *text = BX_STR("");
        return BX_OK;
    }
    const char *bytes = fy_token_get_text(token, &len);
    BX_TRY_NEW(bytes);
    bx_str decoded = bx_str_copy(r->texts, (bx_str){bytes, len});
    BX_TRY_NEW(decoded.ptr);
    BX_TRY(bx_fold_read(r->texts, true, raw, decoded, text));
    return check_escapes(r, place, text);
}

static bx_status read_block(reader *r, bool is_folded, bx_str raw, bx_str *text)
{
    bx_str decoded;
    BX_TRY(bx_fold_block(r->texts, is_folded, r->tree.file->text, raw, &decoded));
    *text = decoded;
    return is_folded ? bx_fold_read(r->texts, false, raw, decoded, text) : BX_OK;
}

/* The token's text: the file's own bytes where nothing in them means anything else. */
static bx_status read_text(reader *r, struct fy_token *token, const bx_place *place, bx_str *text)
{
    bx_str raw = {r->tree.file->text.ptr + place->at, place->len};
    bool is_folded = memchr(raw.ptr, '\n', raw.len) || memchr(raw.ptr, '\r', raw.len);
    *text = raw;
    switch (fy_token_scalar_style(token)) {
    case FYSS_PLAIN: return is_folded ? bx_fold_lines(r->texts, false, raw, text) : BX_OK;
    case FYSS_SINGLE_QUOTED:
        if (!is_folded && !memchr(raw.ptr, '\'', raw.len)) return BX_OK;
        return bx_fold_lines(r->texts, true, raw, text);
    case FYSS_DOUBLE_QUOTED:
        if (!is_folded && !memchr(raw.ptr, '\\', raw.len)) return BX_OK;
        return read_escaped(r, token, place, raw, text);
    case FYSS_FOLDED: return read_block(r, true, raw, text);
    default: return read_block(r, false, raw, text);
    }
}

static bx_status read_scalar(reader *r, struct fy_token *token, bx_node *node)
{
    enum fy_scalar_style style = fy_token_scalar_style(token);
    node->kind = BX_NODE_SCALAR;
    node->style = style_of(style);
    node->place = token_place(r, token);
    BX_TRY(read_text(r, token, &node->place, &node->text));
    r->tree.last_end = node->place.at + node->place.len + (node->style == BX_SCALAR_QUOTED);
    if (node->style == BX_SCALAR_PLAIN)
        node->comment_at = bx_tree_find_comment(&r->tree, r->tree.last_end);
    return BX_OK;
}

/* --- what comes --- */

static bx_status add_key(reader *r, struct fy_token *token)
{
    bx_node key = {0};
    if (!token) bx_tree_place_nothing(&r->tree, &key);
    else BX_TRY(read_scalar(r, token, &key));
    if (!token || key.style == BX_SCALAR_LITERAL || key.style == BX_SCALAR_FOLDED)
        return bx_report(r->tree.diag, BX_E_COMPLEX_KEY, &key.place, NULL);
    bool is_odd = bx_str_blank(key.text) > 1; /* bytes: none that YAML takes for one */
    if (is_odd) r->odd_key = key.place.at + 1;
    if (is_odd)
        BX_TRY(
            bx_tree_go_on(&r->tree, bx_report(r->tree.diag, BX_E_WIDE_INDENT, &key.place, NULL)));
    bx_tree_set_key(&r->tree, &key);
    return BX_OK;
}

static bx_status add_anchor(reader *r, struct fy_token *token, int *index)
{
    bx_place place = {0};
    if (token) place = token_place(r, token);
    return bx_tree_add_anchor(&r->tree, token ? &place : NULL, index);
}

/* A tag would take text away: 键: !重要 is nothing with the tag 重要. */
static bx_status refuse_tag(reader *r, struct fy_token *token)
{
    if (!token) return BX_OK;
    bx_place place = token_place(r, token);
    bx_str text = {r->tree.file->text.ptr + place.at, place.len};
    return bx_tree_go_on(&r->tree, bx_tree_fail(&r->tree, BX_E_YAML_TAG, &place, text));
}

static bx_status on_scalar(reader *r, const struct fy_event *event)
{
    int index;
    BX_TRY(refuse_tag(r, event->scalar.tag));
    BX_TRY(add_anchor(r, event->scalar.anchor, &index));
    if (bx_tree_wants_key(&r->tree)) {
        BX_TRY(add_key(r, event->scalar.value));
        if (index < 0) return BX_OK;
        return bx_report(r->tree.diag, BX_E_COMPLEX_KEY, &r->tree.anchors.items[index].place, NULL);
    }
    bx_node *node = BX_NEW(r->tree.arena, bx_node);
    BX_TRY_NEW(node);
    if (event->scalar.value) BX_TRY(read_scalar(r, event->scalar.value, node));
    else bx_tree_place_nothing(&r->tree, node);
    return bx_tree_add(&r->tree, node, index);
}

static bx_status open_frame(reader *r, bx_node_kind kind, struct fy_token *start,
                            struct fy_token *anchor, struct fy_token *tag)
{
    int index;
    bx_place place = start ? token_place(r, start) : (bx_place){r->tree.file, r->tree.last_end, 0};
    BX_TRY(refuse_tag(r, tag));
    BX_TRY(add_anchor(r, anchor, &index));
    return bx_tree_open(&r->tree, kind, place, index);
}

static bx_status on_document(reader *r, const struct fy_event *event)
{
    if (r->documents++ == 0) return BX_OK;
    struct fy_token *start = event->document_start.document_start;
    bx_str text = r->tree.file->text;
    size_t at = r->tree.last_end;
    while (!start && at < text.len && strchr(" \t\r\n", text.ptr[at]))
        at++;
    bx_place place = start ? token_place(r, start) : (bx_place){r->tree.file, at, 0};
    return bx_report(r->tree.diag, BX_E_SEVERAL_DOCUMENTS, &place, NULL);
}

static bx_status on_event(reader *r, const struct fy_event *event)
{
    switch (event->type) {
    case FYET_DOCUMENT_START: return on_document(r, event);
    case FYET_SCALAR: return on_scalar(r, event);
    case FYET_ALIAS: return bx_tree_add_alias(&r->tree, token_place(r, event->alias.anchor));
    case FYET_MAPPING_START:
        return open_frame(r, BX_NODE_MAP, event->mapping_start.mapping_start,
                          event->mapping_start.anchor, event->mapping_start.tag);
    case FYET_SEQUENCE_START:
        return open_frame(r, BX_NODE_LIST, event->sequence_start.sequence_start,
                          event->sequence_start.anchor, event->sequence_start.tag);
    case FYET_MAPPING_END:
    case FYET_SEQUENCE_END: return bx_tree_close(&r->tree);
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

static bx_status report_syntax(reader *r, size_t at, const char *message)
{
    bx_syntax_fault fault = {.file = r->tree.file, .at = at, .message = message};
    for (int i = r->tree.depth - 1; i >= 0 && !fault.has_bracket; i--) {
        fault.has_bracket = r->tree.frames[i].is_flow;
        fault.bracket = r->tree.frames[i].node->place.at;
    }
    return bx_syntax_report(&fault, r->tree.diag);
}

/* The library's first complaint, warnings too: a directive that it does not know swallows a line. */
static bx_status report_complaint(reader *r, struct fy_diag *complaints, bool has_failed)
{
    void *before = NULL;
    bx_str text = r->tree.file->text;
    struct fy_diag_error *error = fy_diag_errors_iterate(complaints, &before);
    if (!error && !has_failed) return BX_OK;
    if (!error && r->muttered.len == 0) return BX_ERR_MEMORY;
    size_t at = bx_tree_skip_blanks(&r->tree, r->tree.last_end);
    if (at < text.len && text.ptr[at] == ':') at = bx_tree_skip_blanks(&r->tree, at + 1);
    if (!error) return report_syntax(r, at, r->muttered.ptr);
    at = byte_of(text, r->skipped, error->line, error->column);
    /* "* 重要" is an unknown alias with something behind it: one fault, not two. */
    if (r->tree.bad_alias > 0 && at >= r->tree.bad_alias &&
        !memchr(text.ptr + r->tree.bad_alias, '\n', at - r->tree.bad_alias))
        return BX_OK;
    /* 　　行政许可: 1 is out of its column for the spaces that were told */
    if (r->odd_key > 0 &&
        bx_text_line_at(text, at).start == bx_text_line_at(text, r->odd_key - 1).start)
        return BX_OK;
    return report_syntax(r, at, error->msg);
}

static bx_status read_events(reader *r, struct fy_parser *parser, struct fy_diag *complaints)
{
    bx_status status = BX_OK;
    while (status == BX_OK) {
        struct fy_event *event = fy_parser_parse(parser);
        if (!event) break;
        status = on_event(r, event);
        fy_parser_event_free(parser, event);
    }
    if (status != BX_OK) return status;
    return report_complaint(r, complaints, fy_parser_get_stream_error(parser));
}

/* Only %YAML 1.2 changes nothing; other directives would change what the text means. */
static bx_status check_directives(reader *r)
{
    bx_str text = r->tree.file->text;
    for (size_t at = r->skipped; at < text.len; at++) {
        bx_str rest = {text.ptr + at, text.len - at};
        if (rest.ptr[0] == '%' && !bx_str_starts(rest, BX_STR("%YAML 1.2"))) {
            bx_place place = {r->tree.file, at, 1};
            return bx_tree_fail(&r->tree, BX_E_RESERVED_START, &place, BX_STR("%"));
        }
        if (!strchr("%#\r\n", rest.ptr[0])) break;
        at += bx_str_find(rest, BX_STR("\n"));
    }
    return BX_OK;
}

/* The library prints nothing: its complaints are collected, and the few that it only mutters are kept. */
static void keep_output(struct fy_diag *diag, void *user, const char *text, size_t len)
{
    reader *r = user;
    (void)diag;
    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
        len--;
    if (r->muttered.len == 0) bx_buf_add(&r->muttered, text, len);
}

static bx_status parse(reader *r)
{
    BX_TRY(check_directives(r));
    bx_str text = {r->tree.file->text.ptr + r->skipped, r->tree.file->text.len - r->skipped};
    struct fy_diag_cfg quiet;
    fy_diag_cfg_default(&quiet);
    quiet.fp = NULL;
    quiet.output_fn = keep_output;
    quiet.user = r;
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
        status = read_events(r, parser, complaints);
    fy_parser_destroy(parser);
    fy_diag_destroy(complaints);
    bx_buf_release(&r->muttered);
    return status;
}

static bx_status report_nothing(reader *r)
{
    bx_place start = {.file = r->tree.file};
    bool is_comment = bx_str_starts(bx_str_trim(r->tree.file->text), BX_STR("#"));
    bx_code code = is_comment ? BX_E_ONLY_COMMENTS : BX_E_EMPTY_FILE;
    return bx_tree_fail(&r->tree, code, &start, bx_str_from(r->tree.file->name));
}

/* A file that is one text with a colon in it was meant as keys. */
static bx_status check_root(reader *r)
{
    const bx_node *root = r->tree.root;
    if (!root || bx_node_is_null(root)) return report_nothing(r);
    if (root->kind != BX_NODE_SCALAR) return BX_OK;
    bx_text_line all = {0, root->text.len};
    bool has_key = bx_text_line_key_colon(root->text, all) < all.end;
    bx_place quote = {r->tree.file, root->place.at - (root->place.at > 0), 1};
    if (root->style == BX_SCALAR_QUOTED && has_key)
        return bx_report(r->tree.diag, BX_E_ALL_QUOTED, &quote, NULL);
    bool is_plain = root->style == BX_SCALAR_PLAIN;
    return is_plain ? bx_stray_check_root(r->tree.file, root->place.at, r->tree.diag) : BX_OK;
}

bx_status bx_source_parse_apart(bx_arena *arena, bx_arena *nodes, const bx_text_file *file,
                                bx_diag *diag, const bx_node **root)
{
    BX_TRY(bx_foreign_check(file, diag));
    BX_TRY(bx_encoding_drop_marks(arena, &file, diag));
    BX_TRY(bx_encoding_check(file, diag));
    reader *r = BX_NEW(nodes, reader);
    BX_TRY_NEW(r);
    *r = (reader){.tree = {.arena = nodes, .file = file, .diag = diag}, .texts = arena};
    r->skipped = r->tree.last_end = bx_encoding_mark(file->text);
    if (file->text.len > r->skipped) BX_TRY(parse(r));
    BX_TRY(bx_tree_check_anchors(&r->tree));
    if (r->tree.fault != BX_OK) return r->tree.fault;
    BX_TRY(check_root(r));
    *root = r->tree.root;
    return BX_OK;
}

bx_status bx_source_parse(bx_arena *arena, const bx_text_file *file, bx_diag *diag,
                          const bx_node **root)
{
    return bx_source_parse_apart(arena, arena, file, diag, root);
}

bx_status bx_source_load_apart(bx_arena *arena, bx_arena *nodes, const char *path, bx_diag *diag,
                               const bx_node **root)
{
    bx_text_file *file = BX_NEW(arena, bx_text_file);
    BX_TRY_NEW(file);
    file->name = bx_arena_copy(arena, path, strlen(path));
    BX_TRY_NEW(file->name);
    BX_TRY(bx_file_read(arena, path, BX_LIMIT_SOURCE_BYTES, diag, NULL, &file->text));
    size_t mark = bx_encoding_mark(file->text);
    file->text = (bx_str){file->text.ptr + mark, file->text.len - mark};
    return bx_source_parse_apart(arena, nodes, file, diag, root);
}

bx_status bx_source_load(bx_arena *arena, const char *path, bx_diag *diag, const bx_node **root)
{
    return bx_source_load_apart(arena, arena, path, diag, root);
}
