"""The options of `tellings collate` beyond the plain report: earlier documents, explanations, drafts, excerpts."""
import json

import jsonschema
import pytest

STORY = "eval/stories/06-nkwanpa-strike/accounts.jsonl"


@pytest.fixture(scope="module")
def accounts(root):
    return [json.loads(line) for line in (root / STORY).read_text().splitlines()]


@pytest.fixture(scope="module")
def collate(run):
    """collate(accounts, option...) -> the document."""
    def call(accounts, *options):
        done = run("collate", "--json", *options, input="\n".join(map(json.dumps, accounts)).encode())
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)
    return call


# --- an earlier document ---

def test_nothing_changes_by_itself(run, root, tmp_path):
    earlier = tmp_path / "earlier.json"
    earlier.write_bytes(run("collate", "--json", root / STORY).stdout)
    document = json.loads(run("collate", "--json", "--since", earlier, root / STORY).stdout)
    assert [s["brief"]["changes"] for s in document["stories"]] == [[] for _ in document["stories"]]


def test_a_new_account_and_what_it_brings_are_new(accounts, collate, run, root, tmp_path):
    earlier = tmp_path / "earlier.json"
    story = max(collate(accounts)["stories"], key=lambda s: len(s["accounts"]))
    late = story["accounts"][-1]["id"]
    earlier.write_text(json.dumps(collate([a for a in accounts if a["id"] != late])))
    document = collate(accounts, "--since", earlier)
    changes = max(document["stories"], key=lambda s: len(s["accounts"]))["brief"]["changes"]
    assert [c["id"] for c in changes if c["of"] == "account"] == [late]
    assert all(c["evidence"] or c["kind"] == "withdrawn" for c in changes)
    back = collate([a for a in accounts if a["id"] != late], "--since", _written(tmp_path / "now.json", document))
    changes = max(back["stories"], key=lambda s: len(s["accounts"]))["brief"]["changes"]
    assert [(c["kind"], c["id"]) for c in changes if c["of"] == "account"] == [("withdrawn", late)]
    assert b"Since the earlier document" in run("collate", "--since", earlier, root / STORY).stdout


def _written(path, document):
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize(("list_name", "places"), [("quotes", "witnesses"), ("figures", "readings")])
def test_a_later_account_renames_no_id(accounts, collate, list_name, places):
    document = collate(accounts, "--one-story")["stories"][0]
    last = document["accounts"][-1]["id"]
    earlier = collate([account for account in accounts if account["id"] != last], "--one-story")["stories"][0]

    def named(story):
        return {(g[places][0]["account"], g[places][0]["start"], g[places][0]["end"]): g["id"] for g in story[list_name]}
    before, after = named(earlier), named(document)
    kept = [place for place in before if place in after]
    assert len(kept) > 0.9 * len(before)  # the others now stand in a group with an earlier place
    assert all(before[place] == after[place] for place in kept)


@pytest.mark.parametrize("content, word", [("{", "not JSON"), ('{"format": "x"}', "its format is"), ('{"format": "tellings.collation/1"}', "$.engine")])
def test_what_is_no_document_is_refused_by_name(run, root, tmp_path, content, word):
    (tmp_path / "old.json").write_text(content)
    done = run("collate", "--since", tmp_path / "old.json", root / STORY)
    assert done.returncode == 1 and word in done.stderr.decode() and "old.json" in done.stderr.decode()


# --- explanations ---

@pytest.mark.parametrize("list_name, letter", [("quotes", "q"), ("figures", "f"), ("claims", "c")])
def test_explain_by_id_and_by_place(run, root, list_name, letter):
    document = json.loads(run("collate", "--json", root / STORY).stdout)
    items = [item for story in document["stories"] for item in story[list_name]]
    by_place = json.loads(run("collate", "--json", "--explain", f"{letter}2", root / STORY).stdout)
    by_id = json.loads(run("collate", "--json", "--explain", items[1]["id"], root / STORY).stdout)
    assert by_place == by_id
    assert by_id["format"] == "tellings.explanation/1" and by_id["id"] == items[1]["id"]
    texts = {a["id"]: a["text"] for story in document["stories"] for a in story["accounts"]}
    assert by_id["evidence"]
    for place in by_id["evidence"]:
        assert texts[place["account"]][place["start"]:place["end"]] == place["printed"]
    scores = [a["score"] for a in by_id["alternatives"]]
    assert scores == sorted(scores, reverse=True)


def test_explain_two_accounts(run, root):
    document = json.loads(run("collate", "--json", root / STORY).stdout)
    accounts = {a["id"] for s in document["stories"] for a in s["accounts"]}
    edge = next(e for s in document["stories"] for e in s["derivation"]["edges"] if e["from"] in accounts)
    told = run("collate", "--explain", f"{edge['from']}:{edge['to']}", root / STORY).stdout.decode()
    assert "Evidence" in told and "band: " + edge["band"] in told and "were right on the story sets" in told


def test_explaining_what_is_not_there_is_wrong_usage(run, root):
    done = run("collate", "--explain", "q9999", root / STORY)
    assert done.returncode == 2 and b"q9999" in done.stderr


