"""Extraction, annotation, grouping, the store."""
import json
import threading
import time

import pytest

import tellings

PAGE = """<html lang=en><head><title>Fog shuts port - The Marne Post</title><meta property="article:published_time" content="2024-05-17T08:00:00Z"></head>
<body><nav><a href=/>Home</a></nav><article><h1>Fog shuts port</h1><p class=byline>By Ana Ruiz</p>
<p>Fog closed the port of Marne on Friday, the harbour master said.</p><p>Four ships wait in the roads, she added, and a fifth is due tonight.</p></article></body></html>"""


def test_extract_bytes_text_and_encodings():
    account = tellings.extract(PAGE, "https://post.example/fog")
    assert account.title == "Fog shuts port" and account.byline == ["Ana Ruiz"] and account.published == "2024-05-17T08:00:00Z"
    assert [paragraph.text for paragraph in account.paragraphs if paragraph.role == "body"] == account.text.split("\n\n")
    latin = PAGE.replace("Marne", "Mårne").encode("latin-1")
    assert "Mårne" in tellings.extract(latin, encoding="windows-1252").text


def test_extract_all_goes_on_past_the_bad():
    good, empty = tellings.extract_all([{"html": PAGE, "url": "https://post.example/fog"}, {"html": ""}])
    assert isinstance(good, tellings.Account) and isinstance(empty, tellings.Skipped) and empty.input == "page 1" and empty.reason


def test_pages_through_tables_are_the_same_accounts():
    import polars

    pages = polars.DataFrame({"html": [PAGE, None, PAGE], "url": ["https://post.example/fog", "https://post.example/none", "https://b.example/fog"]})
    table = tellings.extract_table(pages).to_polars()
    alone = tellings.extract(PAGE, "https://post.example/fog")
    assert table["text"].to_list() == [alone.text, None, alone.text]
    assert table["reason"].is_null().to_list() == [True, False, True]
    # A table of accounts goes in as it came out, paragraphs and all.
    docs = tellings.annotate_table(table.filter(table["text"].is_not_null()))
    assert json.loads(docs.to_polars()["notes"][0])["sentences"] == tellings.annotate(alone).to_dict()["sentences"]


def test_doc_is_like_spacys():
    spacy = pytest.importorskip("spacy")
    text = "“We go,“he said.\n\nMinister Ana Ruiz, 54,  told Reuters that 14 miners were hurt — at least."
    doc = tellings.annotate(text)
    made = doc.to_spacy()
    assert made.text == text
    assert [token.text for token in made if not token.is_space] == [token.text for token in sorted(doc, key=lambda token: token.idx)]
    for ours in doc:
        theirs = made.char_span(ours.idx, ours.end)[0]
        assert (theirs.tag_, theirs.pos_, theirs.lemma_, theirs.dep_) == (ours.tag_, ours.pos_, ours.lemma_, ours.dep_)
        assert theirs.head.idx == ours.head.idx
    assert [ent.label_ for ent in made.ents] == [token.ent_type_ for token in sorted(doc, key=lambda t: t.idx) if token.ent_iob_ == "B"]
    assert isinstance(made, spacy.tokens.Doc)


def test_batches_give_what_single_calls_give(accounts):
    docs = tellings.annotate_all(accounts, tokens=True)
    assert [doc.to_dict() for doc in docs[:3]] == [tellings.annotate(account).to_dict() for account in accounts[:3]]


def test_batches_release_the_lock(accounts):
    """While a batch runs, this thread goes on: the batch's thread would otherwise keep it from counting."""
    done = threading.Event()
    counted = 0

    def work():
        tellings.annotate_all(accounts * 10, threads=1)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.is_set():
        counted += 1
        time.sleep(0.001)
    thread.join()
    assert counted > 5


def test_grouper_goes_on_from_its_state(accounts, tmp_path):
    told = {account.id for account in tellings.collate(accounts).story.accounts}
    whole = {placement.id: placement for placement in tellings.group(accounts)}
    (story,) = {whole[id].story for id in told}
    assert all(whole[id].story != story for id in whole.keys() - told)
    first = tellings.Grouper(tmp_path / "state")
    first.add(accounts[:5])
    first.save()
    again = tellings.Grouper(tmp_path / "state")
    again.add(accounts[5:])
    assert accounts[0]["id"] in again.explain(accounts[0]["id"])
    assert again.add(accounts[:1]) == [] and again.skipped[0].reason == "the id was given before"


def test_store(accounts, tmp_path):
    store = tellings.Store(tmp_path / "desk.db")
    added = store.add(accounts)
    assert added.counts["added"] == len(accounts) and not added.skipped
    assert store.add(accounts).counts["known"] == len(accounts)
    stories = store.stories()
    assert sum(story["accounts"] for story in stories) == len(accounts)
    largest = max(stories, key=lambda story: story["accounts"])
    assert len(store.story(largest["id"]).story.accounts) == largest["accounts"] > 5
    found = store.search("explosion", limit=3)
    assert 0 < len(found) <= 3 and found[0]["passage"]["text"]
    assert store.search("dust", what="quotations") and store.search(what="names", words="Tessaly")
    assert {source["source"] for source in store.sources()} >= {accounts[0]["source"]}
    assert len(store.rows("accounts")) == len(accounts)
    assert store.stories(end="2020-01-01") == []
