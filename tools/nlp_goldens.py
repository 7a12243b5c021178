#!/usr/bin/env python3
"""Writes what spaCy gives for the texts of src/nlp/testdata/traps.txt: run by hand, with spaCy 3.8.18 installed.

    python tools/nlp_goldens.py .deps/models/en_core_web_sm src/nlp/testdata

traps.txt holds one JSON string a line; traps.jsonl gets one line of `tellings annotate --tokens --raw` for each.
"""
import json
import sys
from pathlib import Path

import spacy

FIELDS = ("start", "end", "lemma", "tag", "pos", "morph", "dep", "head", "ent")


def entity(token) -> str:
    return "O" if token.ent_iob_ == "O" else f"{token.ent_iob_}-{token.ent_type_}"


def main() -> None:
    nlp, folder = spacy.load(sys.argv[1]), Path(sys.argv[2])
    lines = []
    for number, line in enumerate((folder / "traps.txt").read_text().splitlines()):
        doc = nlp(json.loads(line))
        values = [(t.idx, t.idx + len(t), t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, entity(t)) for t in doc]
        answer = {"id": str(number), "sentences": [[s.start_char, s.end_char] for s in doc.sents], "tokens": [dict(zip(FIELDS, v)) for v in values]}
        lines.append(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
    (folder / "traps.jsonl").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
