// The text of one account: every citable span under a hair of line, furniture greyed, the called words marked.
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Account, Span } from "../model/document";
import { isFurniture, marksOf, pieces } from "../model/marks";
import { useModel } from "../parts/page-state";

interface Props { account: Account; called: Span | null; margin?: (paragraph: Span) => ComponentChildren }

export function AccountText({ account, called, margin }: Props) {
  const model = useModel();
  const target = useRef<HTMLElement>(null);
  const marks = useMemo(() => marksOf(model.story, account.id), [model, account.id]);
  useEffect(() => {
    const mark = target.current, panel = mark?.closest(".panel");
    if (!mark) return;
    if (!panel) mark.scrollIntoView({ block: "center" });
    else panel.scrollTop += mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - 0.4 * panel.clientHeight;   // the page itself stays
  }, [account.id, called?.start, called?.end]);
  if (account.text === null) return <p class="note">The text was left out of this document.</p>;
  const all = called ? [...marks, { ...called, kind: "called" }] : marks;
  let first = true;
  const piece = ({ start, end, kinds }: Span & { kinds: string }) => {
    const words = model.words(account.id, { start, end });
    if (!kinds) return words;
    if (!kinds.split(" ").includes("called")) return <span key={start} class={kinds}>{words}</span>;
    const ref = first ? { ref: target } : {};
    first = false;
    return <mark key={start} {...ref} class={kinds}>{words}</mark>;
  };
  return (
    <div class="text" lang={account.language || undefined}>
      {account.paragraphs.map((paragraph, index) => {
        const furniture = isFurniture(paragraph.role);
        return (
          <div key={index} class="para">
            <p class={furniture ? "fur" : `q ${paragraph.role}`} title={furniture ? `page furniture: ${paragraph.role}` : undefined}>
              {pieces(paragraph, all).map(piece)}
            </p>
            {margin?.(paragraph)}
          </div>
        );
      })}
    </div>
  );
}
