#!/usr/bin/env python3
"""What each kind of evidence brings: the story sets scored with it and without it.

    eval/ablation.py [--binary build/release/tellings] [--without KIND]... STORY_FOLDER...

Without --without every kind that the command knows is left out in turn. The weights stay as they were fitted with all evidence, so
the table says what a kind brings to this tuning, not what a tuning without it could reach.
"""
import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from fit_collate import HERE, Story, decide_all  # noqa: E402
from stories_loo import rows_of  # noqa: E402

KINDS = ["denials", "figures", "holders", "merging", "names", "topics", "vectors"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", default=str(HERE.parent / "build/release/tellings"))
    parser.add_argument("--without", action="append", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    stories = [Story(f) for f in options.folders]
    score = lambda *flags: dict(rows_of(stories, [document for document, _ in decide_all(options.binary, stories, flags=flags)]))
    whole = score()
    mean = lambda rows: sum(rows.values()) / len(rows)
    print(f"{'with all':10} mean {mean(whole):.3f}")
    for kind in options.without or KINDS:
        rows = score("--leave-out", kind)
        changed = "  ".join(f"{name} {rows[name] - value:+.3f}" for name, value in whole.items() if abs(rows[name] - value) >= .0005)
        print(f"-{kind:9} mean {mean(rows) - mean(whole):+.3f}  {changed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
