"""Compares the expressions of layouts with what Python makes of the same trees.

    compare.py PROGRAM      PROGRAM answers as tests/expression/expression_answers.c says

Ten thousand trees, equal in every run, over ten sets of data. Each is written with no more
brackets than its operators need, or some more, and evaluated here by decimal and fractions,
which share nothing with GMP. Prints each answer that differs.
"""
import decimal
import fractions
import operator
import random
import subprocess
import sys

ROUNDS, COUNT, LEAVES = 10, 1000, 10
MARK = "mark /"
# No result has so many digits.
decimal.setcontext(decimal.Context(prec=600, rounding=decimal.ROUND_05UP, Emin=-9999, Emax=9999))
draw = random.Random(9704)

LAYOUT = """banxin: 1
name: x
page: {size: [210mm, 297mm], top: 37mm, left: 28mm, area: [156mm, 225mm]}
grid: {characters: 28, lines: 22, size: 三号}
styles:
  正文: {face: 仿宋, size: 三号, grid: true}
fields:
  a: {type: number, required: true}
  b: {type: number, required: true}
  c: {type: integer, required: true}
  甲-1: {type: number, required: true}
  零: {type: count, required: true}
  空: {type: number, required: true}
  标: {type: number, marks: [/], required: true}
  列: {type: list, required: true, fields: {数: {type: number, marks: [/]}}}
  无: {type: list, fields: {数: {type: number}}}
"""


class Zero(Exception):
    """A divisor is 0."""


# --- values: None, MARK, a Decimal, a Fraction (a quotient), a bool ---


def number_text():
    whole, places = draw.randrange(10 ** draw.randint(1, 3)), draw.choice((0, 0, 1, 2))
    return f"{whole}.{draw.randrange(10**places):0{places}d}" if places else str(whole)


def make_data():
    """The YAML and the values: of a field one, of a path through a list one for each entry."""
    texts = {name: number_text() for name in ("a", "b", "甲-1")}
    texts["c"] = str(draw.randint(-99, 99))
    texts["零"], texts["空"], texts["标"] = "0", "~", "/"
    entries = [number_text(), "~", number_text(), "/", number_text()]
    draw.shuffle(entries)
    yaml = "".join(f"{name}: {text}\n" for name, text in texts.items())
    yaml += "列:\n" + "".join(f"  - {{数: {text}}}\n" for text in entries)
    values = {name: value_of(text) for name, text in texts.items()}
    return yaml, values, {"列.数": [value_of(text) for text in entries], "无.数": []}


def value_of(text):
    return {"~": None, "/": MARK}.get(text) if text in "~/" else decimal.Decimal(text)


def is_number(value):
    return isinstance(value, (decimal.Decimal, fractions.Fraction))


def exact(value):
    return value if isinstance(value, fractions.Fraction) else fractions.Fraction(value)


# --- trees: (kind, …); each kind knows how it is written and what it comes to ---

LEVELS = {"or": 1, "and": 2, "not": 3, "compare": 4, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6, "neg": 7}
MODES = ("", "四舍五入", "五成双", "舍去", "进一")


def leaf():
    if draw.random() < 0.1:
        return ("field", draw.choice(("零", "空", "标")))
    return draw.choice((("lit", number_text()), ("field", draw.choice(("a", "b", "c", "甲-1")))))


def share(leaves, parts):
    """So many leaves on so many branches, at least one each."""
    cuts = sorted(draw.sample(range(1, leaves), parts - 1)) if leaves > parts else list(range(1, parts))
    return [b - a for a, b in zip([0] + cuts, cuts + [max(leaves, parts)])]


def number(leaves):
    if leaves <= 1:
        kind = draw.choice("lllnag")
        if kind == "l":
            return leaf()
        return gather(1) if kind == "g" else ({"n": "neg", "a": "abs"}[kind], leaf())
    kind = draw.choice("+-*+-*rrginz")
    if kind in "+-*":
        left, right = share(leaves, 2)
        return (kind, number(left), number(right))
    if kind == "r":
        return ("round", draw.choice((number, quotient))(leaves), draw.randint(-2, 3), draw.choice(MODES))
    if kind == "g":
        return gather(leaves)
    if kind == "i" and leaves > 2:
        truth_leaves, first, second = share(leaves, 3)
        return ("if", truth(truth_leaves), number(first), number(second) if draw.random() < 0.9 else None)
    return (draw.choice(("neg", "abs")), number(leaves))


