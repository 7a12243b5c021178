#!/usr/bin/env python3
"""Holds the runtime's tokens against spaCy's own, field by field: boundaries, tag, pos, morph, lemma, head, dep, entity, sentences.

    eval/nlp_parity.py [--tokens N] [--models en_core_web_sm,en_core_web_md]

The texts are those of the data folder and of the story sets, and strings made on the spot to break tokenizers: other scripts,
emoji, long addresses, all kinds of quotation marks, control characters; where these are too few, found texts with their words moved,
doubled, cut and put in capitals. spaCy's answers are kept in build/parity and read from there the next time. A token that differs is
looked at twice: the difference is spaCy's own, and counted apart, where spaCy contradicts itself once its matrix products are summed in
another order (NumpyOps(use_blis=False)), or where its two best scores for that tag are equal but for the last bits of a float. Both are
printed with the text. Exit 0 where no other token differs.
"""
import argparse
import gzip
import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / "build" / "parity"
FIELDS = ("start", "end", "lemma", "tag", "pos", "morph", "dep", "head", "ent")
SHORTEST_TEXT = 30
FEWEST_TOKENS_PER_CHARACTER = 0.17  # news has .21, the made strings more
EQUAL_SCORES = 1e-6  # of the best score: seven digits, all that a float holds
CHUNK = 200  # texts whose answers are kept in one file

