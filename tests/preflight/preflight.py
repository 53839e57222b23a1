"""preflight.py [--expect none|a-3a,ua-1|a-4f,ua-2] FILE... - PDF files judged by a program that shares nothing with ours

One line a fault, `file: page N: clause: what`; ends with 1 if there is any. What is asked only of a file that says what it is
(identification, output intent, dc:title, a Figure's BBox, a Note's ID, no element without content) is asked for as --expect says;
all other checks hold for every tagged file.

What is read: pikepdf (qpdf) gives objects and operators; fonts, CMaps, ICC profiles, XMP and the file's bytes are read here.
What is not: predefined or embedded CMaps other than Identity, simple fonts, inline images, JPEG 2000, form fields in which
nobody signs: they are faults, since the tool does not write them. The logic of reading order, and whether a tag is the right one, is a person's.
"""

import argparse
import sys

sys.dont_write_bytecode = True

import attachments
import colour
import content
import fonts
import form
import metadata
import structure
import syntax
from document import Document

import pikepdf

TARGETS = {"none": set(), "a-3a,ua-1": {"a-3a", "ua-1"}, "a-4f,ua-2": {"a-4f", "ua-2"}}


def run_checks(document):
    """Each kind of check, in the order in which they need each other."""
    syntax.check(document)
    contents = content.read(document)
    tree = structure.read(document, contents)
    structure.check(tree)
    structure.check_annotations(document)
    form.check(document, tree)
    fonts.check(document, contents, tree.has_actual_text)
    colour.check(document, contents)
    metadata.check(document)
    metadata.check_destinations(document)
    attachments.check(document)


def judge(path, expect):
    """The faults of a file, as lines. What is so far from a PDF that a check stumbles over it is a fault too."""
    try:
        document = Document(path, expect)
    except (pikepdf.PdfError, OSError) as reason:
        return [f"{path}: document: ISO 32000-1 7: cannot be opened: {reason}"]
    try:
        run_checks(document)
    except (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as reason:
        document.fault("ISO 32000-1 7", f"cannot be read further: {reason!r}")
    lines = list(document.lines())
    document.close()
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--expect", choices=TARGETS, default="none")
    parser.add_argument("files", nargs="+", metavar="FILE")
    wanted = parser.parse_args()
    count = 0
    for path in wanted.files:
        for line in judge(path, TARGETS[wanted.expect]):
            print(line)
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
