"""The structure tree: its elements, what content they claim, and the rules for each kind of them."""

from document import Array, array_at, dictionary_at, is_dictionary, text_at, tree_entries
from language import is_language
from tables import check_table

GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", "Index", "NonStruct", "Private"}
HEADINGS = {"H1", "H2", "H3", "H4", "H5", "H6"}
BLOCKS = {"P", "H", "L", "Table"} | HEADINGS
INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
          "WT", "WP"}
OTHERS = {"Caption", "LI", "Lbl", "LBody", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Figure", "Formula", "Form"}
STANDARD = GROUPS | BLOCKS | INLINE | OTHERS  # ISO 32000-1, 14.8.4
STANDARD_2 = STANDARD | {"DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact"}  # ISO 32000-2
NAMESPACE_2 = "http://iso.org/pdf2/ssn"
PARENTS = {  # ISO 32000-1, 14.8.4.3.3 (lists) and 14.8.4.3.4 (tables)
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "LBody": {"LI"},
    "Lbl": {"LI", "TOCI", "Note", "FENote", "BibEntry", "Reference", "Caption"} | HEADINGS | {"P", "H"},
}
CHILDREN = {
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}


class Element:
    """A structure element. `kids` holds elements, ("mcid", owner, MCID) and ("objr", page, object)."""

    __slots__ = ("obj", "kind", "parent", "kids", "attributes")

    def __init__(self, obj, kind, parent):
        self.obj, self.kind, self.parent = obj, kind, parent
        self.kids, self.attributes = [], read_attributes(obj)

    def below(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def items(self):
        return [kid for kid in self.kids if not isinstance(kid, Element)]

    def get(self, owner, key):
        """The value of an attribute; None."""
        return self.attributes.get((owner, key))

    def id(self):
        return bytes(self.obj["/ID"]) if "/ID" in self.obj else None

    def above(self):
        element = self
        while element:
            yield element
            element = element.parent

    def walk(self):
        """Itself and all below it, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(element.below())


def read_attributes(obj):
    """Attributes by owner and key (ISO 32000-1, 14.7.5); revision numbers stand between them."""
    found = {}
    for entry in array_at(obj, "/A"):
        if is_dictionary(entry):
            owner = str(entry.get("/O"))
            for key in entry.keys():
                found[owner, key] = entry[key]
    return found


class Structure:
    """The tree, who claims what, and what content there is."""

    def __init__(self, document, contents):
        self.document, self.contents = document, contents
        self.root, self.elements = None, []
        self.claims = {}  # element by (owner, MCID)
        self.objects = {}  # element by an annotation's objgen
        self.seen = set()
        self.standard = STANDARD_2 if "ua-2" in document.expect else STANDARD

    def fault(self, clause, what, page=None):
        self.document.fault(clause, what, page)

    def has_actual_text(self, owner, mcid):
        element = self.claims.get((owner, mcid))
        return element is not None and any("/ActualText" in above.obj for above in element.above())


def read(document, contents):
    """The tree of a document, checked as it is read."""
    structure = Structure(document, contents)
    top = document.root.get("/StructTreeRoot")
    if not is_dictionary(top):
        document.fault("ISO 19005-3 6.7.3.3", "no structure tree")
        return structure
    if top.get("/Type") != "/StructTreeRoot":
        document.fault("ISO 32000-1 14.7.2", "the structure tree's root has not its Type")
    check_roles(structure, top)
    kids = [read_element(structure, kid, None, top) for kid in array_at(top, "/K")]
    kids = [kid for kid in kids if kid]
    structure.elements = [element for kid in kids for element in kid.walk()]
    if len(kids) != 1 or kids[0].kind != "Document":
        document.fault("ISO 32000-1 14.8.4.2", "the root is not one Document but " + ", ".join(kid.kind for kid in kids))
    elif "ua-2" in document.expect and text_at(dictionary_at(kids[0].obj, "/NS"), "/NS") != NAMESPACE_2:
        document.fault("ISO 14289-2 8.2.5.2", "the Document is not of the namespace of PDF 2.0")
    return structure


def check_roles(structure, top):
    """ISO 19005-3, 6.7.3.4: own types lead to standard ones, not in a circle; standard types stay what they are."""
    roles = dictionary_at(top, "/RoleMap")
    for own in roles.keys():
        kind, steps = own[1:], 0
        if kind in structure.standard:
            structure.fault("ISO 19005-3 6.7.3.4", f"the standard type {kind} is mapped to another")
        while kind not in structure.standard and steps <= len(roles.keys()):
            kind, steps = str(roles.get("/" + kind, "/"))[1:], steps + 1
        if kind not in structure.standard:
            structure.fault("ISO 19005-3 6.7.3.4", f"the type {own[1:]} does not lead to a standard one")


def standard_kind(structure, obj):
    kind = str(obj.get("/S", "/"))[1:]
    roles = dictionary_at(dictionary_at(structure.document.root, "/StructTreeRoot"), "/RoleMap")
    for _ in range(len(roles.keys()) + 1):
        if kind in structure.standard:
            return kind
        kind = str(roles.get("/" + kind, "/"))[1:] or kind
    structure.fault("ISO 19005-3 6.7.3.4", f"an element of no standard type: {str(obj.get('/S'))[1:]}")
    return kind


def read_element(structure, obj, parent, holder):
    """ISO 32000-1, table 323: S, P, K, Pg. A loop, for a deep tree is no reason to fall; each element comes once."""
    first = None
    stack = [(obj, parent, holder)]
    while stack:
        obj, parent, holder = stack.pop()
        if not is_dictionary(obj) or obj.objgen in structure.seen:
            structure.fault("ISO 32000-1 14.7.2", "an element is no dictionary, or stands twice in the tree")
            continue
        structure.seen.add(obj.objgen)
        if not is_dictionary(obj.get("/P")) or obj["/P"].objgen != holder.objgen:
            structure.fault("ISO 32000-1 14.7.2", "an element's P is not the element that holds it")
        element = Element(obj, standard_kind(structure, obj), parent)
        first = first or element
        if parent:
            parent.kids.append(element)
        read_kids(structure, element, stack)
    return first


def read_kids(structure, element, stack):
    """Elements wait on the stack, in the order of the file; content items are claimed at once."""
    waiting = []
    for kid in array_at(element.obj, "/K"):
        if isinstance(kid, int):
            claim(structure, element, element.obj.get("/Pg"), None, kid)
        elif not is_dictionary(kid):
            structure.fault("ISO 32000-1 14.7.2", "an element's kid is neither a number nor a dictionary")
        elif kid.get("/Type") == "/MCR":
            claim(structure, element, kid.get("/Pg", element.obj.get("/Pg")), kid.get("/Stm"), int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            claim_object(structure, element, kid)
        else:
            waiting.append((kid, element, element.obj))
    stack += reversed(waiting)


def page_number(structure, page):
    return structure.document.page_numbers.get(page.objgen) if is_dictionary(page) else None


def claim(structure, element, page, stream, mcid):
    """ISO 32000-1, 14.7.4.2: an element names the page, and content that is there and that no other has."""
    number = page_number(structure, page)
    if not number:
        structure.fault("ISO 32000-1 14.7.4.2", f"Pg of a {element.kind} is no page")
        return
    owner = (stream if stream is not None else page).objgen
    element.kids.append(("mcid", owner, mcid))
    if mcid not in structure.contents.mcids.get(owner, {}):
        structure.fault("ISO 32000-1 14.7.4.2", f"a {element.kind} has MCID {mcid}, which is not there", number)
    if (owner, mcid) in structure.claims:
        structure.fault("ISO 32000-1 14.7.4.2", f"two elements have MCID {mcid}", number)
    structure.claims[owner, mcid] = element


def claim_object(structure, element, reference):
    """ISO 32000-1, 14.7.4.3: an annotation that is on the page, in one element."""
    page = reference.get("/Pg", element.obj.get("/Pg"))
    target = reference.get("/Obj")
    number = page_number(structure, page)
    if not number or not is_dictionary(target):
        structure.fault("ISO 32000-1 14.7.4.3", f"an OBJR of a {element.kind} has no page or no object")
        return
    element.kids.append(("objr", page, target))
    if target.objgen not in {annotation.objgen for annotation in array_at(page, "/Annots")}:
        structure.fault("ISO 32000-1 14.7.4.3", "an OBJR's object is no annotation of its page", number)
    if target.objgen in structure.objects:
        structure.fault("ISO 32000-1 14.7.4.3", "an annotation is in two elements", number)
    structure.objects[target.objgen] = element


def check(structure):
    """All that is asked of the tree once it is read."""
    if not structure.elements:
        return
    check_parents(structure)
    check_ids(structure)
    check_headings(structure)
    for element in structure.elements:
        check_place(structure, element)
        check_element(structure, element)
        if element.kind == "Table":
            check_table(structure, element)


def check_parents(structure):
    """ISO 32000-1, 14.7.4.4: the parent tree leads back to the element, from every page and annotation."""
    document = structure.document
    top = document.root["/StructTreeRoot"]
    parents = dict(tree_entries(document, dictionary_at(top, "/ParentTree"), "/Nums", "ISO 32000-1 7.9.7"))
    used = set()
    if parents and int(top.get("/ParentTreeNextKey", 0)) <= max(parents):
        structure.fault("ISO 32000-1 14.7.2", "ParentTreeNextKey is not above all keys")
    for number, page in enumerate(document.pages, 1):
        check_owner(structure, parents, used, page, number)
        for annotation in array_at(page, "/Annots"):
            check_annotation_parent(structure, parents, used, annotation, number)
    for owner in structure.contents.mcids:
        if owner not in document.page_numbers:
            check_owner(structure, parents, used, document.pdf.get_object(owner), None)
    if parents.keys() - used:
        structure.fault("ISO 32000-1 14.7.4.4", "the parent tree has keys that nothing names")


def take_key(structure, used, holder, name, number):
    key = holder.get(name)
    if key is None:
        return None
    if int(key) in used:
        structure.fault("ISO 32000-1 14.7.4.4", f"{name} {int(key)} is used twice", number)
    used.add(int(key))
    return int(key)


def check_owner(structure, parents, used, owner, number):
    """A page or form: its array has, at each MCID, the element that claims it, and nothing else."""
    mcids = structure.contents.mcids.get(owner.objgen, {})
    key = take_key(structure, used, owner, "/StructParents", number)
    if key is None:
        if mcids:
            structure.fault("ISO 32000-1 14.7.4.4", "tagged content, but no StructParents", number)
        return
    entries = parents.get(key)
    if not isinstance(entries, Array):
        structure.fault("ISO 32000-1 14.7.4.4", f"the parent tree has no array for {key}", number)
        return
    entries = [entry.objgen if is_dictionary(entry) else None for entry in entries]
    for mcid in mcids:
        element = structure.claims.get((owner.objgen, mcid))
        if not element:
            structure.fault("ISO 14289-1 7.1", f"MCID {mcid} is in no element", number)
        elif mcid >= len(entries) or entries[mcid] != element.obj.objgen:
            structure.fault("ISO 32000-1 14.7.4.4", f"the parent tree has another element for MCID {mcid}", number)
    if any(entry and mcid not in mcids for mcid, entry in enumerate(entries)):
        structure.fault("ISO 32000-1 14.7.4.4", "the parent tree has MCIDs that are not there", number)


def is_unseen(annotation):
    """A widget without a size."""
    box = [float(side) for side in annotation.get("/Rect", [])]
    return annotation.get("/Subtype") == "/Widget" and len(box) == 4 and box[0] == box[2] and box[1] == box[3]


def check_annotation_parent(structure, parents, used, annotation, number):
    """ISO 14289-1, 7.18.1: an annotation is in the structure tree, by its StructParent."""
    key = take_key(structure, used, annotation, "/StructParent", number)
    entry = parents.get(key)
    element = structure.objects.get(annotation.objgen)
    if is_unseen(annotation) and "ua-2" in structure.document.expect:
        if element or key is not None:
            structure.fault("ISO 14289-2 8.9.2.4.13", "a widget of no size is no artifact", number)
    elif not element:
        structure.fault("ISO 14289-1 7.18.1", "an annotation is in no element", number)
    elif not is_dictionary(entry) or entry.objgen != element.obj.objgen:
        structure.fault("ISO 32000-1 14.7.4.4", "the parent tree has another element for an annotation", number)
    elif annotation.get("/Subtype") == "/Link" and element.kind != "Link":
        structure.fault("ISO 14289-1 7.18.5", f"a link annotation is in a {element.kind}", number)
    elif annotation.get("/Subtype") == "/Widget" and element.kind != "Form":
        structure.fault("ISO 14289-1 7.18.4", f"a widget is in a {element.kind}", number)


def check_ids(structure):
    """ISO 32000-1, table 322: the ID tree has every ID, each once, and nothing else."""
    top = structure.document.root["/StructTreeRoot"]
    tree = dict(tree_entries(structure.document, dictionary_at(top, "/IDTree"), "/Names", "ISO 32000-1 7.9.6"))
    ids = {}
    for element in structure.elements:
        name = element.id()
        if name is None:
            continue
        if name in ids:
            structure.fault("ISO 32000-1 14.7.2", f"two elements have the ID {name!r}")
        ids[name] = element
        if not is_dictionary(tree.get(name)) or tree[name].objgen != element.obj.objgen:
            structure.fault("ISO 32000-1 14.7.2", f"the ID tree does not lead from {name!r} to its element")
    if tree.keys() - ids.keys():
        structure.fault("ISO 32000-1 14.7.2", "the ID tree has IDs that no element has")


def check_headings(structure):
    """ISO 14289-1, 7.4.2: the first is H1, no level is skipped downwards; 7.4.4: not H and Hn together.

    In the terms of PDF 2.0 the Title stands for the first H1.
    """
    kinds = [element.kind for element in structure.elements]
    if "H" in kinds and HEADINGS & set(kinds):
        structure.fault("ISO 14289-1 7.4.4", "H and numbered headings stand together")
    last = 0
    for kind in kinds:
        if kind == "Title":
            last = 1
        elif kind in HEADINGS:
            if int(kind[1]) > last + 1:
                structure.fault("ISO 14289-1 7.4.2", f"{kind} comes after {f'H{last}' if last else 'no heading'}")
            last = int(kind[1])


def check_place(structure, element):
    """ISO 32000-1, 14.8.4.2 (blocks stand in groups), 14.8.4.3.3 (lists), 14.8.4.3.4 (tables)."""
    kind, parent = element.kind, element.parent.kind if element.parent else None
    if kind in PARENTS and parent not in PARENTS[kind]:
        structure.fault("ISO 32000-1 14.8.4.3", f"a {kind} in a {parent}")
    if kind in CHILDREN:
        for other in {kid.kind for kid in element.below()} - CHILDREN[kind]:
            structure.fault("ISO 32000-1 14.8.4.3", f"a {other} in a {kind}")
        if element.items():
            structure.fault("ISO 32000-1 14.8.4.3", f"a {kind} has content of its own")
    if kind == "Document" and parent:
        structure.fault("ISO 32000-1 14.8.4.2", f"a Document in a {parent}")
    if kind in BLOCKS and parent in {"P", "H", "Span", "Link", "Lbl"} | HEADINGS:
        structure.fault("ISO 32000-1 14.8.4.3", f"a {kind} in a {parent}")
    if kind in GROUPS and element.items() and kind not in {"NonStruct", "Private"}:
        structure.fault("ISO 32000-1 14.8.4.2", f"a {kind} has content of its own")
    if kind == "LI" and [kid.kind for kid in element.below()].count("LBody") != 1:
        structure.fault("ISO 32000-1 14.8.4.3", "a LI has not one LBody")


def pages_of(structure, element):
    """Numbers of the pages that an element has content on, in its order."""
    owners = [item[1] if item[0] == "mcid" else item[1].objgen for below in element.walk() for item in below.items()]
    numbers = structure.document.page_numbers
    return list(dict.fromkeys(numbers[owner] for owner in owners if owner in numbers))


def first_page(structure, element):
    return next(iter(pages_of(structure, element)), None)


def check_element(structure, element):
    language = text_at(element.obj, "/Lang")
    if language and not is_language(language):
        structure.fault("ISO 19005-3 6.7.4", f"{language} is no language")
    if element.kind == "Figure":
        check_figure(structure, element)
    if element.kind == "Link":
        check_link(structure, element)
    if element.kind in ("Note", "FENote") and element.id() is None and "ua-1" in structure.document.expect:
        structure.fault("ISO 14289-1 7.9", "a Note has no ID")
    if "ua-2" in structure.document.expect:
        check_second(structure, element)
    if element.kind == "Title" and "ua-2" not in structure.document.expect:
        structure.fault("ISO 19005-3 6.7.3.4", "Title is no type of PDF 1.7")
    if structure.document.expect and element.kind in {"P", "Lbl", "Span"} | HEADINGS and not element.kids:
        structure.fault("house rule", f"a {element.kind} has nothing in it")


def check_second(structure, element):
    """ISO 14289-2, 8.2.5.14 (FENote), 8.2.5.25 (labels need ListNumbering), 8.2.5.27 and ISO 32005 (where captions stand)."""
    below = element.below()
    if element.kind == "Note":
        structure.fault("ISO 14289-2 8.2.5.14", "a Note; its name is FENote")
    if element.kind == "L" and any(part.kind == "Lbl" for item in below for part in item.below()):
        if element.get("/List", "/ListNumbering") in (None, "/None"):
            structure.fault("ISO 14289-2 8.2.5.25", "a L with labels has no ListNumbering")
    if any(kid.kind == "Caption" for kid in below[1:-1]):
        structure.fault("ISO 14289-2 8.2.5.27", f"a Caption is neither the first nor the last in a {element.kind}")
    if element.kind == "Document" and any(kid.kind == "Caption" for kid in below):
        structure.fault("ISO 32005 5", "a Caption in the Document, not in what it is a caption of")


def check_figure(structure, element):
    """ISO 14289-1, 7.3 (words in its place); ISO 32000-1, 14.8.5.4.3 (BBox, where it is whole on one page)."""
    page = first_page(structure, element)
    if not (text_at(element.obj, "/Alt") or text_at(element.obj, "/ActualText")):
        structure.fault("ISO 14289-1 7.3", "a Figure has neither Alt nor ActualText", page)
    if not structure.document.expect or len(pages_of(structure, element)) > 1:
        return
    box = element.get("/Layout", "/BBox")
    box = [float(side) for side in box] if isinstance(box, Array) else None
    if not box or len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
        structure.fault("ISO 32000-1 14.8.5.4.3", "a Figure has no BBox, or an empty one", page)
    elif page:
        media = [float(side) for side in structure.document.pages[page - 1].MediaBox]
        if box[0] > media[2] or box[1] > media[3] or box[2] < media[0] or box[3] < media[1]:
            structure.fault("ISO 32000-1 14.8.5.4.3", "a Figure's BBox is beside the page", page)


def check_link(structure, element):
    """ISO 14289-1, 7.18.5: a Link holds its annotation."""
    targets = [item[2] for item in element.items() if item[0] == "objr"]
    if not any(target.get("/Subtype") == "/Link" for target in targets):
        structure.fault("ISO 14289-1 7.18.5", "a Link has no link annotation", first_page(structure, element))


def check_annotations(document):
    """ISO 19005-3, 6.3.2 (F: printed, seen) and 6.3.3 (AP: form.py has widgets'); ISO 14289-1, 7.18.3 (Tabs), 7.18.5 (Contents)."""
    for number, page in enumerate(document.pages, 1):
        annotations = array_at(page, "/Annots")
        if annotations and page.get("/Tabs") != "/S":
            document.fault("ISO 14289-1 7.18.3", "a page with annotations has no Tabs S", number)
        for annotation in annotations:
            check_annotation(document, annotation, number)


def check_annotation(document, annotation, number):
    kind = annotation.get("/Subtype")
    flags = annotation.get("/F")
    if flags is None or int(flags) & 4 == 0 or int(flags) & (1 | 2 | 32 | 256):
        document.fault("ISO 19005-3 6.3.2", f"an annotation's flags are {flags}, not those of what is printed", number)
    if kind == "/Link" and not text_at(annotation, "/Contents"):
        document.fault("ISO 14289-1 7.18.5", "a link annotation has no Contents", number)
    if kind not in ("/Link", "/Widget"):
        document.fault("ISO 19005-3 6.3.3", f"an annotation {kind}, which these checks do not read", number)
