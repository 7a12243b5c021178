"""The commands as people type them: what they print, what they refuse, how they end."""
import gzip
import json
import re

import pytest

STORY = "eval/stories/06-nkwanpa-strike/accounts.jsonl"
FERRY = b"LISBON (AP) - A ferry with 43 people aboard sank off Cascais on Tuesday, the coast guard said.\n\n\"We heard one call,\" harbour master Ana Brill told reporters.\n"


def lines(done):
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_the_manual_page_is_what_the_program_prints(root, run):
    assert run("--man").stdout.decode() == (root / "docs/tellings.1").read_text()


def test_each_flag_stands_in_help_and_manual(run):
    manual = run("--man").stdout.decode().replace("\\-", "-")
    commands = re.findall(r"^\.SS (.+)$", manual, re.M)
    assert {"collate", "extract", "annotate", "group", "bench", "model pack"} <= set(commands)
    for command in commands:
        text = run(*command.split(), "--help").stdout.decode()
        part = manual.split(f".SS {command}\n")[1].split(".SS ")[0]
        flags = set(re.findall(r"^\.BI? \"?(--[a-z-]+)", part, re.M))
        assert flags <= set(re.findall(r"--[a-z-]+", text))


@pytest.mark.parametrize("arguments", [
    ["collate", "--nonsense"], ["annotate", "--threads", "none", "x"], ["annotate", "--threads", "0", "x"], ["extract", "--fields", "body=text", "x"],
    ["annotate", "--attributions", "some", "x"], ["annotate", "--raw", "x"], ["bench", "nothing"], ["warc", "--memory", "12", "x"], ["model", "pack", "x"], []])
def test_wrong_usage_ends_with_2(run, arguments):
    done = run(*arguments, input=b"")
    assert done.returncode == 2
    assert done.stderr


