"""A Doc as spaCy's own."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._engine import Error

if TYPE_CHECKING:
    from .notes import Doc


def spacy_doc(doc: Doc, vocab: Any = None) -> Any:
    """spaCy builds a Doc from words and from whether one blank follows each, so what else stands between two tokens
    becomes a token of white space, as with spaCy's tokenizer."""
    try:
        import spacy
        from spacy.tokens import Doc as SpacyDoc
    except ImportError:
        raise Error("making a spaCy Doc: spaCy is not installed; pip install spacy") from None
    if vocab is None:
        vocab = spacy.blank(doc.language or "en").vocab
    order = sorted(range(len(doc)), key=lambda i: (doc[i].idx, doc[i].end))  # a mark that was put right is out of its order
    words: list[str] = []
    spaces: list[bool] = []
    place_of: dict[int, int] = {}
    tokens: list[int | None] = []
    at = 0

    def fill(end: int) -> None:
        gap = doc.text[at:end]
        if gap.startswith(" ") and words and not spaces[-1]:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
            tokens.append(None)

    for i in order:
        token = doc[i]
        if token.idx > at:
            fill(token.idx)
        place_of[i] = len(words)
        words.append(doc.text[max(token.idx, at) : max(token.end, at)] or token.text)
        spaces.append(False)
        tokens.append(i)
        at = max(at, token.end)
    fill(len(doc.text))
    starts = {sentence.start for sentence in doc.sents}

    def per_token(of: Any, blank: Any) -> list[Any]:
        return [blank if i is None else of(doc[i]) for i in tokens]

    heads = [place if i is None else place_of[doc[i].head.i] for place, i in enumerate(tokens)]
    first = next((place for place, i in enumerate(tokens) if i is not None), 0)
    return SpacyDoc(
        vocab, words=words, spaces=spaces, heads=heads,
        tags=per_token(lambda token: token.tag_, "_SP"), pos=per_token(lambda token: token.pos_, "SPACE"),
        lemmas=per_token(lambda token: token.lemma_, ""), deps=per_token(lambda token: token.dep_, ""),
        morphs=per_token(lambda token: token.morph, ""),
        sent_starts=[place == first or (i is not None and doc[i].idx in starts) for place, i in enumerate(tokens)] if not any(
            heads) else None,
        ents=_iob(per_token(lambda token: token._data["ent"], "O")))


def _iob(labels: list[str]) -> list[str]:
    """An entity that white space splits goes on behind it."""
    for at, label in enumerate(labels):
        if label.startswith("I-") and (at == 0 or labels[at - 1] == "O"):
            inner = at - 1
            while inner >= 0 and labels[inner] == "O":
                inner -= 1
            if inner >= 0 and labels[inner][2:] == label[2:]:
                for between in range(inner + 1, at):
                    labels[between] = label
            else:
                labels[at] = "B-" + label[2:]
    return labels
