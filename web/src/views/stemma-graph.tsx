// The stemma drawn: a box an account, a dashed box a source that is not among them, a line for what the one draws on.
import { useMemo } from "preact/hooks";
import { addressOf } from "../model/place";
import { edgeRow } from "../model/rows";
import { clipped, draw, type Box, type Line } from "../model/stemma-layout";
import { whenShort } from "../model/time";
import { directionOpen, edgeWords } from "../model/wording";
import { EvidenceLink } from "../parts/evidence";
import { useModel } from "../parts/page-state";

function BoxLabel({ box }: { box: Box }) {
  const model = useModel();
  const source = model.story.derivation.hidden.find((item) => item.id === box.id);
  const cell = model.cell(box.id);
  const name = source ? source.label || source.kind || "a source not among the accounts" : model.source(box.id);
  const small = source ? (source.label ? source.kind ?? "not among the accounts" : "not among the accounts") : `${whenShort(cell!.account)}`;
  const left = source ? 12 : 36;
  return (
    <>
      <title>{name}</title>
      <rect class={source ? "box hidden" : "box"} width={box.width} height={box.height} rx="2" />
      {!source && <><rect class={cell!.first ? "tab own" : "tab der"} width="26" height={box.height} /><rect class="pad" x="4" y="11" width="18" height="18" /><text class={cell!.first ? "sig own" : "sig"} x="13" y="25" text-anchor="middle">{cell!.siglum}</text></>}
      <text x={left} y="17">{clipped(name)}</text><text x={left} y="32" class="sm">{small}</text>
    </>
  );
}

function BoxLink({ box }: { box: Box }) {
  const model = useModel();
  const source = model.story.derivation.hidden.find((item) => item.id === box.id);
  const place = <g transform={`translate(${box.x} ${box.y})`}><BoxLabel box={box} /></g>;
  if (!source) return <a href={addressOf(box.id)}>{place}</a>;
  return source.evidence[0] ? <EvidenceLink evidence={source.evidence[0]} row={source.id} class="node">{place}</EvidenceLink> : place;
}

function EdgeLine({ line }: { line: Line }) {
  const model = useModel();
  const hidden = model.story.derivation.hidden.find((source) => source.id === line.edge.from);
  const open = directionOpen(line.edge, !!hidden);
  const words = `${model.siglum(line.edge.to)}: ${edgeWords(line.edge, !!hidden)}; ${hidden ? hidden.label || "a source not among the accounts" : model.siglum(line.edge.from)}`;
  const share = Math.round(line.edge.share * 100);
  const drawn = (
    <g class={`ed ${line.edge.how} ${line.edge.band}`}>
      <title>{words}</title>
      <path class="hit" d={line.path} />
      <path class="ln" d={line.path} stroke-width={1.3 + 4.2 * line.edge.share} marker-end={open || line.upward ? undefined : "url(#arrow)"} marker-start={!open && line.upward ? "url(#arrow)" : undefined} />
      {share >= 15 && <text class="sm" x={line.middle.x} y={line.middle.y + 4} text-anchor="middle">{`${share} %`}</text>}
    </g>
  );
  const first = line.edge.evidence[0];
  return first ? <EvidenceLink evidence={{ account: line.edge.to, ...first.to }} row={edgeRow(line.index)} class="edge" label={words}>{drawn}</EvidenceLink> : drawn;
}

export function StemmaGraph() {
  const model = useModel();
  const { width, height, boxes, lines } = useMemo(() => draw(model), [model]);
  if (!boxes.length) return null;
  const kinds = [...new Set(lines.map((line) => line.edge.how))];
  const names: Record<string, string> = { verbatim: "the same words", abridged: "abridged", rewritten: "rewritten", spun: "wording looks machine-rewritten", quoted: "quotations or a figure only", translated: "translation" };
  return (
    <>
      <div class="stw" tabIndex={0} role="region" aria-label="Drawing of who draws on whom, scrolls sideways">
        <svg class="stemma" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: `${width}px`, minWidth: `${0.85 * width}px` }} role="group" aria-label="Who draws on whom">
          <defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="4" stroke-width="2.5" /></pattern><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0.5L10 5L0 9.5z" /></marker></defs>
          {lines.map((line) => <EdgeLine key={line.index} line={line} />)}
          {boxes.map((box) => <BoxLink key={box.id} box={box} />)}
        </svg>
      </div>
      <p class="note key">{kinds.map((how) => <span key={how}><svg width="36" height="8" class={`ed ${how}`} aria-hidden="true"><path class="ln" d="M0 4H36" stroke-width="2" /></svg> {names[how] ?? how}</span>)}<span>thickness: share of the words; no arrowhead: direction unclear; dashed box: not among the accounts</span></p>
    </>
  );
}
