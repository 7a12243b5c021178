import { describe, expect, it } from "vitest";
import { pieces } from "../src/account";
import { addressOf, readAddress } from "../src/address";
import { number } from "../src/figures";
import { branches } from "../src/stemma";
import { counted, StoryModel } from "../src/story-model";
import { edgeWords } from "../src/wording";
import { sample } from "./sample";

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
    expect(readAddress(address)).toEqual({ account: "folder/a 1", called: { start: 3, end: 9 } });
  });
  it("takes anything else as the story", () => {
    expect(readAddress("#story").account).toBeNull();
    expect(readAddress("#account/%E0%A4%A").account).toBe("%E0%A4%A");
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
