#include "layout/selector.h"

#include "base/near.h"
#include "layout/shapes.h"
#include "layout/stroke.h"
#include "layout/styles.h"

#include "base/ban.h"

typedef struct raw_selector {
    const bx_node *part, *style, *which, *color;
    bx_selector s;
} raw_selector;

static const bx_word part_words[] = {{"text", BX_PART_TEXT},
                                     {"area", BX_PART_AREA},
                                     {"page", BX_PART_PAGE},
                                     {"number", BX_PART_NUMBER},
                                     {"name", BX_PART_NAME},
                                     {"post", BX_PART_POST},
                                     {"date", BX_PART_DATE},
                                     {"seal", BX_PART_SEAL},
                                     {"stamp", BX_PART_STAMP},
                                     {"rule", BX_PART_RULE},
                                     {"table", BX_PART_TABLE},
                                     {"image", BX_PART_IMAGE},
                                     {NULL, 0}};

static const bx_word page_words[] = {{"all", BX_PAGES_ALL},
                                     {"first", BX_PAGES_FIRST},
                                     {"later", BX_PAGES_LATER},
                                     {"last", BX_PAGES_LAST},
                                     {"odd", BX_PAGES_ODD},
                                     {"even", BX_PAGES_EVEN},
                                     {NULL, 0}};

static const bx_word which_words[] = {{"all", BX_WHICH_ALL},
                                      {"first", BX_WHICH_FIRST},
                                      {"last", BX_WHICH_LAST},
                                      {"first-of-page", BX_WHICH_FIRST_OF_PAGE},
                                      {"last-of-page", BX_WHICH_LAST_OF_PAGE},
                                      {"widest", BX_WHICH_WIDEST},
                                      {"whole", BX_WHICH_WHOLE},
                                      {NULL, 0}};

static const bx_word line_words[] = {{"all", BX_LINES_ALL},   {"first", BX_LINES_FIRST},
                                     {"rest", BX_LINES_REST}, {"last", BX_LINES_LAST},
                                     {"full", BX_LINES_FULL}, {NULL, 0}};

static const bx_word form_words[] = {{"any", BX_SIGNED_ANY},
                                     {"plain", BX_SIGNED_PLAIN},
                                     {"sealed", BX_SIGNED_SEALED},
                                     {"pictured", BX_SIGNED_PICTURED},
                                     {"room", BX_SIGNED_ROOM},
                                     {"stamped", BX_SIGNED_STAMPED},
                                     {NULL, 0}};

static const bx_word signer_words[] = {
    {"any", BX_SIGNERS_ANY}, {"one", BX_SIGNERS_ONE}, {"several", BX_SIGNERS_SEVERAL}, {NULL, 0}};

static const bx_shape part_word_shape = {.words = part_words};
static const bx_shape part_shape = {.words = part_words, .items = &part_word_shape};
static const bx_shape style_shape = {.is_scalar = true, .items = &bx_shape_style_name};
static const bx_shape which_shape = {
    .about = BX_BOTH("which of them; a number: the one of that place, from 1",
                     "其中哪一个；写数字则为第几个"),
    .is_scalar = true,
    .pattern = "^[0-9]+$",
    .words = which_words};

static const bx_key keys[] = {
    {BX_KEY("part", NODE, raw_selector, part), .shape = &part_shape},
    {BX_KEY("style", NODE, raw_selector, style), .shape = &style_shape},
    {BX_KEY("pages", WORD, raw_selector, s.pages), .words = page_words},
    {BX_KEY("which", SCALAR, raw_selector, which), .shape = &which_shape},
    {BX_KEY("lines", WORD, raw_selector, s.lines), .words = line_words},
    {BX_KEY("signed", WORD, raw_selector, s.form), .words = form_words},
    {BX_KEY("signers", WORD, raw_selector, s.signers), .words = signer_words},
    {BX_KEY("color", SCALAR, raw_selector, color), .shape = &bx_color_shape},
};

static const bx_key_table table = {"of", BX_KEYS(keys)};

const bx_shape bx_selector_shape = {
    .name = "elements",
    .about =
        BX_BOTH("the name of a style, or a map that says which elements of the pages are meant",
                "样式名称，或写明指页面上哪些要素"),
    .is_scalar = true,
    .maps = &table,
    .map_count = 1};

static const bx_word from_words[] = {{"sheet", BX_DATUM_SHEET},
                                     {"area", BX_DATUM_AREA},
                                     {"area-foot", BX_DATUM_AREA_FOOT},
                                     {NULL, 0}};

const bx_shape bx_datum_shape = {
    .about = BX_BOTH("sheet, area, area-foot, or the elements from which it is measured",
                     "sheet（纸边）、area（版心）、area-foot（版心下边缘），或从哪些要素量起"),
    .is_scalar = true,
    .maps = &table,
    .map_count = 1};

