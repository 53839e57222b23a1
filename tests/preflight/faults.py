"""The faults that break.py makes: each a function that breaks an open file, or a file's bytes, in one way."""

import re

from change import (
    BOX, Unfit, annotations, artifact, attachment, attributes, cells, change_unicode, change_xmp, elements, first, fonts,
    group, images, is_same, rewrite, rows_of, step, tagged,
)
from pikepdf import Array, Dictionary, Name, String

FAULTS = []  # (name, clause, flavours, function, raw, stated)


def fault(clause, flavours="", raw=False, stated=False):
    """Registers a function that breaks an open file, or with `raw` a file's bytes."""

    def register(function):
        FAULTS.append((function.__name__.replace("_", "-"), clause, flavours, function, raw, stated))
        return function

    return register


# --- the bytes ----------------------------------------------------------------


@fault("ISO 19005-3 6.1.2", "3a", raw=True)
def bytes_before_the_header(data):
    return b"\n" + data


@fault("ISO 19005-3 6.1.2", "3a", raw=True)
def comment_of_letters(data):
    return re.sub(rb"(%PDF-...\n)%[^\n]*", lambda match: match[1] + b"%abcd", data, count=1)


@fault("ISO 19005-3 6.1.3", "3a", raw=True)
def bytes_behind_the_end(data):
    return data.rstrip(b"\r\n") + b"\nmore\n"


@fault("ISO 19005-3 6.1.3", "3a", raw=True)
def trailer_without_id(data):
    at = data.rindex(b"/ID [")
    return data[:at] + b"/XD [" + data[at + 5 :]


@fault("ISO 19005-3 6.1.7.1", "3a", raw=True)
def length_too_small(data):
    """Of the XMP packet, which is not packed: its last byte stands outside."""
    found = re.search(rb"(/Subtype /XML[^>]*/Length )(\d+)|(/Length )(\d+)([^>]*/Subtype /XML)", data)
    at, end = found.span(2 if found[2] else 4)
    return data[:at] + b"%0*d" % (end - at, int(data[at:end]) - 1) + data[end:]


@fault("ISO 19005-3 6.1.13", "3a")
def saved_too_deep(pdf):
    rewrite(pdf, lambda steps: steps + [step("q")] * 29 + [step("Q")] * 29)


@fault("ISO 19005-3 6.1.13", "3a")
def string_too_long(pdf):
    pdf.Root.Own = Array([String("x" * 32768)])


# --- fonts --------------------------------------------------------------------


@fault("ISO 19005-3 6.2.11.7.2", "3a ua1")
def unicode_map_dropped(pdf):
    del first(fonts(pdf)).ToUnicode


@fault("ISO 19005-3 6.2.11.7.2", "3a ua1")
def unicode_line_lost(pdf):
    """A code's line goes, the block's count with it."""
    change_unicode(pdf, lambda data: re.sub(
        rb"(\d+) beginbfchar\n<\w+><\w+>\n", lambda match: b"%d beginbfchar\n" % (int(match[1]) - 1), data, count=1))


@fault("ISO 19005-3 6.2.11.7.2", "3a ua1")
def unicode_of_the_byte_order_mark(pdf):
    change_unicode(pdf, lambda data: re.sub(rb"(beginbfchar\n<\w+>)<\w+>", rb"\1<FEFF>", data, count=1))


@fault("ISO 19005-3 6.2.11.7.3", "3a")
def unicode_of_private_use(pdf):
    change_unicode(pdf, lambda data: re.sub(rb"(beginbfchar\n<\w+>)<\w+>", rb"\1<E123>", data, count=1))


