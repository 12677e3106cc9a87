#!/bin/sh
# Set up .venv for the Makefile: `setup.sh papergen` (what `make` needs) or `setup.sh dev` (what the tests need too).
# Everything comes from the lock files, with hashes. A stamp is left only when all went well.
# What a person sees is Swedish; PYTHON=/path/to/python chooses the Python.
set -eu
cd "$(dirname "$0")/.."
unset PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PYTHONHOME # settings of the person's own that break a venv

stop() {
    echo "papergen: fel: $1" >&2
    shift
    for line in "$@"; do echo "    $line" >&2; done
    exit 1
}

new_enough() {
    # Run it: a name on the path may be an empty shell (pyenv, the Windows store).
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || stop "PYTHON=$PYTHON går inte att köra eller är äldre än Python 3.11." \
            "Ange en nyare, till exempel: make PYTHON=/usr/bin/python3.12"
        echo "$PYTHON"
        return
    fi
    for name in python3.13 python3.12 python3.11 python3 python; do
        if new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    stop "Python 3.11 eller nyare saknas." \
        "Debian och Ubuntu: sudo apt install python3 python3-venv" \
        "macOS: brew install python   Fedora: sudo dnf install python3" \
        "Ligger den på en ovanlig plats: make PYTHON=/sökväg/till/python3"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import venv, ensurepip' >/dev/null 2>&1 || stop "Din Python saknar modulen venv." \
        "Debian och Ubuntu: sudo apt install python3-venv" "Kör sedan samma kommando igen."
    echo "Skapar .venv med $("$python" --version) …"
    rm -rf .venv
    "$python" -m venv .venv || stop "Det gick inte att skapa .venv." \
        "Kontrollera att du får skriva i mappen och att disken inte är full. Kör sedan samma kommando igen."
    pwd -P >.venv/.place
}

install_lock() {
    echo "Installerar det som står i $1 (första gången tar det någon minut) …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$1" ||
        stop "Det gick inte att installera det som står i $1." \
            "Kontrollera nätet och att disken inte är full. Kör sedan samma kommando igen."
}

# Make our own code importable, and the command `papergen`, without a build: nothing to fetch, nothing that goes stale.
# A .pth file is read in the locale's encoding, so a path with å ä ö would stop Python under LC_ALL=C: this one is relative.
install_papergen() {
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "../../../.." >"$site/papergen.pth"
    cat >.venv/bin/papergen <<'END'
#!/bin/sh
exec "$(dirname "$0")/python" -P -c 'import sys; sys.argv[0] = "papergen"; from papergen.__main__ import run; run()' "$@"
END
    chmod +x .venv/bin/papergen
    # Compiled once here, as pip does with a wheel: where PYTHONDONTWRITEBYTECODE is set each start would do it again (0.3 s).
    .venv/bin/python -m compileall -q papergen || stop "papergens kod går inte att läsa." \
        "Hämta den på nytt med git, till exempel: git checkout papergen"
}

place=$(cat .venv/.place 2>/dev/null || true)
case $1 in
papergen)
    rm -f .venv/.papergen-installed .venv/.dev-installed
    command -v git >/dev/null 2>&1 || stop "git saknas." \
        "Debian och Ubuntu: sudo apt install git" "macOS: xcode-select --install   Fedora: sudo dnf install git"
    { [ "$place" = "$(pwd -P)" ] && new_enough .venv/bin/python; } || make_venv
    install_lock requirements.lock
    install_papergen
    touch .venv/.papergen-installed
    ;;
dev)
    rm -f .venv/.dev-installed
    install_lock requirements-dev.lock
    touch .venv/.dev-installed
    ;;
*) stop "setup.sh känner inte till $1: säg papergen eller dev." ;;
esac
