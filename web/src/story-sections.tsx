// The short sections of a story: brief, where accounts differ, what only one says, timeline.
import { useContext } from "preact/hooks";
import type { Claim, Figure, Reading } from "./document";
import { EvidenceLink, Page, Sigla, Siglum, Tally } from "./evidence";
import { number } from "./figures";
import { figureVerdict, support } from "./wording";

export function Brief() {
  const { model } = useContext(Page);
  const { brief } = model.story;
  if (!brief.sentences.length) return null;
  return (
    <section id="brief" aria-labelledby="h-brief">
      <h2 id="h-brief">Brief <small>{brief.words} words; each sentence is printed in the account named after it</small></h2>
      <ol class="brief">
        {brief.sentences.map((sentence, index) => {
          const lead = sentence.evidence[0];
          if (!lead) return null;
          return (
            <li key={index}>
              <span><EvidenceLink evidence={lead} row="brief"><span class="q">{sentence.text}</span></EvidenceLink> <Sigla evidence={sentence.evidence} row="brief" /></span>
              <span class="cite"><Tally told={sentence.evidence.map((item) => item.account)} />
                {sentence.status === "disputed" && <span class="flag">disputed</span>}
                {sentence.status === "single-source" && <span class="vd">one source</span>}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

// Readings that say the same thing stand in one column, most witnesses first.
function columnsOf(figure: Figure): Reading[][] {
  const columns = new Map<string, Reading[]>();
  for (const reading of figure.readings) {
    const key = `${reading.value}/${reading.low}/${reading.high}`;
    const column = columns.get(key);
    if (column) column.push(reading); else columns.set(key, [reading]);
  }
  return [...columns.values()].sort((a, b) => b.length - a.length);
}

function DisputedFigure({ figure }: { figure: Figure }) {
  const { model } = useContext(Page);
  return (
    <article class="dis">
      <header><h3 class="q">{figure.measure}</h3><p>{figureVerdict(figure)}{figure.note ? `; ${figure.note}` : ""}</p></header>
      <div class="rds">
        {columnsOf(figure).map((column, index) => {
          const first = column[0]!;
          const holder = column.find((reading) => reading.holder)?.holder;
          return (
            <div class="rd" key={index}>
              <p class="n">{number(first)}</p>
              {holder && <p class="by">according to {holder}</p>}
              <p class="pr"><EvidenceLink evidence={first} row={figure.measure}><span class="q">{model.printed(first)}</span></EvidenceLink></p>
              <p class="wt"><Tally told={column.map((reading) => reading.account)} /> <Sigla evidence={column} row={figure.measure} /></p>
            </div>
          );
        })}
      </div>
    </article>
  );
}

function DisputedClaim({ claim }: { claim: Claim }) {
  const { model } = useContext(Page);
  const against = claim.evidence.filter((item) => item.stance === "denies" || item.stance === "corrects");
  const told = claim.evidence.filter((item) => !against.includes(item));
  return (
    <article class="dis">
      <header><h3>{support(claim)}</h3></header>
      <div class="rds">
        <div class="rd"><p class="pr big q">{claim.text}</p><p class="wt"><Tally told={claim.accounts} denied={claim.denied_by} /> <Sigla evidence={told} row={claim.text} /></p></div>
        {against.map((item, index) => (
          <div class="rd" key={index}><p class="by">{item.stance === "corrects" ? "corrected" : "contradicted"}</p>
            <p class="pr big"><EvidenceLink evidence={item} row={claim.text}><span class="q">{model.printed(item)}</span></EvidenceLink> <Siglum evidence={item} row={claim.text} /></p></div>
        ))}
      </div>
    </article>
  );
}

export function Disputed() {
  const { model } = useContext(Page);
  const figures = model.story.figures.filter((figure) => figure.verdict === "conflict");
  const told = new Set(figures.map((figure) => figure.id));
  const claims = model.story.claims.filter((claim) => claim.status === "disputed" && !claim.same_as.some((id) => told.has(id)));
  const count = figures.length + claims.length;
  return (
    <section id="disputed" aria-labelledby="h-dis">
      <h2 id="h-dis">Where they differ <small>{count ? "most attested reading first" : "no figures or statements found that cannot stand together"}</small></h2>
      {figures.map((figure) => <DisputedFigure key={figure.id} figure={figure} />)}
      {claims.map((claim) => <DisputedClaim key={claim.id} claim={claim} />)}
    </section>
  );
}

export function Alone() {
  const { model } = useContext(Page);
  const claims = model.story.claims.filter((claim) => claim.status === "single-source" && claim.accounts.length === 1 && claim.evidence.length);
  if (!claims.length) return null;
  return (
    <section id="alone" aria-labelledby="h-alone">
      <h2 id="h-alone">What only one account says <small>not found in the others; that is no denial</small></h2>
      <ul class="alone">{claims.map((claim) => (
        <li key={claim.id}><EvidenceLink evidence={claim.evidence[0]!} row="only one account"><span class="q">{claim.text}</span></EvidenceLink> <Siglum evidence={claim.evidence[0]!} row="only one account" /></li>
      ))}</ul>
    </section>
  );
}

export function Timeline() {
  const { model } = useContext(Page);
  if (!model.story.timeline.length) return null;
  return (
    <section id="timeline" aria-labelledby="h-time">
      <h2 id="h-time">Timeline <small>what is said to have happened when</small></h2>
      <ol class="tline">{model.story.timeline.map((entry, index) => (
        <li key={index}><time>{entry.when}</time>
          <span>{entry.evidence[0] ? <EvidenceLink evidence={entry.evidence[0]} row={entry.when}><span class="q">{entry.what}</span></EvidenceLink> : <span class="q">{entry.what}</span>} <Sigla evidence={entry.evidence} row={entry.when} /></span></li>
      ))}</ol>
    </section>
  );
}
