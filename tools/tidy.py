#!/usr/bin/env python3
"""Runs clang-tidy over compiled sources, several at once, and skips those found clean before.

    tools/tidy.py BUILD SOURCE...

BUILD is a build directory with compile_commands.json whose objects are up to date: what a source
includes is read from ninja's record. A source is run again when its bytes, those of a file of ours that it
includes, or .clang-tidy have changed since it was last found clean; BUILD/tidy-clean.json keeps the hashes.
Exit 1 where something was found.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import subprocess
import sys

CLANG_TIDY = "clang-tidy-19"
OFF_IN_TESTS = "--checks=-performance-*"


def included_files(build, root):
    """Source path -> the files of ours that its object was made from, by ninja's record."""
    listed = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], check=True, capture_output=True, text=True)
    found, current = {}, []
    for line in listed.stdout.splitlines() + [""]:
        if line.startswith("    "):
            current.append((build / line.strip()).resolve())
        else:
            if current and current[0].suffix == ".cc":
                found[current[0]] = sorted(path for path in current if path.is_relative_to(root))
            current = []
    return found


def digest(paths):
    """One hash of the bytes of all files, their names included."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def run_clang_tidy(build, source):
    """The findings as text, empty where there are none."""
    options = [OFF_IN_TESTS] if source.name.endswith("_test.cc") else []
    done = subprocess.run([CLANG_TIDY, "-p", str(build), "--quiet", *options, str(source)], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else done.stdout or done.stderr


def main():
    build, sources = pathlib.Path(sys.argv[1]).resolve(), [pathlib.Path(arg).resolve() for arg in sys.argv[2:]]
    root = pathlib.Path(__file__).resolve().parent.parent
    record = build / "tidy-clean.json"
    clean = json.loads(record.read_text()) if record.exists() else {}
    includes = included_files(build, root)
    hashes = {source: digest([root / ".clang-tidy", source, *includes.get(source, [])]) for source in sources}
    due = [source for source in sources if clean.get(str(source.relative_to(root))) != hashes[source]]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, findings in zip(due, pool.map(lambda source: run_clang_tidy(build, source), due)):
            if findings:
                failed += 1
                print(findings, flush=True)
            else:
                clean[str(source.relative_to(root))] = hashes[source]
                record.write_text(json.dumps(clean, indent=1))
    print(f"clang-tidy: {len(sources)} sources, {len(due)} of them new or changed, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
