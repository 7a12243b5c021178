// Two passages word by word: what is alike, changed, put in, left out. Words are compared without case, marks and kinds of
// quotation mark; they are printed as they stand.
//   base "The blast ripped open a gallery"  other "The 'fireball' blast peeled open a tunnel"
//   same The | put in 'fireball' | same blast | changed ripped -> peeled | same open a | changed gallery -> tunnel
export interface Piece { kind: "same" | "changed" | "added" | "left"; base: string; other: string }

export const wordsOf = (text: string): string[] => text.match(/\S+/g) ?? [];
export const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

// Longest common subsequence; passages are paragraphs, so n*m stays small.
function common(a: string[], b: string[]): [number, number][] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; --i) {
    for (let j = b.length - 1; j >= 0; --j) {
      length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1]! + 1
        : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) ++i;
    else ++j;
  }
  return pairs;
}

export function compare(base: string, other: string): Piece[] {
  const a = wordsOf(base), b = wordsOf(other);
  const pairs = common(a.map(plain), b.map(plain));
  const pieces: Piece[] = [];
  const put = (kind: Piece["kind"], from: string, to: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) { last.base = `${last.base} ${from}`.trim(); last.other = `${last.other} ${to}`.trim(); }
    else pieces.push({ kind, base: from, other: to });
  };
  let i = 0, j = 0;
  for (const [next_i, next_j] of [...pairs, [a.length, b.length] as [number, number]]) {
    const gone = a.slice(i, next_i).filter(plain).join(" "), come = b.slice(j, next_j).filter(plain).join(" ");
    if (gone && come) put("changed", gone, come);
    else if (come) put("added", "", come);
    else if (gone) put("left", gone, "");
    if (next_i < a.length) put("same", a[next_i]!, b[next_j]!);
    i = next_i + 1;
    j = next_j + 1;
  }
  return pieces;
}

// Share of the longer side's words that stand in both, in order.
export function alike(pieces: Piece[]): number {
  let same = 0, base = 0, other = 0;
  for (const piece of pieces) {
    const from = wordsOf(piece.base).length, to = wordsOf(piece.other).length;
    base += from;
    other += to;
    if (piece.kind === "same") same += to;
  }
  return same / Math.max(1, base, other);
}
