// A small document: two accounts that share a source and one that does not, with one utterance in two wordings.
import type { Account, Collation } from "../src/model/document";

export function account(id: string, text: string, published: string): Account {
  return {
    id, source: `Outlet ${id}`, url: "", title: `Title ${id}`, use: "account", kind: "news",
    published: { printed: published, value: published, precision: "second", zone: "Z" }, modified: null, language: "en",
    complete: "full", words: text.split(/\s+/).length, sha256: id, text, credit: [],
    paragraphs: [{ start: 0, end: Array.from(text).length, role: "body" }],
  };
}

export function sample(): Collation {
  return {
    format: "tellings.collation/1", apart: [], skipped: [],
    stories: [{
      id: "s-1", title: "Blast", first: null, last: null, language: "en",
      accounts: [account("a1", "😀 It was safe.", "2024-05-01T10:00:00Z"), account("a2", "It was secure.", "2024-05-01T11:00:00Z"), account("a3", "Quiet.", "2024-05-01T12:00:00Z")],
      entities: [], quotes: [], figures: [], claims: [],
      derivation: {
        hidden: [{ id: "h1", kind: "press release", label: "", evidence: [] }],
        edges: [
          { from: "h1", to: "a1", how: "quoted", credited: false, share: 0.1, score: 1, direction_score: 1, direction_open: false, band: "clear", evidence: [] },
          { from: "a1", to: "a2", how: "spun", credited: false, share: 0.8, score: 1, direction_score: 1, direction_open: false, band: "clear", evidence: [] },
          { from: "h1", to: "a2", how: "quoted", credited: false, share: 0.1, score: 1, direction_score: 1, direction_open: false, band: "clear", evidence: [] },
        ],
        independent_groups: [["a1", "a2"], ["a3"]],
      },
      timeline: [], brief: { sentences: [], words: 0 },
    }],
  };
}

// Two readings that exclude each other, a quotation in two wordings, a dispute and a statement that two groups tell.
export function disputed(): Collation {
  const document = sample();
  const story = document.stories[0]!;
  story.accounts = [
    account("a1", "17 were hurt. “It was safe,” said Roodt.", "2024-05-01T10:00:00Z"),
    account("a2", "17 were hurt. “It was secure,” said Roodt.", "2024-05-01T11:00:00Z"),
    account("a3", "23 were hurt, not 17, said the union.", "2024-05-01T12:00:00Z"),
  ];
  const reading = { unit: "people", qualifier: "exact", as_of: null, according_to: null };
  const witness = { kind: "direct" as const, speaker: "e1", speaker_name: "Roodt", cue: null, translation: false, band: "clear" as const, covers: null, joins: [] };
  story.figures = [{ id: "f-1", measure: "hurt", verdict: "conflict", band: "clear", readings: [
    { ...reading, account: "a1", start: 0, end: 2, value: 17, low: 17, high: 17, independent: 1 },
    { ...reading, account: "a2", start: 0, end: 2, value: 17, low: 17, high: 17, independent: 1 },
    { ...reading, account: "a3", start: 0, end: 2, value: 23, low: 23, high: 23, independent: 1 }] }];
  story.quotes = [{ id: "q-1", speaker: "e1", speaker_name: "Roodt", text: "It was safe", text_from: "a1", base: "agreed", independent: 1, independent_range: [1, 1], origin: null, witnesses: [
    { ...witness, account: "a1", start: 15, end: 26, verdict: "verbatim", edits: [] },
    { ...witness, account: "a2", start: 15, end: 28, verdict: "altered", edits: [{ op: "replace", from: "safe", to: "secure", start: 22, end: 28 }] }] }];
  const claim = { denied_by: [], silent: [], unknown: [], independent: 2, independent_range: [1, 2] as [number, number], same_as: [] };
  const asserts = { stance: "asserts" as const, according_to: null };
  story.claims = [
    { ...claim, id: "c-1", text: "17 were hurt", accounts: ["a1", "a2"], denied_by: ["a3"], same_as: ["f-1"], status: "disputed", evidence: [
      { ...asserts, account: "a1", start: 0, end: 13 }, { ...asserts, account: "a2", start: 0, end: 13 }, { stance: "denies", according_to: null, account: "a3", start: 0, end: 36 }] },
    { ...claim, id: "c-2", text: "were hurt", accounts: ["a1", "a3"], status: "confirmed", evidence: [{ ...asserts, account: "a1", start: 3, end: 12 }, { ...asserts, account: "a3", start: 3, end: 12 }] }];
  story.timeline = [{ when: "2009", precision: "year", what: "An earlier fire", evidence: [{ account: "a1", start: 0, end: 2 }] }];
  story.brief = { words: 3, sentences: [{ text: "17 were hurt.", status: "disputed", evidence: [{ account: "a1", start: 0, end: 13 }] }] };
  story.entities = [{ id: "e1", name: "Roodt", kind: "person", aliases: [], roles: [], mentions: [{ account: "a1", start: 34, end: 39 }] }];
  story.derivation.edges[1]!.evidence = [{ kind: "passage", from: { start: 0, end: 13 }, to: { start: 0, end: 13 } }];
  return document;
}

// A story of many accounts in groups of three, each of its rows told by a fifth of them.
export function many(count: number): Collation {
  const document = disputed();
  const story = document.stories[0]!;
  const words = Array.from({ length: 60 }, (_, index) => `In the ${index + 1}th hour ${index + 3} people had left the harbour, said Roodt.`);
  const text = words.join("\n\n");
  let start = 0;
  const paragraphs = words.map((line) => { const paragraph = { start, end: start + line.length, role: "body" }; start += line.length + 2; return paragraph; });
  const ids = Array.from({ length: count }, (_, index) => `m${index}`);
  story.accounts = ids.map((id, index) => ({ ...account(id, text, `2024-05-01T10:${String(index % 60).padStart(2, "0")}:00Z`), paragraphs }));
  const told = (row: number) => ids.filter((_, index) => (index * 7 + row) % 5 === 0).map((id) => ({ account: id, ...paragraphs[row % paragraphs.length]! }));
  const [figure, quote, claim] = [story.figures[0]!, story.quotes[0]!, story.claims[1]!];
  story.figures = Array.from({ length: 40 }, (_, row) => ({ ...figure, id: `f-${row}`, readings: told(row).map((item, index) => ({ ...figure.readings[0]!, ...item, value: row + (index % 2) })) }));
  story.quotes = Array.from({ length: 40 }, (_, row) => ({ ...quote, id: `q-${row}`, witnesses: told(row).map((item, index) => ({ ...quote.witnesses[0]!, ...item, verdict: index % 3 ? "verbatim" as const : "altered" as const, edits: [] })) }));
  story.claims = Array.from({ length: 120 }, (_, row) => ({ ...claim, id: `c-${row}`, text: words[row % words.length]!, same_as: [], evidence: told(row).map((item) => ({ ...item, stance: "asserts" as const, according_to: null })) }));
  story.derivation = {
    hidden: [], independent_groups: Array.from({ length: Math.ceil(count / 3) }, (_, group) => ids.slice(group * 3, group * 3 + 3)),
    edges: ids.slice(1).map((id, index) => ({ from: ids[Math.floor(index / 2)]!, to: id, how: "rewritten", credited: false, share: 0.4, score: 1, direction_score: 1, direction_open: false, band: "clear" as const, evidence: [] })),
  };
  story.timeline = [];
  story.brief = { words: 9, sentences: words.slice(0, 5).map((line, row) => ({ text: line, status: "confirmed", evidence: told(row) })) };
  return document;
}
