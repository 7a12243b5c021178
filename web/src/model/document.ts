// The collation document as the page reads it: docs/schema/collation.schema.json, format tellings.collation/1.
// Offsets count Unicode code points of an account's text.

export interface Span { start: number; end: number }
export interface Evidence extends Span { account: string }
export type Band = "clear" | "likely" | "open";

export interface PrintedTime { printed: string; value: string; precision: string; zone: string | null }

export interface Account {
  id: string; source: string; url: string; title: string; use: string; kind: string;
  published: PrintedTime | null; modified: PrintedTime | null; language: string; complete: string;
  read?: string[]; retrieved?: string | null; version_of?: string | null; byline?: string[];
  earlier?: { id: string; sha256: string; time: PrintedTime | null; replaced_silently: boolean }[];   // texts that stood at its address, oldest first
  words: number; sha256: string; text: string | null; credit: (Span & { agency: string })[];
  paragraphs: (Span & { role: string })[];
}

export interface Entity { id: string; name: string; kind: string; aliases: string[]; roles: (Evidence & { text: string })[]; mentions: Evidence[] }

export interface Edit extends Span { op: string; from: string; to: string; kind?: string }
export interface Witness extends Evidence {
  kind: "direct" | "mixed" | "indirect"; speaker: string | null; speaker_name: string | null; cue: Span | null;
  verdict: "verbatim" | "trimmed" | "altered" | "spliced" | "indirect"; translation: boolean; band: Band;
  covers: Span | null; joins: string[]; edits: Edit[];
}
export interface Quote {
  id: string; speaker: string | null; speaker_name: string | null; text: string; text_from: string;
  base: "reference" | "primary" | "agreed" | "none"; independent: number; independent_range: [number, number];
  origin: string | null; witnesses: Witness[];
}

export interface Reading extends Evidence {
  value: number | null; low: number | null; high: number | null; unit: string | null; qualifier: string;
  as_of: string | null; according_to: unknown; holder?: string | null; independent: number;
}
export type FigureVerdict = "agree" | "compatible" | "updated" | "conflict" | "single";
export interface Figure { id: string; measure: string; verdict: FigureVerdict; band: Band; readings: Reading[]; note?: string | null }

export interface ClaimEvidence extends Evidence { stance: "asserts" | "hedges" | "denies" | "corrects"; according_to: { name: string } | null }
export interface Claim {
  id: string; text: string; accounts: string[]; denied_by: string[]; silent: string[]; unknown: { account: string; why: string }[];
  independent: number; independent_range: [number, number]; same_as: string[]; status: "confirmed" | "single-source" | "disputed";
  evidence: ClaimEvidence[];
}

export interface Hidden { id: string; kind: string | null; label: string; evidence: Evidence[] }
export interface EdgeEvidence { kind: string; from: Span | null; to: Span }
export interface Edge {
  from: string; to: string; how: string; credited: boolean; share: number; score: number; direction_score: number; direction_open: boolean; band: Band;
  evidence: EdgeEvidence[];
}
export interface BriefSentence { text: string; status: string; evidence: Evidence[] }

export interface Story {
  id: string; title: string; first: string | null; last: string | null; language: string;
  accounts: Account[]; entities: Entity[]; quotes: Quote[]; figures: Figure[]; claims: Claim[];
  derivation: { hidden: Hidden[]; edges: Edge[]; independent_groups: string[][] };
  timeline: { when: string; precision: string; what: string; evidence: Evidence[] }[];
  brief: { sentences: BriefSentence[]; words: number };
}
export interface Apart { account: string | Account; source?: string; title?: string; reason: string; evidence: Evidence[] }
export interface Collation { format: string; engine?: { version: string }; stories: Story[]; apart: Apart[]; decisions?: unknown[]; skipped: { input: string; reason: string }[] }
