"""What the tests of the package share. They run against the installed wheel, never against the source tree."""
import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/port-marchant/accounts.jsonl"


@pytest.fixture(scope="session")
def accounts():
    return [json.loads(line) for line in EXAMPLE.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def collation(accounts):
    import tellings

    return tellings.collate(accounts)


@pytest.fixture(autouse=True)
def at_root(monkeypatch):
    """Documents name their files from the root of the source tree."""
    monkeypatch.chdir(ROOT)
