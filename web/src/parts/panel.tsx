// The evidence panel: the account with the words marked, beside the row they were called from. Arrows walk along the row.
import { useContext } from "preact/hooks";
import { addressOf, parallelAddress } from "../model/place";
import type { Evidence } from "../model/document";
import { when, whenShort } from "../model/time";
import { AccountText } from "../views/account-text";
import { Actions } from "./actions";
import { LinkEvidence } from "./link-evidence";
import { Page, useModel } from "./page-state";

export const sameWords = (a: Evidence | null, b: Evidence): boolean => a !== null && a.account === b.account && a.start === b.start && a.end === b.end;

// The evidence that lies `step` further along the row.
export function neighbour(evidence: Evidence[], shown: Evidence | null, step: number): Evidence | undefined {
  return evidence[evidence.findIndex((item) => sameWords(shown, item)) + step];
}

function Accounts() {
  const model = useModel();
  return (
    <div class="pdef"><h2>The accounts</h2>
      <ul class="wlist">{model.groups.flat().map((cell) => (
        <li key={cell.account.id} class={cell.first ? "own" : "der"}><a class="wl" href={addressOf(cell.account.id)}>
          <span class={cell.first ? "sg" : "sg d"}>{cell.siglum}</span><span class="nm">{model.source(cell.account.id)}</span><time>{whenShort(cell.account)}</time></a></li>
      ))}</ul>
      <p class="note">Bold letter: first of the accounts that share a source. Choose any number, word or letter to see where it is printed.</p></div>
  );
}

export function Panel({ shown, row: id, close }: { shown: Evidence | null; row: string | null; close: () => void }) {
  const model = useModel();
  const { show } = useContext(Page);
  const row = id ? model.rows.get(id) : undefined;
  const account = shown && model.account(shown.account);
  const at = row && shown ? row.evidence.findIndex((item) => sameWords(shown, item)) : -1;
  const step = (by: number) => { const next = row && neighbour(row.evidence, shown, by); if (next && row) show(next, row.id); };
  const base = model.groups[model.cell(shown?.account ?? "")?.group ?? 0]?.[0]?.account.id;
  const beside = model.story.accounts.find((item) => item.id !== shown?.account)?.id;
  return (
    <aside class={account ? "panel open" : "panel"} aria-label="Evidence" aria-live="polite">
      {account && shown ? (
        <div class="pev">
          <header>
            <div class="pbar"><span class="pos">{row?.title}</span>
              {row && row.evidence.length > 1 && at >= 0 && <span class="steps">{at + 1} of {row.evidence.length}
                <button type="button" class="plain" disabled={at === 0} onClick={() => step(-1)} aria-label="previous words of this row">←</button>
                <button type="button" class="plain" disabled={at + 1 >= row.evidence.length} onClick={() => step(1)} aria-label="next words of this row">→</button></span>}
              <button type="button" class="plain" onClick={close} aria-label="close the evidence">✕</button></div>
            <p class="psrc"><span class="sg">{model.siglum(account.id)}</span> <b>{model.source(account.id)}</b>, {when(account)}</p>
            <h3 class="q" lang={model.language(account.id)}>{account.title}</h3>
            <Actions subject={{ evidence: shown, kind: row?.kind ?? "statement", title: row?.title ?? "", ...(row?.edge?.evidence[0]?.from ? { other: { account: row.edge.from, ...row.edge.evidence[0].from } } : {}) }} />
          </header>
          {row?.edge && <LinkEvidence edge={row.edge} row={row.id} />}
          <AccountText account={account} called={shown} />
          <p class="pfoot"><a href={addressOf(account.id, shown)}>Open the account</a>
            {base && beside && <a href={parallelAddress(base === account.id ? account.id : base, [base === account.id ? (row?.edge?.to ?? beside) : account.id].filter((other) => other !== base))}>Side by side</a>}</p>
        </div>
      ) : <Accounts />}
    </aside>
  );
}
