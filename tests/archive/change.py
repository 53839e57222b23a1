"""change.py FILE.pdf: makes files beside it that were changed, each in one way."""
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


CHANGES = {"edited": edit, "outside": lead_outside, "twice": name_twice,
           "foreign": add_foreign, "leads": name_a_file, "script": add_script,
           "fewer": take_a_page, "bomb": bomb}

for name, change in CHANGES.items():
    with pikepdf.open(sys.argv[1]) as file:
        change(file)
        file.save(name + ".pdf")
