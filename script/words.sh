# What every script here shares: how it speaks, how it stops, and how it gets a part from the system.
# Sourced by the others, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
VENV=$ROOT/.venv
cd "$ROOT" || exit 1
export PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONDONTWRITEBYTECODE # what is compiled once is not compiled by every process: a command starts in two thirds of the time

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }

# stop WHAT CURE...: says what is wrong, then how to cure it, and ends the script.
stop() {
    printf '\nSTOPPED: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '   %s\n' "$line" >&2; done
    exit 1
}

# need_room DIRECTORY MEGABYTES: stops when the disk that holds the directory has less room left.
need_room() {
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "${free:-0}" -ge "$2" ] || stop "no room on the disk: $1 has ${free:-0} MB free, $2 MB are needed." \
        "Delete what is not needed there (or move the checkout to another disk), then run the same command again."
}

# may_install: whether system packages may be installed without asking for a password.
may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

# from_system PACKAGE...: installs Debian packages; returns false when that cannot be done.
from_system() {
    local as=()
    may_install || return 1
    [ "$(id -u)" = 0 ] || as=(sudo -n)
    note "from the system's packages: $*"
    if ! "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
        >"$ROOT/var/apt.log" 2>&1; then
        "${as[@]}" apt-get update -q >"$ROOT/var/apt.log" 2>&1 || return 1
        "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" \
            >>"$ROOT/var/apt.log" 2>&1
    fi
}
