"""What one page or text is: its words in paragraphs, and what is known about its origin."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ._records import Record, Span, Texts, many, plain


class Paragraph(Span):
    """A paragraph and what it is for: body, heading, correction, or furniture such as caption or byline."""

    __slots__ = ()
    role: str = plain()


class Entry(Span):
    """A part of a live blog that was published at a time of its own."""

    __slots__ = ()
    time: str = plain()


class Account(Record):
    """The article of a page, as `tellings.extract` gives it. Fields that are not known are None."""

    __slots__ = ()
    id: str = plain()
    input: str | None = plain()
    url: str | None = plain()
    source: str | None = plain()
    title: str | None = plain()
    byline: list[str] = plain(())
    published: str | None = plain()  # RFC 3339, in the precision that is printed
    modified: str | None = plain()
    language: str | None = plain()
    complete: str = plain("full")  # full, stub or summary
    text: str = plain("")
    paragraphs: list[Paragraph] = many(Paragraph)
    credit: list[str] = plain(())
    entries: list[Entry] = many(Entry)

    def __init__(self, data: Mapping[str, Any]):
        super().__init__(data, Texts({str(data.get("id")): data.get("text", "")}), str(data.get("id")))

    def __str__(self) -> str:
        return self.text


class Skipped:
    """An input that gave nothing, and why."""

    __slots__ = ("input", "reason")

    def __init__(self, input: str, reason: str):
        self.input = input
        self.reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Skipped) and (self.input, self.reason) == (other.input, other.reason)

    def __hash__(self) -> int:
        return hash((self.input, self.reason))

    def __repr__(self) -> str:
        return f"<Skipped {self.input}: {self.reason}>"
