import { describe, expect, it } from "vitest";
import { absenceOf } from "../src/model/absence";
import { align } from "../src/model/alignment";
import { citation } from "../src/model/citation";
import { targetOf, toLines, touches } from "../src/model/decisions";
import { lanes } from "../src/model/lanes";
import { pieces } from "../src/model/marks";
import { claimRows, columnsOf, figureRows, quoteRows, sayings } from "../src/model/matrix";
import { columnsOf as readingsOf, extentOf, number } from "../src/model/numbers";
import { addressOf, addressOfPlace, NOWHERE, readAddress } from "../src/model/place";
import { draw } from "../src/model/stemma-layout";
import { branches } from "../src/model/stemma-tree";
import { counted, StoryModel } from "../src/model/story-model";
import { dayAndHour } from "../src/model/time";
import { alike, compare } from "../src/model/word-diff";
import { edgeWords, support } from "../src/model/wording";
import { account, disputed, many, sample } from "./sample";

const model = () => new StoryModel(sample().stories[0]!);

describe("story model", () => {
  it("slices by code points, not UTF-16 units", () => {
    expect(model().words("a1", { start: 2, end: 13 })).toBe("It was safe");
  });
  it("gives letters by time and keeps groups together", () => {
    expect(model().groups.map((group) => group.map((cell) => cell.siglum).join(""))).toEqual(["AB", "C"]);
    expect(model().cell("a2")?.first).toBe(false);
  });
  it("counts in words", () => {
    expect([counted(1, "story"), counted(2, "story"), counted(2, "day")]).toEqual(["1 story", "2 stories", "2 days"]);
  });
});

describe("address", () => {
  it("round-trips an id with a slash and a span", () => {
    const address = addressOf("folder/a 1", { start: 3, end: 9 });
    expect(readAddress(address)).toMatchObject({ view: "account", account: "folder/a 1", called: { start: 3, end: 9 } });
  });
  it("takes anything else as the story", () => {
    expect(readAddress("#story").account).toBeNull();
    expect(readAddress("#account/%E0%A4%A").account).toBe("%E0%A4%A");
  });
  it("keeps every part of the state", () => {
    const places = [
      { ...NOWHERE, story: "s-1", at: "matrix", row: "f-1", shown: { account: "a/1:2&x=3", start: 4, end: 9 }, open: ["a,1", "b"] },
      { ...NOWHERE, view: "parallel" as const, base: "a/1", beside: ["b,2", "c"] },
      { ...NOWHERE, view: "account" as const, account: "?#", called: null },
    ];
    for (const place of places) expect(readAddress(addressOfPlace(place))).toEqual(place);
  });
});

describe("account text", () => {
  it("cuts a paragraph at every border of its marks", () => {
    const cut = pieces({ start: 0, end: 10 }, [{ start: 2, end: 6, kind: "qm" }, { start: 4, end: 12, kind: "fm differs" }]);
    expect(cut.map((piece) => [piece.start, piece.end, piece.kinds])).toEqual([[0, 2, ""], [2, 4, "qm"], [4, 6, "qm fm differs"], [6, 10, "fm differs"]]);
  });
});

describe("figures", () => {
  const reading = { account: "a1", start: 0, end: 1, unit: "people", as_of: null, according_to: null, independent: 1 };
  it("says bounds in words", () => {
    expect(number({ ...reading, value: null, low: 14, high: null, qualifier: "at least" })).toBe("at least 14");
    expect(number({ ...reading, value: null, low: null, high: 250, qualifier: "up to" })).toBe("up to 250");
    expect(number({ ...reading, value: null, low: 200, high: 999, qualifier: "vague" })).toBe("200 to 999");
    expect(number({ ...reading, value: 850, low: 850, high: 850, qualifier: "exact" })).toBe("850");
  });
});

describe("stemma", () => {
  it("prints each account once, under the source it shares most with", () => {
    const [tree] = branches(model());
    expect(tree?.id).toBe("h1");
    expect(tree?.children.map((child) => child.id)).toEqual(["a1"]);
    expect(tree?.children[0]?.children.map((child) => [child.id, child.others.length])).toEqual([["a2", 1]]);
  });
  it("accuses nobody", () => {
    const edge = sample().stories[0]!.derivation.edges[1]!;
    expect(edgeWords(edge, false)).toBe("wording looks machine-rewritten, shares 80 % of its words");
  });
});

const facts = () => new StoryModel(disputed().stories[0]!);

describe("matrix", () => {
  it("puts what differs first and folds accounts that share a source", () => {
    const model = facts();
    const [row] = figureRows(model);
    expect([row?.verdict, row?.open]).toEqual(["conflict", true]);
    const columns = columnsOf(model, []);
    expect(columns.map((column) => [column.head.siglum, column.folded])).toEqual([["A", 1], ["C", 0]]);
    const [first, second] = columns.map((column) => sayings(row!, column));
    expect(first!.map((saying) => [saying.evidence.account, saying.also.map((item) => item.account), saying.mark])).toEqual([["a1", ["a2"], ""]]);
    expect(second!.map((saying) => saying.mark)).toEqual(["differs"]);
  });
  it("unfolds a group into a column an account", () => {
    expect(columnsOf(facts(), ["a1"]).map((column) => [column.head.siglum, column.derived])).toEqual([["A", false], ["B", true], ["C", false]]);
  });
  it("shows a dispute once: not again as a statement", () => {
    expect(claimRows(facts()).map((row) => row.id)).toEqual(["c-2"]);
  });
  it("marks the witness whose words differ", () => {
    const [row] = quoteRows(facts());
    const [group] = columnsOf(facts(), []);
    expect(sayings(row!, group!).map((saying) => [saying.evidence.account, saying.mark])).toEqual([["a1", ""], ["a2", "differs"]]);
  });
});

