"""Every document that the program prints follows its schema and points at the words it means."""
import json

import jsonschema
import pytest

SOURCES = ["examples/port-marchant", "eval/stories/06-nkwanpa-strike/accounts.jsonl"]


@pytest.fixture(scope="module", params=SOURCES)
def document(request, root, run):
    done = run("collate", "--json", root / request.param)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_follows_the_schema(document, root):
    schema = json.loads((root / "docs/schema/collation.schema.json").read_text())
    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    assert not faults, "\n".join(f"{f.json_path}: {f.message[:200]}" for f in faults[:10])


def spans(node):
    """Every object with account, start and end, wherever it stands."""
    if isinstance(node, dict):
        if {"account", "start", "end"} <= node.keys():
            yield node
        for value in node.values():
            yield from spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from spans(value)


def test_every_span_lies_in_its_text_and_covers_words(document):
    for story in document["stories"]:
        text = {a["id"]: a["text"] for a in story["accounts"]}
        found = list(spans(story))
        assert found
        for item in found:
            assert 0 <= item["start"] < item["end"] <= len(text[item["account"]]), item
            words = text[item["account"]][item["start"]:item["end"]]
            assert words == words.strip(), item


def test_references_resolve(document):
    for story in document["stories"]:
        accounts = {a["id"] for a in story["accounts"]}
        entities = {e["id"] for e in story["entities"]}
        sources = accounts | {h["id"] for h in story["derivation"]["hidden"]}
        told = {q["id"] for q in story["quotes"]} | {f["id"] for f in story["figures"]}
        assert all(q["speaker"] is None or q["speaker"] in entities for q in story["quotes"])
        assert all(e["from"] in sources and e["to"] in accounts for e in story["derivation"]["edges"])
        assert all(set(c["same_as"]) <= told for c in story["claims"])
        counted = sorted(a["id"] for a in story["accounts"] if a["use"] == "account")
        assert sorted(sum(story["derivation"]["independent_groups"], [])) == counted


def test_claims_and_brief_are_printed_words(document):
    for story in document["stories"]:
        text = {a["id"]: a["text"] for a in story["accounts"]}
        for sentence in story["brief"]["sentences"]:
            assert any(sentence["text"] in text[e["account"]] for e in sentence["evidence"]), sentence["text"]
        for claim in story["claims"]:
            assert any(claim["text"] in t for t in text.values()), claim["text"]


def test_the_stemma_has_no_cycle(document):
    for story in document["stories"]:
        parents: dict[str, set[str]] = {}
        for edge in story["derivation"]["edges"]:
            parents.setdefault(edge["to"], set()).add(edge["from"])

        def above(account, seen=()):
            assert account not in seen
            for parent in parents.get(account, ()):
                above(parent, (*seen, account))
        for account in list(parents):
            above(account)
