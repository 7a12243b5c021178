// What the page needs to know of a story beyond the document: letters for accounts, the order of the tally, words of a span.
import type { Account, Evidence, Span, Story } from "./document";

export interface Cell { account: Account; siglum: string; first: boolean }

// Letters by time of publication: A, B, ... Z, A2. The document lists accounts in that order.
function siglum(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(65 + (index % 26)) + (round ? String(round + 1) : "");
}

export class StoryModel {
  readonly groups: Cell[][];
  private readonly cells = new Map<string, Cell>();
  private readonly points = new Map<string, string[]>();

  constructor(readonly story: Story) {
    const group_of = new Map<string, number>();
    story.derivation.independent_groups.forEach((group, number) => group.forEach((id) => group_of.set(id, number)));
    const groups = new Map<number, Cell[]>();
    story.accounts.forEach((account, index) => {
      const key = group_of.get(account.id) ?? -1 - index;
      const group = groups.get(key) ?? [];
      const cell = { account, siglum: siglum(index), first: group.length === 0 };
      group.push(cell);
      groups.set(key, group);
      this.cells.set(account.id, cell);
    });
    this.groups = [...groups.values()];
  }

  cell(id: string): Cell | undefined { return this.cells.get(id); }
  account(id: string): Account | undefined { return this.cells.get(id)?.account; }
  siglum(id: string): string { return this.cells.get(id)?.siglum ?? id; }

  // Offsets are code points, JavaScript strings are UTF-16: a text is split once and kept.
  text(id: string): string[] {
    let points = this.points.get(id);
    if (!points) this.points.set(id, (points = Array.from(this.account(id)?.text ?? "")));
    return points;
  }
  words(id: string, span: Span): string { return this.text(id).slice(span.start, span.end).join(""); }
  printed(evidence: Evidence): string { return this.words(evidence.account, evidence); }

  // The sentence-like surroundings of a span: out to the paragraph's borders.
  paragraphOf(evidence: Evidence): Span {
    const found = this.account(evidence.account)?.paragraphs.find((p) => p.start <= evidence.start && evidence.start < p.end);
    return found ?? evidence;
  }
}

export function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : word.endsWith("y") && !/[aeo]y$/.test(word) ? word.slice(0, -1) + "ies" : word + "s"}`;
}

export function when(account: Account): string {
  const time = account.published;
  if (!time) return "time unknown";
  if (time.precision === "day" || time.precision === "month" || time.precision === "year") return time.value;
  const date = new Date(time.value);
  if (Number.isNaN(date.getTime())) return time.printed;
  const day = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return `${day}, ${date.toISOString().slice(11, 16)} UTC`;
}
