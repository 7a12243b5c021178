// Timeline: what is said to have happened at the left, when it was told at the right.
import { Fragment } from "preact";
import { lanes, type Entry } from "../model/lanes";
import { addressOf } from "../model/place";
import { eventRow } from "../model/rows";
import { EvidenceLink, Sigla } from "../parts/evidence";
import { useModel } from "../parts/page-state";

function Event({ entry }: { entry: Entry }) {
  const model = useModel();
  const { index, what, evidence } = entry.event!;
  const words = <span class="q" lang={evidence[0] && model.language(evidence[0].account)}>{what}</span>;
  return (
    <li class="ev"><span class="x">{evidence[0] ? <EvidenceLink evidence={evidence[0]} row={eventRow(index)}>{words}</EvidenceLink> : words} <Sigla evidence={evidence} row={eventRow(index)} /></span>
      <time>{entry.hour}</time><span class="dot" aria-hidden="true" /></li>
  );
}

function Report({ entry }: { entry: Entry }) {
  const model = useModel();
  const cell = model.cell(entry.account!)!;
  return (
    <li class="rp"><time>{entry.hour.replace(" UTC", "")}</time><span class="dot" aria-hidden="true" />
      <span class="x"><a class="wl" href={addressOf(cell.account.id)}><span class={cell.first ? "sg" : "sg d"}>{cell.siglum}</span> {model.source(cell.account.id)}</a> <span class="q" lang={model.language(cell.account.id)}>{cell.account.title}</span></span></li>
  );
}

export function Timeline() {
  const entries = lanes(useModel().story);
  if (!entries.length) return null;
  return (
    <section id="timeline" aria-labelledby="h-time">
      <h2 id="h-time">Timeline <small>left: said to have happened; right: told (UTC)</small></h2>
      <ol class="tline">{entries.map((entry, index) => (
        <Fragment key={index}>
          {entry.day !== entries[index - 1]?.day && <li class="day"><span>{entry.day}</span></li>}
          {entry.event ? <Event entry={entry} /> : <Report entry={entry} />}
        </Fragment>
      ))}</ol>
    </section>
  );
}
