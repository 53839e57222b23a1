"""The file as bytes and objects: header, cross-reference, streams, trailer, limits, actions."""

import re
import zlib

import pikepdf

from document import Array, Name, Stream, String, is_dictionary

FORBIDDEN_ACTIONS = {  # ISO 19005-3, 6.5.1
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans",
    "/GoTo3DView", "/JavaScript",
}
ALLOWED_ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
NAMED_ACTIONS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}


def check(document):
    check_frame(document)
    check_trailer(document)
    check_qpdf(document)
    check_streams(document)
    check_objects(document)


def check_frame(document):
    """ISO 19005-3, 6.1.2 (header at byte 0, then a comment of four bytes above 127) and 6.1.3 (the end)."""
    raw = document.raw
    version = rb"2\.0" if "a-4f" in document.expect else rb"1\.[0-7]"
    if not re.match(rb"%PDF-" + version + rb"[\r\n]", raw):
        document.fault("ISO 19005-3 6.1.2", f"the file does not begin with its header but with {raw[:9]!r}")
    if not re.match(rb"%PDF-...(\r\n|\r|\n)%[\x80-\xFF]{4}", raw):
        document.fault("ISO 19005-3 6.1.2", "behind the header is no comment of four bytes above 127")
    if not re.fullmatch(rb"(\r\n|\r|\n)?", raw[raw.rfind(b"%%EOF") + 5 :]):
        document.fault("ISO 19005-3 6.1.3", "something stands behind the last %%EOF")


def check_trailer(document):
    """ISO 19005-3, 6.1.3: an ID of two strings, no encryption."""
    trailer = document.pdf.trailer
    ids = trailer.get("/ID")
    if not isinstance(ids, Array) or [len(bytes(part)) > 0 for part in ids] != [True, True]:
        document.fault("ISO 19005-3 6.1.3", "the trailer has no ID of two strings")
    if "/Encrypt" in trailer:
        document.fault("ISO 19005-3 6.1.3", "the file is encrypted")


def check_qpdf(document):
    """ISO 32000-1, 7: qpdf --check reads every object and stream and has nothing to say."""
    problems = document.pdf.check()
    for problem in list(dict.fromkeys(problems + [str(warning) for warning in document.pdf.get_warnings()]))[:5]:
        document.fault("ISO 32000-1 7", f"qpdf says: {problem}")


def unpredict(data, columns):
    """Rows behind PNG's filters None and Up (ISO 32000-1, 7.4.4.4); other filters are not for tables of offsets."""
    rows, above = b"", bytes(columns)
    for at in range(0, len(data), columns + 1):
        row = data[at + 1 : at + 1 + columns]
        if data[at] == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, above))
        elif data[at] != 0:
            raise ValueError(f"predictor {data[at]}")
        rows, above = rows + row, row
    return rows


def stream_offsets(raw, start):
    """Offsets by number that a cross-reference stream gives (ISO 32000-1, 7.5.8), and the offset of the one before."""
    head = re.compile(rb"\d+ \d+ obj\s*(<<.*?>>)\s*stream\r?\n", re.S).match(raw, start)
    numbers = {
        key: [int(n) for n in re.findall(rb"\d+", value)]
        for key, value in re.findall(rb"/(W|Index|Size|Length|Columns|Predictor|Prev)\s*(\[[^]]*\]|\d+)", head[1])
    }
    data = raw[head.end() : head.end() + numbers[b"Length"][0]]
    if b"FlateDecode" in head[1]:
        data = zlib.decompress(data)
    if numbers.get(b"Predictor", [1])[0] >= 10:
        data = unpredict(data, numbers[b"Columns"][0])
    widths = numbers[b"W"]
    index = numbers.get(b"Index", [0, numbers[b"Size"][0]])
    offsets, at = {}, 0
    for first, count in zip(index[::2], index[1::2]):
        for number in range(first, first + count):
            fields = []
            for width in widths:
                fields.append(int.from_bytes(data[at : at + width], "big"))
                at += width
            if (fields[0] if widths[0] else 1) == 1:
                offsets[number] = fields[1]
    return offsets, numbers.get(b"Prev", [None])[0]


def table_offsets(raw, start):
    """Offsets by number that a cross-reference table gives (ISO 32000-1, 7.5.4), and the offset of the one before."""
    end = raw.index(b"trailer", start)
    offsets, number = {}, 0
    for line in raw[start + 4 : end].split(b"\n"):
        words = line.split()
        if len(words) == 2:
            number = int(words[0])
        elif len(words) == 3:
            if words[2] == b"n":
                offsets[number] = int(words[0])
            number += 1
    previous = re.search(rb"/Prev (\d+)", raw[end : raw.index(b"startxref", end)])
    return offsets, int(previous[1]) if previous else None


