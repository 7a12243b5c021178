"""Paths that the tests of the whole share."""
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from server import Server  # noqa: E402

SHARED = pathlib.Path(os.environ.get("TELLINGS_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def root() -> pathlib.Path:
    return ROOT


@pytest.fixture(scope="session")
def binary() -> pathlib.Path:
    path = pathlib.Path(os.environ.get("TELLINGS_BINARY", ROOT / "build/release/tellings"))
    if not path.exists():
        pytest.fail(f"{path} is not built; ./run build builds it")
    return path


@pytest.fixture(scope="session")
def shared() -> pathlib.Path:
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not there; TELLINGS_SHARED names it")
    return SHARED


@pytest.fixture(scope="session")
def run(binary):
    """run("collate", "--json", ..., input=bytes) -> CompletedProcess with bytes."""
    def call(*arguments, **options):
        return subprocess.run([str(binary), *map(str, arguments)], capture_output=True, timeout=120, **options)
    call.binary = str(binary)
    return call


@pytest.fixture(scope="module")
def server(binary, store):
    """Serves the `store` of the test's own module, and must stop without a fault."""
    running = Server(binary, store)
    yield running
    assert running.stop() == 0
