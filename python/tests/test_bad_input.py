"""Bad input: a tellings.Error that names what was given and what can be, never another exception, never a crash."""
import pathlib

import pytest

import tellings

GOOD = {"id": "a", "text": "Nine people died in the fire at Port Marchant on Tuesday, police said."}


@pytest.mark.parametrize("given, message", [
    (None, "collating: there is None"),
    ([], "the list of accounts is empty"),
    (7, "a int is no list of accounts"),
    ("one text", "one str is not several accounts"),
    (GOOD, "one dict is not several accounts"),
    ([None], "account 0: a NoneType is no account"),
    ([GOOD, 7], "account 1: a int is no account"),
    ([{"text": 7}], "text of account 0: a int is no text"),
    ([{"text": "x", "published": 2024}], "published of account 0: a int is no time"),
    ([{"text": "x", "paragraphs": 3}], "paragraphs of account 0"),
    ([{"text": ""}, {"id": "b"}], "nothing could be read; accounts:1: "),
    (pathlib.Path("/no/such/place.html"), "nothing could be read; /no/such/place.html"),
])
def test_accounts(given, message):
    with pytest.raises(tellings.Error, match=message):
        tellings.collate(given)


@pytest.mark.parametrize("options, message", [
    ({"decisions": [{"do": "speaker"}]}, "decision"),
    ({"decisions": "speaker"}, "reading decisions: a str"),
    ({"decisions": pathlib.Path("/no/such.jsonl")}, "reading decisions /no/such.jsonl"),
    ({"decisions": [{"target": {"account": 3, "start": -4, "end": "x"}, "do": "note"}]}, "decision"),
    ({"own": 7}, "reading own: a int"), ({"own": [7]}, "reading own: a int"),
    ({"draft": []}, "reading draft: the list of accounts is empty"),
    ({"reference": 3.5}, "reading reference: a float"),
    ({"date": "tomorrow"}, "tomorrow"), ({"tz": "Mars"}, "Mars"),
    ({"threads": -1}, "threads=-1"), ({"threads": True}, "threads=True"), ({"threads": "2"}, "threads='2'"),
    ({"fields": {"text": "a,b"}}, "without comma"),
])
def test_options(options, message):
    accounts = [GOOD, {**GOOD, "id": "b"}]
    if "fields" in options:
        import pandas

        accounts = pandas.DataFrame(accounts)
    with pytest.raises(tellings.Error, match=message):
        tellings.collate(accounts, **options)


def test_the_rest_goes_on_and_what_was_skipped_is_told():
    collation = tellings.collate([GOOD, {"id": "b", "text": ""}, {"id": "c", "html": "<p>"}, {**GOOD, "id": "d"}], one_story=True)
    assert [account.id for account in collation.story.accounts] == ["a", "d"]
    assert [skipped.input for skipped in collation.skipped] == ["accounts:2", "accounts:3"]


@pytest.mark.parametrize("text", ["\ud800 said", "nul \x00 here", "\u202e\u200b\ufeff", "a" * 200_000, "“" * 2_000, "\n" * 1_000 + "x"])
def test_odd_texts_are_read(text):
    doc = tellings.annotate(text + " and nine died.")
    assert len(doc.text) == len(text) + len(" and nine died.")
    assert all(doc.text[token.idx:token.end] == token.text for token in doc)


@pytest.mark.parametrize("given", [None, "", "  ", 7, [], {"id": "a"}])
def test_annotating_nothing(given):
    with pytest.raises(tellings.Error):
        tellings.annotate(given)


@pytest.mark.parametrize("given", [None, 7, [], "<p>x</p>", [3], [{"html": None}], [{"html": "x", "url": 3}], {"html": "x"}])
def test_extracting_nothing(given):
    with pytest.raises(tellings.Error):
        tellings.extract_all(given)


@pytest.mark.parametrize("start, end", [(-1, 3), (3, 2), (0, 10_000), ("a", 3), (None, None)])
def test_spans_that_are_none(start, end):
    with pytest.raises(tellings.Error, match="taking span"):
        tellings.annotate(GOOD).char_span(start, end)


