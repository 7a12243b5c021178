#!/usr/bin/env python3
"""Tellings beside the libraries that people use for one of its stages: one table of ratios, quality beside speed.

    bench/peers.py [--rounds N] [--most N] [--only STAGE...] [--write docs/benchmarks.md]
    bench/peers.py --as PEER PATH          a peer in the form of our own commands: what the scorers of eval/ run

Each line: one input, both tools turn by turn on it, one thread each, the least processor time of the rounds of each; models are loaded
and files read before the clock runs. Processor seconds, because the wall of a busy machine says nothing. Quality is what the scorer of
eval/ gives to both on the same set. A peer that is not installed, and a set that is not there, is a line that says so. Runs in
build/bench-venv (tools/setup.sh peers).
"""
import argparse
import collections
import dataclasses
import datetime
import gzip
import importlib.metadata
import json
import os
import pathlib
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"
ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = pathlib.Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared")) / "data"
BINARY = os.environ.get("TELLINGS_BINARY", str(ROOT / "build/release/tellings"))
MODEL = ROOT / ".deps/models/en_core_web_sm"
sys.path[:0] = [str(ROOT / "eval"), str(ROOT / "bench")]
REPEATS = 3  # of our stage in one process, so that loading can be taken off

Work = Callable[[object], object]


# --- the peers: each gives the work on one item, once loaded
def trafilatura() -> Work:
    import trafilatura as peer
    return peer.extract


def resiliparse() -> Work:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return lambda page: extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


def newspaper4k() -> Work:
    import newspaper

    def text(page):
        article = newspaper.Article("https://page.example/", language="en")
        article.download(input_html=page.decode(errors="replace"))
        article.parse()
        return article.text
    return text


def htmldate() -> Work:
    from htmldate import find_date
    return lambda page: find_date(page.decode(errors="replace"), original_date=True)


def spacy() -> Work:
    import spacy as peer
    return peer.load(MODEL)


def spacy_on_openblas() -> Work:
    from nlp_parity import load_spacy
    return load_spacy(MODEL, use_blis=False)


def quantulum3() -> Work:
    from quantulum3 import parser
    return parser.parse


def textacy() -> Work:
    from textacy.extract import triples
    model = spacy()
    return lambda text: list(triples.direct_quotations(model(text)))


def feedparser() -> Work:
    import feedparser as peer
    return peer.parse


# --- what a peer found, in the words of our own output
def as_page(peer: str, found: object) -> dict:
    return {"published": found} if peer == "htmldate" else {"text": found}


def as_figures(found) -> dict:
    figures = []
    for one in found:
        low, high = one.value - (one.uncertainty or 0), one.value + (one.uncertainty or 0)
        unit = None if one.unit.name == "dimensionless" else one.unit.name
        figures.append({"start": one.span[0], "end": one.span[1], "value": one.value, "low": low, "high": high, "unit": unit, "change": "=", "concept": ""})
    return {"figures": figures}


def as_quotes(found) -> dict:
    def span(tokens):
        return {"start": tokens[0].idx, "end": tokens[-1].idx + len(tokens[-1])}
    return {"quotes": [{"kind": "direct", "content": [span(one.content)], "cue": span(one.cue), "source": span(one.speaker)} for one in found]}


def as_feed(found) -> dict:
    def when(entry, name):
        parsed = entry.get(f"{name}_parsed")
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed) if parsed else None
    items = [{"title": entry.get("title"), "link": entry.get("link"), "id": entry.get("id"), "published": when(entry, "published"),
              "updated": when(entry, "updated"), "authors": [author.get("name") or author.get("email") for author in entry.get("authors", []) if author],
              "summary": entry.get("summary"), "content": (entry.get("content") or [{}])[0].get("value")} for entry in found.entries]
    return {"title": found.feed.get("title"), "link": found.feed.get("link"), "updated": when(found.feed, "updated"), "items": items}


