"""The interactive form: fields in which one signs, and nothing else; their widgets and what is seen of them."""

from document import Stream, array_at, is_dictionary, text_at


def check(document, structure):
    """ISO 32000-1, 12.7.2: the form and its fields; a widget that no field has is none of the form."""
    form = document.root.get("/AcroForm")
    widgets = {}
    for number, page in enumerate(document.pages, 1):
        for annotation in array_at(page, "/Annots"):
            if annotation.get("/Subtype") == "/Widget":
                widgets[annotation.objgen] = number
    fields = array_at(form, "/Fields") if is_dictionary(form) else []
    if form is not None:
        check_form(document, form, fields)
    for number, field in enumerate(fields, 1):
        check_field(document, field, number, widgets.get(field.objgen))
    known = {field.objgen for field in fields}
    for widget, page in widgets.items():
        if widget not in known:
            document.fault("ISO 32000-1 12.7.2", "a widget of no field of the form", page)
    for element in structure.elements:
        if element.kind == "Form":
            check_element(structure, element)


def check_form(document, form, fields):
    """ISO 19005-3, 6.4.1 (NeedAppearances) and 6.4.2 (XFA); a form is an object of its own, for updates."""
    if form.get("/NeedAppearances", False):
        document.fault("ISO 19005-3 6.4.1", "the form needs looks to be made")
    if "/XFA" in form:
        document.fault("ISO 19005-3 6.4.2", "a form in XML")
    signed = any("/V" in field for field in fields)
    if bool(int(form.get("/SigFlags", 0)) & 1) != signed:
        document.fault("ISO 32000-1 12.7.2", "SigFlags do not say whether something is signed")
    if not fields:
        document.fault("house rule", "a form without a field")
    if not form.is_indirect:
        document.fault("house rule", "the form is no object of its own")


def check_field(document, field, number, page):
    """ISO 32000-1, 12.7.4.5: field and widget in one; ISO 14289-1, 7.18.1 (TU); ISO 14289-2, 8.10.2.3 (Contents)."""
    if field.get("/FT") != "/Sig" or "/Kids" in field or "/Parent" in field:
        document.fault("house rule", "a field that is none for one signature, which these checks do not read", page)
    if page is None:
        document.fault("ISO 32000-1 12.5.6.19", "a field has no widget on a page")
        return
    if text_at(field, "/T") != f"signature-{number}":
        document.fault("house rule", f"field {number} is called {text_at(field, '/T')}", page)
    if not text_at(field, "/TU"):
        document.fault("ISO 14289-1 7.18.1", "a field has no TU", page)
    if "ua-2" in document.expect and not text_at(field, "/Contents"):
        document.fault("ISO 14289-2 8.10.2.3", "a widget has no Contents", page)
    if "/A" in field or "/AA" in field:
        document.fault("ISO 19005-3 6.4.1", "a field acts", page)
    if not is_dictionary(field.get("/P")) or document.page_numbers.get(field.P.objgen) != page:
        document.fault("ISO 32000-1 12.5.2", "P of a widget is not its page", page)
    check_look(document, field, page)


def check_look(document, field, page):
    """ISO 19005-3, 6.3.3: AP has N alone; without an extent, where nothing can be drawn over the text, it may lack."""
    look = field.get("/AP")
    box = [float(side) for side in field.get("/Rect", [])]
    media = [float(side) for side in document.pages[page - 1].MediaBox]
    if len(box) != 4 or box[0] < media[0] or box[1] < media[1] or box[2] > media[2] or box[3] > media[3]:
        document.fault("ISO 32000-1 12.5.2", "a widget is not on its page", page)
        return
    if box[:2] != box[2:]:
        document.fault("house rule", "a widget has an extent, over which readers draw what they like", page)
        if look is None:
            document.fault("ISO 19005-3 6.3.3", "a widget that has an extent has no look", page)
    if look is None:
        return
    normal = look.get("/N")
    if list(look.keys()) != ["/N"] or not isinstance(normal, Stream) or normal.get("/Subtype") != "/Form":
        document.fault("ISO 19005-3 6.3.3", "AP of a widget is not one look", page)
        return
    if any(float(side) for side in normal.BBox):
        document.fault("house rule", "the look of a widget has an extent", page)
    if normal.read_bytes().strip() and "/V" not in field:
        document.fault("house rule", "something is drawn over the text where nobody has signed", page)


def check_element(structure, element):
    """ISO 14289-1, 7.18.4: a Form has one kid, its widget."""
    widgets = [item for item in element.items() if item[0] == "objr" and item[2].get("/Subtype") == "/Widget"]
    if len(widgets) != 1 or len(element.kids) != 1:
        structure.fault("ISO 14289-1 7.18.4", "a Form has not its widget alone")
