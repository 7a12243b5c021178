"""Accounts of one event side by side: the collation document with types (docs/schema/collation.schema.json)."""
from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from . import _engine
from ._engine import Error
from ._records import Record, Span, Texts, many, one, plain
from .accounts import Paragraph, Skipped
from .tables import Table


class Evidence(Span):
    """The words of one account that something was read from."""

    __slots__ = ()


class When(Record):
    """A time as printed and as an ISO value cut at its precision: year, month, day, minute or second."""

    __slots__ = ()
    printed: str = plain()
    value: str = plain()
    precision: str = plain()
    zone: str | None = plain()


class Credit(Span):
    """Whose work the account says it carries."""

    __slots__ = ()
    agency: str = plain()


class Telling(Record):
    """One account of a story."""

    __slots__ = ()
    id: str = plain()
    source: str | None = plain()
    url: str | None = plain()
    title: str | None = plain()
    use: str = plain()
    kind: str = plain()
    published: When | None = one(When)
    modified: When | None = one(When)
    retrieved: When | None = one(When)
    language: str | None = plain()
    complete: str = plain()
    read: list[str] = plain()
    words: int = plain()
    sha256: str = plain()
    text: str | None = plain()
    version_of: str | None = plain()
    byline: list[str] = plain(())
    credit: list[Credit] = many(Credit)
    paragraphs: list[Paragraph] = many(Paragraph)


class Role(Evidence):
    """What somebody is called: "commander of the river guard"."""

    __slots__ = ()


class Entity(Record):
    """A person, organisation, place or event over all accounts."""

    __slots__ = ()
    id: str = plain()
    name: str = plain()
    kind: str = plain()
    aliases: list[str] = plain()
    roles: list[Role] = many(Role)
    mentions: list[Evidence] = many(Evidence)


class Edit(Span):
    """One difference between a wording and the best attested one."""

    __slots__ = ()
    op: str = plain()  # replace, insert or delete
    kind: str = plain()
    from_: str = plain()
    to: str = plain()


class Witness(Evidence):
    """How one account gives an utterance."""

    __slots__ = ()
    kind: str = plain()
    speaker: str | None = plain()
    speaker_name: str | None = plain()
    cue: Span | None = one(Span)
    verdict: str = plain()  # verbatim, trimmed, altered, spliced or indirect
    translation: bool = plain()
    band: str = plain()
    joins: list[str] = plain()
    edits: list[Edit] = many(Edit)


class Quote(Record):
    """One utterance, with everyone who gives it."""

    __slots__ = ()
    id: str = plain()
    speaker: str | None = plain()
    speaker_name: str | None = plain()
    text: str = plain()
    text_from: str = plain()
    base: str = plain()
    independent: int = plain()
    independent_range: list[int] = plain()
    origin: str | None = plain()
    flags: list[str] = plain(())
    witnesses: list[Witness] = many(Witness)


class Reading(Evidence):
    """A figure as one account prints it."""

    __slots__ = ()
    value: float | None = plain()
    low: float | None = plain()
    high: float | None = plain()
    unit: str | None = plain()
    qualifier: str = plain()
    as_of: str | None = plain()
    holder: str | None = plain()
    independent: int = plain()


class Figure(Record):
    """What is counted, and the figures that accounts give for it."""

    __slots__ = ()
    id: str = plain()
    measure: str = plain()
    verdict: str = plain()  # agree, compatible, updated, conflict or single
    band: str = plain()
    note: str | None = plain()
    readings: list[Reading] = many(Reading)


class Stance(Evidence):
    """Where an account tells a claim, and how it stands to it: asserts, hedges, denies or corrects."""

    __slots__ = ()
    stance: str = plain()


class Claim(Record):
    """Something that accounts say happened or is so, in words that one of them printed."""

    __slots__ = ()
    id: str = plain()
    text: str = plain()
    accounts: list[str] = plain()
    denied_by: list[str] = plain()
    silent: list[str] = plain()
    independent: int = plain()
    independent_range: list[int] = plain()
    same_as: list[str] = plain()
    status: str = plain()  # confirmed, single-source or disputed
    evidence: list[Stance] = many(Stance)


class Edge(Record):
    """What one account, or a source that is not among them, gave to another."""

    __slots__ = ()
    from_: str = plain()
    to: str = plain()
    how: str = plain()
    credited: bool = plain()
    share: float = plain()
    score: float = plain()
    direction_open: bool = plain(False)
    band: str = plain()


class Hidden(Record):
    """A source that accounts drew on and that is not among them."""

    __slots__ = ()
    id: str = plain()
    kind: str | None = plain()
    label: str = plain()
    evidence: list[Evidence] = many(Evidence)


class Derivation(Record):
    """Who draws on whom."""

    __slots__ = ()
    hidden: list[Hidden] = many(Hidden)
    edges: list[Edge] = many(Edge)
    independent_groups: list[list[str]] = plain()


class Sentence(Record):
    """A sentence of the brief."""

    __slots__ = ()
    text: str = plain()
    status: str | None = plain()
    evidence: list[Evidence] = many(Evidence)


