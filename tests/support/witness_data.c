#include "support/witness_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct line {
    int indent; /* -1: empty or a comment */
    char *text; /* behind the indent; may be overwritten */
    const char *raw;
    int number;
} line;

typedef struct reader {
    witness *w;
    const char *path;
    line *lines;
    size_t count, room, at;
    const witness_node **anchored;
    size_t anchors, anchor_room;
} reader;

static void give_up(const reader *r, const char *what)
{
    int number = r->at < r->count ? r->lines[r->at].number : 0;
    fprintf(stderr, "witness: %s:%d: %s\n", r->path, number, what);
    exit(2);
}

static char *copy(witness *w, const char *text, size_t len)
{
    char *out = witness_take(w, len + 1);
    memcpy(out, text, len);
    return out;
}

static void split_lines(reader *r, char *text)
{
    for (int number = 1; *text; number++) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        while (len > 0 && strchr(" \r", text[len - 1]))
            len--;
        text[len] = '\0';
        int indent = (int)strspn(text, " ");
        bool is_empty = text[indent] == '\0' || text[indent] == '#';
        r->lines = witness_grow(r->w, r->lines, r->count, &r->room, sizeof *r->lines);
        r->lines[r->count++] = (line){.indent = is_empty ? -1 : indent,
                                      .text = copy(r->w, text + indent, len - (size_t)indent),
                                      .raw = text,
                                      .number = number};
        text = next;
    }
}

static witness_node *new_node(reader *r, witness_kind kind)
{
    witness_node *node = witness_take(r->w, sizeof *node);
    node->kind = kind;
    node->text = "";
    return node;
}

static void append(witness_node *parent, witness_node *child)
{
    witness_node **end = &parent->first;
    while (*end)
        end = &(*end)->next;
    *end = child;
}

static witness_node *text_node(reader *r, char *text, size_t len)
{
    while (len > 0 && text[len - 1] == ' ')
        len--;
    if (len > 1 && strchr("\"'", text[0]) && text[len - 1] == text[0]) {
        text++;
        len -= 2;
    } else if (len == 1 && *text == '~') {
        len = 0;
    }
    witness_node *node = new_node(r, WITNESS_TEXT);
    node->text = copy(r->w, text, len);
    return node;
}

static witness_node *alias_node(reader *r, const char *name)
{
    const witness_node *target = NULL;
    for (size_t i = 0; i < r->anchors; i++)
        if (strcmp(r->anchored[i]->anchor, name) == 0) target = r->anchored[i];
    if (!target) {
        give_up(r, "an alias without its anchor");
        return NULL;
    }
    witness_node *node = new_node(r, target->kind);
    node->text = target->text;
    node->first = target->first;
    return node;
}

static char *skip_spaces(char *at)
{
    return at + strspn(at, " ");
}

/* [a, b] or {a: b, c: d}; *at stands on the bracket and then behind its partner. */
static witness_node *read_flow(reader *r, char **at)
{
    bool is_map = **at == '{';
    witness_node *node = new_node(r, is_map ? WITNESS_MAP : WITNESS_LIST);
    char *p = skip_spaces(*at + 1);
    while (*p != (is_map ? '}' : ']')) {
        const char *key = NULL;
        if (is_map) {
            char *colon = strstr(p, ": ");
            if (!colon) give_up(r, "a flow map's entry without a colon");
            key = copy(r->w, p, (size_t)(colon - p));
            p = skip_spaces(colon + 2);
        }
        size_t len = strcspn(p, ",]}");
        witness_node *item = text_node(r, p, len);
        item->key = key;
        append(node, item);
        p += len;
        if (*p == '\0') give_up(r, "a flow collection that does not end on its line");
        if (*p == ',') p = skip_spaces(p + 1);
    }
    *at = p + 1;
    return node;
}

