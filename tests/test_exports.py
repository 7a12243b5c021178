"""What `tellings collate` exports: TEI, GraphML, PROV-O, annotations and CSV, held against their formats and the document."""
import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

STORY = "eval/stories/06-nkwanpa-strike/accounts.jsonl"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def accounts(root):
    return [json.loads(line) for line in (root / STORY).read_text().splitlines()]


@pytest.fixture(scope="module")
def exported(root, run, tmp_path_factory):
    """Every export of the story, by option, and the document."""
    folder = tmp_path_factory.mktemp("exports")
    options = ["--tei", "--graphml", "--prov", "--annotations", "--figures-csv", "--quotations-csv"]
    done = run("collate", "--json", *[word for o in options for word in (o, folder / o[2:])], root / STORY)
    assert done.returncode == 0, done.stderr.decode()
    return {o[2:]: (folder / o[2:]).read_bytes().decode() for o in options}, json.loads(done.stdout)


def test_tei_is_well_formed_and_its_witnesses_are_listed(exported):
    files, document = exported
    tree = ElementTree.fromstring(files["tei"])
    assert tree.tag == TEI + "TEI"
    listed = {w.get(XML_ID): w.get("n") for w in tree.iter(TEI + "witness")}
    assert sorted(listed.values()) == sorted(a["id"] for s in document["stories"] for a in s["accounts"])
    apparatus = list(tree.iter(TEI + "app"))
    marked = [q for s in document["stories"] for q in s["quotes"] if any(w["kind"] != "indirect" for w in q["witnesses"])]
    assert [app.find(TEI + "lem").text for app in apparatus] == [q["text"] for q in marked]
    for part in tree.iter():
        for reference in (part.get("wit") or "").split():
            assert reference[0] == "#" and reference[1:] in listed


# What TEI P5 (4.12, tei_all) allows of the elements that the export writes: the children, in words of a regular expression over
# their names with a blank behind each; whether text may stand between them; the attributes, those that must be there with "!".
TEI_RULES = {
    "TEI": ("teiHeader text ", False, ""),
    "teiHeader": ("fileDesc encodingDesc ", False, ""),
    "fileDesc": ("titleStmt publicationStmt sourceDesc ", False, ""),
    "titleStmt": ("(title )+", False, ""),
    "publicationStmt": ("(p )+", False, ""),
    "sourceDesc": ("(p )+|(listWit )+", False, ""),
    "listWit": ("(head )?(witness )+", False, ""),
    "witness": ("(title |orgName |date |ptr )*", True, "xml:id n"),
    "date": ("", True, "when"),
    "ptr": ("", False, "target!"),
    "encodingDesc": ("variantEncoding ", False, ""),
    "variantEncoding": ("", False, "method! location!"),
    "text": ("body ", False, ""),
    "body": ("(div )+|(p )+", False, ""),
    "div": ("(head )?(p )+", False, "n"),
    "p": ("(persName |q )*", True, "n"),
    "q": ("(app )*", True, ""),
    "app": ("(lem )?(rdg |witDetail )*", False, ""),
    "lem": ("", True, "wit"),
    "rdg": ("(seg )*", True, "wit type"),
    "seg": ("", True, "type subtype n"),
    "witDetail": ("", True, "wit! target"),
    **{name: ("", True, "") for name in ("title", "head", "orgName", "persName")},
}
NC_NAME = re.compile(r"[A-Za-z_][\w.-]*")
W3C_TIME = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?")
TEI_POINTER = re.compile(r"\S+")


def _check_tei(element):
    name = element.tag.removeprefix(TEI)
    children, text, attributes = TEI_RULES[name]
    assert re.fullmatch(children, "".join(child.tag.removeprefix(TEI) + " " for child in element)), name
    stray = (element.text or "") + "".join(child.tail or "" for child in element)
    assert text or not stray.strip(), name
    given = {key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for key in element.attrib}
    known = {a.strip("!") for a in attributes.split()}
    assert {a.strip("!") for a in attributes.split() if a.endswith("!")} <= given <= known, (name, given)
    assert NC_NAME.fullmatch(element.get(XML_ID, "id"))
    assert W3C_TIME.fullmatch(element.get("when", "2024"))
    assert all(TEI_POINTER.fullmatch(element.get(a, "#a").split()[0]) for a in ("target", "wit"))
    for a in ("type", "subtype"):  # one word each
        assert re.fullmatch(r"\w+", element.get(a, "word"))
    for child in element:
        _check_tei(child)


def test_tei_keeps_to_the_content_models_of_p5(exported, run, tmp_path):
    files, _ = exported
    tree = ElementTree.fromstring(files["tei"])
    _check_tei(tree)
    ids = [e.get(XML_ID) for e in tree.iter() if e.get(XML_ID)]
    assert len(ids) == len(set(ids))
    assert {"rdg", "seg", "witDetail"} <= {e.tag.removeprefix(TEI) for e in tree.iter()}
    bare = json.dumps({"id": "a 1", "text": "It rained in the town. Nobody spoke of it again."})
    for given in (bare, ""):  # without quotations, without an account
        run("collate", "--json", "--tei", tmp_path / "bare.tei", input=given.encode())
        if (tmp_path / "bare.tei").exists():
            _check_tei(ElementTree.parse(tmp_path / "bare.tei").getroot())


