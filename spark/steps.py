"""What Python workers do with the rows that Spark hands them: batches of Arrow in, batches of Arrow out (mapInArrow)."""
from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from .. import _engine
from .._shared import engine

Batches = Iterator[pa.RecordBatch]
Step = Callable[[Batches], Batches]

PAGES_AT_A_TIME = 500
UNKNOWN_ORIGIN = "a source not among the accounts"  # as the store labels it
QUOTE_SHINGLE = 4  # words
QUOTE_KEYS = 8  # lowest hashes of a quotation's shingles


def batches_of(table: Any) -> Batches:
    """Of one of the engine's tables, without a copy."""
    yield from pa.table(table).to_batches()


def capsule_of(batch: pa.RecordBatch) -> object:
    return pa.Table.from_batches([batch]).__arrow_c_stream__()


def step(work: Callable[[object], Any]) -> Step:
    """Rows that can be worked on whatever stands beside them."""
    return lambda batches: (out for batch in batches if batch.num_rows for out in batches_of(work(capsule_of(batch))))


def whole_groups(batches: Batches, column: str) -> Iterator[pa.Table]:
    """Sorted rows cut so that all rows with one value of `column` are in one table; whatever Spark cuts them into."""
    held: list[pa.RecordBatch] = []
    for batch in batches:
        if batch.num_rows == 0:
            continue
        values = batch.column(batch.schema.get_field_index(column)).to_pylist()
        cut = len(values)
        while cut > 0 and values[cut - 1] == values[-1]:
            cut -= 1
        if held and (cut > 0 or held[-1].column(column)[-1].as_py() != values[0]):
            first = 0
            while first < cut and values[first] == held[-1].column(column)[-1].as_py():
                first += 1
            yield pa.Table.from_batches([*held, batch.slice(0, first)])
            held = []
            if first < cut:
                yield pa.Table.from_batches([batch.slice(first, cut - first)])
            batch = batch.slice(cut)
        elif cut > 0:
            yield pa.Table.from_batches([batch.slice(0, cut)])
            batch = batch.slice(cut)
        held.append(batch)
    if held:
        yield pa.Table.from_batches(held)


def grouped(work: Callable[[object], Any], column: str) -> Step:
    """Rows that need all others of their group beside them."""
    return lambda batches: (out for table in whole_groups(batches, column) for out in batches_of(work(table.__arrow_c_stream__())))


def read_paths(batches: Batches) -> Batches:
    """Each path read to its end: accounts, and a row with a reason for what gave none. A file that breaks off gives what
    stands before the break."""
    for batch in batches:
        for path in batch.column(0).to_pylist():
            yield from read_parquet(path) if path.endswith(".parquet") else read_items(_engine.Items.from_paths([path]))


def read_items(items: _engine.Items) -> Batches:
    while True:
        table = engine().extract_table(items, False, PAGES_AT_A_TIME, 1)
        if len(table) == 0:
            return
        yield from batches_of(_Stream(table))


class _Stream:
    """One of the extension's tables as pyarrow takes it."""

    def __init__(self, table: _engine.Table):
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.stream()


def read_parquet(path: str) -> Batches:
    """Pages or accounts of a Parquet file, a batch at a time."""
    import pyarrow.parquet

    try:
        file = pyarrow.parquet.ParquetFile(path)
        for number, batch in enumerate(file.iter_batches(PAGES_AT_A_TIME)):
            table = pa.Table.from_batches([batch])
            for out in read_items(_engine.Items.from_arrow(table.__arrow_c_stream__())):
                places = [f"{path}#{number * PAGES_AT_A_TIME + row}" for row in range(out.num_rows)]
                yield out.set_column(out.schema.get_field_index("input"), "input", pa.array(places))
    except (OSError, pa.ArrowException, _engine.Error) as error:
        reason = f"reading {path}: {str(error).splitlines()[0]}"
        yield pa.RecordBatch.from_pylist([{"input": path, "reason": reason}], _read_schema())


