// Rows and columns of the matrix. A column is a group of accounts that share a source, under the first of them; unfolded
// it becomes one column an account. A cell holds what the column says, each different saying once.
import type { Evidence } from "./document";
import { number, sameNumber } from "./numbers";
import { firstOfEach, type Cell, type StoryModel } from "./story-model";
import { differs, figureVerdict, support, verdictOf } from "./wording";

export interface Saying { evidence: Evidence; also: Evidence[]; mark: "" | "differs" | "overtaken" | "near"; note: string }
export interface MatrixRow {
  id: string; reads: string; title: string; printed: boolean; summary: string; verdict: string; open: boolean;
  told: string[]; denied: string[]; evidence: Evidence[]; silent?: string[]; unknown?: { account: string; why: string }[];
  says: (evidence: Evidence) => { key: string; mark: Saying["mark"]; note: string };
}
export interface Column { head: Cell; cells: Cell[]; folded: number; derived: boolean }

const accounts = (evidence: Evidence[]) => [...new Set(evidence.map((item) => item.account))];

export function figureRows(model: StoryModel): MatrixRow[] {
  const rank = { conflict: 0, updated: 1, compatible: 2, agree: 3, single: 4 };
  const mark = { conflict: "differs", updated: "overtaken", compatible: "near", agree: "", single: "" } as const;
  return model.story.figures.filter((figure) => accounts(figure.readings).length > 1 || figure.verdict === "conflict")
    .sort((a, b) => rank[a.verdict] - rank[b.verdict])
    .map((figure) => {
      const attested = new Map<string, number>();
      for (const reading of firstOfEach(figure.readings)) attested.set(sameNumber(reading), (attested.get(sameNumber(reading)) ?? 0) + reading.independent);
      const main = [...attested].sort((a, b) => b[1] - a[1])[0]?.[0];
      const key_of = new Map<Evidence, string>(figure.readings.map((reading) => [reading, sameNumber(reading)]));
      const numbers = [...new Set(figure.readings.map((reading) => number(reading)))];
      return {
        id: figure.id, reads: "figures", title: figure.measure, printed: true, verdict: figure.verdict, evidence: figure.readings,
        summary: `${numbers.slice(0, 5).join(" · ")}${numbers.length > 5 ? " …" : ""}: ${figureVerdict(figure)}`,
        open: figure.verdict !== "agree" && figure.verdict !== "single", told: accounts(figure.readings), denied: [],
        says: (evidence) => {
          const key = key_of.get(evidence) ?? "";
          return { key, mark: key === main ? "" : mark[figure.verdict], note: "" };
        },
      };
    });
}

export function quoteRows(model: StoryModel): MatrixRow[] {
  return model.story.quotes
    .filter((quote) => accounts(quote.witnesses).length > 1 && quote.witnesses.some((witness) => witness.kind !== "indirect"))
    .map((quote) => {
      const by_evidence = new Map<Evidence, (typeof quote.witnesses)[number]>(quote.witnesses.map((witness) => [witness, witness]));
      return {
        id: quote.id, reads: "quotes", title: quote.text, printed: true, verdict: "", evidence: quote.witnesses,
        summary: quote.speaker_name ?? "speaker not named", open: quote.witnesses.some((witness) => differs(witness, quote)),
        told: accounts(quote.witnesses), denied: [],
        says: (evidence) => {
          const witness = by_evidence.get(evidence);
          if (!witness) return { key: "", mark: "", note: "" };
          const note = verdictOf(witness, quote);
          return { key: differs(witness, quote) ? `${evidence.account}/${evidence.start}` : note, mark: differs(witness, quote) ? "differs" : "", note };
        },
      };
    });
}

export function claimRows(model: StoryModel): MatrixRow[] {
  const shown = new Set(model.story.figures.filter((figure) => figure.verdict === "conflict").map((figure) => figure.id));
  return model.story.claims
    .filter((claim) => accounts(claim.evidence).length > 1 && !claim.same_as.some((id) => shown.has(id)))
    .map((claim) => {
      const stance = new Map<Evidence, string>(claim.evidence.map((item) => [item, item.stance]));
      return {
        id: claim.id, reads: "claims", title: claim.text, printed: true, verdict: claim.status === "disputed" ? "disputed" : "",
        evidence: claim.evidence, silent: claim.silent, unknown: claim.unknown,
        summary: support(claim),
        open: claim.status === "disputed", told: claim.accounts, denied: claim.denied_by,
        says: (evidence) => {
          const said = stance.get(evidence) ?? "asserts";
          const against = said === "denies" || said === "corrects";
          return { key: said, mark: against ? "differs" : "", note: { hedges: "hedged", denies: "contradicted", corrects: "corrected" }[said] ?? "" };
        },
      };
    });
}

export function columnsOf(model: StoryModel, unfolded: string[]): Column[] {
  return model.groups.flatMap((group): Column[] => {
    const head = group[0]!;
    if (!unfolded.includes(head.account.id)) return [{ head, cells: group, folded: group.length - 1, derived: false }];
    return group.map((cell, index) => ({ head: cell, cells: [cell], folded: 0, derived: index > 0 }));
  });
}

// What a column says in a row: each different saying once, with the letters of the further accounts that say it.
export function sayings(row: MatrixRow, column: Column): Saying[] {
  const order = new Map(column.cells.map((cell, index) => [cell.account.id, index]));
  const own = row.evidence.filter((item) => order.has(item.account)).sort((a, b) => order.get(a.account)! - order.get(b.account)!);
  const found = new Map<string, Saying>();
  for (const item of own) {
    const { key, mark, note } = row.says(item);
    const saying = found.get(key);
    if (!saying) found.set(key, { evidence: item, also: [], mark, note });
    else if (saying.evidence.account !== item.account && !saying.also.some((other) => other.account === item.account)) saying.also.push(item);
  }
  return [...found.values()];
}
