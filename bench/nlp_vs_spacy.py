#!/usr/bin/env python3
"""Tokens a second from raw text to all annotations: this runtime beside spaCy, in one run, turn by turn, on one thread.

    bench/nlp_vs_spacy.py [--rounds N] [--text FILE.jsonl]

spaCy is measured twice: as installed, and with its matrix products on numpy's OpenBLAS (NumpyOps(use_blis=False) on every node).
Each round runs all four over the same texts; medians of the rounds are compared. Reading and printing are not counted.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))
from nlp_parity import clean, load_spacy, strings_of  # noqa: E402

CHARACTERS = 300_000
SHORTEST_ARTICLE = 1500


def articles(options) -> list[str]:
    """Whole articles, each once, in an order of their own; the invented stories where the data folder is not there."""
    shared = Path(os.environ.get("TELLINGS_SHARED", str(ROOT.parent / "shared")))
    paths = [Path(options.text)] if options.text else sorted([*shared.glob("data/*/*.jsonl"), *(ROOT / "eval").glob("stories/*/*.jsonl")])
    texts = dict.fromkeys(clean(t) for p in paths for line in p.read_text(errors="replace").split("\n") if line.strip() for t in strings_of(json.loads(line)))
    chosen = [t for t in texts if len(t) >= SHORTEST_ARTICLE and "<" not in t]
    random.Random(3).shuffle(chosen)
    size, taken = 0, []
    for text in chosen:
        taken.append(text)
        size += len(text)
        if size > CHARACTERS:
            break
    return taken


class OurProcess:
    """The runtime in a process of its own: the median of three passes after loading, the first of them with cold caches."""

    def __init__(self, texts: list[str], threads: int, name: str = "bench-texts"):
        path = ROOT / "build" / f"{name}.jsonl"
        path.write_text("".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)))
        self.command = [str(ROOT / "build/release/nlp_run"), "bench", str(ROOT / "build/release/models/en.model"), str(path), "--repeat", "3", "--threads", str(threads)]

    def seconds(self) -> float:
        report = json.loads(subprocess.run(self.command, capture_output=True, check=True).stdout)
        self.report = report
        return statistics.median(report["seconds"])


def texts_of_new_words(texts: list[str]) -> list[str]:
    """The texts with a number in every word, so that none comes twice and every cache is filled and emptied again."""
    return [" ".join(f"{word}{at}x{i}" for i, word in enumerate(text.split())) for at, text in enumerate(texts)]


def spacy_seconds(nlp, texts: list[str]) -> float:
    begin = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--text")
    options = parser.parse_args()
    texts = articles(options)
    model = ROOT / ".deps" / "models" / "en_core_web_sm"
    installed, tuned = load_spacy(model), load_spacy(model, use_blis=False)
    tokens = sum(len(d) for d in installed.pipe(texts))
    ours, ours_two = OurProcess(texts, 1), OurProcess(texts, 2)
    runs = {"runtime": ours.seconds, "runtime, 2 threads": ours_two.seconds, "spaCy as installed": lambda: spacy_seconds(installed, texts), "spaCy on OpenBLAS": lambda: spacy_seconds(tuned, texts)}
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(options.rounds):
        for name, run in runs.items():
            times[name].append(run())
    middle = {name: statistics.median(values) for name, values in times.items()}
    print(f"{tokens} tokens in {len(texts)} texts, {options.rounds} rounds, medians")
    for name, seconds in middle.items():
        print(f"{name:20} {tokens / seconds:9.0f} tokens/s   {seconds / middle['runtime']:5.2f} x the runtime's time")
    full = [OurProcess(texts_of_new_words(texts), threads, "bench-new-words") for threads in (1, 2)]
    for process in full:
        process.seconds()
    print(f"one thread to two: {middle['runtime'] / middle['runtime, 2 threads']:.2f}; load {ours.report['load_seconds'] * 1000:.0f} ms; peak memory {ours.report['peak_kilobytes'] // 1024} MB, 2 threads {ours_two.report['peak_kilobytes'] // 1024} MB")
    print("peak memory with full caches, where no word comes twice: " + ", ".join(f"{p.report['peak_kilobytes'] // 1024} MB" for p in full) + " on one and two threads")


if __name__ == "__main__":
    main()
