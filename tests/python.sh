#!/usr/bin/env bash
# The Python package as its users have it: the wheel in an environment with nothing else, then its tests beside pandas,
# polars, pyarrow, spaCy and Spark.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --build --preset release --target made_archive > /dev/null
wheel=$(tools/wheel.sh)
[[ $wheel == *manylinux* ]] || { echo "$wheel is bound to this machine: auditwheel found nothing that it fits" >&2; exit 1; }

rm -rf build/bare-venv
python3 -m venv build/bare-venv
build/bare-venv/bin/pip install -q --disable-pip-version-check --no-index "$wheel"
(cd build/bare-venv && env -i bin/python ../../python/tests/bare.py ../../examples/port-marchant/accounts.jsonl)

build/python-venv/bin/pip install -q --disable-pip-version-check --no-index --no-deps --force-reinstall "$wheel"
build/python-venv/bin/python -m mypy --strict --no-error-summary -p tellings
exec build/python-venv/bin/python -m pytest -q -p no:cacheprovider --doctest-modules --doctest-glob '*.md' "$@" \
  python/tests/test_*.py docs/python.md --pyargs tellings
