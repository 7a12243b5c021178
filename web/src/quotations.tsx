// Quotations set like a text with its apparatus: the wording once, large; faithful witnesses as letters in one line;
// the others in full, each changed word with the word it stands for above it.
import { Fragment } from "preact";
import { useContext } from "preact/hooks";
import type { Quote, Witness } from "./document";
import { EvidenceLink, Page, Sigla, Tally } from "./evidence";
import type { StoryModel } from "./story-model";
import { verdictOf } from "./wording";

// Another spelling of a name, or a speaker who could not be told, is no other mouth.
const otherMouth = (witness: Witness, quote: Quote) =>
  witness.speaker !== null && quote.speaker !== null && witness.speaker !== quote.speaker;
const differs = (witness: Witness, quote: Quote) =>
  witness.verdict === "altered" || witness.verdict === "trimmed" || witness.verdict === "spliced" || otherMouth(witness, quote);

function Words({ model, witness }: { model: StoryModel; witness: Witness }) {
  const edits = [...witness.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces = [];
  let at = witness.start;
  for (const [index, edit] of edits.entries()) {
    if (edit.start < at || edit.end > witness.end) continue;
    pieces.push(<Fragment key={`t${index}`}>{model.words(witness.account, { start: at, end: edit.start })}</Fragment>);
    const now = model.words(witness.account, edit);
    if (edit.start === edit.end) {
      pieces.push(<ruby key={index} class="om"><span class="car"><span class="vh">left out:</span></span><rt>{edit.from}</rt></ruby>);
    } else if (edit.from) {
      pieces.push(<ruby key={index} class="alt"><span>{now}</span><rt>{edit.from}</rt></ruby>);
    } else {
      pieces.push(<ins key={index}>{now}</ins>);
    }
    at = edit.end;
  }
  pieces.push(model.words(witness.account, { start: at, end: witness.end }));
  return <span class="q gl" lang={model.account(witness.account)?.language || undefined}>{pieces}</span>;
}

function Apparatus({ quote }: { quote: Quote }) {
  const { model } = useContext(Page);
  const row = quote.speaker_name ?? "quotation";
  const faithful = quote.witnesses.filter((witness) => !differs(witness, quote));
  const marked = faithful.filter((witness) => witness.kind !== "indirect");
  const told = faithful.filter((witness) => witness.kind === "indirect");
  const others = quote.witnesses.filter((witness) => differs(witness, quote));
  return (
    <article class="app">
      <header><h3>{quote.speaker_name ?? "speaker not named"}</h3>{quote.origin && <span class="og">{quote.origin}</span>}
        <Tally told={quote.witnesses.map((witness) => witness.account)} /></header>
      <p class="canon q">{quote.text}</p>
      {marked.length > 0 && <p class="ver"><span class="vdt">{quote.base === "none" && !others.length && marked.length === 1 ? "one witness, not checked" : "same words"}</span> <Sigla evidence={marked} row={row} /></p>}
      {told.length > 0 && <p class="ver"><span class="vdt">in other words</span> <Sigla evidence={told} row={row} /></p>}
      {others.length > 0 && (
        <ul class="wits">{others.map((witness, index) => (
          <li key={index}>
            <span class="wl">{model.siglum(witness.account)} {model.account(witness.account)?.source || witness.account}</span>
            <span class="vdt">{verdictOf(witness, quote)}{otherMouth(witness, quote) && <> <span class="mouth">given to {witness.speaker_name}</span></>}</span>
            <EvidenceLink evidence={witness} row={row}><Words model={model} witness={witness} /></EvidenceLink>
          </li>
        ))}</ul>
      )}
    </article>
  );
}

export function Quotations() {
  const { model } = useContext(Page);
  const marked = model.story.quotes.filter((quote) => quote.witnesses.some((witness) => witness.kind !== "indirect"));
  const weight = (quote: Quote) => (quote.witnesses.some((witness) => differs(witness, quote)) ? 2 : 0) + (new Set(quote.witnesses.map((w) => w.account)).size > 1 ? 1 : 0);
  const several = marked.filter((quote) => weight(quote) > 0).sort((a, b) => weight(b) - weight(a));
  const single = marked.filter((quote) => weight(quote) === 0);
  if (!marked.length) return null;
  return (
    <section id="quotes" aria-labelledby="h-quotes">
      <h2 id="h-quotes">Quotations <small>the wording once, then who gives it otherwise</small></h2>
      {several.map((quote) => <Apparatus key={quote.id} quote={quote} />)}
      {single.length > 0 && (
        <details class="rest"><summary>{single.length} more, each with one witness</summary>
          {single.map((quote) => <Apparatus key={quote.id} quote={quote} />)}</details>
      )}
    </section>
  );
}