@fault("ISO 19005-3 6.2.11.4.1", "3a ua1")
def font_not_embedded(pdf):
    descriptor = first(fonts(pdf)).DescendantFonts[0].FontDescriptor
    for key in {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
        del descriptor[key]


@fault("ISO 19005-3 6.2.11.5", "3a ua1")
def width_untrue(pdf):
    first(fonts(pdf)).DescendantFonts[0].W = Array([1, Array([777, 777])])


@fault("ISO 19005-3 6.2.11.3.2", "3a ua1")
def glyph_map_dropped(pdf):
    every = [font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.as_dict().values()]
    del first(font for font in every if "/CIDToGIDMap" in font).CIDToGIDMap


@fault("ISO 19005-3 6.2.11.2", "3a")
def font_of_no_type(pdf):
    del first(fonts(pdf)).DescendantFonts[0].Type


@fault("ISO 32000-1 9.8.1")
def font_of_two_names(pdf):
    first(fonts(pdf)).DescendantFonts[0].FontDescriptor.FontName = Name("/ABCDEF+Other")


@fault("ISO 19005-3 6.2.11.8", "3a ua1")
def code_of_notdef(pdf):
    def change(steps):
        at = first(n for n, one in enumerate(steps) if str(one.operator) in ("Tj", "TJ"))
        return steps[:at] + [step("Tj", String(b"\0\0"))] + steps[at:]

    rewrite(pdf, change)


# --- content ------------------------------------------------------------------


@fault("ISO 14289-1 7.1", "ua1")
def content_unmarked(pdf):
    rewrite(pdf, lambda steps: steps + list(BOX))


@fault("ISO 32000-1 14.7.4.2")
def mcid_twice(pdf):
    rewrite(pdf, lambda steps: steps + [step("BDC", Name.P, Dictionary(MCID=0)), *BOX, step("EMC")])


@fault("ISO 14289-1 7.1", "ua1")
def artifact_inside_tag(pdf):
    def change(steps):
        at, _ = tagged(steps)
        return steps[: at + 1] + artifact(*BOX) + steps[at + 1 :]

    rewrite(pdf, change)


@fault("ISO 14289-1 7.1", "ua1")
def tag_inside_artifact(pdf):
    def change(steps):
        at, end = tagged(steps)
        return steps[:at] + artifact(*steps[at : end + 1]) + steps[end + 1 :]

    rewrite(pdf, change)


@fault("ISO 32000-1 14.8.2.2.2")
def artifact_of_no_type(pdf):
    rewrite(pdf, lambda steps: steps + [step("BDC", Name.Artifact, Dictionary(Type=Name.Own)), *BOX, step("EMC")])


@fault("ISO 32000-1 14.7.4.2")
def tag_lost(pdf):
    """Tagged content becomes an artifact; its element still names it."""

    def change(steps):
        at, _ = tagged(steps)
        return steps[:at] + [step("BMC", Name.Artifact)] + steps[at + 1 :]

    rewrite(pdf, change)


@fault("ISO 32000-1 14.6.1", "ua1")
def end_of_marked_content_lost(pdf):
    def change(steps):
        _, end = tagged(steps)
        return steps[:end] + steps[end + 1 :]

    rewrite(pdf, change)


@fault("ISO 32000-1 14.6.1")
def marked_content_across_text(pdf):
    """ET stands before the end of what was marked inside BT."""
    rewrite(pdf, lambda steps: steps + [step("BT"), step("BMC", Name.Artifact), step("ET"), step("EMC")])


# --- structure ----------------------------------------------------------------


@fault("ISO 14289-1 7.1")
def content_in_no_element(pdf):
    element = first(e for e in elements(pdf, "P") if isinstance(e.get("/K"), Array) and isinstance(e.K[0], int))
    del element.K[0]


@fault("ISO 32000-1 14.7.4.4")
def parent_tree_untrue(pdf):
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    other = first(entry for entry in entries if entry.objgen != entries[0].objgen)
    entries[0] = other


@fault("ISO 32000-1 14.7.4.4", "ua1")
def page_without_its_key(pdf):
    del pdf.pages[0].obj.StructParents


@fault("ISO 32000-1 14.7.2")
def parent_of_another(pdf):
    element = first(elements(pdf, "P"))
    element.P = pdf.Root.StructTreeRoot


@fault("ISO 32000-1 14.8.4.2")
def root_of_another_type(pdf):
    first(elements(pdf, "Document")).S = Name.Sect


@fault("ISO 32000-1 14.7.2", "ua1")
def tree_of_no_type(pdf):
    del pdf.Root.StructTreeRoot.Type


@fault("ISO 14289-1 7.4.2", "ua1")
def heading_level_skipped(pdf):
    for heading in list(elements(pdf, "H2")) or first([]):
        heading.S = Name.H3


@fault("ISO 14289-1 7.4.2", "ua1")
def first_heading_too_low(pdf):
    first(elements(pdf, "H1")).S = Name.H2


@fault("ISO 19005-3 6.7.3.4", "3a ua1")
def type_unknown(pdf):
    first(elements(pdf, "P")).S = Name.Paragraph


@fault("ISO 19005-3 6.7.3.4", "ua1")
def type_mapped_away(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.H1)


@fault("ISO 14289-1 7.2", "ua1")
def row_span_lost(pdf):
    del first(entry for _, entry in cells(pdf, "/RowSpan")).RowSpan


@fault("ISO 14289-1 7.2", "ua1")
def column_span_too_wide(pdf):
    first(entry for _, entry in cells(pdf, "/ColSpan")).ColSpan = 40


@fault("ISO 14289-1 7.2", "ua1")
def caption_amid_rows(pdf):
    table = first(table for table in elements(pdf, "Table") if len(table.K) > 1)
    caption = pdf.make_indirect(Dictionary(S=Name.Caption, P=table))
    table.K = Array([*list(table.K)[:1], caption, *list(table.K)[1:]])


@fault("ISO 14289-1 7.2", "ua1")
def paragraph_among_rows(pdf):
    table = first(elements(pdf, "Table"))
    table.K.append(pdf.make_indirect(Dictionary(S=Name.P, P=table)))


@fault("ISO 14289-1 7.2", "ua1")
def head_without_body(pdf):
    table = first(elements(pdf, "Table"))
    rows = [kid for kid in table.K if kid.S == "/TR"]
    groups = [kid for kid in table.K if kid.S == "/TBody"]
    for group in groups:
        group.S = Name.THead
    if rows and not groups:
        rows[0].S = Name.THead


@fault("ISO 32000-1 14.8.4.3.4")
def foot_before_body(pdf):
    table, rows = rows_of(pdf)
    group(pdf, table, ("TFoot", rows[:1]), ("TBody", rows[1:]))


@fault("ISO 14289-1 7.2")
def span_across_groups(pdf):
    """A header cell of the first row spans the second one, which is in another group."""
    table, rows = rows_of(pdf, spanning=True)
    group(pdf, table, ("THead", rows[:1]), ("TBody", rows[1:]))


@fault("ISO 14289-1 7.5")
def headers_lead_nowhere(pdf):
    first(entry for _, entry in cells(pdf, "/Headers")).Headers = Array([String("nowhere")])


@fault("ISO 14289-1 7.5", "ua1")
def header_without_scope(pdf):
    for key in ("/Headers", "/Scope"):
        for _, entry in list(cells(pdf, key)) or first([]):
            del entry[key]


@fault("ISO 32000-1 14.7.2")
def id_without_its_entry(pdf):
    if "/IDTree" not in pdf.Root.StructTreeRoot:
        raise Unfit
    names = pdf.Root.StructTreeRoot.IDTree.Names
    pdf.Root.StructTreeRoot.IDTree.Names = Array(list(names)[2:])


@fault("ISO 32000-1 14.7.2")
def id_twice(pdf):
    marked = [element for element in elements(pdf, "TH") if "/ID" in element]
    if len(marked) < 2:
        raise Unfit
    marked[1].ID = marked[0].ID


@fault("ISO 14289-1 7.3", "ua1")
def figure_without_words(pdf):
    del first(elements(pdf, "Figure")).Alt


@fault("ISO 32000-1 14.8.5.4.3", stated=True)
def figure_without_box(pdf):
    for entry in attributes(first(elements(pdf, "Figure"))):
        if "/BBox" in entry:
            del entry.BBox


@fault("ISO 32000-1 14.8.4.3", "ua1")
def item_without_list(pdf):
    first(elements(pdf, "P")).S = Name.LI


@fault("ISO 32000-1 14.8.4.3")
def list_of_content(pdf):
    first(elements(pdf, "P")).S = Name.L


@fault("ISO 32000-1 14.8.4.3", "ua1")
def item_of_paragraphs(pdf):
    """L, LI and then at once a paragraph."""
    paragraph = first(elements(pdf, "P"))
    parent = paragraph.P
    whole = pdf.make_indirect(Dictionary(S=Name.L, P=parent))
    item = pdf.make_indirect(Dictionary(S=Name.LI, P=whole, K=Array([paragraph])))
    whole.K = Array([item])
    paragraph.P = item
    parent.K = Array([whole if is_same(kid, paragraph) else kid for kid in parent.K])


@fault("house rule", stated=True)
def paragraph_of_nothing(pdf):
    whole = first(elements(pdf, "Document"))
    whole.K.append(pdf.make_indirect(Dictionary(S=Name.P, P=whole)))


@fault("ISO 14289-1 7.9", "ua1", stated=True)
def note_without_id(pdf):
    first(elements(pdf, "P")).S = Name.Note


@fault("ISO 14289-1 7.18.5")
def link_without_annotation(pdf):
    link = first(elements(pdf, "Link"))
    link.K = Array([kid for kid in link.K if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR"])


@fault("ISO 14289-1 7.18.5", "ua1")
def link_without_contents(pdf):
    del first(annotations(pdf))[1].Contents


@fault("ISO 19005-3 6.3.2", "3a")
def annotation_not_printed(pdf):
    first(annotations(pdf))[1].F = 0


@fault("ISO 14289-1 7.18.3", "ua1")
def page_without_tab_order(pdf):
    del first(annotations(pdf))[0].Tabs


@fault("ISO 19005-3 6.7.4", "3a ua1")
def language_of_none(pdf):
    first(elements(pdf, "P")).Lang = String("中文")


# --- the document -------------------------------------------------------------


@fault("ISO 14289-1 7.2", "ua1")
def language_lost(pdf):
    del pdf.Root.Lang


@fault("ISO 19005-3 6.7.2.2", "3a ua1")
def not_marked(pdf):
    del pdf.Root.MarkInfo


@fault("ISO 14289-1 7.1", "ua1")
def suspects(pdf):
    pdf.Root.MarkInfo.Suspects = True


@fault("ISO 14289-1 7.1", "ua1")
def title_not_displayed(pdf):
    del pdf.Root.ViewerPreferences


@fault("ISO 32000-1 14.3.3")
def titles_differ(pdf):
    pdf.trailer.Info.Title = String("another")


@fault("ISO 32000-1 14.3.3")
def dates_differ(pdf):
    if "/ModDate" not in pdf.trailer.Info:
        raise Unfit
    pdf.trailer.Info.ModDate = String("D:19990101000000+08'00'")


@fault("ISO 14289-1 7.1", "ua1", stated=True)
def title_lost(pdf):
    del pdf.trailer.Info.Title
    change_xmp(pdf, rb"<dc:title>.*</dc:title>", b"")


@fault("ISO 19005-3 6.6.2.1", "3a ua1")
def metadata_malformed(pdf):
    change_xmp(pdf, rb"</rdf:RDF>", b"")


@fault("ISO 19005-3 6.6.2.1", "3a ua1")
def metadata_lost(pdf):
    del pdf.Root.Metadata


@fault("ISO 19005-3 6.6.2.3.1", "3a")
def property_undeclared(pdf):
    own = b'<own:word xmlns:own="urn:own">x</own:word>'
    change_xmp(pdf, rb"</rdf:Description>\s*</rdf:RDF>", own + b"</rdf:Description></rdf:RDF>")


@fault("ISO 19005-3 6.5.1", "3a")
def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


@fault("ISO 19005-3 6.5.1", "3a")
def program_started(pdf):
    first(annotations(pdf))[1].A = Dictionary(S=Name.Launch, F=String("program"))


@fault("ISO 19005-3 6.5.1", "3a")
def action_of_no_kind(pdf):
    first(annotations(pdf))[1].A = Dictionary(S=Name.Own)


@fault("ISO 19005-3 6.5.2", "3a")
def page_that_acts(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))


# --- pictures and colour ------------------------------------------------------


@fault("ISO 19005-3 6.2.8", "3a")
def picture_interpolated(pdf):
    first(images(pdf)).Interpolate = True


@fault("ISO 32000-1 8.9.5.1")
def picture_of_too_few_rows(pdf):
    first(image for image in images(pdf) if image.get("/Filter") == "/FlateDecode").Height += 1


@fault("ISO 19005-3 6.2.5", "3a")
def transfer_function(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(Own=Dictionary(TR=Name.Identity))
    rewrite(pdf, lambda steps: steps + artifact(step("gs", Name.Own), *BOX))


@fault("ISO 19005-3 6.2.10", "3a")
def transparency_in_no_space(pdf):
    page = first(page.obj for page in pdf.pages if "/Group" in page.obj)
    del page.Group
    if "/OutputIntents" in pdf.Root:
        del pdf.Root.OutputIntents


@fault("ISO 19005-3 6.2.4.3", "3a", stated=True)
def output_intent_lost(pdf):
    del pdf.Root.OutputIntents


@fault("ISO 19005-3 6.2.4.3", "3a", stated=True)
def colour_of_four_inks(pdf):
    rewrite(pdf, lambda steps: steps + artifact(step("k", 0, 0, 0, 1), *BOX))


@fault("ISO 19005-3 6.2.3", "3a", stated=True)
def profile_of_a_scanner(pdf):
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    profile.write(data[:12] + b"scnr" + data[16:])


# --- what the file states -----------------------------------------------------


@fault("ISO 19005-3 6.6.4", "3a", stated=True)
def level_not_stated(pdf):
    change_xmp(pdf, rb"<pdfaid:conformance>.*?</pdfaid:conformance>|pdfaid:conformance=\"\w*\"", b"")


@fault("ISO 14289-1 5", "ua1", stated=True)
def another_part_of_accessibility(pdf):
    change_xmp(pdf, rb"<pdfuaid:part>1<", b"<pdfuaid:part>7<")


@fault("ISO 19005-3 6.6.2.3.1", "3a", stated=True)
def schema_lost(pdf):
    change_xmp(pdf, rb"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", b"")


@fault("ISO 19005-3 6.8", "3a")
def attachment_of_no_relation(pdf):
    del attachment(pdf).AFRelationship


@fault("ISO 19005-3 6.8", "3a ua1")
def attachment_without_its_name(pdf):
    del attachment(pdf).UF


@fault("ISO 19005-3 6.8", "3a")
def attachment_of_nothing(pdf):
    attachment(pdf)
    del pdf.Root.AF


@fault("ISO 19005-3 6.8", "3a")
def attachment_of_no_type(pdf):
    del attachment(pdf).EF.F.Subtype


@fault("ISO 19005-3 6.8")
def attachment_without_date(pdf):
    del attachment(pdf).EF.F.Params.ModDate
