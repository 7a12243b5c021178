// The stories: what, who, where they differ, what came last. Filters work on what is loaded; the line says of how many.
import { useState } from "preact/hooks";
import { counted } from "../model/story-model";
import { dayInWords } from "../model/time";
import type { ListedStory, Summary } from "./api";
import { CoverageBar } from "./coverage";

const FILTERS: [string, string, (summary: Summary) => boolean][] = [
  ["disputed", "disputed", (summary) => summary.disputed > 0],
  ["figures", "figures do not fit", (summary) => summary.conflicts > 0],
  ["quotations", "quotations differ", (summary) => summary.quotations > 0],
  ["rewritten", "machine-rewritten", (summary) => summary.rewritten > 0],
  ["several", "several groups", (summary) => summary.groups.length > 1],
];
const DIFFERS: [keyof Summary & ("disputed" | "conflicts" | "quotations" | "rewritten"), string, string][] = [
  ["disputed", "statement disputed", "statements disputed"], ["conflicts", "figure does not fit together", "figures do not fit together"],
  ["quotations", "quotation in differing words", "quotations in differing words"], ["rewritten", "text looks machine-rewritten", "texts look machine-rewritten"]];

const LEGEND = [["own", "tells it, first of its group"], ["der", "tells it, shares a source with a filled one"], ["sil", "no words of it"], ["unk", "not known"]] as const;

const day = (time: string | null): string => (time ? dayInWords(time.slice(0, 10)) : "time unknown");
export const span = (first: string | null, last: string | null): string => (day(first) === day(last) ? day(last) : `${day(first)} to ${day(last)}`);

function Row({ story }: { story: ListedStory }) {
  const { summary } = story;
  const differs = summary ? DIFFERS.filter(([key]) => summary[key] > 0) : [];
  return (
    <li>
      <div><h2><a data-go class="q" href={`/stories/${encodeURIComponent(story.id)}`}>{story.title || "no title"}</a></h2><p class="when">{span(story.first, story.last)}</p></div>
      <div>{summary && <CoverageBar story={story} />}
        <p class="when">{counted(story.accounts, "account")}, {counted(story.texts, "text")}, {counted(story.independent, "group")}</p>
        {summary?.statement && <p class="q best1">{summary.statement}</p>}</div>
      <ul class="differs">{summary && differs.map(([key, one, several]) => <li key={key} class={key === "disputed" ? "red" : ""}><b>{summary[key]}</b> <span>{summary[key] === 1 ? one : several}</span></li>)}
        {summary && !differs.length && <li class="when">{story.accounts > 1 ? "no difference found" : "one account"}</li>}</ul>
      <div>{summary?.newest.source && <p class="when">last: {summary.newest.source}</p>}{summary?.newest.title && <p class="q">{summary.newest.title}</p>}</div>
    </li>
  );
}

export function StoryList({ stories, more }: { stories: ListedStory[]; more: (() => void) | null }) {
  const [words, setWords] = useState(() => new URLSearchParams(location.search).get("words") ?? "");
  const [on, setOn] = useState<string[]>(() => new URLSearchParams(location.search).getAll("only"));
  const keep = (next_words: string, next_on: string[]) => {
    setWords(next_words);
    setOn(next_on);
    const query = new URLSearchParams([...(next_words ? [["words", next_words]] : []), ...next_on.map((one) => ["only", one])]);
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : ""));
  };
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = stories.filter((story) => {
    const text = `${story.title} ${story.summary?.statement ?? ""} ${story.summary?.newest.source ?? ""}`.toLowerCase();
    return asked.every((word) => text.includes(word)) && FILTERS.every(([key, , fits]) => !on.includes(key) || (story.summary && fits(story.summary)));
  });
  return (
    <>
      <div class="filters"><input type="search" aria-label="Filter by title, statement or source" placeholder="Title, statement or source" value={words} onInput={(event) => keep(event.currentTarget.value, on)} />
        {FILTERS.map(([key, name]) => <button key={key} type="button" class="btn" aria-pressed={on.includes(key)} onClick={() => keep(words, on.includes(key) ? on.filter((one) => one !== key) : [...on, key])}>{on.includes(key) && "✓ "}{name}</button>)}
        <span class="when" role="status">{shown.length === stories.length ? counted(stories.length, "story") : `${shown.length} of ${counted(stories.length, "story")}`}{more && ", and older ones"}</span></div>
      <div class="colhead" aria-hidden="true"><span>Story</span><span>Who tells its best-supported statement</span><span>Where they differ</span><span>What came last</span></div>
      <ol class="desk-list stories">{shown.map((story) => <Row key={story.id} story={story} />)}</ol>
      {shown.length > 0 && <p class="when legend-line">{LEGEND.map(([kind, words]) => <span key={kind}><span class="bar" aria-hidden="true"><i class={kind} /></span>{words}</span>)}</p>}
      {!shown.length && <p class="note">{stories.length ? "No story of those loaded is so." : "The store has no story yet. Paste accounts above, or add them: tellings add FILE"}</p>}
      {more && <p class="actions"><button type="button" class="btn" onClick={more}>Older stories</button></p>}
    </>
  );
}
