#!/bin/sh
# Sets up what "make handouts" (run), "make test" (test) or "make bench" (bench) needs;
# does nothing twice. Each kind has all that the one before it has.
#   setup.sh run|test|bench
set -eu
cd "$(dirname "$0")/.."
want=$1
venv=${VENV:-.venv}
stamp=$venv/.tpdocs-$want
pdfjs=5.7.284 # the last that runs with Node 20

# A stamp newer than all that it stands for means that nothing is to be done.
fresh() {
    [ -f "$stamp" ] || return 1
    for file in pyproject.toml constraints.txt setup/debian-packages.txt setup/setup.sh; do
        [ "$stamp" -nt "$file" ] || return 1
    done
}

named() {
    sed -n "s/^$1 //p" setup/debian-packages.txt
}

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    names=$(named run)
    [ "$want" = run ] || names="$names $(named test)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || names="$names python3-venv"
    for name in $names; do
        case $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) in
            *"ok installed") ;;
            *) printf '%s ' "$name" ;;
        esac
    done
    [ "$want" = bench ] || return 0
    for name in $(named bench); do # a Node that is not Debian's will do: nodejs is node
        command -v "${name%js}" >/dev/null 2>&1 || printf '%s ' "$name"
    done
}

find_python() {
    for name in ${PYTHON:-} python3.11 python3 python3.12 python3.13; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo "tpdocs needs Python 3.11 or newer; install it, or name one: make PYTHON=..." >&2
    exit 5
}

install_packages() {
    if [ "$(id -u)" = 0 ]; then sudo=''
    elif command -v sudo >/dev/null 2>&1; then sudo=sudo
    else
        echo "Some Debian packages are missing. As root, run:" >&2
        echo "  apt-get update && apt-get install --no-install-recommends $*" >&2
        exit 5
    fi
    echo "Installing: $*"
    $sudo apt-get update -q
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@"
}

case $want in
    run) extra='' ;;
    test) extra='[test]' ;;
    bench) extra='[test,bench]' ;;
    *) echo "usage: setup.sh run|test|bench" >&2; exit 2 ;;
esac
if fresh; then exit 0; fi
python=$(find_python)
packages=$(missing_packages)
# shellcheck disable=SC2086
if [ -n "$packages" ]; then install_packages $packages; fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installing Python packages into $venv"
PIP_CONSTRAINT=constraints.txt "$venv/bin/python" -m pip install -q \
    --disable-pip-version-check -e ".$extra"
if [ "$want" = bench ]; then
    echo "Installing pdf.js into .node"
    npm install --silent --no-save --no-audit --no-fund --prefix .node \
        "pdfjs-dist@$pdfjs"
fi
touch "$stamp"
