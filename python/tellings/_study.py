"""How much of an archive is drawn from others: numbers with their range, and a sample to code by hand."""
from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any

from . import _engine
from ._engine import Error
from .store import Store
from .tables import Table

REPORTED_ROWS = 20
ACCOUNT_COLUMNS = ("id", "source", "url", "title", "published", "words", "complete")


class Study:
    """What `study` found. docs/study.md says what each number means."""

    def __init__(self, inner: _engine.ArchiveStudy, texts: Any):
        self._inner = inner
        self._texts = texts  # n, seed -> (title, url, text) of each account drawn
        self._found: dict[str, Any] = json.loads(inner.json())

    @property
    def all(self) -> dict[str, int]:
        """The numbers of the whole selection."""
        return dict(self._found["all"])

    @property
    def methods(self) -> str:
        """The paragraph for a paper."""
        return str(self._found["methods"])

    def table(self, by: str = "sources") -> Table:
        """A row for each of the sources, owners, weeks or origins."""
        if by not in ("sources", "owners", "weeks", "origins"):
            raise Error(f"giving a study by {by}: not one of sources, owners, weeks, origins")
        rows = self._found[by]
        columns = list(rows[0]) if rows else ["name"]
        kinds = {"name": "u", "in_this_archive": "b"}
        return Table.of([(name, kinds.get(name, "l")) for name in columns], [[row[name] for name in columns] for row in rows])

    def report(self) -> str:
        """The text that `tellings study` prints."""
        return self._inner.report(REPORTED_ROWS)

    def to_dict(self) -> dict[str, Any]:
        """tellings.study/1."""
        return json.loads(self._inner.json())  # type: ignore[no-any-return]

    def to_csv(self) -> str:
        return self._inner.csv()

    def sample(self, n: int = 200, seed: int = 1) -> str:
        """A sheet (CSV) of `n` accounts drawn by lot, to code by hand; nothing in it says what was found. The same archive
        and seed give the same sheet."""
        return self._inner.sheet(*_draw(n, seed), self._texts(*_draw(n, seed)))

    def answers(self, n: int = 200, seed: int = 1) -> str:
        """What was found of the accounts of the same sample (CSV)."""
        return self._inner.answers(*_draw(n, seed))

    def __repr__(self) -> str:
        return f"<Study of {self.all['accounts']} accounts>"


def study(archive: Store | str | os.PathLike[str], *, query: str = "", start: str = "", end: str = "", sources: Sequence[str] = (),
          outlets: str | os.PathLike[str] | None = None) -> Study:
    """Counts what the accounts of a store, or of the tables that `tellings.spark` left in a folder, draw from others.

    `query` is words as in `Store.search`; `start` and `end` a day or a time each; `sources` names of sources; `outlets` a file
    of domain, outlet, owner, kind (without one: what `tellings add --sources` put into the store). Tables need pyarrow.

    >>> import tempfile, tellings
    >>> store = tellings.Store(tempfile.mkdtemp() + "/desk.db")
    >>> text = "Nine dockers died when a silo burst at Port Marchant, the harbour police said on Tuesday."
    >>> _ = store.add([{"id": "a", "text": text, "published": "2024-05-14", "source": "Wire"}])
    >>> tellings.study(store).all["accounts"]
    1
    """
    if isinstance(sources, str) or not all(isinstance(name, str) for name in sources):
        raise Error("studying an archive: sources is a list of names")
    lines = None if outlets is None else _read(outlets)
    inner = _engine.ArchiveStudy(query, start, end, list(sources), lines)
    if isinstance(archive, Store):
        inner.read_store(archive.path)
        return Study(inner, inner.stored_texts)
    if not isinstance(archive, (str, os.PathLike)):
        raise Error(f"studying an archive: a {type(archive).__name__} is neither a Store nor the folder of an archive's tables")
    tables = _Tables(os.fspath(archive))
    tables.hand_over(inner)
    return Study(inner, lambda n, seed: tables.texts(inner.sample(n, seed)))


def _draw(n: int, seed: int) -> tuple[int, int]:
    if any(not isinstance(number, int) or isinstance(number, bool) or number < 0 for number in (n, seed)):
        raise Error(f"drawing a sample: n={n!r} and seed={seed!r} are whole numbers from 0 on")
    return n, seed


def _read(path: str | os.PathLike[str]) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise Error(f"reading outlets from {os.fspath(path)}: {error}") from None


class _Tables:
    """The Parquet tables of an archive job."""

    def __init__(self, folder: str):
        self.folder = folder

    def dataset(self, name: str) -> Any:
        try:
            import pyarrow.dataset

            return pyarrow.dataset.dataset(f"{self.folder}/{name}", format="parquet")
        except ImportError:
            raise Error("studying tables: pyarrow is not installed; pip install pyarrow") from None
        except (OSError, ValueError) as error:
            raise Error(f"studying {self.folder}: table {name} cannot be read: {_first_line(error)}; name the folder that tellings.spark "
                        "wrote, once it has ended") from None

    def rows(self, name: str, columns: Sequence[str], share_as_text: bool = False) -> Any:
        """A stream over some columns: no more of a table is in memory than is being read."""
        import pyarrow as pa
        import pyarrow.compute as pc

        expressions: Any = {column: pc.field(column) for column in columns}
        if share_as_text:
            expressions["share"] = pc.field("share").cast(pa.string())
        return self.dataset(name).scanner(columns=expressions).to_reader().__arrow_c_stream__()

    def hand_over(self, inner: _engine.ArchiveStudy) -> None:
        try:
            inner.add_accounts(self.rows("accounts", [*ACCOUNT_COLUMNS, *(["text"] if inner.has_query() else [])]))
            inner.add_placements(self.rows("stories", ["id", "story"]))
            inner.add_left_out(self.rows("left_out", ["id"]))
            inner.add_drawings(self.rows("drawings", ["account", "origin", "label", "credited", "share", "band"], share_as_text=True))
        except (OSError, ValueError) as error:
            raise Error(f"studying {self.folder}: {_first_line(error)}") from None
        for engine in self.engines():
            inner.add_engine(engine["version"], json.dumps(engine["models"]))
        inner.select()

    def engines(self) -> list[dict[str, Any]]:
        """What made the collations: as the first of each file says, for a job that was killed may have gone on with another."""
        found: list[dict[str, Any]] = []
        for part in self.dataset("collations").get_fragments():
            first = part.head(1, columns=["document"])
            engines = [json.loads(document)["engine"] for document in first.column(0).to_pylist()]
            found += [engine for engine in engines if engine not in found]
        return found

    def texts(self, ids: list[str]) -> list[tuple[str, str, str]]:
        import pyarrow.compute as pc

        columns = ["id", "title", "url", "text"]
        table = self.dataset("accounts").to_table(columns=columns, filter=pc.field("id").isin(ids))
        texts = {row["id"]: (row["title"] or "", row["url"] or "", row["text"] or "") for row in table.to_pylist()}
        return [texts[id] for id in ids]


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
