#!/usr/bin/env python3
"""Grouping a made stream, beside MinHash-LSH of datasketch on the same accounts, in one run, each on one thread.

    bench/group_vs_peers.py [--accounts N] [--peers N]

build/release/group_bench makes the stream, groups it and prints what it measured; its first accounts (--peers) are given to
datasketch as sets of word 3-grams: 64 permutations, Jaccard .3 and more is a copy. A peer finds copies only, no stories.
"""
import argparse
import json
import os
import resource
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shingles(words: list[int]) -> set[bytes]:
    return {b" ".join(b"%d" % w for w in words[i:i + 3]) for i in range(len(words) - 2)}


def datasketch_links(accounts: list[dict]) -> tuple[float, list[tuple[int, int]]]:
    """Seconds, and for each account the earlier one that it is likest, where there is one."""
    from datasketch import MinHash, MinHashLSH
    index, sketches, links = MinHashLSH(threshold=.3, num_perm=64), {}, []
    begin = time.process_time()
    for account in accounts:
        sketch = MinHash(num_perm=64)
        sketch.update_batch(shingles(account["words"]))
        found = [(sketch.jaccard(sketches[key]), -key) for key in index.query(sketch)]
        if found and max(found)[0] >= .3:
            links.append((account["id"], -max(found)[1]))
        index.insert(account["id"], sketch)
        sketches[account["id"]] = sketch
    return time.process_time() - begin, links


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--accounts", type=int, default=1_000_000)
    parser.add_argument("--peers", type=int, default=100_000)
    options = parser.parse_args()
    folder = ROOT / "build"
    dump = folder / "group-bench.jsonl"
    command = [str(ROOT / "build/release/group_bench"), "--accounts", str(options.accounts), "--archive", str(folder / "group-bench.asleep"),
               "--dump", str(dump), "--dumped", str(options.peers)]
    ours = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    print(json.dumps(ours, indent=1))
    accounts = [json.loads(line) for line in dump.read_text().splitlines()]
    os.remove(dump)
    seconds, links = datasketch_links(accounts)
    origin = {a["id"]: a["origin"] for a in accounts}
    right = sum(origin[a] == origin[b] for a, b in links)
    copies = sum(a["origin"] != a["id"] for a in accounts)
    print(f"datasketch MinHash-LSH, {len(accounts)} accounts: {len(accounts) / seconds:.0f} a second, links right {right / max(1, len(links)):.3f}, "
          f"copies found {right / max(1, copies):.3f}, peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main()
