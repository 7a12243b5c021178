// What the page needs to know of a story beyond the document: letters for accounts, the order of the tally, words of a span.
import type { Account, Evidence, Span, Story } from "./document";
import { rowsOf, type Row } from "./rows";

export interface Cell { account: Account; siglum: string; first: boolean; group: number }

// Letters by time of publication: A, B, ... Z, A2. The document lists accounts in that order.
function siglum(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(65 + (index % 26)) + (round ? String(round + 1) : "");
}

export class StoryModel {
  readonly groups: Cell[][];
  readonly rows: Map<string, Row>;
  private readonly cells = new Map<string, Cell>();
  private readonly points = new Map<string, string[]>();

  constructor(readonly story: Story) {
    const group_of = new Map<string, number>();
    story.derivation.independent_groups.forEach((group, number) => group.forEach((id) => group_of.set(id, number)));
    const groups = new Map<number, Cell[]>();
    story.accounts.forEach((account, index) => {
      const key = group_of.get(account.id) ?? -1 - index;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      const cell = { account, siglum: siglum(index), first: group.length === 0, group: [...groups.keys()].indexOf(key) };
      group.push(cell);
      this.cells.set(account.id, cell);
    });
    this.groups = [...groups.values()];
    this.rows = rowsOf(story);
  }

  cell(id: string): Cell | undefined { return this.cells.get(id); }
  account(id: string): Account | undefined { return this.cells.get(id)?.account; }
  siglum(id: string): string { return this.cells.get(id)?.siglum ?? id; }
  source(id: string): string { return this.account(id)?.source || id; }
  language(id: string): string | undefined { return this.account(id)?.language || undefined; }

  // Offsets are code points, JavaScript strings are UTF-16: a text is split once and kept.
  text(id: string): string[] {
    let points = this.points.get(id);
    if (!points) this.points.set(id, (points = Array.from(this.account(id)?.text ?? "")));
    return points;
  }
  words(id: string, span: Span): string { return this.text(id).slice(span.start, span.end).join(""); }
  printed(evidence: Evidence): string { return this.words(evidence.account, evidence); }

  // A few words either side of a span, within its paragraph: ["… were on ", "52 people", " when the roof …"].
  around(evidence: Evidence, reach: number): [string, string, string] {
    const border = this.account(evidence.account)?.paragraphs.find((p) => p.start <= evidence.start && evidence.start < p.end) ?? evidence;
    const words = (span: Span) => this.words(evidence.account, span);
    const before = words({ start: Math.max(border.start, evidence.start - reach), end: evidence.start });
    const after = words({ start: evidence.end, end: Math.min(border.end, evidence.end + reach) });
    const cut_before = evidence.start - reach > border.start, cut_after = evidence.end + reach < border.end;
    return [cut_before ? `… ${before.replace(/^\S*\s+/, "")}` : before, words(evidence),
            cut_after ? `${after.replace(/\s+\S*$/, "")} …` : after];
  }
}

// Each account once, at its first words.
export function firstOfEach<T extends Evidence>(evidence: T[]): T[] {
  const first = new Map<string, T>();
  for (const item of evidence) if (!first.has(item.account)) first.set(item.account, item);
  return [...first.values()];
}

export function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : word.endsWith("y") && !/[aeo]y$/.test(word) ? word.slice(0, -1) + "ies" : word + "s"}`;
}
