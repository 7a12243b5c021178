"""watch: a day in the life of a desk, hour by hour, and what a feed may try."""
import json
import re
import sqlite3
import subprocess
from urllib.parse import quote

import made_news
import pytest
from made_news import Press
from made_site import MadeSite, answer
from server import Server


@pytest.fixture
def site():
    made = MadeSite()
    yield made
    made.close()


class Desk:
    def __init__(self, run, site, folder):
        self.run, self.site, self.db = run, site, folder / "desk.db"

    def hour(self, hour, *arguments, minute=0):
        """One round of the watch at that hour of the day: the notices, in their order."""
        done = self.run("watch", "--once", "--db", self.db, "--allow-private", "127.0.0.1/32", "--pace", "0",
                        "--now", f"2024-03-{4 + hour // 24:02}T{hour % 24:02}:{minute:02}:00Z", *arguments)
        assert done.returncode == 0, done.stderr.decode()
        self.errors = done.stderr.decode()
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def lines(self, *arguments):
        done = self.run(*arguments, "--db", self.db, "--json")
        assert done.returncode == 0, done.stderr.decode()
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def story(self, account_url):
        for story in self.lines("stories"):
            document = json.loads(self.run("story", story["id"], "--db", self.db, "--json").stdout)["stories"][0]
            if any(account["url"] == account_url for account in document["accounts"]):
                return document
        raise AssertionError(f"{account_url} stands in no story")


@pytest.fixture
def desk(run, site, tmp_path):
    return Desk(run, site, tmp_path)


def told(notice):
    """All words of the facts of a notice."""
    return " ".join(fact["text"] + " " + (fact["before"] or "") for fact in notice["facts"])


def sources(notice):
    return {saying["source"] for fact in notice["facts"] for saying in fact["says"]}


def read_pages(root, server, *wanted):
    """The words of pages as a browser shows them; each is a path and a selector to wait for."""
    done = subprocess.run([root / ".deps/node/bin/node", root / "tests/read_page.mjs", server.url],
                          input=json.dumps(wanted).encode(), capture_output=True, timeout=400)
    assert done.returncode == 0, done.stderr.decode()
    seen = json.loads(done.stdout)
    assert seen["faults"] == []
    return [" ".join(text.split()) for text in seen["texts"]]


def look_at_the_day(root, server, site, document, printed):
    """What the server's API and its pages say at the end of the day below."""
    url = f"{site.url}/herald/fire"
    ids = {account["url"].removeprefix(site.url): account["id"] for account in document["accounts"]}
    assert server.json("/api/v1/notices")["notices"] == printed
    listed = next(s for s in server.json("/api/v1/stories")["stories"] if s["id"] == document["id"])
    assert listed["accounts"] == 6 and listed["summary"]["rewritten"] == 1
    assert server.json(f"/api/v1/stories/{document['id']}")["stories"][0]["derivation"] == document["derivation"]
    versions = server.json(f"/api/v1/accounts/{quote(ids['/herald/fire'])}")["versions"]
    assert [version["silent"] for version in versions] == [False, True]

    story = f"/stories/{document['id']}"
    notices, whole, herald, lantern, earlier = read_pages(
        root, server, ["/notices", ".found > li"], [story, "#accounts li"], [f"{story}#account/{ids['/herald/fire']}", ".acc .text"],
        [f"{story}#account/{ids['/lantern/letter']}", ".acc .text"], [f"/accounts/{versions[0]['id']}", ".acc .text"])
    kinds = [notice["kind"] for notice in printed]
    assert [sum(notices.count(f"{kind}, 4 Mar 2024") for kind in set(kinds)), len(kinds)] == [6, 6], notices
    for words in ("four years ago", "March of last year", "Seven workers", "withdrawn this article"):
        assert words in notices
    assert re.search(r"Echo draws on it, shares \d+ % of its words", whole), whole
    assert re.search(r"Spinner wording looks machine-rewritten, shares \d+ % of its words", whole), whole
    assert "rose to seven" in whole and "rises to seven" in whole
    assert "four years ago" in herald and "without saying so" in herald, herald
    assert "withdrawn this article" in lantern
    assert "March of last year" in earlier and "without saying so" in earlier
    assert url in earlier


