// Who draws on whom, as a tree: each account once, under the source it shares most with; further sources named behind it.
import { useContext } from "preact/hooks";
import type { Edge, Evidence } from "./document";
import { addressOf } from "./address";
import { EvidenceLink, Page } from "./evidence";
import type { StoryModel } from "./story-model";
import { edgeWords } from "./wording";

interface Branch { id: string; edge: Edge | null; others: Edge[]; children: Branch[] }

export function branches(model: StoryModel): Branch[] {
  const { edges, hidden } = model.story.derivation;
  const best = new Map<string, Edge>();
  for (const edge of edges) {
    const chosen = best.get(edge.to);
    if (!chosen || edge.share > chosen.share || (edge.share === chosen.share && edge.score > chosen.score)) best.set(edge.to, edge);
  }
  const grow = (id: string, edge: Edge | null): Branch => ({
    id, edge, others: edges.filter((other) => other.to === id && other !== edge),
    children: [...best.values()].filter((child) => child.from === id).map((child) => grow(child.to, child)),
  });
  const roots = [...hidden.map((source) => source.id), ...model.story.accounts.map((account) => account.id)].filter((id) => !best.has(id));
  return roots.map((id) => grow(id, null)).filter((branch) => branch.children.length > 0);
}

function Name({ id }: { id: string }) {
  const { model } = useContext(Page);
  const hidden = model.story.derivation.hidden.find((source) => source.id === id);
  if (hidden) {
    const label = hidden.label || hidden.kind || "a source not among the accounts";
    return hidden.evidence[0] ? <EvidenceLink evidence={hidden.evidence[0]} row="source not among the accounts" class="hid">{label}</EvidenceLink> : <span class="hid">{label}</span>;
  }
  return <a class="wl" href={addressOf(id)}><span class="sg">{model.siglum(id)}</span> {model.account(id)?.source || id}</a>;
}

function EdgeNote({ edge }: { edge: Edge }) {
  const { model } = useContext(Page);
  const words = edgeWords(edge, model.story.derivation.hidden.some((source) => source.id === edge.from));
  const passage = edge.evidence[0];
  const evidence: Evidence | null = passage ? { account: edge.to, ...passage.to } : null;
  return evidence ? <EvidenceLink evidence={evidence} row={words} class="en">{words}</EvidenceLink> : <span class="en">{words}</span>;
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
  const { model } = useContext(Page);
  const trees = branches(model);
  return (
    <section id="stemma" aria-labelledby="h-stemma">
      <h2 id="h-stemma">Who draws on whom <small>{trees.length ? "found in the words, asserted by nobody; dashed: not among the accounts" : "no shared source found between these accounts"}</small></h2>
      <ul class="tree">{trees.map((tree) => <BranchItem key={tree.id} branch={tree} />)}</ul>
    </section>
  );
}
