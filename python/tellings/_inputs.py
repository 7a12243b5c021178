"""What people hand over, made the engine's input; and the messages for what cannot be."""
from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from ._engine import Error, Items
from ._records import Record

FIELDS = ("id", "source", "url", "title", "language", "use", "kind", "text", "html", "published", "modified", "retrieved",
          "complete", "byline", "paragraphs")
TIMES = ("published", "modified", "retrieved")


def is_table(given: Any) -> bool:
    """Whether it offers its columns: a data frame of pandas or polars, a table of pyarrow, a Table."""
    return hasattr(given, "__arrow_c_stream__")


def mapping_of(fields: Mapping[str, str] | None) -> str:
    """{"text": "body"} as the engine reads it."""
    if fields is None:
        return ""
    for ours, theirs in fields.items():
        if not isinstance(theirs, str) or "," in theirs or "=" in theirs:
            raise Error(f"reading fields: the name {theirs!r} for {ours} is no text without comma and equals sign")
    return ",".join(f"{ours}={theirs}" for ours, theirs in fields.items())


def items_of_table(table: Any, fields: Mapping[str, str] | None = None) -> Items:
    return Items.from_arrow(table.__arrow_c_stream__(), mapping_of(fields))


def account_line(given: Any, place: str, fields: Mapping[str, str] | None = None) -> dict[str, Any]:
    """One account as a JSON object: a text, a dictionary, an Account, a Doc."""
    if isinstance(given, str):
        return {"text": given}
    if isinstance(given, Record):
        given = given._data
    if not isinstance(given, Mapping):
        raise Error(f"reading {place}: a {type(given).__name__} is no account; give a text or a dictionary with text or html")
    line: dict[str, Any] = {}
    for ours in FIELDS:
        value = given.get((fields or {}).get(ours, ours))
        if value is None:
            continue
        if ours in TIMES:
            value = time_text(value, f"{ours} of {place}")
        elif ours in ("byline", "paragraphs"):
            if isinstance(value, str) and value.startswith("["):  # as it stands in a column of a table
                value = json_list(value, f"{ours} of {place}")
            if not isinstance(value, (str, list, tuple)):
                raise Error(f"reading {ours} of {place}: a {type(value).__name__} is no list")
        elif ours in ("id", "language", "complete", "use", "kind"):
            value = str(value)
        elif ours == "html" and isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        elif not isinstance(value, str):
            raise Error(f"reading {ours} of {place}: a {type(value).__name__} is no text")
        line[ours] = value
    return line


def json_list(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise Error(f"reading {place}: it begins as JSON and is none") from None


def time_text(value: Any, place: str) -> str:
    if isinstance(value, Mapping):  # as it stands in a collation
        value = value.get("value") or ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    if not isinstance(value, str):
        raise Error(f"reading {place}: a {type(value).__name__} is no time; give a text like 2024-05-14T10:00:00Z or a datetime")
    return value


def lines_of(records: Iterable[Mapping[str, Any]]) -> bytes:
    return b"\n".join(json.dumps(record, default=str).encode("ascii") for record in records)


def accounts_of(given: Any, what: str, fields: Mapping[str, str] | None = None) -> Items:
    """Accounts in any of the forms that `collate` takes."""
    if given is None:
        raise Error(f"{what}: there is None where accounts should be; give a list of them, a table or paths")
    if is_table(given):
        return items_of_table(given, fields)
    if isinstance(given, os.PathLike):
        return items_of_paths([given], fields)
    if isinstance(given, (str, bytes, Mapping, Record)):
        raise Error(f"{what}: one {type(given).__name__} is not several accounts; give a list, [account, ...]")
    try:
        accounts = list(given)
    except TypeError:
        raise Error(f"{what}: a {type(given).__name__} is no list of accounts, no table and no path") from None
    if not accounts:
        raise Error(f"{what}: the list of accounts is empty")
    if all(isinstance(account, os.PathLike) for account in accounts):
        return items_of_paths(accounts, fields)
    return Items.from_json(lines_of(account_line(account, f"account {i}", fields) for i, account in enumerate(accounts)), "accounts")


def items_of_paths(paths: Iterable[os.PathLike[str]], fields: Mapping[str, str] | None = None) -> Items:
    return Items.from_paths([os.fspath(path) for path in paths], mapping_of(fields))


def threads_of(threads: int) -> int:
    if not isinstance(threads, int) or isinstance(threads, bool) or not 0 <= threads <= 1024:
        raise Error(f"reading threads={threads!r}: not a number from 0 (all cores) to 1024")
    return threads
