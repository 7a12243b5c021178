#!/usr/bin/env bash
# Every suite of ./run test, after the builds. Each runs even where one before it failed; the last lines name what failed and count all.
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0 skipped=0
report=$(mktemp) failures=$(mktemp)
trap 'rm -f "$report" "$failures"' EXIT

fault() { printf '%s: %s\n' "$name" "$1" | tee -a "$failures"; }  # of the suite that runs

# suite NAME COMMAND...: runs COMMAND, shows its output, keeps the names of what failed, adds up its closing line "N passed, N failed, N skipped" in any of
# the forms that ctest, pytest, vitest and our own runners print.
suite() {
  local name=$1 status p f s; shift
  printf '\n== %s\n' "$name"
  "$@" 2>&1 | tee "$report"
  status=${PIPESTATUS[0]}
  { read -r p f s; sed "/./s/^/$name: /" >> "$failures"; } < <(.venv/bin/python tests/count_results.py "$report")
  if [ "$p" = 0 ] && [ "$f" = 0 ]; then f=1; fault "no result could be read (exit $status)"; fi
  if [ "$status" != 0 ] && [ "$f" = 0 ]; then f=1; fault "exit $status"; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# Properties are tried on the same made-up input each time; plain ctest, and ./run check, make it anew.
suite "unit tests (AddressSanitizer, UndefinedBehaviorSanitizer)" env RC_PARAMS=seed=1 ctest --preset dev -j "$(nproc)" --no-tests=error
suite "the binary, the documents, the docs" .venv/bin/python -m pytest -q -p no:cacheprovider tests
suite "page" tests/page.sh
suite "Python package" tests/python.sh
suite "figures against their floors" .venv/bin/python eval/run.py

! grep -q . "$failures" || { printf '\nfailed:\n'; grep . "$failures"; }
printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