describe("absence", () => {
  const model = facts();
  const row = { evidence: [{ account: "a2", start: 0, end: 2 }], reads: "figures" };
  it("knows an account that was published before the first teller", () => {
    expect(absenceOf(model, model.account("a1")!, row)).toEqual({ known: false, words: "not known (earlier)" });
    expect(absenceOf(model, model.account("a3")!, row)).toEqual({ known: true, words: "not found in the text" });
  });
  it("does not call a stub or an unread language silent", () => {
    expect(absenceOf(model, { ...model.account("a3")!, complete: "stub" }, row).words).toBe("not known (stub)");
    expect(absenceOf(model, { ...model.account("a3")!, read: ["text"] }, row).words).toBe("not known (language)");
  });
  it("takes the document's word where it gives one", () => {
    expect(absenceOf(model, model.account("a3")!, { ...row, unknown: [{ account: "a3", why: "time unknown" }] }).words).toBe("not known (time unknown)");
  });
});

describe("word by word", () => {
  it("tells changed, added and left out words apart", () => {
    const pieces = compare("The blast ripped open a long gallery", "The blast peeled open a gallery today");
    expect(pieces.map((piece) => [piece.kind, piece.base, piece.other])).toEqual([
      ["same", "The blast", "The blast"], ["changed", "ripped", "peeled"], ["same", "open a", "open a"], ["left", "long", ""], ["same", "gallery", "gallery"], ["added", "", "today"]]);
    expect(alike(pieces)).toBeCloseTo(5 / 7);
  });
  it("takes case and marks for the same word", () => {
    expect(compare("“Safe,” he said", "'safe' He said").every((piece) => piece.kind === "same")).toBe(true);
  });
});

describe("side by side", () => {
  const at = "2024-05-01T10:00:00Z";
  const two = (id: string, one: string, other: string) => ({ ...account(id, `${one}\n\n${other}`, at), paragraphs: [
    { start: 0, end: one.length, role: "body" }, { start: one.length + 2, end: one.length + 2 + other.length, role: "body" }] });
  it("brings paragraphs that correspond into one row, moved or not", () => {
    const base = two("a1", "Fire tore through the grain terminal at dawn.", "The union warned of dust in March.");
    const other = two("a2", "In March the union had warned of dust.", "Cricket was rained off in the capital.");
    const story = { ...sample().stories[0]!, accounts: [base, other] };
    const rows = align(new StoryModel(story), base, [other]);
    expect(rows.map((row) => [row.base?.number ?? null, row.others[0]!.map((passage) => passage.number)])).toEqual([[1, []], [2, [1]], [null, [2]]]);
  });
});

describe("numbers", () => {
  it("orders readings by independent support, then by accounts", () => {
    expect(readingsOf(facts().story.figures[0]!).map((column) => number(column[0]!))).toEqual(["17", "23"]);
  });
  it("knows which end of an interval is open", () => {
    const reading = { ...facts().story.figures[0]!.readings[0]!, value: null, low: 14, high: null, qualifier: "at least" };
    expect(extentOf(reading)).toEqual({ from: 14, to: 14, low_open: false, high_open: true });
    expect(extentOf({ ...reading, low: null })).toBeNull();
  });
});

describe("times", () => {
  it("never makes a day midnight", () => {
    expect(dayAndHour({ printed: "May 1", value: "2024-05-01", precision: "day", zone: null })).toEqual(["1 May 2024", ""]);
  });
  it("puts what happened and what was told on one line of time", () => {
    expect(lanes(facts().story).map((entry) => entry.account ?? entry.event?.what)).toEqual(["An earlier fire", "a1", "a2", "a3"]);
  });
});

describe("stemma drawing", () => {
  it("runs down with time and lets no boxes overlap", () => {
    const { boxes, lines } = draw(new StoryModel(many(50).stories[0]!));
    expect(boxes.length).toBe(50);
    expect(lines.length).toBeGreaterThan(40);
    for (const one of boxes) {
      for (const other of boxes) {
        const apart = one === other || one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(apart, `${one.id} over ${other.id}`).toBe(true);
      }
    }
  });
});

describe("decisions and citations", () => {
  it("target the text by its hash, and survive a change of ids", () => {
    const model = facts();
    const target = targetOf(model, { account: "a1", start: 0, end: 2 });
    const decision = { format: "tellings.decisions/1" as const, target: [target], do: "note", by: "", at: "2024-05-02T00:00:00Z", note: "ask\nthem" };
    expect(touches(decision, { ...target })).toBe(true);
    expect(touches(decision, { ...target, end: 3 })).toBe(false);
    expect(JSON.parse(toLines([decision]))).toEqual(decision);
    expect(toLines([decision, decision]).trimEnd().split("\n")).toHaveLength(2);
  });
  it("cite outlet, title, time, hash and the very words", () => {
    const text = citation(facts(), { account: "a1", start: 0, end: 2 });
    for (const part of ["Outlet a1", "Title a1", "2024-05-01T10:00:00Z", "“17”", "SHA-256 a1"]) expect(text).toContain(part);
  });
});

describe("words on screen", () => {
  it("give the range where it differs and one source its tellers", () => {
    const claim = facts().story.claims[1]!;
    expect(support(claim)).toBe("2 tellings, no shared source found (1-2)");
    expect(support({ ...claim, status: "single-source" })).toBe("one source (told by 2)");
  });
});
