"""Rows of a collation's parts."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .collation import Story
from .tables import Table

Rows = Iterator[tuple[Any, ...]]


def number(value: float | None) -> float | None:
    return None if value is None else float(value)


def accounts(stories: list[Story]) -> Rows:
    for story in stories:
        for one in story.accounts:
            yield (story.id, one.id, one.source, one.url, one.title, one.published and one.published.value, one.language,
                   one.complete, one.use, one.words, one.sha256)


def quotations(stories: list[Story]) -> Rows:
    for story in stories:
        for quote in story.quotes:
            for one in quote.witnesses:
                yield (story.id, quote.id, quote.speaker_name, quote.text, quote.base, quote.independent, one.account, one.start,
                       one.end, one._texts._texts.get(one.account) and one.text, one.kind, one.verdict, one.band)


def figures(stories: list[Story]) -> Rows:
    for story in stories:
        for figure in story.figures:
            for one in figure.readings:
                yield (story.id, figure.id, figure.measure, figure.verdict, one.account, one.start, one.end, number(one.value),
                       number(one.low), number(one.high), one.unit, one.qualifier, one.as_of, one.holder, one.independent)


def claims(stories: list[Story]) -> Rows:
    for story in stories:
        for one in story.claims:
            low, high = one.independent_range
            yield (story.id, one.id, one.text, one.status, len(one.accounts), len(one.denied_by), len(one.silent), one.independent,
                   low, high)


def edges(stories: list[Story]) -> Rows:
    for story in stories:
        for one in story.derivation.edges:
            yield (story.id, one.from_, one.to, one.how, one.credited, number(one.share), number(one.score), one.direction_open,
                   one.band)


def maker(rows: Callable[[list[Story]], Rows], heads: str) -> Callable[[list[Story]], Table]:
    """`heads`: "name:type" parted by blanks; u where no type is named."""
    columns = [(name, kind or "u") for name, _, kind in (head.partition(":") for head in heads.split())]
    return lambda stories: Table.of(columns, rows(stories))


MAKERS = {
    "accounts": maker(accounts, "story account source url title published language complete use words:l sha256"),
    "quotations": maker(quotations, "story quotation speaker text base independent:l account start:l end:l printed kind verdict band"),
    "figures": maker(figures, "story figure measure verdict account start:l end:l value:g low:g high:g unit qualifier as_of holder "
                              "independent:l"),
    "claims": maker(claims, "story claim text status accounts:l denied_by:l silent:l independent:l independent_low:l independent_high:l"),
    "edges": maker(edges, "story from to how credited:b share:g score:g direction_open:b band"),
}
