#!/usr/bin/env bash
# clang-format, clang-tidy and the warnings of both compilers over what git tracks. `tools/lint.sh --fix` formats.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t sources < <(git ls-files 'src/*.cc' 'src/*.h' 'fuzz/*.cc' 'bench/*.cc' 'python/*.cc' 'tests/*.cc')
mapfile -t units < <(git ls-files 'src/*.cc')
status=0
if [ "${1:-}" = --fix ]; then clang-format-19 -i "${sources[@]}"; exit; fi
clang-format-19 --dry-run -Werror "${sources[@]}" || status=1
cmake --preset clang > /dev/null
cmake --build --preset clang -j "$(nproc)" || status=1
tools/tidy.py build/clang "${units[@]}" || status=1
[ "$status" = 0 ] && echo "lint: ${#sources[@]} files, nothing found"
exit "$status"
