#!/usr/bin/env python3
"""Writes the tables of src/nlp/data that a spaCy runtime needs beside the model: run by hand, with spaCy installed.

    python tools/nlp_tables.py src/nlp/data

unicode.tsv   character classes and lower-casing exactly as this Python has them (3.11: Unicode 14.0)
symbols.tsv   strings whose id is a small number instead of a hash (spacy/symbols.pxd)
norms_base.tsvspaCy's norms for currency signs, dashes and quotation marks (spacy/lang/norm_exceptions.py)
"""
import sys
import unicodedata
from pathlib import Path

import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS

CAPITAL_SIGMA = "\u03a3"
FINAL_SIGMA = "\u03c2"


def is_cased(char: str) -> bool:
    return (char + CAPITAL_SIGMA).lower().endswith(FINAL_SIGMA)


def is_case_ignorable(char: str) -> bool:
    return ("a" + char + CAPITAL_SIGMA).lower().endswith(FINAL_SIGMA) and not is_cased(char)


CLASSES = {
    "space": str.isspace,
    "alpha": str.isalpha,
    "upper": lambda c: c.isalpha() and c.isupper(),
    "digit": str.isdigit,
    "cased": is_cased,
    "ignorable": is_case_ignorable,
}


def characters():
    return (chr(point) for point in range(0x110000) if not 0xD800 <= point < 0xE000)


def ranges(belongs):
    begin = previous = None
    for char in characters():
        if not belongs(char):
            continue
        if previous is None or ord(char) != previous + 1:
            if begin is not None:
                yield begin, previous
            begin = ord(char)
        previous = ord(char)
    yield begin, previous


def write_unicode(path: Path) -> None:
    lines = [f"# Unicode {unicodedata.unidata_version} as Python's str methods see it; written by tools/nlp_tables.py.",
             "# class, first and last code point; or lower, code point, the code points of its lower case (hexadecimal)"]
    for name, belongs in CLASSES.items():
        lines += [f"{name}\t{first:x}\t{last:x}" for first, last in ranges(belongs)]
    for char in characters():
        if char.lower() != char:
            lines.append(f"lower\t{ord(char):x}\t{' '.join(f'{ord(c):x}' for c in char.lower())}")
    path.write_text("\n".join(lines) + "\n")


def write_symbols(path: Path) -> None:
    lines = [f"# spaCy {spacy.__version__}: string and id of each built-in symbol; written by tools/nlp_tables.py"]
    lines += [f"{name}\t{value}" for name, value in sorted(IDS.items(), key=lambda item: item[1]) if name]
    path.write_text("\n".join(lines) + "\n")


def write_norms(path: Path) -> None:
    lines = [f"# spaCy {spacy.__version__}: text and norm, before lower-casing; written by tools/nlp_tables.py"]
    lines += [f"{text}\t{norm}" for text, norm in sorted(BASE_NORMS.items())]
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write_unicode(folder / "unicode.tsv")
    write_symbols(folder / "symbols.tsv")
    write_norms(folder / "norms_base.tsv")
