// Why an account has no words in a row: "not found in the text", or "not known" and why. The same rule that the document
// gives for claims (`silent`, `unknown`): read in full, in a language that is read, last changed after the first teller.
import type { Account, Evidence } from "./document";
import type { StoryModel } from "./story-model";
import { interval } from "./time";

export interface Absence { known: boolean; words: string }

const silent: Absence = { known: true, words: "not found in the text" };
const unknown = (why: string): Absence => ({ known: false, words: `not known (${why})` });

export function absenceOf(model: StoryModel, account: Account, row: { evidence: Evidence[]; reads: string; silent?: string[]; unknown?: { account: string; why: string }[] }): Absence {
  const said = row.unknown?.find((item) => item.account === account.id);
  if (said) return unknown(said.why);
  if (row.silent?.includes(account.id)) return silent;
  if (account.complete !== "full") return unknown(account.complete);
  if (account.read && !account.read.includes(row.reads)) return unknown("language");
  const own = account.modified ?? account.published;
  if (!own) return unknown("time unknown");
  const last = interval(own);
  const tellers = row.evidence.map((item) => model.account(item.account)?.published).map((time) => time && interval(time)).filter((time) => !!time);
  const first = tellers.length ? Math.min(...tellers.map((time) => time[0])) : null;
  return last && first !== null && last[1] < first ? unknown("earlier") : silent;
}
