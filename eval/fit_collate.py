#!/usr/bin/env python3
"""Fits the weights by which collate brings figures together and puts claims in order.

    eval/fit_collate.py [--binary build/release/tellings] [--out src/collate/data] [--leave-out NAME] STORY_FOLDER...

The command itself says what evidence each decision had (`tellings collate --weighed`), the gold of the story sets says what was
right. Three tables are written into --out, each by logistic regression with a ridge (no random numbers: same sets, same bytes):

  figure_weights.tsv        pairs of figures: is it one measure?         `join`: where the clustering of the pairs stops
  figure_merge_weights.tsv  pairs of clusters of the first clustering     `join` as above
  claim_weights.tsv         clusters of clauses: would a reader list it?

`join` is the threshold with the best B-cubed over the sets that were fitted on. --leave-out takes one set away first:
eval/stories_loo.py judges each set by weights that never saw it.
"""
import argparse
import heapq
import json
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from score_stories import BCubed, content, iou, spans_of, words  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent / "src/collate/data"
LEAST, MOST, NOTHING, LEFT_OUT = -6.0, 6.0, -6.0, 3.0  # as in src/collate/figure_groups.cc
JOINS = [x / 10 for x in range(-20, 21)]
RIDGE = {"figure pair": 2.0, "figure merge": 3.0, "claim": 30.0}
TABLES = {"figure pair": "figure_weights.tsv", "figure merge": "figure_merge_weights.tsv", "claim": "claim_weights.tsv"}


class Story:
    """One set, its gold, and what the command decided on it."""

    def __init__(self, folder: pathlib.Path):
        self.folder, self.name = folder, folder.name
        self.accounts = [json.loads(line) for line in open(folder / "accounts.jsonl", encoding="utf-8")]
        self.text = {a["id"]: a["text"] for a in self.accounts}
        self.bytes = {k: v.encode() for k, v in self.text.items()}
        self.gold = json.load(open(folder / "gold.json", encoding="utf-8"))

    def group_of_readings(self, document: dict) -> dict:
        """(account, first byte, last byte) of a reading -> gold group, so far as the scorer would match the two."""
        core = set(self.text) - set(self.gold["distractors"])
        story = max(document["stories"], key=lambda s: len({a["id"] for a in s["accounts"]} & core))
        readings = [r for f in story["figures"] for r in f["readings"]]
        groups, taken = {}, set()
        for figure in self.gold["figures"]:
            spans = spans_of(self.text[figure["account"]], figure["text"])
            main = next((figure[k] for k in ("value", "low", "high") if figure[k] is not None), None)
            for k, r in enumerate(readings):
                if k in taken or r["account"] != figure["account"] or not any(iou((r["start"], r["end"]), s) > 0 for s in spans):
                    continue
                told = [r[x] for x in ("value", "low", "high") if r.get(x) is not None]
                if any(abs(x - main) <= 1e-6 * max(1, abs(main)) for x in told) if main is not None else not told:
                    taken.add(k)
                    groups[self.place(r)] = figure["group"]
                    break
        return groups

    def place(self, reading: dict) -> tuple:
        text = self.text[reading["account"]]
        begin = len(text[:reading["start"]].encode())
        return reading["account"], begin, begin + len(text[reading["start"]:reading["end"]].encode())

    def words_at(self, place: tuple) -> str:
        return self.bytes[place[0]][place[1]:place[2]].decode(errors="replace")


