"""Fonts: embedded, with a Unicode value and a glyph for every code that is drawn, and true widths."""

import re
import struct

from document import Array, Name, Stream, dictionary_at
from fontfile import CFF, TrueType

NAMED_CMAPS = {"/Identity-H": 0, "/Identity-V": 1}


def check(document, contents, has_actual_text):
    """`has_actual_text(owner, mcid)` tells whether the structure has an ActualText for a piece of content."""
    for font, codes in contents.fonts.values():
        name = str(font.get("/BaseFont", "/"))[1:]
        if font.get("/Subtype") != "/Type0" or str(font.get("/Encoding")) not in NAMED_CMAPS:
            document.fault("ISO 19005-3 6.2.11.3", f"{name}: only Type 0 fonts with an Identity CMap are judged here")
            continue
        descendant = font.DescendantFonts[0]
        check_types(document, name, font, descendant)
        check_names(document, name, font, descendant)
        check_unicode(document, name, font, codes, has_actual_text)
        program = read_program(document, name, descendant)
        if program:
            check_glyphs(document, name, descendant, program, codes)


def check_types(document, name, font, descendant):
    """ISO 19005-3, 6.2.11.2: Type and Subtype are those of ISO 32000-1, 9.7.4 and 9.7.6."""
    if [font.get("/Type"), descendant.get("/Type")] != ["/Font", "/Font"]:
        document.fault("ISO 19005-3 6.2.11.2", f"{name}: Type is not Font")
    if str(descendant.get("/Subtype")) not in ("/CIDFontType0", "/CIDFontType2"):
        document.fault("ISO 19005-3 6.2.11.2", f"{name}: the descendant's Subtype is {descendant.get('/Subtype')}")


def check_names(document, name, font, descendant):
    """ISO 32000-1, 9.6.4, 9.7.6.1 and table 122: one name, with a subset's tag, in all its places."""
    own = str(descendant.get("/BaseFont"))
    if str(font.get("/BaseFont")) not in (own, f"{own}-{str(font.get('/Encoding'))[1:]}"):
        document.fault("ISO 32000-1 9.7.6.1", f"{name}: BaseFont is not that of the CIDFont, {own}")
    if str(dictionary_at(descendant, "/FontDescriptor").get("/FontName")) != own:
        document.fault("ISO 32000-1 9.8.1", f"{name}: FontName is not {own}")
    if not re.match(r"/[A-Z]{6}\+.", own):
        document.fault("ISO 32000-1 9.6.4", f"{name}: no tag of a subset")


def read_program(document, name, descendant):
    """ISO 19005-3, 6.2.11.4.1: the program is embedded, in the kind that the font is of."""
    descriptor = dictionary_at(descendant, "/FontDescriptor")
    outlines = descriptor.get("/FontFile2" if descendant.get("/Subtype") == "/CIDFontType2" else "/FontFile3")
    if not isinstance(outlines, Stream):
        document.fault("ISO 19005-3 6.2.11.4.1", f"{name}: not embedded")
        return None
    if "/CIDSet" in descriptor:
        document.fault("ISO 19005-3 6.2.11.4.2", f"{name}: has a CIDSet, which had to list every glyph")
    data = outlines.read_bytes()
    try:
        if descendant.get("/Subtype") == "/CIDFontType2":
            return TrueType(data)
        if outlines.get("/Subtype") != "/CIDFontType0C":
            document.fault("ISO 32000-1 9.9", f"{name}: FontFile3 is {outlines.get('/Subtype')}, not CIDFontType0C")
            return None
        return CFF(data)
    except (struct.error, IndexError, KeyError, ValueError) as reason:
        document.fault("ISO 19005-3 6.2.11.4.1", f"{name}: the program cannot be read: {reason!r}")
        return None


def utf16(data):
    """None: no UTF-16."""
    try:
        return data.decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def hexes(line):
    return [bytes.fromhex(part.decode()) for part in re.findall(rb"<([0-9A-Fa-f]*)>", line)]


def read_cmap(document, name, data):
    """Text by code out of a ToUnicode CMap (ISO 32000-1, 9.10.3); at most 100 lines a block (5014, 1.4)."""
    texts = {}
    for count, body in re.findall(rb"(\d+)\s+beginbfchar(.*?)endbfchar", data, re.S):
        parts = hexes(body)
        texts.update(zip(parts[::2], parts[1::2]))
        check_block(document, name, int(count), len(parts) / 2)
    for count, body in re.findall(rb"(\d+)\s+beginbfrange(.*?)endbfrange", data, re.S):
        ranges = re.findall(rb"<(\w*)>\s*<(\w*)>\s*(<\w*>|\[[^]]*\])", body)
        for first, last, target in ranges:
            add_range(texts, bytes.fromhex(first.decode()), bytes.fromhex(last.decode()), target)
        check_block(document, name, int(count), len(ranges))
    return texts


