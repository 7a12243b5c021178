// "This is wrong" and "note": a decision about the words shown. The machine's value stays beside it.
import { useContext, useState } from "preact/hooks";
import { ASKS, FAULTS } from "../model/decisions";
import { Dialog } from "./dialog";
import { Printed } from "./evidence";
import { DeskState, useModel, type Subject } from "./page-state";

export function Decide({ subject, wrong, close }: { subject: Subject; wrong: boolean; close: () => void }) {
  const desk = useContext(DeskState);
  const model = useModel();
  const choices = FAULTS[subject.kind];
  const [what, setWhat] = useState(wrong ? choices[0]![0] : "note");
  const [note, setNote] = useState("");
  const [value, setValue] = useState("");
  const asks = ASKS[what];
  const submit = (event: Event) => {
    event.preventDefault();
    desk.decide(subject, what, note.trim(), asks ? value.trim() : "");
    close();
  };
  return (
    <Dialog title={wrong ? "This is wrong" : "Note"} close={close}>
      <form onSubmit={submit}>
        <p class="note">{model.source(subject.evidence.account)}: <Printed evidence={subject.evidence} /></p>
        {wrong && <fieldset><legend>What is wrong?</legend>{choices.map(([value, words]) => (
          <label key={value}><input type="radio" name="what" value={value} checked={what === value} onChange={() => setWhat(value)} /> {words}</label>
        ))}</fieldset>}
        {asks && <label class="field">{asks}<input type="text" value={value} required={what === "speaker"} onInput={(event) => setValue(event.currentTarget.value)} /></label>}
        <label class="field">{wrong ? "Why" : "Your note"}<textarea rows={3} value={note} required={!wrong} onInput={(event) => setNote(event.currentTarget.value)} /></label>
        <p class="actions"><button type="submit" class="btn strong">Keep</button><button type="button" class="btn" onClick={close}>Cancel</button></p>
      </form>
    </Dialog>
  );
}
