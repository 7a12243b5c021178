"""The server against clients that mean harm, or are broken: HTTP as no browser sends it, other sites, slow and many."""
import json
import re
import socket
import threading
import time

import pytest
from server import Server
from test_serve import finished
from test_store import STORY, as_input, poured

GOOD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def store(root, run, tmp_path_factory):
    db = tmp_path_factory.mktemp("hostile") / "t.db"
    hostile = [json.loads(line) for line in (root / "web/test/hostile.jsonl").read_text().splitlines()]
    done = run("add", "--db", db, input=as_input(poured(root, STORY) + hostile))
    assert done.returncode == 0, done.stderr.decode()
    return db


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def request(path="/healthz", method="GET", headers=(), body=b"", host="localhost"):
    lines = [f"{method} {path} HTTP/1.1", *([f"Host: {host}"] if host is not None else []), *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


# -- messages that two servers in a row would read in two ways (request smuggling), and other broken ones

SMUGGLED = b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
BROKEN = {
    "two lengths": request(method="POST", path="/api/v1/collations", headers=["Content-Length: 4", "Content-Length: 44"], body=b"aaaa" + SMUGGLED),
    "length and coding": request(method="POST", path="/api/v1/collations", headers=["Content-Length: 4", "Transfer-Encoding: chunked"], body=b"0\r\n\r\n" + SMUGGLED),
    "coding and length": request(method="POST", path="/api/v1/collations", headers=["Transfer-Encoding: chunked", "Content-Length: 4"], body=b"0\r\n\r\n" + SMUGGLED),
    "two codings": request(method="POST", path="/api/v1/collations", headers=["Transfer-Encoding: chunked", "Transfer-Encoding: identity"], body=b"0\r\n\r\n" + SMUGGLED),
    "unknown coding": request(method="POST", path="/api/v1/collations", headers=["Transfer-Encoding: xchunked"], body=b"0\r\n\r\n" + SMUGGLED),
    "blank before the colon": request(method="POST", path="/api/v1/collations", headers=["Content-Length : 4"], body=b"aaaa" + SMUGGLED),
    "signed length": request(method="POST", path="/api/v1/collations", headers=["Content-Length: +4"], body=b"aaaa" + SMUGGLED),
    "length too large": request(method="POST", path="/api/v1/collations", headers=["Content-Length: 99999999999999999999999"]),
    "chunk of no number": request(method="POST", path="/api/v1/collations", headers=["Transfer-Encoding: chunked"], body=b"zz\r\n" + SMUGGLED),
    "two hosts": request(headers=["Host: localhost"]),
    "no host": request(host=None),
    "folded header": b"GET /healthz HTTP/1.1\r\nHost: local\r\n host\r\n\r\n",
    "control in a header": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
    "no http": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 200 + b"\r\n\r\n",
    "version 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "blank in the target": b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_can_be_read_in_two_ways_is_not_read(server, name):
    answer = server.raw(BROKEN[name])
    assert answer.count(b"HTTP/1.1 ") <= 1, answer
    assert status_of(answer) in (0, 400, 413, 421), answer
    assert b"tellings_" not in answer   # the second request was not answered
    assert status_of(server.raw(GOOD)) == 200


def test_whole_requests_in_a_row_are_answered_in_a_row(server):
    answer = server.raw(request() + request("/nowhere") + GOOD)
    assert re.findall(rb"HTTP/1\.1 (\d+)", answer) == [b"200", b"404", b"200"]


def test_a_request_in_single_bytes_is_answered(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as s:
        for byte in GOOD:
            s.sendall(bytes([byte]))
        assert b"200 OK" in s.recv(65536)


# -- addresses

@pytest.mark.parametrize("path", ["/../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/stories/..;/x", "/stories/%00", "//etc/passwd",
                                  "/api/v1/stories/%2e%2e", "/api/v1/stories/s%0d%0aSet-Cookie:%20a=b", "/\\..\\..\\x", "/%c0%ae%c0%ae/", "/api//v1/stories",
                                  "/api/v1/stories/" + "a" * 5000, "/api/v1/search?q=" + "%22" * 3000, "/%", "/?" + "a=1&" * 40, "http://evil.example/healthz"])
def test_no_address_leads_out_or_in_twice(server, path):
    answer = server.raw(request(path, headers=["Connection: close"]))
    assert status_of(answer) in (200, 400, 404), answer[:200]
    assert b"root:" not in answer
    assert not re.search(rb"(?im)^set-cookie:", answer)


@pytest.mark.parametrize("query", ["'", '"', "a'; DROP TABLE account; --", '" OR 1 --', "*", "-", "NEAR(a b)", "title:x", "{a b}", "^a", "(", "a AND", "\u0001", "a" * 4000, "ﷺ" * 300, "🏳️‍🌈*"])
def test_no_search_is_more_than_words(server, query):
    from urllib.parse import quote
    for what in ("accounts", "quotations", "figures", "names"):
        assert server.ask(f"/api/v1/search?for={what}&q={quote(query)}")[0] in (200, 400)
    assert server.json("/api/v1/stories")["stories"]


def test_limits_and_cursors_are_checked(server):
    for path in ("stories?limit=0", "stories?limit=501", "stories?limit=1e3", "stories?limit=-1", "stories?after=x", "accounts?after=1.2", "sources?after=-1",
                 "search?q=a&limit=201", "search?for=all", "search?for=figures&min=nan", "search?for=figures&min=1x", "stories?from=yesterday", "search?q=a&after=%27"):
        status, headers, body = server.ask("/api/v1/" + path)
        assert status == 400, path
        assert headers["content-type"] == "application/problem+json" and json.loads(body)["status"] == 400
        assert json.loads(body)["detail"]


# -- how much

def test_a_head_has_a_limit(server):
    answer = server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: " + b"a" * 20_000 + b"\r\n\r\n")
    assert status_of(answer) in (0, 431)
    many = b"".join(b"X-%d: a\r\n" % i for i in range(5000))
    assert status_of(server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + many + b"\r\n")) in (0, 431)
    assert status_of(server.raw(GOOD)) == 200


def test_a_body_has_a_limit_told_before_it_is_sent(server):
    head = request(method="POST", path="/api/v1/collations", headers=["Content-Type: application/json", "Content-Length: 999999999"])
    assert status_of(server.raw(head)) == 413
    chunks = request(method="POST", path="/api/v1/stories/s-1/decisions", headers=["Transfer-Encoding: chunked"]) + b"100000\r\n" + b"a" * 0x100000 + b"\r\n100000\r\n" + b"a" * 0x100000
    assert status_of(server.raw(chunks)) in (0, 413)
    assert status_of(server.raw(request(headers=["Content-Length: 5"], body=b"aaaaa"))) == 413   # a GET takes none
    assert status_of(server.raw(GOOD)) == 200


def test_a_client_that_waits_to_be_let_is_let(server):
    body = json.dumps({"texts": ["Two were hurt in Brentor on Monday, police said."]}).encode()
    head = request(method="POST", path="/api/v1/collations", headers=["Content-Type: application/json", f"Content-Length: {len(body)}", "Expect: 100-continue", "Connection: close"])
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as s:
        s.sendall(head)
        assert s.recv(1000).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        s.sendall(body)
        assert status_of(s.recv(65536)) == 202


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b'{"accounts":' * 1000, b"null", b"\xff\xfe", b'{"accounts": [{"text": 5}]}', b'{"accounts": {}}', b'{"files": [{"name": "a", "base64": "%%"}]}',
                                  b'{"texts": ["a"], "one_story": "yes"}', b'{"accounts": [{"text": "\\ud800"}, 3]}', b"{}"])
