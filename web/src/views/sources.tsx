// The accounts with times, full addresses and hashes; then what was set apart, skipped, or decided by hand.
import type { Apart, Collation } from "../model/document";
import { addressOf } from "../model/place";
import { counted } from "../model/story-model";
import { when } from "../model/time";
import { useModel } from "../parts/page-state";

export function AccountList() {
  const model = useModel();
  return (
    <section id="accounts" aria-labelledby="h-accounts">
      <h2 id="h-accounts">Accounts <small>the letters used above</small></h2>
      <ol class="plain-list accounts">{model.groups.flat().map(({ account, siglum, first }) => (
        <li key={account.id}><span class={first ? "sg" : "sg d"}>{siglum}</span>
          <div><a class="wl" href={addressOf(account.id)}><b>{account.source || account.id}</b></a> <span class="q" lang={account.language || undefined}>{account.title}</span>
            <p class="note">{when(account)}; {counted(account.words, "word")}{account.complete !== "full" && `; ${account.complete}`}{account.use !== "account" && `; ${account.use}, not counted`}</p>
            {account.url && <p class="url">{/^https?:\/\//i.test(account.url) ? <a href={account.url} rel="noopener noreferrer">{account.url}</a> : account.url}</p>}
            <p class="url"><code>sha256 {account.sha256}</code></p></div></li>
      ))}</ol>
    </section>
  );
}

function apartName(left: Apart): [string, string] {
  if (typeof left.account === "string") return [left.source || left.account, left.title ?? ""];
  return [left.account.source || left.account.id, left.account.title];
}

export function LeftOut({ collation }: { collation: Collation }) {
  const decided = collation.decisions ?? [];
  if (!collation.apart.length && !collation.skipped.length && !decided.length) return null;
  return (
    <section id="apart" aria-labelledby="h-apart">
      <h2 id="h-apart">Not in this story</h2>
      <ul class="plain-list">
        {collation.apart.map((left, index) => { const [name, title] = apartName(left); return <li key={index}><b>{name}</b> <span class="q">{title}</span> set apart: {left.reason}</li>; })}
        {collation.skipped.map((input, index) => <li key={`s${index}`}><b>{input.input}</b> skipped: {input.reason}</li>)}
        {decided.map((decision, index) => { const item = decision as Record<string, unknown>; return <li key={`d${index}`}>by hand: {[item["do"], item["note"], item["by"], item["at"]].filter((part) => typeof part === "string" && part).join(", ")}</li>; })}
      </ul>
    </section>
  );
}