/* One scalar, or those of a list. */
typedef struct entries {
    const bx_node *const *items;
    int count;
} entries;

static entries entries_of(const bx_node *const *node)
{
    bool is_list = (*node)->kind == BX_NODE_LIST;
    return is_list ? (entries){(*node)->items, (*node)->count} : (entries){node, 1};
}

static bx_status read_parts(bx_reader *r, const bx_node *node, unsigned *parts)
{
    entries list = entries_of(&node);
    for (int i = 0; i < list.count; i++) {
        int part = -1;
        BX_TRY(bx_reader_word(r, list.items[i], "part", part_words, &part));
        if (part >= 0) *parts |= 1u << part;
    }
    return BX_OK;
}

/* Of words amid a text, too: their face is asked for. */
static bx_status read_styles(bx_layout_reader *tr, const bx_node *node, bx_selector *s)
{
    entries list = entries_of(&node);
    const bx_style **styles = BX_NEW_ARRAY(tr->reader.arena, const bx_style *, list.count);
    BX_TRY_NEW(styles);
    s->styles = styles;
    for (int i = 0; i < list.count; i++) {
        const bx_node *name = list.items[i];
        if (name->kind != BX_NODE_SCALAR || bx_node_is_null(name)) {
            BX_TRY(bx_reader_keep(&tr->reader,
                                  bx_node_want(name, BX_NODE_SCALAR, "style", tr->reader.diag)));
            continue;
        }
        const bx_style *style = bx_layout_style(tr->t, name->text);
        if (!style) BX_TRY(bx_layout_style_of(tr, name, NULL, &style));
        if (style) styles[s->style_count++] = style;
    }
    return BX_OK;
}

static bx_status read_which(bx_reader *r, const bx_node *node, bx_selector *s)
{
    int64_t nth = 0;
    int which = BX_WHICH_ALL;
    if (bx_str_to_int(node->text, &nth) && nth >= 1 && nth <= INT32_MAX) {
        s->which = BX_WHICH_NTH;
        s->nth = (int)nth;
        return BX_OK;
    }
    BX_TRY(bx_reader_word(r, node, "which", which_words, &which));
    s->which = (bx_which)which;
    return BX_OK;
}

static bx_status read_map(bx_layout_reader *tr, const bx_node *node, const char *name,
                          bx_selector *selector)
{
    bx_reader *r = &tr->reader;
    raw_selector raw = {0};
    BX_TRY(bx_schema_read(r, node, name, keys, BX_KEY_COUNT(keys), &raw));
    if (raw.part) BX_TRY(read_parts(r, raw.part, &raw.s.parts));
    if (raw.style) BX_TRY(read_styles(tr, raw.style, &raw.s));
    if (raw.which) BX_TRY(read_which(r, raw.which, &raw.s));
    raw.s.has_color = raw.color != NULL;
    BX_TRY(bx_color_of(r, node, &raw.s.color));
    *selector = raw.s;
    if (raw.part) return BX_OK;
    selector->parts = 1u << BX_PART_TEXT;
    if (raw.style) return BX_OK;
    return bx_reader_keep(r, bx_report(r->diag, BX_E_CLAUSE_OF, &node->place, NULL));
}

bx_status bx_selector_read(bx_layout_reader *tr, const bx_node *node, const char *name,
                           bx_selector *selector)
{
    if (node->kind != BX_NODE_SCALAR) return read_map(tr, node, name, selector);
    selector->parts = 1u << BX_PART_TEXT;
    return read_styles(tr, node, selector);
}

/* Whether it is one of the words of `from`, or was meant to be. */
static bool is_from_word(bx_str text)
{
    bx_str known[BX_KEY_COUNT(from_words) - 1];
    int count = 0;
    for (; from_words[count].word; count++)
        known[count] = bx_str_from(from_words[count].word);
    return bx_near_find(text, known, count) >= 0;
}

bx_status bx_datum_read(bx_layout_reader *tr, const bx_node *node, bx_datum *from,
                        bx_selector *other)
{
    bool is_scalar = node->kind == BX_NODE_SCALAR;
    bool is_style = is_scalar && (bx_layout_style(tr->t, node->text) || !is_from_word(node->text));
    if (!is_scalar || is_style) {
        *from = BX_DATUM_ELEMENT;
        return bx_selector_read(tr, node, "from", other);
    }
    int word = BX_DATUM_SHEET;
    BX_TRY(bx_reader_word(&tr->reader, node, "from", from_words, &word));
    *from = (bx_datum)word;
    return BX_OK;
}
