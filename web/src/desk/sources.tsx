// What the store shows of each source, in numbers and never as a rating.
import { useEffect, useState } from "preact/hooks";
import { counted } from "../model/story-model";
import { ask, Problem, type Source, type ToldIn } from "./api";
import { Frame } from "./frame";
import { Told } from "./search";
import { Fault, Shown, useAsked } from "./use-asked";

const VERDICTS: [string, string][] = [["verbatim", "same words"], ["trimmed", "words left out without a mark"], ["altered", "differing words"], ["spliced", "two utterances joined"], ["indirect", "in other words"]];
const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const sourceAddress = (name: string): string => `/sources/${encodeURIComponent(name)}`;

export function Sources() {
  const [page, setPage] = useState<{ sources: Source[]; next: string | null } | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const load = (after: string | null) => ask<{ sources: Source[]; next: string | null }>(`sources?limit=200${after ? `&after=${encodeURIComponent(after)}` : ""}`)
    .then((next) => setPage((before) => ({ sources: [...(after && before ? before.sources : []), ...next.sources], next: next.next })), setFault);
  useEffect(() => { void load(null); }, []);
  return (
    <Frame title="Sources">
      <h1>Sources</h1>
      <p class="note">Counts of what was found in the accounts of this store: no rating. A source of which few accounts are here shows little.</p>
      {fault ? <Fault fault={fault} /> : !page ? <p class="note" role="status">Reading…</p> : <div class="scroll" tabIndex={0} role="region" aria-label="Sources in numbers"><table class="nums-table">
        <caption class="vh">Sources</caption>
        <thead><tr><th scope="col">Source</th><th scope="col">Accounts</th><th scope="col">draw on others</th><th scope="col">of these, say so</th><th scope="col">words shared with others</th><th scope="col">quotations in differing words</th></tr></thead>
        <tbody>{page.sources.map((source) => <tr key={source.source}><th scope="row"><a data-go href={sourceAddress(source.source)}>{source.source || "source unknown"}</a></th>
          <td>{source.accounts}</td><td>{source.drawing}</td><td>{source.credited}</td><td>{percent(source.share)}</td><td>{source.differing}</td></tr>)}</tbody></table>
        {!page.sources.length && <p class="note">The store has no account yet.</p>}
        {page.next && <p class="actions"><button type="button" class="btn" onClick={() => void load(page.next)}>More</button></p>}</div>}
    </Frame>
  );
}

function Accounts({ name }: { name: string }) {
  const asked = useAsked<{ accounts: ToldIn[]; next: string | null }>(`accounts?limit=100&source=${encodeURIComponent(name)}`);
  return <Shown asked={asked}>{(page) => <ol class="desk-list found">{page.accounts.map((told) => <li key={told.account}><Told told={told}>{told.title ?? told.account}</Told></li>)}{page.next && <li class="when">and older ones: tellings search --source</li>}</ol>}</Shown>;
}

export function SourceView({ name }: { name: string }) {
  const asked = useAsked<Source>(`sources/${encodeURIComponent(name)}`);
  return (
    <Frame title={name}>
      <p class="crumb"><a href="/sources">All sources</a></p>
      <h1>{name}</h1>
      <Shown asked={asked}>{(source) => <>
        {(source.owner || source.kind) && <p class="when">{[source.owner, source.kind].filter(Boolean).join(", ")}</p>}
        <p class="note">{counted(source.accounts, "account")}. {source.drawing} draw on others, {source.credited} of these say so for all that they draw on; {percent(source.share)} of the words of its accounts are shared with those.</p>
        <section aria-labelledby="h-from"><h2 id="h-from">Draws on</h2>
          {source.from.length ? <ul class="plain-list">{source.from.map((from) => <li key={from.source}>{from.among_accounts ? <a data-go href={sourceAddress(from.source)}>{from.source}</a> : <>{from.source} <span class="when">(not among the accounts)</span></>}: {counted(from.accounts, "account")}, credited in {from.credited}</li>)}</ul> : <p class="note">No account of it was found to draw on another.</p>}</section>
        <section aria-labelledby="h-quotes"><h2 id="h-quotes">Its quotations</h2>
          <ul class="plain-list">{VERDICTS.filter(([key]) => source.quotations[key]).map(([key, words]) => <li key={key}><b>{source.quotations[key]}</b> {words}</li>)}</ul>
          <p class="note">{source.differing} of them differ from words that a reference, the source itself or several witnesses attest.</p></section>
        <section aria-labelledby="h-accounts"><h2 id="h-accounts">Its accounts</h2><Accounts name={source.source} /></section>
      </>}</Shown>
    </Frame>
  );
}
