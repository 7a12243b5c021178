"""docs/example.md follows one account of the example through every stage. UPDATE_DOCS=1 writes it anew.

What is shown is what the commands print, cut to one paragraph; the test fails where the page no longer says what they do.
"""
import json
import os

ACCOUNT = "a1"
STORY = "examples/port-marchant/accounts.jsonl"
HEAD = """# One story through every stage

Written by `tests/test_example_page.py` from what the commands print; `UPDATE_DOCS=1 ./run test` writes it anew. The story is invented
(`examples/README.md`). We follow account `{account}`, by {source}, and in it this paragraph:

> {words}
"""


def lines_of(run, *arguments):
    done = run(*arguments)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def inside(span, paragraph):
    return paragraph["start"] <= span["start"] and span["end"] <= paragraph["end"]


def table(header, rows):
    cells = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(c).replace("|", "\\|").replace("\n", " ") for c in row) + " |" for row in cells)


def told(value):
    return "" if value is None else value


def account_section(account, text):
    rows = [[p["role"], text[p["start"]:p["end"]][:70]] for p in account["paragraphs"][:8]]
    return ("## ingest, account: bytes become an account\n`tellings collate --json`, its list `accounts`. Each paragraph gets a role; furniture is kept and greyed, never collated.\n\n"
            + table(["role", "paragraph begins"], rows))


def document_section(notes, text, paragraph):
    sentence = next(s for s in notes["sentences"] if inside({"start": s[0], "end": s[1]}, paragraph))
    tokens = notes["tokens"]
    rows = [[text[t["start"]:t["end"]], t["lemma"], t["tag"], t["dep"], text[tokens[t["head"]]["start"]:tokens[t["head"]]["end"]], t["ent"]]
            for t in tokens if sentence[0] <= t["start"] < sentence[1]]
    return "## nlp: an account becomes a document\n`tellings annotate --tokens`. The first sentence of the paragraph:\n\n" + table(["token", "lemma", "tag", "relation", "head", "entity"], rows)


def notes_section(notes, text, paragraph):
    names = [[e["name"], e["kind"], ", ".join(dict.fromkeys(text[m["start"]:m["end"]] for m in e["mentions"]))] for e in notes["entities"]
             if any(inside(m, paragraph) for m in e["mentions"])]
    quotes = [[q["kind"], " … ".join(text[c["start"]:c["end"]] for c in q["content"]), told(q["speaker_name"])] for q in notes["quotes"] if any(inside(c, paragraph) for c in q["content"])]
    figures = [[text[f["start"]:f["end"]], told(f["value"]), told(f["low"]), told(f["high"]), told(f["unit"]), f["qualifier"]] for f in notes["figures"] if inside(f, paragraph)]
    return ("## annotate: a document becomes notes\n`tellings annotate`. What the paragraph holds:\n\n" + table(["name", "kind", "ways it is named in the account"], names)
            + "\n\n" + table(["quotation", "words", "speaker"], quotes) + "\n\n" + table(["figure", "value", "low", "high", "unit", "qualifier"], figures))


def collate_section(story, text, paragraph):
    def here(item):
        return item["account"] == ACCOUNT and inside(item, paragraph)
    quotes = [[q["speaker_name"], q["text"][:90], w["account"], w["verdict"], "; ".join(f"{e['from']} → {e['to']}" for e in w["edits"])]
              for q in story["quotes"] if any(here(w) for w in q["witnesses"]) for w in q["witnesses"]]
    figures = [[f["measure"], f["verdict"], r["account"], told(r["value"]), told(r.get("holder"))]
               for f in story["figures"] if any(here(r) for r in f["readings"]) for r in f["readings"]]
    claims = [[c["text"], c["status"], c["independent"], " ".join(c["accounts"])] for c in story["claims"] if any(here(e) for e in c["evidence"])]
    return ("## collate: notes of all accounts become a collation\n`tellings collate --json`, its lists `quotes`, `figures` and `claims`, so far as the paragraph has a part in them:\n\n"
            + table(["speaker", "wording", "account", "verdict", "words changed"], quotes) + "\n\n" + table(["measure", "verdict", "account", "value", "holder"], figures)
            + "\n\n" + table(["claim", "status", "independent", "accounts"], claims))


def stemma_section(story):
    rows = [[e["from"], e["to"], e["how"], e["share"], e["band"]] for e in story["derivation"]["edges"]]
    groups = ", ".join("{" + " ".join(g) + "}" for g in story["derivation"]["independent_groups"])
    brief = "\n".join(f"- {s['text']} ({' '.join(dict.fromkeys(e['account'] for e in s['evidence']))})" for s in story["brief"]["sentences"])
    return f"## The stemma and the brief\nGroups without a shared source found: {groups}.\n\n" + table(["from", "to", "how", "share", "band"], rows) + f"\n\nThe brief, each sentence as printed:\n\n{brief}"


def test_example_page_is_what_the_commands_print(root, run):
    story = json.loads(run("collate", "--json", root / STORY).stdout)["stories"][0]
    account = next(a for a in story["accounts"] if a["id"] == ACCOUNT)
    text = account["text"]
    notes = next(n for n in lines_of(run, "annotate", "--tokens", root / STORY) if n["id"] == ACCOUNT)

    def richness(paragraph):
        return sum(inside(f, paragraph) for f in notes["figures"]) + 2 * sum(inside(q["content"][0], paragraph) for q in notes["quotes"] if q["kind"] != "indirect")
    paragraph = max(account["paragraphs"], key=richness)
    page = "\n\n".join([HEAD.format(account=ACCOUNT, source=account["source"], words=text[paragraph["start"]:paragraph["end"]]).strip(),
                        account_section(account, text), document_section(notes, text, paragraph), notes_section(notes, text, paragraph),
                        collate_section(story, text, paragraph), stemma_section(story)]) + "\n"
    path = root / "docs/example.md"
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page