def test_a_day_in_the_life(desk, site, root, binary):
    press = Press(site)
    feeds = [press.feed(outlet) for outlet in ("herald", "northern", "echo", "spinner", "lantern")]
    url = f"{site.url}/herald/fire"

    # 8: two stories
    press.publish("herald", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T07:40:00Z")
    press.publish("echo", "depot", "Dressen sells tram depot to housing cooperative", made_news.COUNCIL, "2024-03-04T07:50:00Z")
    first = desk.hour(8, *feeds)
    assert [notice["kind"] for notice in first] == ["new story", "new story"]
    assert {notice["story"]["title"] for notice in first} == {"Four dead as fire sweeps Vessmark tannery", "Dressen sells tram depot to housing cooperative"}
    assert all(saying["words"] and saying["url"] for notice in first for fact in notice["facts"] for saying in fact["says"])

    # 9: an agency with words of its own
    press.publish("northern", "blaze", "Blaze at Vessmark leather works kills four", made_news.AGENCY, "2024-03-04T08:30:00Z")
    (second,) = desk.hour(9)
    assert second["kind"] == "second telling" and sources(second) == {"Northern"}
    assert all("one source" in fact["before"] for fact in second["facts"])

    # 10: a copy, a machine-rewritten one, other furniture: no news. A piece with news of its own kind: none of ours
    press.publish("echo", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T09:10:00Z")
    press.publish("spinner", "fire", "Four dead as blaze clears Vessmark tannery", made_news.SPUN, "2024-03-04T09:20:00Z")
    press.put("herald", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T07:40:00Z", furniture="Read also: a fair on the market square")
    press.publish("lantern", "letter", "Tannery owner was warned about gas burners", made_news.LETTER, "2024-03-04T09:30:00Z")
    assert desk.hour(10) == []

    # 11: other words at the same address
    edited = [line.replace("last inspected in March of last year", "last inspected four years ago") for line in made_news.HERALD]
    press.put("herald", "fire", "Four dead as fire sweeps Vessmark tannery", edited, "2024-03-04T07:40:00Z")
    (edit,) = desk.hour(11)
    assert edit["kind"] == "silent edit" and sources(edit) == {"Herald"}
    (fact,) = edit["facts"]
    assert "four years ago" in fact["text"] and "March of last year" in fact["before"]
    assert desk.story(url)["accounts"]

    # 12: the toll
    press.publish("northern", "toll", "Toll of Vessmark tannery fire rises to seven", made_news.TOLL, "2024-03-04T11:30:00Z")
    (toll,) = desk.hour(12)
    assert toll["kind"] == "figure updated" and sources(toll) == {"Northern"}
    assert "seven" in told(toll).lower() and "four" in told(toll).lower()

    # 13: taken back
    press.put("lantern", "letter", "Tannery owner was warned about gas burners", made_news.RETRACTED, "2024-03-04T09:30:00Z")
    (retraction,) = desk.hour(13)
    assert retraction["kind"] == "retraction" and sources(retraction) == {"Lantern"}
    assert "withdrawn this article" in retraction["facts"][0]["text"]

    # to the next evening: everything is looked at again, and nothing is news
    for hour in (14, 15, 16, 19, 24, 30, 36):
        assert desk.hour(hour) == [], hour

    # the same stands in the store
    notices = desk.lines("notices")
    assert [notice["kind"] for notice in reversed(notices)][2:] == ["second telling", "silent edit", "figure updated", "retraction"]
    document = desk.story(url)
    by_url = {account["url"].removeprefix(site.url): account for account in document["accounts"]}
    assert set(by_url) == {"/herald/fire", "/northern/blaze", "/northern/toll", "/echo/fire", "/spinner/fire", "/lantern/letter"}
    assert "four years ago" in by_url["/herald/fire"]["text"] and [v["replaced_silently"] for v in by_url["/herald/fire"]["earlier"]] == [True]
    assert "withdrawn" in by_url["/lantern/letter"]["text"]
    spun = [edge["how"] for edge in document["derivation"]["edges"] if edge["to"] == by_url["/spinner/fire"]["id"]]
    assert spun == ["spun"]
    assert desk.run("check", "--db", desk.db).returncode == 0

    server = Server(binary, desk.db)
    try:
        look_at_the_day(root, server, site, document, notices)
    finally:
        assert server.stop() == 0


def test_a_notice_is_given_to_a_command(desk, site, tmp_path):
    press = Press(site)
    out = tmp_path / "out; touch x"
    press.publish("herald", "fire", "$(touch /tmp/x) `id` Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    (notice,) = desk.hour(8, press.feed("herald"), "--notify", f"tee '{out}'")
    assert json.loads(out.read_text()) == notice
    assert notice["story"]["title"] == "$(touch /tmp/x) `id` Four dead"


def test_a_command_that_fails_loses_no_notice(desk, site):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    assert len(desk.hour(8, press.feed("herald"), "--notify", "false")) == 1
    assert "running false: ended with 1" in desk.errors
    assert len(desk.lines("notices", "--unseen")) == 1
    assert desk.run("notices", "--db", desk.db, "--seen", "all").returncode == 0
    assert desk.lines("notices", "--unseen") == [] and len(desk.lines("notices")) == 1


def test_thresholds_watch_list_and_mute(desk, site, tmp_path):
    press = Press(site)
    press.publish("herald", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T07:40:00Z")
    press.publish("echo", "depot", "Dressen sells tram depot", made_news.COUNCIL, "2024-03-04T07:50:00Z")
    feeds = [press.feed("herald"), press.feed("echo"), press.feed("northern")]
    (tmp_path / "list").write_text("# the quay\nplace: Vessmark\n")
    wanted = ["--watch-list", tmp_path / "list", "--min-accounts", "2"]
    assert desk.hour(8, *feeds, *wanted) == []
    press.publish("northern", "blaze", "Blaze at Vessmark leather works kills four", made_news.AGENCY, "2024-03-04T08:30:00Z")
    (notice,) = desk.hour(9, *wanted)
    assert notice["kind"] == "new story" and notice["story"]["accounts"] == 2
    assert desk.run("notices", "--db", desk.db, "--mute", f"story {notice['story']['id']}").returncode == 0
    press.publish("northern", "toll", "Toll of Vessmark tannery fire rises to seven", made_news.TOLL, "2024-03-04T09:30:00Z")
    assert desk.hour(10, *wanted) == []
    assert [n["kind"] for n in desk.lines("notices", "--all")] == ["figure updated", "new story"]


def test_a_digest_is_one_line(desk, site):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    press.publish("herald", "depot", "Depot sold", made_news.COUNCIL, "2024-03-04T07:50:00Z")
    (digest,) = desk.hour(8, press.feed("herald"), "--digest")
    assert digest["format"] == "tellings.digest/1" and len(digest["notices"]) == 2


def test_what_was_there_before_the_watch_is_no_news(desk, site, run, tmp_path):
    account = {"id": "old", "url": f"{site.url}/herald/fire", "text": "\n\n".join(made_news.HERALD), "source": "Herald", "published": "2024-03-04T07:40:00Z"}
    (tmp_path / "old.jsonl").write_text(json.dumps(account))
    assert run("add", "--db", desk.db, tmp_path / "old.jsonl").returncode == 0
    press = Press(site)
    press.publish("echo", "fire", "Four dead as fire sweeps Vessmark tannery", made_news.HERALD, "2024-03-04T09:10:00Z")
    assert desk.hour(10, press.feed("echo")) == []


def test_feeds_are_kept_polite_and_healthy(desk, site, tmp_path):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    site.pages["/moved"] = answer(status="301 Moved Permanently", Location="/herald/feed")
    site.pages["/gone"] = answer(status="410 Gone")
    site.pages["/busy"] = answer(status="429 Too Many Requests", Retry_After="7200")
    site.pages["/story"] = answer("<html><p>no feed</p></html>")
    feed = site.pages["/herald/feed"]
    site.pages["/herald/feed"] = lambda request: answer(status="304 Not Modified", Content_Length=None) if request.fields.get("if-none-match") == '"1"' else feed.replace(b"\r\n", b'\r\nETag: "1"\r\n', 1)
    outlines = "".join(f'<outline type="rss" text="{name}" xmlUrl="{site.url}/{name}"/>' for name in ("moved", "gone", "busy", "story"))
    (tmp_path / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    assert len(desk.hour(8, tmp_path / "feeds.opml")) == 1
    site.asked.clear()
    assert desk.hour(9) == []
    paths = site.paths()
    assert "/herald/feed" in paths and "/moved" not in paths, "a lasting redirect is remembered"
    assert "/gone" not in paths and "/busy" not in paths, "410 stops, Retry-After is heeded"
    assert next(r for r in site.asked if r.path == "/herald/feed").fields["if-none-match"] == '"1"'
    health = {h["url"].rsplit("/", 1)[1]: h for h in desk.lines("watch", "--health")}
    assert health["moved"]["state"] == "unchanged" and health["moved"]["read"] == 1 and health["moved"]["error"] is None
    assert health["gone"]["stopped"] and health["gone"]["succeeded"] is None
    assert "fewer requests" in health["busy"]["error"] and health["busy"]["next"] == "2024-03-04T10:00:00Z"
    assert "neither a feed" in health["story"]["error"] and health["story"]["failures"] == 2


def test_what_was_said_to_one_site_is_not_said_to_another(desk, site):
    """4: the ETag of a feed goes to the site that gave it, not to where that leads later."""
    other = MadeSite()
    site.pages["/feed"] = answer("<rss version='2.0'><channel><title>A</title></channel></rss>", kind="text/xml", ETag='"secret"')
    other.pages["/feed"] = answer("<rss version='2.0'><channel><title>B</title></channel></rss>", kind="text/xml")
    desk.hour(8, f"{site.url}/feed")
    site.pages["/feed"] = answer(status="302 Found", Location=f"{other.url}/feed")
    desk.hour(9)
    assert site.asked[-1].fields["if-none-match"] == '"secret"'
    assert other.paths()[-1] == "/feed" and "if-none-match" not in other.asked[-1].fields
    other.close()


def test_a_stub_is_no_later_version(desk, site):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    assert len(desk.hour(8, press.feed("herald"))) == 1
    wall = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script></head>'
    site.pages["/herald/fire"] = answer(made_news.page("Herald", "Four dead", made_news.HERALD[:1], "2024-03-04T07:40:00Z").replace("</head>", wall))
    assert desk.hour(9) == []
    assert made_news.HERALD[5] in desk.story(f"{site.url}/herald/fire")["accounts"][0]["text"]


def test_a_page_that_is_gone_for_good_is_told_once(desk, site):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    press.publish("herald", "depot", "Depot sold", made_news.COUNCIL, "2024-03-04T07:50:00Z")
    assert len(desk.hour(8, press.feed("herald"))) == 2
    site.pages["/herald/fire"] = answer(status="410 Gone")
    site.pages["/herald/depot"] = answer(status="404 Not Found")   # may come back
    (gone,) = desk.hour(9)
    (fact,) = gone["facts"]
    assert gone["kind"] == "retraction" and fact["before"] == "Four dead" and "410" in fact["text"]
    assert [saying["url"] for saying in fact["says"]] == [f"{site.url}/herald/fire"] and fact["says"][0]["words"] == ""
    assert desk.hour(10) == desk.hour(20) == []
    assert made_news.HERALD[5] in desk.story(f"{site.url}/herald/fire")["accounts"][0]["text"], "what it said stays"
    assert desk.run("check", "--db", desk.db).returncode == 0


def test_check_looks_at_what_the_watch_keeps(desk, site):
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    assert len(desk.hour(8, press.feed("herald"))) == 1

    def faults(*statements):
        copy = desk.db.with_name("broken.db")
        copy.unlink(missing_ok=True)
        assert desk.run("backup", "--db", desk.db, copy).returncode == 0
        with sqlite3.connect(copy) as store:
            for statement in statements:
                assert store.execute(statement).rowcount > 0
        store.close()
        done = desk.run("check", "--db", copy)
        return done.returncode, done.stdout.decode()

    for statement, said in (
            ("UPDATE notice SET body = replace(body, 'four', 'five')", "words"),
            ("UPDATE notice SET body = '{'", "notice"),
            ("UPDATE noticed SET account = 7", "account"),
            ("INSERT INTO untold VALUES (7)", "account"),
            ("INSERT INTO notice_base VALUES ('s-x', x'00')", "s-x"),
            ("INSERT INTO mute VALUES ('weather', 'x')", "mute"),
            ("UPDATE watched_page SET failures = -1", "watched_page"),
            ("INSERT INTO decision (line, added, account) VALUES ('{}', 1, 'x')", "decision")):
        code, out = faults(statement)
        assert code == 1 and said in out, (statement, out)


def test_lists_of_lists_end(desk, site):
    """8: a sitemap index that lists itself ever deeper, and one with too many links."""
    def index(request):
        depth = int(request.path.rsplit("-", 1)[1])
        return answer(f"<sitemapindex>{''.join(f'<sitemap><loc>{site.url}/{i}/map-{depth + 1}</loc></sitemap>' for i in range(3))}</sitemapindex>", kind="text/xml")
    site.pages["/map-0"] = index
    for depth in range(1, 9):
        for i in range(3):
            site.pages[f"/{i}/map-{depth}"] = index
    links = "".join(f"<url><loc>{site.url}/a/{i}</loc></url>" for i in range(60000))
    site.pages["/many"] = answer(f"<urlset>{links}</urlset>", kind="text/xml")
    desk.hour(8, f"{site.url}/map-0", f"{site.url}/many")
    depths = {int(path.rsplit("-", 1)[1]) for path in site.paths() if "map-" in path}
    assert depths == {0, 1, 2, 3}
    assert len([path for path in site.paths() if path.startswith("/a/")]) == 100
    health = {h["url"].rsplit("/", 1)[1]: h for h in desk.lines("watch", "--health")}
    assert health["many"]["pages"] == 50000


def test_a_hanging_command_is_killed_with_what_it_started(desk, site, run):
    """What it leaves behind goes when it ends; one that does not end is tested in src/watch/run_command_test.cc."""
    press = Press(site)
    press.publish("herald", "fire", "Four dead", made_news.HERALD, "2024-03-04T07:40:00Z")
    # Were it waited for, the run would last longer than `run` lets it.
    assert len(desk.hour(8, press.feed("herald"), "--notify", "sh -c 'sleep 600 & cat >/dev/null'")) == 1


@pytest.mark.parametrize("arguments", [["--notify", "tee 'x"], ["--every", "0"], ["--now", "noon"], ["--watch-list", "nothing.txt"], ["file:///etc/passwd"], ["ftp://a.example/f"]])
def test_wrong_usage(run, tmp_path, arguments):
    assert run("watch", "--once", "--db", tmp_path / "x.db", *arguments).returncode in (1, 2)
