"""A desk's store: one file that keeps what was read, placed and laid side by side."""
from __future__ import annotations

import json
import os
from typing import Any

from . import _engine
from ._engine import Error
from ._inputs import accounts_of, threads_of
from ._shared import engine
from .accounts import Skipped
from .collation import Collation


class Added:
    """What a call of `Store.add` did."""

    def __init__(self, counts: dict[str, int], accounts: list[dict[str, Any]], skipped: list[Skipped]):
        self.counts = counts  # added, versions, known, removed, skipped, collated
        self.accounts = accounts  # input, id, standing, story of each
        self.skipped = skipped

    def __repr__(self) -> str:
        return f"<Added {', '.join(f'{count} {name}' for name, count in self.counts.items() if count)}>"


class Store:
    """The file that `tellings add` and `tellings serve` work on. Made where it is not there.

    >>> import tempfile, tellings
    >>> store = tellings.Store(tempfile.mkdtemp() + "/desk.db")
    >>> text = "Nine dockers died when a silo burst at Port Marchant, the harbour police said on Tuesday."
    >>> store.add([{"id": "a", "text": text, "published": "2024-05-14"}]).counts["added"]
    1
    >>> [story["accounts"] for story in store.stories()]
    [1]
    """

    def __init__(self, path: str | os.PathLike[str]):
        if not isinstance(path, (str, os.PathLike)):
            raise Error(f"opening a store: a {type(path).__name__} is no path")
        self.path = os.fspath(path)
        self._desk = _engine.Desk(self.path, engine())

    def add(self, accounts: Any, *, threads: int = 0) -> Added:
        """Takes in accounts, places them, lays the stories that they changed side by side. What is known is passed over."""
        count, lines, skipped = self._desk.add(accounts_of(accounts, "adding to a store"), threads_of(threads))
        return Added(json.loads(count), [json.loads(line) for line in lines], [Skipped(*one) for one in skipped])

    def story(self, id: str) -> Collation:
        """One story as a Collation. An Error where there is none of this id."""
        document = self._desk.story(id)
        if document is None:
            raise Error(f"showing story {id} of {self.path}: there is none; stories() lists them")
        return Collation.from_json(document)

    def stories(self, *, start: str = "", end: str = "", limit: int = 20) -> list[dict[str, Any]]:
        """Those with the newest account first; `start` and `end` are a day or a time each."""
        return [json.loads(line) for line in self._desk.stories(start, end, _limit(limit))]

    def search(self, words: str = "", *, what: str = "accounts", speaker: str = "", source: str = "", unit: str = "",
               start: str = "", end: str = "", limit: int = 20) -> list[dict[str, Any]]:
        """accounts, quotations, figures or names that match, the newest first."""
        lines = self._desk.search(what, words, speaker, source, unit, start, end, _limit(limit))
        return [json.loads(line) for line in lines]

    def sources(self, *, start: str = "", end: str = "") -> list[dict[str, Any]]:
        """Per source: accounts, what they draw from others and from whom, quotations. Numbers, no rating."""
        return [json.loads(line) for line in self._desk.sources(start, end)]

    def rows(self, what: str, *, story: str = "") -> list[dict[str, Any]]:
        """A table of the store: accounts, quotations, figures and the others of `tellings export`."""
        return [json.loads(line) for line in self._desk.rows(what, story)]


def _limit(limit: int) -> int:
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= 100_000:
        raise Error(f"reading limit={limit!r}: not a number from 1 to 100000")
    return limit
