// The one way from anything on the page to the words it came from: a link that opens the evidence panel, and whose address
// (#account/ID/START-END) opens the account with the words marked.
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { addressOf } from "./address";
import type { Evidence } from "./document";
import { counted, type StoryModel } from "./story-model";

export interface PageState {
  model: StoryModel;
  shown: Evidence | null;
  show: (evidence: Evidence, row: string) => void;
}
export const Page = createContext<PageState>(null as unknown as PageState);

const same = (a: Evidence | null, b: Evidence) => a !== null && a.account === b.account && a.start === b.start && a.end === b.end;

interface LinkProps { evidence: Evidence; row: string; class?: string; label?: string; children: ComponentChildren }
export function EvidenceLink({ evidence, row, children, label, ...rest }: LinkProps) {
  const { show, shown } = useContext(Page);
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(evidence, row);
  };
  return (
    <a class={rest.class ?? "w"} href={addressOf(evidence.account, evidence)} data-ev onClick={open} aria-label={label}
       aria-current={same(shown, evidence) ? "true" : undefined}>{children}</a>
  );
}

// A letter that opens the words of its account.
export function Siglum({ evidence, row }: { evidence: Evidence; row: string }) {
  const { model } = useContext(Page);
  const cell = model.cell(evidence.account);
  return (
    <EvidenceLink evidence={evidence} row={row} class="sl" label={`${cell?.siglum}, ${cell?.account.source || evidence.account}: show the words`}>
      <span class={cell?.first ? "sg" : "sg d"} title={cell?.account.source || evidence.account}>{cell?.siglum ?? evidence.account}</span>
    </EvidenceLink>
  );
}

// Each account once, at its first words.
export function Sigla({ evidence, row }: { evidence: Evidence[]; row: string }) {
  const first = new Map<string, Evidence>();
  for (const item of evidence) if (!first.has(item.account)) first.set(item.account, item);
  return <span class="ws">{[...first.values()].map((item) => <Siglum key={item.account} evidence={item} row={row} />)}</span>;
}

// One cell an account, always in the same order: filled tells it and is first of its group, hatched shares a source with
// a filled one, outlined does not tell it, struck contradicts it.
export function Tally({ told, denied = [] }: { told: Iterable<string>; denied?: Iterable<string> }) {
  const { model } = useContext(Page);
  const tells = new Set(told), denies = new Set(denied);
  const silent = model.groups.flat().filter((cell) => !tells.has(cell.account.id) && !denies.has(cell.account.id)).map((cell) => cell.siglum);
  const sentence = `told by ${tells.size} of ${counted(model.story.accounts.length, "account")}${silent.length ? `; not found in ${silent.join(", ")}` : ""}`;
  return (
    <span class="tally" role="img" aria-label={sentence} title={sentence}>
      {model.groups.map((group, index) => {
        let first = true;
        return <b key={index}>{group.map((cell) => {
          const id = cell.account.id;
          let form = "sil";
          if (tells.has(id)) { form = first ? "own" : "der"; first = false; }
          if (denies.has(id)) form += " no";
          return <i key={id} class={form} />;
        })}</b>;
      })}
    </span>
  );
}