def decide(binary: str, story: Story, weights: pathlib.Path | None, flags: tuple = ()) -> tuple[dict, dict]:
    """The document, and the weighed decisions by kind."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as weighed:
        command = [binary, "collate", "--json", "--weighed", weighed.name, *flags, *(["--weights", str(weights)] if weights else []),
                   str(story.folder / "accounts.jsonl")]
        document = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        rows = defaultdict(list)
        for line in open(weighed.name, encoding="utf-8"):
            row = json.loads(line)
            rows[row["kind"]].append(row)
    return document, rows


def decide_all(binary: str, stories: list[Story], weights: pathlib.Path | None = None, flags: tuple = ()) -> list[tuple[dict, dict]]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda s: decide(binary, s, weights, flags), stories))


def logistic(rows: np.ndarray, labels: np.ndarray, ridge: float) -> np.ndarray:
    """Newton's method; the ridge holds every weight but the first, the bias."""
    weights = np.zeros(rows.shape[1])
    hold = ridge * np.eye(rows.shape[1])
    hold[0, 0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        step = np.linalg.solve((rows.T * (p * (1 - p) + 1e-9)) @ rows + hold, rows.T @ (labels - p) - hold @ weights)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def average_link(count: int, links: dict, threshold: float) -> list[list[int]]:
    """The twin of src/collate/linkage.h."""
    members = {i: [i] for i in range(count)}
    near = defaultdict(dict)
    for (a, b), score in links.items():
        near[a][b] = near[b][a] = (score, 1)
    worth = lambda a, b: (near[a][b][0] + NOTHING * (len(members[a]) * len(members[b]) - near[a][b][1])) / (len(members[a]) * len(members[b]))
    queue = []
    push = lambda a, b: worth(a, b) >= threshold and heapq.heappush(queue, (-worth(a, b), min(a, b), max(a, b), len(members[a]) * len(members[b])))
    for a, b in links:
        push(a, b)
    while queue:
        _, a, b, pairs = heapq.heappop(queue)
        if a not in members or b not in members or len(members[a]) * len(members[b]) != pairs:
            continue
        members[a] += members.pop(b)
        near[a].pop(b, None)
        for other, (score, n) in near.pop(b).items():
            near[other].pop(b, None)
            if other != a:
                before = near[a].get(other, (0, 0))
                near[a][other] = near[other][a] = (before[0] + score, before[1] + n)
        for other in near[a]:
            push(a, other)
    return [sorted(m) for m in members.values()]


def exact(gold: dict, clusters: dict) -> float:
    """Share of the gold groups that stand as one cluster with no reading of another group: their verdict can be right."""
    members, found = defaultdict(set), defaultdict(set)
    for place, group in gold.items():
        members[group].add(place)
        found[clusters.get(place, place)].add(place)
    return sum(m in found.values() for m in members.values()) / max(1, len(members))


def best_join(cases: list, clusters_at) -> float:
    """The threshold with the best mean of B-cubed and exact groups; the middle one of equals. `clusters_at(case, join)` -> {place: cluster}."""
    results = []
    for join in JOINS:
        score, groups = BCubed(), []
        for case in cases:
            clusters = {k: v for k, v in clusters_at(case, join).items() if k in case["gold"]}
            groups.append(exact(case["gold"], clusters))
            score.add(dict(case["gold"]), clusters)
        results.append((round((score.f + sum(groups) / len(groups)) / 2, 4), join))
    top = [join for f, join in results if f == max(results)[0]]
    return top[len(top) // 2]


def places(row: dict, side: str) -> list[tuple]:
    return [tuple(p) for p in row[side]]


def fit_pairs(cases: list) -> tuple[list, np.ndarray, float]:
    """Pairs of figures, both in gold."""
    rows, labels = [], []
    for case in cases:
        for row in case["rows"]["figure pair"]:
            a, b = (case["gold"].get(places(row, side)[0]) for side in ("first", "second"))
            if a is not None and b is not None:
                rows.append(row["values"])
                labels.append(a == b)
    weights = logistic(np.array(rows), np.array(labels, float), RIDGE["figure pair"])

    def clusters_at(case, join):
        index = {}
        links = {}
        for row, score in zip(case["rows"]["figure pair"], case["scores"]):
            a, b = (index.setdefault(places(row, side)[0], len(index)) for side in ("first", "second"))
            if a != b:
                links[min(a, b), max(a, b)] = score
        names = list(index)
        return {names[i]: k for k, cluster in enumerate(average_link(len(index), links, join)) for i in cluster}

    for case in cases:
        case["scores"] = np.clip(np.array([r["values"] for r in case["rows"]["figure pair"]]) @ weights, LEAST, MOST)
    return weights, best_join(cases, clusters_at)


def majority(case: dict, cluster: list[tuple]):
    groups = Counter(case["gold"][p] for p in cluster if p in case["gold"])
    return groups.most_common(1)[0][0] if groups else None


def fit_merges(cases: list) -> tuple[np.ndarray, float]:
    """Pairs of clusters, by the group that most of their readings have in gold."""
    rows, labels = [], []
    for case in cases:
        for row in case["rows"]["figure merge"]:
            a, b = (majority(case, places(row, side)) for side in ("first", "second"))
            if a is not None and b is not None:
                rows.append(row["values"])
                labels.append(a == b)
    weights = logistic(np.array(rows), np.array(labels, float), RIDGE["figure merge"])
    elliptical = names_of(cases, "figure merge").index("elliptical")

    def clusters_at(case, join):
        index, links = {}, {}
        for row in case["rows"]["figure merge"]:
            a, b = (index.setdefault(tuple(places(row, side)), len(index)) for side in ("first", "second"))
            left_out = LEFT_OUT if row["values"][elliptical] > 0 else 0
            links[min(a, b), max(a, b)] = float(np.clip(np.dot(row["values"], weights) + left_out, LEAST, MOST))
        clusters = list(index)
        return {p: k for k, joined in enumerate(average_link(len(index), links, join)) for c in joined for p in clusters[c]}

    return weights, best_join(cases, clusters_at)


def strength(claim: set, wording: str, shown: list[str]) -> float:
    """How well a cluster would answer a gold claim, as the scorer counts."""
    own = content(wording)
    alike = len(claim & own) / len(claim | own) if claim | own else 0
    return max([alike] + [.6 * len(claim & content(x)) / len(claim) for x in shown if claim and len(words(x)) <= 45])


def fit_claims(cases: list) -> np.ndarray:
    rows, labels = [], []
    for case in cases:
        claims = [content(c["text"]) for c in case["story"].gold["claims"]]
        for row in case["rows"]["claim"]:
            wording = case["story"].words_at(places(row, "first")[0])
            shown = [case["story"].words_at(p) for p in places(row, "second")]
            rows.append(row["values"])
            labels.append(max(strength(c, wording, shown) for c in claims) >= .35)
    table = np.array(rows)
    # Sums and shares are held alike by the ridge: fitted on even scales, told on those of the evidence.
    middle, spread = table[:, 1:].mean(0), table[:, 1:].std(0) + 1e-9
    table[:, 1:] = (table[:, 1:] - middle) / spread
    weights = logistic(table, np.array(labels, float), RIDGE["claim"])
    weights[1:] /= spread
    weights[0] -= float(weights[1:] @ middle)
    return weights


def write_table(path: pathlib.Path, names: list[str], weights: np.ndarray, join: float | None) -> None:
    head = [line for line in (DATA / path.name).read_text().splitlines() if line.startswith("#")]
    lines = head + ([f"join\t{join:g}"] if join is not None else []) + [f"{n}\t{w:.3f}" for n, w in zip(names, weights)]
    path.write_text("\n".join(lines) + "\n")


def names_of(cases: list, kind: str) -> list[str]:
    return next(r["names"] for c in cases for r in c["rows"][kind] if "names" in r)


def fit(binary: str, stories: list[Story], out: pathlib.Path, decided: list | None = None) -> None:
    """Writes the three tables. `decided`: what decide_all() gave with any weights, where that is known."""
    out.mkdir(parents=True, exist_ok=True)
    decided = decided or decide_all(binary, stories)
    cases = [{"story": s, "rows": rows, "gold": s.group_of_readings(document)} for s, (document, rows) in zip(stories, decided)]
    weights, join = fit_pairs(cases)
    write_table(out / TABLES["figure pair"], names_of(cases, "figure pair"), weights, join)
    # The clusters that are merged depend on the weights of the pairs.
    decided = decide_all(binary, stories, out)
    for case, (_, rows) in zip(cases, decided):
        case["rows"] = rows
    weights, join = fit_merges(cases)
    write_table(out / TABLES["figure merge"], names_of(cases, "figure merge"), weights, join)
    # Claims look at the verdicts of figures.
    for case, (_, rows) in zip(cases, decide_all(binary, stories, out)):
        case["rows"] = rows
    write_table(out / TABLES["claim"], names_of(cases, "claim"), fit_claims(cases), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(HERE.parent / "build/release/tellings"))
    parser.add_argument("--out", type=pathlib.Path, default=DATA)
    parser.add_argument("--leave-out", metavar="NAME")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    fit(options.binary, [Story(f) for f in options.folders if f.name != options.leave_out], options.out)


if __name__ == "__main__":
    main()
