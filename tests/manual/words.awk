# What is read on the pages, of `banxin dump --stage=pages`: texts on one height are one line, with
# | between those that do not touch.
function flush() { if (line != "") print line; line = "" }
/^page / { flush(); print "page " $2; next }
/^  run / {
    at = index(substr($0, 4), "  ")
    text = substr($0, at + 5)
    sub(/ +$/, "", text)
    gap = $3 - end
    if ($5 != height) flush()
    if (line == "") line = text
    else line = line (gap > -0.1 && gap < 0.1 ? "" : " | ") text
    height = $5
    end = $3 + $7
}
END { flush() }