def answers(peer: str, path: pathlib.Path) -> Iterator[dict]:
    """The lines of `--as`."""
    work = PEERS[peer]()
    if path.is_dir():
        for file in sorted(path.iterdir()):
            page = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            try:
                found = work(page)
            except Exception:  # whatever a library throws at a bad page: the page is empty
                continue
            yield {"input": file.name, **(as_feed(found) if peer == "feedparser" else as_page(peer, found))}
        return
    for line in path.read_text().splitlines():
        account = json.loads(line)
        try:
            found = work(account["text"])
        except ValueError:  # textacy gives up where a quotation mark has no second: nothing found
            found = []
        yield {"id": account["id"], **(as_figures(found) if peer == "quantulum3" else as_quotes(found))}


# --- the contests
@dataclasses.dataclass(frozen=True)
class Contest:
    stage: str  # of `tellings bench`; or a whole command
    set: str  # of eval data
    unit: str
    peers: tuple[str, ...]
    scorer: tuple[str, ...] = ()  # script, arguments before the set
    figure: str = ""


CONTESTS = (
    Contest("nlp", "polnear", "texts", ("spacy", "spacy_on_openblas")),
    Contest("extract", "aeb", "pages", ("trafilatura", "resiliparse", "newspaper4k"), ("score_extract.py",), "text.f1"),
    Contest("extract", "htmldate_eval", "pages", ("htmldate",), ("score_extract.py",), "date.f1"),
    Contest("annotate", "newsquant", "sentences", ("quantulum3",), ("score_figures.py",), "value+unit.f1"),
    Contest("annotate", "polnear", "texts", ("textacy",), ("score_quotes.py", "--only", "quoted"), "exact.content.f1"),
    Contest("feed", "feeds", "feeds", ("feedparser",), ("score_feeds.py",), "fields"),
)
PEERS: dict[str, Callable[[], Work]] = {work.__name__: work for work in (
    spacy, spacy_on_openblas, trafilatura, resiliparse, newspaper4k, htmldate, quantulum3, textacy, feedparser)}
PACKAGES = {"spacy_on_openblas": "spacy"}
OURS = {"extract": "extract {}", "annotate": "annotate --attributions all {}", "feed": "feed {}"}


def rows_of(contest: Contest) -> list[dict]:
    folder = DATA / contest.set
    files = [file for file in (folder / "dev.with_html.jsonl", folder / "dev.jsonl") if file.exists()]
    return [json.loads(line) for line in files[0].read_text().splitlines()] if files else []


def lay_out(contest: Contest, folder: pathlib.Path, most: int) -> list[object]:
    """The first items as a peer takes them, and the same as files that our command reads."""
    items: list[object] = []
    lines = []
    for number, row in enumerate(rows_of(contest)[:most]):
        if "html" in row and contest.stage == "extract":
            source = DATA / contest.set / row["html"]
            items.append(gzip.decompress(source.read_bytes()) if source.suffix == ".gz" else source.read_bytes())
            (folder / f"{number:05}.html").write_bytes(items[-1])  # type: ignore[arg-type]
        elif contest.stage == "feed":
            items.append(row["feed"].encode())
            (folder / f"{number:05}.xml").write_bytes(row["feed"].encode())
        else:
            items.append(row["text"])
            lines.append(json.dumps({"id": str(number), "text": row["text"]}))
    if lines:
        (folder / "accounts.jsonl").write_text("\n".join(lines))
    return items


