// What the server was asked for: nothing yet, the answer, or why not.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { ask, Problem } from "./api";

export type Asked<T> = { value: T } | { fault: Problem } | null;

export function useAsked<T>(path: string | null, again = 0): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>(null);
  useEffect(() => {
    let current = true;
    if (path === null) { setAsked(null); return; }
    ask<T>(path).then((value) => { if (current) setAsked({ value }); }, (fault: unknown) => {
      if (current) setAsked({ fault: fault instanceof Problem ? fault : new Problem(0, String(fault)) });
    });
    return () => { current = false; };
  }, [path, again]);
  return asked;
}

export function Fault({ fault }: { fault: Problem }) {
  const [what, remedy] = fault.message.split(/; (?=[^;]*$)/);
  return (
    <div class="fault" role="alert"><p><b>{what}</b></p>{remedy && <p>{remedy}</p>}
      {fault.status === 401 && <p>Open this page with the token behind its address: <code>/#token=…</code></p>}
      <p><button type="button" class="btn" onClick={() => location.reload()}>Try again</button> <a href="/">All stories</a></p></div>
  );
}

// The view of an answer; while it is on the way a line that says so.
export function Shown<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ComponentChildren }) {
  if (asked === null) return <p class="note" role="status">Reading…</p>;
  return <>{"fault" in asked ? <Fault fault={asked.fault} /> : children(asked.value)}</>;
}
