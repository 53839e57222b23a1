#!/bin/sh
# Scripts are whole to the shell that runs them. A test's script begins with
# tests/support/suite.sh, and makes no folder and finds no program on its own; the
# Makefile leaves packages and pkg-config's libraries to .ci.
cd "$(dirname "$0")/../.." || exit 2
status=0

for script in tests/*/*.sh fonts/*.sh docs/*/*.sh .ci/*; do
    case $(head -n 1 "$script") in
    *bash) bash -n "$script" || status=1 ;;
    *) sh -n "$script" || status=1 ;;
    esac
done

for script in tests/*/*.sh; do
    case $script in tests/lint/* | tests/support/*) continue ;; esac
    case $(grep -v '^#' "$script" | head -n 1) in
    '. "$(dirname "$0")/../support/suite.sh"') ;;
    '. "$(dirname "$0")/case.sh"') grep -q '/support/suite.sh"$' "${script%/*}/case.sh" || status=1 ;;
    *)
        echo "$script: must begin with . \"\$(dirname \"\$0\")/../support/suite.sh\""
        status=1
        ;;
    esac
    if grep -nE 'mktemp|\$\{(BANXIN|BUILD):?-' "$script"; then
        echo "$script: tests/support/suite.sh has that already: top, program, build"
        status=1
    fi
done

if sed 's/#.*//' Makefile | grep -nE 'apt-get|dpkg|pkg-config --(cflags|libs) [^c]'; then
    echo "Makefile: that is .ci/packages.sh and .ci/flags.sh"
    status=1
fi
exit $status
