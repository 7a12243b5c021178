// The timeline in two lanes: what is said to have happened, and when it was told; merged by time, a day's head once.
import type { Evidence, Story } from "./document";
import { dayAndHour, dayInWords } from "./time";

export interface Entry { day: string; hour: string; sort: string; event?: { index: number; what: string; evidence: Evidence[] }; account?: string }

export function lanes(story: Story): Entry[] {
  const events = story.timeline.map((item, index): Entry => ({
    day: dayInWords(item.when.slice(0, 10)), hour: item.when.length > 10 ? item.when.slice(11, 16) : "", sort: item.when,
    event: { index, what: item.what, evidence: item.evidence } }));
  const reports = story.accounts.filter((account) => account.published).map((account): Entry => {
    const [day, hour] = dayAndHour(account.published);
    const date = new Date(account.published!.value);
    const sort = hour && !Number.isNaN(date.getTime()) ? date.toISOString() : account.published!.value;
    return { day, hour, sort, account: account.id };
  });
  // An entry of a whole day stands before the hours of that day: a shorter key sorts first.
  return [...events, ...reports].sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
}
