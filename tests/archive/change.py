"""change.py FILE.pdf [origins]: makes files beside it that were changed, each in one way."""
import sys

import pikepdf


def embedded(pdf, name):
    """The stream of the attachment of that name."""
    names = pdf.Root.Names.EmbeddedFiles.Names
    return next(names[i + 1].EF.F for i in range(0, len(names), 2) if str(names[i]) == name)


def edit(pdf):
    """ISO 32000-1, 7.11.4: the bytes of an attachment."""
    stream = embedded(pdf, "data.json")
    stream.write(stream.read_bytes().replace(b"12.50", b"99.50"))


def lead_outside(pdf):
    """Its name, in both entries of the specification and in the tree."""
    names = pdf.Root.Names.EmbeddedFiles.Names
    names[0] = pikepdf.String("../evil")
    names[1].F = names[1].UF = pikepdf.String("../evil")


def add_foreign(pdf):
    pdf.attachments["run.sh"] = pikepdf.AttachedFileSpec(pdf, b"echo\n", filename="run.sh")


def name_a_file(pdf):
    """A layout that is not whole: what it names would be read, and quoted in a message."""
    stream = embedded(pdf, "layout.yaml")
    stream.write(b"banxin: 1\nextends: ./secret.yaml\nname: x\n")


def name_twice(pdf):
    names = pdf.Root.Names.EmbeddedFiles.Names
    names[3].F = names[3].UF = names[1].UF
    names[2] = names[0]


def add_script(pdf):
    pdf.Root.OpenAction = pdf.make_indirect(
        pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")))


def take_a_page(pdf):
    """The document gets a page more of its own first: a page must stay."""
    made = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(made.replace(b"<banxin:pages>1<", b"<banxin:pages>2<"))


def bomb(pdf):
    stream = embedded(pdf, "data.json")
    stream.write(b"0" * (80 << 20))


def edit_origins(pdf):
    """They are of other data then."""
    stream = embedded(pdf, "origin.json")
    data = stream.read_bytes()
    at = data.index(b'"data": "') + len(b'"data": "')
    stream.write(data[:at] + (b"1" if data[at:at + 1] == b"0" else b"0") + data[at + 1:])


def set_version(pdf):
    made = pdf.Root.Metadata.read_bytes()
    at = made.index(b"<banxin:version>") + len(b"<banxin:version>")
    pdf.Root.Metadata.write(made[:at] + b"9" + made[at + 1:])


def cost(pdf):
    """A list inside itself: as many rows as its length times itself."""
    embedded(pdf, "data.json").write(
        ('{"layout": "x", "项": [' + ", ".join(['{"a": "' + "x" * 40 + '"}'] * 3000) + "]}").encode())
    stream = embedded(pdf, "layout.yaml")
    whole = stream.read_bytes().decode()
    head = whole[:whole.index("\ntitle:")] + "\ntitle: x"
    stream.write((head + """
fields:
  项: {type: list, fields: {a: {type: text}}}
body:
  - each: 项
    body:
      - each: 项
        body:
          - text: "{a?}"
""").encode())


CHANGES = {"edited": edit, "outside": lead_outside, "twice": name_twice,
           "foreign": add_foreign, "version": set_version, "costly": cost, "leads": name_a_file, "script": add_script,
           "fewer": take_a_page, "bomb": bomb}

def update(original, pdf, signature, changes_page=False, empty_field=False):
    """ISO 32000-1, 7.5.6: the file with a section behind it. @param signature  of the field's /V; %s the range"""
    root = pdf.Root.objgen[0]
    first = pdf.trailer["/Size"]
    catalog = pdf.Root.unparse(resolved=True).rstrip()
    assert catalog.endswith(b">>")
    fields = b"[%d 0 R%s]" % (first + 1, b" %d 0 R" % (first + 2) if empty_field else b"")
    objects = {
        root: catalog[:-2] + b"/AcroForm %d 0 R>>" % first,
        first: b"<</Fields" + fields + b"/SigFlags 3>>",
        first + 1: b"<</FT/Sig/T(s)/V " + signature + b">>",
    }
    if empty_field:
        objects[first + 2] = b"<</FT/Sig/T(t)>>"
    if changes_page:
        page = pdf.pages[0].obj
        objects[page.Contents.objgen[0]] = b"<</Length 19>>stream\n0 0 1 rg 0 0 9 9 re\nendstream"
    out, places = bytearray(original), {}
    for number, text in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + text + b"\nendobj\n"
    start = len(out)
    out += b"xref\n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    before = int(original.rstrip().split(b"\n")[-2])
    out += b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        first + 3, root, pdf.trailer["/Info"].objgen[0], before, start)
    gap = out.find(b"<00>", len(original))
    if gap >= 0:
        ranges = b"[0 %010d %010d %010d]" % (gap, gap + 4, len(out) - gap - 4)
        out = out.replace(b"[0 0000000000 0000000000 0000000000]", ranges)
    return out


SIGNED = b"<</Type/Sig/ByteRange[0 0000000000 0000000000 0000000000]/Contents<00>>>"
UPDATES = {"no-signature": (b"(x)", True), "no-range": (b"<</Contents<00>>>", True),
           "page-signed": (SIGNED, True), "signed-alone": (SIGNED,), "field-left": (SIGNED, False, True)}


def write_updates(path):
    with open(path, "rb") as file:
        original = file.read()
    with pikepdf.open(path) as pdf:
        for name, given in UPDATES.items():
            with open(name + ".pdf", "wb") as file:
                file.write(update(original, pdf, *given))


ONLY_WITH_ORIGINS = {"origins": edit_origins}

for name, change in (CHANGES if len(sys.argv) < 3 else ONLY_WITH_ORIGINS).items():
    with pikepdf.open(sys.argv[1]) as file:
        change(file)
        file.save(name + ".pdf")

if len(sys.argv) < 3:
    write_updates(sys.argv[1])