def gather(leaves):
    parts = draw.randint(1, min(leaves, 3))
    args = [number(part) for part in share(leaves, parts)]
    if draw.random() < 0.4:
        args[draw.randrange(parts)] = ("many", draw.choice(("列.数", "列.数", "无.数")))
    return (draw.choice(("sum", "min", "max")), *args)


def quotient(leaves):
    if leaves <= 1:
        return ("average", ("many", "列.数"))
    left, right = share(leaves, 2)
    kind = draw.choice("////+-*na")
    if kind == "n":
        return ("neg", quotient(leaves))
    if kind == "a":
        return ("average", *(number(part) for part in share(leaves, 2)))
    sides = [number(left), number(right)]
    for i in range(2):
        if draw.random() < 0.4:
            sides[i] = quotient((left, right)[i])
    if kind != "/" and not any(is_quotient(side) for side in sides):
        kind = "/"
    return (kind, *sides)


def is_quotient(tree):
    is_open = tree[0] in ("+", "-", "*", "neg")
    return tree[0] in ("/", "average") or (is_open and any(map(is_quotient, tree[1:])))


def truth(leaves):
    if leaves <= 1:
        return ("compare", draw.choice(("==", "!=", "<", "<=", ">", ">=")), leaf(), leaf())
    kind = draw.choice(("compare", "compare", "and", "or", "and", "or", "not", "in", "same"))
    left, right = share(leaves, 2)
    if kind == "compare":
        return (kind, draw.choice(("==", "!=", "<", "<=", ">", ">=")), number(left), number(right))
    if kind == "same":
        return ("compare", draw.choice(("==", "!=")), ("group", truth(left)), ("group", truth(right)))
    if kind == "not":
        return (kind, truth(leaves))
    if kind == "in":
        items = (number(part) for part in share(right, min(right, 2)))
        return (kind, number(left), draw.choice((("many", "列.数"), ("list", *items))))
    return (kind, truth(left), truth(right))


# --- how they are written ---


def write(tree, least=1):
    text, level = write_bare(tree)
    if level < least or draw.random() < 0.05:
        return f"({text})"
    return text


def write_bare(tree):
    kind, *rest = tree
    level = LEVELS.get(kind, 8)
    if kind in ("lit", "field", "many"):
        return rest[0], 8
    if kind == "group":
        return write_bare(rest[0])
    if kind in ("+", "-", "*", "/", "and", "or"):
        return f"{write(rest[0], level)} {kind} {write(rest[1], level + 1)}", level
    if kind == "neg":
        return draw.choice(("-", "- ")) + write(rest[0], 7), level
    if kind == "not":
        return "not " + write(rest[0], 3), level
    if kind == "compare":
        return f"{write(rest[1], 5)} {rest[0]} {write(rest[2], 5)}", level
    if kind == "in":
        return f"{write(rest[0], 5)} in {write_list(rest[1])}", level
    if kind == "round":
        mode = f", '{rest[2]}'" if rest[2] else ""
        return f"round({write(rest[0])}, {rest[1]}{mode})", 8
    return f"{kind}({', '.join(write(arg) for arg in rest if arg)})", 8


def write_list(tree):
    return tree[1] if tree[0] == "many" else "[" + ", ".join(write(item) for item in tree[1:]) + "]"


# --- what they come to ---

COMPARISONS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def evaluate(tree, data):
    kind, *rest = tree
    if kind == "lit":
        return decimal.Decimal(rest[0])
    if kind == "field":
        return data[0][rest[0]]
    if kind == "group":
        return evaluate(rest[0], data)
    if kind in ("sum", "min", "max", "average"):
        return gathered(kind, rest, data)
    if kind == "if":
        chosen = rest[1] if evaluate(rest[0], data) is True else rest[2]
        return evaluate(chosen, data) if chosen else None
    if kind in ("and", "or"):
        return logic(kind == "or", rest, data)
    if kind == "in":
        return contained(rest[0], rest[1], data)
    if kind == "compare":
        return compared(rest[0], evaluate(rest[1], data), evaluate(rest[2], data))
    if kind in ("+", "-", "*", "/"):
        return arithmetic(kind, evaluate(rest[0], data), evaluate(rest[1], data))
    value = evaluate(rest[0], data)
    if kind == "not":
        return None if value is None else not value
    if not is_number(value):
        return None
    if kind == "neg":
        return -value
    if kind == "abs":
        return abs(value)
    return rounded(exact(value), rest[1], rest[2] or "四舍五入")


