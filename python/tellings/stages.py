"""The stages of the engine as functions."""
from __future__ import annotations

import json
import os
import pathlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ._engine import Error, Items
from ._inputs import (account_line, accounts_of, is_table, items_of_paths, items_of_table, lines_of, threads_of)
from ._records import Record
from ._shared import engine
from .accounts import Account, Skipped
from .collation import Collation
from .notes import Doc
from .tables import Table


def extract(html: str | bytes, url: str = "", *, encoding: str = "", keep_furniture: bool = False) -> Account:
    """The article of a page: its own text, title, byline, times.

    `html` is text, or bytes in any encoding of the web (`encoding` overrules what they say). A page without an article
    text is an Error; of several pages see `extract_all`.

    >>> import tellings
    >>> page = "<html><title>Fog - The Marne Post</title><h1>Fog</h1><p>Fog closed the port of Marne on Friday, the harbour master said.</p></html>"
    >>> account = tellings.extract(page, url="https://post.example/2024/05/17/fog")
    >>> account.text
    'Fog closed the port of Marne on Friday, the harbour master said.'
    >>> account.source, account.published
    ('post.example', '2024-05-17')
    """
    (outcome,) = extract_all([{"html": html, "url": url, "encoding": encoding}], keep_furniture=keep_furniture)
    if isinstance(outcome, Skipped):
        raise Error(f"extracting {outcome.input}: {outcome.reason}")
    return outcome


def extract_all(pages: Any, *, keep_furniture: bool = False, threads: int = 0) -> list[Account | Skipped]:
    """Accounts of many pages on all cores, in their order.

    `pages`: dictionaries with html (text or bytes) and perhaps url and encoding; a table with an html column; paths of
    HTML, MHTML, WARC, feeds. What gives no account is Skipped, with the reason.
    """
    outcomes = engine().extract(_pages(pages, None), keep_furniture, threads_of(threads))
    return [Skipped(name, reason) if line is None else Account(json.loads(line)) for name, line, _, reason in outcomes]


def extract_table(pages: Any, *, fields: Mapping[str, str] | None = None, keep_furniture: bool = False, threads: int = 0) -> Table:
    """The same as a Table: a row a page, `reason` filled where there is no account."""
    return Table(engine().extract_table(_pages(pages, fields), keep_furniture, threads=threads_of(threads)))


def _pages(pages: Any, fields: Mapping[str, str] | None) -> Items:
    if is_table(pages):
        return items_of_table(pages, fields)
    if isinstance(pages, os.PathLike):
        return items_of_paths([pages])
    if pages is None or isinstance(pages, (str, bytes, Mapping)) or not isinstance(pages, Iterable):
        raise Error(f"extracting: a {type(pages).__name__} is no list of pages; for one page use tellings.extract")
    given = list(pages)
    if not given:
        raise Error("extracting: the list of pages is empty")
    if all(isinstance(page, os.PathLike) for page in given):
        return items_of_paths(given)
    return Items.from_pages([_page(page, i) for i, page in enumerate(given)])


def _page(page: Any, i: int) -> tuple[bytes, str, str, str]:
    if isinstance(page, (str, bytes)):
        page = {"html": page}
    if not isinstance(page, Mapping):
        raise Error(f"extracting page {i}: a {type(page).__name__} is no page; give html, or a dictionary with html")
    html = page.get("html")
    texts = [page.get("url") or "", page.get("encoding") or ""]
    if not isinstance(html, (str, bytes)):
        raise Error(f"extracting page {i}: its html is a {type(html).__name__}; give text or bytes")
    if not all(isinstance(text, str) for text in texts):
        raise Error(f"extracting page {i}: its url or encoding is no text")
    if isinstance(html, str):
        return html.encode("utf-8", "replace"), texts[0], texts[1] or "utf-8", ""
    return html, texts[0], texts[1], ""


def annotate(text: str | Mapping[str, Any] | Record, *, all_attributions: bool = False) -> Doc:
    """What a text says: tokens, names, quotations, figures, times.

    An account (dictionary, Account) is read with its time, so that "on Friday" has a date. Of several see `annotate_all`.

    >>> import tellings
    >>> doc = tellings.annotate({"text": "“We are safe,” Ana Ruiz said on Friday.", "published": "2024-05-15"})
    >>> doc.quotes[0].content[0].text, doc.quotes[0].speaker_name
    ('We are safe,', 'Ana Ruiz')
    >>> doc.times[0].value
    '2024-05-10'
    """
    if text is None or (isinstance(text, str) and not text.strip()):
        raise Error("annotating: there is no text")
    (outcome,) = _annotated(Items.from_json(lines_of([account_line(text, "the text")]), "text"), True, all_attributions, 1)
    if isinstance(outcome, Skipped):
        raise Error(f"annotating: {outcome.reason}")
    return outcome


