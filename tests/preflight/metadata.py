"""The catalog and the XMP packet: what the document says of itself, twice the same."""

import re
import xml.etree.ElementTree as xml

from document import Stream, array_at, dictionary_at, is_dictionary, text_at
from language import is_language

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PDF = "{http://ns.adobe.com/pdf/1.3/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUAID = "{http://www.aiim.org/pdfua/ns/id/}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PREDEFINED = {  # XMP Specification of 2005, chapter 4, as far as a program that makes documents has a use for it
    DC: {"contributor", "coverage", "creator", "date", "description", "format", "identifier", "language", "publisher",
         "relation", "rights", "source", "subject", "title", "type"},
    PDF: {"Keywords", "PDFVersion", "Producer"},
    XMP: {"CreateDate", "CreatorTool", "Identifier", "Label", "MetadataDate", "ModifyDate", "Nickname", "Rating"},
    PDFAID: {"part", "amd", "corr", "conformance", "rev"},
    EXTENSION: {"schemas"},
    "{http://ns.adobe.com/xap/1.0/mm/}": {"DocumentID", "InstanceID", "VersionID", "RenditionClass"},
    "{http://ns.adobe.com/xap/1.0/rights/}": {"Certificate", "Marked", "Owner", "UsageTerms", "WebStatement"},
}
SHAPES = {DC + "title": "Alt", DC + "description": "Alt", DC + "rights": "Alt", DC + "creator": "Seq",
          DC + "date": "Seq", DC + "language": "Bag", DC + "subject": "Bag", DC + "contributor": "Bag"}
STATED = {  # what each target states of itself: property, value, clause
    "a-3a": [(PDFAID + "part", "3", "ISO 19005-3 6.6.4"), (PDFAID + "conformance", "A", "ISO 19005-3 6.6.4")],
    "ua-1": [(PDFUAID + "part", "1", "ISO 14289-1 5")],
    "a-4f": [(PDFAID + "part", "4", "ISO 19005-4 6.7.3"), (PDFAID + "rev", "2020", "ISO 19005-4 6.7.3"),
             (PDFAID + "conformance", "F", "ISO 19005-4 6.7.3")],
    "ua-2": [(PDFUAID + "part", "2", "ISO 14289-2 5"), (PDFUAID + "rev", "2024", "ISO 14289-2 5")],
}


def check(document):
    check_catalog(document)
    packet = document.root.get("/Metadata")
    if not isinstance(packet, Stream) or packet.get("/Type") != "/Metadata" or packet.get("/Subtype") != "/XML":
        document.fault("ISO 19005-3 6.6.2.1", "the catalog has no Metadata stream of XML")
        return
    data = packet.read_bytes()
    properties = read_packet(document, data)
    if properties is None:
        return
    check_shapes(document, properties)
    check_title(document, properties)
    check_info(document, properties)
    for target in sorted(document.expect):
        check_stated(document, properties, data, STATED[target])
    if "a-4f" not in document.expect:
        check_declared(document, properties)


def check_catalog(document):
    """ISO 19005-3, 6.7.2.2 (Marked), 6.7.4 (Lang); ISO 14289-1, 7.1 (DisplayDocTitle, no Suspects), 7.2 (Lang)."""
    marks = dictionary_at(document.root, "/MarkInfo")
    if marks.get("/Marked") is not True:
        document.fault("ISO 19005-3 6.7.2.2", "MarkInfo has no Marked true")
    if marks.get("/Suspects") is True:
        document.fault("ISO 14289-1 7.1", "MarkInfo has Suspects true")
    if dictionary_at(document.root, "/ViewerPreferences").get("/DisplayDocTitle") is not True:
        document.fault("ISO 14289-1 7.1", "ViewerPreferences have no DisplayDocTitle true")
    language = text_at(document.root, "/Lang")
    if not language:
        document.fault("ISO 14289-1 7.2", "the catalog has no Lang")
    elif not is_language(language):
        document.fault("ISO 19005-3 6.7.4", f"{language} is no language")


