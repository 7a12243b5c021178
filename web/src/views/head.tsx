// The story in numbers: accounts, texts, groups, and the best-supported statement. No single number of independence.
import type { Claim } from "../model/document";
import { addressOf } from "../model/place";
import { when } from "../model/time";
import { support } from "../model/wording";
import { EvidenceLink, Siglum } from "../parts/evidence";
import { useModel } from "../parts/page-state";

function Coverage() {
  const model = useModel();
  return (
    <ol class="cover" aria-label="Accounts by group">
      {model.groups.map((group, index) => (
        <li key={index} style={{ flex: `${group.length} 1 ${2 * group.length}rem` }}>
          <div class="segs">{group.map((cell) => (
            <a key={cell.account.id} class={cell.first ? "seg own" : "seg der"} href={addressOf(cell.account.id)}
               title={`${model.source(cell.account.id)}, ${when(cell.account)}`}><span>{cell.siglum}</span></a>
          ))}</div>
          <span class="gname">{model.source(group[0]!.account.id)}{group.length > 1 && <em> +{group.length - 1}</em>}</span>
        </li>
      ))}
    </ol>
  );
}

export function Head() {
  const model = useModel();
  const { story } = model;
  const texts = new Set(story.accounts.map((account) => account.sha256)).size;
  const better = (a: Claim, b: Claim) => b.independent - a.independent || b.accounts.length - a.accounts.length;
  const best = [...story.claims].sort(better)[0];
  const first = story.accounts[0], last = story.accounts.at(-1);
  return (
    <section class="head" id="head" aria-labelledby="h1">
      <h1 id="h1" class="q" lang={story.language || undefined}>{story.title}</h1>
      {first && last && <p class="when">Told between {when(first)} and {when(last)}</p>}
      <p class="nums">
        <span><b>{story.accounts.length}</b> {story.accounts.length === 1 ? "account" : "accounts"}</span>
        <span><b>{texts}</b> {texts === 1 ? "text" : "texts"}</span>
        <span><b>{model.groups.length}</b> {model.groups.length === 1 ? "group" : "groups"}, no shared source found between them</span>
      </p>
      <Coverage />
      {best?.evidence[0] && <p class="best">Best supported: <EvidenceLink evidence={best.evidence[0]} row={best.id}><span class="q" lang={story.language || undefined}>{best.text}</span></EvidenceLink>{" "}
        <Siglum evidence={best.evidence[0]} row={best.id} /> <span class="vd">{support(best)}</span></p>}
    </section>
  );
}
