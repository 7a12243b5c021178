"""Tables that pandas, polars and pyarrow read where they lie."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from . import _engine
from ._engine import Error


class Table:
    """Columns in memory, offered by the Arrow C stream interface.

    >>> import tellings
    >>> table = tellings.extract_table([{"html": "<h1>Fog</h1><p>Fog closed the port of Marne on Friday, the harbour master said.</p>"}])
    >>> len(table), "published" in table.columns
    (1, True)
    >>> import pyarrow
    >>> pyarrow.table(table).column("input").to_pylist()
    ['page 0']
    """

    def __init__(self, inner: _engine.Table):
        self._inner = inner

    @classmethod
    def of(cls, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[Any]]) -> Table:
        """From rows. `heads`: name and type of each column, a type being u (text), z (bytes), l (whole number), g
        (number) or b (truth value)."""
        return cls(_engine.Table.of([(str(name), str(kind)) for name, kind in heads], rows))

    @property
    def columns(self) -> list[str]:
        """Names, in their order."""
        return self._inner.names()

    def __len__(self) -> int:
        return len(self._inner)

    def __repr__(self) -> str:
        return f"<Table {len(self)} rows: {', '.join(self.columns)}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule with the table; the columns have the types they have, whatever is requested."""
        return self._inner.stream()

    def to_arrow(self) -> Any:
        """A pyarrow.Table over the same memory."""
        return _module("pyarrow").table(self)

    def to_pandas(self) -> Any:
        """A pandas.DataFrame."""
        _module("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """A polars.DataFrame over the same memory where polars can."""
        return _module("polars").DataFrame(self)


def _module(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        raise Error(f"giving a table to {name}: it is not installed; pip install {name}") from None