def test_a_body_of_another_form_is_told_so(server, body):
    status, headers, answer = server.ask("/api/v1/collations", method="POST", body=body, content_type="application/json")
    assert status == 400 and headers["content-type"] == "application/problem+json", answer
    assert server.ask("/api/v1/collations", method="POST", body=body, content_type="text/plain")[0] == 415


def test_hostile_inputs_of_a_collation_do_no_harm(server):
    given = {"accounts": [{"id": "../../x", "text": "Four people died in Brentor on Tuesday, police said.", "url": "javascript:alert(1)", "title": "\u202egnp.exe\r\nSet-Cookie: a"},
                          {"id": "deep", "html": "<div>" * 30_000 + "Four people died in Brentor on Tuesday, police said."},
                          {"id": "nul", "text": "Four\u0000people died in Brentor on \ud83d\ude00 Tuesday, police said."}],
             "files": [{"name": "../../../../tmp/evil.txt", "base64": "Rm91ciBwZW9wbGUgZGllZC4="}, {"name": "", "base64": ""}, {"name": "a.warc.gz", "base64": "H4sI"},
                       {"name": ".", "base64": "YQ=="}]}
    job = finished(server, server.json("/api/v1/collations", method="POST", body=given))
    assert job["state"] == "done", job["error"]
    assert all(row["state"] in ("read", "stub", "refused", "failed") for row in job["inputs"])
    for story in job["document"]["stories"]:
        texts = {account["id"]: account["text"] for account in story["accounts"]}
        for sentence in story["brief"]["sentences"]:
            for evidence in sentence["evidence"]:
                assert 0 <= evidence["start"] < evidence["end"] <= len(texts[evidence["account"]])


