"""What each band has been worth on story sets with gold: how often what stands in it was right.

    eval/bands.py --run 'build/release/tellings collate --json {}' STORY_FOLDER... [--write src/render/data/band_worth.tsv]

Prints, for edges, quotation verdicts and figure verdicts: kind, band, right, n. With --write the table that --explain
cites. The sets are few: n stands beside every figure.
"""
import argparse
import collections
import json
import pathlib
import shlex
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from score_stories import iou, spans_of  # noqa: E402

HEAD = """# How often what stands in a band was right, on the story sets with gold. Form: kind, band, right, n. Made by eval/bands.py.
"""


def core_story(doc: dict, core: set[str]) -> dict:
    return max(doc["stories"], key=lambda s: len({a["id"] for a in s["accounts"]} & core))


def count_edges(story: dict, gold: dict, core: set[str], counts: collections.Counter) -> None:
    true = {(e["from"], e["to"]) for e in gold["derivation"]}
    for edge in story["derivation"]["edges"]:
        if edge["from"] in core:
            counts["edge", edge["band"], (edge["from"], edge["to"]) in true] += 1


def count_quotes(story: dict, gold: dict, text: dict, counts: collections.Counter) -> None:
    verdicts = {(g["id"], w["account"]): w["verdict"] for g in gold["quote_groups"] for w in g["witnesses"]}
    marked = [q for q in gold["quotes"] if q["kind"] != "indirect"]
    for utterance in story["quotes"]:
        for witness in utterance["witnesses"]:
            place = (witness["start"], witness["end"])
            fits = [q for q in marked if q["account"] == witness["account"]
                    and any(iou(place, s) >= .8 for s in spans_of(text[q["account"]], q["text"]))]
            if fits:
                right = verdicts[fits[0]["group"], witness["account"]] == witness["verdict"]
                counts["quotation", witness["band"], right] += 1


def count_figures(story: dict, gold: dict, text: dict, counts: collections.Counter) -> None:
    verdict = {g["id"]: g["verdict"] for g in gold["figure_groups"]}
    for group in story["figures"]:
        met = collections.Counter()
        for reading in group["readings"]:
            place = (reading["start"], reading["end"])
            for figure in gold["figures"]:
                if figure["account"] == reading["account"] and any(iou(place, s) > 0 for s in spans_of(text[reading["account"]], figure["text"])):
                    met[figure["group"]] += 1
        if met:
            counts["figure", group["band"], verdict[met.most_common(1)[0][0]] == group["verdict"]] += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", required=True)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    counts: collections.Counter = collections.Counter()
    for folder in options.folders:
        text = {a["id"]: a["text"] for a in map(json.loads, (folder / "accounts.jsonl").read_text().splitlines())}
        gold = json.loads((folder / "gold.json").read_text())
        core = set(text) - set(gold["distractors"])
        command = [word.replace("{}", str(folder / "accounts.jsonl")) for word in shlex.split(options.run)]
        story = core_story(json.loads(subprocess.run(command, capture_output=True, check=True).stdout), core)
        count_edges(story, gold, core, counts)
        count_quotes(story, gold, text, counts)
        count_figures(story, gold, text, counts)
    lines = []
    for kind in ("edge", "quotation", "figure"):
        for band in ("clear", "likely", "open"):
            right, wrong = counts[kind, band, True], counts[kind, band, False]
            if right + wrong:
                lines.append(f"{kind}\t{band}\t{right}\t{right + wrong}\n")
    sys.stdout.writelines(lines)
    if options.write:
        options.write.write_text(HEAD + "".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
