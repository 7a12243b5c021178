// Figures: each measure a number line, those in conflict first; where all agree a line; where one account tells it, a list.
import type { Figure } from "../model/document";
import { number } from "../model/numbers";
import { figureVerdict } from "../model/wording";
import { EvidenceLink, InContext, Sigla } from "../parts/evidence";
import { Fold } from "../parts/fold";
import { useModel } from "../parts/page-state";
import { NumberLine } from "./number-line";

function FigureBlock({ figure }: { figure: Figure }) {
  return (
    <article class={`nl ${figure.verdict}`}>
      <header><h3 class="q">{figure.measure}</h3><span class={`vd ${figure.verdict}`}>{figureVerdict(figure)}{figure.band === "open" ? " (open)" : ""}</span></header>
      <NumberLine figure={figure} />
      {figure.note && <p class="note">{figure.note}</p>}
    </article>
  );
}

function FigureList({ figures }: { figures: Figure[] }) {
  return (
    <ul class="fl">{figures.map((figure) => figure.readings[0] && (
      <li key={figure.id}><b class="n">{number(figure.readings[0])}</b> <EvidenceLink evidence={figure.readings[0]} row={figure.id}><InContext evidence={figure.readings[0]} reach={36} /></EvidenceLink> <Sigla evidence={figure.readings} row={figure.id} /></li>
    ))}</ul>
  );
}

export function Figures() {
  const { figures } = useModel().story;
  const rank = { conflict: 0, updated: 1, compatible: 2, agree: 3, single: 4 };
  const drawn = figures.filter((figure) => rank[figure.verdict] < 3).sort((a, b) => rank[a.verdict] - rank[b.verdict]);
  const agree = figures.filter((figure) => figure.verdict === "agree"), single = figures.filter((figure) => figure.verdict === "single");
  if (!figures.length) return null;
  return (
    <section id="figures" aria-labelledby="h-fig">
      <h2 id="h-fig">Figures <small>dot: exact; open dot: about, more than, under; dashes: no bound on that side; bar: between</small></h2>
      <div class="nls">{drawn.map((figure) => <FigureBlock key={figure.id} figure={figure} />)}</div>
      {agree.length > 0 && <Fold summary={`${agree.length} on which all agree`}>{() => <FigureList figures={agree} />}</Fold>}
      {single.length > 0 && <Fold summary={`${single.length} told by one account each`}>{() => <FigureList figures={single} />}</Fold>}
    </section>
  );
}
