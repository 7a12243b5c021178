// Quotations set like a text with its apparatus: the wording once, large; faithful witnesses as letters in one line;
// the others in full, each changed word with the word it stands for above it.
import type { Quote, Witness } from "../model/document";
import type { StoryModel } from "../model/story-model";
import { differs, otherMouth, verdictOf } from "../model/wording";
import { EvidenceLink, Sigla } from "../parts/evidence";
import { Fold } from "../parts/fold";
import { Changed, LeftOut } from "../parts/gloss";
import { useModel } from "../parts/page-state";
import { Tally } from "../parts/tally";

export function WitnessWords({ model, witness }: { model: StoryModel; witness: Witness }) {
  const edits = [...witness.edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces = [];
  let at = witness.start;
  for (const [index, edit] of edits.entries()) {
    if (edit.start < at || edit.end > witness.end) continue;
    pieces.push(model.words(witness.account, { start: at, end: edit.start }));
    const now = model.words(witness.account, edit);
    if (edit.start === edit.end) pieces.push(<LeftOut key={index} words={edit.from} />, " ");
    else if (edit.from) pieces.push(<Changed key={index} now={now} from={edit.from} />);
    else pieces.push(<ins key={index}>{now}</ins>);
    at = edit.end;
  }
  pieces.push(model.words(witness.account, { start: at, end: witness.end }));
  return <span class="q gl" lang={model.language(witness.account)}>{pieces}</span>;
}

function Witnesses({ name, witnesses, row }: { name: string; witnesses: Witness[]; row: string }) {
  if (!witnesses.length) return null;
  return <p class="ver"><span class="vdt">{name}</span> <Sigla evidence={witnesses} row={row} /></p>;
}

function Apparatus({ quote }: { quote: Quote }) {
  const model = useModel();
  const faithful = quote.witnesses.filter((witness) => !differs(witness, quote) && !witness.translation);
  const marked = faithful.filter((witness) => witness.kind !== "indirect");
  const others = quote.witnesses.filter((witness) => differs(witness, quote));
  const alone = quote.base === "none" && !others.length && marked.length === 1;
  return (
    <article class="app">
      <header><h3>{quote.speaker_name ?? "speaker not named"}</h3>{quote.origin && <span class="og">{quote.origin}</span>}
        <Tally told={quote.witnesses.map((witness) => witness.account)} /></header>
      <p class="canon q" lang={model.language(quote.text_from)}>{quote.text}</p>
      <Witnesses name={alone ? "one witness, not checked" : "same words"} witnesses={marked} row={quote.id} />
      <Witnesses name="in other words" witnesses={faithful.filter((witness) => witness.kind === "indirect")} row={quote.id} />
      <Witnesses name="translation" witnesses={quote.witnesses.filter((witness) => witness.translation)} row={quote.id} />
      {others.length > 0 && (
        <ul class="wits">{others.map((witness, index) => (
          <li key={index}>
            <span class="wl">{model.siglum(witness.account)} {model.source(witness.account)}</span>
            <span class="vdt">{verdictOf(witness, quote)}{witness.band !== "clear" && ` (${witness.band})`}{otherMouth(witness, quote) && <> <span class="mouth">given to {witness.speaker_name}</span></>}</span>
            <EvidenceLink evidence={witness} row={quote.id}><WitnessWords model={model} witness={witness} /></EvidenceLink>
          </li>
        ))}</ul>
      )}
    </article>
  );
}

export function Quotations() {
  const model = useModel();
  const marked = model.story.quotes.filter((quote) => quote.witnesses.some((witness) => witness.kind !== "indirect"));
  const weight = (quote: Quote) => (quote.witnesses.some((witness) => differs(witness, quote)) ? 2 : 0) + (new Set(quote.witnesses.map((w) => w.account)).size > 1 ? 1 : 0);
  const several = marked.filter((quote) => weight(quote) >= 2).sort((a, b) => b.witnesses.length - a.witnesses.length);
  const alike = marked.filter((quote) => weight(quote) === 1), single = marked.filter((quote) => weight(quote) === 0);
  if (!marked.length) return null;
  return (
    <section id="quotes" aria-labelledby="h-quotes">
      <h2 id="h-quotes">Quotations <small>the wording once, then who gives it otherwise</small></h2>
      {several.map((quote) => <Apparatus key={quote.id} quote={quote} />)}
      {alike.length > 0 && <Fold summary={`${alike.length} that all witnesses give in the same words, or in words of their own`}>{() => alike.map((quote) => <Apparatus key={quote.id} quote={quote} />)}</Fold>}
      {single.length > 0 && <Fold summary={`${single.length} with one witness each`}>{() => single.map((quote) => <Apparatus key={quote.id} quote={quote} />)}</Fold>}
    </section>
  );
}
