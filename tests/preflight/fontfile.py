"""Widths and glyph counts out of embedded font programs: TrueType's hmtx, and CFF's charstrings.

Written from the OpenType specification, Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings).
"""

import struct
from functools import lru_cache


class TrueType:
    """A FontFile2."""

    def __init__(self, data):
        tables = {}
        for number in range(struct.unpack_from(">H", data, 4)[0]):
            tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
            tables[tag] = data[offset : offset + length]
        self.units = struct.unpack_from(">H", tables[b"head"], 18)[0]
        self.long = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
        self.count = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
        self.hmtx = tables[b"hmtx"]

    def width(self, glyph):
        """In thousandths of an em."""
        at = min(glyph, self.long - 1)
        return struct.unpack_from(">H", self.hmtx, 4 * at)[0] * 1000 / self.units

    def glyph_of(self, cid):
        return cid


def read_index(data, at):
    """An INDEX: its entries, and where it ends (5176, 5)."""
    count = struct.unpack_from(">H", data, at)[0]
    if count == 0:
        return [], at + 2
    size = data[at + 2]
    table = at + 3
    offsets = [int.from_bytes(data[table + i * size : table + (i + 1) * size], "big") for i in range(count + 1)]
    base = table + (count + 1) * size - 1
    return [data[base + a : base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def read_real(data, at):
    text = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(text), at + 1
            text += ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "E", "E-", "", "-")[nibble]
        at += 1


def read_dict(data):
    """A DICT: operands by operator, two-byte operators as 1200 + second (5176, 4)."""
    entries, operands, at = {}, [], 0
    while at < len(data):
        first = data[at]
        at += 1
        if first <= 21:
            if first == 12:
                first = 1200 + data[at]
                at += 1
            entries[first], operands = operands, []
        elif first == 30:
            value, at = read_real(data, at)
            operands.append(value)
        elif first == 28:
            operands.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif first == 29:
            operands.append(struct.unpack_from(">i", data, at)[0])
            at += 4
        elif first <= 246:
            operands.append(first - 139)
        else:
            operands.append((first - 247) * 256 + data[at] + 108 if first <= 250 else -(first - 251) * 256 - data[at] - 108)
            at += 1
    return entries


class CFF:
    """A FontFile3 of the subtype CIDFontType0C, keyed by CID."""

    def __init__(self, data):
        names, at = read_index(data, data[2])
        tops, at = read_index(data, at)
        strings, at = read_index(data, at)
        self.global_subrs, _ = read_index(data, at)
        top = read_dict(tops[0])
        self.data = data
        self.charstrings, _ = read_index(data, top[17][0])
        self.count = len(self.charstrings)
        self.is_cid = 1230 in top
        fonts = [read_dict(entry) for entry in read_index(data, top[1236][0])[0]] if self.is_cid else [top]
        self.privates = [self.read_private(font) for font in fonts]
        self.scales = [self.scale(top, font) for font in fonts]
        self.select = self.read_select(top[1237][0]) if self.is_cid else [0] * self.count
        self.glyphs = self.read_charset(top.get(15, [0])[0])

    def scale(self, top, font):
        """Thousandths of an em a unit: the FontMatrix, of the font, of its part, or of both."""
        scale = font.get(1207, [None])[0] if font is not top else None
        outer = top.get(1207, [None])[0]
        if scale is None and outer is None:
            return 1.0
        return 1000 * (scale or 1) * (outer or 1)

    def read_private(self, font):
        """(defaultWidthX, nominalWidthX, local subroutines)."""
        size, at = (int(n) for n in font[18])
        private = read_dict(self.data[at : at + size])
        subrs = read_index(self.data, at + int(private[19][0]))[0] if 19 in private else []
        return private.get(20, [0])[0], private.get(21, [0])[0], subrs

    def read_select(self, at):
        if self.data[at] == 0:
            return list(self.data[at + 1 : at + 1 + self.count])
        select = []
        count = struct.unpack_from(">H", self.data, at + 1)[0]
        for number in range(count):
            first, part, after = struct.unpack_from(">HBH", self.data, at + 3 + 3 * number)
            select += [part] * (after - first)
        return select

    def read_charset(self, at):
        """Glyphs by CID."""
        if at <= 2:
            return {cid: cid for cid in range(self.count)}
        kind, cids = self.data[at], [0]
        at += 1
        while len(cids) < self.count:
            first = struct.unpack_from(">H", self.data, at)[0]
            left = 0
            if kind == 1:
                left = self.data[at + 2]
            elif kind == 2:
                left = struct.unpack_from(">H", self.data, at + 2)[0]
            cids += range(first, first + left + 1)
            at += 2 + kind
        return {cid: glyph for glyph, cid in enumerate(cids[: self.count])}

    def glyph_of(self, cid):
        return self.glyphs.get(cid, 0) if self.is_cid else cid

    @lru_cache(maxsize=None)
    def width(self, glyph):
        """In thousandths of an em: the number before the operands of a charstring's first operator (5177, 3.1)."""
        part = self.select[glyph]
        default, nominal, subrs = self.privates[part]
        extra = first_extra(self.charstrings[glyph], subrs, self.global_subrs)
        return (default if extra is None else nominal + extra) * self.scales[part]


def bias(subrs):
    return 107 if len(subrs) < 1240 else 1131 if len(subrs) < 33900 else 32768


def first_extra(code, local, common):
    """The operand that is one too many for the first operator that clears the stack; None: there is none."""
    stack, calls, at = [], [], 0
    while True:
        if at >= len(code):
            code, at = calls.pop()
            continue
        first = code[at]
        at += 1
        if first >= 32 or first == 28:
            value, at = charstring_number(code, first, at)
            stack.append(value)
        elif first in (10, 29):
            subrs = local if first == 10 else common
            calls.append((code, at))
            code, at = subrs[int(stack.pop()) + bias(subrs)], 0
        elif first == 11:
            code, at = calls.pop()
        else:
            return stack[0] if has_extra(first, len(stack)) else None


def charstring_number(code, first, at):
    if first == 28:
        return struct.unpack_from(">h", code, at)[0], at + 2
    if first == 255:
        return struct.unpack_from(">i", code, at)[0] / 65536, at + 4
    if first <= 246:
        return first - 139, at
    if first <= 250:
        return (first - 247) * 256 + code[at] + 108, at + 1
    return -(first - 251) * 256 - code[at] - 108, at + 1


def has_extra(operator, count):
    """hstem and its like take pairs, rmoveto two, hmoveto and vmoveto one, endchar none (or four)."""
    if operator in (1, 3, 18, 23, 19, 20):
        return count % 2 == 1
    wanted = {21: (2,), 22: (1,), 4: (1,), 14: (0, 4)}.get(operator)
    return wanted is not None and count - 1 in wanted