def test_graphml_has_the_stemma(exported):
    files, document = exported
    tree = ElementTree.fromstring(files["graphml"])
    nodes = {n.get("id") for n in tree.iter(GRAPHML + "node")}
    keys = {k.get("id") for k in tree.iter(GRAPHML + "key")}
    edges = list(tree.iter(GRAPHML + "edge"))
    assert len(edges) == sum(len(s["derivation"]["edges"]) for s in document["stories"])
    assert len(nodes) == sum(len(s["accounts"]) + len(s["derivation"]["hidden"]) for s in document["stories"])
    assert all(e.get("source") in nodes and e.get("target") in nodes for e in edges)
    assert {d.get("key") for d in tree.iter(GRAPHML + "data")} <= keys


def test_prov_is_json_ld_whose_references_resolve(exported):
    files, document = exported
    prov = json.loads(files["prov"])
    assert prov["@context"]["prov"] == "http://www.w3.org/ns/prov#"
    ids = [node["@id"] for node in prov["@graph"]]
    assert len(ids) == len(set(ids))
    derivations = 0
    for node in prov["@graph"]:
        for derivation in node.get("prov:qualifiedDerivation", []):
            assert derivation["@type"] in ("prov:Derivation", "prov:Quotation")
            assert derivation["prov:entity"]["@id"] in ids
            derivations += 1
        derivations += len(node.get("prov:alternateOf", []))
        if "prov:wasAttributedTo" in node:
            assert node["prov:wasAttributedTo"]["@id"] in ids
    assert derivations == sum(len(s["derivation"]["edges"]) for s in document["stories"])


# PROV-O: what may have the property, what it may lead to (https://www.w3.org/TR/prov-o/, domains and ranges).
PROV_RULES = {
    "prov:wasAttributedTo": ({"prov:Entity"}, {"prov:Agent"}),
    "prov:wasRevisionOf": ({"prov:Entity"}, {"prov:Entity"}),
    "prov:alternateOf": ({"prov:Entity"}, {"prov:Entity"}),
    "prov:entity": ({"prov:Derivation", "prov:Quotation"}, {"prov:Entity"}),
    "prov:qualifiedDerivation": ({"prov:Entity"}, {"prov:Derivation", "prov:Quotation"}),
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def test_prov_keeps_to_the_domains_and_ranges_of_prov_o(exported):
    prov = json.loads(exported[0]["prov"])
    types = {node["@id"]: node["@type"] for node in prov["@graph"]}
    drawn_on = {identity: set() for identity in types}
    seen = set()

    def check(node, owner):
        for key, value in node.items():
            if key.startswith("@"):
                continue
            assert key.split(":")[0] in prov["@context"], key
            for target in value if isinstance(value, list) else [value]:
                if not key.startswith("prov:"):
                    assert not isinstance(target, dict)
                    continue
                seen.add(key)
                domain, reach = PROV_RULES[key]
                assert node["@type"] in domain and target.get("@type", types.get(target.get("@id"))) in reach, key
                if key == "prov:entity":
                    drawn_on[owner].add(target["@id"])
                if "@type" in target:
                    check(target, owner)

    for node in prov["@graph"]:
        assert IRI.fullmatch(node["@id"])
        check(node, node["@id"])
    assert {"prov:wasAttributedTo", "prov:qualifiedDerivation", "prov:entity"} <= seen
    # Nothing is derived from itself, by however many steps (PROV-CONSTRAINTS, derivation ordering).
    while drawn_on:
        sources = [identity for identity, from_ in drawn_on.items() if not from_ & drawn_on.keys()]
        assert sources
        for identity in sources:
            del drawn_on[identity]


def test_annotations_select_the_words_they_mean(exported, accounts):
    files, document = exported
    page = json.loads(files["annotations"])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts = {a["url"]: a["text"] for a in accounts}
    assert len({a["id"] for a in page["items"]}) == len(page["items"]) > 100
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation" and annotation["body"]["value"]
        quote, position = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"] and quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


@pytest.mark.parametrize("name, list_name, part", [("figures-csv", "figures", "readings"), ("quotations-csv", "quotes", "witnesses")])
def test_csv_has_a_line_for_each_place(exported, accounts, name, list_name, part):
    files, document = exported
    rows = list(csv.DictReader(io.StringIO(files[name], newline="")))
    assert len(rows) == sum(len(item[part]) for s in document["stories"] for item in s[list_name])
    texts = {a["id"]: a["text"] for a in accounts}
    for row in rows:
        words = texts[row["account"]][int(row["start"]):int(row["end"])]
        assert " ".join(row["printed"].lstrip("'").split()) == " ".join(words.lstrip("'").split())


def test_no_export_accuses_anybody(exported):
    files, _ = exported
    for name in ("graphml", "prov", "annotations"):
        words = files[name]
        for word in ("copied", "stole", "fake", "misquoted", "plagiari"):
            shown = [line for line in words.splitlines() if word in line and any(k in line for k in ('"words"', "schema:description"))]
            assert not shown