class Story(Record):
    """The accounts of one event, side by side."""

    __slots__ = ()
    id: str = plain()
    title: str | None = plain()
    first: str | None = plain()
    last: str | None = plain()
    language: str | None = plain()
    entities: list[Entity] = many(Entity)
    quotes: list[Quote] = many(Quote)
    figures: list[Figure] = many(Figure)
    claims: list[Claim] = many(Claim)
    derivation: Derivation = one(Derivation)

    def __init__(self, data: Mapping[str, Any]):
        super().__init__(data, Texts({account["id"]: account.get("text") for account in data["accounts"]}))

    @property
    def accounts(self) -> list[Telling]:
        """In order of time."""
        return [Telling(data, self._texts, data["id"]) for data in self._data["accounts"]]

    @property
    def brief(self) -> list[Sentence]:
        """Sentences printed in some account, most important first."""
        return [Sentence(data, self._texts) for data in self._data["brief"]["sentences"]]

    def __getitem__(self, id: str) -> Record:
        """The account, entity, quotation, figure or claim of this id."""
        for record in [*self.accounts, *self.entities, *self.quotes, *self.figures, *self.claims]:
            if record._data["id"] == id:
                return record
        raise Error(f"looking for {id} in story {self.id}: nothing has this id")


_TABLES = ("accounts", "quotations", "figures", "claims", "edges")


class Collation:
    """What `tellings.collate` gives: stories, what was set apart and skipped, and its renderings.

    In a notebook it shows itself as the page.
    """

    def __init__(self, laid: _engine.LaidOut):
        self._laid = laid
        self._document: dict[str, Any] | None = None

    @classmethod
    def from_json(cls, document: str | bytes | Mapping[str, Any]) -> Collation:
        """A collation document read again, of this package, of `tellings collate --json`, of a store."""
        if isinstance(document, Mapping):
            document = json.dumps(document)
        return cls(_engine.LaidOut(document.decode("utf-8") if isinstance(document, bytes) else document))

    def to_dict(self) -> dict[str, Any]:
        """The collation document, read anew: it may be changed."""
        document: dict[str, Any] = json.loads(self.to_json())
        return document

    def to_json(self, *, with_text: bool = True, excerpts: bool = False) -> str:
        """The document as the command line prints it. `excerpts`: the cited sentences instead of texts."""
        return self._laid.json(with_text, excerpts).decode("utf-8")

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """One self-contained page that asks nothing of a network; also written to `path`."""
        page = self._laid.html()
        if path is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(page)
        return page

    def to_markdown(self) -> str:
        return self._laid.markdown()

    def report(self, *, width: int = 100, colour: bool = False) -> str:
        """The readable report of the command line."""
        return self._laid.report(width, colour)

    def export(self, form: str) -> str:
        """tei, graphml, prov, annotations, figures-csv or quotations-csv."""
        return self._laid.exported(form)

    def explain(self, id: str) -> dict[str, Any]:
        """Why the document says what it says: of an id, q3, f2, c5 by place, or a2:a7."""
        explanation: dict[str, Any] = json.loads(self._laid.explained(id))
        return explanation

    @property
    def _read(self) -> dict[str, Any]:
        if self._document is None:
            self._document = self.to_dict()
        return self._document

    @property
    def stories(self) -> list[Story]:
        return [Story(story) for story in self._read["stories"]]

    @property
    def story(self) -> Story:
        """The only story. An Error where there is none or several."""
        stories = self.stories
        if len(stories) != 1:
            raise Error(f"taking the story of a collation: there are {len(stories)}; use .stories")
        return stories[0]

    @property
    def apart(self) -> list[dict[str, Any]]:
        """Accounts of other events, with the reason."""
        return list(self._read["apart"])

    @property
    def decisions(self) -> list[dict[str, Any]]:
        """What people decided, and what became of it."""
        return list(self._read["decisions"])

    @property
    def skipped(self) -> list[Skipped]:
        return [Skipped(one["input"], one["reason"]) for one in self._read["skipped"]]

    def table(self, what: str) -> Table:
        """accounts, quotations (a row a witness), figures (a row a reading), claims or edges as a Table.

        >>> import tellings
        >>> texts = ["Nine people died in the fire at Port Marchant, police said."] * 2
        >>> tellings.collate(texts, one_story=True).table("figures").columns[:4]
        ['story', 'figure', 'measure', 'verdict']
        """
        if what not in _TABLES:
            raise Error(f"making a table of {what}: not one of {', '.join(_TABLES)}")
        from . import _collation_tables

        return _collation_tables.MAKERS[what](self.stories)

    def _repr_html_(self) -> str:
        """The page in a frame of its own: a notebook's styles and scripts stay out of it."""
        import html

        return f'<iframe srcdoc="{html.escape(self.to_html())}" style="width:100%;height:80vh;border:0" sandbox="allow-scripts"></iframe>'

    def __repr__(self) -> str:
        stories = self._read["stories"]
        accounts = sum(len(story["accounts"]) for story in stories)
        return f"<Collation of {accounts} accounts in {len(stories)} {'story' if len(stories) == 1 else 'stories'}>"
