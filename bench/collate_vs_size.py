#!/usr/bin/env python3
"""Seconds that laying accounts of one story side by side takes, against their number: the cost has to grow about as they do.

    bench/collate_vs_size.py [--sizes 10,50,100,200,500] [--repeat N] [--write FILE]

The accounts are made from those in examples/: a quarter of them are copies with paragraphs left out, the rest put paragraphs of
several together, drop and swap words outside quotations, and add sentences of their own. One thread. "collate" is what stands after
the annotation, "all" the whole way from text to collation. Prints a table of n, seconds and seconds an account. --write leaves the
largest input in a file.
"""
import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTLETS = ["Courier", "Herald", "Post", "Tribune", "Gazette", "Radio", "Wire", "Monitor"]
SUBJECTS = ["A resident", "The mayor", "One shopkeeper", "A driver", "The school", "An engineer", "A neighbour", "The council"]
VERBS = ["saw", "heard about", "asked for", "waited for", "described", "photographed", "counted", "wrote down"]
OBJECTS = ["the lorries", "a long queue", "the closed road", "two lists", "a meeting", "the water tank", "an old warning", "some boxes"]


def paragraphs_of_examples():
    accounts = []
    for path in sorted((ROOT / "examples").rglob("*.jsonl")):
        accounts += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for path in sorted((ROOT / "examples").rglob("*.txt")):
        accounts.append({"text": path.read_text(encoding="utf-8")})
    return [[p for p in a["text"].split("\n\n") if len(p.split()) > 12] for a in accounts if a.get("text")]


def reworded(paragraph, dice):
    """Words dropped here and there, but not where the paragraph quotes."""
    if re.search(r"[“\"‘]", paragraph):
        return paragraph
    words = paragraph.split()
    return " ".join(w for w in words if len(w) < 5 or not w[0].islower() or dice.random() > 0.12)


def own_sentence(dice, number):
    return (f"{dice.choice(SUBJECTS)} in ward {dice.randrange(2, 90)} {dice.choice(VERBS)} {dice.choice(OBJECTS)} and "
            f"{dice.choice(VERBS)} {dice.choice(OBJECTS)} {dice.randrange(11, 900)} times before {dice.choice(OBJECTS)[2:]} came to street {number}.")


def story(size, seed=7):
    dice = random.Random(seed)
    sources = paragraphs_of_examples()
    made = []
    for i in range(size):
        if made and dice.random() < 0.25:
            body = [p for p in dice.choice(made)[0] if dice.random() > 0.2]
        else:
            picked = dice.sample(sources, min(3, len(sources)))
            body = [reworded(p, dice) for source in picked for p in source if dice.random() < 0.4][:9]
            body += [own_sentence(dice, i) for _ in range(3)]
            dice.shuffle(body)
        body = body or [own_sentence(dice, i)]
        hour, minute = divmod(i * 3, 60)
        day, hour = divmod(hour, 24)
        made.append((body, {"id": f"n{i:04d}", "source": f"Ward {i} {OUTLETS[i % len(OUTLETS)]}", "title": body[0][:60],
                            "published": f"2024-05-{14 + day:02d}T{hour:02d}:{minute:02d}:00Z", "text": "\n\n".join(body)}))
    return [account for _, account in made]


def seconds(binary, stage, path, repeat):
    out = subprocess.run([binary, "bench", stage, path, "--repeat", str(repeat), "--threads", "1"], capture_output=True, text=True, check=True)
    return json.loads(out.stdout)["best_seconds"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="10,50,100,200,500")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--only", choices=["collate", "all"])
    options = parser.parse_args()
    binary = os.environ.get("TELLINGS_BINARY", str(ROOT / "build/release/tellings"))
    stages = [options.only] if options.only else ["collate", "all"]
    print(f"{'accounts':>8}" + "".join(f"{stage + ', s':>12}{'ms each':>10}" for stage in stages))
    for size in map(int, options.sizes.split(",")):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            text = "".join(json.dumps(account, ensure_ascii=False) + "\n" for account in story(size))
            file.write(text)
            file.flush()
            if options.write:
                pathlib.Path(options.write).write_text(text, encoding="utf-8")
            row = f"{size:8}"
            for stage in stages:
                took = seconds(binary, stage, file.name, options.repeat)
                row += f"{took:12.3f}{1000 * took / size:10.1f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