def object_offsets(raw):
    """Where objects stand that are not in object streams, by number."""
    start = int(re.search(rb"startxref\s+(\d+)\s+%%EOF", raw[raw.rfind(b"startxref") :])[1])
    offsets = {}
    while start is not None:
        read = table_offsets if raw.startswith(b"xref", start) else stream_offsets
        found, start = read(raw, start)
        offsets = {**found, **offsets}
    return offsets


def check_streams(document):
    """ISO 19005-3, 6.1.7.1: `stream`, a line's end, Length bytes, a line's end, `endstream`; 6.1.7.2: the filters."""
    raw = document.raw
    try:
        offsets = object_offsets(raw)
    except (ValueError, TypeError, KeyError, zlib.error) as reason:
        document.fault("ISO 32000-1 7.5.4", f"the cross-reference is not read: {reason!r}")
        return
    for number, offset in offsets.items():
        if not re.compile(rb"%d \d+ obj\b" % number).match(raw, offset):
            document.fault("ISO 32000-1 7.5.4", f"object {number} is not where the cross-reference says")
            continue
        value = document.pdf.get_object(number, 0)
        if isinstance(value, Stream):
            check_stream(document, number, value, offset)


def check_stream(document, number, value, offset):
    raw = document.raw
    start = re.compile(rb">>\s*stream(\r\n|\n)").search(raw, offset)
    length = value.get("/Length")
    end = start.end() + int(length) if start and length is not None else len(raw)
    if not re.compile(rb"(\r\n|\n|\r)endstream").match(raw, end):
        document.fault("ISO 19005-3 6.1.7.1", f"stream {number}: no line's end and endstream behind Length bytes")
    for key in {"/F", "/FFilter", "/FDecodeParms"} & set(value.keys()):
        document.fault("ISO 19005-3 6.1.7.1", f"stream {number} has {key}")
    filters = value.get("/Filter", [])
    for name in [filters] if isinstance(filters, Name) else filters:
        if name in ("/LZWDecode", "/Crypt"):
            document.fault("ISO 19005-3 6.1.7.2", f"stream {number} is packed by {name}")


def check_objects(document):
    """Every value once: limits (ISO 19005-3, 6.1.13), actions (6.5.1, 6.5.2)."""
    if len(document.pdf.objects) > 8388607:
        document.fault("ISO 19005-3 6.1.13", "more than 8388607 objects")
    for value in document.pdf.objects:
        check_value(document, value)


def check_value(document, value):
    if isinstance(value, (str, int, bool, type(None))):
        return
    if isinstance(value, String):
        if len(bytes(value)) > 32767:
            document.fault("ISO 19005-3 6.1.13", "a string of more than 32767 bytes")
    elif isinstance(value, Name):
        if len(str(value).encode()) > 128:
            document.fault("ISO 19005-3 6.1.13", "a name of more than 127 bytes")
    elif isinstance(value, Array):
        for item in value:
            check_below(document, item)
    elif is_dictionary(value):
        check_action(document, value)
        for _, item in value.items():
            check_below(document, item)


def check_below(document, value):
    """What a reference leads to comes by itself."""
    if not (isinstance(value, pikepdf.Object) and value.is_indirect):
        check_value(document, value)


def check_action(document, value):
    """ISO 19005-3, 6.5.1 and 6.5.2: no scripts, nothing that starts a program, nothing done by itself."""
    kind = value.get("/S")
    if isinstance(kind, Name):
        if str(kind) in FORBIDDEN_ACTIONS:
            document.fault("ISO 19005-3 6.5.1", f"an action {kind}")
        if kind == "/Named" and value.get("/N") not in NAMED_ACTIONS:
            document.fault("ISO 19005-3 6.5.1", f"a named action {value.get('/N')}")
    action = value.get("/A")
    if is_dictionary(action) and "/S" in action and str(action["/S"]) not in ALLOWED_ACTIONS:
        document.fault("ISO 19005-3 6.5.1", f"an action {action['/S']}")
    if "/AA" in value:
        document.fault("ISO 19005-3 6.5.2", "additional actions (AA)")
    if "/OpenAction" in value and is_dictionary(value.get("/OpenAction")):
        document.fault("ISO 19005-3 6.5.2", "the document does something when it is opened (OpenAction)")
    if "/JavaScript" in value:
        document.fault("ISO 19005-3 6.5.1", "names of scripts (JavaScript)")
