# What a program is expected to do, for the test scripts that source it behind suite.sh.
#
#   case_of_text WORDS         a new case
#   expect STATUS COMMAND...   its output is in $top/out, its messages are in $top/err
#   has, lacks out|err WORDS   what stands there, and what does not
#   same FILE FILE             byte for byte
case_of_text() { name=$1 cases=$((cases + 1)); : >"$top/err"; }
told=$top/err

expect() {
    wanted=$1
    shift
    "$@" >"$top/out" 2>"$top/err"
    status=$?
    [ "$status" = "$wanted" ] || fail "status $status, not $wanted: $*"
}
has() { grep -qF -- "$2" "$top/$1" || fail "$1 does not say: $2"; }
lacks() { ! grep -qF -- "$2" "$top/$1" || fail "$1 says: $2"; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }
