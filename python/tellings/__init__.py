"""Tellings: many news accounts of the same event, laid side by side.

    import tellings
    collation = tellings.collate(accounts)     # texts, dictionaries, a data frame, paths
    collation.story.figures[0].readings        # typed, each with the words it came from
    collation.to_html("page.html")

docs/python.md walks through it. Every failure is a `tellings.Error` with the engine's message.
"""
from ._engine import Error, version as __version__
from .accounts import Account, Skipped
from .collation import Collation, Story
from .grouping import Grouper, Placement, group
from .notes import Doc
from ._study import Study, study
from .stages import annotate, annotate_all, annotate_table, collate, extract, extract_all, extract_table
from .store import Store
from .tables import Table

__all__ = ["Account", "Collation", "Doc", "Error", "Grouper", "Placement", "Skipped", "Store", "Story", "Study", "Table", "__version__",
           "annotate", "annotate_all", "annotate_table", "collate", "extract", "extract_all", "extract_table", "group",
           "study"]