def cores_of(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def our_cores(contest: Contest, folder: pathlib.Path) -> float:
    """Of a stage without its loading: what further repeats cost. Of a command that is no stage, all of it."""
    if contest.stage == "feed":
        return cores_of([BINARY, "feed", str(folder)])
    stages = ("nlp", "annotate") if contest.stage == "annotate" else (contest.stage,)  # annotate begins where nlp ends
    cores = 0.0
    for stage in stages:
        bench = [BINARY, "bench", stage, str(folder), "--threads", "1", "--repeat"]
        cores += (cores_of([*bench, str(1 + REPEATS)]) - cores_of([*bench, "1"])) / REPEATS
    return cores


def their_cores(work: Work, items: list[object]) -> float:
    began = time.process_time()
    for item in items:
        try:
            work(item)
        except Exception:  # as in answers()
            pass
    return time.process_time() - began


def quality(contest: Contest, run: str) -> float | None:
    if not contest.scorer:
        return None
    script, *before = contest.scorer
    done = subprocess.run([sys.executable, str(ROOT / "eval" / script), "--json", "--run", run, *before, str(DATA / contest.set), "dev"],
                          capture_output=True, text=True)
    if done.returncode:
        print(f"{script} {run}: {done.stderr[-600:]}", file=sys.stderr)
        return None
    return json.loads(done.stdout)[contest.figure]


def agreement(folder: pathlib.Path, work: Work, items: list[object]) -> float:
    """Of the tokens of a text as it is, those with the same span, tag, head and label as spaCy gives: the quality of the native runtime."""
    done = subprocess.run([BINARY, "annotate", "--tokens", "--raw", str(folder / "accounts.jsonl")], capture_output=True, check=True)
    same = tokens = 0
    for line, text in zip(done.stdout.splitlines(), items):
        ours = {(token["start"], token["end"], token["tag"], token["head"], token["dep"]) for token in json.loads(line)["tokens"]}
        theirs = [(token.idx, token.idx + len(token), token.tag_, token.head.i, token.dep_) for token in work(text)]
        same += sum(token in ours for token in theirs)
        tokens += len(theirs)
    return same / tokens


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".lstrip("0") if value < 1 else f"{value:.0f}"


def contest_lines(contest: Contest, rounds: int, most: int) -> Iterator[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        items = lay_out(contest, folder, most)
        head = (contest.stage, f"{len(items)} {contest.unit} of {contest.set}")
        if not items:
            yield (*head, ", ".join(contest.peers), "", "", "the set is not there", "", "", "")
            return
        works, missing = {}, {}
        for peer in contest.peers:
            try:
                works[peer] = PEERS[peer]()
            except Exception as error:  # not installed, or broken on this machine: the table says so
                missing[peer] = str(error).splitlines()[0]
        ours, best = float("inf"), dict.fromkeys(works, float("inf"))
        for _ in range(rounds):
            ours = min(ours, our_cores(contest, folder))
            for peer, work in works.items():
                best[peer] = min(best[peer], their_cores(work, items))
        mine = quality(contest, f"{BINARY} {OURS[contest.stage]}") if contest.scorer else None
        for peer, seconds in best.items():
            theirs = quality(contest, f"{sys.executable} {__file__} --as {peer} {{}}") if contest.scorer else None
            measure = contest.figure
            if contest.stage == "nlp":
                theirs, mine, measure = 1.0, agreement(folder, works[peer], items), "same tokens, tags, heads, labels"
            yield (*head, f"{peer} {version(peer)}", f"{len(items) / seconds:.1f}", f"{len(items) / ours:.1f}", f"**{seconds / ours:.1f}**",
                   measure, number(theirs), number(mine))
        for peer, reason in missing.items():
            yield (*head, peer, "", "", f"not installed: {reason}", "", "", "")


def warc_lines(rounds: int) -> Iterator[tuple[str, ...]]:
    from warc_vs_fastwarc import SETS, with_fastwarc, write_archive
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "pages.warc.gz"
        records = write_archive(path, SETS, 1)
        if not records:
            yield ("warc", "", "fastwarc", "", "", "the pages are not there", "", "", "")
            return
        ours = theirs = float("inf")
        for _ in range(rounds):
            ours = min(ours, cores_of([BINARY, "warc", str(path), "--threads", "1"]))
            began = time.process_time()
            found = with_fastwarc(path)
            theirs = min(theirs, time.process_time() - began)
        yield ("warc", f"{records} records, body hashed", f"fastwarc {version('fastwarc')}", f"{records / theirs:.0f}", f"{records / ours:.0f}",
               f"**{theirs / ours:.1f}**", "records found", str(found[0]), str(records))


def group_lines(accounts: int) -> Iterator[tuple[str, ...]]:
    from group_vs_peers import datasketch_links
    with tempfile.TemporaryDirectory() as scratch:
        dump = pathlib.Path(scratch) / "accounts.jsonl"
        done = subprocess.run([ROOT / "build/release/group_bench", "--accounts", str(accounts), "--archive", f"{scratch}/asleep", "--dump", dump,
                               "--dumped", str(accounts)], capture_output=True, check=True, text=True)
        ours, made = json.loads(done.stdout), [json.loads(line) for line in dump.read_text().splitlines()]
    seconds, links = datasketch_links(made)
    origin = {account["id"]: account["origin"] for account in made}
    right = sum(origin[a] == origin[b] for a, b in links)
    copies = sum(account["origin"] != account["id"] for account in made)
    kinds = collections.Counter(account["made"] for account in made if account["made"] in ours["copies"])
    found = sum(ours["copies"][kind] * count for kind, count in kinds.items()) / max(1, kinds.total())
    rate = ours["accounts_a_second"]
    yield ("group", f"{accounts} made accounts", f"datasketch {version('datasketch')}", f"{accounts / seconds:.0f}", f"{rate:.0f}",
           f"**{rate * seconds / accounts:.1f}**", "copies found, right", number(right / max(1, copies)), number(found))


def version(peer: str) -> str:
    return importlib.metadata.version(PACKAGES.get(peer, peer))


HEAD = ("stage", "input", "peer", "peer a second", "Tellings a second", "times as fast", "quality by", "peer", "Tellings")


def processor() -> str:
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.processor())


def document(lines: list[tuple[str, ...]], options: argparse.Namespace) -> str:
    table = "\n".join("| " + " | ".join(cells) + " |" for cells in [HEAD, ("---",) * len(HEAD), *lines])
    engine = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return (f"# Beside the peers\n\nMade by `./run bench peers` (`bench/peers.py`) on {datetime.date.today()}: {engine}, {processor()}, "
            f"{os.cpu_count()} cores, Python {platform.python_version()}. One thread each; "
            f"both on the first items of a set in the same run, turn by turn, the best of {options.rounds} rounds; seconds of the "
            f"processor, loading taken off, caches warm on both sides. "
            f"Quality is what the scorer of `eval/` gives to both on the whole set.\n\n{table}\n\n"
            "What is compared is not always the same amount of work: `extract` gives text, title, byline, date, language and the role of each "
            "paragraph where htmldate gives the date alone; `annotate` reads names, quotations, figures, times and statements from a full parse "
            "where quantulum3 reads figures and textacy direct quotations; `group` makes stories too. `feed` and `warc` are timed "
            "with the start of their process and their printing. The sets are those of `eval/floors.json`.\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--as", dest="peer", choices=PEERS, help="print what this peer finds in PATH")
    parser.add_argument("path", nargs="?", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=100, help="items of a set that are timed; quality is that of the whole set")
    parser.add_argument("--accounts", type=int, default=20_000, help="made accounts that are grouped")
    parser.add_argument("--only", nargs="*", default=["nlp", "extract", "annotate", "feed", "warc", "group"])
    parser.add_argument("--write", type=pathlib.Path)
    options = parser.parse_args()
    if options.peer:
        for line in answers(options.peer, options.path):
            print(json.dumps(line))
        return
    runs = [lambda contest=contest: contest_lines(contest, options.rounds, options.most) for contest in CONTESTS if contest.stage in options.only]
    runs += [lambda: warc_lines(options.rounds)] * ("warc" in options.only) + [lambda: group_lines(options.accounts)] * ("group" in options.only)
    lines = []
    for run in runs:
        for line in run():
            lines.append(line)
            print(" | ".join(line), flush=True)
    if options.write:
        options.write.write_text(document(lines, options))


if __name__ == "__main__":
    main()
