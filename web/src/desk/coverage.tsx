// The best-supported statement of a story as a bar, a cell an account: filled tells it and shares no source found with
// another filled one, hatched tells it too, outlined has no words of it, dashed is not known.
import { counted } from "../model/story-model";
import type { ListedStory } from "./api";

const MOST_CELLS = 40;

export function CoverageBar({ story }: { story: ListedStory }) {
  const { coverage } = story.summary!;
  const unknown = Math.max(0, story.accounts - coverage.independent - coverage.derived - coverage.silent);
  const parts: [string, number][] = [["own", coverage.independent], ["der", coverage.derived], ["sil", coverage.silent], ["unk", unknown]];
  const sentence = `best-supported statement: told by ${coverage.independent + coverage.derived} of ${counted(story.accounts, "account")}, ${counted(coverage.independent, "telling")} without a shared source found`;
  return (
    <span class="bar" role="img" aria-label={sentence} title={sentence}>{parts.map(([kind, count]) => story.accounts > MOST_CELLS
      ? count > 0 && <i key={kind} class={kind} style={{ flex: `${count} 1 0` }} />
      : Array.from({ length: count }, (_, index) => <i key={`${kind}${index}`} class={kind} />))}</span>
  );
}
