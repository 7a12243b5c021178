"""kill -9 at any write loses nothing that was committed, and leaves nothing half there.

TELLINGS_KILLS says how many times (20; ./run check takes 500). Each run of `tellings add` prints an account once its
batch is committed; it is killed at a random time, and what it had printed must be in the store, which must be whole."""
import json
import os
import random
import shutil
import sqlite3
import subprocess
import time

import pytest
from test_store import OTHER, STORY, as_input, lines, poured

KILLS = int(os.environ.get("TELLINGS_KILLS", "20"))


def many(root):
    """Enough accounts for several batches: both stories, and each again as of other years, with other names of places."""
    accounts = []
    for copy, year in enumerate(("2024", "2021", "2018", "2015", "2012", "2009")):
        for account in poured(root, STORY, OTHER):
            moved = json.dumps(account).replace("2024-", f"{year}-").replace("2023-", f"{int(year) - 1}-")
            account = json.loads(moved)
            account["id"] += f"-{copy}"
            account["url"] = f"https://x{copy}.example/{account['id']}"
            account["text"] = account["text"].replace("Marchant", "Marchant Corvina Delta Echo Foxley Garnet".split()[copy])
            accounts.append(account)
    return accounts


def story_sets(run, db):
    stories = {}
    for line in lines(run("export", "--db", db, "accounts")):
        stories.setdefault(line["story"], set()).add(line["id"])
    return {story: frozenset(ids) for story, ids in stories.items()}


@pytest.fixture(scope="module")
def unbroken(root, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("unbroken") / "t.db"
    start = time.monotonic()
    subprocess.run([run.binary, "add", "--db", db], input=as_input(many(root)), capture_output=True, check=True)
    return db, time.monotonic() - start


def test_a_kill_loses_nothing_that_was_committed(root, binary, run, tmp_path, unbroken):
    whole, seconds = unbroken
    given = tmp_path / "given.jsonl"
    given.write_bytes(as_input(many(root)))
    chance = random.Random(9)
    db = tmp_path / "t.db"
    kill = runs = 0
    while kill < KILLS:
        assert (runs := runs + 1) <= 20 * KILLS, "too few of the runs were under way when they were killed"
        if not db.exists() or chance.random() < 0.3:  # from the beginning, or where the last one stopped
            for path in tmp_path.glob("t.db*"):
                path.unlink()
        printed = open(tmp_path / "printed", "wb")
        process = subprocess.Popen([binary, "add", "--db", db, "--json", given], stdout=printed, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=chance.uniform(0.1, 1) * seconds)
            seconds *= 0.8  # it ended before: the machine is faster than it was, or little was left to do
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kill += 1
        printed.close()
        told = [json.loads(line)["id"] for line in (tmp_path / "printed").read_bytes().split(b"\n")[:-1]]
        if not db.exists():
            assert not told
            continue
        with sqlite3.connect(db) as store:
            assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if store.execute("PRAGMA user_version").fetchone() == (0,):
                assert not told
                continue
            kept = {row[0] for row in store.execute("SELECT id FROM account")}
        store.close()
        assert set(told) <= kept, f"kill {kill}"
        checked = run("check", "--db", db)
        assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()
    subprocess.run([binary, "add", "--db", db, given], capture_output=True, check=True)
    assert run("check", "--db", db).returncode == 0
    kept, wanted = story_sets(run, db), story_sets(run, whole)
    assert set().union(*kept.values()) == set().union(*wanted.values())
    assert sorted(map(sorted, kept.values())) == sorted(map(sorted, wanted.values()))


def test_a_copy_of_the_files_at_any_time_opens(root, run, tmp_path, unbroken):
    """A power cut leaves the file and its log as they are on the disk: their copy must open at a commit."""
    whole, _ = unbroken
    reader = sqlite3.connect(whole)
    reader.execute("SELECT count(*) FROM account").fetchone()  # keeps the log from being folded in
    extra = {"id": "extra", "text": "A ferry sank off Cascais on Tuesday, the coast guard said.", "url": "https://y.example/ferry"}
    assert run("add", "--db", whole, input=as_input([extra])).returncode == 0
    log = whole.with_name(whole.name + "-wal")
    assert log.exists() and log.stat().st_size > 0
    for cut in (0, 1000, log.stat().st_size // 2, log.stat().st_size - 1, log.stat().st_size):
        copy = tmp_path / f"cut{cut}.db"
        shutil.copy(whole, copy)
        copy.with_name(copy.name + "-wal").write_bytes(log.read_bytes()[:cut])
        done = run("check", "--db", copy)
        assert done.returncode == 0, done.stdout
    reader.close()
