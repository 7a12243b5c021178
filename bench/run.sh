#!/usr/bin/env bash
# Speed beside the peers, same input, same run, interleaved: bench/run.sh [PART...]; PART is the name of a bench/PART_vs_*.py.
# The peers live in an environment of their own, build/bench-venv, made from bench/requirements.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=build/bench-venv
hash=$(sha256sum bench/requirements.txt | cut -d' ' -f1)
if [ "$(cat "$venv/.done" 2> /dev/null)" != "$hash" ]; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r bench/requirements.txt
  printf '%s' "$hash" > "$venv/.done"
fi
for script in bench/*_vs_*.py; do
  part=$(basename "$script" | sed 's/_vs_.*//')
  if [ $# -eq 0 ] || [[ " $* " == *" $part "* ]]; then "$venv/bin/python" "$script"; fi
done
