# pdfinfo -struct-text's view of tables: a line for each data cell, "head, head: what it says".

# The depth of an element is its indentation; its attributes and texts follow it.
{
    depth = match($0, /[^ ]/) - 1
    line = substr($0, depth + 1)
}

line ~ /^"/ {
    if (kind == "") next
    text[cell] = text[cell] substr(line, 2, length(line) - 2)
    next
}

line ~ /^\/Headers / {
    list = line
    gsub(/[^0-9A-F ]/, "", list)
    sub(/^.*Headers/, "", list)
    heads[cell] = list
    next
}

line ~ /^\// { next }

# A new element: the table ends where one is not deeper than it.
table && depth <= table_depth { tell() }

line ~ /^Table/ {
    table++
    table_depth = depth
    cells = 0
    kind = ""
    next
}

table_open() && line ~ /^(TH|TD)/ {
    cell = ++cells
    kind = substr(line, 1, 2)
    kinds[cell] = kind
    text[cell] = heads[cell] = id = ""
    if (match(line, /<[0-9A-F]+>/)) name[substr(line, RSTART + 1, RLENGTH - 2)] = cell
    next
}

table_open() && line ~ /^Caption/ {
    cell = ++cells
    kind = kinds[cell] = "Caption"
    text[cell] = heads[cell] = ""
    next
}

line ~ /^P( |$)/ && kind != "" {
    if (text[cell] != "") text[cell] = text[cell] " | "
    next
}

END { if (table) tell() }

function table_open() { return table > told }

# What stands in the table, cell after cell; the ids are the file's.
function tell(    i, k, count, ids, heard) {
    if (!table_open()) return
    told = table
    print "Table " table
    for (i = 1; i <= cells; i++) {
        if (kinds[i] == "Caption") print "  caption: " text[i]
        if (kinds[i] != "TD") continue
        count = split(heads[i], ids, " ")
        heard = ""
        for (k = 1; k <= count; k++) heard = heard (k > 1 ? " / " : "") text[name[ids[k]]]
        print "  " heard ": " text[i]
    }
    split("", name)
    kind = ""
}
