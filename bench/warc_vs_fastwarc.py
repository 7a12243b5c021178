#!/usr/bin/env python3
"""Records of a gzip archive a second on one core: `tellings warc` beside FastWARC, on the same file, interleaved.

    warc_vs_fastwarc.py [--binary FILE] [--pages FOLDER...] [--rounds N] [--archive FILE]

Both read every record, take the HTTP head off, and hash the body with SHA-1. The archive is made of the pages, a member a record, a
response each, unless --archive names one. FastWARC is timed without its imports, Tellings with the start of its process and its printing.
"""
import argparse, gzip, hashlib, json, os, pathlib, subprocess, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))
SETS = [SHARED / "data" / name / "html" for name in ("aeb", "naeb", "trafilatura_eval", "htmldate_eval")]


def write_archive(path: pathlib.Path, folders: list[pathlib.Path], copies: int) -> int:
    files = sorted(p for f in folders for p in f.rglob("*") if p.name.endswith((".html", ".html.gz")))
    members = []
    for number, file in enumerate(files):
        page = gzip.open(file).read() if file.suffix == ".gz" else file.read_bytes()
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(page) + page
        head = (f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Target-URI: http://pages.example/{number}\r\n"
                f"WARC-Date: 2031-04-02T07:15:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
        members.append(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))
    with open(path, "wb") as out:
        for _ in range(copies):
            out.writelines(members)
    return copies * len(members)


def with_fastwarc(path: pathlib.Path) -> tuple[int, set]:
    from fastwarc import ArchiveIterator
    records, hashes = 0, set()
    with open(path, "rb") as file:
        for record in ArchiveIterator(file, parse_http=True):
            hashes.add(hashlib.sha1(record.reader.read()).hexdigest())
            records += 1
    return records, hashes


def with_tellings(path: pathlib.Path, binary: str) -> tuple[int, set]:
    out = subprocess.run([binary, "warc", str(path), "--threads", "1"], capture_output=True, check=True).stdout
    lines = out.splitlines()
    return len(lines), {json.loads(line)["body_sha1"] for line in lines[:: max(1, len(lines) // 100)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(ROOT / "build/release/tellings"))
    parser.add_argument("--pages", nargs="*", type=pathlib.Path, default=SETS)
    parser.add_argument("--archive", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.archive or pathlib.Path(folder) / "pages.warc.gz"
        if given.archive is None and write_archive(path, given.pages, 4) == 0:
            raise SystemExit(f"no pages under {', '.join(map(str, given.pages))}: name some with --pages or an archive with --archive")
        runs = {"tellings": lambda: with_tellings(path, given.binary), "FastWARC": lambda: with_fastwarc(path)}
        best: dict[str, float] = {}
        found = {}
        for _ in range(given.rounds):
            for name, run in runs.items():
                start = time.perf_counter()
                found[name] = run()
                best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
        assert found["tellings"][0] == found["FastWARC"][0] and found["tellings"][1] <= found["FastWARC"][1], "they read other records"
        for name, seconds in best.items():
            print(f"{name:10} {found[name][0] / seconds:8.0f} records/s   {path.stat().st_size / seconds / 1e6:6.1f} MB/s packed")
        print(f"tellings / FastWARC {best['FastWARC'] / best['tellings']:.2f}")


if __name__ == "__main__":
    main()
