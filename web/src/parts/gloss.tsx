// A wording with its changed words marked: above each the word it stands for, a caret where words are left out, a double
// line under words put in. Long passages left out are counted, not printed.
export const counts = (words: string): string => (words.split(/\s+/).length > 4 ? `${words.split(/\s+/).length} words` : words);

// A short gloss stays on one line with its word; a long one may break.
const tight = (...words: string[]): string => (words.every((word) => word.length <= 28) ? " tight" : "");

export function Changed({ now, from }: { now: string; from: string }) {
  return <ruby class={`alt${tight(now, from)}`}><span>{now}</span><rp> [</rp><rt title={from}>{counts(from)}</rt><rp>]</rp></ruby>;
}
export function LeftOut({ words }: { words: string }) {
  return <ruby class="om tight"><span class="car"><span class="vh">left out: </span></span><rp> [</rp><rt title={words}>{counts(words)}</rt><rp>]</rp></ruby>;
}
