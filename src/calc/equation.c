/*
 * A rule becomes two lists of addends (groups unfolded); then column by column
 * the figures are brought to one scale, added and compared. Scaled integers:
 * 0.1 + 0.2 is 0.3 here. A broken total that only repeats what is broken in the
 * columns before it is not reported again.
 */
#include "calc/equation.h"

#include "base/decimal.h"
#include "base/vec.h"
#include "calc/scope.h"

#include "base/ban.h"

enum { MOST_BLANKS = 3 }; /* that one message lists */

typedef struct bx_addend {
    bx_value *value;
    bool minus;
    int column; /* the one that counts; -1: all, each in its turn */
    bx_str path;
} addend;

typedef BX_VEC(addend) addend_list;

/* What a value was computed from, so that messages can name what was typed. */
struct bx_filled {
    const bx_value *value;
    addend_list from;
};

typedef struct equation {
    bx_arena *arena;
    bx_diag *diag;
    bx_filled_list *filled; /* by the rules before and this one */
    const bx_rule *rule;
    const char *say; /* what the messages call it */
    addend_list left, right;
    const bx_field *shape; /* of any addend: all have the same columns; NULL: there is none */
    int columns;
} equation;

/* Both sides of a column, at one scale. */
typedef struct balance {
    int64_t left, right;
    int decimals;
} balance;

/* TOLD: some figure has a fault of its own, which was reported. */
typedef enum verdict { HOLDS, BROKEN, UNPROVED, TOO_LARGE, TOLD } verdict;

/* --- exact sums --- */

/* Sums keep off INT64_MIN, so that each may be negated. */
static bool add_exact(int64_t a, int64_t b, int64_t *sum)
{
    if (b > 0 ? a > INT64_MAX - b : a < -INT64_MAX - b) return false;
    *sum = a + b;
    return true;
}

static bool scale_exact(int64_t value, int places, int64_t *scaled)
{
    for (; places > 0; places--) {
        if (value > INT64_MAX / 10 || value < -INT64_MAX / 10) return false;
        value *= 10;
    }
    *scaled = value;
    return true;
}

static bx_figure *figure_at(const addend *a, int column)
{
    if (a->column >= 0) column = a->column;
    return column < a->value->figure_count ? &a->value->figures[column] : NULL;
}

static bool is_told(const addend *a, int column)
{
    const bx_figure *figure = figure_at(a, column);
    return a->value->told || (figure && figure->told);
}

static bool has_told(const addend_list *side, int column)
{
    for (int i = 0; i < side->count; i++)
        if (is_told(&side->items[i], column)) return true;
    return false;
}

static verdict sum_side(const addend_list *side, int column, int decimals, int64_t *total)
{
    *total = 0;
    for (int i = 0; i < side->count; i++) {
        const bx_figure *figure = figure_at(&side->items[i], column);
        int64_t scaled;
        if (!figure || figure->kind != BX_FIGURE_NUMBER) return UNPROVED;
        if (!scale_exact(figure->scaled, decimals - figure->decimals, &scaled)) return TOO_LARGE;
        if (!add_exact(*total, side->items[i].minus ? -scaled : scaled, total)) return TOO_LARGE;
    }
    return HOLDS;
}

static int most_decimals(const addend_list *side, int column, int most)
{
    for (int i = 0; i < side->count; i++) {
        const bx_figure *figure = figure_at(&side->items[i], column);
        if (figure && figure->kind == BX_FIGURE_NUMBER && figure->decimals > most)
            most = figure->decimals;
    }
    return most;
}

static verdict weigh(const equation *e, int column, balance *b)
{
    if (has_told(&e->left, column) || has_told(&e->right, column)) return TOLD;
    b->decimals = most_decimals(&e->right, column, most_decimals(&e->left, column, 0));
    verdict left = sum_side(&e->left, column, b->decimals, &b->left);
    verdict right = sum_side(&e->right, column, b->decimals, &b->right);
    if (left == UNPROVED || right == UNPROVED) return UNPROVED;
    if (left == TOO_LARGE || right == TOO_LARGE) return TOO_LARGE;
    return b->left == b->right ? HOLDS : BROKEN;
}

