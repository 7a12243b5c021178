// Accounts side by side. Passages that correspond share a row; where an account agrees with the base it is folded to a
// line; where most words differ, what both have is marked instead of what they have not.
import { useContext, useMemo } from "preact/hooks";
import { align, type AlignedRow, type Passage } from "../model/alignment";
import type { Account } from "../model/document";
import { addressOf, addressOfPlace, NOWHERE } from "../model/place";
import { counted } from "../model/story-model";
import { whenShort } from "../model/time";
import { alike, compare, wordsOf, type Piece } from "../model/word-diff";
import { Fold } from "../parts/fold";
import { Changed, LeftOut } from "../parts/gloss";
import { EvidenceLink } from "../parts/evidence";
import { Page, useModel } from "../parts/page-state";

const MOST_DIFFERS = 0.5;   // under this share of common words a passage is rewritten: what is left of the base is marked

function Marked({ pieces, rewritten }: { pieces: Piece[]; rewritten: boolean }) {
  return <>{pieces.map((piece, index) => {
    const end = index < pieces.length - 1 ? " " : "";
    if (piece.kind === "same") return rewritten && wordsOf(piece.other).length > 1 ? <span key={index}><span class="kept">{piece.other}</span>{end}</span> : piece.other + end;
    if (rewritten) return piece.other && piece.other + end;
    if (piece.kind === "changed") return <span key={index}><Changed now={piece.other} from={piece.base} />{end}</span>;
    if (piece.kind === "added") return <span key={index}><ins>{piece.other}</ins>{end}</span>;
    return <span key={index}><LeftOut words={piece.base} />{end}</span>;
  })}</>;
}

function PassageCell({ account, passages, base }: { account: Account; passages: Passage[]; base: string | null }) {
  const model = useModel();
  if (!passages.length) return <div class="c none"><span class="who"><span class="sg">{model.siglum(account.id)}</span></span>— <span class="vd">no such passage</span></div>;
  const words = passages.map((passage) => model.words(account.id, passage)).join(" ");
  const first = passages[0]!;
  const evidence = { account: account.id, start: first.start, end: passages.at(-1)!.end > first.start ? passages.at(-1)!.end : first.end };
  const number = <EvidenceLink evidence={evidence} row="" class="pn" label={`paragraph ${first.number} of ${model.siglum(account.id)}: show it`}>¶{first.number}</EvidenceLink>;
  const who = <span class="who"><span class="sg">{model.siglum(account.id)}</span></span>;
  const moved = first.moved && <span class="vd"> stands earlier in the base </span>;
  if (base === null) return <div class="c only">{who}{number}<span class="flag2">only here</span> <p class="q" lang={account.language}>{words}</p></div>;
  const pieces = compare(base, words);
  const text = (rewritten: boolean) => <p class="q gl" lang={account.language}><Marked pieces={pieces} rewritten={rewritten} /></p>;
  if (pieces.every((piece) => piece.kind === "same")) return <div class="c">{who}{number}{moved}<Fold summary={`alike, ${counted(wordsOf(words).length, "word")}`}>{() => text(false)}</Fold></div>;
  const rewritten = alike(pieces) < MOST_DIFFERS;
  return <div class="c">{who}{number}{moved}{rewritten && <span class="vd"> other words; dotted: the same as the base</span>}{text(rewritten)}</div>;
}

function Row({ row, base, others }: { row: AlignedRow; base: Account; others: Account[] }) {
  const model = useModel();
  const words = row.base && model.words(base.id, row.base);
  return (
    <div class="prow">
      {row.base && words !== null ? <div class="c"><span class="who"><span class="sg">{model.siglum(base.id)}</span></span><EvidenceLink evidence={{ account: base.id, ...row.base }} row="" class="pn" label={`paragraph ${row.base.number} of ${model.siglum(base.id)}: show it`}>¶{row.base.number}</EvidenceLink><p class="q" lang={base.language}>{words}</p></div>
        : <div class="c none"><span class="who"><span class="sg">{model.siglum(base.id)}</span></span>— <span class="vd">no such passage</span></div>}
      {others.map((account, index) => <PassageCell key={account.id} account={account} passages={row.others[index]!} base={words} />)}
    </div>
  );
}

function Choice({ base, others }: { base: Account; others: Account[] }) {
  const model = useModel();
  const { go } = useContext(Page);
  const chosen = new Set(others.map((account) => account.id));
  const rebase = (id: string) => go({ view: "parallel", base: id, beside: [base.id, ...chosen].filter((other) => other !== id).slice(0, Math.max(1, chosen.size)) });
  const toggle = (id: string) => go({ view: "parallel", base: base.id, beside: chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id] });
  return (
    <div class="choice">
      <label>Base <select value={base.id} onChange={(event) => rebase(event.currentTarget.value)}>{model.story.accounts.map((account) => (
        <option key={account.id} value={account.id}>{model.siglum(account.id)} {model.source(account.id)}</option>))}</select></label>
      <fieldset><legend>Beside it</legend>{model.story.accounts.filter((account) => account.id !== base.id).map((account) => (
        <label key={account.id} title={model.source(account.id)}><input type="checkbox" checked={chosen.has(account.id)} onChange={() => toggle(account.id)} /> {model.siglum(account.id)}<span class="vh"> {model.source(account.id)}</span></label>))}</fieldset>
    </div>
  );
}

export function Parallel({ base, others }: { base: Account; others: Account[] }) {
  const model = useModel();
  const rows = useMemo(() => align(model, base, others), [model, base, others.map((account) => account.id).join()]);
  const shared = (account: Account) => model.story.derivation.edges.find((edge) => (edge.from === base.id && edge.to === account.id) || (edge.to === base.id && edge.from === account.id));
  return (
    <section class="parallel" aria-labelledby="h-par">
      <p class="crumb"><a href={addressOfPlace({ ...NOWHERE, story: model.story.id })}>Back to the story</a></p>
      <h1 id="h-par">Side by side</h1>
      <Choice base={base} others={others} />
      <p class="note key"><span class="gl q"><ruby class="alt"><span>word</span><rt>base</rt></ruby></span> another word than the base <span class="q"><ins>word</ins></span> not in the base <span class="q gl"><ruby class="om"><span class="car" /><rt>base</rt></ruby></span> words of the base left out</p>
      <div class="grid" style={{ "--cols": String(others.length + 1) }}>
        <div class="phead">{[base, ...others].map((account, index) => {
          const edge = index ? shared(account) : undefined;
          return <div key={account.id} class="c"><a class="wl" href={addressOf(account.id)}><span class="sg">{model.siglum(account.id)}</span> <b>{model.source(account.id)}</b></a> <time>{whenShort(account)}</time>
            <p class="vd">{index === 0 ? "base: the others are read against it" : edge ? `shares ${Math.round(edge.share * 100)} % of its words` : "no direct link found"}</p></div>;
        })}</div>
        {rows.map((row, index) => <Row key={index} row={row} base={base} others={others} />)}
      </div>
    </section>
  );
}
