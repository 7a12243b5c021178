#!/usr/bin/env bash
# Tests of the page: its types, its functions under vitest, its behaviour in Debian's chromium on a page of the binary and on
# the pages that the binary serves.
set -euo pipefail
cd "$(dirname "$0")/.."
node=$PWD/.deps/node/bin/node
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$folder"' EXIT
export TELLINGS_PAGE=$folder/page.html NO_COLOR=1
build/release/tellings collate examples/port-marchant --html "$TELLINGS_PAGE" > /dev/null
build/release/tellings add --db "$folder/desk.db" examples/port-marchant web/test/hostile.jsonl > /dev/null 2>&1
build/release/tellings serve --db "$folder/desk.db" --port 0 2> "$folder/serving" &
server=$!
until grep -q http: "$folder/serving"; do kill -0 "$server" || { cat "$folder/serving" >&2; exit 1; }; sleep 0.1; done
TELLINGS_SERVER=$(grep -o 'http://[0-9.:]*' "$folder/serving")
export TELLINGS_SERVER
cd web
"$node" node_modules/typescript/bin/tsc --noEmit
"$node" node_modules/vitest/vitest.mjs run --reporter=default
