# What the test scripts share; they source it before anything else:
#
#   . "$(dirname "$0")/../support/suite.sh"
#
# It goes to the project's folder and sets
#   root       that folder
#   program    banxin, of BANXIN (build/banxin)
#   build      the build folder, of BUILD (build)
#   top        an empty folder, removed at the end
#   cases, failures, name    for `fail` and `tally`
#   told       a file whose first lines `fail` shows; none
# all paths whole. BANXIN_HOME is the project's folder; the locale is the barest, whoever calls.
cd "$(dirname "$0")/../.." || exit 2
root=$(pwd)
whole() { case $1 in /*) printf '%s' "$1" ;; *) printf '%s' "$root/$1" ;; esac; }
program=$(whole "${BANXIN:-build/banxin}")
build=$(whole "${BUILD:-build}")
unset LANG LANGUAGE LC_CTYPE LC_MESSAGES SOURCE_DATE_EPOCH
export LC_ALL=C BANXIN_HOME="$root"

top=$(basename "$(dirname "$(whole "$0")")")
top=$(mktemp -d "${TMPDIR:-/tmp}/banxin-$top.XXXXXX") || exit 2
trap 'rm -rf "$top"' EXIT
trap 'exit 1' HUP INT TERM
cases=0 failures=0 name='' told=''

# fail TEXT: counts, and says it of the case `name`.
fail() {
    failures=$((failures + 1))
    printf '%s\n' "${name:+$name: }$1"
    if [ -n "$told" ] && [ -s "$told" ]; then head -n 20 "$told" | sed 's/^/    | /'; fi
}

# tally CASES FAILURES: the last line, in these words, and the exit status.
tally() {
    echo "$cases $1, $failures $2"
    [ "$failures" = 0 ]
}
