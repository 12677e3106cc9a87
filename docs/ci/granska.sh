#!/bin/sh
# What a pull request or merge request is shown, made from the checked-out branch:
#
#   granska.sh BASE OUT
#
# BASE is the commit or branch it is to go into. In OUT come: kommentar.md (what changed, for a comment), andringar/ (a page and a
# Word redline for each changed paper), papper/ (what papergen built), fynd.json and fynd.sarif (what the check found).
# Annotations go to standard output in the form that PAPERGEN_OUTPUT names (github, or text). The exit code is 1 if a paper has
# errors. Nothing here needs the network or a secret, and nothing that the cases say is run.
set -eu
base=$1 out=$2
status=0
mkdir -p "$out"

papergen check --output json >"$out/fynd.json" || true
papergen check --output sarif >"$out/fynd.sarif" || true
papergen check --output "${PAPERGEN_OUTPUT:-text}" || true
if grep -q '"severity": "error"' "$out/fynd.json"; then status=1; fi

papergen build || status=1
if [ -d build ]; then cp -R build "$out/papper"; fi

{
    printf '%s\n' '<!-- papergen: ändringar -->'
    papergen diff "$base...HEAD" --format markdown
} >"$out/kommentar.md" || status=1
papergen diff "$base...HEAD" --format html -o "$out/andringar" || status=1
papergen diff "$base...HEAD" --format docx -o "$out/andringar" || status=1
exit "$status"
