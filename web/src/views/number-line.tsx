// The readings of one figure on a line: a dot is exact, an open dot about; a bar goes as far as the bounds; an arrow where
// there is no bound. Lines that say the same number at the same time share a row, in order of time.
import type { Figure, Reading } from "../model/document";
import { extentOf, number, sameNumber, unitOf } from "../model/numbers";
import { dayInWords, whenShort } from "../model/time";
import { Sigla } from "../parts/evidence";
import { useModel } from "../parts/page-state";

interface Line { readings: Reading[]; label: string }

export function linesOf(figure: Figure, label: (reading: Reading) => string): Line[] {
  const lines = new Map<string, Line>();
  for (const reading of figure.readings) {
    const key = `${sameNumber(reading)}|${reading.holder ?? ""}|${reading.as_of ?? ""}`;
    const line = lines.get(key);
    if (line) line.readings.push(reading); else lines.set(key, { readings: [reading], label: label(reading) });
  }
  return [...lines.values()];
}

// From a little under the least to a little over the greatest; one number alone stands in the middle.
function scaleOf(figure: Figure): (value: number) => number {
  const points = figure.readings.flatMap((reading) => { const extent = extentOf(reading); return extent ? [extent.from, extent.to] : []; });
  const low = Math.min(...points), high = Math.max(...points);
  return (value) => (high === low ? 50 : 12 + (76 * (value - low)) / (high - low));
}

function Strip({ reading, at }: { reading: Reading; at: (value: number) => number }) {
  const extent = extentOf(reading);
  if (!extent) return <svg class="strip" />;
  const from = at(extent.from), to = at(extent.to);
  const end = extent.high_open ? Math.min(99, to + 10) : extent.low_open ? Math.max(1, from - 10) : null;
  return (
    <svg class="strip" width="100%" height="16" aria-hidden="true">
      <line x1="0" x2="100%" y1="8" y2="8" class="scale" />
      {from !== to && <><line x1={`${from}%`} x2={`${to}%`} y1="8" y2="8" class="bar" /><line x1={`${from}%`} x2={`${from}%`} y1="3" y2="13" class="tick" /><line x1={`${to}%`} x2={`${to}%`} y1="3" y2="13" class="tick" /></>}
      {end !== null && <line x1={`${extent.high_open ? to : from}%`} x2={`${end}%`} y1="8" y2="8" class="open-end" />}
      {from === to && <circle cx={`${from}%`} cy="8" r="4.25" class={reading.qualifier === "exact" || reading.qualifier === "at least" || reading.qualifier === "up to" ? "eq" : "about"} />}
    </svg>
  );
}

export function NumberLine({ figure }: { figure: Figure }) {
  const model = useModel();
  const at = scaleOf(figure);
  const time = (reading: Reading) => { const account = model.account(reading.account); return reading.as_of ? dayInWords(reading.as_of) : account ? whenShort(account) : ""; };
  return (
    <ol class="lines">{linesOf(figure, time).map((line, index) => {
      const reading = line.readings[0]!;
      return (
        <li key={index}>
          <span class="tm">{reading.holder && <b>{reading.holder}</b>}{line.label}</span>
          <Strip reading={reading} at={at} />
          <span class="rdg"><b>{number(reading)}{unitOf(reading) && ` ${unitOf(reading)}`}</b> <Sigla evidence={line.readings} row={figure.id} /></span>
        </li>
      );
    })}</ol>
  );
}
