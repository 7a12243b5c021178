"""Accounts into stories and copies, as they come."""
from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from . import _engine
from ._engine import Error
from ._inputs import accounts_of, threads_of
from ._records import Record, Texts, plain
from ._shared import engine
from .accounts import Skipped


class Placement(Record):
    """Where an account belongs: its story, and the account it was taken from, if any."""

    __slots__ = ()
    id: str = plain()
    story: str = plain()
    copy_of: str | None = plain()
    how: str | None = plain()
    score: float = plain()
    round_up: bool = plain(False)


class Grouper:
    """Keeps stories over many calls; the outcome of one call does not depend on the order of its accounts.

    >>> import tellings
    >>> grouper = tellings.Grouper()
    >>> text = "Nine dockers died when a silo burst at Port Marchant on Tuesday, the harbour police said in a statement."
    >>> first, second = grouper.add([{"id": "a", "text": text}, {"id": "b", "text": text}])
    >>> first.story == second.story, second.copy_of
    (True, 'a')
    """

    def __init__(self, path: str | os.PathLike[str] | None = None):
        """`path`: the state file of `tellings group --state`, gone on from and written by `save()`; without one the stories
        live as long as this."""
        if path is not None and not isinstance(path, (str, os.PathLike)):
            raise Error(f"opening a Grouper: a {type(path).__name__} is no path")
        self._groups = _engine.Groups(os.fspath(path) if path is not None else "")
        self.skipped: list[Skipped] = []  # what the last add() could not take in

    def add(self, accounts: Any, *, threads: int = 0) -> list[Placement]:
        """Placements of these accounts, in their order, then of earlier ones that have changed."""
        items = accounts_of(accounts, "grouping")
        lines, skipped = self._groups.add(items, engine(), threads_of(threads))
        self.skipped = [Skipped(*one) for one in skipped]
        return [Placement(json.loads(line), Texts({})) for line in lines]

    def explain(self, id: str) -> str:
        """Why an account is where it is, a statement a line."""
        why = self._groups.explain(id)
        if why is None:
            raise Error(f"explaining {id}: no account has this id")
        return why

    def save(self) -> None:
        """Writes the state file: as a whole, so that a process that is killed leaves the old one."""
        self._groups.save()

    def __len__(self) -> int:
        """Accounts awake: stories without one for a month are asleep, and woken by what belongs to them."""
        return self._groups.awake()


def group(accounts: Iterable[Any], *, threads: int = 0) -> list[Placement]:
    """Placements of accounts, with a Grouper of their own."""
    return Grouper().add(accounts, threads=threads)
