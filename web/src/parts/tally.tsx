// One cell an account, always in the same order: filled tells it and is first of its group, hatched shares a source with
// a filled one, outlined does not tell it, struck contradicts it. Over sixty accounts the cells become three widths.
import { counted, type StoryModel } from "../model/story-model";
import { useModel } from "./page-state";

const TOO_MANY = 60;

function formOf(told: boolean, denied: boolean, first: boolean): string {
  return `${told ? (first ? "own" : "der") : "sil"}${denied ? " no" : ""}`;
}

function Stacked({ model, tells }: { model: StoryModel; tells: Set<string> }) {
  const own = model.groups.filter((group) => group.some((cell) => tells.has(cell.account.id))).length;
  const widths = [own, tells.size - own, model.story.accounts.length - tells.size];
  return <>{widths.map((width, index) => <i key={index} class={["own", "der", "sil"][index]} style={{ width: `${(120 * width) / model.story.accounts.length}px` }} />)}</>;
}

export function Tally({ told, denied = [] }: { told: Iterable<string>; denied?: Iterable<string> }) {
  const model = useModel();
  const tells = new Set(told), denies = new Set(denied);
  const total = model.story.accounts.length;
  const missing = model.groups.flat().filter((cell) => !tells.has(cell.account.id) && !denies.has(cell.account.id)).map((cell) => cell.siglum);
  const against = [...denies].map((id) => model.siglum(id));
  const sentence = `told by ${tells.size} of ${counted(total, "account")}${against.length ? `; contradicted in ${against.join(", ")}` : ""}`
    + (missing.length && missing.length <= 12 ? `; no words in ${missing.join(", ")}` : "");
  return (
    <span class="tally" role="img" aria-label={sentence} title={sentence}>
      {total > TOO_MANY ? <Stacked model={model} tells={tells} /> : model.groups.map((group, index) => {
        const first = group.find((cell) => tells.has(cell.account.id));
        return <b key={index}>{group.map((cell) => (
          <i key={cell.account.id} class={formOf(tells.has(cell.account.id), denies.has(cell.account.id), cell === first)} />
        ))}</b>;
      })}
    </span>
  );
}