# --- decisions ---

def test_decisions_are_applied_and_told(run, root, tmp_path):
    document = json.loads(run("collate", "--json", root / STORY).stdout)
    story = max(document["stories"], key=lambda s: len(s["accounts"]))
    sha = {a["id"]: a["sha256"] for a in story["accounts"]}
    edge = next(e for e in story["derivation"]["edges"] if e["from"] in sha)
    witness = next(w for q in story["quotes"] for w in q["witnesses"] if w["kind"] == "direct")
    left_out = next(a for a in sha if a not in (edge["from"], edge["to"], witness["account"]))
    decisions = [{"target": {"account": sha[edge["to"]]}, "do": "not derived", "value": sha[edge["from"]], "by": "desk"},
                 {"target": {"account": sha[witness["account"]], "start": witness["start"], "end": witness["end"]}, "do": "speaker", "value": "Somebody Else"},
                 {"target": {"account": sha[left_out]}, "do": "exclude", "note": "syndicated"},
                 {"target": {"account": "0" * 64}, "do": "exclude"}]
    path = tmp_path / "decisions.jsonl"
    path.write_text("".join(json.dumps(d) + "\n" for d in decisions))
    done = run("collate", "--json", "--decisions", path, root / STORY)
    decided = json.loads(done.stdout)
    assert [d["applied"] for d in decided["decisions"]] == [True, True, True, False]
    assert b"not among the input" in done.stderr
    assert decided["decisions"][1]["machine"] == witness["speaker_name"]
    story = max(decided["stories"], key=lambda s: len(s["accounts"]))
    assert (edge["from"], edge["to"]) not in {(e["from"], e["to"]) for e in story["derivation"]["edges"]}
    assert left_out in {a["account"] for a in decided["apart"]}
    assert "Somebody Else" in {w["speaker_name"] for q in story["quotes"] for w in q["witnesses"]}
    assert run("collate", "--json", "--decisions", path, root / STORY).stdout == done.stdout
    jsonschema.validate(decided, json.loads((root / "docs/schema/collation.schema.json").read_text()))


def test_decisions_that_are_none_are_refused(run, root, tmp_path):
    (tmp_path / "d.jsonl").write_text('{"do": "exclude"}\n')
    done = run("collate", "--decisions", tmp_path / "d.jsonl", root / STORY)
    assert done.returncode == 1 and b"line 1" in done.stderr


# --- a draft ---

def test_a_draft_is_held_against_the_accounts(run, accounts, tmp_path):
    whole = max(accounts, key=lambda a: len(a["text"]))["text"]
    draft = tmp_path / "draft.txt"
    draft.write_text("The mayor of Zanzibar bought eleven purple submarines from a circus on Sunday morning.\n\n" + whole.split("\n\n")[2] + "\n")
    told = run("collate", "--one-story", "--draft", draft, input="\n".join(map(json.dumps, accounts)).encode()).stdout.decode()
    part = " ".join(told.split("\nYour text")[1].split("\n\n")[0].split())
    assert "no support found in the accounts: *The mayor of Zanzibar" in part
    assert "Zanzibar" not in told.split("\nBrief")[1].split("\n\n")[0]


# --- times that are given ---

def test_given_dates_and_zones(collate):
    given = [{"id": "a", "text": "A ferry sank on Tuesday, the coast guard said."},
             {"id": "b", "published": "2024-05-14T10:00", "text": "A ferry sank on Tuesday, the coast guard said on Wednesday."}]
    document = collate(given, "--one-story", "--date", "2024-05-15", "--tz", "+02:00")
    times = {a["id"]: a["published"]["value"] for a in document["stories"][0]["accounts"]}
    assert times == {"a": "2024-05-15", "b": "2024-05-14T10:00+02:00"}


@pytest.mark.parametrize("option", [["--date", "soon"], ["--tz", "Mars"]])
def test_a_time_that_is_none_is_wrong_usage(run, option):
    done = run("collate", *option, input=b"A ferry sank.")
    assert done.returncode == 2 and option[1].encode() in done.stderr


# --- what is shared of the texts ---

def test_excerpts_stand_instead_of_texts(run, root, accounts):
    document = json.loads(run("collate", "--json", "--excerpts", root / STORY).stdout)
    jsonschema.validate(document, json.loads((root / "docs/schema/collation.schema.json").read_text()))
    texts = {a["id"]: a["text"] for a in accounts}
    shared = 0
    for story in document["stories"]:
        cited = [e for s in story["brief"]["sentences"] for e in s["evidence"]]
        for account in story["accounts"]:
            assert account["text"] is None
            for excerpt in account["excerpts"]:
                assert texts[account["id"]][excerpt["start"]:excerpt["end"]] == excerpt["text"]
                shared += len(excerpt["text"])
            for place in cited:
                if place["account"] == account["id"]:
                    assert any(x["start"] <= place["start"] and place["end"] <= x["end"] for x in account["excerpts"])
    assert 0 < shared < sum(map(len, texts.values()))
