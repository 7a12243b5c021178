"""The options of `tellings collate` beyond the plain report: earlier documents, explanations, drafts, excerpts, exports."""
import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import jsonschema
import pytest

STORY = "eval/stories/06-nkwanpa-strike/accounts.jsonl"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


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


@pytest.fixture(scope="module")
def exported(root, run, tmp_path_factory):
    """Every export of the story, by option, and the document."""
    folder = tmp_path_factory.mktemp("exports")
    options = ["--tei", "--graphml", "--prov", "--annotations", "--figures-csv", "--quotations-csv"]
    done = run("collate", "--json", *[word for o in options for word in (o, folder / o[2:])], root / STORY)
    assert done.returncode == 0, done.stderr.decode()
    return {o[2:]: (folder / o[2:]).read_bytes().decode() for o in options}, json.loads(done.stdout)


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


# --- exports ---

def test_tei_is_well_formed_and_its_witnesses_are_listed(exported):
    files, document = exported
    tree = ElementTree.fromstring(files["tei"])
    assert tree.tag == TEI + "TEI"
    listed = {w.get(XML_ID): w.get("n") for w in tree.iter(TEI + "witness")}
    assert sorted(listed.values()) == sorted(a["id"] for s in document["stories"] for a in s["accounts"])
    apparatus = list(tree.iter(TEI + "app"))
    marked = [q for s in document["stories"] for q in s["quotes"] if any(w["kind"] != "indirect" for w in q["witnesses"])]
    assert [app.find(TEI + "lem").text for app in apparatus] == [q["text"] for q in marked]
    for part in tree.iter():
        for reference in (part.get("wit") or "").split():
            assert reference[0] == "#" and reference[1:] in listed


def test_graphml_has_the_stemma(exported):
    files, document = exported
    tree = ElementTree.fromstring(files["graphml"])
    nodes = {n.get("id") for n in tree.iter(GRAPHML + "node")}
    keys = {k.get("id") for k in tree.iter(GRAPHML + "key")}
    edges = list(tree.iter(GRAPHML + "edge"))
    assert len(edges) == sum(len(s["derivation"]["edges"]) for s in document["stories"])
    assert len(nodes) == sum(len(s["accounts"]) + len(s["derivation"]["hidden"]) for s in document["stories"])
    assert all(e.get("source") in nodes and e.get("target") in nodes for e in edges)
    assert {d.get("key") for d in tree.iter(GRAPHML + "data")} <= keys


def test_prov_is_json_ld_whose_references_resolve(exported):
    files, document = exported
    prov = json.loads(files["prov"])
    assert prov["@context"]["prov"] == "http://www.w3.org/ns/prov#"
    ids = [node["@id"] for node in prov["@graph"]]
    assert len(ids) == len(set(ids))
    derivations = 0
    for node in prov["@graph"]:
        for derivation in node.get("prov:qualifiedDerivation", []):
            assert derivation["@type"] in ("prov:Derivation", "prov:Quotation")
            assert derivation["prov:entity"]["@id"] in ids
            derivations += 1
        derivations += len(node.get("prov:alternateOf", []))
        if "prov:wasAttributedTo" in node:
            assert node["prov:wasAttributedTo"]["@id"] in ids
    assert derivations == sum(len(s["derivation"]["edges"]) for s in document["stories"])


def test_annotations_select_the_words_they_mean(exported, accounts):
    files, document = exported
    page = json.loads(files["annotations"])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts = {a["url"]: a["text"] for a in accounts}
    assert len({a["id"] for a in page["items"]}) == len(page["items"]) > 100
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation" and annotation["body"]["value"]
        quote, position = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"] and quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


@pytest.mark.parametrize("name, list_name, part", [("figures-csv", "figures", "readings"), ("quotations-csv", "quotes", "witnesses")])
def test_csv_has_a_line_for_each_place(exported, accounts, name, list_name, part):
    files, document = exported
    rows = list(csv.DictReader(io.StringIO(files[name], newline="")))
    assert len(rows) == sum(len(item[part]) for s in document["stories"] for item in s[list_name])
    texts = {a["id"]: a["text"] for a in accounts}
    for row in rows:
        words = texts[row["account"]][int(row["start"]):int(row["end"])]
        assert " ".join(row["printed"].lstrip("'").split()) == " ".join(words.lstrip("'").split())


def test_no_export_accuses_anybody(exported):
    files, _ = exported
    for name in ("graphml", "prov", "annotations"):
        words = files[name]
        for word in ("copied", "stole", "fake", "misquoted", "plagiari"):
            shown = [line for line in words.splitlines() if word in line and any(k in line for k in ('"words"', "schema:description"))]
            assert not shown
