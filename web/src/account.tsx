// One account, whole: every citable span under a hair of line, furniture greyed, the called span marked.
import { useContext, useEffect, useRef } from "preact/hooks";
import type { Account, Span, Story } from "./document";
import { Page } from "./evidence";
import { counted, when } from "./story-model";

type Mark = Span & { kind: string };

function marksOf(story: Story, id: string, called: Span | null): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: string, item: Span & { account: string }) => { if (item.account === id) marks.push({ kind, start: item.start, end: item.end }); };
  for (const quote of story.quotes) for (const witness of quote.witnesses) add(witness.verdict === "altered" || witness.verdict === "spliced" || witness.verdict === "trimmed" ? "qm differs" : "qm", witness);
  for (const figure of story.figures) for (const reading of figure.readings) add(figure.verdict === "conflict" ? "fm differs" : "fm", reading);
  if (called) marks.push({ ...called, kind: "called" });
  return marks;
}

// Cuts a paragraph at every border of a mark; each piece carries the classes of all marks over it.
export function pieces(paragraph: Span, marks: Mark[]): (Span & { kinds: string })[] {
  const inside = marks.filter((mark) => mark.start < paragraph.end && mark.end > paragraph.start);
  const borders = new Set([paragraph.start, paragraph.end]);
  for (const mark of inside) { borders.add(Math.max(mark.start, paragraph.start)); borders.add(Math.min(mark.end, paragraph.end)); }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1]!;
    const kinds = new Set(inside.filter((mark) => mark.start <= start && mark.end >= end).flatMap((mark) => mark.kind.split(" ")));
    return { start, end, kinds: [...kinds].join(" ") };
  });
}

const body = new Set(["body", "heading", "correction"]);

export function AccountText({ account, called }: { account: Account; called: Span | null }) {
  const { model } = useContext(Page);
  const target = useRef<HTMLElement>(null);
  useEffect(() => { target.current?.scrollIntoView({ block: "center" }); }, [account.id, called?.start, called?.end]);
  const marks = marksOf(model.story, account.id, called);
  let first = true;
  if (account.text === null) return <p class="note">The text was left out of this document.</p>;
  return (
    <div class="text" lang={account.language || undefined}>
      {account.paragraphs.map((paragraph, index) => (
        <p key={index} class={body.has(paragraph.role) ? `q ${paragraph.role}` : "fur"} title={body.has(paragraph.role) ? undefined : `page furniture: ${paragraph.role}`}>
          {pieces(paragraph, marks).map((piece) => {
            const words = model.words(account.id, piece);
            if (!piece.kinds) return words;
            if (!piece.kinds.includes("called")) return <span key={piece.start} class={piece.kinds}>{words}</span>;
            const ref = first ? { ref: target } : {};
            first = false;
            return <mark key={piece.start} {...ref} class={piece.kinds}>{words}</mark>;
          })}
        </p>
      ))}
    </div>
  );
}

export function AccountView({ account, called }: { account: Account; called: Span | null }) {
  const furniture = account.paragraphs.filter((paragraph) => !body.has(paragraph.role)).length;
  return (
    <section class="acc" aria-labelledby="h-acc">
      <p class="crumb"><a href="#story">Back to the story</a></p>
      <h1 id="h-acc" class="q">{account.title || account.source || account.id}</h1>
      <p class="when">{account.source || "source unknown"}, {when(account)}, {counted(account.words, "word")}{furniture > 0 && <>, {counted(furniture, "paragraph")} of page furniture</>}
        {/^https?:/.test(account.url) && <> <a href={account.url} rel="noopener noreferrer">{account.url}</a></>}</p>
      <AccountText account={account} called={called} />
      <p class="note">SHA-256 of the text <code>{account.sha256}</code></p>
    </section>
  );
}
