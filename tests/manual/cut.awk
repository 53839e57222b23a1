# Cuts a manual into its examples (run.sh says how they are marked).
#
#   awk -v top=DIR -v doc=docs/x.md -v walk= -f cut.awk docs/x.md
#
# (walk: not empty where headings end no example)
#
# makes in DIR a folder for each example, 1, 2 …, with its files and
#   name    of the case: the manual, the line, the heading
#   steps   what is to be done, in order: `data FILE LAYOUT`, `STAGE FILE LINE`, `sh FILE LINE`,
#           `output FILE LINE`, `end`
# and says on standard output, a line each, what is wrong with the manual's form.

function wrong(text) { print doc ":" FNR ": " text }

function close_example() {
    if (main != "" && main != "-") need_data()
    if (dir != "") print "end" >> (dir "/steps")
    close(dir "/steps")
    dir = main = ""
}

function open_example(    n) {
    close_example()
    dir = top "/" ++count
    system("mkdir " dir)
    print doc ":" FNR (heading != "" ? " (" heading ")" : "") > (dir "/name")
    close(dir "/name")
    is_used = has_data = 0
}

# The key that a line begins at the top of a map.
function key_of(line) {
    if (line !~ /^[^ \t#{}-][^:]*:/) return ""
    sub(/:.*/, "", line)
    return line
}

# Writes a layout; one without `banxin` lacks what all have, and without `fields` what the frame has.
function write_layout(file, text,    n, lines, i, key, has, is_body) {
    n = split(text, lines, "\n")
    for (i = 1; i <= n; i++) {
        if (!is_body && lines[i] ~ /^- /) is_body = has["body"] = 1
        if (!is_body && (key = key_of(lines[i])) != "") has[key] = 1
    }
    if (is_body) print "body:" > file
    printf "%s", text > file
    takes_frame = !("banxin" in has) && !("fields" in has)
    if (!("banxin" in has)) {
        print "banxin: 1" > file
        if (!("name" in has)) print "name: 例" > file
        if (!("extends" in has)) print "extends: gbt9704" > file
    }
    for (i = 1; takes_frame && i <= frame_count; i++)
        if (!(frame_key[i] in has)) printf "%s", frame_text[i] > file
    close(file)
}

function keep_frame(text,    n, lines, i, key) {
    frame_count = 0
    frame_data = ""
    frame_at = block_at
    n = split(text, lines, "\n")
    for (i = 1; i < n; i++) {
        if ((key = key_of(lines[i])) != "") {
            frame_key[++frame_count] = key
            frame_text[frame_count] = ""
        }
        frame_text[frame_count] = frame_text[frame_count] lines[i] "\n"
    }
}

function write_data(file, text) {
    printf "%s", (text == "" ? "layout: layout\n" : text) > (dir "/" file)
    close(dir "/" file)
    print "data", file, (text ~ /(^|\n)layout:/ ? "-" : main) >> (dir "/steps")
    has_data = is_used = 1
}

# Data that the example does not give: those of the frame.
function need_data() {
    if (!has_data) write_data("data.yaml", takes_frame ? frame_data : "")
}

# A file of a walk, which its commands name.
function keep_file(file, text,    folder) {
    if (dir == "") { open_example(); main = "-" }
    folder = dir "/" file
    sub(/\/[^\/]*$/, "", folder)
    system("mkdir -p '" folder "'")
    printf "%s", text > (dir "/" file)
    close(dir "/" file)
}

function take_block(    file, word) {
    word = info[2]
    file = info[3]
    if (info[1] == "sh") {
        if (dir == "") { open_example(); main = "-" }
        if (main != "-") need_data()
        file = "sh" block_at
        printf "%s", block > (dir "/" file)
        close(dir "/" file)
        print "sh", file, block_at >> (dir "/steps")
        is_used = 1
    } else if (info[1] == "yaml" && word == "frame") {
        flush_inline()
        close_example()
        keep_frame(block)
    } else if (info[1] == "yaml" && word == "frame-data") {
        frame_data = block
    } else if (info[1] == "yaml" && word == "layout") {
        if (dir == "" || is_used || (main != "" && main == "layout.yaml")) open_example()
        main = file == "" ? "layout.yaml" : file
        write_layout(dir "/" main, block)
    } else if (info[1] == "yaml" && word == "profile" && file != "" && dir != "") {
        printf "%s", block > (dir "/" file)
        close(dir "/" file)
        print "profile", file >> (dir "/steps")
    } else if (walk != "" && info[1] == "yaml" && word == "data" && file != "") {
        keep_file(file, block)
    } else if (info[1] == "yaml" && word == "data") {
        if (dir == "") return wrong("data without a layout before them")
        write_data(file == "" ? "data.yaml" : file, block)
    } else if (info[1] == "text" && word ~ /^(blocks|lines|pages|words|calls|tags|messages|sheet)$/) {
        if (dir == "") return wrong("a result without a layout before it")
        need_data()
        file = "wanted" block_at
        printf "%s", block > (dir "/" file)
        close(dir "/" file)
        print word, file, block_at >> (dir "/steps")
    } else if (info[1] == "text" && word == "output") {
        if (dir == "") return wrong("an output without commands before it")
        file = "wanted" block_at
        printf "%s", block > (dir "/" file)
        close(dir "/" file)
        print word, file, block_at >> (dir "/steps")
    } else if (!(info[1] == "text" && word == "")) {
        wrong("a block must be marked: " (info[1] == "" ? "it has no mark" : info[1] " " word))
    }
}

# An expression and what it gives: `{a + b}` → `3`, or the code of what is told.
function take_inline(line,    at, open, mark, text, gives) {
    while ((at = index(line, "` → `")) > 0) {
        text = substr(line, 1, at - 1)
        gives = substr(line, at + length("` → `"))
        line = gives
        if (!index(gives, "`")) return
        sub(/`.*/, "", gives)
        mark = "`"
        if (text ~ / `$/) { mark = "`` "; text = substr(text, 1, length(text) - 2) }
        for (open = 0; index(substr(text, open + 1), mark) > 0;)
            open += index(substr(text, open + 1), mark) + length(mark) - 1
        text = substr(text, open + 1)
        if (open == 0 || index(text, "{") == 0) continue
        inline_text[++inline_count] = text
        inline_gives[inline_count] = gives
        inline_at[inline_count] = FNR
    }
}

# All of a frame become one example; those at fault another.
function flush_inline(    i, k, quoted, body, wanted, some) {
    for (k = 0; k < 2; k++) {
        body = wanted = ""
        for (i = 1; i <= inline_count; i++) {
            if ((inline_gives[i] ~ /^BX[0-9][0-9][0-9][0-9]$/) != k) continue
            quoted = inline_text[i]
            gsub(/'/, "''", quoted)
            body = body "- text: '" inline_at[i] "> " quoted "'\n"
            wanted = wanted (k ? "" : "P 正文 | " inline_at[i] "> ") inline_gives[i] "\n"
        }
        if (body == "") continue
        open_example()
        print doc ":" frame_at " (expressions" (k ? " at fault)" : ")") > (dir "/name")
        close(dir "/name")
        main = "layout.yaml"
        write_layout(dir "/" main, body)
        write_data("data.yaml", frame_data)
        printf "%s", wanted > (dir "/wanted")
        close(dir "/wanted")
        print (k ? "codes" : "blocks"), "wanted", 0 >> (dir "/steps")
        close_example()
    }
    inline_count = 0
}

/^ *```/ {
    if (in_block) {
        in_block = 0
        take_block()
    } else {
        line = $0
        indent = match(line, /`/) - 1
        sub(/^ *```/, "", line)
        split("", info)
        split(line, info, " ")
        in_block = 1
        block = ""
        block_at = FNR
    }
    next
}
in_block { block = block substr($0, indent + 1) "\n"; next }
/^#/ { if (walk == "") close_example(); heading = $0; sub(/^#+ */, "", heading) }
{ take_inline($0) }
END { flush_inline(); close_example() }