def read_packet(document, data):
    """Properties by name, or None. ISO 19005-3, 6.6.2.1: UTF-8, well-formed, no bytes or encoding in the header."""
    header = re.match(rb"<\?xpacket begin=[\"'](\xef\xbb\xbf)?[\"'] id=[\"']W5M0MpCehiHzreSzNTczkc9d[\"']([^?]*)\?>", data)
    if not header or re.search(rb"bytes|encoding", header[2]):
        document.fault("ISO 19005-3 6.6.2.1", "the XMP packet's header is missing, or has bytes or encoding")
    try:
        data.decode("utf-8")
        tree = xml.fromstring(data)
    except (UnicodeDecodeError, xml.ParseError) as reason:
        document.fault("ISO 19005-3 6.6.2.1", f"the XMP packet is not well-formed: {reason}")
        return None
    properties = {}
    for description in tree.iter(RDF + "Description"):
        if is_inner(tree, description):
            continue
        found = [(child.tag, child) for child in description]
        found += [(key, value) for key, value in description.attrib.items() if not key.startswith(RDF)]
        for name, value in found:
            if name in properties:
                document.fault("ISO 19005-3 6.6.2.1", f"the XMP packet has {name} twice")
            properties[name] = value
    return properties


def is_inner(tree, description):
    """Whether a Description is a value, not one of the packet's."""
    return description not in list(tree.iter(RDF + "RDF"))[0]


def value_of(properties, name):
    """A simple property's text, or that of a container's default or first item; None."""
    value = properties.get(name)
    if value is None or isinstance(value, str):
        return value
    items = list(value.iter(RDF + "li"))
    if not items:
        return value.text or ""
    default = [item for item in items if item.get(LANGUAGE) == "x-default"]
    return (default or items)[0].text or ""


def check_shapes(document, properties):
    """ISO 19005-3, 6.6.2.3.1: values are of the type that their schema says."""
    for name, shape in SHAPES.items():
        value = properties.get(name)
        if value is not None and (isinstance(value, str) or value.find(RDF + shape) is None):
            document.fault("ISO 19005-3 6.6.2.3.1", f"{name.split('}')[1]} is no {shape}")
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        value = value_of(properties, XMP + name)
        if value is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?", value):
            document.fault("ISO 19005-3 6.6.2.3.1", f"{name} is no date: {value}")


def check_title(document, properties):
    """ISO 14289-1, 7.1 (dc:title), 7.2 (its language)."""
    if not value_of(properties, DC + "title"):
        if document.expect:
            document.fault("ISO 14289-1 7.1", "the XMP packet has no dc:title")
        return
    languages = [item.get(LANGUAGE) for item in properties[DC + "title"].iter(RDF + "li")]
    if "x-default" not in languages:
        document.fault("ISO 14289-1 7.1", "dc:title has no x-default")
    for language in languages:
        if language is None or not is_language(language) and language != "x-default":
            document.fault("ISO 14289-1 7.2", f"dc:title has the language {language}")


def moment(text):
    """A date's digits and its zone, of D:20240115000000+08'00' and of 2024-01-15T00:00:00+08:00."""
    if text is None:
        return None
    date, zone = re.match(r"(?:D:)?([\d:T-]*?)((?:[Z+-]\d*[:']?\d*'?)?)$", text).groups()
    return re.sub(r"\D", "", date), re.sub(r"[:']", "", zone)


def check_info(document, properties):
    """ISO 32000-1, 14.3.3 and ISO 19005-1, 6.7.3: what the information dictionary says, XMP says too."""
    info = document.pdf.trailer.get("/Info")
    if "a-4f" in document.expect:
        check_no_info(document, info)
    if not is_dictionary(info):
        return
    pairs = {"/Title": DC + "title", "/Author": DC + "creator", "/Subject": DC + "description", "/Producer": PDF + "Producer",
             "/Creator": XMP + "CreatorTool", "/Keywords": PDF + "Keywords"}
    for key, name in pairs.items():
        if text_at(info, key) != value_of(properties, name):
            what = f"{text_at(info, key)!r} and {value_of(properties, name)!r}"
            document.fault("ISO 32000-1 14.3.3", f"{key[1:]} and {name.split('}')[1]} differ: {what}")
    for key, name in {"/CreationDate": XMP + "CreateDate", "/ModDate": XMP + "ModifyDate"}.items():
        if moment(text_at(info, key)) != moment(value_of(properties, name)):
            document.fault("ISO 32000-1 14.3.3", f"{key[1:]} and {name.split('}')[1]} differ")


