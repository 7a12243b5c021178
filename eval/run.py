"""Runs the scorers of floors.json and holds each figure against its floor.

    eval/run.py [PART...] [--raise] [--lower SET.FIGURE=X --reason TEXT]
    eval/run.py [PART...] --without RULE        what a rule of src/annotate/rules.h is worth: each figure that it moves; "all": every rule in turn

PART is stories, extract, annotate, group, feeds, warc or the name of a set; without one all are run. A set whose data is
not there is skipped with a message; one whose data has another hash than floors.json says fails: its floors mean nothing.
"""
import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"


def data_paths(entry: dict, shared: pathlib.Path) -> list[pathlib.Path]:
    """The files and folders of a set; `shared:` stands for the folder of data that is not in the repository."""
    paths: list[pathlib.Path] = []
    for pattern in entry["data"]:
        base, pattern = (shared, pattern[len("shared:"):]) if pattern.startswith("shared:") else (ROOT, pattern)
        paths += sorted(base.glob(pattern))
    return paths


def hash_of(paths: list[pathlib.Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def measure(entry: dict, paths: list[pathlib.Path], binary: pathlib.Path, extra: list[str]) -> dict:
    """What the scorer prints. In its arguments {data} is the folder of the first of the paths, {last} that of the last."""
    run = " ".join([entry["run"].replace("tellings", str(binary), 1), *extra])
    arguments = [str(p) for p in paths] if entry.get("arguments") is None else [
        a.replace("{data}", str(paths[0] if paths[0].is_dir() else paths[0].parent)).replace("{last}", str(paths[-1].parent)) for a in entry["arguments"]]
    command = [sys.executable, str(HERE / entry["scorer"]), "--json", "--run", run, *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"measuring {entry['name']}: {done.stderr.strip()[-800:]}")
    return json.loads(done.stdout)


def chosen(table: dict, options: argparse.Namespace) -> list[dict]:
    return [e for e in table["sets"] if not options.parts or e["part"] in options.parts or e["name"] in options.parts]


def rules_of(binary: pathlib.Path) -> list[str]:
    """All rules that can be left out: the message for an unknown one lists them."""
    done = subprocess.run([str(binary), "annotate", "--without", "?", os.devnull], capture_output=True, text=True)
    return done.stderr.split("not one of ", 1)[1].strip().split(", ")


def ablate(table: dict, options: argparse.Namespace) -> int:
    """Prints how far each figure falls without a rule: set, figure, with, without, worth. A rule that moves none says so."""
    shared, binary = pathlib.Path(options.shared), pathlib.Path(options.binary)
    sets = [(e, data_paths(e, shared)) for e in chosen(table, options) if e["run"].split()[1] in ("annotate", "collate")]
    sets = [(e, paths) for e, paths in sets if paths]
    whole = {e["name"]: measure(e, paths, binary, []) for e, paths in sets}
    for rule in rules_of(binary) if options.without == "all" else [options.without]:
        moved = 0
        for entry, paths in sets:
            without = measure(entry, paths, binary, ["--without", rule])
            for figure in entry["floors"]:
                worth = whole[entry["name"]][figure] - without[figure]
                if abs(worth) >= 0.0005:
                    moved += 1
                    print(f"{rule:20} {entry['name']:18} {figure:28} {whole[entry['name']][figure]:.3f} {without[figure]:.3f} {worth:+.3f}", flush=True)
        if not moved:
            print(f"{rule:20} moves nothing", flush=True)
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--shared", default=os.environ.get("TELLINGS_SHARED", str(ROOT.parent / "shared")))
    parser.add_argument("--binary", default=str(ROOT / "build/release/tellings"))
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift each floor to the figure reached, rounded down to .005; an empty list takes all figures")
    parser.add_argument("--lower", metavar="SET.FIGURE=X", help="lower one floor; needs --reason")
    parser.add_argument("--reason")
    parser.add_argument("--without", metavar="RULE", help="an ablation: what this rule is worth; 'all' for every rule")
    options = parser.parse_args()
    table = json.loads(FLOORS.read_text())
    if options.lower:
        if not options.reason:
            parser.error("--lower needs --reason: why is less good enough?")
        name, value = options.lower.rsplit("=", 1)
        set_name, figure = name.split(".", 1)
        entry = next((e for e in table["sets"] if e["name"] == set_name), None)
        if entry is None or figure not in entry["floors"]:
            parser.error(f"no floor called {name}")
        table["lowered"].append({"floor": name, "from": entry["floors"][figure], "to": float(value), "reason": options.reason})
        entry["floors"][figure] = float(value)
        FLOORS.write_text(json.dumps(table, indent=1) + "\n")
        return 0
    if options.without:
        return ablate(table, options)
    shared = pathlib.Path(options.shared)
    passed = failed = skipped = 0
    for entry in chosen(table, options):
        paths = data_paths(entry, shared)
        if not paths:
            print(f"{entry['name']}: skipped, its data is not in {shared}")
            skipped += 1
            continue
        digest = hash_of(paths)
        if digest != entry["sha256"] and not options.lift:
            print(f"{entry['name']}: its data has hash {digest}, the floors are for {entry['sha256']}")
            failed += 1
            continue
        figures = measure(entry, paths, pathlib.Path(options.binary), [])
        under = {k: v for k, v in entry["floors"].items() if figures[k] < v}
        for figure, value in figures.items():
            if isinstance(value, (int, float)) and figure not in ("seconds", "brief_words"):
                floor = entry["floors"].get(figure)
                print(f"{entry['name']:18} {figure:28} {value:.3f}" + ("" if floor is None else f"   floor {floor:.3f}") + ("   UNDER" if figure in under else ""))
        if options.lift:
            entry["sha256"] = digest
            names = entry["floors"] or [k for k, v in figures.items() if isinstance(v, float) and k != "seconds"]
            entry["floors"] = {k: max(entry["floors"].get(k, 0), int(figures[k] * 200) / 200) for k in names}
        if under:
            failed += 1
        else:
            passed += 1
    if options.lift:
        FLOORS.write_text(json.dumps(table, indent=1) + "\n")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
