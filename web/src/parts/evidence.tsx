// The one way from anything on the page to the words it came from: a link that opens the evidence panel, and whose address
// (#account/ID/START-END) opens the account with the words marked.
import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { addressOf } from "../model/place";
import type { Evidence } from "../model/document";
import { firstOfEach } from "../model/story-model";
import { Page, useModel } from "./page-state";

interface LinkProps { evidence: Evidence; row: string; class?: string; label?: string; children: ComponentChildren }
export function EvidenceLink({ evidence, row, children, label, ...rest }: LinkProps) {
  const { show } = useContext(Page);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(evidence, row);
  };
  return <a class={rest.class ?? "w"} href={addressOf(evidence.account, evidence)} data-ev data-row={row} onClick={open} aria-label={label}>{children}</a>;
}

// A letter that opens the words of its account.
export function Siglum({ evidence, row }: { evidence: Evidence; row: string }) {
  const model = useModel();
  const cell = model.cell(evidence.account);
  const source = model.source(evidence.account);
  return (
    <EvidenceLink evidence={evidence} row={row} class="sl" label={`${cell?.siglum ?? ""}, ${source}: show the words`}>
      <span class={cell?.first ? "sg" : "sg d"} title={source}>{cell?.siglum ?? evidence.account}</span>
    </EvidenceLink>
  );
}

export function Sigla({ evidence, row }: { evidence: Evidence[]; row: string }) {
  return <span class="ws">{firstOfEach(evidence).map((item) => <Siglum key={item.account} evidence={item} row={row} />)}</span>;
}

// Words of an account, in serif and in its language.
export function Printed({ evidence }: { evidence: Evidence }) {
  const model = useModel();
  return <span class="q" lang={model.language(evidence.account)}>{model.printed(evidence)}</span>;
}

// The words with a few around them; only the words themselves carry the mark.
export function InContext({ evidence, reach = 28, mark = "" }: { evidence: Evidence; reach?: number; mark?: string }) {
  const model = useModel();
  const [before, words, after] = model.around(evidence, reach);
  return <span class="q" lang={model.language(evidence.account)}>{before}<span class={`nt ${mark}`}>{words}</span>{after}</span>;
}
