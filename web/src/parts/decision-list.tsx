// All decisions of this page: undo, and export as a file that `collate --decisions` reads.
import { useContext } from "preact/hooks";
import { toLines } from "../model/decisions";
import { Dialog } from "./dialog";
import { DeskState, Keeper } from "./page-state";

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  link.download = "decisions.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function DecisionList({ close }: { close: () => void }) {
  const { decisions, undo } = useContext(DeskState);
  const stored = useContext(Keeper) !== null;
  return (
    <Dialog title="Decisions by hand" close={close}>
      <p class="note">{stored ? "Kept in the store." : "Kept in this page only."} Export them and give the file to <code>tellings collate --decisions decisions.jsonl</code>.</p>
      <ol class="plain-list">{decisions.map((decision, index) => (
        <li key={index}><b>{decision.do}</b> {[decision.value, decision.note].filter(Boolean).join("; ")} <span class="note">{decision.at}</span> <button type="button" class="plain" onClick={() => undo(index)}>undo</button></li>
      ))}</ol>
      {!decisions.length && <p>Nothing decided.</p>}
      <p class="actions"><button type="button" class="btn strong" disabled={!decisions.length} onClick={() => save(toLines(decisions))}>Export</button>
        <button type="button" class="btn" disabled={!decisions.length} onClick={() => undo()}>Undo the last</button></p>
    </Dialog>
  );
}
