// Where accounts differ: readings that exclude each other face one another across a double rule.
import { disputesOf, type Sides } from "../model/disputes";
import type { Figure } from "../model/document";
import { columnsOf, number, unitOf } from "../model/numbers";
import { disputeBetween, figureVerdict } from "../model/wording";
import { EvidenceLink, InContext, Printed, Sigla, Siglum } from "../parts/evidence";
import { useModel } from "../parts/page-state";
import { Tally } from "../parts/tally";

function DisputedFigure({ figure }: { figure: Figure }) {
  const open = figure.band === "open" ? " (open)" : "";
  return (
    <article class="dis">
      <header><h3 class="q">{figure.measure}</h3><p>{figureVerdict(figure)}{open}{figure.note ? `; ${figure.note}` : ""}</p></header>
      <div class="rds">
        {columnsOf(figure).map((column, index) => {
          const first = column[0]!;
          const holder = column.find((reading) => reading.holder)?.holder;
          return (
            <div class="rd" key={index}>
              <p class="n">{number(first)}{unitOf(first) && <small> {unitOf(first)}</small>}</p>
              {holder && <p class="by">according to {holder}</p>}
              <p class="pr"><EvidenceLink evidence={first} row={figure.id}><InContext evidence={first} reach={40} /></EvidenceLink></p>
              <p class="wt"><Tally told={column.map((reading) => reading.account)} /> <Sigla evidence={column} row={figure.id} /></p>
            </div>
          );
        })}
      </div>
    </article>
  );
}

function DisputedClaim({ claim, told, against }: Sides) {
  const lead = told[0];
  return (
    <article class="dis">
      <header><h3>{disputeBetween(told, against)}</h3></header>
      <div class="rds">
        <div class="rd"><p class="by">told</p>
          <p class="pr big">{lead ? <EvidenceLink evidence={lead} row={claim.id}><Printed evidence={lead} /></EvidenceLink> : <span class="q">{claim.text}</span>}</p>
          <p class="wt"><Tally told={told.map((item) => item.account)} denied={against.map((item) => item.account)} /> <Sigla evidence={told} row={claim.id} /></p></div>
        {against.map((item, index) => (
          <div class="rd" key={index}><p class="by">{item.stance === "corrects" ? "corrected" : "contradicted"}</p>
            <p class="pr big"><EvidenceLink evidence={item} row={claim.id}><Printed evidence={item} /></EvidenceLink></p>
            <p class="wt"><Siglum evidence={item} row={claim.id} /></p></div>
        ))}
      </div>
    </article>
  );
}

export function Disputed() {
  const model = useModel();
  const figures = model.story.figures.filter((figure) => figure.verdict === "conflict");
  const claims = disputesOf(model.story);
  const count = figures.length + claims.length;
  return (
    <section id="disputed" aria-labelledby="h-dis">
      <h2 id="h-dis">Where they differ <small>{count ? "most attested reading first" : "no figures or statements found that cannot stand together"}</small></h2>
      {figures.map((figure) => <DisputedFigure key={figure.id} figure={figure} />)}
      {claims.map((sides) => <DisputedClaim key={sides.claim.id} {...sides} />)}
    </section>
  );
}
