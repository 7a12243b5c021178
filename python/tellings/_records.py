"""Typed views of the JSON that the engine gives: a record is a dictionary with names and types, nothing is copied."""
from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ._engine import Error

R = TypeVar("R", bound="Record")


class Texts:
    """Texts of the accounts that spans point into, by account id."""

    def __init__(self, texts: Mapping[str, str | None]):
        self._texts = texts

    def of(self, account: str) -> str:
        text = self._texts.get(account)
        if text is None:
            known = "its text was left out" if account in self._texts else "there is no such account"
            raise Error(f"showing words of account {account}: {known}")
        return text


class Record:
    """A dictionary of the document with its fields as attributes. `to_dict()` gives the dictionary."""

    __slots__ = ("_data", "_texts", "_account")

    def __init__(self, data: Mapping[str, Any], texts: Texts, account: str = ""):
        self._data = data
        self._texts = texts
        self._account = account  # whose spans stand in a record that does not say so itself

    def to_dict(self) -> dict[str, Any]:
        """The fields as the document has them, a copy of one's own."""
        return copy.deepcopy(dict(self._data))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and type(other) is type(self) and self._data == other._data

    def __hash__(self) -> int:
        return hash(repr(self._data))

    def __repr__(self) -> str:
        shown = self._data.get("id") or self._data.get("text") or self._data.get("name") or ""
        shown = str(shown)
        return f"<{type(self).__name__} {shown[:57] + '...' if len(shown) > 60 else shown}>"


class _Field:
    """A member of the dictionary, made what `make` makes of it; None stays None."""

    def __init__(self, make: Callable[[Any, Record], Any] | None, missing: Any):
        self._make = make
        self._missing = missing

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name.rstrip("_")

    def __get__(self, record: Record | None, owner: type) -> Any:
        if record is None:
            return self
        value = record._data.get(self._name, self._missing)
        return value if self._make is None or value is None else self._make(value, record)


def plain(missing: Any = None) -> Any:
    """A field that is shown as it is: a text, a number, a list of texts."""
    return _Field(None, missing)


def one(kind: type[R]) -> Any:
    """A field that holds one record, or None."""
    return _Field(lambda data, record: kind(data, record._texts, account_of(data, record)), None)


def many(kind: type[R]) -> Any:
    """A field that holds a list of records."""
    return _Field(lambda datas, record: [kind(data, record._texts, account_of(data, record)) for data in datas], ())


def account_of(data: Mapping[str, Any], record: Record) -> str:
    return str(data.get("account") or record._data.get("account") or record._account)


class Span(Record):
    """A stretch of one account's text: half-open, in code points, so that Python's slices take it as it is.

    >>> import tellings
    >>> doc = tellings.annotate("Zoë Marsh said the bridge was “safe”.")
    >>> span = doc.quotes[0].content[0]
    >>> doc.text[span.start:span.end] == span.text == str(span)
    True
    """

    __slots__ = ()
    start: int = plain()
    end: int = plain()

    @property
    def account(self) -> str:
        """Id of the account whose text it is; empty for a text without one."""
        return self._account

    @property
    def text(self) -> str:
        """The words as printed."""
        return self._texts.of(self._account)[self.start : self.end]

    def __str__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._account or 'text'}[{self.start}:{self.end}]>"
