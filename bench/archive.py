#!/usr/bin/env python3
"""A made crawl of a day, from WARC to stories laid side by side, at several sizes: docs/scale.md is made from what this prints.

    bench/archive.py [--pages 10000 50000 200000] [--spark 10000 50000] [--keep FOLDER]

One JSON object a line and size: of each stage the seconds of the wall and of all cores together (the second is what a busy
machine does not change), pages a second and core; peak memory, bytes read; how well the stories fit the truth (B-cubed). With
--spark also the job on two local cores, whose stories are held against those of the one process. Runs in build/python-venv,
where tests/python.sh has installed the wheel.
"""
import argparse
import collections
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

import pyarrow as pa

from tellings import _engine
from tellings._shared import engine

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))
from score_group import clustering  # noqa: E402

CHUNK = 2000  # accounts handed over at a time
LEAST, MOST = 2, 200  # accounts of a story that is laid side by side, as in the Spark job


class Stages:
    """Wall and core seconds of each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = collections.defaultdict(lambda: [0.0, 0.0])

    def __call__(self, name, work):
        wall, cores = time.monotonic(), time.process_time()
        result = work()
        self.spent[name][0] += time.monotonic() - wall
        self.spent[name][1] += time.process_time() - cores
        return result


class Stream:
    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, requested_schema=None):
        return self.table.stream()


def b_cubed(one, other):
    return round(clustering(one, other)[2], 4)


def extracted(paths, stages):
    tables = []
    items = _engine.Items.from_paths(paths)
    while True:
        table = stages("extract", lambda: engine().extract_table(items, False, CHUNK))
        if len(table) == 0:
            return pa.concat_tables(tables)
        tables.append(pa.table(Stream(table)))


def grouped(accounts, stages):
    signatures = stages("sign", lambda: pa.table(Stream(_engine.signature_table(
        engine(), _engine.Items.from_arrow(accounts.__arrow_c_stream__())))))
    one = signatures.append_column("component", pa.array(["all"] * signatures.num_rows))
    placed = stages("group", lambda: pa.table(Stream(_engine.story_table(one.__arrow_c_stream__()))))
    return dict(zip(placed.column("id").to_pylist(), placed.column("story").to_pylist()))


def laid_out(accounts, stories, stages):
    told = accounts.append_column("story", pa.array([stories[id] for id in accounts.column("id").to_pylist()]))
    told = told.sort_by([("story", "ascending"), ("id", "ascending")])
    kinds = collections.Counter()
    ends = told.column("story").to_pylist()
    at = 0
    while at < len(ends):
        end = min(at + CHUNK, len(ends))
        while end < len(ends) and ends[end] == ends[end - 1]:
            end += 1
        part = told.slice(at, end - at)
        laid = stages("annotate, collate", lambda: _engine.collation_table(engine(), part.__arrow_c_stream__(), LEAST, MOST, 0))
        kinds.update(pa.table(Stream(laid)).column("kind").to_pylist())
        at = end
    return kinds


def one_process(folder, pages):
    engine()
    stages = Stages()
    accounts = extracted(sorted(map(str, folder.glob("*.warc.gz"))), stages)
    stories = grouped(accounts, stages)
    kinds = laid_out(accounts, stories, stages)
    sample = accounts.slice(0, CHUNK)
    apart = Stages()
    apart("annotate", lambda: engine().annotate_table(_engine.Items.from_arrow(sample.__arrow_c_stream__())))
    truth = {line["url"]: line["event"] for line in map(json.loads, (folder / "truth.jsonl").read_text().splitlines())}
    gold = {id: truth[url] for id, url in zip(accounts.column("id").to_pylist(), accounts.column("url").to_pylist())}
    cores = sum(spent[1] for spent in stages.spent.values())
    return stories, {
        "pages": pages, "bytes": sum(file.stat().st_size for file in folder.glob("*.warc.gz")),
        "stages": {name: {"wall": round(wall, 1), "cores": round(core, 1), "pages_a_core_second": round(pages / core)}
                   for name, (wall, core) in stages.spent.items()},
        "annotate_ms_a_page": round(apart.spent["annotate"][1] / sample.num_rows * 1000, 2),
        "core_ms_a_page": round(cores / pages * 1000, 2), "pages_a_second_on_two_cores": round(2 * pages / cores),
        "stories": len(set(stories.values())), **{name: count for name, count in kinds.items()},
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "b_cubed_of_truth": b_cubed(stories, gold)}


def on_spark(folder, out, stories):
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "tellings.spark", "--local", "2", "--out", str(out), *map(str, sorted(folder.glob("*.warc.gz")))],
                          capture_output=True, text=True, check=True)
    import pyarrow.parquet

    steps = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    placed = pyarrow.parquet.read_table(out / "stories", columns=["id", "story"])
    spark = dict(zip(placed.column("id").to_pylist(), placed.column("story").to_pylist()))
    return {"spark_wall": round(time.monotonic() - began, 1), "steps": {step["step"]: step["seconds"] for step in steps},
            "b_cubed_of_one_process": b_cubed(spark, {id: stories[id] for id in spark}),
            "bytes_of_tables": sum(file.stat().st_size for file in out.rglob("*.parquet"))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="*", default=[10_000, 50_000, 200_000])
    parser.add_argument("--spark", type=int, nargs="*", default=[10_000, 50_000])
    parser.add_argument("--keep", type=pathlib.Path, help="where the made crawls stay; else they go")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        for pages in given.pages:
            folder = (given.keep or pathlib.Path(scratch)) / f"{pages}"
            if not (folder / "truth.jsonl").exists():
                subprocess.run([ROOT / "build/release/made_archive", folder, str(pages)], check=True)
            stories, measured = one_process(folder, pages)
            if pages in given.spark:
                measured["spark"] = on_spark(folder, pathlib.Path(scratch) / f"spark-{pages}", stories)
            print(json.dumps(measured), flush=True)


if __name__ == "__main__":
    main()
