#!/usr/bin/env python3
"""The story sets, each judged by weights that were fitted on the others.

    eval/stories_loo.py [--binary build/release/tellings] [--keep FOLDER] STORY_FOLDER...

Prints each figure of score_stories.py twice: with the weights that are compiled in ("all at once") and leave-one-out, where
figures and claims of each set are weighed by tables that eval/fit_collate.py fitted without it. Thresholds that stand as
constants in the source were chosen by hand and are the same in both columns.
"""
import argparse
import json
import pathlib
import sys
import tempfile
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from fit_collate import HERE, Story, decide_all, fit  # noqa: E402
from score_stories import Score  # noqa: E402


def leave_one_out(binary: str, stories: list[Story], folder: pathlib.Path) -> tuple[list, list]:
    """Documents with the built-in weights, and those of the weights that were fitted without the set."""
    at_once = decide_all(binary, stories)
    without = []
    for k, story in enumerate(stories):
        weights = folder / story.name
        rest = [i for i in range(len(stories)) if i != k]
        fit(binary, [stories[i] for i in rest], weights, [at_once[i] for i in rest])
        without.append(decide_all(binary, [story], weights)[0][0])
        print(f"fitted without {story.name}", file=sys.stderr)
    return [document for document, _ in at_once], without


def rows_of(stories: list[Story], documents: list[dict]) -> list[tuple[str, float]]:
    score = Score()
    for story, document in zip(stories, documents):
        score.add(story.name, story.accounts, story.gold, document)
    return score.rows()


def bands_of(stories: list[Story], documents: list[dict]) -> list[tuple]:
    """(what, band, right, found, in gold) of edges, of conflicts between figures, of accounts found machine-rewritten."""
    right, found, gold = Counter(), Counter(), Counter()
    for story, document in zip(stories, documents):
        core = set(story.text) - set(story.gold["distractors"])
        told = max(document["stories"], key=lambda s: len({a["id"] for a in s["accounts"]} & core))
        edges = {(e["from"], e["to"]) for e in story.gold["derivation"] if e["from"] in core}
        spun = {e["to"] for e in story.gold["derivation"] if e["how"] == "spun"}
        gold["edge"] += len(edges)
        gold["machine-rewritten"] += len(spun)
        rewritten = {}
        for edge in told["derivation"]["edges"]:
            if edge["how"] == "spun":
                rewritten.setdefault(edge["to"], edge["band"])
            if edge["from"] in core:
                found["edge", edge["band"]] += 1
                right["edge", edge["band"]] += (edge["from"], edge["to"]) in edges
        for account, band in rewritten.items():
            found["machine-rewritten", band] += 1
            right["machine-rewritten", band] += account in spun
        verdict = {g["id"]: g["verdict"] for g in story.gold["figure_groups"]}
        gold["conflict"] += sum(v == "conflict" for v in verdict.values())
        groups = story.group_of_readings(document)
        for figure in told["figures"]:
            here = Counter(groups[p] for p in map(story.place, figure["readings"]) if p in groups)
            if figure["verdict"] == "conflict" and here:
                found["conflict", figure["band"]] += 1
                right["conflict", figure["band"]] += verdict.get(here.most_common(1)[0][0]) == "conflict"
    return [(what, band, right[what, band], found[what, band], gold[what]) for what in gold for band in ("clear", "likely", "open") if found[what, band]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(HERE.parent / "build/release/tellings"))
    parser.add_argument("--keep", type=pathlib.Path, help="leave the tables and the documents here")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--bands", action="store_true", help="how often each band was right, leave-one-out, instead of the figures")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    stories = [Story(f) for f in options.folders]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        at_once, without = leave_one_out(options.binary, stories, folder)
        if options.keep:
            for story, document in zip(stories, without):
                (folder / f"{story.name}.json").write_text(json.dumps(document))
    if options.bands:
        print("what               band    precision  right/found  coverage")
        for what, band, good, n, all_of in bands_of(stories, without):
            print(f"{what:18} {band:7} {good / n:8.3f}   {good:5}/{n:<5}   {good}/{all_of} of those in gold")
        return 0
    both = list(zip(rows_of(stories, at_once), rows_of(stories, without)))
    mean = [sum(pair[k][1] for pair in both) / len(both) for k in (0, 1)]
    if options.json:
        print(json.dumps({name: {"at_once": a, "left_out": b} for (name, a), (_, b) in both} | {"mean": {"at_once": mean[0], "left_out": mean[1]}}))
        return 0
    print(f"{'':26} at once  left out")
    for (name, a), (_, b) in both:
        print(f"{name:26} {a:7.3f}  {b:8.3f}")
    print(f"{'mean':26} {mean[0]:7.3f}  {mean[1]:8.3f}   ({len(stories)} sets)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
