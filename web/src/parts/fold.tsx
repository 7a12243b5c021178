// What agrees is folded to a line with its count. The inside is made when it is opened, or when the page is printed.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => setPrinting(true), end = () => setPrinting(false);
    addEventListener("beforeprint", begin);
    addEventListener("afterprint", end);
    return () => { removeEventListener("beforeprint", begin); removeEventListener("afterprint", end); };
  }, []);
  return printing;
}

export function Fold({ summary, children, open: first = false }: { summary: ComponentChildren; children: () => ComponentChildren; open?: boolean }) {
  const [open, setOpen] = useState(first);
  const printing = usePrinting();
  return (
    <details class="rest" open={open || printing} onToggle={(event) => { if (!printing) setOpen(event.currentTarget.open); }}>
      <summary>{summary}</summary>
      {(open || printing) && children()}
    </details>
  );
}
