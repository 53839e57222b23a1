"""Embedded files."""

import hashlib
import re

from document import Name, Stream, array_at, dictionary_at, is_dictionary, text_at, tree_entries

RELATIONS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified", "/EncryptedPayload", "/FormData", "/Schema"}


def check(document):
    tree = dictionary_at(dictionary_at(document.root, "/Names"), "/EmbeddedFiles")
    files = [value for _, value in tree_entries(document, tree, "/Names", "ISO 32000-1 7.9.6")]
    associated = {file.objgen for file in array_at(document.root, "/AF")}
    for page in document.pages:
        associated |= {file.objgen for file in array_at(page, "/AF")}
    for file in files:
        check_specification(document, file, associated)
    if associated - {file.objgen for file in files}:
        document.fault("ISO 19005-3 6.8", "an associated file (AF) is not among the EmbeddedFiles")
    if "a-4f" in document.expect and not files:
        document.fault("ISO 19005-4 6.9", "no embedded file, which is what the f in 4f states")


def check_specification(document, file, associated):
    """ISO 19005-3, 6.8: F and UF, AFRelationship, associated with the document or a part of it."""
    if not is_dictionary(file) or file.get("/Type") != "/Filespec":
        document.fault("ISO 32000-1 7.11.3", "an embedded file has no file specification")
        return
    name = text_at(file, "/UF") or text_at(file, "/F")
    if not text_at(file, "/F") or not text_at(file, "/UF"):
        document.fault("ISO 19005-3 6.8", f"{name}: F and UF are not both there")
    if str(file.get("/AFRelationship")) not in RELATIONS:
        document.fault("ISO 19005-3 6.8", f"{name}: AFRelationship is {file.get('/AFRelationship')}")
    if file.objgen not in associated:
        document.fault("ISO 19005-3 6.8", f"{name}: stands in no AF")
    if "ua-2" in document.expect and not text_at(file, "/Desc"):
        document.fault("ISO 14289-2 8.14", f"{name}: has no Desc")
    embedded = dictionary_at(file, "/EF").get("/F")
    if isinstance(embedded, Stream):
        check_embedded(document, name, embedded)
    else:
        document.fault("ISO 32000-1 7.11.4", f"{name}: nothing is embedded")


def check_embedded(document, name, embedded):
    """ISO 19005-3, 6.8: Subtype is the MIME type; ISO 32000-1, table 46: Size, CheckSum and ModDate are true."""
    kind = embedded.get("/Subtype")
    if not isinstance(kind, Name) or not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(kind)):
        document.fault("ISO 19005-3 6.8", f"{name}: Subtype {kind} is no MIME type")
    parameters = dictionary_at(embedded, "/Params")
    data = embedded.read_bytes()
    if parameters.get("/Size", len(data)) != len(data):
        document.fault("ISO 32000-1 7.11.4", f"{name}: Size is not the file's")
    if "/CheckSum" in parameters and bytes(parameters["/CheckSum"]) != hashlib.md5(data).digest():
        document.fault("ISO 32000-1 7.11.4", f"{name}: CheckSum is not the file's")
    info = dictionary_at(document.pdf.trailer, "/Info")
    dated = text_at(info, "/ModDate") or b"<xmp:ModifyDate>" in document.root.Metadata.read_bytes()
    if dated and not text_at(parameters, "/ModDate"):
        document.fault("ISO 19005-3 6.8", f"{name}: Params have no ModDate")
