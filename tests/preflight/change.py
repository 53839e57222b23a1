"""What break.py needs to find and to change in a file that pikepdf has open."""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Stream, String


class Unfit(Exception):
    """The base has nothing to break in this way."""


def first(values):
    for value in values:
        return value
    raise Unfit


def elements(pdf, *kinds):
    """Structure elements of these types, by number."""
    for value in pdf.objects:
        if isinstance(value, Dictionary) and "/P" in value and str(value.get("/S", "")) in ["/" + kind for kind in kinds]:
            yield value


def fonts(pdf):
    """Fonts that draw something on the first page."""
    page = pdf.pages[0]
    used = [str(i.operands[0]) for i in pikepdf.parse_content_stream(page) if str(i.operator) == "Tf"]
    return [page.Resources.Font[name] for name in dict.fromkeys(used)]


def annotations(pdf, kind=Name.Link):
    return [(page.obj, annotation) for page in pdf.pages for annotation in page.obj.get("/Annots", []) if annotation.Subtype == kind]


def field_elements(pdf):
    """The Form elements of fields, and these."""
    return [(element, element.K.Obj) for element in elements(pdf, "Form")]


def images(pdf):
    for value in pdf.objects:
        if isinstance(value, Stream) and value.get("/Subtype") == "/Image" and "/ColorSpace" in value:
            yield value


def cells(pdf, key):
    """Cells with an attribute, and the attribute dictionary."""
    for cell in elements(pdf, "TH", "TD"):
        for entry in attributes(cell):
            if key in entry:
                yield cell, entry


def is_same(kid, element):
    return isinstance(kid, Dictionary) and kid.objgen == element.objgen


def rows_of(pdf, spanning=False):
    """The first table with two rows, whose first row has a spanning cell if it has to, and its rows."""
    for table in elements(pdf, "Table"):
        rows = []
        for kid in table.K:
            rows += [kid] if kid.S == "/TR" else list(kid.get("/K", [])) if kid.S != "/Caption" else []
        spans = [entry for cell in rows[0].K for entry in attributes(cell) if entry.get("/RowSpan", 1) > 1] if rows else []
        if len(rows) > 1 and (spans or not spanning):
            return table, rows
    raise Unfit


def group(pdf, table, *groups):
    """Puts rows into groups of these types, which are then all that the table has."""
    table.K = Array()
    for kind, rows in groups:
        holder = pdf.make_indirect(Dictionary(S=Name("/" + kind), P=table, K=Array(rows)))
        for row in rows:
            row.P = holder
        table.K.append(holder)


def attributes(element):
    value = element.get("/A", Array())
    return list(value) if isinstance(value, Array) else [value]


def rewrite(pdf, change, page=0):
    """Replaces a page's content by what `change` makes of its instructions."""
    target = pdf.pages[page]
    steps = list(pikepdf.parse_content_stream(target))
    target.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(change(steps)))


def step(call, *operands):
    return pikepdf.ContentStreamInstruction(list(operands), Operator(call))


def tagged(steps):
    """Where tagged content begins, and where it ends."""
    for at, instruction in enumerate(steps):
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]:
            return at, next(n for n in range(at, len(steps)) if str(steps[n].operator) == "EMC")
    raise Unfit


def artifact(*steps):
    return [step("BMC", Name.Artifact), *steps, step("EMC")]


BOX = (step("re", 10, 10, 20, 20), step("f"))


def change_unicode(pdf, change):
    font = first(fonts(pdf))
    font.ToUnicode = pdf.make_stream(change(font.ToUnicode.read_bytes()))


def change_xmp(pdf, old, new):
    packet = pdf.Root.Metadata
    data = packet.read_bytes()
    if not re.search(old, data, re.S):
        raise Unfit
    packet.write(re.sub(old, lambda match: new, data, count=1, flags=re.S))


def attachment(pdf):
    """The specification of an embedded file: the first one, or one that is put in as it should be."""
    tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    for file in list(tree.get("/Names", []))[1::2]:
        return file
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    stream = pdf.make_stream(b"{}")
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    stream.Params = Dictionary(Size=2, ModDate=String("D:20240101000000+08'00'"))
    name = String("own.json")
    file = pdf.make_indirect(Dictionary(
        Type=Name.Filespec, F=name, UF=name, Desc=name, AFRelationship=Name.Data, EF=Dictionary(F=stream, UF=stream)))
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([name, file]))
    pdf.Root.AF = Array([file])
    return file
