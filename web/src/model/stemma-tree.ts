// Who draws on whom as a tree: each account once, under the source it shares most with; further sources named behind it.
import type { Edge } from "./document";
import type { StoryModel } from "./story-model";

export interface Branch { id: string; edge: Edge | null; others: Edge[]; children: Branch[] }

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