def check_block(document, name, count, found):
    if count > 100 or count != found:
        document.fault("ISO 32000-1 9.10.3", f"{name}: a block of the ToUnicode map says {count} lines and has {found:g}")


def add_range(texts, first, last, target):
    start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
    targets = hexes(target)
    for code in range(start, end + 1):
        if target.startswith(b"["):
            text = targets[code - start]
        else:
            text = targets[0][:-1] + bytes([targets[0][-1] + code - start])
        texts[code.to_bytes(len(first), "big")] = text


def check_unicode(document, name, font, codes, has_actual_text):
    """ISO 19005-3, 6.2.11.7.2 (a Unicode value for each code), 6.2.11.7.3 (no private use without ActualText)."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, Stream):
        document.fault("ISO 19005-3 6.2.11.7.2", f"{name}: no ToUnicode")
        return
    data = stream.read_bytes()
    mode = re.search(rb"/WMode\s+(\d)", data)
    if mode and int(mode[1]) != NAMED_CMAPS[str(font.Encoding)]:
        document.fault("ISO 19005-3 6.2.11.3.3", f"{name}: WMode of the ToUnicode map is not that of the encoding")
    texts = read_cmap(document, name, data)
    for code, places in codes.items():
        bare = [place for place in places if not has_actual_text(place[1], place[2])]
        check_text(document, f"{name}: code {code.hex()}", texts.get(code), bare)


def check_text(document, what, data, bare):
    text = utf16(data) if data else None
    if not text:
        if bare:
            document.fault("ISO 19005-3 6.2.11.7.2", f"{what} has no Unicode value", min(bare)[0])
        return
    if any(c in text for c in "\0\ufeff\ufffe"):
        document.fault("ISO 19005-3 6.2.11.7.2", f"{what} is U+0000, U+FEFF or U+FFFE")
    if bare and any(is_private(ord(c)) for c in text):
        document.fault("ISO 19005-3 6.2.11.7.3", f"{what} is of a private use area, without ActualText", min(bare)[0])


def is_private(code):
    return 0xE000 <= code <= 0xF8FF or 0xF0000 <= code <= 0xFFFFD or 0x100000 <= code <= 0x10FFFD


def read_widths(document, name, descendant):
    """Widths by CID (ISO 32000-1, 9.7.4.3)."""
    widths, entries = {}, list(descendant.get("/W", []))
    at = 0
    while at < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], Array):
            fresh = {first + i: float(width) for i, width in enumerate(entries[at + 1])}
            at += 2
        else:
            fresh = dict.fromkeys(range(first, int(entries[at + 1]) + 1), float(entries[at + 2]))
            at += 3
        if fresh.keys() & widths.keys():
            document.fault("ISO 32000-1 9.7.4.3", f"{name}: W has a width twice")
        widths.update(fresh)
    return widths


def glyph_map(document, name, descendant, program):
    """The function from CIDs to glyphs (ISO 19005-3, 6.2.11.3.2: CIDFontType2 says it)."""
    if descendant.get("/Subtype") != "/CIDFontType2":
        return program.glyph_of
    mapping = descendant.get("/CIDToGIDMap")
    if isinstance(mapping, Name) and mapping == "/Identity":
        return program.glyph_of
    if not isinstance(mapping, Stream):
        document.fault("ISO 19005-3 6.2.11.3.2", f"{name}: CIDToGIDMap is neither a stream nor Identity")
        return program.glyph_of
    data = mapping.read_bytes()
    return lambda cid: int.from_bytes(data[2 * cid : 2 * cid + 2], "big")


def check_glyphs(document, name, descendant, program, codes):
    """ISO 19005-3, 6.2.11.8 (no .notdef), 6.2.11.4.1 (every glyph is there), 6.2.11.5 (widths agree within one)."""
    widths = read_widths(document, name, descendant)
    default = float(descendant.get("/DW", 1000))
    glyph_of = glyph_map(document, name, descendant, program)
    for code in codes:
        cid = int.from_bytes(code, "big")
        glyph = glyph_of(cid)
        if cid == 0 or glyph == 0:
            document.fault("ISO 19005-3 6.2.11.8", f"{name}: code {code.hex()} is .notdef")
        elif glyph >= program.count:
            document.fault("ISO 19005-3 6.2.11.4.1", f"{name}: the glyph of code {code.hex()} is not embedded")
        elif abs(program.width(glyph) - widths.get(cid, default)) > 1:
            document.fault(
                "ISO 19005-3 6.2.11.5",
                f"{name}: code {code.hex()} is {widths.get(cid, default):g} wide, in the program {program.width(glyph):g}",
            )
