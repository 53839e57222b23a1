"""What the checks share: the file, what is expected of it, and the faults found in it.

Clauses are named as ISO 19005-3 (PDF/A-3), ISO 14289-1 (PDF/UA-1) and ISO 32000-1 (PDF 1.7) number them;
ISO 19005-4 and ISO 14289-2 keep these rules under other numbers, and are named where a rule is theirs alone.
"""

import pikepdf

Dictionary, Array, Name, String, Stream = (
    pikepdf.Dictionary,
    pikepdf.Array,
    pikepdf.Name,
    pikepdf.String,
    pikepdf.Stream,
)


class Document:
    """An open file. `expect` holds what it has to declare: a set of "a-3a", "ua-1", "a-4f", "ua-2"."""

    def __init__(self, path, expect):
        self.path = path
        self.expect = expect
        with open(path, "rb") as file:
            self.raw = file.read()
        self.pdf = pikepdf.open(path)
        self.root = self.pdf.Root
        self.pages = [page.obj for page in self.pdf.pages]
        self.page_numbers = {page.objgen: number for number, page in enumerate(self.pages, 1)}
        self.faults = {}

    def close(self):
        self.pdf.close()

    def fault(self, clause, what, page=None):
        """A fault; the same one once, however often it is met."""
        key = (page, clause, what)
        self.faults[key] = self.faults.get(key, 0) + 1

    def lines(self):
        """The faults as `file: page N: clause: what`, what is of no page as `file: document: …`."""
        for (page, clause, what), times in sorted(self.faults.items(), key=lambda item: item[0][0] or 0):
            where = f"page {page}" if page else "document"
            yield f"{self.path}: {where}: {clause}: {what}" + (f" ({times} times)" if times > 1 else "")


def is_dictionary(value):
    return isinstance(value, (Dictionary, Stream))


def dictionary_at(holder, key):
    """The dictionary or stream behind a key; an empty one if there is none."""
    value = holder.get(key) if holder is not None else None
    return value if is_dictionary(value) else Dictionary()


def array_at(holder, key):
    """The entries behind a key: an array's, or the one value; none if the key is not there."""
    value = holder.get(key)
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def text_at(holder, key):
    """The text string behind a key; None if there is none."""
    value = holder.get(key)
    return str(value) if isinstance(value, (String, str)) else None


def tree_entries(document, tree, leaf, clause, seen=None):
    """(key, value) of a name tree (/Names) or number tree (/Nums), in the order of the file.

    ISO 32000-1, 7.9.6 and 7.9.7: keys rise, Limits are the first and the last key of a node.
    """
    seen = set() if seen is None else seen
    if tree.objgen != (0, 0) and tree.objgen in seen:
        document.fault(clause, "a tree holds itself")
        return []
    seen.add(tree.objgen)
    flat = list(tree.get(leaf, []))
    entries = [(tree_key(key), value) for key, value in zip(flat[::2], flat[1::2])]
    if len(flat) % 2:
        document.fault(clause, "a tree has a key without a value")
    for kid in array_at(tree, "/Kids"):
        below = tree_entries(document, kid, leaf, clause, seen)
        limits = [tree_key(limit) for limit in array_at(kid, "/Limits")]
        if below and limits != [below[0][0], below[-1][0]]:
            document.fault(clause, "Limits of a tree's node are not its first and last key")
        entries += below
    keys = [key for key, _ in entries]
    if any(a >= b for a, b in zip(keys, keys[1:])):
        document.fault(clause, "the keys of a tree do not rise")
    return entries


def tree_key(key):
    """Numbers compare as numbers, strings byte by byte."""
    return bytes(key) if isinstance(key, String) else int(key)