/* Lines deeper than `indent`, without the first one's indent. */
static witness_node *read_literal(reader *r, int indent)
{
    witness_node *node = new_node(r, WITNESS_TEXT);
    char *text = witness_take(r->w, 1);
    size_t len = 0;
    int own = -1;
    for (; r->at < r->count; r->at++) {
        const char *raw = r->lines[r->at].raw;
        int depth = (int)strspn(raw, " ");
        if (raw[depth] != '\0' && depth <= indent) break;
        if (own < 0 && raw[depth] != '\0') own = depth;
        const char *part = raw[depth] == '\0' ? "" : raw + own;
        size_t more = strlen(part);
        char *longer = witness_take(r->w, len + more + 2);
        memcpy(longer, text, len);
        memcpy(longer + len, part, more);
        longer[len + more] = '\n';
        text = longer;
        len += more + 1;
    }
    node->text = text;
    return node;
}

static witness_node *read_block(reader *r, int indent);

static void skip_empty(reader *r)
{
    while (r->at < r->count && r->lines[r->at].indent < 0)
        r->at++;
}

/* What stands behind "key:"; the entry's own line is the current one. */
static witness_node *read_value(reader *r, char *text, int indent)
{
    const char *anchor = NULL;
    if (*text == '&') {
        size_t len = strcspn(text, " ");
        anchor = copy(r->w, text + 1, len - 1);
        text = skip_spaces(text + len);
    }
    witness_node *node;
    if (*text == '|') {
        r->at++;
        node = read_literal(r, indent);
    } else if (*text == '[' || *text == '{') {
        node = read_flow(r, &text);
        r->at++;
    } else if (*text == '*') {
        text[strcspn(text, " ")] = '\0';
        node = alias_node(r, text + 1);
        r->at++;
    } else if (*text && *text != '#') {
        char *comment = strstr(text, " #");
        node = text_node(r, text, comment ? (size_t)(comment - text) : strlen(text));
        r->at++;
    } else {
        r->at++;
        skip_empty(r);
        int below = r->at < r->count ? r->lines[r->at].indent : -1;
        node = below > indent ? read_block(r, below) : new_node(r, WITNESS_TEXT);
    }
    if (!anchor) return node;
    node->anchor = anchor;
    r->anchored = witness_grow(r->w, r->anchored, r->anchors, &r->anchor_room, sizeof *r->anchored);
    r->anchored[r->anchors++] = node;
    return node;
}

static void read_entry(reader *r, witness_node *map, int indent)
{
    char *text = r->lines[r->at].text;
    char *colon = strstr(text, ": ");
    size_t len = strlen(text);
    if (!colon && len > 0 && text[len - 1] == ':') colon = text + len - 1;
    if (!colon) give_up(r, "neither an entry nor an item");
    const char *key = copy(r->w, text, (size_t)(colon - text));
    witness_node *value = read_value(r, skip_spaces(colon + 1), indent);
    value->key = key;
    append(map, value);
}

/* The map or list whose lines stand at `indent`. An item's own map stands two deeper. */
static witness_node *read_block(reader *r, int indent)
{
    bool is_list = strncmp(r->lines[r->at].text, "- ", 2) == 0;
    witness_node *node = new_node(r, is_list ? WITNESS_LIST : WITNESS_MAP);
    for (skip_empty(r); r->at < r->count && r->lines[r->at].indent == indent; skip_empty(r)) {
        line *l = &r->lines[r->at];
        if (!is_list) {
            read_entry(r, node, indent);
            continue;
        }
        l->indent += 2;
        l->text += 2;
        append(node, read_block(r, l->indent));
    }
    return node;
}

const witness_node *witness_data_read(witness *w, const char *path)
{
    reader r = {.w = w, .path = path};
    split_lines(&r, witness_slurp(w, path));
    skip_empty(&r);
    if (r.at == r.count) give_up(&r, "nothing in it");
    witness_node *root = read_block(&r, 0);
    skip_empty(&r);
    if (r.at < r.count) give_up(&r, "an indent that fits nothing");
    return root;
}

const witness_node *witness_data_at(const witness_node *node, const char *path)
{
    while (node && *path) {
        size_t len = strcspn(path, ".");
        const witness_node *child = node->first;
        while (child &&
               !(child->key && strlen(child->key) == len && strncmp(child->key, path, len) == 0))
            child = child->next;
        node = child;
        path += len + (path[len] == '.');
    }
    return node;
}

const char *witness_data_text(const witness_node *node, const char *path, const char *absent)
{
    const witness_node *found = witness_data_at(node, path);
    return found && found->kind == WITNESS_TEXT && *found->text ? found->text : absent;
}
