#include "layout/clause.h"

#include "base/ban.h"

#define PART(name) (1u << BX_PART_##name)
#define TEXTS (PART(TEXT) | PART(NUMBER) | PART(NAME) | PART(POST) | PART(DATE))
#define ALL ((1u << BX_PARTS) - 1)
#define ON_PAGES (ALL & ~PART(PAGE))

const bx_gauge_row bx_gauge_rows[BX_GAUGES] = {
    [BX_GAUGE_LEFT] = {"left", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_RIGHT] = {"right", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_TOP] = {"top", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_BOTTOM] = {"bottom", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_INK_TOP] = {"ink-top", BX_GAUGES_LENGTH, TEXTS, false},
    [BX_GAUGE_FIRST_INK_TOP] = {"first-ink-top", BX_GAUGES_LENGTH, TEXTS, false},
    [BX_GAUGE_INK_BOTTOM] = {"ink-bottom", BX_GAUGES_LENGTH, TEXTS, false},
    [BX_GAUGE_BASELINE] = {"baseline", BX_GAUGES_LENGTH, TEXTS, false},
    [BX_GAUGE_CENTER] = {"center", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_MIDDLE] = {"middle", BX_GAUGES_LENGTH, ON_PAGES, false},
    [BX_GAUGE_GAP] = {"gap", BX_GAUGES_LENGTH, ON_PAGES, true},
    [BX_GAUGE_APART] = {"apart", BX_GAUGES_LENGTH, ON_PAGES, true},
    [BX_GAUGE_CLEAR] = {"clear", BX_GAUGES_LENGTH, ON_PAGES, true},
    [BX_GAUGE_WIDTH] = {"width", BX_GAUGES_LENGTH, ALL, false},
    [BX_GAUGE_HEIGHT] = {"height", BX_GAUGES_LENGTH, ALL, false},
    [BX_GAUGE_PITCH] = {"pitch", BX_GAUGES_LENGTH, PART(TEXT), false},
    [BX_GAUGE_SIZE] = {"size", BX_GAUGES_LENGTH, TEXTS, false},
    [BX_GAUGE_FACE] = {"face", BX_GAUGES_WORD, TEXTS, false},
    [BX_GAUGE_SIDE] = {"side", BX_GAUGES_WORD, ALL, false},
    [BX_GAUGE_PAGE] = {"page", BX_GAUGES_NUMBER, ALL, false},
    [BX_GAUGE_LINES_WITH] = {"lines-with", BX_GAUGES_NUMBER, ON_PAGES, true},
    [BX_GAUGE_COUNT] = {"count", BX_GAUGES_NUMBER, ALL, false},
    [BX_GAUGE_LINES_A_PAGE] = {"lines-a-page", BX_GAUGES_NUMBER, PART(TEXT), false},
    [BX_GAUGE_CHARACTERS_A_LINE] = {"characters-a-line", BX_GAUGES_NUMBER, PART(TEXT), false},
};

const char *bx_part_name(bx_part part)
{
    static const char *const names[BX_PARTS] = {
        [BX_PART_TEXT] = "text",     [BX_PART_AREA] = "area",   [BX_PART_PAGE] = "page",
        [BX_PART_NUMBER] = "number", [BX_PART_NAME] = "name",   [BX_PART_POST] = "post",
        [BX_PART_DATE] = "date",     [BX_PART_SEAL] = "seal",   [BX_PART_STAMP] = "stamp",
        [BX_PART_RULE] = "rule",     [BX_PART_TABLE] = "table", [BX_PART_IMAGE] = "image"};
    return names[part];
}