def test_tokens_that_were_not_asked_for():
    (doc,) = tellings.annotate_all([GOOD])
    with pytest.raises(tellings.Error, match="annotated without"):
        list(doc)


def test_tables_without_text_and_with_lists():
    import pyarrow

    with pytest.raises(tellings.Error, match='neither a column "text" nor "html"'):
        tellings.collate(pyarrow.table({"body": ["x"]}))
    with pytest.raises(tellings.Error, match='column "text": its Arrow type'):
        tellings.collate(pyarrow.table({"text": [["x"]]}))
    with pytest.raises(tellings.Error, match="nothing could be read"):
        tellings.collate(pyarrow.table({"text": pyarrow.array([], pyarrow.string())}))


def test_slices_views_nulls_and_dictionaries_of_arrow():
    import pyarrow

    texts = [f"Nine people died in the fire at Port Marchant, police said on day {i}." for i in range(40)]
    plain = pyarrow.table({"id": [str(i) for i in range(40)], "text": texts, "published": [None] * 40})
    wanted = tellings.collate(plain.slice(7, 20), one_story=True).to_json()
    for kind in (pyarrow.large_string(), pyarrow.string_view(), pyarrow.dictionary(pyarrow.int8(), pyarrow.string()), pyarrow.binary()):
        column = plain.column("text").combine_chunks()
        column = column.dictionary_encode().cast(kind) if pyarrow.types.is_dictionary(kind) else column.cast(kind)
        table = pyarrow.table({"id": plain.column("id"), "text": column})
        assert tellings.collate(table.slice(7, 20), one_story=True).to_json() == wanted, kind


def test_a_stream_that_breaks_is_told():
    import pyarrow

    def batches():
        yield pyarrow.record_batch({"text": [GOOD["text"]] * 2})
        raise ValueError("the disk went away")

    reader = pyarrow.RecordBatchReader.from_batches(pyarrow.schema({"text": pyarrow.string()}), batches())
    collation = tellings.collate(reader, one_story=True)
    assert any("the disk went away" in skipped.reason for skipped in collation.skipped)


def test_states_that_are_none(tmp_path):
    (tmp_path / "state").write_bytes(b"nonsense")
    for path in (tmp_path / "state", "/no/such/folder/state", 7):
        with pytest.raises(tellings.Error):
            grouper = tellings.Grouper(path)
            grouper.add([GOOD])
            grouper.save()
    with pytest.raises(tellings.Error, match="it has no file"):
        tellings.Grouper().save()


def test_stores_that_are_none(tmp_path):
    (tmp_path / "text.db").write_text("no database at all, just some words that are long enough\n" * 40)
    for path in (tmp_path / "text.db", "/no/such/folder/x.db", None, 7):
        with pytest.raises(tellings.Error):
            tellings.Store(path)
    store = tellings.Store(tmp_path / "good.db")
    with pytest.raises(tellings.Error, match="there is none"):
        store.story("s-none")
    with pytest.raises(tellings.Error, match="not one of accounts"):
        store.search("x", what="poems")
    with pytest.raises(tellings.Error, match="limit=0"):
        store.stories(limit=0)


def test_documents_that_are_none(collation):
    with pytest.raises(tellings.Error):
        tellings.Collation.from_json("{}")
    with pytest.raises(tellings.Error, match="not one of tei"):
        collation.export("pdf")
    with pytest.raises(tellings.Error, match="nothing has this id|explaining"):
        collation.explain("z9")
    with pytest.raises(tellings.Error, match="not one of accounts"):
        collation.table("poems")


def test_stub_names_what_the_module_has():
    import ast

    from tellings import _engine

    stub = ast.parse(pathlib.Path(tellings.__file__).with_name("_engine.pyi").read_text())
    for node in stub.body:
        if isinstance(node, ast.ClassDef):
            kind = getattr(_engine, node.name)
            for method in node.body:
                if isinstance(method, ast.FunctionDef):
                    assert hasattr(kind, method.name), f"{node.name}.{method.name}"
    named = {node.name for node in stub.body if isinstance(node, ast.ClassDef)}
    assert named == {name for name in dir(_engine) if not name.startswith("_") and isinstance(getattr(_engine, name), type)}
