// The front: give accounts, see the stories. The list never changes under the reader: a line offers what is new.
import { useEffect, useState } from "preact/hooks";
import { counted } from "../model/story-model";
import { ask, listen, Problem, type ListedStory } from "./api";
import { Frame } from "./frame";
import { Give } from "./give";
import { StoryList } from "./story-list";
import { Fault } from "./use-asked";

interface Page { stories: ListedStory[]; next: string | null }

// Ids of stories laid side by side since the list was read.
export function useNews(): [Set<string>, () => void] {
  const [changed, setChanged] = useState<Set<string>>(new Set());
  useEffect(() => {
    const stop = new AbortController();
    void listen((event, data) => {
      if (event === "story") setChanged((before) => new Set([...before, (JSON.parse(data) as { id: string }).id]));
      if (event === "stories" || event === "lost") setChanged((before) => new Set([...before, ""]));
    }, stop.signal);
    return () => stop.abort();
  }, []);
  return [changed, () => setChanged(new Set())];
}

export function Front() {
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const [changed, seen] = useNews();
  const load = (after: string | null) => ask<Page>(`stories?limit=50${after ? `&after=${encodeURIComponent(after)}` : ""}`)
    .then((next) => setPage((before) => ({ stories: after && before ? [...before.stories, ...next.stories] : next.stories, next: next.next })), setFault);
  useEffect(() => { void load(null); }, []);
  const next = page?.next ?? null;
  return (
    <Frame title="Stories">
      <h1>Stories</h1>
      <details class="giving" open={page !== null && !page.stories.length}><summary>Lay accounts side by side: paste, drop files, give addresses</summary><Give /></details>
      <p class="live" role="status">{changed.size > 0 && <button type="button" class="btn" onClick={() => { seen(); void load(null); }}>
        {changed.has("") ? "Stories have changed" : `${counted(changed.size, "story")} changed`}: show</button>}</p>
      {fault ? <Fault fault={fault} /> : page ? <StoryList stories={page.stories} more={next ? () => void load(next) : null} /> : <p class="note" role="status">Reading…</p>}
    </Frame>
  );
}
