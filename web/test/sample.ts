// A small document: two accounts that share a source and one that does not, with one utterance in two wordings.
import type { Account, Collation } from "../src/document";

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
          { from: "h1", to: "a1", how: "quoted", credited: false, share: 0.1, score: 1, direction_score: 1, band: "clear", evidence: [] },
          { from: "a1", to: "a2", how: "spun", credited: false, share: 0.8, score: 1, direction_score: 1, band: "clear", evidence: [] },
          { from: "h1", to: "a2", how: "quoted", credited: false, share: 0.1, score: 1, direction_score: 1, band: "clear", evidence: [] },
        ],
        independent_groups: [["a1", "a2"], ["a3"]],
      },
      timeline: [], brief: { sentences: [], words: 0 },
    }],
  };
}
