// One account, whole. The margin says what each paragraph feeds, as links back into the story.
import { useContext } from "preact/hooks";
import type { Account, Span } from "../model/document";
import { isFurniture, marksOf } from "../model/marks";
import { addressOfPlace, NOWHERE, parallelAddress } from "../model/place";
import { counted } from "../model/story-model";
import { dayAndHour, when } from "../model/time";
import { Actions } from "../parts/actions";
import { Keeper, useModel } from "../parts/page-state";
import { AccountText } from "./account-text";

const SECTION = { figure: "figures", quotation: "quotes", statement: "matrix", brief: "brief", event: "timeline", link: "stemma", source: "stemma" } as const;

function Feeds({ account, paragraph }: { account: Account; paragraph: Span }) {
  const model = useModel();
  const here = marksOf(model.story, account.id).filter((mark) => mark.row && mark.start >= paragraph.start && mark.start < paragraph.end);
  const seen = new Map(here.map((mark) => [mark.row!, mark]));
  if (!seen.size) return null;
  return (
    <ul class="feeds" lang="en">{[...seen].map(([id, mark]) => {
      const row = model.rows.get(id)!;
      const shown = { account: account.id, start: mark.start, end: mark.end };
      const address = addressOfPlace({ ...NOWHERE, story: model.story.id, at: SECTION[row.kind], row: id, shown });
      return <li key={id} class={mark.kind.includes("differs") ? "differs" : ""}><a href={address}><span class="vd">{row.kind}</span> {row.title}</a></li>;
    })}</ul>
  );
}

// Texts that stood at the address before. Only a server has them: there each is a page of its own.
function Earlier({ account }: { account: Account }) {
  const served = useContext(Keeper) !== null;
  const earlier = account.earlier ?? [];
  if (!earlier.length) return null;
  return (
    <div class="earlier"><p>{counted(earlier.length, "earlier text")} at this address:</p>
      <ul class="plain-list">{earlier.map((version) => {
        const time = dayAndHour(version.time).filter(Boolean).join(", ");
        return <li key={version.id}>{served ? <a href={`/accounts/${encodeURIComponent(version.id)}`}>{time}</a> : time}, {version.replaced_silently
          ? <b>replaced without saying so</b> : "replaced by a text that says so"}{!served && <> (SHA-256 <code>{version.sha256.slice(0, 12)}</code>)</>}</li>;
      })}</ul></div>
  );
}

function Versions({ account }: { account: Account }) {
  const model = useModel();
  const others = model.story.accounts.filter((item) => item.id !== account.id && (item.version_of === account.id || (account.version_of && (item.id === account.version_of || item.version_of === account.version_of))));
  if (!others.length) return null;
  return <p class="when">Other versions: {others.map((other) => <a key={other.id} href={parallelAddress(account.id, [other.id])}>{when(other)}</a>)}</p>;
}

export function AccountView({ account, called }: { account: Account; called: Span | null }) {
  const model = useModel();
  const furniture = account.paragraphs.filter((paragraph) => isFurniture(paragraph.role)).length;
  const others = model.story.accounts.filter((other) => other.id !== account.id);
  const origin = model.groups[model.cell(account.id)!.group]![0]!.account.id;
  const beside = origin === account.id ? others[0]?.id : origin;
  return (
    <section class="acc" aria-labelledby="h-acc">
      <p class="crumb"><a href={addressOfPlace({ ...NOWHERE, story: model.story.id })}>Back to the story</a>
        {beside && <a href={parallelAddress(beside, [account.id])}>Side by side with {model.siglum(beside)} {model.source(beside)}</a>}</p>
      <h1 id="h-acc" class="q" lang={account.language || undefined}>{account.title || model.source(account.id)}</h1>
      <p class="when"><b><span class="sg">{model.siglum(account.id)}</span> {account.source || "source unknown"}</b>, {when(account)}{account.modified && <>, changed {account.modified.printed}</>}, {counted(account.words, "word")}{furniture > 0 && <>, {counted(furniture, "paragraph")} of page furniture (grey)</>}</p>
      {account.url && <p class="when">{/^https?:\/\//i.test(account.url) ? <a href={account.url} rel="noopener noreferrer">{account.url}</a> : account.url}</p>}
      <Earlier account={account} />
      <Versions account={account} />
      {called && <Actions subject={{ evidence: { account: account.id, ...called }, kind: "statement", title: "" }} />}
      <AccountText account={account} called={called} margin={(paragraph) => <Feeds account={account} paragraph={paragraph} />} />
      <p class="note">SHA-256 of the text <code>{account.sha256}</code></p>
    </section>
  );
}
