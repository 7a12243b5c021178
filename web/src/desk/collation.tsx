// A collation on the spot: what became of each input, then the collation itself.
import { useEffect, useState } from "preact/hooks";
import { App } from "../app";
import type { Collation } from "../model/document";
import { counted } from "../model/story-model";
import { ask, Problem, type Job } from "./api";
import { Frame } from "./frame";
import { Fault } from "./use-asked";

const STATES: Record<Job["inputs"][number]["state"], string> = { waiting: "waiting", read: "read", stub: "read in part", refused: "refused", failed: "failed" };
const EVERY = 400;   // milliseconds between two looks at a job that runs

function Rows({ job }: { job: Job }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Inputs"><table class="nums-table rows"><caption class="vh">What became of each input</caption>
      <thead><tr><th scope="col">Input</th><th scope="col">State</th><th scope="col">Why, and what to do</th></tr></thead>
      <tbody>{job.inputs.map((row, index) => <tr key={index}><th scope="row">{row.input}{row.title && <span class="q">{row.title}</span>}</th><td><b class={`state ${row.state}`}>{STATES[row.state]}</b></td>
        <td>{row.cause && <>{row.cause}<br /></>}{row.remedy && <span class="when">{row.remedy}</span>}</td></tr>)}</tbody></table></div>
  );
}

function useJob(id: string): [Job | null, Collation | null, Problem | null] {
  const [job, setJob] = useState<Job | null>(null);
  const [collation, setCollation] = useState<Collation | null>(null);
  const [fault, setFault] = useState<Problem | null>(null);
  useEffect(() => {
    let timer = 0;
    const look = () => ask<Job>(`collations/${encodeURIComponent(id)}?document=no`).then(async (next) => {
      if (next.state === "done") setCollation(await ask<Collation>(`collations/${encodeURIComponent(id)}/document`));
      setJob(next);
      if (next.state === "queued" || next.state === "running") timer = window.setTimeout(look, EVERY);
    }).catch(setFault);
    void look();
    return () => clearTimeout(timer);
  }, [id]);
  return [job, collation, fault];
}

const opened = () => /^#(story|account|parallel)/.test(location.hash);

export function CollationView({ id }: { id: string }) {
  const [job, collation, fault] = useJob(id);
  const [open, setOpen] = useState(opened);
  useEffect(() => {
    const look = () => setOpen(opened());
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  const whole = job?.state === "done" && job.inputs.every((row) => row.state === "read");
  useEffect(() => { if (whole && !location.hash) location.replace("#story"); }, [whole]);
  if (open && collation) return <App collation={collation} home="/" />;
  const read = job?.inputs.filter((row) => row.account).length ?? 0;
  return (
    <Frame title="Collation">
      <h1>Collation</h1>
      {fault ? <Fault fault={fault} /> : !job ? <p class="note" role="status">Reading…</p> : <>
        <p class="note" role="status">{job.state === "queued" ? "Waiting for its turn." : job.state === "running" ? `Working${job.progress ? `: ${job.progress.stage}${job.progress.all ? `, ${job.progress.done} of ${job.progress.all}` : ""}` : ""}.`
          : job.state === "done" ? `${counted(read, "account")} read of ${counted(job.inputs.length, "input")}.` : ""}</p>
        {job.error && <p class="fault" role="alert">{job.error}</p>}
        {collation && <p class="actions"><a class="btn strong" href="#story">Open the collation</a> <a href={`/api/v1/collations/${encodeURIComponent(id)}/document`}>collation.json</a></p>}
        <Rows job={job} /></>}
    </Frame>
  );
}
