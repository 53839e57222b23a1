#include "support/witness_tree.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct reader {
    witness *w;
    witness_element *root, *open; /* the element of the last line that was one */
} reader;

static witness_element *add_element(reader *r, witness_element *parent, const char *name)
{
    witness_element *element = witness_take(r->w, sizeof *element);
    size_t len = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    if (len >= sizeof element->type) len = sizeof element->type - 1;
    memcpy(element->type, name, len);
    element->rows = element->columns = 1;
    element->parent = parent;
    witness_element **end = &parent->first;
    while (*end)
        end = &(*end)->next;
    *end = element;
    return element;
}

static void read_attribute(witness_element *element, const char *line)
{
    sscanf(line, "/RowSpan %d", &element->rows);
    sscanf(line, "/ColSpan %d", &element->columns);
    sscanf(line, "/Scope /%15s", element->scope);
}

/* A content item belongs to the nearest element above it that is less deep. */
static void read_text(reader *r, int depth, const char *text, size_t len)
{
    witness_element *owner = r->open;
    while (owner->parent && owner->depth >= depth)
        owner = owner->parent;
    for (witness_element *at = owner; at; at = at->parent)
        witness_chars_add_text(r->w, &at->text, text, len);
}

static void read_line(reader *r, const char *line)
{
    size_t indent = strspn(line, " ");
    int depth = (int)indent / 2;
    line += indent;
    size_t len = strlen(line);
    if (*line == '"') {
        if (len > 1 && line[len - 1] == '"') len--;
        read_text(r, depth, line + 1, len - 1);
        return;
    }
    if (*line == '/') {
        read_attribute(r->open, line);
        return;
    }
    if (!isupper((unsigned char)*line) || strncmp(line, "Object ", 7) == 0) return;
    witness_element *parent = r->open;
    while (parent->parent && parent->depth >= depth)
        parent = parent->parent;
    r->open = add_element(r, parent, line);
    r->open->depth = depth;
}

witness_element *witness_tree_read(witness *w, const char *path)
{
    witness_element *root = witness_take(w, sizeof *root);
    root->depth = -1;
    reader r = {.w = w, .root = root, .open = root};
    char *text = witness_slurp(w, path);
    while (*text) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        text[len] = '\0';
        if (len > 0) read_line(&r, text);
        text = next;
    }
    return root;
}

static witness_element *behind(witness_element *at)
{
    if (at->first) return at->first;
    while (at && !at->next)
        at = at->parent;
    return at ? at->next : NULL;
}

witness_element *witness_tree_next(witness_element *at, const char *type, const char *other)
{
    for (at = behind(at); at; at = behind(at))
        if (strcmp(at->type, type) == 0 || (other && strcmp(at->type, other) == 0)) return at;
    return NULL;
}

bool witness_tree_holds(const witness_element *top, const witness_element *element)
{
    while (element && element != top)
        element = element->parent;
    return element;
}