# -- whom

@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "127.0.0.2", "0.0.0.0", "[::ffff:127.0.0.1]", "", "localhost, evil.example", "evil.example@localhost"])
def test_only_known_hosts_are_answered(server, host):
    for path in ("/", "/api/v1/stories", "/healthz"):
        assert status_of(server.raw(request(path, host=host, headers=["Connection: close"]))) in (400, 421)


def test_other_sites_cannot_change_or_read(server):
    given = {"texts": ["Two were hurt."]}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"}, {"origin": f"http://127.0.0.1:{server.port + 1}"}):
        assert server.ask("/api/v1/collations", method="POST", body=given, **headers)[0] == 403
    _, headers, _ = server.ask("/api/v1/stories", origin="https://evil.example")
    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"
    _, headers, _ = server.ask("/api/v1/collations", method="OPTIONS", origin="https://evil.example", access_control_request_method="POST")
    assert "access-control-allow-origin" not in headers
    assert server.ask("/api/v1/collations", method="POST", body=given, origin=server.url)[0] == 202


def test_every_answer_forbids_what_it_does_not_need(server):
    for path in ("/", "/stories/s-1", "/api/v1/stories", "/nowhere", "/feed.atom", "/metrics"):
        _, headers, _ = server.ask(path)
        assert "default-src 'none'" in headers["content-security-policy"] and "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff" and headers["x-frame-options"] == "DENY" and headers["referrer-policy"] == "no-referrer"
        assert "unsafe" not in headers["content-security-policy"] and "*" not in headers["content-security-policy"]
        assert "server" not in headers
    policy = server.ask("/")[1]["content-security-policy"]
    assert "script-src 'sha256-" in policy and "style-src 'sha256-" in policy and "connect-src 'self'" in policy


def test_fields_of_feeds_are_escaped_wherever_they_go(server):
    feed = server.ask("/feed.atom")[2].decode()
    assert "&lt;script&gt;" in feed and "<script" not in feed
    _, headers, page = server.ask("/accounts/hostile")
    assert b"hostile committee" not in page   # the page holds no data: it asks for them
    assert server.json("/api/v1/accounts/hostile")["title"].startswith("<script>")
    assert server.ask("/api/v1/accounts/hostile")[1]["content-type"] == "application/json"


def test_origins_are_let_in_by_name(binary, store):
    server = Server(binary, store, "--cors", "https://desk.example", "--allow-frame", "https://cms.example")
    try:
        _, headers, _ = server.ask("/api/v1/stories", origin="https://desk.example")
        assert headers["access-control-allow-origin"] == "https://desk.example" and "Origin" in headers["vary"]
        assert "access-control-allow-origin" not in server.ask("/api/v1/stories", origin="https://desk.example.evil.example")[1]
        status, headers, _ = server.ask("/api/v1/collations", method="OPTIONS", origin="https://desk.example", access_control_request_method="POST")
        assert status == 204 and "POST" in headers["access-control-allow-methods"]
        assert server.ask("/api/v1/collations", method="POST", body={"texts": ["Two were hurt."]}, origin="https://desk.example")[0] == 202
        _, headers, _ = server.ask("/")
        assert "frame-ancestors https://cms.example" in headers["content-security-policy"] and "x-frame-options" not in headers
    finally:
        assert server.stop() == 0


def test_other_addresses_need_a_token(binary, run, store, tmp_path):
    done = run("serve", "--db", store, "--address", "0.0.0.0")
    assert done.returncode == 2 and b"--token-file" in done.stderr and b"TLS" in done.stderr
    words = "a token of enough letters"
    (tmp_path / "token").write_text(words + "\n")
    (tmp_path / "short").write_text("short")
    assert run("serve", "--db", store, "--token-file", tmp_path / "short").returncode == 2
    server = Server(binary, store, "--token-file", tmp_path / "token", "--address", "0.0.0.0", "--host", "desk.example")
    try:
        assert server.ask("/")[0] == 200
        for path in ("/api/v1/stories", "/index.json", "/metrics", "/feed.atom", "/api/v1/events"):
            status, headers, body = server.ask(path)
            assert status == 401 and headers["www-authenticate"] == "Bearer" and words.encode() not in body
        assert server.ask("/api/v1/stories", authorization="Bearer wrong")[0] == 401
        assert server.ask("/api/v1/collations", method="POST", body={"texts": ["a"]})[0] == 401
        assert server.ask("/api/v1/stories", authorization=f"Bearer {words}")[0] == 200
        assert server.ask("/", host="desk.example:8443")[0] == 200
        assert server.ask("/", host="evil.example")[0] == 421
    finally:
        assert server.stop() == 0


