// What the watch has found, and how the feeds do that it follows.
import { useEffect, useState } from "preact/hooks";
import { addressOf } from "../model/place";
import { counted } from "../model/story-model";
import { dayInWords } from "../model/time";
import { ask, Problem } from "./api";
import { Frame } from "./frame";
import { Fault, Shown, useAsked } from "./use-asked";

interface Saying { account: string; source: string | null; words: string; start: number; end: number }
interface Notice { id: string; made: string; kind: string; story: { id: string; title: string; accounts: number; independent: number }; facts: { text: string; before: string | null; says: Saying[] }[] }
interface Page { notices: Notice[]; next: string | null }
interface Feed { url: string; title: string | null; error: string | null; succeeded: number | null; pages: number; read: number; stubs: number; failed: number; stopped: boolean }

function Item({ notice }: { notice: Notice }) {
  const story = `/stories/${encodeURIComponent(notice.story.id)}`;
  return (
    <li><p class="when">{notice.kind}, {dayInWords(notice.made.slice(0, 10))} {notice.made.slice(11, 16)} UTC</p>
      <h2><a data-go class="q" href={story}>{notice.story.title}</a></h2>
      {notice.facts.map((fact, index) => <div key={index}><p class="q">{fact.text}</p>{fact.before && <p class="when">before: <span class="q">{fact.before}</span></p>}
        {fact.says.map((saying, at) => <p key={at} class="when"><a href={`${story}${addressOf(saying.account, saying.end > saying.start ? saying : undefined)}`}>{saying.source ?? saying.account}</a>{saying.words && saying.words !== fact.text && <>: <span class="q">{saying.words}</span></>}</p>)}</div>)}</li>
  );
}

function Feeds() {
  const asked = useAsked<{ feeds: Feed[] }>("feeds");
  return <Shown asked={asked}>{({ feeds }) => (feeds.length ? <ul class="plain-list">{feeds.map((feed) => <li key={feed.url}>{feed.title ?? feed.url}: {counted(feed.pages, "page")}, {feed.read} read, {feed.stubs} in part, {feed.failed} failed
    {feed.succeeded !== null && <span class="when">, last had {new Date(1000 * feed.succeeded).toISOString().slice(0, 16).replace("T", " ")} UTC</span>}{feed.stopped && ", not asked any more"}{feed.error && <span class="when">; {feed.error}</span>}</li>)}</ul>
    : <p class="note">No feed is watched: tellings watch FEEDS</p>)}</Shown>;
}

export function Notices() {
  const [page, setPage] = useState<Page | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const load = (after: string | null) => ask<Page>(`notices?limit=50${after ? `&after=${encodeURIComponent(after)}` : ""}`)
    .then((next) => setPage((before) => ({ notices: [...(after && before ? before.notices : []), ...next.notices], next: next.next })), setFault);
  useEffect(() => { void load(null); }, []);
  return (
    <Frame title="Notices">
      <h1>Notices</h1>
      {fault ? <Fault fault={fault} /> : !page ? <p class="note" role="status">Reading…</p> : <>
        <ol class="desk-list found">{page.notices.map((notice) => <Item key={notice.id} notice={notice} />)}</ol>
        {!page.notices.length && <p class="note">Nothing new was found by a watch of this store.</p>}
        {page.next && <p class="actions"><button type="button" class="btn" onClick={() => void load(page.next)}>Older notices</button></p>}</>}
      <section aria-labelledby="h-feeds"><h2 id="h-feeds">Feeds</h2><Feeds /></section>
    </Frame>
  );
}
