"""The engine that all calls of a process share; its models are read when it is first needed."""
from __future__ import annotations

import functools
import os
import pathlib

from . import _engine


@functools.cache
def engine() -> _engine.Engine:
    """$TELLINGS_MODELS is looked through first, then the models of the package."""
    folders = [os.environ["TELLINGS_MODELS"]] if os.environ.get("TELLINGS_MODELS") else []
    return _engine.Engine([*folders, str(pathlib.Path(__file__).parent / "models")])
