"""The faults of forms, behind those of faults.py."""

from change import annotations, field_elements, first
from faults import fault

from pikepdf import Array, Dictionary, Name, String


def a_field(pdf):
    return first(field for _, field in field_elements(pdf) if "/AP" in field)


@fault("ISO 14289-1 7.18.1", "ua1")
def field_without_a_name_for_people(pdf):
    del a_field(pdf).TU


def extend(field):
    x, y = field.Rect[0], field.Rect[3]
    field.Rect = Array([x, y - 9, x + 9, y])


@fault("house rule")
def field_with_an_extent(pdf):
    extend(a_field(pdf))


@fault("ISO 19005-3 6.3.3", "3a")
def field_with_an_extent_without_a_look(pdf):
    field = a_field(pdf)
    extend(field)
    del field.AP


@fault("house rule")
def look_with_an_extent(pdf):
    a_field(pdf).AP.N.BBox = Array([0, 0, 9, 9])


@fault("house rule")
def look_that_shows_something(pdf):
    a_field(pdf).AP.N.write(b"0 0 9 9 re f")


@fault("ISO 19005-3 6.3.3", "3a")
def field_of_two_looks(pdf):
    look = a_field(pdf).AP
    look.D = look.N


@fault("ISO 19005-3 6.4.1", "3a")
def field_that_acts(pdf):
    a_field(pdf).AA = Dictionary(E=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))


@fault("ISO 14289-1 7.18.4", "ua1")
def field_in_a_paragraph(pdf):
    first(field_elements(pdf))[0].S = Name.P


@fault("ISO 14289-1 7.18.4", "ua1")
def field_with_words(pdf):
    element, field = first(field_elements(pdf))
    words = pdf.make_indirect(Dictionary(S=Name.Lbl, P=element))
    element.K = Array([element.K, words])


@fault("ISO 14289-1 7.18.1", "ua1")
def field_of_no_element(pdf):
    element, field = first(field_elements(pdf))
    del element.K
    del field.StructParent


@fault("ISO 32000-1 12.5.2")
def field_of_another_page(pdf):
    page, widget = first(annotations(pdf, Name.Widget))
    widget.P = first(other.obj for other in pdf.pages if other.obj.objgen != page.objgen)


@fault("ISO 32000-1 12.5.2")
def field_beside_the_page(pdf):
    a_field(pdf).Rect = Array([-9, 0, -9, 0])


@fault("ISO 32000-1 12.7.2")
def widget_of_no_field(pdf):
    first(annotations(pdf, Name.Widget))
    del pdf.Root.AcroForm


@fault("ISO 32000-1 12.7.2")
def signed_by_nobody(pdf):
    first(annotations(pdf, Name.Widget))
    pdf.Root.AcroForm.SigFlags = 3


@fault("ISO 19005-3 6.4.1", "3a")
def form_without_looks(pdf):
    first(annotations(pdf, Name.Widget))
    pdf.Root.AcroForm.NeedAppearances = True


@fault("ISO 19005-3 6.4.2", "3a")
def form_in_xml(pdf):
    first(annotations(pdf, Name.Widget))
    pdf.Root.AcroForm.XFA = String("x")