/* --- words for the messages --- */

static bx_str decimal_text(bx_arena *arena, int64_t value, int decimals)
{
    bx_buf out = {0};
    bx_buf_add_decimal(&out, bx_decimal_from_int(value, decimals), decimals, BX_GROUP_NONE);
    return bx_buf_keep(&out, arena);
}

static const char *kept_words(bx_arena *arena, bx_buf *words)
{
    return bx_buf_keep(words, arena).ptr;
}

static bx_str column_name(const equation *e, int column)
{
    if (!e->shape || e->shape->type != BX_FIELD_COUNTS) return (bx_str){0};
    return column < e->shape->name_count ? e->shape->names[column] : e->shape->total;
}

/* 申请.新收.自然人 */
static void add_figure_name(const equation *e, const addend *a, int column, bx_buf *words)
{
    bx_str name = column_name(e, column);
    bx_buf_add_str(words, a->path);
    if (name.len == 0) return;
    bx_buf_add_byte(words, '.');
    bx_buf_add_str(words, name);
}

/* What the rule says, and the column: 第一项加第二项之和…（自然人） */
static const char *claim_words(const equation *e, int column)
{
    bx_buf words = {0};
    bx_str name = column_name(e, column);
    bx_buf_add_text(&words, e->say);
    if (name.len > 0) {
        bx_buf_add_text(&words, "（");
        bx_buf_add_str(&words, name);
        bx_buf_add_text(&words, "）");
    }
    return kept_words(e->arena, &words);
}

/* A side as the layout writes it. */
static const char *side_words(bx_arena *arena, const bx_rule_term *terms, int count)
{
    bx_buf words = {0};
    for (int i = 0; i < count; i++) {
        if (i > 0 || terms[i].minus) bx_buf_add_text(&words, terms[i].minus ? " - " : " + ");
        bx_buf_add_str(&words, terms[i].slot.path);
        if (terms[i].slot.has_members) bx_buf_add_text(&words, ".*");
    }
    return kept_words(arena, &words);
}

static int line_of(const bx_place *place)
{
    int line = 1;
    for (size_t i = 0; i < place->at && i < place->file->text.len; i++)
        line += place->file->text.ptr[i] == '\n';
    return line;
}

/* NULL: it was typed. */
static const addend_list *sources_of(const equation *e, const bx_value *value)
{
    for (int i = 0; i < e->filled->count; i++)
        if (e->filled->items[i].value == value) return &e->filled->items[i].from;
    return NULL;
}

/* A list of figures while it is written. */
typedef struct figure_list {
    const equation *e;
    int column, count;
    const char *computed; /* the word for it */
    bx_buf words;
} figure_list;

/* Those that are not 0, with value and place; behind one that was computed what it comes from. */
static void add_figures(figure_list *list, const addend_list *side)
{
    for (int i = 0; i < side->count; i++) {
        const addend *a = &side->items[i];
        const bx_figure *figure = figure_at(a, list->column);
        if (!figure) continue;
        const addend_list *sources = figure->computed ? sources_of(list->e, a->value) : NULL;
        if (figure->scaled != 0) {
            if (list->count++ > 0) bx_buf_add_text(&list->words, ", ");
            add_figure_name(list->e, a, list->column, &list->words);
            bx_buf_add_text(&list->words, " = ");
            bx_buf_add_str(&list->words, figure->text);
            if (figure->computed) bx_buf_add_text(&list->words, list->computed);
            else if (figure->place.file)
                bx_buf_printf(&list->words, " (%s:%d)", figure->place.file->name,
                              line_of(&figure->place));
        }
        if (sources) add_figures(list, sources);
    }
}

