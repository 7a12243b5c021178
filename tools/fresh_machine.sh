#!/usr/bin/env bash
# Proves the set-up: makes a bare Debian 12 in a folder with debootstrap, clones this checkout's HEAD into it and runs
# `./run COMMAND` there. Needs root, debootstrap and about 6 GB.
#
#   tools/fresh_machine.sh [FOLDER] [COMMAND]        default: a temporary folder, `test`
set -euo pipefail
repo=$(cd "$(dirname "$0")/.." && pwd)
root=${1:-$(mktemp -d)}
command=${2:-test}
[ "$(id -u)" = 0 ] || { echo "tools/fresh_machine.sh: needs root for debootstrap and chroot" >&2; exit 1; }
command -v debootstrap > /dev/null || apt-get install -y -qq debootstrap > /dev/null

# The machine's own package sources, certificates and package index settings, so that mirrors and proxies work inside.
mirror=$(awk '/^URIs:/ {print $2; exit} /^deb / {print $2; exit}' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null)
[ -d "$root/usr/bin" ] || debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${mirror:+"$mirror"} > /dev/null
if [ -f /etc/apt/sources.list.d/debian.sources ]; then
  cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"
  rm -f "$root/etc/apt/sources.list"
fi
cp /etc/apt/apt.conf.d/99* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
for settings in /etc/pip.conf "$HOME/.npmrc" "$HOME/.config/pip/pip.conf"; do
  [ -f "$settings" ] && install -D "$settings" "$root/${settings#/}"
done
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc" 2>/dev/null || true' EXIT

rm -rf "$root/home/tellings"
mkdir -p "$root/home/tellings"
git -C "$repo" archive HEAD | tar x -C "$root/home/tellings"
if [ -d "${TELLINGS_SHARED:-$repo/../shared}" ]; then
  mkdir -p "$root/home/shared"
  mountpoint -q "$root/home/shared" || mount --bind "${TELLINGS_SHARED:-$repo/../shared}" "$root/home/shared"
  trap 'umount "$root/home/shared" "$root/proc" 2>/dev/null || true' EXIT
fi
env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
  NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt chroot "$root" bash -c "cd /home/tellings && ./run $command"
