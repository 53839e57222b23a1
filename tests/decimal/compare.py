"""Compares base/decimal with Python's decimal, a library that shares nothing with GMP.

    compare.py PROGRAM      PROGRAM answers as tests/decimal/decimal_answers.c says

Ten thousand operations, equal in every run. Prints each answer that differs.
"""
import decimal
import random
import subprocess
import sys

DIGITS, PLACES, COUNT = 76, 30, 10000
RULES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
}
# No intermediate result has so many digits. ROUND_05UP makes a quotient that is cut off
# anywhere round to the same as the exact one.
decimal.setcontext(decimal.Context(prec=600, rounding=decimal.ROUND_05UP, Emin=-9999, Emax=9999))
draw = random.Random(8170)


def number():
    """Few digits or many; runs of 0, 5 and 9, where carries and middles are."""
    count = draw.choice((1, 2, 3, 5, 10, 19, 20, 21, 38, 40, 60, DIGITS))
    places = draw.randrange(0, min(count, PLACES + 1))
    kind = draw.choice(("0123456789", "0123456789", "09", "05", "9"))
    digits = "".join(draw.choice(kind) for _ in range(count))
    whole, rest = digits[: count - places], digits[count - places :]
    return draw.choice(("", "-")) + whole + ("." + rest if rest else "")


def middle():
    """Halfway between two steps of so many decimals, times a divisor: dividend, divisor, decimals."""
    places = draw.randint(0, 6)
    steps = draw.choice(("", "-")) + str(draw.randrange(10 ** draw.randint(1, 20)))
    divisor = decimal.Decimal(draw.choice((1, 2, 3, 7, -8, 11, 64, 997))).scaleb(-draw.randint(0, 3))
    return text(decimal.Decimal(steps + "5").scaleb(-places - 1) * divisor), text(divisor), places


def operation():
    name = draw.choice(("add", "subtract", "multiply", "compare", "divide", "divide", "round", "group"))
    a, b, rule = number(), number(), draw.choice(list(RULES))
    places = draw.choice((draw.randint(0, 6), draw.randint(-4, PLACES), draw.randint(-80, 34)))
    if name == "divide" and draw.random() < 0.3:
        return [name, *middle(), rule]
    if name == "divide":
        return [name, a, b, places, rule]
    if name == "round":
        return [name, a, places, rule]
    if name == "group":
        return [name, a, draw.randint(0, 9)]
    return [name, a, b]


def text(value):
    plain = format(value, "f")
    return plain[1:] if plain.startswith("-") and value == 0 else plain


def fitted(value):
    """The value without the zeros for which there is no room, or that it is too large."""
    sign, digits, exponent = value.as_tuple()
    whole = int("".join(map(str, digits)))
    while -exponent > PLACES or whole >= 10**DIGITS:
        if exponent >= 0 or whole % 10:
            return "large"
        whole, exponent = whole // 10, exponent + 1
    return text(decimal.Decimal((sign, tuple(map(int, str(whole))), exponent)))


def rounded(value, places, rule):
    if not -DIGITS <= places <= PLACES:
        return "large"
    step = decimal.Decimal((0, (1,), -places))
    value = value.quantize(step, rounding=RULES[rule])
    return fitted(value if places >= 0 else value.quantize(decimal.Decimal(1)))


def answer(name, first, second, *more):
    a = decimal.Decimal(first)
    if name == "group":
        value = format(a, ",f")
        value = value[1:] if a == 0 and value.startswith("-") else value
        missing = second - len(value.partition(".")[2])
        return value + ("." if missing > 0 and "." not in value else "") + "0" * max(missing, 0)
    if name == "round":
        return rounded(a, second, more[0])
    b = decimal.Decimal(second)
    if name == "divide":
        return "zero" if b == 0 else rounded(a / b, *more)
    if name == "compare":
        return str((a > b) - (a < b))
    return fitted({"add": a + b, "subtract": a - b, "multiply": a * b}[name])


def main():
    operations = [operation() for _ in range(COUNT)]
    lines = "".join(" ".join(map(str, one)) + "\n" for one in operations)
    run = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True)
    answers = run.stdout.splitlines()
    if len(answers) != COUNT:
        print(f"{COUNT} operations, {len(answers)} answers")
        return 1
    failures = 0
    for one, found in zip(operations, answers):
        wanted = answer(*one)
        if found != wanted:
            print(*one, "is", found, "not", wanted)
            failures += 1
    print(f"{COUNT} operations, {answers.count('large')} too large, {failures} answered otherwise")
    return 1 if failures else 0


sys.exit(main())