def _read_schema() -> pa.Schema:
    from .schemas import READ

    columns = (column.split() for column in READ.split(", "))
    return pa.schema([(name, pa.int64() if kind == "bigint" else pa.string()) for name, kind in columns])


def signatures(batches: Batches) -> Batches:
    return step(lambda rows: _Stream(_engine.signature_table(engine(), _engine.Items.from_arrow(rows), 1)))(batches)


def keys(batches: Batches) -> Batches:
    return step(lambda rows: _Stream(_engine.key_table(rows)))(batches)


def pairs(batches: Batches) -> Batches:
    """Of sorted rows of keys; the last holders of a key are known from one batch to the next."""
    pairing = _engine.Pairing()
    return step(lambda rows: _Stream(pairing.next(rows)))(batches)


def likeness(batches: Batches) -> Batches:
    return step(lambda rows: _Stream(_engine.likeness_table(rows)))(batches)


def stories(batches: Batches) -> Batches:
    return grouped(lambda rows: _Stream(_engine.story_table(rows)), "component")(batches)


def collations(least: int, most: int) -> Step:
    return grouped(lambda rows: _Stream(_engine.collation_table(engine(), rows, least, most, 1)), "story")


def quotations(batches: Batches) -> Batches:
    """The utterances of collations, with the keys by which the same words are found in another story."""
    for batch in batches:
        rows = [row for document in batch.column(0).to_pylist() for row in _quotations(json.loads(document))]
        yield pa.RecordBatch.from_pylist(rows, pa.schema([
            ("id", pa.string()), ("story", pa.string()), ("quotation", pa.string()), ("speaker", pa.string()), ("text", pa.string()),
            ("accounts", pa.int64()), ("first", pa.string()), ("keys", pa.list_(pa.int64()))]))


def _quotations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for story in document["stories"]:
        for quote in story["quotes"]:
            if all(witness["kind"] == "indirect" for witness in quote["witnesses"]):
                continue
            yield {"id": f"{story['id']}/{quote['id']}", "story": story["id"], "quotation": quote["id"], "speaker": quote["speaker_name"],
                   "text": quote["text"], "accounts": len({witness["account"] for witness in quote["witnesses"]}), "first": story["first"],
                   "keys": quotation_keys(quote["speaker_name"] or "", quote["text"])}


def drawings(batches: Batches) -> Batches:
    """Who draws on whom, of collations; `origin` is null for a source outside the archive, which `label` describes."""
    for batch in batches:
        rows = [row for document in batch.column(0).to_pylist() for row in _drawings(json.loads(document))]
        yield pa.RecordBatch.from_pylist(rows, pa.schema([
            *((name, pa.string()) for name in ("story", "account", "origin", "label", "how")),
            ("credited", pa.bool_()), ("share", pa.float64()), ("band", pa.string())]))


def _drawings(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for story in document["stories"]:
        hidden = {source["id"]: source["kind"] or UNKNOWN_ORIGIN for source in story["derivation"]["hidden"]}
        for edge in story["derivation"]["edges"]:
            label = hidden.get(edge["from"])
            yield {"story": story["id"], "account": edge["to"], "origin": None if label else edge["from"], "label": label, "how": edge["how"],
                   "credited": edge["credited"], "share": edge["share"], "band": edge["band"]}


def quotation_keys(speaker: str, text: str) -> list[int]:
    """The lowest hashes of the runs of four words, each with the speaker's last name: words alone are anybody's.

    >>> a = quotation_keys("Ana Ruiz", "We told them twice that the dust was not safe")
    >>> b = quotation_keys("Minister Ruiz", "we told them twice, that the dust was not safe!")
    >>> a == b and len(a) == 7, quotation_keys("Ana Ruiz", "Not safe")
    (True, [])
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFKD", text).casefold())
    name = (re.findall(r"\w+", speaker.casefold()) or [""])[-1]
    runs = {" ".join([name, *words[i:i + QUOTE_SHINGLE]]) for i in range(len(words) - QUOTE_SHINGLE + 1)}
    hashes = (int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big", signed=True) for run in runs)
    return sorted(hashes)[:QUOTE_KEYS]
