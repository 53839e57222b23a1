"""Tables: their groups of rows, a grid without holes and overlaps, and which headers a cell has."""

from document import Array, Name, String

GROUPS = ("THead", "TBody", "TFoot")


def check_table(structure, table):
    kinds = [kid.kind for kid in table.below()]
    check_kids(structure, table, kinds)
    rows = [row for row in rows_of(table)]
    cells = check_grid(structure, table, rows)
    check_headers(structure, cells)


def rows_of(table):
    """(row, group) in reading order."""
    for kid in table.below():
        if kid.kind == "TR":
            yield kid, table
        elif kid.kind in GROUPS:
            for row in kid.below():
                if row.kind == "TR":
                    yield row, kid


def check_kids(structure, table, kinds):
    """ISO 32000-1, table 337: rows, or one THead, TBodies and one TFoot in this order; a Caption first or last."""
    groups = [kind for kind in kinds if kind in GROUPS]
    for kind in set(kinds) - {"TR", "Caption", *GROUPS}:
        structure.fault("ISO 14289-1 7.2", f"a {kind} in a Table")
    if kinds.count("Caption") > 1 or "Caption" in kinds[1:-1]:
        structure.fault("ISO 14289-1 7.2", "a Table's Caption is not its only one, first or last")
    if kinds.count("THead") > 1 or kinds.count("TFoot") > 1:
        structure.fault("ISO 14289-1 7.2", "a Table has more than one THead or TFoot")
    if groups and "TBody" not in groups:
        structure.fault("ISO 14289-1 7.2", "a Table has a THead or TFoot but no TBody")
    if groups and "TR" in kinds:
        structure.fault("ISO 32000-1 14.8.4.3.4", "a Table has rows beside its groups of rows")
    if groups != sorted(groups, key=GROUPS.index):
        structure.fault("ISO 32000-1 14.8.4.3.4", "a Table's groups are not THead, TBody, TFoot in this order")
    if "TR" not in kinds and not groups:
        structure.fault("ISO 32000-1 14.8.4.3.4", "a Table has no rows")
    if table.items():
        structure.fault("ISO 32000-1 14.8.4.3.4", "a Table has content of its own")
    for kid in table.below():
        if kid.kind in GROUPS and ([below.kind for below in kid.below()] or [""]) != ["TR"] * len(kid.below()):
            structure.fault("ISO 14289-1 7.2", f"a {kid.kind} has no rows, or other kids")


def span(cell, key):
    value = cell.get("/Table", key)
    return max(1, int(value)) if value is not None else 1


def check_grid(structure, table, rows):
    """ISO 14289-1, 7.2: with RowSpan and ColSpan the rows are of one width, and no cell covers another."""
    grid, cells = {}, []
    ends = {}  # last row of the group that a row is in
    for number, (_, group) in enumerate(rows):
        ends[id(group)] = number
    for number, (row, group) in enumerate(rows):
        column = 0
        for cell in row.below():
            while (number, column) in grid:
                column += 1
            if number + span(cell, "/RowSpan") - 1 > ends[id(group)]:
                structure.fault("ISO 14289-1 7.2", f"a {cell.kind} in row {number + 1} spans rows beyond its group's last")
            lay_cell(structure, grid, cell, number, column)
            cells.append(cell)
    check_widths(structure, grid, len(rows))
    return cells


def lay_cell(structure, grid, cell, number, column):
    for y in range(number, number + span(cell, "/RowSpan")):
        for x in range(column, column + span(cell, "/ColSpan")):
            if (y, x) in grid:
                structure.fault("ISO 14289-1 7.2", f"two cells of a Table cover row {y + 1}, column {x + 1}")
            grid[y, x] = cell


def check_widths(structure, grid, count):
    widths = [0] * count
    for y, _ in grid:
        if y < count:
            widths[y] += 1
    if len(set(widths)) > 1:
        most = max(widths, key=widths.count)
        row = next(row for row, width in enumerate(widths) if width != most)
        structure.fault("ISO 14289-1 7.2", f"row {row + 1} of a Table is {widths[row]} cells wide, others {most}")


def check_headers(structure, cells):
    """ISO 14289-1, 7.5: headers have a Scope, or every cell names its own; names are IDs of this table's headers."""
    heads = {cell.id(): cell for cell in cells if cell.kind == "TH" and cell.id() is not None}
    unscoped = any(cell.kind == "TH" and cell.get("/Table", "/Scope") is None for cell in cells)
    unnamed = any(cell.kind == "TD" and not names_of(cell) for cell in cells)
    if unscoped and unnamed:
        structure.fault("ISO 14289-1 7.5", "a TH has no Scope, and not every TD has Headers")
    for cell in cells:
        check_scope(structure, cell)
        for name in names_of(cell):
            if name not in heads or heads[name] is cell:
                structure.fault("ISO 14289-1 7.5", f"Headers of a {cell.kind} name {name!r}, no other TH of its Table")


def names_of(cell):
    names = cell.get("/Table", "/Headers")
    return [bytes(name) for name in names if isinstance(name, String)] if isinstance(names, Array) else []


def check_scope(structure, cell):
    """ISO 32000-1, table 349."""
    scope = cell.get("/Table", "/Scope")
    if scope is None:
        return
    if cell.kind != "TH" or not isinstance(scope, Name) or scope not in ("/Row", "/Column", "/Both"):
        structure.fault("ISO 32000-1 14.8.5.7", f"a {cell.kind} has the Scope {scope}")
