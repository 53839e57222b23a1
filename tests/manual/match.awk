# Whether a result (the second file) is what was wanted (the first): line by line; a line … stands for
# any lines, also none, and … at the end of a line for the rest of it. The line that says what the document is may be left out at the start.
function fits(line, form,    rest) {
    rest = length(form) - length("…")
    return line == form || (rest > 0 && substr(form, rest + 1) == "…" && substr(line, 1, rest) == substr(form, 1, rest))
}
NR == FNR { wanted[++n] = $0; next }
FNR == 1 && /^DOCUMENT / && wanted[1] !~ /^DOCUMENT / { next }
{ is[++m] = $0 }
END {
    k = 1
    for (i = 1; i <= n; i++) {
        if (wanted[i] == "…") { is_free = 1; continue }
        while (is_free && k <= m && !fits(is[k], wanted[i])) k++
        if (k > m || !fits(is[k], wanted[i])) exit 1
        is_free = 0
        k++
    }
    exit !(is_free || k == m + 1)
}
