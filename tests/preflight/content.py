"""Content streams: what is marked and how, which codes are drawn, which colours, images and masks are used."""

import pikepdf

from document import Dictionary, Name, Stream, dictionary_at, is_dictionary
from language import is_language

PATH_PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
TEXT_SHOWING = {"Tj", "TJ", "'", '"'}
COLOUR_CALLS = {"g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK",
                "K": "/DeviceCMYK"}
ARTIFACTS = {"/Pagination", "/Layout", "/Page", "/Background", "/Inline"}
PAGINATION = {"/Header", "/Footer", "/Watermark", "/PageNum", "/LineNum", "/Redaction", "/Bates"}
BLEND_MODES = {  # ISO 32000-1, tables 136 and 137
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
}


class Marked:
    """A marked-content sequence that is open."""

    __slots__ = ("artifact", "mcid", "actual")

    def __init__(self, tag, properties):
        self.artifact = tag == "/Artifact"
        mcid = properties.get("/MCID")
        self.mcid = None if mcid is None else int(mcid)
        self.actual = "/ActualText" in properties


class Contents:
    """What all content streams of a document use."""

    def __init__(self):
        self.mcids = {}  # by the owner of /StructParents (its objgen): {MCID: True}
        self.fonts = {}  # font by objgen: (font, {code: set of (owner, MCID) where no ActualText stands above it})
        self.colours = {}  # device space: first page
        self.transparent = {}  # page number: why
        self.checked = set()  # XObjects and graphics states that were looked at


