// Where the boxes and lines of the stemma stand: rows by stemma-rows.ts; in a row each box as near as may be under what
// it is linked with; a line passes every row between its ends through the nearest gap, so that it crosses no box.
import type { Edge } from "./document";
import { knownEdges, nodesOf, rowsOfStemma, type Node } from "./stemma-rows";
import type { StoryModel } from "./story-model";

export interface Box { id: string; x: number; y: number; width: number; height: number; hidden: boolean }
export interface Line { edge: Edge; index: number; path: string; middle: Point; upward: boolean }   // upward: its arrow is at the start
export interface Drawing { width: number; height: number; boxes: Box[]; lines: Line[] }
interface Point { x: number; y: number }

const WIDTH = 866, HEIGHT = 40, STEP = 84, GAP = 22, LETTER = 7.4, MOST = 20, SWEEPS = 6, BESIDE = [0, 4, -4, 8, -8];

export const clipped = (label: string): string => (label.length > MOST ? `${label.slice(0, MOST - 1)}…` : label);
const widthOf = (node: Node) => Math.max(node.hidden ? 130 : 132, (node.hidden ? 24 : 48) + clipped(node.label).length * LETTER);
const center = (box: Box) => box.x + box.width / 2;

// Boxes of a row in the order of where they want to be, pushed apart, then back from the right border.
function settle(row: Box[], wanted: Map<string, number>): void {
  row.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)!);
  let left = 0;
  for (const box of row) { box.x = Math.max(left, wanted.get(box.id)! - box.width / 2); left = box.x + box.width + GAP; }
  let right = WIDTH;
  for (const box of row.toReversed()) { box.x = Math.min(box.x, right - box.width); right = box.x - GAP; }
}

function placed(rows: Node[][], edges: Edge[]): Box[][] {
  const boxes = rows.map((row, index) => row.map((node, at) => {
    const width = widthOf(node);
    return { id: node.id, x: (WIDTH * (at + 0.5)) / row.length - width / 2, y: 4 + index * STEP, width, height: HEIGHT, hidden: node.hidden };
  }));
  const by_id = new Map(boxes.flat().map((box) => [box.id, box]));
  const linked = new Map<string, string[]>();
  for (const edge of edges) for (const [one, other] of [[edge.from, edge.to], [edge.to, edge.from]] as const) linked.set(one, [...(linked.get(one) ?? []), other]);
  for (let sweep = 0; sweep < SWEEPS; ++sweep) {
    for (const row of sweep % 2 ? boxes.toReversed() : boxes) {
      settle(row, new Map(row.map((box) => {
        const near = (linked.get(box.id) ?? []).map((id) => center(by_id.get(id)!));
        return [box.id, near.length ? near.reduce((sum, x) => sum + x, 0) / near.length : center(box)];
      })));
    }
  }
  return boxes;
}

// The x nearest to the wanted one at which a row lets a line through.
function gapIn(row: Box[], wanted: number): number {
  const blocked = row.find((box) => wanted > box.x - GAP / 2 && wanted < box.x + box.width + GAP / 2);
  if (!blocked) return wanted;
  const sides = row.flatMap((box) => [box.x - GAP / 2, box.x + box.width + GAP / 2])
    .filter((x) => !row.some((box) => x > box.x && x < box.x + box.width));
  return sides.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? wanted;
}

// A curve that leaves and enters each point upright.
export function upright(points: Point[]): string {
  const [first, ...rest] = points.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }));
  if (!first) return "";
  let from = first, path = `M${first.x} ${first.y}`;
  for (const to of rest) {
    const half = (from.y + to.y) / 2;
    path += from.x === to.x ? ` V${to.y}` : ` C${from.x} ${half} ${to.x} ${half} ${to.x} ${to.y}`;
    from = to;
  }
  return path;
}

// Where the lines of a box leave it below or reach it above: spread over its width, in the order of their other ends.
function ports(ends: { box: Box; other: Box; key: string }[]): Map<string, number> {
  const by_box = new Map<Box, { other: Box; key: string }[]>();
  for (const end of ends) by_box.set(end.box, [...(by_box.get(end.box) ?? []), end]);
  const at = new Map<string, number>();
  for (const [box, list] of by_box) {
    list.sort((a, b) => center(a.other) - center(b.other));
    list.forEach(({ key }, index) => at.set(key, box.x + (box.width * (index + 1)) / (list.length + 1)));
  }
  return at;
}

export function draw(model: StoryModel): Drawing {
  const nodes = nodesOf(model);
  const known = knownEdges(model, nodes);
  const rows = placed(rowsOfStemma(nodes, known.map(({ edge }) => edge)), known.map(({ edge }) => edge));
  const where = new Map(rows.flatMap((row, index) => row.map((box) => [box.id, { box, row: index }] as const)));
  const spans = known.map(({ edge, index }) => {
    const from = where.get(edge.from)!, to = where.get(edge.to)!;
    const upward = from.row > to.row;
    return { edge, index, upward, above: upward ? to : from, below: upward ? from : to, key: String(index) };
  });
  const leave = ports(spans.map(({ above, below, key }) => ({ box: above.box, other: below.box, key })));
  const reach = ports(spans.map(({ above, below, key }) => ({ box: below.box, other: above.box, key })));
  const passing = new Map<string, number>();   // lines through one gap run side by side
  const beside = (row: number, x: number) => {
    const key = `${row}/${Math.round(x)}`, count = passing.get(key) ?? 0;
    passing.set(key, count + 1);
    return x + (BESIDE[count % BESIDE.length] ?? 0);
  };
  const lines = spans.map(({ edge, index, upward, above, below, key }): Line => {
    const start = { x: leave.get(key)!, y: above.box.y + HEIGHT }, end = { x: reach.get(key)!, y: below.box.y };
    const points = [start];
    for (let row = above.row + 1; row < below.row; ++row) {
      const straight = start.x + ((end.x - start.x) * (row - above.row)) / (below.row - above.row);
      const x = beside(row, gapIn(rows[row]!, straight)), top = rows[row]![0]!.y;
      points.push({ x, y: top - 4 }, { x, y: top + HEIGHT + 4 });
    }
    points.push(end);
    const last = points.at(-2)!;
    return { edge, index, path: upright(points), upward, middle: { x: (last.x + end.x) / 2, y: (last.y + end.y) / 2 } };
  });
  return { width: WIDTH, height: rows.length ? 8 + (rows.length - 1) * STEP + HEIGHT : 0, boxes: rows.flat(), lines };
}
