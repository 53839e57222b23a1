#include "support/witness_claims.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool witness_color_of(const char *word, double rgb[3])
{
    const char *hex = strcmp(word, "red") == 0     ? "#FF3333"
                      : strcmp(word, "black") == 0 ? "#000000"
                                                   : word;
    unsigned parts[3];
    if (strlen(hex) != 7 || sscanf(hex, "#%2x%2x%2x", &parts[0], &parts[1], &parts[2]) != 3)
        return false;
    for (int i = 0; i < 3; i++)
        rgb[i] = parts[i] / 255.0;
    return true;
}

/* The text without white space around it; ends it in place. */
static char *trimmed(char *text)
{
    text += strspn(text, " \t");
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r", text[len - 1]))
        text[--len] = '\0';
    return text;
}

/* What stands before the next " | "; `*rest` goes behind it, NULL at the end. */
static char *next_part(char **rest)
{
    char *part = *rest, *end = part ? strstr(part, " |") : NULL;
    *rest = end ? end + 2 : NULL;
    if (end) *end = '\0';
    return part ? trimmed(part) : NULL;
}

static bool takes(char **text, const char *word)
{
    size_t len = strlen(word);
    if (strncmp(*text, word, len) != 0 || ((*text)[len] && (*text)[len] != ' ')) return false;
    *text = trimmed(*text + len);
    return true;
}

static bool read_page(const char *text, int *page)
{
    static const struct {
        const char *name;
        int page;
    } names[] = {{"last", WITNESS_LAST_PAGE}, {"every", WITNESS_EVERY_PAGE}, {"all", WITNESS_ALL}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].name) == 0) {
            *page = names[i].page;
            return true;
        }
    char *end;
    *page = (int)strtol(text, &end, 10);
    return *page > 0 && !*end;
}

static void read_color(witness *w, witness_statement *s, char **text)
{
    size_t len = strcspn(*text, " ");
    char *word = witness_take(w, len + 1);
    double rgb[3];
    memcpy(word, *text, len);
    if (!witness_color_of(word, rgb)) return;
    s->color = word;
    takes(text, word);
}

/* False when it is no thing that can be looked for. */
static bool read_thing(witness *w, witness_statement *s, char *text)
{
    static const struct {
        const char *name;
        witness_thing_kind kind;
        bool has_color, has_words, needs_words;
    } things[] = {{"turned text", WITNESS_THE_TURNED_TEXT, false, true, true},
                  {"text", WITNESS_THE_TEXT, false, true, true},
                  {"ink", WITNESS_THE_INK, true, true, false},
                  {"rule", WITNESS_THE_RULE, true, false, false},
                  {"image", WITNESS_THE_IMAGE, false, false, false},
                  {"number", WITNESS_THE_NUMBER, false, true, false},
                  {"sheet", WITNESS_THE_SHEET, false, false, false},
                  {"pages", WITNESS_THE_PAGES, false, true, true}};
    s->is_absent = takes(&text, "no");
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        if (!takes(&text, things[i].name)) continue;
        s->kind = things[i].kind;
        if (things[i].has_color) read_color(w, s, &text);
        s->words = text;
        return *text ? things[i].has_words : !things[i].needs_words;
    }
    return false;
}

static bool read_facts(witness_statement *s, char *text)
{
    while (*text) {
        char *name = text, *end = text + strcspn(text, " ");
        if (!*end || s->count == WITNESS_FACTS) return false;
        *end = '\0';
        char *word = trimmed(end + 1);
        end = word + strcspn(word, " ");
        text = *end ? trimmed(end + 1) : end;
        *end = '\0';
        char *behind;
        double value = strtod(word, &behind);
        s->facts[s->count++] =
            (witness_fact){.name = name, .word = word, .value = *behind ? NAN : value};
    }
    return true;
}

static bool read_statement(witness *w, witness_statement *s, char *text)
{
    char *page = next_part(&text), *clause = next_part(&text), *thing = next_part(&text),
         *facts = next_part(&text);
    if (!page || !clause || !thing || text || !read_page(page, &s->page)) return false;
    s->clause = clause;
    char *shown = witness_take(w, strlen(thing) + 1);
    s->thing = strcpy(shown, thing);
    if ((s->page == WITNESS_ALL) != (strncmp(thing, "pages", 5) == 0)) return false;
    return read_thing(w, s, thing) && (!facts || read_facts(s, facts));
}

witness_statements witness_claims_read(witness *w, const char *path)
{
    witness_statements all = {0};
    char *text = witness_slurp(w, path);
    for (int line = 1; *text; line++) {
        size_t len = strcspn(text, "\n");
        char *next = text + len + (text[len] == '\n');
        text[len] = '\0';
        char *claim = trimmed(text);
        text = next;
        if (!*claim || *claim == '#') continue;
        char *shown = witness_take(w, strlen(claim) + 1);
        strcpy(shown, claim);
        witness_statement s = {.line = line};
        if (!witness_claim(w, read_statement(w, &s, claim), 0, "line %d is no claim: %s", line,
                           shown))
            continue;
        all.at = witness_grow(w, all.at, all.count, &all.room, sizeof *all.at);
        all.at[all.count++] = s;
    }
    return all;
}
