#!/usr/bin/env bash
# Speed beside the peers, same input, same run, interleaved: bench/run.sh [PART...].
# PART peers prints one table of ratios, quality beside speed, and writes docs/benchmarks.md.
# Any other PART is the name of a bench/PART_vs_*.py, which looks at one stage more closely; or:
# PART store asks a store of a million made accounts (build/bench-store-N.db, some 3 GB, is kept; STORE_ACCOUNTS=N for fewer).
# PART serve puts the server under the load of wrk.
# PART archive takes a made crawl of a day from WARC to collations (docs/scale.md).
# The peers live in build/bench-venv (tools/setup.sh peers, from bench/requirements.txt).
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -eq 0 ] || [[ " $* " == *" peers "* ]]; then build/bench-venv/bin/python bench/peers.py --write docs/benchmarks.md; fi
for script in bench/*_vs_*.py; do
  part=$(basename "$script" | sed 's/_vs_.*//')
  if [ $# -eq 0 ] || [[ " $* " == *" $part "* ]]; then build/bench-venv/bin/python "$script"; fi
done
if [ $# -eq 0 ] || [[ " $* " == *" serve "* ]]; then build/bench-venv/bin/python bench/serve_load.py; fi
if [ $# -eq 0 ] || [[ " $* " == *" store "* ]]; then
  accounts=${STORE_ACCOUNTS:-1000000}
  build/release/store_bench "build/bench-store-$accounts.db" "$accounts"
fi
if [ $# -eq 0 ] || [[ " $* " == *" archive "* ]]; then
  build/python-venv/bin/pip install -q --disable-pip-version-check --no-index --no-deps --force-reinstall "$(tools/wheel.sh)"
  build/python-venv/bin/python bench/archive.py
fi
