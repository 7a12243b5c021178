"""The client against a hostile web: each refusal names its limit and its remedy, and the rest goes on."""
import gzip
import json
import os
import shutil
import subprocess
import time

import pytest
from made_site import MadeSite, answer

LOOPBACK = "127.0.0.1/32"
STORY = """<html><head><title>Ferry sinks off Corran Point</title></head><body><article><h1>Ferry sinks off Corran Point</h1>
<p>CORRAN POINT, May 14 - A ferry with 43 people aboard sank off Corran Point on Tuesday morning, the coast guard said.</p>
<p>"We heard one call and then nothing," harbour master Ana Brill told reporters on the quay before noon.</p>
<p>Thirty-one people were pulled from the water by fishing boats within the hour, officials of the harbour said.</p>
<p>The search for the others went on until dark and was to be taken up again at first light on Wednesday.</p></article></body></html>"""


@pytest.fixture
def site():
    made = MadeSite()
    made.pages["/story"] = answer(STORY)
    yield made
    made.close()


@pytest.fixture
def extract(run):
    """extract(url..., flags) -> (accounts, standard error)"""
    def call(*arguments, allow=LOOPBACK, timeout=60, env=None):
        flags = ["--allow-private", allow] if allow else []
        done = run("extract", *flags, "--pace", "0", "--timeout", timeout, *arguments, env=env)
        return [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()
    return call


# 1 other schemes, 2 addresses

@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/1", "data:text/html,x", "javascript:alert(1)"])
def test_a_redirect_leads_to_http_and_https_only(site, extract, url):
    site.pages["/a"] = answer(status="302 Found", Location=url)
    accounts, errors = extract(f"{site.url}/a", f"{site.url}/story")
    assert [a["input"] for a in accounts] == [f"{site.url}/story"]
    assert "leads to no address that may be fetched" in errors and "1 skipped" in errors


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost.", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"])
def test_no_form_of_loopback_is_asked(site, extract, host):
    accounts, errors = extract(f"http://{host}:{site.port}/story", allow=None)
    assert accounts == [] and site.asked == []
    assert "is not of the public web" in errors and "--allow-private" in errors


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "0.0.0.0", "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[2001:0:5ef5:79fb::1]"])
def test_no_other_private_address_is_asked(site, extract, host):
    _, errors = extract(f"http://{host}/story")  # 127.0.0.1 is open, they are not
    assert "is not of the public web" in errors


def test_names_and_passwords_are_refused(site, extract):
    _, errors = extract(f"http://user:secret@127.0.0.1:{site.port}/story")
    assert "a name or password stands in the address" in errors and site.asked == []


def test_other_ports_are_open_only_within_the_range(site, extract):
    accounts, _ = extract(f"{site.url}/story")
    assert accounts[0]["title"] == "Ferry sinks off Corran Point"
    accounts, errors = extract(f"{site.url}/story", allow="127.0.0.2/32")
    assert accounts == [] and "loopback" in errors


def test_each_hop_is_looked_at(site, extract):
    inside = MadeSite("127.0.0.2")
    inside.pages["/secret"] = answer(STORY)
    site.pages["/a"] = answer(status="302 Found", Location=f"{inside.url}/secret")
    accounts, errors = extract(f"{site.url}/a")
    inside.close()
    assert accounts == [] and inside.asked == [] and "127.0.0.2 is not of the public web" in errors


# 3 a name that means another address when it is asked for again

SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>
static int asked;
int getaddrinfo(const char* node, const char* service, const struct addrinfo* hints, struct addrinfo** out) {
  int (*real)(const char*, const char*, const struct addrinfo*, struct addrinfo**) = dlsym(RTLD_NEXT, "getaddrinfo");
  if (node && strcmp(node, "rebinding.example") == 0) node = asked++ == 0 ? "127.0.0.1" : "127.0.0.2";
  return real(node, service, hints, out);
}
"""


@pytest.mark.skipif(shutil.which("cc") is None, reason="needs a C compiler")
def test_a_name_that_is_bound_anew_gains_nothing(site, extract, tmp_path):
    (tmp_path / "shim.c").write_text(SHIM)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", tmp_path / "shim.so", tmp_path / "shim.c", "-ldl"], check=True)
    accounts, errors = extract(f"http://rebinding.example:{site.port}/story", env={**os.environ, "LD_PRELOAD": str(tmp_path / "shim.so")})
    # The first name is looked up for robots.txt and found open; the connection for the page is looked at again.
    assert accounts == [] and "127.0.0.2 is not of the public web" in errors
    assert site.paths() == ["/robots.txt"]


# 4 redirects

def test_a_loop_of_redirects_ends(site, extract):
    site.pages["/a"] = answer(status="302 Found", Location="/a")
    _, errors = extract(f"{site.url}/a")
    assert "more than 8 times" in errors and site.paths().count("/a") == 9


def test_a_redirect_is_followed_to_its_page(site, extract):
    site.pages["/a"] = answer(status="301 Moved Permanently", Location="b?x=1")
    site.pages["/b?x=1"] = answer(status="307 Temporary Redirect", Location="/story")
    accounts, _ = extract(f"{site.url}/a")
    assert accounts[0]["url"] == f"{site.url}/story" and accounts[0]["input"] == f"{site.url}/a"


# 5 deadlines

def test_no_first_byte(site, extract):
    # Were it waited for to its end, the command would take longer than `run` gives it.
    site.pages["/a"] = lambda request, connection: time.sleep(600)
    accounts, errors = extract(f"{site.url}/a", f"{site.url}/story", timeout=10)
    assert len(accounts) == 1 and "try later or save the page" in errors


def test_a_drip_is_given_up(site, extract):
    def drip(request, connection):
        connection.sendall(answer(b"", Content_Length=100000))
        for _ in range(6000):
            connection.sendall(b"x")
            time.sleep(0.1)
    site.pages["/a"] = drip
    _, errors = extract(f"{site.url}/a", timeout=8)
    assert "took too long" in errors


def test_a_head_that_drips_on_is_given_up(site, extract):
    def drip(request, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for i in range(6000):
            connection.sendall(f"X-{i}: y\r\n".encode())
            time.sleep(0.1)
    site.pages["/a"] = drip
    _, errors = extract(f"{site.url}/a", timeout=8)
    assert "took too long" in errors


# 6 sizes

def test_a_head_has_a_limit(site, extract):
    site.pages["/a"] = b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"y" * 500) for i in range(2000)) + b"\r\n"
    _, errors = extract(f"{site.url}/a")
    assert "its head is over" in errors


@pytest.mark.parametrize("length", [None, 9 << 20])
def test_a_body_has_a_limit(site, extract, length):
    site.pages["/a"] = answer(b"x" * (9 << 20), Content_Length=length)
    _, errors = extract(f"{site.url}/a")
    assert f"over {8 << 20} bytes" in errors


def test_a_bomb_is_not_unpacked(site, extract):
    site.pages["/a"] = answer(gzip.compress(b" " * (64 << 20)), Content_Encoding="gzip")
    site.pages["/b"] = answer(gzip.compress(gzip.compress(b" " * (64 << 20))), Content_Encoding="gzip, gzip")
    site.pages["/c"] = answer(gzip.compress(gzip.compress(gzip.compress(STORY.encode()))), Content_Encoding="gzip, gzip, gzip")
    _, errors = extract(f"{site.url}/a", f"{site.url}/b", f"{site.url}/c")
    assert errors.count("unpacks to more than") == 2 and "is packed 3 times" in errors


def test_packed_pages_are_read(site, extract):
    site.pages["/a"] = answer(gzip.compress(STORY.encode()), Content_Encoding="gzip")
    accounts, _ = extract(f"{site.url}/a")
    assert "43 people aboard" in accounts[0]["text"]


@pytest.mark.parametrize("bytes_", [b"", b"\0\1\2", b"HTTP/1.1 abc\r\n\r\n", b"220 ftp ready\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nshort",
                                    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n"])
def test_broken_answers_are_failures(site, extract, bytes_):
    site.pages["/a"] = lambda request: bytes_
    accounts, errors = extract(f"{site.url}/a", f"{site.url}/story")
    assert len(accounts) == 1 and "1 skipped" in errors


# 7 politeness

def test_robots_are_heeded(site, extract):
    site.pages["/robots.txt"] = answer("User-agent: tellings\nDisallow: /private\n", kind="text/plain")
    site.pages["/private/a"] = answer(STORY)
    accounts, errors = extract(f"{site.url}/private/a", f"{site.url}/story")
    assert [a["input"] for a in accounts] == [f"{site.url}/story"]
    assert "robots.txt of 127.0.0.1 does not allow it; save the page" in errors
    assert site.paths().count("/robots.txt") <= 2 and "/private/a" not in site.paths()


def test_a_site_whose_robots_fail_is_left_alone(site, extract):
    site.pages["/robots.txt"] = answer(status="503 Service Unavailable")
    accounts, errors = extract(f"{site.url}/story")
    assert accounts == [] and "its robots.txt could not be read (503)" in errors and "/story" not in site.paths()


def test_robots_hold_for_where_a_redirect_leads(site, extract):
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /private\n", kind="text/plain")
    site.pages["/a"] = answer(status="302 Found", Location="/private/a")
    _, errors = extract(f"{site.url}/a")
    assert "does not allow it" in errors and "/private/a" not in site.paths()


def test_one_host_is_asked_at_its_pace(site, run):
    for name in "abc":
        site.pages[f"/{name}"] = answer(STORY)
    begun = time.monotonic()
    run("extract", "--allow-private", LOOPBACK, "--pace", "0.4", *[f"{site.url}/{name}" for name in "abc"])
    assert {"/robots.txt", "/a", "/b", "/c"} == set(site.paths())
    assert time.monotonic() - begun >= 1.2, "four requests have three pauses between them"


def test_one_host_is_asked_one_thing_at_a_time(site, extract):
    under_way, most = [], []

    def slow(request):
        under_way.append(request)
        most.append(len(under_way))
        time.sleep(0.1)
        under_way.remove(request)
        return answer(STORY)
    for i in range(8):
        site.pages[f"/{i}"] = slow
    extract(*[f"{site.url}/{i}" for i in range(8)])
    assert len(most) == 8 and max(most) == 1


def test_a_busy_site_is_asked_again_when_it_says(site, extract):
    answers = [answer(status="429 Too Many Requests", Retry_After="1"), answer(STORY)]
    site.pages["/a"] = lambda request: answers.pop(0)
    begun = time.monotonic()
    accounts, _ = extract(f"{site.url}/a")
    assert len(accounts) == 1 and answers == [] and time.monotonic() - begun >= 1
    site.pages["/b"] = answer(status="503 Service Unavailable", Retry_After="3600")
    _, errors = extract(f"{site.url}/b")
    assert "out of order; try later (503)" in errors and site.paths().count("/b") == 1


@pytest.mark.parametrize("status, words", [("401 Unauthorized", "wants a login"), ("402 Payment Required", "wants payment"), ("403 Forbidden", "refuses"),
                                           ("451 Unavailable", "refuses"), ("404 Not Found", "no such page"), ("410 Gone", "gone for good")])
def test_a_refusal_names_its_remedy(site, extract, status, words):
    site.pages["/a"] = answer("no", status)
    _, errors = extract(f"{site.url}/a")
    assert words in errors


def test_a_paywall_names_its_remedy(site, extract):
    site.pages["/a"] = answer('<html><head><title>Harbour dues rise</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour dues rise", '
                              '"isAccessibleForFree": false}</script></head><body><article><p>The harbour board raised its dues on Monday.</p>'
                              '<div class="paywall">Subscribe to read on</div></article></body></html>')
    _, errors = extract(f"{site.url}/a")
    assert "only the first lines came" in errors and "paste the text" in errors


def test_other_media_name_their_remedy(site, extract):
    site.pages["/a"] = answer(b"%PDF-1.7 ...", kind="application/pdf")
    site.pages["/b"] = answer(b"{}", kind="application/json")
    _, errors = extract(f"{site.url}/a", f"{site.url}/b")
    assert "is a PDF file; paste its text" in errors and "is no page of text (application/json)" in errors


def test_no_proxy_of_the_environment_is_used(site, extract):
    accounts, _ = extract(f"{site.url}/story", env={**os.environ, "http_proxy": "http://127.0.0.9:1", "ALL_PROXY": "http://127.0.0.9:1"})
    assert len(accounts) == 1


# the commands

def test_addresses_from_a_file_are_collated(site, run, tmp_path):
    site.pages["/other"] = answer(STORY.replace("43 people", "more than 40 people").replace("Ferry sinks off", "Ferry lost at"))
    (tmp_path / "urls.txt").write_text(f"# the ferry\n{site.url}/story\n\n{site.url}/other\n{site.url}/missing\n")
    done = run("collate", "--json", "--allow-private", LOOPBACK, "--pace", "0", "--urls", tmp_path / "urls.txt")
    document = json.loads(done.stdout)
    accounts = [account for story in document["stories"] for account in story["accounts"]]
    assert {a["url"] for a in accounts} == {f"{site.url}/story", f"{site.url}/other"}
    assert all(a["retrieved"] for a in accounts)
    assert [s["input"] for s in document["skipped"]] == [f"{site.url}/missing"]


@pytest.mark.parametrize("arguments", [["--allow-private", "all"], ["--pace", "fast"], ["--pace", "-1"], ["--timeout", "0"]])
def test_wrong_options_end_with_2(run, arguments):
    assert run("extract", *arguments, "http://127.0.0.1/").returncode == 2
