"""What one account says, taken apart; shaped so that people who know spaCy's Doc find their way."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ._engine import Error
from ._records import Record, Span, Texts, many, one, plain


class Token(Record):
    """A token; the attributes are called as spaCy calls them."""

    __slots__ = ("doc", "i")
    doc: Doc
    i: int  # its place in the Doc
    lemma_: str = plain("")
    tag_: str = plain("")
    pos_: str = plain("")
    dep_: str = plain("")

    def __init__(self, data: Mapping[str, Any], doc: Doc, i: int):
        super().__init__(data, doc._texts, doc._account)
        self.doc = doc
        self.i = i

    @property
    def idx(self) -> int:
        """Where it starts in the text."""
        return int(self._data["start"])

    @property
    def end(self) -> int:
        return int(self._data["end"])

    @property
    def text(self) -> str:
        return self.doc.text[self.idx : self.end]

    @property
    def head(self) -> Token:
        """The token it depends on; itself for a root."""
        return self.doc[int(self._data["head"])]

    @property
    def morph(self) -> str:
        return str(self._data["morph"])

    @property
    def ent_iob_(self) -> str:
        return str(self._data["ent"])[:1]

    @property
    def ent_type_(self) -> str:
        return str(self._data["ent"])[2:]

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


class Mentioned(Record):
    """A person, organisation, place, event or other name of the text."""

    __slots__ = ()
    name: str = plain()
    kind: str = plain()
    mentions: list[Span] = many(Span)


class Quotation(Record):
    """Words that somebody is said to have said. Fields that are not printed are None."""

    __slots__ = ()
    kind: str = plain()  # direct, mixed or indirect
    content: list[Span] = many(Span)  # several where an attribution splits it
    cue: Span | None = one(Span)
    source: Span | None = one(Span)
    speaker_name: str | None = plain()


class Amount(Span):
    """A figure: a value, or an interval for "at least", "3 to 5", "hundreds"."""

    __slots__ = ()
    value: float | None = plain()
    low: float | None = plain()
    high: float | None = plain()
    unit: str | None = plain()
    qualifier: str = plain()
    change: str = plain()
    concept: str | None = plain()
    as_of: str | None = plain()


class Time(Span):
    """A time expression with its TIMEX3 value."""

    __slots__ = ()
    value: str = plain()


class Doc(Record):
    """What `tellings.annotate` gives for a text.

    >>> import tellings
    >>> doc = tellings.annotate("At least 14 miners were hurt, Ana Ruiz said on Friday.")
    >>> [token.lemma_ for token in doc][:4]
    ['at', 'least', '14', 'miner']
    >>> doc.figures[0].low, doc.figures[0].qualifier, doc.figures[0].text
    (14, 'at least', 'At least 14 miners')
    >>> doc.entities[0].name, doc.entities[0].kind
    ('Ana Ruiz', 'person')
    """

    __slots__ = ("text", "_tokens")
    id: str = plain()
    language: str | None = plain()
    entities: list[Mentioned] = many(Mentioned)
    quotes: list[Quotation] = many(Quotation)
    figures: list[Amount] = many(Amount)
    times: list[Time] = many(Time)

    def __init__(self, data: Mapping[str, Any], text: str):
        name = str(data.get("id"))
        super().__init__(data, Texts({name: text}), name)
        self.text = text
        self._tokens: list[Token] | None = None

    @property
    def tokens(self) -> list[Token]:
        """All tokens. An Error where the text was annotated without them."""
        if self._tokens is None:
            if "tokens" not in self._data:
                raise Error(f"showing tokens of {self.id}: it was annotated without; give tokens=True")
            self._tokens = [Token(data, self, i) for i, data in enumerate(self._data["tokens"])]
        return self._tokens

    @property
    def sents(self) -> list[Span]:
        """Sentences."""
        sentences = self._data.get("sentences", ())
        return [self._span(*bounds) if isinstance(bounds, list) else self._span(bounds["start"], bounds["end"]) for bounds in sentences]

    @property
    def ents(self) -> list[Span]:
        """Mentions of all entities, in text order."""
        spans = [mention for entity in self.entities for mention in entity.mentions]
        return sorted(spans, key=lambda span: (span.start, span.end))

    def char_span(self, start: int, end: int) -> Span:
        """The stretch from code point `start` up to `end`. An Error where the text has no such stretch."""
        if not all(isinstance(at, int) for at in (start, end)) or not 0 <= start <= end <= len(self.text):
            raise Error(f"taking span {start}..{end} of {self.id}: the text goes from 0 to {len(self.text)}")
        return self._span(start, end)

    def _span(self, start: int, end: int) -> Span:
        return Span({"start": start, "end": end}, self._texts, self._account)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __str__(self) -> str:
        return self.text

    def to_spacy(self, vocab: Any = None) -> Any:
        """A spacy.tokens.Doc with the same tokens, tags, heads, lemmas, sentences and named entities. Needs spaCy; `vocab`
        is that of a blank pipeline of the language where none is given."""
        from ._spacy import spacy_doc

        return spacy_doc(self, vocab)
