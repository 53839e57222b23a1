/* How text becomes lines: the key `lines` of a layout. */

#include "layout/lines.h"

#include "layout/phrase_read.h"
#include "layout/shapes.h"

#include "base/ban.h"

_Static_assert(sizeof(bx_prohibition) == sizeof(int) && sizeof(bx_school) == sizeof(int) &&
                   sizeof(bx_breaking) == sizeof(int),
               "a word is stored as an int");

enum { MOST_GAP = 1000 }; /* 1/1000 em */

typedef struct raw_lines {
    bx_line_rules rules;
    const bx_node *digit_gap, *letter_gap, *whole, *tidy;
} raw_lines;

static const bx_word level_words[] = {{"none", BX_PROHIBIT_NONE},
                                      {"basic", BX_PROHIBIT_BASIC},
                                      {"gb", BX_PROHIBIT_GB},
                                      {"strict", BX_PROHIBIT_STRICT},
                                      {NULL, 0}};
static const bx_word school_words[] = {{"全角", BX_SCHOOL_FULL},
                                       {"开明", BX_SCHOOL_KAIMING},
                                       {"半角", BX_SCHOOL_HALF},
                                       {"grid", BX_SCHOOL_GRID},
                                       {NULL, 0}};
static const bx_word breaking_words[] = {
    {"total", BX_BREAK_TOTAL}, {"first", BX_BREAK_FIRST}, {NULL, 0}};

static const bx_word tidy_words[] = {{"all", BX_TIDY_ALL},           {"none", 0},
                                     {"quotes", BX_TIDY_QUOTES},     {"marks", BX_TIDY_MARKS},
                                     {"ellipses", BX_TIDY_ELLIPSES}, {"dashes", BX_TIDY_DASHES},
                                     {"widths", BX_TIDY_WIDTHS},     {NULL, 0}};

static const bx_shape gap_shape = {
    .about = BX_BOTH("parts of an em: 0.25, or [least, own], or [least, own, most]",
                     "字宽的倍数：0.25，或 [最小, 本身]，或 [最小, 本身, 最大]"),
    .is_scalar = true,
    .pattern = "^[0-9]+(\\.[0-9]{1,3})?$",
    .items = &bx_shape_number};
static const bx_shape tidy_word_shape = {.words = tidy_words};
static const bx_shape tidy_shape = {.words = tidy_words, .items = &tidy_word_shape};

static const bx_key line_keys[] = {
    {BX_KEY("level", WORD, raw_lines, rules.prohibition), .words = level_words},
    {BX_KEY("marks", WORD, raw_lines, rules.school), .words = school_words},
    {BX_KEY("breaks", WORD, raw_lines, rules.breaking), .words = breaking_words},
    {BX_KEY("digit-gap", NODE, raw_lines, digit_gap), .shape = &gap_shape},
    {BX_KEY("letter-gap", NODE, raw_lines, letter_gap), .shape = &gap_shape},
    {BX_KEY("hang", BOOL, raw_lines, rules.hang)},
    {BX_KEY("trim-indent", BOOL, raw_lines, rules.trim_indent)},
    {BX_KEY("whole", LIST, raw_lines, whole), .shape = &bx_shape_phrase},
    {BX_KEY("tidy", NODE, raw_lines, tidy), .shape = &tidy_shape},
};

static const bx_key_table line_table = {"lines", BX_KEYS(line_keys)};

const bx_shape bx_lines_shape = {.maps = &line_table, .map_count = 1};

/* One number: a fixed gap. Two: what it may shrink to, and what it is. Three: what it may grow to as well. */
static bx_status read_gap(bx_reader *r, const bx_node *node, const char *name, bx_gap *gap)
{
    int64_t parts[3] = {0};
    const bx_node *const *nodes = node->kind == BX_NODE_LIST ? node->items : &node;
    int count = node->kind == BX_NODE_LIST ? node->count : 1;
    bool good = count >= 1 && count <= 3;
    for (int i = 0; good && i < count; i++)
        good = nodes[i]->kind == BX_NODE_SCALAR &&
               bx_thousandths_parse(nodes[i]->text, &parts[i]) &&
               parts[i] >= (i > 0 ? parts[i - 1] : 0) && parts[i] <= MOST_GAP;
    if (!good)
        return bx_reader_fail(r, BX_E_BAD_GAP, &node->place, bx_str_from(name), (bx_str){0},
                              (bx_str){0});
    for (int i = count; i < 3; i++)
        parts[i] = parts[i - 1];
    *gap = (bx_gap){(int)parts[0], (int)parts[1], (int)parts[2]};
    return BX_OK;
}

/* One word, or a list of them. */
static bx_status read_tidy(bx_reader *r, const bx_node *node, unsigned *tidy)
{
    const bx_node *const *nodes = node->kind == BX_NODE_LIST ? node->items : &node;
    int count = node->kind == BX_NODE_LIST ? node->count : 1;
    for (int i = 0; i < count; i++) {
        int flags = 0;
        BX_TRY(bx_reader_word(r, nodes[i], "tidy", tidy_words, &flags));
        *tidy |= (unsigned)flags;
    }
    return BX_OK;
}

static bx_status read_whole(bx_layout_reader *tr, const bx_node *list)
{
    bx_layout *t = tr->t;
    const bx_field_scope scope = bx_field_scope_top(t);
    bx_phrase *names = BX_NEW_ARRAY(tr->reader.arena, bx_phrase, list->count);
    BX_TRY_NEW(names);
    for (int i = 0; i < list->count; i++)
        BX_TRY(bx_phrase_read(tr, list->items[i], &scope, BX_TYPES_TEXT, &names[i], NULL));
    t->whole = names;
    t->whole_count = list->count;
    return BX_OK;
}

bx_status bx_layout_lines(bx_layout_reader *tr, const bx_node *lines)
{
    bx_reader *r = &tr->reader;
    /* clreq #mixed_text_composition_in_horizontal_writing_mode: a quarter of an em, an eighth at
       least; 2023年 is commonly set without a gap. */
    raw_lines raw = {.rules = {.prohibition = BX_PROHIBIT_GB,
                               .school = BX_SCHOOL_FULL,
                               .breaking = BX_BREAK_TOTAL,
                               .letter_gap = {125, 250, 250}}};
    if (lines) BX_TRY(bx_schema_read(r, lines, "lines", line_keys, BX_KEY_COUNT(line_keys), &raw));
    if (raw.digit_gap) BX_TRY(read_gap(r, raw.digit_gap, "digit-gap", &raw.rules.digit_gap));
    if (raw.letter_gap) BX_TRY(read_gap(r, raw.letter_gap, "letter-gap", &raw.rules.letter_gap));
    if (raw.tidy) BX_TRY(read_tidy(r, raw.tidy, &tr->t->tidy));
    tr->t->lines = raw.rules;
    return raw.whole ? read_whole(tr, raw.whole) : BX_OK;
}
