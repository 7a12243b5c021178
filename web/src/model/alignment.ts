// Accounts side by side: a row a paragraph of the base; beside it the paragraphs of each other account that say the same.
// Each paragraph goes to the base paragraph with which it shares most (rare words count more); one that shares little
// stands in a row of its own, after the row of the paragraph before it. Order is not forced: a moved paragraph stands
// beside its words and says where it came from.
// Counter-example: two paragraphs that share only "said on Tuesday" do not meet, since words that stand in many
// paragraphs weigh little.
import type { Account, Span } from "./document";
import type { StoryModel } from "./story-model";
import { plain, wordsOf } from "./word-diff";

export interface Passage extends Span { number: number; moved: boolean }
export interface AlignedRow { base: Passage | null; others: Passage[][] }

const kMeet = 0.3;   // share of the smaller paragraph's weight; unrelated paragraphs of one story stay under .2
const BODY = new Set(["body", "heading", "correction"]);

interface Bag extends Span { number: number; words: Set<string> }

function bagsOf(model: StoryModel, account: Account): Bag[] {
  return account.paragraphs.filter((p) => BODY.has(p.role)).map((p, index) => ({
    start: p.start, end: p.end, number: index + 1, words: new Set(wordsOf(model.words(account.id, p)).map(plain).filter(Boolean)) }));
}

function weights(bags: Bag[]): (word: string) => number {
  const seen = new Map<string, number>();
  for (const bag of bags) for (const word of bag.words) seen.set(word, (seen.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + bags.length / (seen.get(word) ?? 1));
}

export function align(model: StoryModel, base: Account, others: Account[]): AlignedRow[] {
  const own = bagsOf(model, base);
  const beside = others.map((account) => bagsOf(model, account));
  const weigh = weights([own, ...beside].flat());
  const mass = (words: Iterable<string>) => { let sum = 0; for (const word of words) sum += weigh(word); return sum; };
  const own_mass = own.map((bag) => mass(bag.words));
  const rows: AlignedRow[] = own.map((bag) => ({ base: { ...bag, moved: false }, others: others.map(() => []) }));
  const loose = new Map<number, AlignedRow[]>();   // rows without base, by the base row they follow
  beside.forEach((bags, column) => {
    let after = -1, furthest = -1;
    for (const bag of bags) {
      const bag_mass = mass(bag.words);
      let best = -1, best_share = kMeet;
      own.forEach((candidate, index) => {
        const share = mass([...bag.words].filter((word) => candidate.words.has(word))) / Math.max(1e-9, Math.min(bag_mass, own_mass[index]!));
        if (share > best_share) { best = index; best_share = share; }
      });
      const passage: Passage = { start: bag.start, end: bag.end, number: bag.number, moved: best >= 0 && best < furthest };
      if (best >= 0) {
        rows[best]!.others[column]!.push(passage);
        after = best;
        furthest = Math.max(furthest, best);
      } else {
        const row: AlignedRow = { base: null, others: others.map(() => []) };
        row.others[column]!.push(passage);
        loose.set(after, [...(loose.get(after) ?? []), row]);
      }
    }
  });
  return [...(loose.get(-1) ?? []), ...rows.flatMap((row, index) => [row, ...(loose.get(index) ?? [])])];
}
