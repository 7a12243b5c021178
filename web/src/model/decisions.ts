// What a reader decided: kept in the page, undone step by step, exported as tellings.decisions/1 (JSON Lines, one decision
// a line). The target is given by the hash of the account's text and the span, so that it holds when ids change.
import type { Evidence } from "./document";
import type { RowKind } from "./rows";
import type { StoryModel } from "./story-model";

export interface Target { sha256: string; start: number; end: number }
export interface Decision { format: "tellings.decisions/1"; target: Target[]; do: string; value?: string; by: string; at: string; note: string; key?: number }   // key: in the store that keeps it

// What can be said to be wrong of a row of each kind: the value of `do`, and the words on screen.
const OF_ALL: [string, string][] = [["other story", "This account tells another event"], ["exclude", "Leave this account out"]];
export const FAULTS: Record<RowKind, [string, string][]> = {
  figure: [["other measure", "This number counts another thing"], ["date", "It holds for another time"], ...OF_ALL],
  quotation: [["other utterance", "These words were said on another occasion"], ["speaker", "Somebody else said it"], ["other person", "This names another person"], ["role", "The speaker's role is another"], ...OF_ALL],
  statement: [["other person", "This is about another person"], ["date", "It holds for another time"], ...OF_ALL],
  brief: OF_ALL,
  event: [["date", "It happened at another time"], ...OF_ALL],
  link: [["not derived", "The one does not draw on the other"], ...OF_ALL],
  source: [["not derived", "These words do not come from this source"], ...OF_ALL],
};

// What a fault asks for beside words of explanation: the value that is right.
export const ASKS: Record<string, string> = { speaker: "Who said it (the full name)", "other person": "Who it is (the full name)", date: "When (as 2024-05-14)", role: "The role" };

export function targetOf(model: StoryModel, evidence: Evidence): Target {
  return { sha256: model.account(evidence.account)?.sha256 ?? "", start: evidence.start, end: evidence.end };
}
export const touches = (decision: Decision, target: Target): boolean =>
  decision.target.some((item) => item.sha256 === target.sha256 && item.start === target.start && item.end === target.end);

export const toLines = (decisions: Decision[]): string => decisions.map(({ key: _, ...decision }) => JSON.stringify(decision) + "\n").join("");

// Kept between visits where the browser allows it (a page opened from a file may be refused).
const key = (story: string) => `tellings.decisions/${story}`;
export function load(story: string): Decision[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(story)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((item): item is Decision => item?.format === "tellings.decisions/1" && Array.isArray(item.target)) : [];
  } catch { return []; }
}
export function keep(story: string, decisions: Decision[]): void {
  try { localStorage.setItem(key(story), JSON.stringify(decisions)); } catch { /* the page still holds them until it is closed */ }
}