/* In both languages. `right` may be NULL. */
static const char *figure_words(const equation *e, const addend_list *left,
                                const addend_list *right, int column)
{
    static const char *const computed[] = {" (computed)", "（由程序算得）"};
    figure_list list = {.e = e, .column = column};
    for (int i = 0; i < 2; i++) {
        if (i > 0) bx_buf_add_text(&list.words, BX_BOTH("", ""));
        list.count = 0;
        list.computed = computed[i];
        add_figures(&list, left);
        if (right) add_figures(&list, right);
    }
    return kept_words(e->arena, &list.words);
}

/* --- reports --- */

/* The first figure of the column that was typed, `before` unless that is NULL; one that is not 0, where there is one. */
static const bx_figure *find_typed(const equation *e, const addend_list *side, int column,
                                   const bx_figure *before)
{
    const bx_figure *typed = before;
    for (int i = 0; i < side->count && !(typed && typed->scaled != 0); i++) {
        const bx_figure *figure = figure_at(&side->items[i], column);
        if (!figure) continue;
        const addend_list *sources = sources_of(e, side->items[i].value);
        if (figure->computed && sources) typed = find_typed(e, sources, column, typed);
        else if (!figure->computed && (!typed || figure->scaled != 0)) typed = figure;
    }
    return typed;
}

static const bx_place *typed_place(const equation *e, int column)
{
    const bx_figure *typed = find_typed(e, &e->left, column, NULL);
    typed = find_typed(e, &e->right, column, typed);
    if (typed) return &typed->place;
    return e->left.count > 0 ? &e->left.items[0].value->place : &e->rule->place;
}

static bx_status report_broken(const equation *e, int column, const balance *b)
{
    const char *figures = figure_words(e, &e->left, &e->right, column);
    const char *claim = claim_words(e, column);
    const char *left = side_words(e->arena, e->rule->left, e->rule->left_count);
    const char *right = side_words(e->arena, e->rule->right, e->rule->right_count);
    const char *left_sum = decimal_text(e->arena, b->left, b->decimals).ptr;
    const char *right_sum = decimal_text(e->arena, b->right, b->decimals).ptr;
    if (!figures || !claim || !left || !right || !left_sum || !right_sum) return BX_ERR_MEMORY;
    static const bx_code codes[] = {[BX_ERROR] = BX_E_RULE_BROKEN,
                                    [BX_WARNING] = BX_E_RULE_DOUBTED,
                                    [BX_NOTE] = BX_E_RULE_NOTED};
    return bx_report(e->diag, codes[e->rule->severity], typed_place(e, column), claim, left,
                     left_sum, right, right_sum, figures);
}

/* Adds the names of a column's missing figures, those computed aside. */
static int add_blanks(const equation *e, const addend_list *side, int column, int named,
                      const bx_place **place, bx_buf *words)
{
    for (int i = 0; i < side->count; i++) {
        const bx_figure *figure = figure_at(&side->items[i], column);
        if (figure && (figure->kind == BX_FIGURE_NUMBER || figure->computed)) continue;
        if (is_told(&side->items[i], column)) continue;
        if (named++ == 0) *place = figure ? &figure->place : &side->items[i].value->place;
        if (named == MOST_BLANKS + 1) bx_buf_add_text(words, ", …");
        if (named > MOST_BLANKS) continue;
        if (named > 1) bx_buf_add_text(words, ", ");
        add_figure_name(e, &side->items[i], column, words);
    }
    return named;
}

/* One warning a rule: reports that leave their zeros blank have hundreds of blanks. */
static bx_status report_blanks(const equation *e)
{
    bx_buf words = {0};
    const bx_place *place = NULL;
    int named = 0;
    for (int column = 0; column < e->columns; column++) {
        named = add_blanks(e, &e->left, column, named, &place, &words);
        named = add_blanks(e, &e->right, column, named, &place, &words);
    }
    if (named == 0) return BX_OK; /* those that lack were computed, or told of already */
    const char *blanks = kept_words(e->arena, &words);
    BX_TRY_NEW(blanks);
    return bx_report(e->diag, BX_E_RULE_UNCHECKED, place, e->say, blanks);
}