class Reader:
    """Reads the stream of one page, and the forms that it draws."""

    def __init__(self, document, contents, number, page):
        self.document, self.contents, self.number = document, contents, number
        self.marks, self.owner = [], page.objgen
        self.saved, self.font, self.text_depth = [], None, None
        self.contents.mcids.setdefault(self.owner, {})

    def fault(self, clause, what):
        self.document.fault(clause, what, self.number)

    def read(self, stream, resources):
        """ISO 32000-1, 8.4.2 (q and Q pair), 14.6.1 (so do marked-content operators, in each stream)."""
        depth, saved = len(self.marks), len(self.saved)
        for instruction in pikepdf.parse_content_stream(stream):
            self.step(instruction, resources, depth)
        if len(self.marks) != depth:
            self.fault("ISO 32000-1 14.6.1", "a marked-content sequence is not closed")
            del self.marks[depth:]
        if len(self.saved) != saved:
            self.fault("ISO 32000-1 8.4.2", "q without Q")
            del self.saved[saved:]

    def step(self, instruction, resources, depth):
        if isinstance(instruction, pikepdf.PdfInlineImage) or str(instruction.operator) == "INLINE IMAGE":
            self.fault("ISO 19005-3 6.2.8", "an inline image, which these checks do not read")
            self.painted("an image")
            return
        call, operands = str(instruction.operator), instruction.operands
        if call in TEXT_SHOWING:
            self.show(operands[-1])
        elif call in PATH_PAINTING:
            self.painted("a path")
        elif call in COLOUR_CALLS:
            self.use_colour(COLOUR_CALLS[call])
        elif call == "Tf":
            self.font = dictionary_at(resources, "/Font").get(operands[0])
        elif call in ("BDC", "BMC"):
            self.begin(operands, resources)
        elif call == "EMC":
            self.end(depth)
        elif call in ("q", "Q"):
            self.save(call)
        elif call in ("BT", "ET"):
            self.text_object(call)
        elif call == "Do":
            self.draw(dictionary_at(resources, "/XObject").get(operands[0]), str(operands[0]), resources)
        elif call == "gs":
            self.graphics_state(dictionary_at(resources, "/ExtGState").get(operands[0]))
        elif call in ("cs", "CS"):
            self.use_space(operands[0], resources)
        elif call == "sh":
            self.painted("a shading")

    def use_colour(self, space):
        self.contents.colours.setdefault(space, self.number)

    def use_space(self, name, resources):
        space = dictionary_at(resources, "/ColorSpace").get(name, name)
        self.use_colour(str(space if isinstance(space, Name) else space[0]))

    def save(self, call):
        """ISO 19005-3, 6.1.13: q at most 28 deep."""
        if call == "q":
            self.saved.append(self.font)
            if len(self.saved) > 28:
                self.fault("ISO 19005-3 6.1.13", "q is nested more than 28 deep")
        elif self.saved:
            self.font = self.saved.pop()
        else:
            self.fault("ISO 32000-1 8.4.2", "Q without q")

    def text_object(self, call):
        """ISO 32000-1, 14.6.1: what is opened in a text object is closed in it."""
        if call == "BT":
            self.text_depth = len(self.marks)
        else:
            if self.text_depth != len(self.marks):
                self.fault("ISO 32000-1 14.6.1", "a marked-content sequence crosses the end of a text object")
            self.text_depth = None

    def begin(self, operands, resources):
        """ISO 14289-1, 7.1: no tagged content in an artifact, no artifact in tagged content."""
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = dictionary_at(dictionary_at(resources, "/Properties"), properties)
        mark = Marked(operands[0], properties)
        if mark.artifact and any(outer.mcid is not None for outer in self.marks):
            self.fault("ISO 14289-1 7.1", "an artifact inside tagged content")
        if mark.artifact and any(outer.artifact for outer in self.marks):
            self.fault("ISO 14289-1 7.1", "an artifact inside an artifact")
        if mark.mcid is not None:
            self.begin_tagged(mark)
        if mark.artifact:
            self.check_artifact(properties)
        language = properties.get("/Lang")
        if language is not None and not is_language(str(language)):
            self.fault("ISO 19005-3 6.7.4", f"{language} is no language")
        self.marks.append(mark)

    def check_artifact(self, properties):
        """ISO 32000-1, table 330 (and ISO 32000-2, table 363): what an artifact may say of itself."""
        kind, part = properties.get("/Type"), properties.get("/Subtype")
        if kind is not None and str(kind) not in ARTIFACTS:
            self.fault("ISO 32000-1 14.8.2.2.2", f"an artifact of the type {kind}")
        if part is not None and (kind != "/Pagination" or str(part) not in PAGINATION):
            self.fault("ISO 32000-1 14.8.2.2.2", f"an artifact of the type {kind}, subtype {part}")
        sides = properties.get("/Attached", [])
        if len(sides) > 4 or {str(side) for side in sides} - {"/Top", "/Bottom", "/Left", "/Right"}:
            self.fault("ISO 32000-1 14.8.2.2.2", "an artifact is attached to no side of the page")

    def begin_tagged(self, mark):
        """ISO 32000-1, 14.7.4.2: an MCID stands once in a stream; 14.7.4.3: content items do not nest."""
        if mark.artifact or any(outer.artifact for outer in self.marks):
            self.fault("ISO 14289-1 7.1", "tagged content inside an artifact")
        if any(outer.mcid is not None for outer in self.marks):
            self.fault("ISO 32000-1 14.7.4.3", "tagged content inside tagged content")
        known = self.contents.mcids[self.owner]
        if mark.mcid in known:
            self.fault("ISO 32000-1 14.7.4.2", f"MCID {mark.mcid} stands twice")
        known[mark.mcid] = True

    def end(self, depth):
        if len(self.marks) == depth:
            self.fault("ISO 32000-1 14.6.1", "EMC without a beginning")
            return
        self.marks.pop()
        if self.text_depth is not None and len(self.marks) < self.text_depth:
            self.fault("ISO 32000-1 14.6.1", "a marked-content sequence crosses the beginning of a text object")

    def painted(self, what):
        """ISO 14289-1, 7.1: all content is tagged or an artifact."""
        if not any(mark.artifact or mark.mcid is not None for mark in self.marks):
            self.fault("ISO 14289-1 7.1", f"{what} is neither tagged nor an artifact")

    def show(self, shown):
        """Notes each code, and where it stands without ActualText."""
        self.painted("text")
        if not is_dictionary(self.font):
            self.fault("ISO 32000-1 9.3.1", "text without a font")
            return
        _, codes = self.contents.fonts.setdefault(self.font.objgen, (self.font, {}))
        place = None
        if not any(mark.actual for mark in self.marks):
            place = next(((self.owner, mark.mcid) for mark in self.marks if mark.mcid is not None), (self.owner, None))
        strings = shown if isinstance(shown, pikepdf.Array) else [shown]
        for string in strings:
            if isinstance(string, pikepdf.String):
                self.note_codes(bytes(string), codes, place)

    def note_codes(self, data, codes, place):
        """ISO 32000-1, 9.7.5.2: the Identity CMaps have codes of two bytes."""
        if len(data) % 2:
            self.fault("ISO 32000-1 9.7.6.2", "a string for a font of two-byte codes has an odd number of bytes")
        for at in range(0, len(data) - 1, 2):
            places = codes.setdefault(data[at : at + 2], set())
            if place:
                places.add((self.number,) + place)

    def draw(self, drawn, name, resources):
        if not isinstance(drawn, Stream):
            self.fault("ISO 32000-1 8.8", f"{name} is no XObject")
            return
        kind = drawn.get("/Subtype")
        self.check_once(drawn, self.check_xobject)
        if kind == "/Image":
            self.painted("an image")
            if "/SMask" in drawn:
                self.contents.transparent.setdefault(self.number, "an image with a soft mask")
            self.use_space(drawn.get("/ColorSpace", Name("/DeviceGray")), resources)
        elif kind == "/Form":
            self.draw_form(drawn, resources)

    def draw_form(self, form, resources):
        """A form with /StructParents has MCIDs of its own (ISO 32000-1, 14.7.4.2)."""
        outside, font, text_depth = self.owner, self.font, self.text_depth
        if "/StructParents" in form:
            self.owner = form.objgen
            if self.owner in self.contents.mcids:
                self.fault("ISO 32000-1 14.7.4.2", "a form with tagged content is drawn twice")
            self.contents.mcids[self.owner] = {}
        if "/Group" in form:
            self.contents.transparent.setdefault(self.number, "a transparency group")
        self.read(form, dictionary_at(form, "/Resources") if "/Resources" in form else resources)
        self.owner, self.font, self.text_depth = outside, font, text_depth

    def check_once(self, value, check):
        if value.objgen == (0, 0) or value.objgen not in self.contents.checked:
            self.contents.checked.add(value.objgen)
            check(value)

    def check_xobject(self, drawn):
        """ISO 19005-3, 6.2.8 (images) and 6.2.9 (no reference or PostScript XObjects)."""
        if drawn.get("/Interpolate") is True:
            self.fault("ISO 19005-3 6.2.8", "an image has Interpolate true")
        for key in {"/Alternates", "/OPI"} & set(drawn.keys()):
            self.fault("ISO 19005-3 6.2.8", f"an XObject has {key}")
        kind = drawn.get("/Subtype")
        if kind not in ("/Image", "/Form") or "/Ref" in drawn or "/PS" in drawn:
            self.fault("ISO 19005-3 6.2.9", f"an XObject that is {kind}, refers or holds PostScript")
        if kind == "/Image":
            self.check_samples(drawn)
            mask = drawn.get("/SMask")
            if mask is not None:
                self.check_once(mask, self.check_xobject)

    def check_samples(self, image):
        """ISO 32000-1, 8.9.5.1: a row is whole bytes, and there are Height rows."""
        if image.get("/Filter") != "/FlateDecode":
            return
        space = image.get("/ColorSpace")
        parts = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}.get(str(space)) if isinstance(space, Name) else None
        if parts:
            row = (int(image.Width) * parts * int(image.BitsPerComponent) + 7) // 8
            if len(image.read_bytes()) != row * int(image.Height):
                self.fault("ISO 32000-1 8.9.5.1", "an image has not as many samples as its size wants")

    def graphics_state(self, state):
        """ISO 19005-3, 6.2.5 (no transfer functions or halftones of one's own), 6.2.10 (blend modes)."""
        if not is_dictionary(state):
            self.fault("ISO 32000-1 8.4.5", "gs names nothing")
            return
        for key in {"/TR", "/HTP"} & set(state.keys()):
            self.fault("ISO 19005-3 6.2.5", f"a graphics state has {key}")
        if state.get("/TR2", Name("/Default")) != "/Default":
            self.fault("ISO 19005-3 6.2.5", "a graphics state has TR2 other than Default")
        modes = state.get("/BM", Name("/Normal"))
        for mode in [modes] if isinstance(modes, Name) else modes:
            if str(mode) not in BLEND_MODES:
                self.fault("ISO 19005-3 6.2.10", f"a blend mode {mode}")
        opaque = [float(state.get(key, 1)) == 1 for key in ("/ca", "/CA")]
        if state.get("/SMask", Name("/None")) != "/None" or modes != "/Normal" or not all(opaque):
            self.contents.transparent.setdefault(self.number, "a graphics state that is not opaque")


def read(document):
    """What all pages draw."""
    contents = Contents()
    for number, page in enumerate(document.pages, 1):
        group = dictionary_at(page, "/Group")
        space = group.get("/CS")
        if space is not None:
            contents.colours.setdefault(str(space if isinstance(space, Name) else space[0]), number)
        Reader(document, contents, number, page).read(page, dictionary_at(page, "/Resources"))
    return contents
