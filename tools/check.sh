#!/usr/bin/env bash
# What is too long for ./run test: thread sanitizer, minutes of fuzzing, the long parity run, 500 kills of a writing store, a fresh machine.
#   tools/check.sh [tsan] [fuzz] [parity] [kills] [fresh]      default: all of them
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0
check() { local name=$1; shift; printf '\n== %s\n' "$name"; if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }

check_tsan() { cmake --preset tsan > /dev/null && cmake --build --preset tsan -j "$(nproc)" && ctest --preset tsan -j "$(nproc)"; }
check_fuzz() { fuzz/run.sh "${FUZZ_SECONDS:-120}"; }
check_parity() { ./run eval nlp --tokens 1000000; }
check_kills() { TELLINGS_KILLS=500 .venv/bin/python -m pytest -q -p no:cacheprovider tests/test_store_kills.py; }
check_fresh() { tools/fresh_machine.sh; }

[ $# -eq 0 ] && set -- tsan fuzz parity kills fresh
for name in "$@"; do check "$name" "check_$name"; done
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
