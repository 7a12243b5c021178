#!/usr/bin/env bash
# Fuzzes every target for SECONDS under libFuzzer with AddressSanitizer: fuzz/run.sh [SECONDS] [TARGET...]
# What is found lies in build/fuzz/found; a finding becomes a seed in fuzz/corpus and a named test.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
cmake --preset fuzz > /dev/null
cmake --build --preset fuzz -j "$(nproc)"
mkdir -p build/fuzz/found
status=0
for program in build/fuzz/fuzz_*; do
  [ -x "$program" ] && [ -f "$program" ] || continue
  name=${program##*/fuzz_}
  [ $# -gt 0 ] && [[ " $* " != *" $name "* ]] && continue
  mkdir -p "build/fuzz/grown/$name"
  "$program" -max_total_time="$seconds" -rss_limit_mb=4096 -timeout=20 -max_len=65536 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="build/fuzz/found/$name-" "build/fuzz/grown/$name" "fuzz/corpus/$name" || status=1
done
exit "$status"
