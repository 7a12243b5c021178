// Figures side by side: one measure a block, its readings in order of time on a common scale, each with its holder.
import { useContext } from "preact/hooks";
import type { Figure, Reading } from "./document";
import { EvidenceLink, Page, Siglum } from "./evidence";
import { when } from "./story-model";
import { figureVerdict } from "./wording";

const grouped = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });

// As compared: "23", "about 40", "at least 14", "up to 250", "200 to 999".
export function number(reading: Reading): string {
  const { value, low, high, qualifier } = reading;
  if (qualifier === "about" && value !== null) return `about ${grouped(value)}`;
  if (value !== null && (low === null || high === null || low === high)) {
    return qualifier === "exact" || qualifier === "about" ? grouped(value) : `${qualifier} ${grouped(value)}`;
  }
  if (low !== null && high !== null) return low === high ? grouped(low) : `${grouped(low)} to ${grouped(high)}`;
  if (low !== null) return `${qualifier === "more than" ? "more than" : "at least"} ${grouped(low)}`;
  if (high !== null) return `${qualifier === "under" ? "under" : "up to"} ${grouped(high)}`;
  return value === null ? "not said in numbers" : grouped(value);
}

// Where a reading lies on the scale of its group, in percent; null where it prints no number.
function place(reading: Reading, low: number, high: number): { from: number; to: number } | null {
  const from = reading.value ?? reading.low ?? reading.high, to = reading.value ?? reading.high ?? reading.low;
  if (from === null || to === null) return null;
  const at = (x: number) => (high === low ? 50 : 4 + (92 * (x - low)) / (high - low));
  return { from: at(from), to: at(to) };
}

function FigureBlock({ figure }: { figure: Figure }) {
  const { model } = useContext(Page);
  const points = figure.readings.flatMap((reading) => [reading.value, reading.low, reading.high]).filter((x): x is number => x !== null);
  const low = Math.min(...points), high = Math.max(...points);
  return (
    <article class={`nl ${figure.verdict}`}>
      <header><h3 class="q">{figure.measure}</h3><span class={`vd ${figure.verdict}`}>{figureVerdict(figure)}</span></header>
      <ol>{figure.readings.map((reading, index) => {
        const at = place(reading, low, high);
        const account = model.account(reading.account);
        return (
          <li key={index}>
            <span class="tm">{account ? when(account).replace(/ \d{4}, /, ", ") : ""}</span>
            <span class="pl" aria-hidden="true">{at && (
              <svg width="100%" height="12" preserveAspectRatio="none">
                <line x1="0" x2="100%" y1="6" y2="6" class="scale" />
                {at.from !== at.to && <line x1={`${at.from}%`} x2={`${at.to}%`} y1="6" y2="6" class="bar" />}
                <circle cx={`${at.from}%`} cy="6" r="4" class={reading.qualifier === "exact" ? "eq" : "open"} />
              </svg>)}</span>
            <span class="rdg"><b>{number(reading)}</b> <EvidenceLink evidence={reading} row={figure.measure}><span class="q">{model.printed(reading)}</span></EvidenceLink>
              {reading.holder && <span class="by"> according to {reading.holder}</span>} <Siglum evidence={reading} row={figure.measure} /></span>
          </li>
        );
      })}</ol>
      {figure.note && <p class="note">{figure.note}</p>}
    </article>
  );
}

export function Figures() {
  const { model } = useContext(Page);
  const several = model.story.figures.filter((figure) => figure.verdict !== "single");
  const single = model.story.figures.filter((figure) => figure.verdict === "single");
  if (!model.story.figures.length) return null;
  return (
    <section id="figures" aria-labelledby="h-fig">
      <h2 id="h-fig">Figures <small>dot: exact; open dot: about, at least, up to; bar: between</small></h2>
      <div class="nls">{several.map((figure) => <FigureBlock key={figure.id} figure={figure} />)}</div>
      {single.length > 0 && (
        <details class="rest"><summary>{single.length} more, each told by one account</summary>
          <ul class="fl">{single.map((figure) => figure.readings[0] && (
            <li key={figure.id}><span class="m">{figure.measure}</span> <EvidenceLink evidence={figure.readings[0]} row={figure.measure}><span class="q">{model.printed(figure.readings[0])}</span></EvidenceLink> <Siglum evidence={figure.readings[0]} row={figure.measure} /></li>
          ))}</ul></details>
      )}
    </section>
  );
}