def test_nothing_readable_ends_with_1_and_says_why(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    for command in ("collate", "extract", "annotate", "group"):
        for path, word in ((tmp_path / "empty.txt", "is empty"), (tmp_path / "missing.txt", "no such file")):
            done = run(command, path)
            assert done.returncode == 1, command
            assert word in done.stderr.decode()


def test_a_bad_input_never_stops_the_rest(run, tmp_path):
    (tmp_path / "a.txt").write_bytes(FERRY)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.jsonl").write_bytes(b'{"id": "c1", no\n{"id": "c2", "text": "The coast guard said 12 people were rescued from the ferry off Cascais."}\n')
    (tmp_path / "d.txt").write_bytes(b"bin\0ary")
    done = run("collate", "--json", "--one-story", tmp_path)
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert [a["id"] for a in document["stories"][0]["accounts"]] == ["a", "c2"]
    assert [s["input"].rsplit("/", 1)[1] for s in document["skipped"]] == ["b.pdf", "c.jsonl:1", "d.txt"]
    assert done.stderr.decode().splitlines()[-1] == "tellings: 2 accounts, 3 skipped"


def test_messages_are_harmless(run, tmp_path):
    path = tmp_path / "a\x1b[31m\nb.txt"
    path.write_bytes(b"")
    errors = run("annotate", path).stderr
    assert b"\x1b" not in errors and len(errors.splitlines()) == 2


def test_pasted_texts_come_from_standard_input(run):
    pasted = b"=== https://a.example/1 | The Coast | 2024-05-14 10:00\n" + FERRY + b"=== Gazette\n" + FERRY.replace(b"43", b"forty-three")
    document = json.loads(run("collate", "--json", "--one-story", "-", input=pasted).stdout)
    accounts = document["stories"][0]["accounts"]
    assert {a["source"] for a in accounts} == {"The Coast", "Gazette"}
    assert next(a for a in accounts if a["source"] == "The Coast")["published"]["value"] == "2024-05-14T10:00"


@pytest.mark.parametrize("command", [["collate", "--json"], ["annotate"], ["annotate", "--tokens"], ["extract"], ["group"]])
def test_threads_change_no_byte(root, run, command):
    one = run(*command, "--threads", "1", root / STORY)
    assert one.returncode == 0
    assert run(*command, "--threads", "4", root / STORY).stdout == one.stdout


def test_packed_input_reads_like_plain(root, run, tmp_path):
    (tmp_path / "accounts.jsonl.gz").write_bytes(gzip.compress((root / STORY).read_bytes()))
    assert run("annotate", tmp_path / "accounts.jsonl.gz").stdout == run("annotate", root / STORY).stdout


def test_annotate_points_at_what_it_means(root, run):
    texts = {a["id"]: a["text"] for a in map(json.loads, (root / STORY).read_text().splitlines())}
    for account in lines(run("annotate", "--tokens", root / STORY)):
        text = texts[account["id"]]
        assert account["language"] == "en"
        for token in account["tokens"]:
            word = text[token["start"]:token["end"]]
            assert word and word == word.strip()
            assert 0 <= token["head"] < len(account["tokens"])
        for quote in account["quotes"]:
            assert quote["kind"] in ("direct", "mixed", "indirect")
            assert all(text[c["start"]:c["end"]].strip() for c in quote["content"])
        for figure in account["figures"]:
            assert figure["change"] in ("=", "<", ">", "~", "up", "down")


def test_annotate_raw_is_one_document(run):
    text = 'He said:"Go".\n\nAdvertisement'
    (account,) = lines(run("annotate", "--tokens", "--raw", input=json.dumps({"id": "x", "text": text}).encode()))
    assert set(account) == {"id", "sentences", "tokens"}
    assert "Advertisement" in [text[t["start"]:t["end"]] for t in account["tokens"]]


def test_extract_leaves_furniture_out_unless_told(run):
    given = json.dumps({"id": "x", "text": FERRY.decode().strip() + "\n\nAdvertisement\n\nThe search goes on, she said."}).encode()
    (short,) = lines(run("extract", input=given))
    (whole,) = lines(run("extract", "--keep-furniture", input=given))
    assert "Advertisement" not in short["text"] and "Advertisement" in whole["text"]
    assert short["credit"] == ["The Associated Press"]
    for account in (short, whole):
        assert [account["text"][p["start"]:p["end"]] for p in account["paragraphs"]] == account["text"].split("\n\n")


def test_extract_feeds_the_other_commands(root, run):
    extracted = run("extract", "--keep-furniture", root / STORY).stdout
    assert len(lines(run("annotate", input=extracted))) == len(extracted.splitlines())


def record(uri, body):
    return b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (uri, len(body), body)


def test_archives_are_taken_up_where_a_line_says(run, tmp_path):
    page = b"<article><h1>Ferry sinks</h1><p>A ferry with 43 people aboard sank off Cascais on Tuesday, the coast guard said.</p></article>"
    (tmp_path / "a.warc.gz").write_bytes(b"".join(gzip.compress(record(b"http://x.example/%d" % i, page)) for i in range(5)))
    archive = str(tmp_path / "a.warc.gz")
    all_lines = lines(run("warc", archive))
    assert len(all_lines) == 5
    assert lines(run("warc", all_lines[3]["input"], "--threads", "2", "--memory", "64M")) == all_lines[3:]
    accounts = lines(run("extract", archive))
    assert [a["input"] for a in accounts] == [r["input"] for r in all_lines]
    assert [a["input"] for a in lines(run("extract", all_lines[3]["input"]))] == [r["input"] for r in all_lines[3:]]
    assert b"5 records, 0 skipped" in run("warc", archive).stderr


def test_a_page_without_text_keeps_its_title_and_time(run):
    done = run("extract", "-", input=b"<title>The ferry in pictures</title><meta property=article:published_time content=2031-04-02><img src=a.jpg>")
    assert [(a["title"], a["published"], a["text"], a["complete"]) for a in lines(done)] == [("The ferry in pictures", "2031-04-02", "", "stub")]


def test_fields_of_other_names(run, tmp_path):
    (tmp_path / "a.csv").write_text('key,body,day\nx,"A ferry sank, the coast guard said.",2024-05-14\n')
    (account,) = lines(run("extract", "--fields", "id=key,text=body,published=day", tmp_path / "a.csv"))
    assert (account["id"], account["published"]) == ("x", "2024-05-14")


def test_group_has_a_line_for_each_account(root, run):
    placed = lines(run("group", root / STORY))
    assert [p["id"] for p in placed] == [json.loads(a)["id"] for a in (root / STORY).read_text().splitlines()]
    assert all(p["story"].startswith("s-") and 0 <= p["score"] <= 1 for p in placed)
    streamed = {p["id"]: p for p in lines(run("group", "--stream", root / STORY))}
    assert streamed.keys() == {p["id"] for p in placed}


@pytest.mark.parametrize("given", [[{"id": "x", "text": FERRY.decode()}],
                                   [{"id": "x", "text": FERRY.decode()}, {"id": "y", "text": "Die Fähre verließ den Hafen am Morgen und kam nicht an, teilte die Hafenbehörde am Montag mit. Zwölf Menschen wurden gerettet."}],
                                   [{"id": "x", "text": FERRY.decode()}, {"id": "y", "text": "The cup final ended 2-1 after extra time, and 40,000 watched it in the rain."}]],
                         ids=["one account", "two languages", "nothing shared"])
def test_small_inputs_make_a_collation(run, given):
    for extra in ([], ["--one-story"]):
        done = run("collate", "--json", *extra, input="\n".join(map(json.dumps, given)).encode())
        document = json.loads(done.stdout)
        kept = [a["id"] for s in document["stories"] for a in s["accounts"]] + [a["account"] for a in document["apart"]]
        assert sorted(kept) == sorted(a["id"] for a in given)
    read = {a["id"]: a["read"] for s in document["stories"] for a in s["accounts"]}
    if len(given) > 1 and "Fähre" in given[1]["text"]:
        assert read["y"] == ["text"] and len(read["x"]) > 1


def test_uses_and_exclusion(run, tmp_path):
    (tmp_path / "draft.txt").write_bytes(FERRY)
    given = [{"id": "a", "source": "Ours", "text": FERRY.decode()}, {"id": "b", "source": "Theirs", "text": FERRY.decode().replace("43", "44")}, {"id": "c", "text": "Another."}]
    done = run("collate", "--json", "--own", "Ours", "--draft", tmp_path / "draft.txt", "--exclude", "c", input="\n".join(map(json.dumps, given)).encode())
    document = json.loads(done.stdout)
    uses = {a["id"]: a["use"] for s in document["stories"] for a in s["accounts"]}
    assert uses == {"a": "own", "b": "account", "draft": "draft"}
    assert [a["account"] for a in document["apart"]] == ["c"]


def test_reports_have_no_colour_in_a_pipe(root, run):
    printed = run("collate", root / STORY).stdout
    assert printed and b"\x1b" not in printed


def test_written_files(root, run, tmp_path):
    done = run("collate", "--md", tmp_path / "a.md", root / STORY)
    assert done.returncode == 0 and done.stdout == b""
    assert (tmp_path / "a.md").read_text().startswith("#")
    refused = run("collate", "--md", tmp_path / "no/such/a.md", root / STORY)
    assert refused.returncode == 1 and b"not possible" in refused.stderr


def test_no_text_leaves_the_texts_out(root, run):
    document = json.loads(run("collate", "--json", "--no-text", root / STORY).stdout)
    assert {a["text"] for s in document["stories"] for a in s["accounts"]} == {None}


def test_bench_prints_its_figures(root, run):
    (figures,) = lines(run("bench", "nlp", root / STORY, "--repeat", "2"))
    assert figures["items"] == 12 and figures["words_per_second"] > 0 and figures["peak_memory_bytes"] > 0
