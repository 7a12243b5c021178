"""The desk's server, from outside: what it gives, what it takes, what follows a commit."""
import gzip
import json
import subprocess
import time
import urllib.request
import xml.etree.ElementTree

import jsonschema
import made_news
import pytest
from made_news import Press
from made_site import MadeSite
from server import Server, eventually
from test_store import STORY, as_input, poured


@pytest.fixture(scope="module")
def store(root, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("serve") / "t.db"
    done = run("add", "--db", db, input=as_input(poured(root)))
    assert done.returncode == 0, done.stderr.decode()
    return db


@pytest.fixture(scope="module")
def large(server):
    """The stories of more than one account, as listed."""
    return [story for story in server.json("/api/v1/stories")["stories"] if story["accounts"] > 1]


def finished(server, job):
    return eventually(lambda: server.json(f"/api/v1/collations/{job['id']}"), lambda now: now["state"] not in ("queued", "running"))


def test_stories_are_listed_as_the_command_lists_them(run, server, store):
    listed = [json.loads(line) for line in run("stories", "--db", store, "--json").stdout.splitlines()]
    answer = server.json("/api/v1/stories")
    assert answer["next"] is None
    assert [{key: story[key] for key in listed[0]} for story in answer["stories"]] == listed


def test_a_story_is_its_collation_document(root, run, server, store, large):
    schema = json.loads((root / "docs/schema/collation.schema.json").read_text())
    for story in large:
        document = server.json(f"/api/v1/stories/{story['id']}")
        assert document == json.loads(run("story", "--db", store, "--json", story["id"]).stdout)
        jsonschema.validate(document, schema)
        assert document == server.json(f"/stories/{story['id']}.json")
        assert story["summary"]["groups"] == [len(g) for g in document["stories"][0]["derivation"]["independent_groups"]]


def test_what_has_not_changed_is_not_sent_again(server, large):
    path = f"/api/v1/stories/{large[0]['id']}"
    status, headers, body = server.ask(path)
    assert status == 200 and int(headers["content-length"]) == len(body)
    status, again, nothing = server.ask(path, if_none_match=headers["etag"])
    assert (status, nothing, again["etag"]) == (304, b"", headers["etag"])
    status, packed, data = server.ask(path, accept_encoding="gzip")
    assert packed["content-encoding"] == "gzip" and gzip.decompress(data) == body and packed["etag"] != headers["etag"]
    assert server.ask(path, accept_encoding="gzip", if_none_match=packed["etag"])[0] == 304
    assert server.ask(path, if_none_match='"other"')[0] == 200


def test_head_is_get_without_the_body(server, large):
    for path in ("/", f"/api/v1/stories/{large[0]['id']}", "/api/v1/stories"):
        get, head = server.ask(path), server.ask(path, method="HEAD")
        assert head[0] == get[0] == 200 and head[2] == b""
        assert head[1]["content-length"] == get[1]["content-length"]
        assert head[1]["content-security-policy"] == get[1]["content-security-policy"]


@pytest.mark.parametrize("path, member", [("/api/v1/stories", "stories"), ("/api/v1/accounts", "accounts"),
                                          ("/api/v1/sources", "sources"), ("/api/v1/search?q=the", "found"),
                                          ("/api/v1/search?for=quotations&q=the", "found"),
                                          ("/api/v1/search?for=figures&min=1", "found"),
                                          ("/api/v1/search?for=names&q=port", "found")])
def test_a_list_is_the_same_by_pages_and_by_lines(server, path, member):
    sign = "&" if "?" in path else "?"
    rows, after = [], ""
    for _ in range(1000):
        page = server.json(f"{path}{sign}limit=3" + (f"&after={after}" if after else ""))
        assert len(page[member]) <= 3
        rows += page[member]
        after = page["next"]
        if after is None:
            break
    assert after is None and rows
    status, headers, body = server.ask(path, accept="application/jsonl")
    assert status == 200 and headers["content-type"] == "application/jsonl"
    lines = [json.loads(line) for line in body.splitlines()]
    assert sorted(json.dumps(line, sort_keys=True) for line in lines) == sorted(json.dumps(row, sort_keys=True) for row in rows)


def test_search_finds_what_the_command_finds(run, server, store):
    for what, words in (("accounts", "gallery"), ("quotations", "dust"), ("figures", "people"), ("names", "port")):
        printed = run("search", "--db", store, "--json", "--for", what, "--limit", "20", words).stdout
        assert server.json(f"/api/v1/search?for={what}&q={words}&limit=20")["found"] == [json.loads(line) for line in printed.splitlines()]


def test_an_account_has_its_text_its_story_and_its_versions(server, large):
    document = server.json(f"/api/v1/stories/{large[0]['id']}")
    for account in document["stories"][0]["accounts"]:
        told = server.json(f"/api/v1/accounts/{account['id']}")
        assert (told["text"], told["sha256"], told["story"]) == (account["text"], account["sha256"], large[0]["id"])
        assert [version["id"] for version in told["versions"]] == [account["id"]] or account["url"] == ""


def test_one_source_has_the_numbers_of_the_list(server):
    sources = server.json("/api/v1/sources")["sources"]
    assert sources
    assert server.json("/api/v1/sources/" + urllib.request.quote(sources[0]["source"], safe="")) == sources[0]


def test_accounts_become_a_job_and_a_collation(root, run, server):
    body = (root / STORY).read_bytes()
    direct = json.loads(run("collate", "--json", input=body).stdout)
    status, headers, answer = server.ask("/api/v1/collations", method="POST", body=body, content_type="application/jsonl")
    job = json.loads(answer)
    assert status == 202 and headers["location"] == f"/api/v1/collations/{job['id']}"
    assert {row["state"] for row in job["inputs"]} <= {"waiting", "read"}
    job = finished(server, job)
    assert job["state"] == "done" and job["document"] == direct
    assert [row["account"] for row in job["inputs"]] == [json.loads(line)["id"] for line in body.splitlines()]
    assert server.json(f"/api/v1/collations/{job['id']}/document") == direct


def test_each_input_says_what_became_of_it(server):
    given = {"accounts": [{"id": "a", "text": "Four people died in a blast at a mill in Brentor on Tuesday, police said. Ten were hurt and taken to hospital."},
                          {"id": "empty", "html": "<p>"}],
             "texts": ["=== https://x.example/1 | The Times of X | 2024-05-14\nAt least four people were killed in Brentor, officials said.\n"
                       "=== https://x.example/2 | Another\nA mill exploded in Brentor. Five people are missing, the mayor said."],
             "files": [{"name": "scan.pdf", "base64": "JVBERi0xLjcKJeLjz9MK"}],
             "urls": ["http://127.0.0.1:1/private", "file:///etc/passwd"]}
    job = finished(server, server.json("/api/v1/collations", method="POST", body=given))
    assert job["state"] == "done", job
    states = {row["input"]: row["state"] for row in job["inputs"]}
    assert states["a"] == "read" and states["empty"] == "failed"
    assert [states[name] for name in states if name.startswith("pasted text")] == ["read", "read"]
    assert states["scan.pdf"] == "refused"
    assert states["http://127.0.0.1:1/private"] == states["file:///etc/passwd"] == "refused"
    for row in job["inputs"]:
        assert (row["state"] == "read") == (row["cause"] is None) == (row["remedy"] is None), row
        assert "/tmp" not in json.dumps(row)
    ids = {account["id"] for story in job["document"]["stories"] for account in story["accounts"]}
    ids |= {apart["account"] for apart in job["document"]["apart"]}
    assert {row["account"] for row in job["inputs"] if row["account"]} == ids


def test_the_same_key_is_the_same_job(server):
    given = {"texts": ["Two people were hurt in Brentor on Monday, police said."]}
    first = server.ask("/api/v1/collations", method="POST", body=given, idempotency_key="k-1")
    again = server.ask("/api/v1/collations", method="POST", body=given, idempotency_key="k-1")
    assert (first[0], again[0]) == (202, 200)
    assert json.loads(first[2])["id"] == json.loads(again[2])["id"]
    other = server.ask("/api/v1/collations", method="POST", body={"texts": ["Another."]}, idempotency_key="k-1")
    assert other[0] == 422


def test_a_job_of_an_earlier_run_is_said_to_be_lost(binary, store, server):
    before = Server(binary, store)
    job = before.json("/api/v1/collations", method="POST", body={"texts": ["Two people were hurt in Brentor on Monday, police said."]})
    assert before.stop() == 0
    for path in ("", "/document"):
        status, _, body = server.ask(f"/api/v1/collations/{job['id']}{path}")
        assert status == 410 and "give the accounts again" in json.loads(body)["detail"]
    assert server.ask("/api/v1/collations/c-none")[0] == 404


def test_decisions_are_kept_listed_and_taken_back(server, large):
    story = large[0]["id"]
    path = f"/api/v1/stories/{story}/decisions"
    account = server.json(f"/api/v1/stories/{story}")["stories"][0]["accounts"][0]
    decision = {"target": {"account": account["sha256"], "start": 0, "end": 4}, "do": "note", "note": "ask them", "by": "me", "at": "2024-05-16"}
    assert server.json(path)["decisions"] == []
    (kept,) = server.json(path, method="POST", body=decision)["decisions"]
    assert kept["decision"] == decision
    eventually(lambda: server.json(path)["decisions"], bool)   # seen with the next look at the store
    assert server.ask(f"{path}/{kept['key']}", method="DELETE")[0] == 204
    eventually(lambda: server.json(path)["decisions"], lambda left: left == [])
    decision["target"]["account"] = "0" * 64
    assert server.ask(path, method="POST", body=decision)[0] == 422
    assert server.ask(path, method="POST", body={"do": "note"})[0] == 422
    assert server.ask("/api/v1/stories/s-none/decisions", method="POST", body=decision)[0] == 404


def test_a_decision_is_applied_and_taken_back_while_the_server_runs(server, large):
    """The story is laid side by side anew, and its document says what was decided."""
    path = f"/api/v1/stories/{large[0]['id']}"
    before = server.json(path)
    (account, *_) = before["stories"][0]["accounts"]
    decision = {"target": {"account": account["sha256"]}, "do": "exclude", "by": "me"}
    (kept,) = server.json(path + "/decisions", method="POST", body=decision)["decisions"]
    after = eventually(lambda: server.json(path), lambda document: [(d["do"], d["applied"]) for d in document["decisions"]] == [("exclude", True)])
    assert account["id"] not in {a["id"] for a in after["stories"][0]["accounts"]} and after["apart"][0]["account"] == account["id"]
    eventually(lambda: server.ask(f"{path}/decisions/{kept['key']}", method="DELETE")[0], lambda status: status == 204)
    assert eventually(lambda: server.json(path), lambda document: not document["decisions"])["stories"] == before["stories"]


def test_what_is_added_comes_as_an_event_and_is_served(root, binary, run, tmp_path):
    """The watch over the store: an account added while the server runs is told and seen, without a restart."""
    db = tmp_path / "t.db"
    accounts = poured(root, STORY)
    server = Server(binary, db)   # makes the store
    try:
        assert server.json("/api/v1/stories") == {"stories": [], "next": None}
        with urllib.request.urlopen(server.url + "/api/v1/events", timeout=60) as events:
            assert events.headers["content-type"] == "text/event-stream"
            assert events.readline() == b"retry: 2000\n"
            assert run("add", "--db", db, input=as_input(accounts[:2])).returncode == 0
            told = {}
            while "data" not in told:
                line = events.readline().decode().strip()
                if line:
                    name, _, value = line.partition(": ")
                    told[name] = value
        assert told["event"] == "story" and int(told["id"]) >= 1
        story = json.loads(told["data"])
        assert server.json(f"/api/v1/stories/{story['id']}")["stories"][0]["id"] == story["id"]
        before = server.ask(f"/api/v1/stories/{story['id']}")[1]["etag"]
        assert run("add", "--db", db, input=as_input(accounts[2:5])).returncode == 0
        deadline = time.monotonic() + 30
        while server.ask(f"/api/v1/stories/{story['id']}")[1]["etag"] == before:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        assert server.stop() == 0


def test_what_the_watch_finds_is_served(binary, run, tmp_path):
    """Hours of a made-up press: the server gives each notice as it was printed, each feed, and the stories as they stand."""
    site = MadeSite()
    server = None
    try:
        press, db = Press(site), tmp_path / "desk.db"
        feeds = [press.feed(outlet) for outlet in ("herald", "northern")]

        def hour(at, *arguments):
            done = run("watch", "--once", "--db", db, "--allow-private", "127.0.0.1/32", "--pace", "0", "--now", f"2024-03-04T{at:02}:00:00Z", *arguments)
            assert done.returncode == 0, done.stderr.decode()
            return [json.loads(line) for line in done.stdout.splitlines()]

        press.publish("herald", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T07:40:00Z")
        printed = hour(8, *feeds)
        server = Server(binary, db)
        assert server.json("/api/v1/notices")["notices"] == printed
        press.publish("northern", "blaze", "Blaze at Vessmark leather works kills four", made_news.AGENCY, "2024-03-04T08:30:00Z")
        printed = hour(9)[::-1] + printed
        deadline = time.monotonic() + 20
        while (notices := server.json("/api/v1/notices")["notices"]) != printed:
            assert time.monotonic() < deadline, notices
            time.sleep(0.05)
        assert [notice["kind"] for notice in notices] == ["second telling", "new story"]
        (story,) = server.json("/api/v1/stories")["stories"]
        assert story["id"] == notices[0]["story"]["id"] and story["accounts"] == 2
        assert server.json(f"/api/v1/notices?story={story['id']}&limit=1")["notices"] == printed[:1]
        assert server.ask("/api/v1/notices?unseen=perhaps")[0] == 400
        assert {feed["url"]: feed["pages"] for feed in server.json("/api/v1/feeds")["feeds"]} == {url: 1 for url in feeds}
    finally:
        site.close()
        assert server is None or server.stop() == 0


def test_the_feed_is_atom(server, large):
    status, headers, body = server.ask("/feed.atom")
    assert status == 200 and headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = xml.etree.ElementTree.fromstring(body)
    titles = [entry.findtext(atom + "title") for entry in feed.findall(atom + "entry")]
    assert set(story["title"] for story in large) <= set(titles)


def test_metrics_count(server):
    server.ask("/healthz")
    text = server.ask("/metrics")[2].decode()
    assert 'tellings_requests_total{route="/healthz",status="200"}' in text
    for line in text.splitlines():
        assert line.startswith("#") or len(line.rsplit(" ", 1)) == 2 and float(line.rsplit(" ", 1)[1]) >= 0


def test_a_second_server_says_that_the_port_is_taken(binary, store, server):
    done = subprocess.run([str(binary), "serve", "--db", str(store), "--port", str(server.port)], capture_output=True, timeout=60, text=True)
    assert done.returncode == 1 and "choose another with --port" in done.stderr