static bx_status report_overflow(const equation *e, int column)
{
    const char *claim = claim_words(e, column);
    BX_TRY_NEW(claim);
    return bx_report(e->diag, BX_E_SUM_OVERFLOW, typed_place(e, column), claim);
}

/* --- the equation --- */

static bx_status push_addend(equation *e, addend_list *side, bx_value *value, bx_str path,
                             bool minus, int column)
{
    addend *a = BX_VEC_PUSH(e->arena, side);
    BX_TRY_NEW(a);
    *a = (addend){value, minus, column, path};
    if (column < 0) e->shape = value->field;
    return BX_OK;
}

/* 申请.办理.不予公开.* : every member, each of them a figure (layout.h). */
static bx_status push_members(equation *e, addend_list *side, const bx_value *group, bx_str path,
                              bool minus)
{
    for (int i = 0; i < group->member_count; i++) {
        bx_buf words = {0};
        bx_buf_add_str(&words, path);
        bx_buf_add_byte(&words, '.');
        bx_buf_add_str(&words, group->members[i].field->name);
        const char *name = kept_words(e->arena, &words);
        BX_TRY_NEW(name);
        BX_TRY(push_addend(e, side, &group->members[i], bx_str_from(name), minus, -1));
    }
    return BX_OK;
}

static bx_status push_terms(equation *e, const bx_record *record, const bx_rule_term *terms,
                            int count, addend_list *side)
{
    const bx_scope scope = bx_scope_of_record(record);
    for (int i = 0; i < count; i++) {
        const bx_slot *slot = &terms[i].slot;
        bx_value *value = bx_slot_value(&scope, slot);
        BX_ASSERT(value); /* layout/rules.c: figures that stand once */
        if (slot->has_members) BX_TRY(push_members(e, side, value, slot->path, terms[i].minus));
        else BX_TRY(push_addend(e, side, value, slot->path, terms[i].minus, slot->column));
    }
    return BX_OK;
}

static bool is_absent(const addend_list *side)
{
    for (int i = 0; i < side->count; i++) {
        const bx_value *value = side->items[i].value;
        if (value->figure_count > 0 || value->field->required || value->told) return false;
    }
    return true;
}

static bx_status read_equation(equation *e, const bx_record *record)
{
    const bx_rule *rule = e->rule;
    e->say = bx_str_copy(e->arena, rule->say).ptr;
    BX_TRY_NEW(e->say);
    BX_TRY(push_terms(e, record, rule->left, rule->left_count, &e->left));
    BX_TRY(push_terms(e, record, rule->right, rule->right_count, &e->right));
    e->columns = e->shape ? bx_field_width(e->shape) : 1;
    return BX_OK;
}

/* --- what is computed --- */

/* left + x == right: x is what brings the sides into balance. */
static bx_status fill_figure(const equation *e, const addend *wanted, int column, bx_figure *figure)
{
    balance b;
    int64_t x;
    verdict v = weigh(e, column, &b);
    if (v == UNPROVED || v == TOLD) {
        figure->kind = BX_FIGURE_BLANK;
        figure->told = v == TOLD;
        return BX_OK;
    }
    if (v == TOO_LARGE || !add_exact(b.right, -b.left, &x)) return report_overflow(e, column);
    figure->scaled = x;
    figure->decimals = b.decimals;
    figure->text = decimal_text(e->arena, x, b.decimals);
    BX_TRY_NEW(figure->text.ptr);
    if (x >= 0) return BX_OK;
    figure->told = true;
    const char *claim = claim_words(e, column);
    const char *figures = figure_words(e, sources_of(e, wanted->value), NULL, column);
    const char *path = bx_str_copy(e->arena, wanted->path).ptr;
    if (!claim || !path || !figures) return BX_ERR_MEMORY;
    return bx_report(e->diag, BX_E_RULE_NEGATIVE, typed_place(e, column), claim, path,
                     figure->text.ptr, figures);
}

