// The rows of the stemma. It runs down with time: accounts in order of publication, several in a row where none of them
// shares anything with another of that row; a source that is not among the accounts right above the first who draws on it.
import type { Edge } from "./document";
import type { StoryModel } from "./story-model";

export interface Node { id: string; label: string; hidden: boolean }

const PER_ROW = 4;   // boxes of 190 px fill the width of the page

export function nodesOf(model: StoryModel): Map<string, Node> {
  const { edges, hidden } = model.story.derivation;
  const used = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const nodes = [
    ...hidden.map((source) => ({ id: source.id, label: source.label || source.kind || "a source not among the accounts", hidden: true })),
    ...model.story.accounts.map((account) => ({ id: account.id, label: model.source(account.id), hidden: false })),
  ];
  return new Map(nodes.filter((node) => used.has(node.id)).map((node) => [node.id, node]));
}

// Edges between two known, different nodes, with their place in the document.
export function knownEdges(model: StoryModel, nodes: Map<string, Node>): { edge: Edge; index: number }[] {
  return model.story.derivation.edges.map((edge, index) => ({ edge, index }))
    .filter(({ edge }) => nodes.has(edge.from) && nodes.has(edge.to) && edge.from !== edge.to);
}

function accountRows(nodes: Node[], edges: Edge[]): Node[][] {
  const rows: Node[][] = [];
  for (const node of nodes) {
    const row = rows.at(-1);
    const linked = (other: Node) => edges.some((edge) => (edge.from === node.id && edge.to === other.id) || (edge.to === node.id && edge.from === other.id));
    if (row && row.length < PER_ROW && !row.some(linked)) row.push(node); else rows.push([node]);
  }
  return rows;
}

export function rowsOfStemma(nodes: Map<string, Node>, edges: Edge[]): Node[][] {
  const all = [...nodes.values()];
  const accounts = accountRows(all.filter((node) => !node.hidden), edges);
  const before = new Map<number, Node[]>();
  for (const source of all.filter((node) => node.hidden)) {
    const drawn = new Set(edges.filter((edge) => edge.from === source.id).map((edge) => edge.to));
    const first = accounts.findIndex((row) => row.some((node) => drawn.has(node.id)));
    before.set(first, [...(before.get(first) ?? []), source]);
  }
  return accounts.flatMap((row, index) => {
    const sources = before.get(index) ?? [];
    const chunks = Array.from({ length: Math.ceil(sources.length / PER_ROW) }, (_, at) => sources.slice(at * PER_ROW, (at + 1) * PER_ROW));
    return [...chunks, row];
  });
}