# Pieces of the made strings; each line of news words is cut up and glued together with these.
ODD_PIECES = (
    ["“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", "„", "‚", "—", "–", "-", "--", "…", "...", ".", ",", ";", ":", "!", "?", "(", ")", "[", "]"]
    + ["don't", "can’t", "it's", "U.S.", "e.g.", "a.m.", "5pm", "Gen.", "I'd've", "gonna", "ain't", ":)", ";-)", "o_O", "C++", "rock'n'roll", "'Cause"]
    + ["agent", "mark", "number", "root", "PERSON", "LAW", "ID", "X", "case", "meta", "det"]
    + ["$5m", "€1,200.50", "US$18.5m", "62-year-old", "10-20", "2020-01-03", "50%", "15km", "3.14", "½", "x²", "#1", "@user", "No.5", "1/2", "+1", "°C"]
    + ["http://www.example.com/a_b/c?d=1&e=%20#f", "https://sub.domain.co.uk:8080/path", "me.you@mail.example.org", "www.x.org", "192.168.0.1", "10.1.2.3", "ftp://a.b"]
    + ["😀", "👩‍👩‍👧", "🇳🇴", "❤️", "™", "©", "→", "✓", "𝒳", "𐍈"]
    + ["Ελλάς", "ΟΔΥΣΣΕΥΣ", "ΑΣ", "Москва", "日本語", "東京都", "한국어", "العربية", "שלום", "हिन्दी", "ไทย", "İstanbul", "STRAẞE", "ǅ", "ﬁn", "naïve", "Ａ１"]
    + ["\t", "\n", "\n\n", "  ", "\u00a0", "\u2003", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\x01", "\x1c", "\x7f", "\x85", "\u2028", "\r\n", "\u3000"]
)


def strings_of(value):
    if isinstance(value, str):
        if len(value) >= SHORTEST_TEXT and " " in value and not value.startswith("http"):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_of(inner)


def found_texts(shared: Path):
    """Every longer string of the JSON Lines and plain texts, each once, in the order of the paths; then lines of raw pages."""
    for path in sorted([*shared.glob("data/**/*.jsonl"), *(ROOT / "eval").glob("stories/**/*.jsonl")]):
        for line in path.read_text(errors="replace").split("\n"):
            if line.strip():
                yield from strings_of(json.loads(line))
    for path in sorted(shared.glob("stories/**/*.txt")):
        yield path.read_text(errors="replace")
    for path in sorted(shared.glob("data/*/html/*.gz"))[:40]:
        yield gzip.decompress(path.read_bytes()).decode("utf-8", "replace")[:4000]


def made_text(chance: random.Random, words: list[str]) -> str:
    pieces = []
    for _ in range(chance.randint(1, 60)):
        kind = chance.random()
        if kind < 0.45:
            pieces.append(chance.choice(words))
        elif kind < 0.9:
            pieces.append(chance.choice(ODD_PIECES))
        elif kind < 0.94:
            pieces.append(chance.choice("aXé9.-_/'“") * chance.randint(2, 130))
        else:
            point = chance.choice((0x7F, 0x24F, 0x2FFF, 0xFFFD, 0x1FAFF, 0x10FFFF))
            pieces.append("".join(chr(p) for p in (chance.randint(1, point) for _ in range(chance.randint(1, 6))) if not 0xD800 <= p < 0xE000))
        if chance.random() < 0.6:
            pieces.append(" ")
    return "".join(pieces)


def made_texts(texts: list[str], count: int):
    words = sorted({word for text in texts[::50] for word in text.split()})[:20000] or ["word"]
    for seed in range(count):
        yield made_text(random.Random(seed), words)


def long_words(words: list[str]):
    """Words of thousands of characters without a blank, with marks at their ends and inside: addresses, runs, joined words."""
    chance = random.Random(7)
    for length in (900, 1020, 1023, 1024, 1025, 1100, 2047, 3000, 6000):
        for glue in ("", ".", "/", "-", ",", "'", "é", "…", "”", "日"):
            joined = ""
            while len(joined) < length:
                joined += chance.choice(words) + glue
            yield f"See {chance.choice(('', '“', '(', 'http://'))}{joined[:length]}{chance.choice(('', '.', '”.', ')).', '...', 's', 'km'))} there."


def bent_text(chance: random.Random, text: str) -> str:
    """`text` as a careless hand would leave it: one word in eight moved, doubled, dropped, cut short, in capitals or glued to the next."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 8)):
        at = chance.randrange(len(words))
        word = words[at]
        words[at] = chance.choice((word.upper(), word.lower(), word.title(), word + " " + word, word[: len(word) // 2], "", word + "," + word, word[::-1]))
        if at + 1 < len(words) and chance.random() < 0.3:
            words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def bent_texts(texts: list[str]):
    for seed, text in enumerate(texts):
        yield bent_text(random.Random(seed), text)


def clean(text: str) -> str:
    return "".join(c for c in text if not 0xD800 <= ord(c) < 0xE000 and c != "\x00")


def collect(shared: Path, tokens: int) -> list[str]:
    """At least `tokens` tokens: a tenth of them made, the rest spread evenly over what was found and, where that ends, found texts bent."""
    found = list(dict.fromkeys(clean(t) for t in found_texts(shared)))
    random.Random(1).shuffle(found)
    texts, size = [], 0
    for text in found:
        if size * 0.21 > tokens * 0.9:  # a token of news takes 4.8 characters
            break
        texts.append(text)
        size += len(text)
    made, size = [], 0
    for text in made_texts(found, 10**9):
        if size * 0.25 > tokens * 0.14:
            break
        made.append(clean(text))
        size += len(text)
    texts += [*made, *long_words(sorted({word for text in texts[:200] for word in text.split()})), "a"]
    missing = tokens - FEWEST_TOKENS_PER_CHARACTER * sum(map(len, texts))
    for text in bent_texts(found):
        if missing <= 0:
            break
        texts.append(clean(text))
        missing -= FEWEST_TOKENS_PER_CHARACTER * len(text)
    return [text for text in texts if text.strip()]  # a blank text is no account


def load_spacy(model: Path, use_blis: bool = True):
    import spacy
    from thinc.api import NumpyOps

    nlp = spacy.load(model)
    if not use_blis:
        for _, component in nlp.pipeline:
            if hasattr(component, "model") and hasattr(component.model, "walk"):
                for node in component.model.walk():
                    node.ops = NumpyOps(use_blis=False)
    return nlp


def entity(token) -> str:
    return "O" if token.ent_iob_ == "O" else f"{token.ent_iob_}-{token.ent_type_}"


def spacy_answer(nlp, text: str) -> dict:
    doc = nlp(text)
    tokens = [[t.idx, t.idx + len(t), t.lemma_, t.tag_, t.pos_, str(t.morph), t.dep_, t.head.i, entity(t)] for t in doc]
    return {"sentences": [[s.start_char, s.end_char] for s in doc.sents], "tokens": tokens}


def wanted_answers(model: Path, texts: list[str]) -> list[dict]:
    import spacy

    CACHE.mkdir(parents=True, exist_ok=True)
    nlp, answers = None, []
    for begin in range(0, len(texts), CHUNK):
        chunk = texts[begin : begin + CHUNK]
        key = hashlib.sha256(json.dumps([model.name, spacy.__version__, sys.version_info[:2], chunk]).encode()).hexdigest()[:24]
        path = CACHE / f"{key}.json.gz"
        if not path.exists():
            nlp = nlp or load_spacy(model)
            part = path.with_suffix(f".part{os.getpid()}")
            part.write_bytes(gzip.compress(json.dumps([spacy_answer(nlp, t) for t in chunk]).encode(), 1))
            part.rename(path)
        answers += json.loads(gzip.decompress(path.read_bytes()))
    return answers


def our_answers(command: list[str], texts: list[str]) -> list[dict]:
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts))
    done = subprocess.run(command, input=lines.encode(), capture_output=True)
    if done.returncode:
        sys.exit(f"running {' '.join(command)}: {done.stderr.decode()[-500:]}")
    answers = []
    for line in done.stdout.decode().split("\n"):
        if line:
            answer = json.loads(line)
            answers.append({"sentences": answer["sentences"], "tokens": [[t[f] for f in FIELDS] for t in answer["tokens"]]})
    return answers


def different_tokens(ours: dict, theirs: dict) -> int:
    if ours == theirs:
        return 0
    if [t[:2] for t in ours["tokens"]] != [t[:2] for t in theirs["tokens"]]:
        return max(1, len({tuple(t[:2]) for t in theirs["tokens"]} ^ {tuple(t[:2]) for t in ours["tokens"]}))
    return max(1, sum(a != b for a, b in zip(ours["tokens"], theirs["tokens"])))


def show(text: str, ours: dict, theirs: dict) -> None:
    for mine, other in zip(ours["tokens"], theirs["tokens"]):
        if mine != other:
            near = text[max(0, other[0] - 40) : other[1] + 20]
            fields = [f"{f} {a!r} for {b!r}" for f, a, b in zip(FIELDS, mine, other) if a != b]
            print(f"   ...{near!r}: token {text[other[0]:other[1]]!r}: {', '.join(fields)}")
            return
    print(f"   {text[:60]!r}: {len(ours['tokens'])} tokens for {len(theirs['tokens'])}, or another sentence")


def only_tied_tags(nlp, text: str, ours: dict, theirs: dict) -> bool:
    """Whether the two answers part only at tags, and at those whose two best scores in spaCy are equal. Prints the scores."""
    if [t[:2] for t in ours["tokens"]] != [t[:2] for t in theirs["tokens"]]:
        return False
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        if name == "tagger":
            break
        doc = component(doc)
    scores = nlp.get_pipe("tagger").model.predict([doc])[0]
    tag, by_tag = FIELDS.index("tag"), {FIELDS.index(f) for f in ("tag", "pos", "morph", "lemma")}
    for i, (mine, other) in enumerate(zip(ours["tokens"], theirs["tokens"])):
        if mine == other:
            continue
        second, best = sorted(float(score) for score in scores[i])[-2:]
        if mine[tag] == other[tag] or any(a != b for f, (a, b) in enumerate(zip(mine, other)) if f not in by_tag) or best - second > EQUAL_SCORES * abs(best):
            return False
        print(f"   spaCy's two best scores for the tag of token {i} are {best!r} and {second!r}:")
    return ours["sentences"] == theirs["sentences"]


def check(model: Path, command: list[str], texts: list[str]) -> int:
    ours, theirs = our_answers(command, texts), wanted_answers(model, texts)
    tokens = sum(len(a["tokens"]) for a in theirs)
    different = [i for i in range(len(texts)) if ours[i] != theirs[i]]
    as_installed = load_spacy(model) if different else None
    other_sums = load_spacy(model, use_blis=False) if different else None
    own = wrong = 0
    for i in different:
        count = different_tokens(ours[i], theirs[i])
        is_own = spacy_answer(other_sums, texts[i]) != theirs[i] or only_tied_tags(as_installed, texts[i], ours[i], theirs[i])
        own, wrong = own + count * is_own, wrong + count * (not is_own)
        print("   spaCy's own:" if is_own else "   differs:")
        show(texts[i], ours[i], theirs[i])
    print(f"{model.name}: {tokens} tokens in {len(texts)} texts, {wrong} differ, {own} differ where spaCy itself is undecided")
    return wrong + (len(ours) != len(texts))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tokens", type=int, default=1_000_000)
    parser.add_argument("--models", default="en_core_web_sm,en_core_web_md")
    parser.add_argument("--shared", default=os.environ.get("TELLINGS_SHARED", str(ROOT.parent / "shared")))
    parser.add_argument("--tellings", default=f"{ROOT}/build/release/tellings", help="the binary")
    options = parser.parse_args()
    texts = collect(Path(options.shared), options.tokens)
    wrong = 0
    for name in options.models.split(","):
        model = ROOT / ".deps" / "models" / name
        if not model.exists():
            print(f"{name}: skipped, not in .deps/models")
            continue
        wrong += check(model, [options.tellings, "annotate", "--tokens", "--raw", "--model", str(model), "-"], texts)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
