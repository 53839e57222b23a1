#include "calc/condition.h"

#include "calc/repeat.h"
#include "calc/texts.h"
#include "layout/functions.h"

#include "base/ban.h"

enum { MOST_VALUES = 6 }; /* that one message lists */

/* The values that a condition looks at, as they are written for a message. */
typedef struct looked_at {
    bx_calc *c;
    const bx_scope *scope;
    bx_buf given, lacking; /* names with values; names */
    int given_count, lacking_count;
    bx_str seen[MOST_VALUES]; /* paths that were looked at: each is listed once */
    int seen_count;
    bx_place place; /* of the first that is there, else of the first that is not */
    bool is_required, is_told;
} looked_at;

static void add_name(bx_buf *out, int before, bx_str name)
{
    if (before > 0) bx_buf_add_text(out, ", ");
    bx_buf_add_str(out, name);
}

static void add_given(looked_at *look, bx_str path, const bx_text *text, const bx_place *place)
{
    if (look->given_count == 0) look->place = text->place.file ? text->place : *place;
    if (look->given_count++ >= MOST_VALUES) return;
    add_name(&look->given, look->given_count - 1, path);
    bx_buf_add_text(&look->given, " = ");
    bx_buf_add_str(&look->given, text->text);
}

static bool was_seen(looked_at *look, bx_str path)
{
    for (int i = 0; i < look->seen_count; i++)
        if (bx_str_equal(look->seen[i], path)) return true;
    if (look->seen_count < MOST_VALUES) look->seen[look->seen_count++] = path;
    return false;
}

static void add_lacking(looked_at *look, bx_str path, const bx_value *value)
{
    look->is_required = look->is_required || value->field->required;
    if (look->given_count + look->lacking_count == 0) look->place = value->place;
    if (look->lacking_count++ < MOST_VALUES)
        add_name(&look->lacking, look->lacking_count - 1, path);
}

/* Of a list how many entries it has. */
static bx_status look_at_list(looked_at *look, bx_str path, const bx_value *value)
{
    char count[12]; /* an int in decimal */
    look->is_told = look->is_told || value->told;
    if (!value->given) {
        add_lacking(look, path, value);
        return BX_OK;
    }
    snprintf(count, sizeof count, "%d", value->entry_count);
    const bx_text text = {.text = bx_str_from(count)};
    add_given(look, path, &text, &value->place);
    return BX_OK;
}

/* A value that stands once; those of many entries are too many to be listed. */
static bx_status look_at_slot(void *context, const bx_slot *slot, const bx_place *place)
{
    looked_at *look = context;
    const bx_value *value =
        slot->is_many || slot->has_members ? NULL : bx_slot_value(look->scope, slot);
    const bx_expr expr = {.kind = BX_EXPR_SLOT, .place = *place, .slot = *slot};
    const bx_text *texts = NULL;
    bx_result r;
    int count;
    if (!value || (value->field->type == BX_FIELD_COUNTS && slot->column < 0) ||
        was_seen(look, slot->path))
        return BX_OK;
    if (value->field->type == BX_FIELD_LIST) return look_at_list(look, slot->path, value);
    BX_TRY(bx_evaluate(look->c, look->scope, &expr, &r));
    BX_TRY(bx_result_texts(look->c, &r, &texts, &count));
    look->is_told = look->is_told || r.told || value->told;
    const bx_text wordless = {.text = BX_STR("…")};
    bool is_picture = value->given &&
                      (value->field->type == BX_FIELD_SEAL || value->field->type == BX_FIELD_IMAGE);
    if (count > 0 || is_picture) {
        add_given(look, slot->path, count > 0 ? &texts[0] : &wordless, &value->place);
        return BX_OK;
    }
    add_lacking(look, slot->path, value);
    return BX_OK;
}

/* What a condition says to be there, or not to be there, where that is all it says; NULL: it says more. */
static const bx_slot *said_of(const bx_expr *condition, bool *is_there)
{
    *is_there = condition->kind != BX_EXPR_NOT;
    if (!*is_there) condition = condition->operand;
    bool is_said = condition->kind == BX_EXPR_CALL &&
                   condition->call.function->id == BX_CALL_PRESENT &&
                   condition->call.args[0]->kind == BX_EXPR_SLOT;
    return is_said ? &condition->call.args[0]->slot : NULL;
}

