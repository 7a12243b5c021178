#!/usr/bin/env python3
"""Pages a second on one core: `tellings bench extract` and `parse` beside trafilatura and resiliparse, in one run on the same pages.

    extract_vs_peers.py TELLINGS_BINARY FOLDER_WITH_PAGES... [--repeat N]

Needs `pip install trafilatura resiliparse` (bench/requirements.txt); a peer that is not there is left out and said. Pages are read
and unpacked before the clock runs. Prints one line a tool, then the ratios that the README names."""
import argparse, gzip, json, pathlib, subprocess, time


def pages_of(folders):
    files = sorted(p for f in folders for p in pathlib.Path(f).rglob("*") if p.name.endswith((".html", ".html.gz")))
    return [gzip.open(p).read() if p.suffix == ".gz" else p.read_bytes() for p in files]


def rate(work, pages, repeat):
    best = None
    for _ in range(repeat):
        start = time.perf_counter()
        for page in pages:
            work(page)
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    return len(pages) / best


def of_tellings(binary, stage, folders, repeat):
    out = subprocess.run([binary, "bench", stage, *folders, "--repeat", str(repeat), "--threads", "1"],
                         capture_output=True, text=True, check=True).stdout
    row = json.loads(out)
    return row["items"] / row["best_seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--repeat", type=int, default=3)
    given = parser.parse_args()
    rates = {f"tellings {stage}": of_tellings(given.binary, stage, given.folders, given.repeat) for stage in ("extract", "parse")}
    pages = pages_of(given.folders)
    try:
        import trafilatura
        rates["trafilatura"] = rate(lambda page: trafilatura.extract(page), pages, 1)
    except ImportError as error:
        print(f"trafilatura left out: {error}")
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        rates["resiliparse"] = rate(
            lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True), pages, given.repeat)
    except ImportError as error:
        print(f"resiliparse left out: {error}")
    for name, value in rates.items():
        print(f"{name:20} {value:8.0f} pages/s")
    for name in ("tellings parse", "trafilatura", "resiliparse"):
        if name in rates:
            print(f"extract / {name:14} {rates['tellings extract'] / rates[name]:.2f}")


if __name__ == "__main__":
    main()
