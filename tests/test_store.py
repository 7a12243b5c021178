"""A desk's store, from outside: add, stories, story, search; what comes again, what changes, what is cut off."""
import fcntl
import json
import os
import resource
import sqlite3
import subprocess

import pytest

STORY = "eval/stories/01-port-marchant-grain-blast/accounts.jsonl"
OTHER = "eval/stories/06-nkwanpa-strike/accounts.jsonl"


def lines(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def poured(root, *paths):
    """Accounts of several stories, each id with its folder before it."""
    accounts = []
    for path in paths or (STORY, OTHER):
        for line in (root / path).read_text().splitlines():
            account = json.loads(line)
            account["id"] = path.split("/")[2][:2] + "-" + account["id"]
            accounts.append(account)
    return accounts


def as_input(accounts):
    return "".join(json.dumps(account) + "\n" for account in accounts).encode()


@pytest.fixture(scope="module")
def filled(root, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("store") / "t.db"
    done = run("add", "--db", db, "--json", input=as_input(poured(root)))
    assert done.returncode == 0, done.stderr.decode()
    return db


def test_two_stories_are_listed_with_their_numbers(run, filled):
    stories = lines(run("stories", "--db", filled, "--json"))
    large = [story for story in stories if story["accounts"] > 1]
    assert len(large) == 2
    for story in large:
        assert 1 <= story["independent"] <= story["texts"] <= story["accounts"]
        assert story["first"] <= story["last"]


def test_a_list_goes_on_where_it_ended(run, filled):
    whole = lines(run("stories", "--db", filled, "--json"))
    first = run("stories", "--db", filled, "--json", "--limit", "1")
    cursor = first.stderr.decode().split("--after ")[1].strip()
    assert lines(first) + lines(run("stories", "--db", filled, "--json", "--after", cursor)) == whole


def test_a_stored_story_is_what_collate_prints(root, run, filled):
    """The store adds nothing to a story and loses nothing of it, but for its id, which is stable there."""
    stored = {}
    for story in lines(run("stories", "--db", filled, "--json")):
        document = json.loads(run("story", "--db", filled, "--json", story["id"]).stdout)
        assert document["format"] == "tellings.collation/1" and document["engine"]["models"]
        stored[frozenset(a["id"] for a in document["stories"][0]["accounts"])] = document["stories"][0]
    for path in (STORY, OTHER):
        (whole,) = [s for ids, s in stored.items() if any(i.startswith(path.split("/")[2][:2]) for i in ids) and len(ids) > 1]
        ids = {a["id"] for a in whole["accounts"]}
        given = as_input([a for a in poured(root, path) if a["id"] in ids])
        direct = json.loads(run("collate", "--json", "--one-story", input=given).stdout)["stories"][0]
        direct["id"] = whole["id"]
        assert whole == direct


def test_the_same_again_is_known_and_changes_nothing(root, run, filled):
    before = run("stories", "--db", filled, "--json").stdout
    done = run("add", "--db", filled, "--json", input=as_input(poured(root)))
    assert {line["standing"] for line in lines(done)} == {"known"}
    assert b"0 accounts added" in done.stderr and b"0 stories collated" in done.stderr
    assert run("stories", "--db", filled, "--json").stdout == before


def test_accounts_are_found_with_their_passage(root, run, filled):
    texts = {a["id"]: a["text"] for a in poured(root)}
    found = lines(run("search", "--db", filled, "--json", "conveyor gallery"))
    assert found
    for one in found:
        passage = one["passage"]
        if passage is None:
            continue
        words = texts[one["account"]][passage["start"]:passage["end"]]
        assert words == passage["text"]
        assert "conveyor" in words.lower() or "gallery" in words.lower()
    scores = [one["score"] for one in found]
    assert scores == sorted(scores, reverse=True)
    assert not lines(run("search", "--db", filled, "--json", "conveyor -conveyor"))
    assert {f["account"] for f in lines(run("search", "--db", filled, "--json", '"conveyor gallery"'))} <= {f["account"] for f in found}


def test_quotations_are_found_by_speaker_with_their_wordings_by_date(root, run, filled):
    texts = {a["id"]: a["text"] for a in poured(root)}
    found = lines(run("search", "--db", filled, "--json", "--speaker", "Roodt"))
    assert found and any(len(one["wordings"]) > 1 for one in found)
    for one in found:
        assert "Roodt" in one["speaker"]
        dates = [w["published"] for w in one["wordings"] if w["published"]]
        assert dates == sorted(dates)
        for wording in one["wordings"]:
            pieces = [texts[wording["account"]][p["start"]:p["end"]] for p in wording["content"]]
            assert " ".join(pieces) == wording["words"]


def test_figures_are_found_by_what_they_count_and_by_value(root, run, filled):
    texts = {a["id"]: a["text"] for a in poured(root)}
    found = lines(run("search", "--db", filled, "--json", "--for", "figures", "silo", "--min", "4000", "--max", "6500"))
    tonnes = lines(run("search", "--db", filled, "--json", "--for", "figures", "--min", "4200", "--max", "4200"))
    assert tonnes[0]["value"] == 4200
    for one in tonnes:
        assert one["value"] == 4200 or (one["low"] or 0) <= 4200 <= (one["high"] or 1e99)
    for one in found + tonnes:
        assert texts[one["account"]][one["printed"]["start"]:one["printed"]["end"]] == one["printed"]["text"]


def test_names_are_found_with_their_accounts(run, filled):
    found = lines(run("search", "--db", filled, "--json", "--for", "names", "Tessaly"))
    assert found[0]["accounts"] > 1 and found[0]["newest"]
    assert [one["accounts"] for one in found] == sorted((one["accounts"] for one in found), reverse=True)


def test_a_search_within_a_time(run, filled):
    inside = lines(run("search", "--db", filled, "--json", "terminal", "--from", "2024-05-14", "--to", "2024-05-14"))
    assert inside and all(one["published"].startswith("2024-05-14") or one["published"] < "2024-05-15T14" for one in inside)
    assert not lines(run("search", "--db", filled, "--json", "terminal", "--to", "2019-01-01"))


@pytest.mark.parametrize("words", ['"', "-", "*", '"" ""', "a:b", "NEAR(a b)", "(", "title:x", "'; DROP TABLE account; --", "^a", "ü*", "OR", "a OR", "OR b"])
def test_no_typed_character_is_an_operator(run, filled, words):
    done = run("search", "--db", filled, "--json", "--", words)
    assert done.returncode in (0, 2), done.stderr.decode()
    assert b"syntax" not in done.stderr


PAGE = {"id": "p", "url": "https://paper.example/ferry", "source": "Paper", "published": "2024-05-14T10:00:00Z",
        "text": "A ferry with 43 people aboard sank off Cascais on Tuesday.\n\n\"We heard one call,\" harbour master Ana Brill told reporters."}


def add(run, db, *accounts):
    return lines(run("add", "--db", db, "--json", input=as_input(accounts)))


def test_another_text_of_an_address_is_a_new_version_and_the_collation_says_so(run, tmp_path):
    db = tmp_path / "t.db"
    (first,) = add(run, db, PAGE)
    edited = {**PAGE, "text": PAGE["text"].replace("43", "45")}
    (second,) = add(run, db, edited)
    assert (first["standing"], second["standing"]) == ("new", "version")
    assert second["story"] == first["story"] and second["id"] != first["id"]
    document = json.loads(run("story", "--db", db, "--json", first["story"]).stdout)
    (account,) = document["stories"][0]["accounts"]
    assert account["id"] == second["id"] and account["version_of"] == first["id"] and "45 people" in account["text"]
    assert [(v["id"], v["replaced_silently"]) for v in account["earlier"]] == [(first["id"], True)]


def test_an_edit_that_is_owned_up_to_is_not_silent(run, tmp_path):
    db = tmp_path / "t.db"
    (first,) = add(run, db, PAGE)
    add(run, db, {**PAGE, "modified": "2024-05-14T12:00:00Z", "text": PAGE["text"].replace("43", "45")})
    document = json.loads(run("story", "--db", db, "--json", first["story"]).stdout)
    assert [v["replaced_silently"] for v in document["stories"][0]["accounts"][0]["earlier"]] == [False]


def test_new_furniture_is_no_new_version(run, tmp_path):
    db = tmp_path / "t.db"
    add(run, db, PAGE)
    (again,) = add(run, db, {**PAGE, "text": PAGE["text"] + "\n\nAdvertisement"})
    assert again["standing"] == "known"


def test_an_id_that_is_taken_gets_a_tail(run, tmp_path):
    db = tmp_path / "t.db"
    first, second = add(run, db, PAGE, {**PAGE, "url": "https://other.example/ferry", "text": PAGE["text"] + " No more was known."})
    assert first["id"] == "p" and second["id"].startswith("p-") and second["standing"] == "new"


def test_a_store_that_is_none_is_refused(run, tmp_path):
    assert b"no such file" in run("stories", "--db", tmp_path / "none.db").stderr
    (tmp_path / "text.db").write_text("not a database, but long enough to be taken for the head of one" * 20)
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    for name, word in (("text.db", b"is not a store"), ("other.db", b"another program")):
        for command in (["stories"], ["search", "x"], ["add"]):
            done = run(*command, "--db", tmp_path / name, input=b"")
            assert done.returncode == 1 and word in done.stderr, done.stderr
    with sqlite3.connect(tmp_path / "other.db") as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_schema")] == ["t"]


def test_check_finds_what_is_not_as_it_should_be(run, filled, tmp_path):
    assert run("check", "--db", filled).returncode == 0
    faults = {
        "UPDATE body SET text = text || '.' WHERE account = (SELECT min(account) FROM body)": b"its text has not its hash",
        "UPDATE quotation SET pieces = '[[0,999999]]' WHERE key = (SELECT min(key) FROM quotation)": b"span of a quotation is not within",
        "UPDATE quotation SET words = 'other words' WHERE key = (SELECT min(key) FROM quotation)": b"words of a quotation are not where",
        "UPDATE figure SET begin = begin + 1, end = end + 1 WHERE key = (SELECT min(key) FROM figure)": b"a figure",
        "UPDATE collation SET sha256 = 'x'": b"collation has not its hash",
        "UPDATE collation SET document = x'00'": b"damaged",
        "DELETE FROM collation": b"has no collation",
        "UPDATE hour SET accounts = accounts + 1": b"wrongly",
        "UPDATE account SET layout = '{}' WHERE key = (SELECT min(key) FROM account)": b"layout is damaged",
        "DELETE FROM body WHERE account = (SELECT min(account) FROM body)": b"words are not there",
        "UPDATE body SET title = 'Zyxwv' WHERE account = (SELECT max(account) FROM body)": b"account_search",
    }
    for number, (sql, message) in enumerate(faults.items()):
        copy = tmp_path / f"{number}.db"
        assert run("backup", "--db", filled, copy).returncode == 0
        with sqlite3.connect(copy) as store:
            store.execute(sql)
        store.close()
        done = run("check", "--db", copy)
        assert done.returncode == 1 and message in done.stdout, (sql, done.stdout, done.stderr)


def test_a_backup_is_one_file_that_opens_like_the_store(run, filled, tmp_path):
    copy = tmp_path / "copy.db"
    assert run("backup", "--db", filled, copy).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["copy.db"]
    assert run("stories", "--db", copy, "--json").stdout == run("stories", "--db", filled, "--json").stdout
    again = run("backup", "--db", filled, copy)
    assert again.returncode == 2 and b"there is such a file" in again.stderr


def test_what_is_removed_is_gone_from_the_file_and_does_not_come_back(root, run, tmp_path):
    db = tmp_path / "t.db"
    rare = "zanzibarquux"
    accounts = poured(root, STORY)
    victim = dict(accounts[3], id="victim", url="https://victim.example/a",
                  text=accounts[3]["text"] + f'\n\n"The {rare} was loud," harbour master {rare.title()} Quill told reporters. Some 4711 {rare}s were there.')
    run("add", "--db", db, input=as_input(accounts + [victim]))
    later = dict(victim, text=victim["text"] + "\n\nA further line was added.")
    assert lines(run("add", "--db", db, "--json", input=as_input([later])))[0]["standing"] == "version"
    assert lines(run("search", "--db", db, "--json", rare))
    done = run("remove", "--db", db, "https://victim.example/a", "--reason", "court order 12/24")
    assert done.returncode == 0, done.stderr.decode()
    for path in tmp_path.glob("t.db*"):
        assert rare.encode() not in path.read_bytes().lower(), path.name
    for kind in ("accounts", "quotations", "figures", "names"):
        assert not lines(run("search", "--db", db, "--json", "--for", kind, rare))
    checked = run("check", "--db", db)
    assert checked.returncode == 0, checked.stdout
    assert {line["story"] for line in lines(run("export", "--db", db))} == {s["id"] for s in lines(run("stories", "--db", db, "--json"))}
    tombstones = lines(run("export", "--db", db, "removed"))
    assert len(tombstones) == 2 and {t["reason"] for t in tombstones} == {"court order 12/24"}
    back = run("add", "--db", db, "--json", input=as_input([victim, dict(victim, text="Quite another text at that address, of which nobody knew."), PAGE]))
    assert [line["standing"] for line in lines(back)] == ["removed", "removed", "new"] and b"court order" in back.stderr
    assert run("remove", "--db", db, "nobody", "--reason", "x").returncode == 1
    assert run("remove", "--db", db, "victim").returncode == 2


def test_sources_are_counted_and_never_rated(run, filled, tmp_path):
    reports = {one["source"]: one for one in lines(run("sources", "--db", filled, "--json"))}
    accounts = lines(run("export", "--db", filled))
    assert sum(one["accounts"] for one in reports.values()) == len([a for a in accounts if a["use"] == "account"])
    drawings = [d for d in lines(run("export", "--db", filled, "drawings")) if d["band"] != "open"]
    assert sum(one["drawing"] for one in reports.values()) == len({d["account"] for d in drawings})
    for one in reports.values():
        assert 0 <= one["share"] <= 1 and one["credited"] <= one["drawing"] <= one["accounts"]
    assert any(one["quotations"] for one in reports.values())
    domain = next(a["url"] for a in accounts if a["url"]).split("/")[2]
    (tmp_path / "outlets.tsv").write_text(f"domain\toutlet\towner\tkind\n{domain}\tThe Mapped Outlet\tHolding\tnews\n")
    mapped = {one["source"]: one for one in lines(run("sources", "--db", filled, "--json", "--sources", tmp_path / "outlets.tsv"))}
    assert mapped["The Mapped Outlet"]["owner"] == "Holding"
    (tmp_path / "bad.tsv").write_text("one cell\n")
    assert b"line 1" in run("sources", "--db", filled, "--sources", tmp_path / "bad.tsv").stderr


@pytest.mark.parametrize("table", ["accounts", "quotations", "figures", "names", "stories", "drawings", "removed"])
def test_tables_come_out_alike_in_both_forms(run, filled, table):
    import csv
    import io
    rows = lines(run("export", "--db", filled, table))
    printed = list(csv.DictReader(io.StringIO(run("export", "--db", filled, "--as", "csv", table).stdout.decode(), newline="")))
    assert len(rows) == len(printed)
    for row, cells in zip(rows, printed):
        assert list(row) == list(cells)
        for name, value in row.items():
            if isinstance(value, str):
                assert cells[name] in (value, "'" + value)


def test_no_cell_is_a_formula(run, tmp_path):
    db = tmp_path / "t.db"
    add(run, db, dict(PAGE, title='=HYPERLINK("http://x")', source="@cmd"))
    printed = run("export", "--db", db, "--as", "csv").stdout.decode()
    assert "\"'=HYPERLINK(" in printed and ",'@cmd," in printed


def test_what_is_exported_can_be_added_elsewhere(run, filled, tmp_path):
    other = tmp_path / "other.db"
    done = run("add", "--db", other, input=run("export", "--db", filled).stdout)
    assert done.returncode == 0
    mine, theirs = ({a["id"]: a for a in lines(run("export", "--db", db))} for db in (filled, other))
    assert mine.keys() == theirs.keys()
    assert all(mine[i]["sha256"] == theirs[i]["sha256"] and mine[i]["published"] == theirs[i]["published"] for i in mine)


def test_a_read_only_store_is_read_and_not_written(run, filled, tmp_path):
    folder = tmp_path / "shelf"
    folder.mkdir()
    run("backup", "--db", filled, folder / "t.db")
    (folder / "t.db").chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        unprivileged = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        if subprocess.run([*unprivileged, "true"], capture_output=True).returncode != 0:
            pytest.skip("cannot give up the rights of root here")
        for path in (tmp_path, *tmp_path.parents):
            if path.stat().st_mode & 0o005 != 0o005 and path.owner() == "root" and str(path).startswith("/tmp/"):
                path.chmod(path.stat().st_mode | 0o055)
    else:
        unprivileged = []
    call = lambda *words: subprocess.run([*unprivileged, run.binary, *map(str, words)], capture_output=True, input=b"")
    stories = call("stories", "--db", folder / "t.db", "--json")
    assert stories.returncode == 0 and stories.stdout == run("stories", "--db", filled, "--json").stdout, stories.stderr
    written = call("add", "--db", folder / "t.db")
    assert written.returncode == 1 and b"read-only" in written.stderr, written.stderr


def test_a_full_disk_is_told_and_leaves_the_last_commit(root, run, tmp_path):
    db = tmp_path / "t.db"
    add(run, db, PAGE)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (db.stat().st_size + 50_000,) * 2)
    done = run("add", "--db", db, input=as_input(poured(root)), preexec_fn=limit)
    assert done.returncode == 1 and b"nothing is half there" in done.stderr, done.stderr
    assert run("check", "--db", db).returncode == 0
    assert [a["id"] for a in lines(run("export", "--db", db))] == ["p"]
    assert run("add", "--db", db, input=as_input(poured(root))).returncode == 0


def test_two_writers_are_told_apart_by_a_clear_error(run, tmp_path):
    db = tmp_path / "t.db"
    add(run, db, PAGE)
    with open(f"{db}-writer") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        second = run("add", "--db", db, input=as_input([PAGE]))
        assert second.returncode == 1 and b"another process is writing" in second.stderr
        assert run("stories", "--db", db).returncode == 0
    assert run("add", "--db", db, input=as_input([PAGE])).returncode == 0


def test_what_people_decided_holds_for_the_story(root, run, tmp_path):
    """Kept once, applied by every later collation of the store; the last account of a story is not set apart."""
    db, decided = tmp_path / "t.db", tmp_path / "d.jsonl"
    accounts = poured(root, STORY)
    assert run("add", "--db", db, input=as_input(accounts[:-1])).returncode == 0
    (story,) = [s for s in lines(run("stories", "--db", db, "--json")) if s["accounts"] > 1]
    before = json.loads(run("story", "--db", db, "--json", story["id"]).stdout)
    sha = {a["id"]: a["sha256"] for a in before["stories"][0]["accounts"]}
    edge = next(e for e in before["stories"][0]["derivation"]["edges"] if e["from"] in sha)
    gone = next(i for i in sha if i not in (edge["from"], edge["to"]))
    said = [{"target": {"account": sha[edge["to"]]}, "do": "not derived", "value": sha[edge["from"]], "by": "desk"},
            {"target": [{"sha256": sha[gone], "start": 0, "end": 4}], "do": "other story", "by": "desk", "at": "2024-05-16"}]
    decided.write_text("".join(json.dumps(d) + "\n" for d in said))
    assert run("add", "--db", db, "--decisions", decided).returncode == 0
    assert run("add", "--db", db, input=as_input(accounts)).returncode == 0
    after = json.loads(run("story", "--db", db, "--json", story["id"]).stdout)
    assert [d["applied"] for d in after["decisions"]] == [True, True]
    assert gone not in {a["id"] for a in after["stories"][0]["accounts"]} and [a["account"] for a in after["apart"]] == [gone]
    assert not any({e["from"], e["to"]} == {edge["from"], edge["to"]} for e in after["stories"][0]["derivation"]["edges"])
    assert gone not in run("story", "--db", db, "--md", "/dev/stdout", story["id"]).stdout.decode()
    kept = lines(run("export", "decisions", "--db", db))
    assert [{k: v for k, v in d.items() if v is not None} for d in kept] == said
    decided.write_text("".join(json.dumps(d) + "\n" for d in kept))
    assert run("collate", "--decisions", decided, input=as_input(accounts)).returncode == 0
    decided.write_text("".join(json.dumps({"target": {"account": s}, "do": "exclude"}) + "\n" for s in {a["sha256"] for a in after["stories"][0]["accounts"]}))
    assert run("add", "--db", db, "--decisions", decided).returncode == 0
    last = json.loads(run("story", "--db", db, "--json", story["id"]).stdout)
    assert last["stories"][0]["accounts"] and {d["why_not"] for d in last["decisions"] if not d["applied"]} == {"it would leave no account in the story"}
    assert run("check", "--db", db).returncode == 0


@pytest.mark.parametrize("form", ["tei", "graphml", "prov", "annotations", "figures-csv", "quotations-csv"])
def test_a_story_is_exported_as_collate_writes_it(root, run, filled, tmp_path, form):
    story = max(lines(run("stories", "--db", filled, "--json")), key=lambda s: s["accounts"])["id"]
    document = json.loads(run("story", "--db", filled, "--json", story).stdout)["stories"][0]
    ids = {account["id"] for account in document["accounts"]}
    given = as_input([account for account in poured(root) if account["id"] in ids])
    out = tmp_path / "out"
    assert run("collate", "--one-story", f"--{form}", out, input=given).returncode == 0
    direct = json.loads(run("collate", "--one-story", "--json", input=given).stdout)["stories"][0]["id"]
    done = run("export", "--db", filled, "--as", form, "--story", story)
    assert done.returncode == 0 and done.stdout == out.read_bytes().replace(direct.encode(), story.encode())
    assert run("export", "--db", filled, "--as", form).returncode == 2
    assert run("export", "--db", filled, "--as", form, "--story", "s-none").returncode == 1


def test_a_beginning_finds_what_its_words_find(run, filled):
    def found(words):
        return {account["account"] for account in lines(run("search", "--db", filled, "--json", "--limit", "200", "--", words))}
    assert found("explo*") == found("explosion OR explosions") != set()
    assert found("EXPLO*") == found("explo*") and found("police -explo*") == found("police") - found("explo*")
    assert found("zzzzz*") == set()


def test_outlets_stay_in_the_store(root, run, tmp_path):
    db, outlets = tmp_path / "t.db", tmp_path / "outlets.tsv"
    accounts = [dict(a, url=f"https://www.paper{i}.example/a") for i, a in enumerate(poured(root, STORY)[:3])]
    outlets.write_text("domain\toutlet\towner\tkind\npaper0.example\tThe Paper\tHold Co\tdaily\npaper1.example\tThe Paper\n")
    assert run("add", "--db", db, "--sources", outlets, "-", input=as_input(accounts)).returncode == 0
    kept = {s["source"]: s for s in lines(run("sources", "--db", db, "--json"))}
    assert kept["The Paper"]["accounts"] == 2 and kept["The Paper"]["owner"] == "Hold Co"
    outlets.write_text("paper0.example,Another\n")
    assert "Another" in {s["source"] for s in lines(run("sources", "--db", db, "--json", "--sources", outlets))}
    assert run("add", "--db", db, "--sources", outlets).returncode == 0
    names = {s["source"] for s in lines(run("sources", "--db", db, "--json"))}
    assert "Another" in names and "The Paper" not in names
