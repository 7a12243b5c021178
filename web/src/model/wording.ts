// The words on screen. Machines accuse nobody: never "copied", "fake", "misquoted" (COLLATION.md, "Words on screen").
import type { Claim, Edge, Evidence, Figure, Quote, Witness } from "./document";

// Another spelling of a name, or a speaker who could not be told, is no other mouth.
export const otherMouth = (witness: Witness, quote: Quote): boolean =>
  witness.speaker !== null && quote.speaker !== null && witness.speaker !== quote.speaker;
// The words themselves are other than those of the wording above.
export const differs = (witness: Witness, quote: Quote): boolean =>
  !witness.translation && (witness.verdict === "altered" || witness.verdict === "trimmed" || witness.verdict === "spliced" || otherMouth(witness, quote));

const range = ([low, high]: [number, number]) => (low === high ? "" : ` (${low}-${high})`);

export function support(claim: Claim): string {
  if (claim.status === "confirmed") {
    return `${claim.independent} ${claim.independent === 1 ? "telling" : "tellings"}, no shared source found${range(claim.independent_range)}`;
  }
  if (claim.status === "disputed") return `disputed: told by ${claim.accounts.length}, contradicted by ${claim.denied_by.length}`;
  return `one source (told by ${claim.accounts.length})`;
}

// Of the accounts whose words stand on either side.
export function disputeBetween(told: Evidence[], against: Evidence[]): string {
  const accounts = (side: Evidence[]) => new Set(side.map((item) => item.account)).size;
  return `disputed: told by ${accounts(told)}, contradicted by ${accounts(against)}`;
}

export function verdictOf(witness: Witness, quote: Quote): string {
  if (witness.translation) return "translation";
  if (witness.verdict === "verbatim") return quote.base === "none" ? "one witness, not checked" : "same words";
  if (witness.verdict === "trimmed") return "words left out without a mark";
  if (witness.verdict === "spliced") return "two utterances joined";
  if (witness.verdict === "indirect") return "in other words";
  return { reference: "differs from the reference", primary: "differs from the source's own text",
           agreed: "differs from the agreed wording", none: "differs between witnesses" }[quote.base];
}

export function figureVerdict(figure: Figure): string {
  return { agree: "agree", compatible: "fit together", updated: "changed over time",
           conflict: "figures do not fit together", single: "told by one account" }[figure.verdict];
}

export const directionOpen = (edge: Edge, fromHidden: boolean) => !fromHidden && edge.direction_open;

export function edgeWords(edge: Edge, fromHidden: boolean): string {
  const share = edge.share >= 0.005 ? `, shares ${Math.round(edge.share * 100)} % of its words` : "";
  if (directionOpen(edge, fromHidden)) return "same material, direction unclear" + share;
  const whole = edge.how === "verbatim" || edge.how === "abridged";
  const words = edge.how === "spun" ? "wording looks machine-rewritten"
    : edge.credited && whole ? "agency copy, credited"
    : edge.how === "quoted" ? "draws on it for quotations or a figure"
    : edge.how === "translated" ? "translation" : "draws on it";
  const credited = edge.credited && !words.endsWith("credited") ? ", credited" : "";
  return words + credited + share + (edge.band === "clear" ? "" : ` (${edge.band})`);
}
