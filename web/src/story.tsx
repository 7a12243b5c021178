// The story: head in numbers, brief, where accounts differ, quotations, figures, who draws on whom, what one account says.
import { useContext } from "preact/hooks";
import { Brief, Disputed, Alone, Timeline } from "./story-sections";
import { Quotations } from "./quotations";
import { Figures } from "./figures";
import { Stemma } from "./stemma";
import { addressOf } from "./address";
import { Page } from "./evidence";
import { when } from "./story-model";
import { support } from "./wording";
import type { Collation } from "./document";

function Head() {
  const { model } = useContext(Page);
  const { story } = model;
  const texts = new Set(story.accounts.map((account) => account.sha256)).size;
  const best = story.claims.reduce((a, b) => (b.independent > (a?.independent ?? 0) ? b : a), story.claims[0]);
  const first = story.accounts[0], last = story.accounts.at(-1);
  return (
    <section class="head" id="head" aria-labelledby="h1">
      <h1 id="h1" class="q">{story.title}</h1>
      {first && last && <p class="when">Told between {when(first)} and {when(last)}</p>}
      <p class="nums">
        <span><b>{story.accounts.length}</b> {story.accounts.length === 1 ? "account" : "accounts"}</span>
        <span><b>{texts}</b> {texts === 1 ? "text" : "texts"}</span>
        <span><b>{model.groups.length}</b> {model.groups.length === 1 ? "group" : "groups"} without a shared source found</span>
      </p>
      <ol class="cover">
        {model.groups.map((group, index) => (
          <li key={index} style={{ flexGrow: group.length }}>
            <div class="segs">{group.map((cell) => (
              <a key={cell.account.id} class={cell.first ? "seg own" : "seg der"} href={addressOf(cell.account.id)}
                 title={`${cell.account.source || cell.account.id}, ${when(cell.account)}`}><span>{cell.siglum}</span></a>
            ))}</div>
            <span class="gname">{group[0]?.account.source || group[0]?.account.id}{group.length > 1 && <em> +{group.length - 1}</em>}</span>
          </li>
        ))}
      </ol>
      {best && <p class="note">Best supported: <span class="q">{best.text}</span> {support(best)}</p>}
    </section>
  );
}

function LeftOut({ collation }: { collation: Collation }) {
  if (!collation.apart.length && !collation.skipped.length) return null;
  return (
    <section id="apart" aria-labelledby="h-apart">
      <h2 id="h-apart">Not in this story</h2>
      <ul class="plain-list">
        {collation.apart.map((left, index) => {
          const id = typeof left.account === "string" ? left.account : left.account.id;
          const title = typeof left.account === "string" ? "" : left.account.title;
          return <li key={index}><b>{id}</b> <span class="q">{title}</span> set apart: {left.reason}</li>;
        })}
        {collation.skipped.map((input, index) => <li key={`s${index}`}><b>{input.input}</b> skipped: {input.reason}</li>)}
      </ul>
    </section>
  );
}

export function StoryView({ collation }: { collation: Collation }) {
  return (
    <>
      <Head />
      <Brief />
      <Disputed />
      <Quotations />
      <Figures />
      <Stemma />
      <Alone />
      <Timeline />
      <LeftOut collation={collation} />
    </>
  );
}
