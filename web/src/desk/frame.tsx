// The frame of the desk's own views: where one can go, the search field, marks and keys.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Help } from "../parts/help";
import { useKeys } from "../parts/keys";
import { Logo } from "../parts/logo";
import { PAGES } from "../parts/page-state";

const nothing = () => {};

export function Frame({ title, children }: { title: string; children: ComponentChildren }) {
  const [help, setHelp] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const here = location.pathname;
  useEffect(() => { document.title = `${title} · Tellings`; }, [title]);
  useKeys({ close: nothing, fold: nothing, section: nothing, step: nothing, help: () => setHelp(true),
            search: () => (document.querySelector<HTMLInputElement>("main input[type=search]") ?? field.current)?.focus() });
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>Skip to the list</a>
      <header class="top"><a class="brand" href="/"><Logo /><span class="name">Tellings</span></a>
        <nav aria-label="Pages">{PAGES.map(([path, name]) => <a key={path} class="plain" href={path} aria-current={here === path ? "page" : undefined}>{name}</a>)}</nav>
        <div class="tools">{here !== "/search" && <form action="/search" role="search" onSubmit={(event) => { event.preventDefault(); location.assign(`/search?q=${encodeURIComponent(field.current!.value)}`); }}>
            <input ref={field} type="search" name="q" class="quick" aria-label="Search words, names, figures" placeholder="Search words, names, figures" /></form>}
          <button type="button" class="plain" onClick={() => setHelp(true)} aria-label="Marks and keys"><span class="wide">Marks and keys </span><kbd>?</kbd></button></div>
      </header>
      <div class="desk"><main id="main" tabIndex={-1}>{children}
        <footer class="foot"><p>Machine-made; serif words are printed in an account, the others are ours. A collation judges no truth. <a href="/feed.atom">Atom feed</a> · <a href="/api/v1/openapi.json">API</a></p></footer></main></div>
      {help && <Help close={() => setHelp(false)} />}
    </>
  );
}
