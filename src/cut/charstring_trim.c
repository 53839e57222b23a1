#include "cut/charstring_trim.h"

#include "cut/charstring_number.h"

#include "base/ban.h"

/* Operators (TN 5177, appendix A). */
enum {
    OP_HSTEM = 1,
    OP_VSTEM = 3,
    OP_VMOVETO = 4,
    OP_ENDCHAR = 14,
    OP_HSTEMHM = 18,
    OP_HINTMASK = 19,
    OP_CNTRMASK = 20,
    OP_RMOVETO = 21,
    OP_HMOVETO = 22,
    OP_VSTEMHM = 23,
};

enum { MOST_STACK = 48 /* appendix B */, ONE = BX_CHARSTRING_ONE };

typedef struct trimmer {
    const bx_trim *trim;
    bx_buf *out;
    int64_t stack[MOST_STACK];
    int count;
    int hints;
    bool has_width, has_vertical; /* were written */
    bool done;                    /* the outline has begun, or there is none */
} trimmer;

static bool is_stem(unsigned char op)
{
    return op == OP_HSTEM || op == OP_VSTEM || op == OP_HSTEMHM || op == OP_VSTEMHM;
}

static bool is_mask(unsigned char op)
{
    return op == OP_HINTMASK || op == OP_CNTRMASK;
}

/* How many operands the operator has of its own, where one more is the width; -1: not read here. */
static int own_operands(const trimmer *t, unsigned char op)
{
    if (is_stem(op) || is_mask(op)) return t->count / 2 * 2;
    if (op == OP_RMOVETO) return 2;
    if (op == OP_VMOVETO || op == OP_HMOVETO) return 1;
    return op == OP_ENDCHAR ? 0 : -1;
}

/* The width comes before the operands of the first operator (4.1). */
static bool write_width(trimmer *t, int own)
{
    const bx_trim *trim = t->trim;
    int64_t width = trim->default_width - trim->nominal_width;
    if (t->count == own + 1) {
        width = t->stack[0];
        t->count--;
        for (int i = 0; i < t->count; i++)
            t->stack[i] = t->stack[i + 1];
    }
    if (t->count != own) return false;
    bx_charstring_add_number(t->out, width - (int64_t)(trim->before + trim->after) * ONE);
    t->has_width = true;
    return true;
}

/* The first vertical stem counts from 0, the others from it. Before a mask they need no operator (4.3). */
static void move_stems(trimmer *t, unsigned char op)
{
    bool vertical = op == OP_VSTEM || op == OP_VSTEMHM || is_mask(op);
    if (!vertical || t->has_vertical || t->count == 0) return;
    t->stack[0] -= (int64_t)t->trim->before * ONE;
    t->has_vertical = true;
}

static unsigned char move_outline(trimmer *t, unsigned char op)
{
    int64_t left = (int64_t)t->trim->before * ONE;
    t->done = true;
    if (op == OP_ENDCHAR || left == 0) return op;
    if (op != OP_VMOVETO) {
        t->stack[0] -= left;
        return op;
    }
    t->stack[1] = t->stack[0];
    t->stack[0] = -left;
    t->count = 2;
    return OP_RMOVETO;
}

/* Writes the operator with its operands; returns the bytes read, with a mask's, or 0. */
static size_t take_operator(trimmer *t, bx_cff_bytes code)
{
    unsigned char op = code.at[0];
    int own = own_operands(t, op);
    if (own < 0 || (!t->has_width && !write_width(t, own)) || t->count != own) return 0;
    if (is_stem(op) || is_mask(op)) {
        t->hints += t->count / 2;
        move_stems(t, op);
    } else {
        op = move_outline(t, op);
    }
    for (int i = 0; i < t->count; i++)
        bx_charstring_add_number(t->out, t->stack[i]);
    t->count = 0;
    bx_buf_add_byte(t->out, (char)op);
    size_t mask = is_mask(op) ? ((size_t)t->hints + 7) / 8 : 0;
    if (1 + mask > code.len) return 0;
    bx_buf_add(t->out, code.at + 1, mask);
    return 1 + mask;
}

static size_t take_number(trimmer *t, bx_cff_bytes code)
{
    size_t size = bx_charstring_number_size(code);
    if (size == 0 || t->count == MOST_STACK) return 0;
    t->stack[t->count++] = bx_charstring_number_value(code.at);
    return size;
}

bool bx_charstring_trim(bx_cff_bytes code, const bx_trim *trim, bx_buf *out)
{
    trimmer t = {.trim = trim, .out = out};
    while (code.len > 0 && !t.done) {
        size_t size =
            bx_charstring_is_number(code.at[0]) ? take_number(&t, code) : take_operator(&t, code);
        if (size == 0) return false;
        code.at += size;
        code.len -= size;
    }
    bx_buf_add(out, code.at, code.len);
    return t.done;
}