static bx_status note_sources(const equation *e, const addend *wanted)
{
    bx_filled *fresh = BX_VEC_PUSH(e->arena, e->filled);
    BX_TRY_NEW(fresh);
    *fresh = (bx_filled){.value = wanted->value};
    const addend_list *const sides[] = {&e->left, &e->right};
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < sides[k]->count; i++) {
            if (sides[k]->items[i].value == wanted->value) continue;
            addend *source = BX_VEC_PUSH(e->arena, &fresh->from);
            BX_TRY_NEW(source);
            *source = sides[k]->items[i];
        }
    return BX_OK;
}

/* Computes the row that the rule fills, unless the data have it. */
static bx_status fill(const equation *e)
{
    const addend *wanted = NULL;
    for (int i = 0; i < e->left.count; i++)
        if (bx_str_equal(e->left.items[i].path, e->rule->fill)) wanted = &e->left.items[i];
    if (!wanted || wanted->value->figure_count > 0) return BX_OK;
    bx_figure *figures = BX_NEW_ARRAY(e->arena, bx_figure, e->columns);
    BX_TRY_NEW(figures);
    for (int i = 0; i < e->columns; i++) /* zeros while the others are weighed */
        figures[i] =
            (bx_figure){.kind = BX_FIGURE_NUMBER, .computed = true, .place = wanted->value->place};
    BX_TRY(note_sources(e, wanted));
    wanted->value->figures = figures;
    wanted->value->figure_count = e->columns;
    bx_status fault = BX_OK;
    for (int i = 0; i < e->columns; i++) {
        bx_status status = fill_figure(e, wanted, i, &figures[i]);
        if (status == BX_ERR_MEMORY) return status;
        if (fault == BX_OK) fault = status;
    }
    return fault;
}

/* --- the proof --- */

/* True when the total's gap is the sum of the gaps before it: it says nothing new. */
static bool follows(const equation *e, const balance *balances, const verdict *verdicts)
{
    int last = e->columns - 1;
    int64_t sum = 0, gap;
    bool any = false;
    if (!e->shape || e->shape->total.len == 0) return false;
    for (int i = 0; i <= last; i++) {
        if (verdicts[i] != HOLDS && verdicts[i] != BROKEN) return false;
        if (balances[i].decimals != balances[last].decimals) return false;
        if (!add_exact(balances[i].left, -balances[i].right, &gap)) return false;
        if (!add_exact(sum, i < last ? gap : -gap, &sum)) return false;
        any = any || (i < last && gap != 0);
    }
    return any && sum == 0;
}

static bx_status prove(const equation *e)
{
    balance *balances = BX_NEW_ARRAY(e->arena, balance, e->columns);
    verdict *verdicts = BX_NEW_ARRAY(e->arena, verdict, e->columns);
    bool is_unproved = false;
    bx_status fault = BX_OK;
    if (!balances || !verdicts) return BX_ERR_MEMORY;
    for (int i = 0; i < e->columns; i++) {
        verdicts[i] = weigh(e, i, &balances[i]);
        is_unproved = is_unproved || verdicts[i] == UNPROVED;
    }
    int reported = e->columns - (follows(e, balances, verdicts) ? 1 : 0);
    for (int i = 0; i < reported; i++) {
        bx_status status = BX_OK;
        if (verdicts[i] == BROKEN) status = report_broken(e, i, &balances[i]);
        if (verdicts[i] == TOO_LARGE) status = report_overflow(e, i);
        if (status == BX_ERR_MEMORY) return status;
        if (fault == BX_OK) fault = status;
    }
    if (is_unproved) BX_TRY(report_blanks(e));
    return fault;
}

static bx_status apply(equation *e, const bx_record *record)
{
    BX_TRY(read_equation(e, record));
    if (is_absent(&e->left) && is_absent(&e->right)) return BX_OK;
    BX_TRY(fill(e));
    return prove(e);
}

bx_status bx_equation_prove(bx_arena *arena, const bx_rule *rule, const bx_record *record,
                            bx_diag *diag, bx_filled_list *filled)
{
    equation e = {.arena = arena, .diag = diag, .filled = filled, .rule = rule};
    return apply(&e, record);
}
