"""Collations from Python: the same bytes as the command line, with types, with spans that slice."""
import datetime
import json
import pathlib
import subprocess

import pytest

import tellings

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_same_document_as_the_command_line(collation):
    binary = ROOT / "build/release/tellings"
    printed = subprocess.run([binary, "collate", ROOT / "examples/port-marchant", "--json"], capture_output=True, check=True)
    assert collation.to_json() == printed.stdout.decode("utf-8")


def test_every_span_slices_what_it_says(collation):
    story = collation.story
    texts = {account.id: account.text for account in story.accounts}
    spans = [witness for quote in story.quotes for witness in quote.witnesses]
    spans += [reading for figure in story.figures for reading in figure.readings]
    spans += [mention for entity in story.entities for mention in entity.mentions]
    spans += [edit for quote in story.quotes for witness in quote.witnesses for edit in witness.edits]
    assert len(spans) > 200
    for span in spans:
        assert span.text == texts[span.account][span.start:span.end] == str(span)
    inserted = [edit for quote in story.quotes for witness in quote.witnesses for edit in witness.edits if edit.op == "insert"]
    assert inserted and all(edit.from_ == "" and edit.text for edit in inserted)


def test_code_points_not_bytes():
    text = "🚢 Zoë Łukasik told reporters: “Neunzehn — 19 — people were hurt at Göteborg.”"
    doc = tellings.annotate(text)
    assert doc.quotes[0].content[0].text.startswith("Neunzehn")
    assert any(figure.text == "19" or "19" in figure.text for figure in doc.figures)


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_tables_in(library, accounts, collation):
    module = pytest.importorskip(library)
    table = module.Table.from_pylist(accounts) if library == "pyarrow" else module.DataFrame(accounts)
    assert tellings.collate(table).to_json() == collation.to_json()


def test_renamed_columns_and_times_as_datetimes(accounts, collation):
    import pandas

    frame = pandas.DataFrame(accounts).rename(columns={"text": "body", "published": "date"})
    frame["date"] = pandas.to_datetime(frame["date"])
    frame["source"] = frame["source"].astype("category")
    again = tellings.collate(frame, fields={"text": "body", "published": "date"})
    assert [one.id for one in again.story.accounts] == [one.id for one in collation.story.accounts]
    assert again.story.accounts[0].published.value == "2024-05-14T10:05:00Z"
    assert again.story.accounts[0].source == collation.story.accounts[0].source


@pytest.mark.parametrize("what", ["accounts", "quotations", "figures", "claims", "edges"])
def test_tables_out(what, collation):
    table = collation.table(what)
    arrow = table.to_arrow()
    assert arrow.num_rows == len(table) > 0
    assert table.to_polars().columns == list(table.to_pandas().columns) == arrow.column_names == table.columns
    assert set(arrow.column("story").to_pylist()) == {collation.story.id}


def test_figures_table_holds_the_readings(collation):
    rows = collation.table("figures").to_arrow().to_pylist()
    readings = [reading for figure in collation.story.figures for reading in figure.readings]
    assert [(row["account"], row["start"], row["value"], row["as_of"]) for row in rows] == [
        (reading.account, reading.start, reading.value, reading.as_of) for reading in readings]


def test_table_outlives_what_it_came_from(collation):
    import pyarrow

    arrow = pyarrow.table(collation.table("claims"))
    assert all(text for text in arrow.column("text").to_pylist())


def test_renderings(collation, tmp_path):
    page = collation.to_html(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text("utf-8") == page
    shown = collation._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "<script" not in shown
    assert "Where they differ" in collation.report()
    assert collation.to_markdown().startswith("#")
    assert collation.export("tei").startswith("<?xml")
    assert collation.explain("f1")["kind"] == "figure"
    assert collation.to_dict()["format"] == "tellings.collation/1"


def test_a_document_is_read_back(collation):
    again = tellings.Collation.from_json(collation.to_json())
    # The texts of accounts that stand apart are not in the document, so neither are places in them.
    assert again.to_dict()["stories"] == collation.to_dict()["stories"]
    assert again.story[again.story.figures[0].id] == collation.story.figures[0]


def test_without_texts_spans_say_why(collation):
    story = tellings.Story(json.loads(collation.to_json(with_text=False))["stories"][0])
    with pytest.raises(tellings.Error, match="its text was left out"):
        story.quotes[0].witnesses[0].text


def test_order_and_threads_change_nothing(accounts, collation):
    assert tellings.collate(accounts[::-1], threads=1).to_json() == collation.to_json()


def test_own_draft_reference_and_decisions(accounts, collation):
    own = accounts[0]["source"]
    figure = collation.story.figures[0].readings[0]
    sha256 = next(one.sha256 for one in collation.story.accounts if one.id == figure.account)
    decided = tellings.collate(
        accounts, own=own, draft="Twelve people died in the blast at Port Marchant, officials said.",
        reference={"id": "statement", "text": "Tessaly confirms that seven of our colleagues lost their lives at Port Marchant."},
        decisions=[{"target": {"account": sha256, "start": figure.start, "end": figure.end}, "do": "note", "note": "rang them", "by": "me"},
                   {"target": {"account": "f" * 64, "start": 3, "end": 2}, "do": "note", "note": "gone"}])
    uses = {one.source if one.use == "own" else one.use for one in decided.story.accounts if one.use != "account"}
    assert uses == {own, "draft", "reference"}
    applied = [one for one in decided.decisions if one["applied"]]
    assert len(decided.decisions) == 2 and len(applied) == 1


def test_times_in_any_form():
    accounts = [{"text": "Nine people died in the fire at Port Marchant, police said.", "published": when}
                for when in (datetime.date(2024, 5, 14), datetime.datetime(2024, 5, 14, 10, 5, tzinfo=datetime.timezone.utc), "May 14, 2024")]
    story = tellings.collate(accounts, one_story=True).story
    assert {account.published.value[:10] for account in story.accounts} == {"2024-05-14"}
    assert {account.published.precision for account in story.accounts} == {"day", "second"}


def test_from_paths(collation):
    assert tellings.collate(pathlib.Path("examples/port-marchant")).to_json() == collation.to_json()
