# What run.sh and follow.sh share; they source it before anything else.
. "$(dirname "$0")/../support/suite.sh"
cd tests/reject || exit 2

# Of the folder that the case is in: its data.
find_data() {
    data=data.yaml
    [ -f "$data" ] || data=data.json
}

# check LANGUAGE [OPTION...]: its layout is its own, its profile over it, else the one that the data name, else note.yaml
check() {
    in_language=$1
    shift
    if [ -f profile.yaml ]; then set -- -p ./profile.yaml "$@"; fi
    if [ -f layout.yaml ]; then
        set -- -l ./layout.yaml "$@"
    elif ! grep -aq '^layout:' "$data"; then
        set -- -l "$root/tests/reject/note.yaml" "$@"
    fi
    if [ -f flags ]; then set -- $(cat flags) "$@"; fi
    "$program" check --lang "$in_language" "$@" "$data"
}
