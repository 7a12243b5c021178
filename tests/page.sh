#!/usr/bin/env bash
# Tests of the page: its types, its functions under vitest, its behaviour in Debian's chromium on a page of the binary.
set -euo pipefail
cd "$(dirname "$0")/.."
node=$PWD/.deps/node/bin/node
TELLINGS_PAGE=$(mktemp --suffix=.html)
export TELLINGS_PAGE NO_COLOR=1
trap 'rm -f "$TELLINGS_PAGE"' EXIT
build/release/tellings collate examples/port-marchant --html "$TELLINGS_PAGE" > /dev/null
cd web
"$node" node_modules/typescript/bin/tsc --noEmit
"$node" node_modules/vitest/vitest.mjs run --reporter=default
