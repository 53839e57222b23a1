/*
 * Numbers in parentheses are sections of Adobe Technical Note 5177. The stack is only counted,
 * but for its last number, which a call needs: hints must be counted, as the length of a mask
 * depends on them (4.3).
 */
#include "cut/cff_charstring.h"

#include "cut/charstring_number.h"

#include "base/ban.h"

/* Operators (appendix A). */
enum {
    OP_HSTEM = 1,
    OP_VSTEM = 3,
    OP_CALLSUBR = 10,
    OP_RETURN = 11,
    OP_ESCAPE = 12,
    OP_ENDCHAR = 14,
    OP_HSTEMHM = 18,
    OP_HINTMASK = 19,
    OP_CNTRMASK = 20,
    OP_VSTEMHM = 23,
    OP_CALLGSUBR = 29,
    FIRST_FLEX = 34, /* second bytes of escape: hflex, flex, hflex1, flex1 */
    LAST_FLEX = 37,
};

enum {
    MOST_CALLS = 4096,
    DEEPEST = 10,      /* appendix B */
    MOST_STACK = 48,   /* appendix B */
    MOST_BYTES = 65536 /* of one glyph: calls of calls could make any number */
};

typedef struct flattener {
    const bx_cff_index *global, *local;
    bx_buf *out;
    size_t start;                 /* in `out` */
    const unsigned char *pending; /* what is read from here on is still to be written */
    int stack;
    int last;       /* number on the stack, where it is an integer */
    size_t last_at; /* its bytes in `out` */
    bool has_last;  /* the stack's top was written last */
    int hints;
    int calls; /* of what writes nothing there could be any number, too */
    bool ended;
} flattener;

static bool run(flattener *f, bx_cff_bytes code, int depth);

static bool push(flattener *f, bx_cff_bytes code, size_t size)
{
    if (size == 0 || f->stack == MOST_STACK) return false;
    f->last_at = f->out->len + (size_t)(code.at - f->pending);
    f->has_last = code.at[0] != BX_CHARSTRING_FIXED;
    if (f->has_last) f->last = bx_charstring_integer(code.at);
    f->stack++;
    return true;
}

/* Writes what was read up to `end`. */
static bool flush(flattener *f, const unsigned char *end)
{
    bx_buf_add(f->out, f->pending, (size_t)(end - f->pending));
    f->pending = end;
    return !f->out->failed && f->out->len - f->start <= MOST_BYTES;
}

/* The number of a subroutine counts from the middle of them (4.7 and TN 5176, 16). */
static bool call(flattener *f, const bx_cff_index *subrs, int depth)
{
    bx_cff_bytes code;
    int bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768;
    int number = f->last + bias;
    if (!f->has_last || depth == DEEPEST || number < 0 || f->calls++ == MOST_CALLS) return false;
    if (!bx_cff_index_item(subrs, (size_t)number, &code)) return false;
    f->out->len = f->last_at;
    f->stack--;
    f->has_last = false;
    return run(f, code, depth + 1);
}

/* Bytes of an operator with the mask behind it; 0: it is not read here. */
static size_t operator_size(flattener *f, bx_cff_bytes code)
{
    unsigned char op = code.at[0];
    if (op == OP_HSTEM || op == OP_VSTEM || op == OP_HSTEMHM || op == OP_VSTEMHM ||
        op == OP_HINTMASK || op == OP_CNTRMASK)
        f->hints += f->stack / 2; /* before a mask they may be vertical stems without operator */
    if (op == OP_ESCAPE)
        return code.len >= 2 && code.at[1] >= FIRST_FLEX && code.at[1] <= LAST_FLEX ? 2 : 0;
    if (op == OP_ENDCHAR) return f->stack < 4 ? 1 : 0;
    if (op != OP_HINTMASK && op != OP_CNTRMASK) return 1;
    size_t size = 1 + ((size_t)f->hints + 7) / 8;
    return size <= code.len ? size : 0;
}

static bool pass_operator(flattener *f, bx_cff_bytes code, size_t size)
{
    f->stack = 0;
    f->has_last = false;
    f->ended = code.at[0] == OP_ENDCHAR;
    return size > 0;
}

static bool is_call(unsigned char op)
{
    return op == OP_CALLSUBR || op == OP_CALLGSUBR;
}

static bool run(flattener *f, bx_cff_bytes code, int depth)
{
    f->pending = code.at;
    while (code.len > 0 && !f->ended && code.at[0] != OP_RETURN) {
        unsigned char op = code.at[0];
        bool is_number = bx_charstring_is_number(op), good;
        size_t size = is_call(op) ? 1
                      : is_number ? bx_charstring_number_size(code)
                                  : operator_size(f, code);
        if (is_call(op))
            good = flush(f, code.at) && call(f, op == OP_CALLSUBR ? f->local : f->global, depth);
        else good = is_number ? push(f, code, size) : pass_operator(f, code, size);
        if (!good) return false;
        code.at += size;
        code.len -= size;
        if (is_call(op)) f->pending = code.at;
    }
    /* a subroutine may end without return, a glyph not without endchar */
    return flush(f, code.at) && (f->ended || depth > 0);
}

bool bx_charstring_flatten(const bx_cff_index *global, const bx_cff_index *local,
                           bx_cff_bytes charstring, bx_buf *out)
{
    flattener f = {.global = global, .local = local, .out = out, .start = out->len};
    return run(&f, charstring, 0) && f.ended;
}