def check_no_info(document, info):
    """ISO 19005-4, 6.1.3: no information dictionary, but with PieceInfo, and then with its ModDate alone."""
    if is_dictionary(info) and ("/PieceInfo" not in document.root or set(info.keys()) != {"/ModDate"}):
        document.fault("ISO 19005-4 6.1.3", "the trailer has an information dictionary")


def check_stated(document, properties, data, stated):
    """The identification: its values, and the prefixes that ISO 19005-3, 6.6.4 and ISO 14289-1, 5 ask for."""
    for name, wanted, clause in stated:
        value = value_of(properties, name)
        prefix = "pdfaid" if name.startswith(PDFAID) else "pdfuaid"
        if value != wanted:
            document.fault(clause, f"{prefix}:{name.split('}')[1]} is {value}, not {wanted}")
        elif f'xmlns:{prefix}="{name[1:].split("}")[0]}"'.encode() not in data:
            document.fault(clause, f"the prefix is not {prefix}")


def check_declared(document, properties):
    """ISO 19005-3, 6.6.2.3: a property is of a predefined schema, or an extension schema declares it."""
    declared = read_schemas(document, properties.get(EXTENSION + "schemas"))
    for name in properties:
        space, local = re.fullmatch(r"({[^}]*})?(.*)", name).groups()
        if local not in PREDEFINED.get(space, set()) and name not in declared:
            document.fault("ISO 19005-3 6.6.2.3.1", f"{name} is of no schema")


def fields_of(resource):
    """A structure's fields: elements in it, or in a Description in it, or attributes."""
    inner = resource.find(RDF + "Description")
    holder = resource if inner is None else inner
    fields = {child.tag: child for child in holder}
    fields.update({key: value for key, value in holder.attrib.items() if not key.startswith(RDF)})
    return fields


def text_of(value):
    return value if isinstance(value, str) or value is None else value.text


def read_schemas(document, schemas):
    """Names of the properties that extension schemas declare (ISO 19005-3, 6.6.2.3.2, tables 3 and 4)."""
    declared = set()
    for schema in schemas.findall(f"{RDF}Bag/{RDF}li") if schemas is not None else []:
        fields = fields_of(schema)
        if {SCHEMA + name for name in ("schema", "namespaceURI", "prefix", "property")} - fields.keys():
            document.fault("ISO 19005-3 6.6.2.3.2", "an extension schema lacks its name, namespace, prefix or properties")
            continue
        for declaration in fields[SCHEMA + "property"].findall(f"{RDF}Seq/{RDF}li"):
            declared.add("{%s}%s" % (text_of(fields[SCHEMA + "namespaceURI"]), read_property(document, declaration)))
    return declared


def read_property(document, declaration):
    fields = {name: text_of(value) for name, value in fields_of(declaration).items()}
    if any(not fields.get(PROPERTY + name) for name in ("name", "valueType", "category", "description")):
        document.fault("ISO 19005-3 6.6.2.3.2", "an extension schema's property lacks name, type, category or description")
    if fields.get(PROPERTY + "category") not in ("internal", "external"):
        document.fault("ISO 19005-3 6.6.2.3.2", "an extension schema's property is neither internal nor external")
    return fields.get(PROPERTY + "name")


def check_destinations(document):
    """ISO 14289-2, 8.8: what leads into the document leads to a structure element."""
    if "ua-2" not in document.expect:
        return
    waiting = array_at(dictionary_at(document.root, "/Outlines"), "/First")
    while waiting:
        item = waiting.pop()
        target = item.get("/Dest", dictionary_at(item, "/A").get("/SD"))
        if target is None or not is_dictionary(target[0]) or "/S" not in target[0]:
            document.fault("ISO 14289-2 8.8", "a bookmark leads to no structure element")
        waiting += array_at(item, "/First") + array_at(item, "/Next")
