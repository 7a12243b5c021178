// A citation to take away.
import { useRef, useState } from "preact/hooks";
import { citation } from "../model/citation";
import { Dialog } from "./dialog";
import { useModel, type Subject } from "./page-state";

export function Cite({ subject, close }: { subject: Subject; close: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const text = citation(useModel(), subject.evidence);
  const copy = async () => {
    field.current?.select();
    try { await navigator.clipboard.writeText(text); setCopied(true); } catch { setCopied(document.execCommand("copy")); }
  };
  return (
    <Dialog title="Cite" close={close}>
      <textarea ref={field} class="citation" readOnly rows={7} aria-label="Citation">{text}</textarea>
      <p class="actions"><button type="button" class="btn" onClick={copy}>Copy</button> <span role="status">{copied ? "copied to the clipboard" : ""}</span></p>
    </Dialog>
  );
}
