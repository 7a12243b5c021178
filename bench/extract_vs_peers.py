#!/usr/bin/env python3
"""Pages a second on one core: `tellings bench extract` and `parse` beside trafilatura and resiliparse, on the same pages, interleaved.

    extract_vs_peers.py [--binary FILE] [--pages FOLDER...] [--rounds N]

Needs `pip install trafilatura resiliparse` (bench/requirements.txt); a peer that is not there is left out and said. Pages are read
and unpacked before the clock runs; of each tool the best round counts (trafilatura is timed in the first alone). Prints one line a
tool, then the ratios that the README names."""
import argparse, gzip, json, os, pathlib, subprocess, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))
SETS = [SHARED / "data" / name / "html" for name in ("aeb", "naeb", "trafilatura_eval", "htmldate_eval")]


def pages_of(folders):
    files = sorted(p for f in folders for p in pathlib.Path(f).rglob("*") if p.name.endswith((".html", ".html.gz")))
    return [gzip.open(p).read() if p.suffix == ".gz" else p.read_bytes() for p in files]


def rate(work, pages):
    start = time.perf_counter()
    for page in pages:
        work(page)
    return len(pages) / (time.perf_counter() - start)


def of_tellings(binary, stage, folders):
    out = subprocess.run([binary, "bench", stage, *map(str, folders), "--repeat", "3", "--threads", "1"],
                         capture_output=True, text=True, check=True).stdout
    row = json.loads(out)
    return row["items"] / row["best_seconds"]


def peers_of(pages):
    peers = {}
    try:
        import trafilatura
        peers["trafilatura"] = lambda: rate(trafilatura.extract, pages)
    except ImportError as error:
        print(f"trafilatura left out: {error}")
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        peers["resiliparse"] = lambda: rate(
            lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True), pages)
    except ImportError as error:
        print(f"resiliparse left out: {error}")
    return peers


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / "build/release/tellings"))
    parser.add_argument("--pages", nargs="*", default=SETS)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    pages = pages_of(given.pages)
    if not pages:
        raise SystemExit(f"no pages under {', '.join(map(str, given.pages))}: name folders with --pages")
    runs = {f"tellings {stage}": lambda stage=stage: of_tellings(given.binary, stage, given.pages) for stage in ("extract", "parse")}
    runs |= peers_of(pages)
    best = {}
    for number in range(given.rounds):
        for name, run in runs.items():
            if number == 0 or name != "trafilatura":
                best[name] = max(best.get(name, 0), run())
    for name, value in best.items():
        print(f"{name:20} {value:8.0f} pages/s")
    for name in ("tellings parse", "trafilatura", "resiliparse"):
        if name in best:
            print(f"extract / {name:14} {best['tellings extract'] / best[name]:.2f}")


if __name__ == "__main__":
    main()
