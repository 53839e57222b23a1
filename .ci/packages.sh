#!/bin/sh
# Installs what is missing of sets of Debian packages, in a single run of apt; the log is
# FOLDER/apt.log. When nothing is missing, one dpkg-query, some 20 ms, and nothing asks
# the network. Where there is no dpkg the packages are taken to be there in another form.
#
#   sh .ci/packages.sh FOLDER SET...
set -eu
folder=$1
shift

# What a set holds.
packages_of() {
    case $1 in
    make) echo make ;;
    build) echo gcc libc6-dev pkg-config libhpdf-dev libfreetype-dev libharfbuzz-dev libfyaml-dev libicu-dev \
        libdeflate-dev libpng-dev libjpeg62-turbo-dev libqrencode-dev libssl-dev libgmp-dev unicode-data bzip2 ;;
    carry) echo g++ ;; # libstdc++.a, for libraries that the tool carries in itself
    fonts) echo fonts-noto-cjk fonts-hanazono fonts-lxgw-wenkai fonts-lmodern ;;
    test) echo check openssl poppler-utils mupdf-tools qpdf ghostscript python3-pikepdf \
        fonts-arphic-uming fonts-arphic-ukai fonts-wqy-zenhei fonts-noto-core parallel ;;
    lint) echo clang clang-tidy clang-format ;;
    fuzz) echo clang libclang-rt-14-dev ;;
    format) echo clang-format ;;
    slurm) echo slurm-wlm ;;
    *)
        echo ".ci/packages.sh: there is no set $1" >&2
        return 1
        ;;
    esac
}

wanted=
for set; do
    packages=$(packages_of "$set")
    wanted="$wanted $packages"
done
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing=
# shellcheck disable=SC2086 # names are words
have=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' $wanted 2>/dev/null)" || :
for package in $wanted; do
    case "$have $missing " in
    *" installed:$package "* | *" $package "*) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" != 0 ]; then
    root=sudo
    if ! command -v sudo >/dev/null 2>&1; then
        echo "banxin: packages are missing and there is no sudo; as root run:" >&2
        echo "    apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
fi
mkdir -p "$folder"
log=$folder/apt.log
echo "banxin: installing$missing (log: $log)" >&2
$root apt-get update >"$log" 2>&1 || echo "banxin: apt-get update failed; trying with the lists that are here" >&2
# shellcheck disable=SC2086 # names are words
if ! $root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends $missing >>"$log" 2>&1; then
    tail -n 15 "$log" >&2
    echo "banxin: apt could not install$missing; see $log, mend it and run make again" >&2
    exit 1
fi
