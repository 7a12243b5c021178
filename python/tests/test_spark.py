"""The archive job on two cores of this machine: the same stories as one process gives, whatever breaks on the way."""
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys

import pytest

pytest.importorskip("pyspark")
import pyarrow as pa
import pyarrow.parquet as pq

import tellings
from tellings.spark import Settings, run_archive, local_session, steps
from tellings.spark.components import starred, united

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "eval"))
from score_group import clustering  # noqa: E402, the B-cubed of the scorers: precision, recall, F1, and ARI

PAGES = 300
SETTINGS = Settings(paths_a_part=2, parts=2)
SAID = '"We told the company twice that the dust in the silo was not safe," Ana Ruiz, who leads the dockers\' union, told reporters.'


@pytest.fixture(scope="module")
def spark():
    session = local_session(2, "1g")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def crawl(tmp_path_factory):
    """Made pages as WARC, some of them in Parquet, one file cut off, one no Parquet at all."""
    folder = tmp_path_factory.mktemp("crawl")
    subprocess.run([ROOT / "build/release/made_archive", folder, str(PAGES), "100"], check=True)
    (folder / "broken.parquet").write_bytes(b"PAR1 but not for long")
    whole = (folder / "crawl-0002.warc.gz").read_bytes()
    (folder / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    told = [{"html": f"<h1>{title}</h1><p>{text}</p><p>{SAID}</p><p>{more}</p>", "url": f"https://{site}.example/{i}", "published": when}
            for i, (title, text, more, when) in enumerate([
                ("Nine dead in silo blast", "Nine dockers died when a grain silo burst at Port Marchant on Tuesday, the harbour police said.",
                 "The silo at Quay 7 held wheat from the Corvina Star, the harbour master said.", "2024-01-16"),
                ("Inquiry opens into vaccine tender", "Judges in Kvistgaard opened an inquiry on Monday into how the ministry of health bought vaccines.",
                 "The hearing will go on for three weeks in the court of Kvistgaard.", "2024-06-10")]) for site in ("one", "two")]
    pq.write_table(pa.Table.from_pylist(told), folder / "pages.parquet")
    return folder


@pytest.fixture(scope="module")
def archive(spark, crawl, tmp_path_factory):
    return run_archive(spark, sorted(map(str, crawl.glob("*[tz]"))), str(tmp_path_factory.mktemp("out")), SETTINGS)


def rows(archive, name):
    return [row.asDict() for row in archive.table(name).collect()]


def test_same_stories_as_one_process(archive, crawl):
    placed = {row["id"]: row["story"] for row in rows(archive, "stories")}
    accounts = {row["id"]: row for row in rows(archive, "accounts")}
    broken_off = [row for row in accounts.values() if "cut.warc.gz" in row["input"]]  # the page that the cut goes through
    assert len(broken_off) <= 1 and len(placed) == PAGES + 4 + len(broken_off)
    alone = {place.id: place.story for place in tellings.group(list(accounts.values()))}
    assert clustering(placed, alone)[2] >= 0.99
    truth = {line["url"]: line["event"] for line in map(json.loads, (crawl / "truth.jsonl").read_text().splitlines())}
    made = {id: row for id, row in accounts.items() if row["url"] in truth and row not in broken_off}
    assert clustering({id: placed[id] for id in made}, {id: truth[row["url"]] for id, row in made.items()})[2] >= 0.97


def test_collations_are_those_of_the_package(archive):
    accounts = {row["id"]: row for row in rows(archive, "accounts")}
    stories = collections.defaultdict(list)
    for row in rows(archive, "stories"):
        stories[row["story"]].append(accounts[row["id"]])
    documents = {row["story"]: json.loads(row["document"]) for row in rows(archive, "collations")}
    assert set(documents) == {story for story, told in stories.items() if len(told) >= 2}
    for story in sorted(documents)[:5]:
        alone = tellings.collate(stories[story], one_story=True).to_dict()
        alone["stories"][0]["id"] = story
        assert documents[story] == alone
    noted = {row["id"] for row in rows(archive, "notes")}
    assert noted == set(accounts)


def test_what_was_bad_is_told(archive):
    bad = {row["input"].rsplit("/", 1)[-1]: row["reason"] for row in rows(archive, "bad")}
    assert "Parquet" in bad["broken.parquet"]
    assert any(place.startswith("cut.warc.gz") for place in bad)
    assert sum(reason.startswith("the same as a-") for reason in bad.values()) > 10  # the pages before the cut


def test_utterances_across_stories(archive):
    across = [row for row in rows(archive, "utterances") if row["stories"] == 2]
    assert {row["speaker"] for row in across} == {"Ana Ruiz"} and len({row["story"] for row in across}) == 2
    assert len({row["utterance"] for row in across}) == 1


def test_goes_on_where_it_was_killed(spark, archive, crawl, capsys):
    paths = sorted(map(str, crawl.glob("*[tz]")))
    before = {name: sorted(map(str, rows(archive, name))) for name in ("stories", "collations", "copies")}
    for gone in ("collations", "copies", "_work/laid/part=1"):
        shutil.rmtree(pathlib.Path(archive.out) / gone)
    capsys.readouterr()
    run_archive(spark, paths, archive.out, SETTINGS)
    assert [json.loads(line)["step"] for line in capsys.readouterr().out.splitlines()] == ["copies", "_work/laid/part=1", "collations"]
    assert {name: sorted(map(str, rows(archive, name))) for name in before} == before
    with pytest.raises(tellings.Error, match="begun with other paths"):
        run_archive(spark, paths[:1], archive.out, SETTINGS)


def test_a_worker_killed_in_the_middle_loses_nothing(spark, crawl, tmp_path):
    flag = str(tmp_path / "was killed")

    def dying(batches):
        for number, batch in enumerate(steps.read_paths(batches)):
            if number == 0 and not os.path.exists(flag):
                pathlib.Path(flag).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    from tellings.spark import schemas

    path = str(crawl / "crawl-0000.warc.gz")
    read = spark.createDataFrame([(path,)], "path string").mapInArrow(dying, schemas.READ)
    assert read.count() == 100 and os.path.exists(flag)


def test_components_by_joins_and_in_one_pass(spark, tmp_path):
    spark.sparkContext.setCheckpointDir(str(tmp_path))
    chance = random.Random(3)
    edges = [(f"n{chance.randrange(60):03}", f"n{chance.randrange(60):03}") for _ in range(35)]
    edges += [(f"p{i:02}", f"p{i + 1:02}") for i in range(12)]  # a path, which takes most rounds
    edges = [(a, b) for a, b in edges if a != b]
    joined = {row["id"]: row["component"] for row in starred(spark.createDataFrame(edges, "a string, b string")).collect()}
    assert joined == united(edges)


@pytest.mark.parametrize("cuts", [[], [1], [3], [5, 5, 6], [1, 2, 3, 4, 5, 6, 7], [7]])
def test_groups_are_whole_however_batches_are_cut(cuts):
    keys = list("aabbbbcd")
    whole = pa.record_batch({"story": keys, "n": list(range(8))})
    edges = [0, *cuts, 8]
    batches = [whole.slice(a, b - a) for a, b in zip(edges, edges[1:])]
    tables = [table.to_pydict() for table in steps.whole_groups(iter(batches), "story")]
    assert [n for table in tables for n in table["n"]] == list(range(8))
    stories = [set(table["story"]) for table in tables]
    assert sum(map(len, stories)) == 4  # no story in two tables


def drawn_in_truth(crawl):
    """Addresses of the made pages that are copies of a page of another site, in the language that both are in."""
    lines = [json.loads(line) for line in (crawl / "truth.jsonl").read_text().splitlines()]
    host = {int(line["url"].rsplit("/m", 1)[1]): line["url"].split("/")[2] for line in lines}
    return {line["url"] for line in lines
            if line["made"] in ("edited", "abridged", "rewritten") and host[line["origin"]] != line["url"].split("/")[2]}


def outlet(account):
    return account["source"] or account["url"].split("/")[2]


def test_a_study_of_the_tables_is_near_the_truth(archive, crawl):
    accounts = {row["id"]: row for row in rows(archive, "accounts")}
    found = tellings.study(archive.out)
    assert found.all["accounts"] == len(accounts) and found.all["apart"] == found.all["stubs"] == 0
    truth = drawn_in_truth(crawl)
    assert 0.1 * PAGES < len(truth) and abs(found.all["drawing_high"] - len(truth)) <= 0.06 * PAGES
    drawing = {row["account"] for row in rows(archive, "drawings")
               if row["origin"] is None or outlet(accounts[row["origin"]]) != outlet(accounts[row["account"]])}
    assert found.all["drawing_high"] == len(drawing) >= found.all["drawing_low"]
    assert sum(row["accounts"] for row in found.to_dict()["sources"]) == len(accounts)
    assert found.to_dict()["engines"][0].startswith(tellings.__version__)


def test_a_study_of_tables_and_of_a_store_count_alike(archive, tmp_path):
    accounts = [row for row in rows(archive, "accounts") if row["url"].endswith(("example/0", "example/1"))]
    store = tellings.Store(tmp_path / "desk.db")
    store.add(accounts)
    query, names = "vaccines OR silo", sorted(map(outlet, accounts))
    tables = tellings.study(archive.out, query=query, sources=names)
    assert tables.all["accounts"] == len(accounts) == 4
    assert tables.all == tellings.study(store, query=query, sources=names).all
    sheet = tables.sample(3, seed=7)
    assert sheet.count("\n") > 3 and sheet == tellings.study(archive.out, query=query, sources=names).sample(3, seed=7)
    assert tables.sample(3, seed=7).split(",beside,")[0] == tellings.study(store, query=query, sources=names).sample(3, seed=7).split(",beside,")[0]


def test_what_is_no_archive_is_named(archive, tmp_path):
    with pytest.raises(tellings.Error, match="no|cannot be read"):
        tellings.study(tmp_path)
    with pytest.raises(tellings.Error, match="neither a Store nor"):
        tellings.study(None)
    with pytest.raises(tellings.Error, match="list of names"):
        tellings.study(archive.out, sources="one")
    with pytest.raises(tellings.Error, match="whole numbers"):
        tellings.study(archive.out).sample(-1)
    with pytest.raises(tellings.Error, match="nobody"):
        tellings.study(archive.out, sources=["Nobody"])
