// The pages of `tellings serve`: which view the address asks for.
import { useMemo } from "preact/hooks";
import { App } from "../app";
import type { Decision } from "../model/decisions";
import type { Collation, Span } from "../model/document";
import { counted } from "../model/story-model";
import { isoInWords } from "../model/time";
import { Keeper, type DecisionKeeper } from "../parts/page-state";
import { ask, Problem, remove, send, type KeptDecision, type StoredAccount } from "./api";
import { CollationView } from "./collation";
import { Frame } from "./frame";
import { Front, useNews } from "./front";
import { Notices } from "./notices";
import { Search } from "./search";
import { Sources, SourceView, sourceAddress } from "./sources";
import { Shown, useAsked } from "./use-asked";

// Another process may be writing to the store, which takes one at a time: tried again for a minute.
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try { return await work(); } catch (error) {
      if (!(error instanceof Problem && error.status === 503) || tried === 12) throw error;
      await new Promise((done) => setTimeout(done, 5000));
    }
  }
}

// Decisions of a story of the store are kept there.
const keeper: DecisionKeeper = {
  load: async (story) => (await ask<{ decisions: KeptDecision[] }>(`stories/${encodeURIComponent(story)}/decisions`)).decisions.map(({ key, decision }) => {
    const kept = decision as Omit<Decision, "target"> & { target: Decision["target"] | { account?: string; sha256?: string; start?: number; end?: number } };
    const targets = Array.isArray(kept.target) ? kept.target : [{ sha256: kept.target.sha256 ?? kept.target.account ?? "", start: kept.target.start ?? 0, end: kept.target.end ?? 0 }];
    return { ...kept, target: targets, key };
  }),
  add: async (story, decision) => (await patiently(() => send<{ decisions: KeptDecision[] }>(`stories/${encodeURIComponent(story)}/decisions`, decision))).decisions[0]!.key,
  remove: (story, key) => patiently(() => remove(`stories/${encodeURIComponent(story)}/decisions/${key}`)),
};

function StoryView({ id }: { id: string }) {
  const [changed] = useNews();
  const asked = useAsked<Collation>(`stories/${encodeURIComponent(id)}`);
  const state = useMemo(() => keeper, []);
  if (asked && "value" in asked) return (
    <Keeper.Provider value={state}><App collation={asked.value} home="/"
      news={changed.has(id) && <p class="live"><button type="button" class="btn" onClick={() => location.reload()}>This story has changed: show</button></p>} /></Keeper.Provider>
  );
  return <Frame title="Story"><h1>Story</h1><Shown asked={asked}>{() => null}</Shown></Frame>;
}

function Text({ account }: { account: StoredAccount }) {
  const points = useMemo(() => Array.from(account.text), [account.text]);
  const words = (span: Span) => points.slice(span.start, span.end).join("");
  return <div class="text" lang={account.language ?? undefined}>{account.paragraphs.map((paragraph, index) => <p key={index} class={/^(body|heading|correction)$/.test(paragraph.role) ? `q ${paragraph.role}` : "fur"}>{words(paragraph)}</p>)}</div>;
}

function AccountPage({ id }: { id: string }) {
  const asked = useAsked<StoredAccount>(`accounts/${encodeURIComponent(id)}`);
  return (
    <Frame title="Account">{!(asked && "value" in asked) && <h1>Account</h1>}<Shown asked={asked}>{(account) => <section class="acc" aria-labelledby="h-acc">
      {account.story && <p class="crumb"><a data-go href={`/stories/${encodeURIComponent(account.story)}#account/${encodeURIComponent(account.id)}`}>In its story</a></p>}
      <h1 id="h-acc" class="q" lang={account.language ?? undefined}>{account.title ?? account.id}</h1>
      <p class="when">{account.source ? <a href={sourceAddress(account.source)}>{account.source}</a> : "source unknown"}, {account.published ? isoInWords(account.published) : "time unknown"}{account.complete !== "full" && `, ${account.complete}`}</p>
      {account.url && <p class="when">{/^https?:\/\//i.test(account.url) ? <a href={account.url} rel="noopener noreferrer">{account.url}</a> : account.url}</p>}
      {account.versions.length > 1 && <div class="earlier"><p>{counted(account.versions.length, "text")} stood at this address:</p>
        <ul class="plain-list">{account.versions.map((version) => <li key={version.id}><a aria-current={version.id === account.id ? "true" : undefined} href={`/accounts/${encodeURIComponent(version.id)}`}>{version.time ? isoInWords(version.time) : `text ${version.version}`}</a>{version.id === account.id && " (shown)"}{version.silent && <>, <b>changed without saying so</b></>}</li>)}</ul></div>}
      <Text account={account} />
      <p class="note">SHA-256 of the text <code>{account.sha256}</code></p></section>}</Shown></Frame>
  );
}

export function Desk() {
  const [view, id] = location.pathname.split("/").slice(1).map(decodeURIComponent);
  if (view === "stories" && id) return <StoryView id={id} />;
  if (view === "accounts" && id) return <AccountPage id={id} />;
  if (view === "collations" && id) return <CollationView id={id} />;
  if (view === "sources") return id ? <SourceView name={id} /> : <Sources />;
  if (view === "notices") return <Notices />;
  return view === "search" ? <Search /> : <Front />;
}
