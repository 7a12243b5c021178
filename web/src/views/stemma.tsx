// Who draws on whom: drawn, and below it the same as a list (on a narrow screen the list alone).
import type { Edge } from "../model/document";
import { addressOf } from "../model/place";
import { edgeRow } from "../model/rows";
import { branches, type Branch } from "../model/stemma-tree";
import { edgeWords } from "../model/wording";
import { EvidenceLink } from "../parts/evidence";
import { Fold } from "../parts/fold";
import { useModel } from "../parts/page-state";
import { StemmaGraph } from "./stemma-graph";

function Name({ id }: { id: string }) {
  const model = useModel();
  const hidden = model.story.derivation.hidden.find((source) => source.id === id);
  if (!hidden) return <a class="wl" href={addressOf(id)}><span class="sg">{model.siglum(id)}</span> {model.source(id)}</a>;
  const label = hidden.label || hidden.kind || "a source not among the accounts";
  return hidden.evidence[0] ? <EvidenceLink evidence={hidden.evidence[0]} row={hidden.id} class="hid">{label}</EvidenceLink> : <span class="hid">{label}</span>;
}

function EdgeNote({ edge }: { edge: Edge }) {
  const { edges, hidden } = useModel().story.derivation;
  const words = edgeWords(edge, hidden.some((source) => source.id === edge.from));
  const passage = edge.evidence[0];
  if (!passage) return <span class="en">{words}</span>;
  return <EvidenceLink evidence={{ account: edge.to, ...passage.to }} row={edgeRow(edges.indexOf(edge))} class="en">{words}</EvidenceLink>;
}

function BranchItem({ branch }: { branch: Branch }) {
  return (
    <li>
      <Name id={branch.id} /> {branch.edge && <EdgeNote edge={branch.edge} />}
      {branch.others.map((edge, index) => <span key={index} class="also"> also <Name id={edge.from} /> <EdgeNote edge={edge} /></span>)}
      {branch.children.length > 0 && <ul>{branch.children.map((child) => <BranchItem key={child.id} branch={child} />)}</ul>}
    </li>
  );
}

export function Stemma() {
  const model = useModel();
  const trees = branches(model);
  const alone = model.story.accounts.filter((account) => !model.story.derivation.edges.some((edge) => edge.from === account.id || edge.to === account.id));
  return (
    <section id="stemma" aria-labelledby="h-stemma">
      <h2 id="h-stemma">Who draws on whom <small>{trees.length ? "found in the words; choose a line to see them on both sides" : "no shared source found between these accounts"}</small></h2>
      <StemmaGraph />
      {trees.length > 0 && <Fold summary="The same as a list" open={matchMedia("(max-width: 40rem)").matches}>{() => <ul class="tree">{trees.map((tree) => <BranchItem key={tree.id} branch={tree} />)}</ul>}</Fold>}
      {alone.length > 0 && trees.length > 0 && <p class="note">No shared source found: {alone.map((account) => <a key={account.id} class="wl" href={addressOf(account.id)}><span class="sg">{model.siglum(account.id)}</span> {model.source(account.id)} </a>)}</p>}
    </section>
  );
}