def annotate_all(accounts: Any, *, tokens: bool = False, all_attributions: bool = False, threads: int = 0) -> list[Doc | Skipped]:
    """Docs of many accounts on all cores, in their order; tokens only where they are asked for."""
    return _annotated(accounts_of(accounts, "annotating"), tokens, all_attributions, threads_of(threads))


def _annotated(items: Items, tokens: bool, all_attributions: bool, threads: int) -> list[Doc | Skipped]:
    outcomes = engine().annotate(items, tokens, all_attributions, False, threads)
    return [Skipped(name, reason) if line is None else Doc(json.loads(line), text) for name, line, text, reason in outcomes]


def annotate_table(accounts: Any, *, fields: Mapping[str, str] | None = None, tokens: bool = False, threads: int = 0) -> Table:
    """The same as a Table: id, language, notes as JSON, input, reason."""
    items = accounts_of(accounts, "annotating", fields)
    return Table(engine().annotate_table(items, tokens, threads=threads_of(threads)))


def collate(accounts: Any, own: str | Sequence[str] = (), draft: Any = None, reference: Any = None, decisions: Any = None, *,
            one_story: bool = False, exclude: Sequence[str] = (), fields: Mapping[str, str] | None = None, date: str = "",
            tz: str = "", threads: int = 0) -> Collation:
    """Accounts of one event, or of several, side by side.

    `accounts`: texts, dictionaries (text or html, and id, source, url, published, title ...), Accounts; or a table of
    pandas, polars, pyarrow; or paths of files and folders (pathlib.Path). `own`: sources whose accounts are the desk's own:
    compared, never counted. `draft`, `reference`: texts to hold against the others. `decisions`: what people decided, a list
    of dictionaries or the path of a file. `one_story`: keep all accounts in one story, whatever they tell. `exclude`: ids.
    `fields`: how a table calls text, published and the others. `date`, `tz`: of accounts that print none.

    An Error where nothing could be read; what was skipped among others stands in `.skipped`.

    >>> import tellings
    >>> accounts = [
    ...     {"id": "wire", "text": "Nine people died in the fire at Port Marchant on Tuesday, police said.", "published": "2024-05-14"},
    ...     {"id": "post", "text": "Eleven people died in the fire at Port Marchant on Tuesday, the hospital said.", "published": "2024-05-15"}]
    >>> story = tellings.collate(accounts, one_story=True).story
    >>> sorted(reading.value for reading in story.figures[0].readings)
    [9, 11]
    """
    items = accounts_of(accounts, "collating", fields)
    laid = engine().collate(
        items, _beside(draft, "draft"), _beside(reference, "reference"), one_story, _texts(exclude, "exclude"), _texts(own, "own"),
        _decision_lines(decisions), date, tz, threads_of(threads))
    collation = Collation(laid)
    document = collation._read
    if not document["stories"] and not document["apart"]:
        first = document["skipped"][0] if document["skipped"] else {"input": "the input", "reason": "there is nothing in it"}
        raise Error(f"collating: nothing could be read; {first['input']}: {first['reason']}")
    return collation


def _beside(given: Any, what: str) -> Items | None:
    if given is None:
        return None
    if isinstance(given, (str, Mapping, Record)):
        given = [given]
    return accounts_of(given, f"reading {what}")


def _texts(given: str | Sequence[str], what: str) -> list[str]:
    if not isinstance(given, Iterable):
        raise Error(f"reading {what}: a {type(given).__name__} is no text and no list of texts")
    texts = [given] if isinstance(given, str) else list(given)
    for text in texts:
        if not isinstance(text, str):
            raise Error(f"reading {what}: a {type(text).__name__} is no text")
    return texts


def _decision_lines(decisions: Any) -> str:
    if decisions is None:
        return ""
    if isinstance(decisions, os.PathLike):
        try:
            return pathlib.Path(decisions).read_text("utf-8")
        except OSError as error:
            raise Error(f"reading decisions {decisions}: {error.strerror}") from None
    if isinstance(decisions, (str, bytes, Mapping)) or not isinstance(decisions, Iterable):
        raise Error(f"reading decisions: a {type(decisions).__name__} is no list of them and no path")
    return lines_of(decisions).decode("ascii")