def many(tree, data):
    return data[1][tree[1]] if tree[0] == "many" else [evaluate(tree, data)]


def gathered(kind, args, data):
    values = [value for arg in args for value in many(arg, data) if is_number(value)]
    if not values:
        return None
    if kind == "average":
        return fractions.Fraction(sum(map(exact, values))) / len(values)
    if kind in ("min", "max"):
        return {"min": min, "max": max}[kind](values)
    total = values[0]
    for value in values[1:]:
        total = total + value
    return total


def logic(decides, sides, data):
    left = evaluate(sides[0], data)
    if left is decides:
        return decides
    right = evaluate(sides[1], data)
    if right is decides:
        return decides
    return None if left is None or right is None else right


def contained(wanted, where, data):
    value = evaluate(wanted, data)
    if not is_number(value):
        return None
    items = many(where, data) if where[0] == "many" else [evaluate(item, data) for item in where[1:]]
    return any(is_number(item) and item == value for item in items)


def compared(op, left, right):
    if isinstance(left, bool) and isinstance(right, bool):
        return (left == right) == (op == "==")
    if not is_number(left) or not is_number(right):
        return None
    return COMPARISONS[op](left, right)


def arithmetic(op, left, right):
    if not is_number(left) or not is_number(right):
        return None
    if op == "/" and right == 0:
        raise Zero
    if op == "/" or isinstance(left, fractions.Fraction) or isinstance(right, fractions.Fraction):
        left, right = exact(left), exact(right)
    return ARITHMETIC[op](left, right)


def rounded(value, places, mode):
    steps = abs(value) * fractions.Fraction(10) ** places
    whole, rest = divmod(steps, 1)
    half = fractions.Fraction(1, 2)
    up = {
        "四舍五入": rest >= half,
        "五成双": rest > half or (rest == half and whole % 2 == 1),
        "舍去": False,
        "进一": rest > 0,
    }[mode]
    whole = (whole + up) * (-1 if value < 0 else 1)
    if places < 0:
        return decimal.Decimal(int(whole * 10**-places))
    return decimal.Decimal(int(whole)).scaleb(-places)


def answer(tree, data):
    try:
        value = evaluate(tree, data)
    except Zero:
        return "0346"
    if value is None:
        return "nothing"
    if isinstance(value, decimal.Decimal):
        text = format(abs(value), "f")
        return "-" + text if value < 0 else text
    return {True: "true", False: "false", MARK: MARK}[value]


def main():
    failures, told = 0, {}
    for _ in range(ROUNDS):
        yaml, fields, lists = make_data()
        trees = [draw.choice((number, number, truth))(draw.randint(1, LEAVES)) for _ in range(COUNT)]
        texts = [write(tree) for tree in trees]
        lines = LAYOUT + "--\n" + yaml + "--\n" + "".join(text + "\n" for text in texts)
        run = subprocess.run([sys.argv[1]], input=lines.encode(), capture_output=True, check=True)
        answers = run.stdout.decode().splitlines()
        if len(answers) != COUNT:
            print(f"{COUNT} expressions, {len(answers)} answers")
            return 1
        for tree, text, found in zip(trees, texts, answers):
            wanted = answer(tree, (fields, lists))
            told[wanted] = told.get(wanted, 0) + 1
            if found != wanted:
                print(text, "is", found, "not", wanted)
                failures += 1
    kinds = f"{told.get('nothing', 0)} nothing, {told.get('0346', 0)} divided by zero"
    print(f"{ROUNDS * COUNT} expressions, {kinds}, {failures} answered otherwise")
    return 1 if failures else 0


sys.exit(main())