@pytest.mark.parametrize("options", [["--cors", "*"], ["--cors", "null"], ["--allow-frame", "https://a.example/x"], ["--port", "70000"], ["--address", "nowhere"], ["operand"]])
def test_options_that_would_open_too_much_are_refused(run, store, options):
    assert run("serve", "--db", store, *options).returncode == 2


# -- slow and many

def test_a_thousand_half_open_clients_slow_nobody(server):
    """Each holds a socket with half a head. Others are served meanwhile, and the sockets are closed in the end."""
    held = []
    begun = time.monotonic()
    try:
        for _ in range(1000):
            s = socket.create_connection(("127.0.0.1", server.port), timeout=20)
            s.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            held.append(s)
        text = server.ask("/metrics")[2].decode()
        if time.monotonic() - begun < 10:   # the first are closed after 15 seconds
            assert int(re.search(r"(?m)^tellings_connections (\d+)$", text)[1]) >= 1000
        for _ in range(200):
            assert server.ask("/api/v1/stories?limit=1")[0] == 200
        # A byte now and then does not keep one open: the head has one deadline.
        slow = held[0]
        slow.settimeout(1)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                slow.sendall(b"a")
                if slow.recv(1000) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            pytest.fail("a client that sends a byte a second is never closed")
    finally:
        for s in held:
            s.close()


def test_a_client_that_does_not_read_holds_only_itself(server):
    story = server.json("/api/v1/stories")["stories"][-1]["id"]
    held = []
    for _ in range(50):
        s = socket.socket()
        s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        s.connect(("127.0.0.1", server.port))
        s.sendall(request(f"/api/v1/stories/{story}") * 20)
        held.append(s)
    for _ in range(50):
        assert server.ask(f"/api/v1/stories/{story}")[0] == 200
    for s in held:
        s.close()


def test_many_at_once_get_the_same_bytes(server):
    paths = ["/api/v1/stories", "/api/v1/sources", "/api/v1/search?q=the", "/api/v1/accounts"] + [f"/api/v1/stories/{s['id']}" for s in server.json("/api/v1/stories")["stories"]]
    expected = {path: server.ask(path)[2] for path in paths}
    wrong = []

    def client(turn):
        for index in range(20):
            path = paths[(turn + index) % len(paths)]
            status, _, body = server.ask(path)
            if status != 200 or body != expected[path]:
                wrong.append((path, status))
    threads = [threading.Thread(target=client, args=(turn,)) for turn in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


# -- truth that lasts

def test_the_order_of_accounts_changes_no_byte(root, server):
    accounts = (root / STORY).read_text().splitlines()
    jobs = []
    for order in (accounts, accounts[::-1]):
        body = "\n".join(order).encode()
        jobs.append(finished(server, json.loads(server.ask("/api/v1/collations", method="POST", body=body, content_type="application/jsonl")[2])))
    documents = [server.ask(f"/api/v1/collations/{job['id']}/document")[2] for job in jobs]
    assert documents[0] == documents[1]


def test_ids_and_tags_survive_a_restart_and_a_kill(binary, store):
    seen = []
    for end in ("kill", "stop", "stop"):
        server = Server(binary, store)
        stories = server.json("/api/v1/stories")["stories"]
        seen.append([(story["id"], server.ask(f"/api/v1/stories/{story['id']}")[1]["etag"]) for story in stories])
        if end == "kill":
            server.process.kill()
            server.process.wait()
        else:
            assert server.stop() == 0
    assert seen[0] == seen[1] == seen[2]


def test_a_stop_lets_what_is_under_way_end(binary, root, store):
    server = Server(binary, store)
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as idle, socket.create_connection(("127.0.0.1", server.port), timeout=20) as listening:
        listening.sendall(request("/api/v1/events"))
        assert b"200 OK" in listening.recv(4096)
        assert server.stop() == 0
        assert idle.recv(100) == b""


def test_a_store_that_is_not_one_is_told(run, tmp_path):
    (tmp_path / "x.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    done = run("serve", "--db", tmp_path / "x.db", "--port", "0")
    assert done.returncode == 1 and b"x.db" in done.stderr
    done = run("serve", "--db", tmp_path / "none" / "x.db", "--port", "0")
    assert done.returncode == 1 and b"x.db" in done.stderr
