// A row is anything with words behind it: a figure, a quotation, a statement, a sentence of the brief, an entry of the
// timeline, a link between accounts, a source that is not among them. The panel walks along the evidence of one row.
import type { Claim, Edge, Evidence, Figure, Hidden, Quote, Story } from "./document";

export type RowKind = "figure" | "quotation" | "statement" | "brief" | "event" | "link" | "source";
export interface Row { id: string; kind: RowKind; title: string; evidence: Evidence[]; edge?: Edge }

export const briefRow = (index: number) => `brief-${index}`;
export const eventRow = (index: number) => `event-${index}`;
export const edgeRow = (index: number) => `link-${index}`;

const short = (text: string) => (text.length > 90 ? `${text.slice(0, text.lastIndexOf(" ", 88))} …` : text);
const figure = (item: Figure): Row => ({ id: item.id, kind: "figure", title: item.measure, evidence: item.readings });
const quote = (item: Quote): Row => ({ id: item.id, kind: "quotation", title: item.speaker_name ?? "speaker not named", evidence: item.witnesses });
const claim = (item: Claim): Row => ({ id: item.id, kind: "statement", title: short(item.text), evidence: item.evidence });
const source = (item: Hidden): Row => ({ id: item.id, kind: "source", title: item.label || item.kind || "a source not among the accounts", evidence: item.evidence });

function link(edge: Edge, index: number): Row {
  const evidence = edge.evidence.flatMap((item) => [
    ...(item.from ? [{ account: edge.from, ...item.from }] : []), { account: edge.to, ...item.to }]);
  return { id: edgeRow(index), kind: "link", title: "what both have", evidence, edge };
}

export function rowsOf(story: Story): Map<string, Row> {
  const rows = [
    ...story.figures.map(figure), ...story.quotes.map(quote), ...story.claims.map(claim),
    ...story.brief.sentences.map((item, index): Row => ({ id: briefRow(index), kind: "brief", title: short(item.text), evidence: item.evidence })),
    ...story.timeline.map((item, index): Row => ({ id: eventRow(index), kind: "event", title: short(item.what), evidence: item.evidence })),
    ...story.derivation.edges.map(link), ...story.derivation.hidden.map(source),
  ];
  return new Map(rows.map((row) => [row.id, row]));
}
