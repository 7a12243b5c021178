// The page of a collation: reads the document that stands in it and draws the story or one account.
// The address holds the state: #story, #story/N, #account/ID, #account/ID/START-END.
import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { AccountText, AccountView } from "./account";
import type { Collation, Evidence } from "./document";
import { addressOf, readAddress, type Place } from "./address";
import { Page } from "./evidence";
import { useKeys } from "./keys";
import { StoryModel, when } from "./story-model";
import { StoryView } from "./story";
import "./tokens.css";
import "./page.css";

function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return useMemo(() => readAddress(hash), [hash]);
}

function Panel({ model, shown, row, close }: { model: StoryModel; shown: Evidence | null; row: string; close: () => void }) {
  const account = shown && model.account(shown.account);
  return (
    <aside class={shown ? "panel open" : "panel"} aria-label="Evidence" aria-live="polite">
      {account && shown ? (
        <div class="pev">
          <header><div class="pbar"><span class="pos">{row}</span><button type="button" onClick={close} aria-label="close the evidence">✕</button></div>
            <p class="psrc"><span class="sg">{model.siglum(account.id)}</span> <b>{account.source || account.id}</b>, {when(account)}</p>
            <h3>{account.title}</h3></header>
          <AccountText account={account} called={shown} />
          <p class="pfoot"><a href={addressOf(account.id, shown)}>Open the account</a></p>
        </div>
      ) : (
        <div class="pdef"><h2>The accounts</h2>
          <ul class="wlist">{model.groups.flat().map((cell) => (
            <li key={cell.account.id} class={cell.first ? "own" : "der"}><a class="wl" href={addressOf(cell.account.id)}>
              <span class={cell.first ? "sg" : "sg d"}>{cell.siglum}</span><span class="nm">{cell.account.source || cell.account.id}</span><time>{when(cell.account)}</time></a></li>
          ))}</ul>
          <p class="note">Bold letter: first of a group that shares a source. Choose any number, word or letter to see where it is printed.</p></div>
      )}
    </aside>
  );
}

const sections = [["head", "Head"], ["brief", "Brief"], ["disputed", "Differ"], ["quotes", "Quotations"], ["figures", "Figures"], ["stemma", "Sources"], ["alone", "Only one"], ["timeline", "Timeline"]] as const;

function App({ collation }: { collation: Collation }) {
  const place = usePlace();
  const [story, setStory] = useState(0);
  const [shown, setShown] = useState<{ evidence: Evidence; row: string } | null>(null);
  const models = useMemo(() => collation.stories.map((item) => new StoryModel(item)), [collation]);
  const home = place.account === null ? story : Math.max(0, models.findIndex((item) => item.account(place.account!)));
  const model = models[home];
  useKeys(() => setShown(null));
  if (!model) return <main><p class="note">No account could be read; nothing to lay side by side.</p></main>;
  const account = place.account === null ? undefined : model.account(place.account);
  const state = { model, shown: shown?.evidence ?? null, show: (evidence: Evidence, row: string) => setShown({ evidence, row }) };
  return (
    <Page.Provider value={state}>
      <a class="skip" href="#main">Skip to the story</a>
      <header class="top"><a class="brand" href="#story"><svg class="logo" viewBox="0 0 30 16" aria-hidden="true"><rect x="0" y="1" width="8" height="14" /><path d="M11.5 1.5h7v13h-7z M11.5 8l6-6.5 M11.5 13l7-7.5 M14 14.5l4.5-5" class="h" /><path d="M22.5 1.5h7v13h-7z" class="o" /></svg>Tellings</a>
        {models.length > 1 && <nav aria-label="Stories">{models.map((item, index) => <button key={item.story.id} type="button" class="plain" aria-pressed={index === home} onClick={() => { setStory(index); setShown(null); location.hash = "story"; }}>{item.story.title}</button>)}</nav>}
      </header>
      <div class={account ? "wrap acc" : "wrap"}>
        {!account && <nav class="index" aria-label="Sections"><ol>{sections.map(([id, label]) => <li key={id}><a href={`#${id}`} onClick={(event) => { event.preventDefault(); document.getElementById(id)?.scrollIntoView(); }}>{label}</a></li>)}</ol></nav>}
        <main id="main">{account ? <AccountView account={account} called={place.called} /> : <StoryView collation={collation} />}
          <footer class="foot"><p>Tellings {collation.engine?.version}. Machine-made; serif words are printed in an account, the others are ours. A collation judges no truth.</p></footer></main>
        {!account && <Panel model={model} shown={shown?.evidence ?? null} row={shown?.row ?? ""} close={() => setShown(null)} />}
      </div>
    </Page.Provider>
  );
}

const collation = JSON.parse(document.getElementById("collation")!.textContent ?? "{}") as Collation;
const title = collation.stories[0]?.title;
if (title) document.title = `${title} · Tellings`;
const root = document.getElementById("app")!;
root.replaceChildren();
render(<App collation={collation} />, root);
