// The frame of the page: which story and view, the panel beside it, the boxes over it.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Collation, Evidence } from "./model/document";
import { addressOf, addressOfPlace, NOWHERE } from "./model/place";
import { StoryModel } from "./model/story-model";
import { Cite } from "./parts/cite";
import { Decide } from "./parts/decide";
import { DecisionList } from "./parts/decision-list";
import { Help } from "./parts/help";
import { useKeys } from "./parts/keys";
import { Logo } from "./parts/logo";
import { DeskState, Page, PAGES, type PageState } from "./parts/page-state";
import { neighbour, Panel } from "./parts/panel";
import { useDesk } from "./parts/use-desk";
import { usePlace } from "./parts/use-place";
import { AccountView } from "./views/account";
import { Parallel } from "./views/parallel";
import { SECTIONS, StoryView } from "./views/story";

const toSection = (id: string) => document.getElementById(id)?.scrollIntoView();

// Marks the links to the words that are shown. By hand, so that showing words draws only the panel.
function useCurrent(shown: Evidence | null): void {
  useLayoutEffect(() => {
    for (const link of document.querySelectorAll("[data-ev][aria-current]")) link.removeAttribute("aria-current");
    if (!shown) return;
    const address = addressOf(shown.account, shown);
    for (const link of document.querySelectorAll("[data-ev]")) if (link.getAttribute("href") === address) link.setAttribute("aria-current", "true");
  });
}

// `home`: where the mark leads; the story where the page stands alone. `news`: a line over the story.
export function App({ collation, home, news }: { collation: Collation; home?: string; news?: ComponentChildren }) {
  const [place, go] = usePlace();
  const models = useMemo(() => collation.stories.map((item) => new StoryModel(item)), [collation]);
  const named = place.account ?? place.base;
  const model = models.find((item) => (named === null ? item.story.id === place.story : item.account(named))) ?? models[0];
  const { desk, asked, close: closeBox } = useDesk(model);
  const [box, setBox] = useState<"help" | "decisions" | null>(null);
  const caller = useRef<HTMLElement | null>(null);
  const [aside, setAside] = useState<{ evidence: Evidence; row: string } | null>(null);   // words shown beside the parallel view
  useCurrent(place.view === "story" ? place.shown : aside?.evidence ?? null);
  useEffect(() => { if (place.view === "story" && place.at) toSection(place.at); else if (place.view !== "story") scrollTo(0, 0); }, [place.view, place.at, named]);
  useEffect(() => { document.title = model ? `${model.story.title} · Tellings` : "Tellings"; }, [model]);
  const show = useCallback((evidence: Evidence, row: string) => {
    const active = document.activeElement as HTMLElement | null;
    if (active?.matches("[data-ev]") && !active.closest(".panel")) caller.current = active;
    if (/^#(parallel|account)/.test(location.hash)) setAside({ evidence, row });
    else go({ shown: evidence, row: row || null });
  }, [go]);
  const close = useCallback(() => {
    setAside(null);
    if (!/^#(parallel|account)/.test(location.hash)) go({ shown: null, row: null });
    caller.current?.focus();
  }, [go]);
  const state = useMemo<PageState | null>(() => model ? { model, open: place.open, show, go } : null, [model, place.open.join(), show, go]);
  const account = place.view === "account" && place.account !== null ? model?.account(place.account) : undefined;
  const base = place.view === "parallel" && place.base !== null ? model?.account(place.base) : undefined;
  useKeys({
    close, help: () => setBox("help"),
    section: (index) => { const id = SECTIONS[index]?.[0]; if (id) { go({ at: id }, true); toSection(id); } },
    fold: () => document.activeElement?.closest("table")?.querySelector<HTMLButtonElement>("[data-unfold]")?.click()
      ?? document.querySelector<HTMLButtonElement>("[data-unfold]")?.click(),
    step: (by) => {
      const row = place.row ? model?.rows.get(place.row) : undefined;
      const next = row && neighbour(row.evidence, place.shown, by);
      if (next && row) go({ shown: next }, true);
    },
  });
  if (!model || !state) return <main class="empty"><p>No account could be read; nothing to lay side by side.</p></main>;
  const story = !account && !base;
  const shown = story ? place.shown : aside?.evidence ?? null;
  const others = place.beside.flatMap((id) => model.account(id) ?? []).filter((item) => item.id !== base?.id);
  return (
    <Page.Provider value={state}><DeskState.Provider value={desk}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to the story</a>
      <header class="top"><a class="brand" href={home ?? addressOfPlace({ ...NOWHERE, story: model.story.id })}><Logo /><span class="name">Tellings</span></a>
        {home && <nav aria-label="Pages">{PAGES.map(([path, name]) => <a key={path} class="plain" href={path}>{name}</a>)}</nav>}
        {models.length > 1 && <nav aria-label="Stories">{models.map((item) => <a key={item.story.id} class="plain q" aria-current={item === model ? "page" : undefined} href={addressOfPlace({ ...NOWHERE, story: item.story.id })}>{item.story.title}</a>)}</nav>}
        <div class="tools">{desk.decisions.length > 0 && <button type="button" class="plain" onClick={() => setBox("decisions")}>Decisions {desk.decisions.length}</button>}
          <button type="button" class="plain print" onClick={() => print()}>Print</button>
          <button type="button" class="plain" onClick={() => setBox("help")} aria-label="Marks and keys"><span class="wide">Marks and keys </span><kbd>?</kbd></button></div>
      </header>
      <div class={account ? "wrap acc-wrap" : base ? "wrap par" : "wrap"}>
        {story && <nav class="index" aria-label="Sections"><ol>{SECTIONS.map(([id, label]) => <li key={id}><a href={addressOfPlace({ ...NOWHERE, story: model.story.id, at: id })} onClick={(event) => { event.preventDefault(); go({ at: id }, true); toSection(id); }}>{label}</a></li>)}</ol></nav>}
        <main id="main" tabIndex={-1}>{news}{desk.fault && <p class="fault" role="alert">{desk.fault}</p>}{account ? <AccountView account={account} called={place.called} /> : base ? <Parallel base={base} others={others} /> : <StoryView collation={collation} key={model.story.id} />}
          <footer class="foot"><p>Tellings {collation.engine?.version}. Machine-made; serif words are printed in an account, the others are ours. A collation judges no truth.</p></footer></main>
        {(story || shown) && <Panel shown={shown} row={story ? place.row : aside?.row ?? null} close={close} />}
      </div>
      {box === "help" && <Help close={() => setBox(null)} />}
      {box === "decisions" && <DecisionList close={() => setBox(null)} />}
      {asked?.what === "cite" && <Cite subject={asked.subject} close={closeBox} />}
      {asked && asked.what !== "cite" && <Decide subject={asked.subject} wrong={asked.what === "wrong"} close={closeBox} />}
    </DeskState.Provider></Page.Provider>
  );
}
