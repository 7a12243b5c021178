// Which spans of an account the document speaks of, and how they lie over its paragraphs.
import type { Span, Story } from "./document";
import { differs } from "./wording";

export interface Mark extends Span { kind: string; row: string | null }

export function marksOf(story: Story, id: string): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: string, item: Span & { account: string }, row: string | null) => {
    if (item.account === id) marks.push({ kind, start: item.start, end: item.end, row });
  };
  for (const claim of story.claims) for (const item of claim.evidence) add("cm", item, claim.id);
  for (const quote of story.quotes) for (const witness of quote.witnesses) add(differs(witness, quote) ? "qm differs" : "qm", witness, quote.id);
  for (const figure of story.figures) for (const reading of figure.readings) add(figure.verdict === "conflict" ? "fm differs" : "fm", reading, figure.id);
  for (const entity of story.entities) for (const mention of entity.mentions) add("em", mention, null);
  return marks;
}

// Cuts a paragraph at every border of a mark; each piece carries the classes of all marks over it.
export function pieces(paragraph: Span, marks: (Span & { kind: string })[]): (Span & { kinds: string })[] {
  const inside = marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start);
  const borders = new Set([paragraph.start, paragraph.end]);
  for (const mark of inside) { borders.add(Math.max(mark.start, paragraph.start)); borders.add(Math.min(mark.end, paragraph.end)); }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1]!;
    const kinds = new Set(inside.filter((mark) => mark.start <= start && mark.end >= end).flatMap((mark) => mark.kind.split(" ")));
    return { start, end, kinds: [...kinds].join(" ") };
  });
}

const OWN_WORDS = new Set(["body", "heading", "correction"]);
export const isFurniture = (role: string): boolean => !OWN_WORDS.has(role);
