// Search over accounts, quotations, figures and names. The address holds what was asked for.
import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf } from "../model/place";
import { counted } from "../model/story-model";
import { dayInWords } from "../model/time";
import { ask, type FoundAccount, type FoundFigure, type FoundName, type FoundQuotation, type Passage, Problem, type ToldIn } from "./api";
import { Frame } from "./frame";
import { Fault } from "./use-asked";

type Found = FoundAccount | FoundQuotation | FoundFigure | FoundName;
interface Answer { found: Found[]; next: string | null }
interface Hits extends Answer { kind: Kind; query: string }   // of which question
const KINDS = ["accounts", "quotations", "figures", "names"] as const;
type Kind = (typeof KINDS)[number];

// Into the story where the account stands in one, with the words marked.
const placeOf = (told: ToldIn, passage?: Passage | null): string =>
  told.story ? `/stories/${encodeURIComponent(told.story)}${addressOf(told.account, passage ?? undefined)}` : `/accounts/${encodeURIComponent(told.account)}`;

export function Told({ told, passage = null, children }: { told: ToldIn; passage?: Passage | null; children?: string }) {
  return <p class="when"><a data-go href={placeOf(told, passage)}>{children ?? told.source ?? told.account}</a>{told.published && <>, {dayInWords(told.published.slice(0, 10))}</>}{!children && told.title && <>, <span class="q">{told.title}</span></>}</p>;
}

function Hit({ kind, found }: { kind: Kind; found: Found }) {
  if (kind === "quotations") {
    const { speaker, words, wordings } = found as FoundQuotation;
    const others = new Set(wordings.map((wording) => wording.words)).size > 1;
    return <li><h2 class="q">“{words}”</h2><p>{speaker ?? "speaker unknown"}</p>{wordings.map((wording, index) => <div key={index}>{others && wording.words !== words && <p class="q">{wording.words}</p>}<Told told={wording} passage={wording.content[0] ?? null} /></div>)}</li>;
  }
  if (kind === "figures") {
    const figure = found as FoundFigure;
    return <li><h2 class="q">{figure.printed.text}</h2><p>{figure.thing}{figure.holder && <>, says {figure.holder}</>}</p><Told told={figure} passage={figure.printed} /></li>;
  }
  if (kind === "names") {
    const name = found as FoundName;
    return <li><h2 class="q">{name.name}</h2><p>{name.kind}, in {counted(name.accounts, "account")}</p>{name.newest.map((told) => <Told key={told.account} told={told} />)}</li>;
  }
  const account = found as FoundAccount;
  return <li><h2><a data-go class="q" href={placeOf(account, account.passage)}>{account.title ?? account.account}</a></h2>{account.passage?.text && <p class="q">… {account.passage.text} …</p>}<Told told={account}>{account.source ?? account.account}</Told></li>;
}

const FIELDS: Record<Kind, [string, string, "text" | "decimal"][]> = {
  accounts: [["source", "Source", "text"]], names: [],
  quotations: [["speaker", "Speaker", "text"]],
  figures: [["min", "At least", "decimal"], ["max", "At most", "decimal"], ["unit", "Unit (people, USD)", "text"]],
};

export function Search() {
  const [query, setQuery] = useState(() => new URLSearchParams(location.search));
  const [answer, setAnswer] = useState<Hits | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  const kind = KINDS.find((one) => one === query.get("for")) ?? "accounts";
  const asked = [...query].some(([key, value]) => key !== "for" && value);
  // A page may come early and short: it is gone on with until there is something or nothing left.
  const asking = useRef("");
  const load = async (after: string | null, before: Found[]) => {
    const here = query.toString();
    asking.current = here;
    setFault(null);
    try {
      for (let next = after; ;) {
        const page = await ask<Answer>(`search?${new URLSearchParams([...query].filter(([, value]) => value))}${next ? `&after=${encodeURIComponent(next)}` : ""}`);
        if (asking.current !== here) return;   // another question was asked meanwhile
        next = page.next;
        if (page.found.length || !next) return setAnswer({ kind, query: here, found: [...before, ...page.found], next });
      }
    } catch (error) { setFault(error instanceof Problem ? error : new Problem(0, String(error))); }
  };
  useEffect(() => { setAnswer(null); if (asked) void load(null, []); }, [query.toString()]);
  const go = (form: HTMLFormElement, other?: Kind) => {
    const next = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value && key !== "for") next.set(key, String(value));
    const which = other ?? kind;
    if (which !== "accounts") next.set("for", which);
    history.pushState(null, "", `/search?${next}`);
    setQuery(next);
  };
  useEffect(() => {
    const back = () => setQuery(new URLSearchParams(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  return (
    <Frame title="Search">
      <h1>Search</h1>
      <form class="asking" role="search" onSubmit={(event) => { event.preventDefault(); go(event.currentTarget); }}>
        <p class="filters" role="group" aria-label="Search for">{KINDS.map((one) => <button key={one} type="button" class="btn" aria-pressed={one === kind} onClick={(event) => go(event.currentTarget.form!, one)}>{one}</button>)}</p>
        <div class="filters" key={kind}><label class="field grow">Words<input type="search" name="q" defaultValue={query.get("q") ?? ""} /></label>
          {FIELDS[kind].map(([name, label, type]) => <label key={name} class="field">{label}<input type="text" inputMode={type} name={name} defaultValue={query.get(name) ?? ""} /></label>)}
          <label class="field">From<input type="date" name="from" defaultValue={query.get("from") ?? ""} /></label><label class="field">To<input type="date" name="to" defaultValue={query.get("to") ?? ""} /></label>
          <button type="submit" class="btn strong">Search</button></div>
        <p class="when">All words are to be there; "words in marks" stand together; word* begins with word; -word is not there; OR stands between alternatives.</p>
      </form>
      {fault ? <Fault fault={fault} /> : answer?.query === query.toString() ? <>
        <p class="when" role="status">{answer.found.length ? `${answer.found.length} found${answer.next ? ", and older ones" : ""}` : "Nothing found."}</p>
        <ol class="desk-list found">{answer.found.map((found, index) => <Hit key={index} kind={answer.kind} found={found} />)}</ol>
        {answer.next && <p class="actions"><button type="button" class="btn" onClick={() => void load(answer.next, answer.found)}>Older ones</button></p>}
      </> : asked && <p class="note" role="status">Searching…</p>}
    </Frame>
  );
}
