"""What the accounts of a store draw from others: numbers against what the store's own tables hold, and the sheet to code by hand."""
import csv
import io
import json

import pytest

EXAMPLE = "examples/port-marchant"


@pytest.fixture(scope="module")
def desk(root, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("study") / "desk.db"
    stub = {"id": "stub", "source": "The Stub", "published": "2024-05-14", "complete": "stub", "text": "Nine dockers died at Port Marchant."}
    done = run("add", "--db", db, root / EXAMPLE)
    assert done.returncode == 0, done.stderr.decode()
    done = run("add", "--db", db, input=(json.dumps(stub) + "\n").encode())
    assert done.returncode == 0, done.stderr.decode()
    return db


def study(run, desk, *arguments):
    done = run("study", "--db", desk, "--as", "json", *arguments)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def rows(run, desk, table):
    done = run("export", "--db", desk, table)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def reckoned(accounts, drawings):
    """The numbers of `all` from the tables, by the words of docs/study.md."""
    whole = {account["id"]: account for account in accounts if account["complete"] == "full"}
    others = [d for d in drawings if d["account"] in whole and d["source"] != d["from_source"]]
    numbers = {"accounts": len(whole), "words": sum(account["words"] for account in whole.values()), "stubs": len(accounts) - len(whole)}
    for level, kept, together in (("low", [d for d in others if d["band"] == "clear"], max), ("high", others, sum)):
        of = {}
        for drawing in kept:
            of.setdefault(drawing["account"], []).append(drawing)
        words = {id: min(1, together(d["share"] for d in found)) * whole[id]["words"] for id, found in of.items()}
        said = {id for id, found in of.items() if all(d["credited"] for d in found)}
        numbers |= {f"drawing_{level}": len(of), f"credited_{level}": len(said), f"words_drawn_{level}": round(sum(words.values())),
                    f"words_credited_{level}": round(sum(words[id] for id in said))}
    return numbers


def test_the_numbers_are_those_of_the_tables(run, desk):
    found = study(run, desk)
    expected = reckoned(rows(run, desk, "accounts"), rows(run, desk, "drawings"))
    assert expected["drawing_high"] > 0 and expected["stubs"] == 1
    assert {name: found["all"][name] for name in expected} == expected
    for rows_of in ("sources", "owners", "weeks"):
        for name in ("accounts", "words", "drawing_low", "drawing_high", "stubs", "apart", "first_in_this_archive_low"):
            assert sum(row[name] for row in found[rows_of]) == found["all"][name], (rows_of, name)
    assert [week["name"] for week in found["weeks"]] == sorted(week["name"] for week in found["weeks"])


def test_a_selection_counts_its_accounts_alone(run, desk):
    whole = study(run, desk)
    source = whole["sources"][0]
    one = study(run, desk, "--source", source["name"].upper())
    assert one["all"] == {name: source[name] for name in one["all"]} and one["archive"] == whole["archive"]
    silo = study(run, desk, "--query", "Elandsrus")
    assert 0 < silo["all"]["accounts"] < whole["all"]["accounts"]
    day = study(run, desk, "--from", "2024-05-14", "--to", "2024-05-14")
    assert 0 < day["all"]["accounts"] < whole["all"]["accounts"] and "told from 2024-05-14 to 2024-05-14" in day["methods"]


def test_owners_are_those_of_the_file(run, desk, tmp_path):
    hosts = {account["url"].split("/")[2] for account in rows(run, desk, "accounts") if account["url"]}
    owned = sorted(hosts)[:2]
    (tmp_path / "outlets.tsv").write_text("".join(f"{host}\tOutlet {i}\tOne Group\n" for i, host in enumerate(owned)))
    found = study(run, desk, "--sources", tmp_path / "outlets.tsv")
    assert [row["name"] for row in found["owners"]] == ["One Group", None]
    assert {"Outlet 0", "Outlet 1"} <= {row["name"] for row in found["sources"]}


def test_the_forms_hold_the_same_numbers(run, desk):
    found = study(run, desk)
    table = list(csv.DictReader(io.StringIO(run("study", "--db", desk, "--as", "csv").stdout.decode(), newline="")))
    assert {name: int(value) for name, value in table[0].items() if name not in ("by", "name")} == found["all"]
    assert [row["name"] for row in table if row["by"] == "week"] == [week["name"] or "" for week in found["weeks"]]
    report = run("study", "--db", desk).stdout.decode()
    assert f"{found['all']['accounts']} of {found['archive']} accounts in this archive" in report
    assert "first in this archive" in report and "first" not in report.lower().replace("first in this archive", "")
    assert "1 stubs or summaries" in report and "CITATION.cff" in report
    assert found["engines"][0].startswith("0.") and found["engines"][0] in found["methods"]


def test_a_sample_is_the_same_each_time_and_blind(run, desk, tmp_path):
    def sheet(*arguments):
        done = run("study", "sample", "--db", desk, *arguments)
        assert done.returncode == 0, done.stderr.decode()
        return list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    four = sheet("--n", "4", "--seed", "1", "--answers", tmp_path / "found.csv")
    assert len(four) == 4 and four == sheet("--n", "4") == sheet("--n", "200")[:4]
    texts = {account["id"]: account["text"] for account in rows(run, desk, "accounts")}
    assert all(row["text"] == texts[row["account"]] and row["draws_on_others"] == row["coder"] == "" for row in four)
    found = list(csv.DictReader((tmp_path / "found.csv").open(newline="")))
    assert [row["account"] for row in found] == [row["account"] for row in four]
    every = sheet("--n", "200", "--answers", tmp_path / "all.csv")
    assert sorted(row["account"] for row in every) == sorted(set(texts) - {"stub"})
    answers = list(csv.DictReader((tmp_path / "all.csv").open(newline="")))
    for name, column in (("draws_low", "drawing_low"), ("draws_high", "drawing_high"), ("says_so_high", "credited_high"), ("words", "words")):
        assert sum(int(row[name]) for row in answers) == study(run, desk)["all"][column]


@pytest.mark.parametrize("arguments, words", [(["samples"], b"sample"), (["--as", "xml"], b"text, json, csv"), (["--source", "Nobody"], b"nobody"),
                                              (["--from", "soon"], b"soon"), (["--query", "-x"], b"search"), (["sample", "--n", "few"], b"few")])
def test_wrong_usage_is_named(run, desk, arguments, words):
    done = run("study", "--db", desk, *arguments)
    assert done.returncode == 2 and words in done.stderr, done.stderr