/* "not there: 签发人" behind the values that are; what is to be written, or taken out, by itself. */
static void write_way_out(const looked_at *look, const bx_rule *rule, bx_language language,
                          bx_buf *out)
{
    static const char *const leads[][2] = {[BX_ERROR] = {"correct what it looks at: ", "请更正："},
                                           [BX_WARNING] = {"it looks at: ", "请核对："},
                                           [BX_NOTE] = {"it looks at: ", "相关内容："}};
    bool is_there;
    const bx_slot *slot = said_of(rule->condition, &is_there);
    if (slot) {
        static const char *const ways[][2] = {{"take it out: ", "请删去："},
                                              {"write it: ", "请补上："}};
        bx_buf_add_text(out, ways[is_there][language]);
        bx_buf_add_str(out, slot->path);
        if (is_there) bx_buf_add_text(out, language == BX_ENGLISH ? ": …" : "：…");
        return;
    }
    static const char *const absent[] = {"not there: ", "没有写："}, *const marks[] = {"; ", "；"};
    if (look->given_count > 0) {
        bx_buf_add_text(out, leads[rule->severity][language]);
        bx_buf_add_str(out, bx_buf_str(&look->given));
    }
    if (look->lacking_count == 0) return;
    if (look->given_count > 0) bx_buf_add_text(out, marks[language]);
    bx_buf_add_text(out, absent[language]);
    bx_buf_add_str(out, bx_buf_str(&look->lacking));
}

static bx_status way_out(const looked_at *look, const bx_rule *rule, const char **help)
{
    bx_buf out = {0};
    write_way_out(look, rule, BX_ENGLISH, &out);
    bx_buf_add_text(&out, BX_BOTH("", ""));
    write_way_out(look, rule, BX_CHINESE, &out);
    *help = bx_buf_keep(&out, look->c->arena).ptr;
    return *help ? BX_OK : BX_ERR_MEMORY;
}

static bx_status report(looked_at *look, const bx_rule *rule, bool is_unproved, bool *is_done)
{
    static const bx_code codes[] = {[BX_ERROR] = BX_E_CONDITION_BROKEN,
                                    [BX_WARNING] = BX_E_CONDITION_DOUBTED,
                                    [BX_NOTE] = BX_E_CONDITION_NOTED};
    const char *say = bx_str_copy(look->c->arena, rule->say).ptr;
    const char *help;
    BX_TRY(way_out(look, rule, &help));
    const char *lacking = bx_buf_keep(&look->lacking, look->c->arena).ptr;
    const bx_place *place = look->place.file ? &look->place : &rule->place;
    if (!say || !lacking) return BX_ERR_MEMORY;
    if (look->is_told) return BX_OK;
    if (!is_unproved) return bx_report(look->c->diag, codes[rule->severity], place, say, help);
    bool is_passed_over = look->given_count == 0 && !look->is_required;
    if (is_passed_over || *is_done || look->lacking_count == 0) return BX_OK;
    *is_done = true;
    return bx_report(look->c->diag, BX_E_RULE_UNCHECKED, place, say, lacking);
}

/* An `if` that cannot be told does not hold, as one of the body's. */
static bx_status applies(bx_calc *c, const bx_rule *rule, const bx_scope *scope, bool *does)
{
    bx_result r;
    *does = true;
    if (!rule->given) return BX_OK;
    BX_TRY(bx_evaluate(c, scope, rule->given, &r));
    *does = r.kind == BX_RESULT_TRUTH && r.truth;
    return BX_OK;
}

static bx_status prove(bx_calc *c, const bx_rule *rule, const bx_scope *scope, bool *is_done)
{
    bx_result r;
    bool does;
    looked_at look = {.c = c, .scope = scope};
    BX_TRY(applies(c, rule, scope, &does));
    if (!does) return BX_OK;
    BX_TRY(bx_evaluate(c, scope, rule->condition, &r));
    if ((r.kind == BX_RESULT_TRUTH && r.truth) || r.told) return BX_OK;
    bx_status status = bx_expr_each_slot(rule->condition, look_at_slot, &look);
    if (status == BX_OK && rule->given)
        status = bx_expr_each_slot(rule->given, look_at_slot, &look);
    if (status == BX_OK) status = report(&look, rule, r.kind != BX_RESULT_TRUTH, is_done);
    bx_buf_release(&look.given);
    bx_buf_release(&look.lacking);
    return status;
}

bx_status bx_condition_prove(bx_calc *c, const bx_rule *rule, const bx_record *record)
{
    const bx_scope top = bx_scope_of_record(record);
    bx_status fault = BX_OK;
    bool is_done = false;
    if (!rule->each) return prove(c, rule, &top, &is_done);
    const bx_repeat all = {.list = *rule->each};
    bx_rounds rounds;
    BX_TRY(bx_repeat_open(c, &top, &all, &rounds));
    for (int i = 0; i < rounds.count; i++) {
        bx_scope entry = bx_round_scope(&rounds, i, &top);
        bx_status status = prove(c, rule, &entry, &is_done);
        if (status == BX_ERR_MEMORY) return status;
        if (fault == BX_OK) fault = status;
    }
    return fault;
}
