#!/bin/sh
# Sets up what "make handouts" (run) or "make test" (test) needs; does nothing twice.
#   setup.sh run|test
set -eu
cd "$(dirname "$0")/.."
want=$1
venv=${VENV:-.venv}
stamp=$venv/.tpdocs-$want

# A stamp newer than all that it stands for means that nothing is to be done.
fresh() {
    [ -f "$stamp" ] || return 1
    for file in pyproject.toml constraints.txt setup/debian-packages.txt setup/setup.sh; do
        [ "$stamp" -nt "$file" ] || return 1
    done
}

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    names=$(sed -n 's/^run //p' setup/debian-packages.txt)
    [ "$want" = run ] || names="$names $(sed -n 's/^test //p' setup/debian-packages.txt)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || names="$names python3-venv"
    for name in $names; do
        case $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) in
            *"ok installed") ;;
            *) printf '%s ' "$name" ;;
        esac
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

if fresh; then exit 0; fi
python=$(find_python)
packages=$(missing_packages)
# shellcheck disable=SC2086
if [ -n "$packages" ]; then install_packages $packages; fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
extra=''
[ "$want" = run ] || extra='[test]'
echo "Installing Python packages into $venv"
PIP_CONSTRAINT=constraints.txt "$venv/bin/python" -m pip install -q \
    --disable-pip-version-check -e ".$extra"
touch "$stamp"
