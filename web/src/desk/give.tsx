// The paste box, files and addresses: what is given becomes a collation.
import { useState } from "preact/hooks";
import { Problem, send, type Job } from "./api";

const MOST = 20 * 2 ** 20;   // bytes of files; base64 and the rest of the request fit into what the server takes

const read = (file: File): Promise<{ name: string; base64: string }> => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done({ name: file.name, base64: String(reader.result).replace(/^[^,]*,?/, "") });
  reader.onerror = () => failed(new Problem(0, `reading ${file.name}: the browser cannot; choose it again`));
  reader.readAsDataURL(file);
});

async function give(text: string, addresses: string, files: File[]): Promise<Job> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > MOST) throw new Problem(0, `giving ${Math.round(size / 2 ** 20)} MB of files: more than 20 MB at once; use tellings collate`);
  const urls = addresses.split(/\s+/).filter(Boolean);
  const body = { ...(text.trim() && { texts: [text] }), ...(urls.length && { urls }), files: await Promise.all(files.map(read)) };
  return send<Job>("collations", body);
}

export function Give() {
  const [text, setText] = useState("");
  const [addresses, setAddresses] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const add = (more: FileList | null | undefined) => setFiles((before) => [...before, ...(more ?? [])]);
  const empty = !text.trim() && !addresses.trim() && !files.length;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (empty || busy) return;
    setBusy(true);
    setFault("");
    try { location.assign(`/collations/${(await give(text, addresses, files)).id}`); } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <form class={over ? "give over" : "give"} onSubmit={submit} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
          onDrop={(event) => { event.preventDefault(); setOver(false); add(event.dataTransfer?.files); }}>
      <label class="field paste">Paste accounts of one event; part them by lines of <code>=== address | source | time</code>
        <textarea rows={6} value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
      <div><label class="field">Web addresses, one a line<textarea rows={3} value={addresses} onInput={(event) => setAddresses(event.currentTarget.value)} /></label>
        <label class="field">Files, or drop them here: saved pages, texts, tables, archives<input type="file" multiple onChange={(event) => { add(event.currentTarget.files); event.currentTarget.value = ""; }} /></label>
        {files.length > 0 && <ul class="files">{files.map((file, index) => <li key={index}>{file.name} <button type="button" class="plain" aria-label={`leave out ${file.name}`} onClick={() => setFiles(files.filter((_, at) => at !== index))}>✕</button></li>)}</ul>}</div>
      <p class="actions"><button type="submit" class="btn strong" disabled={empty || busy}>Lay side by side</button> <span role="status">{busy ? "sending…" : ""}</span></p>
      {fault && <p class="fault" role="alert">{fault}</p>}
    </form>
  );
}
