// What can be done with a cell: say that it is wrong, note something, cite it.
import { useContext } from "preact/hooks";
import { targetOf, touches } from "../model/decisions";
import { DeskState, useModel, type Subject } from "./page-state";

export function Actions({ subject }: { subject: Subject }) {
  const desk = useContext(DeskState);
  const model = useModel();
  const target = targetOf(model, subject.evidence);
  const own = desk.decisions.map((decision, index) => ({ decision, index })).filter((item) => touches(item.decision, target));
  return (
    <div class="actions">
      <p><button type="button" class="btn" onClick={() => desk.ask("cite", subject)}>Cite</button>
        <button type="button" class="btn" onClick={() => desk.ask("wrong", subject)}>This is wrong</button>
        <button type="button" class="btn" onClick={() => desk.ask("note", subject)}>Note</button></p>
      {own.length > 0 && <ul class="byhand">{own.map(({ decision, index }) => (
        <li key={index}><b>by hand</b> {decision.do}{(decision.value || decision.note) && <>: {[decision.value, decision.note].filter(Boolean).join("; ")}</>} <button type="button" class="plain" onClick={() => desk.undo(index)}>undo</button></li>
      ))}</ul>}
    </div>
  );
}
