// Why two accounts are held to share material: each passage on both sides, one above the other.
import type { Edge } from "../model/document";
import { edgeWords } from "../model/wording";
import { EvidenceLink, Printed, Siglum } from "./evidence";
import { useModel } from "./page-state";

export function LinkEvidence({ edge, row }: { edge: Edge; row: string }) {
  const model = useModel();
  const hidden = model.story.derivation.hidden.find((source) => source.id === edge.from);
  return (
    <section class="pairs" aria-label="What both have">
      <p><b>{model.siglum(edge.to)}</b>: {edgeWords(edge, !!hidden)} {hidden ? <span class="hid">{hidden.label || hidden.kind || "a source not among the accounts"}</span> : <b>{model.siglum(edge.from)}</b>}</p>
      <ol>{edge.evidence.map((item, index) => {
        const to = { account: edge.to, ...item.to }, from = item.from ? { account: edge.from, ...item.from } : null;
        return (
          <li key={index}><span class="vd">{item.kind}</span>
            {from && <p><Siglum evidence={from} row={row} /> <EvidenceLink evidence={from} row={row}><Printed evidence={from} /></EvidenceLink></p>}
            <p><Siglum evidence={to} row={row} /> <EvidenceLink evidence={to} row={row}><Printed evidence={to} /></EvidenceLink></p></li>
        );
      })}</ol>
    </section>
  );
}
