// j and k go from row to row, h and l from cell to cell of a row, Enter opens the words (the link's own), n and p walk
// along the row shown, x unfolds, 1 to 9 go to a section, ? explains, Escape closes. Off in fields and with modifiers.
import { useEffect, useRef } from "preact/hooks";

const ROWS = ".brief > li, .dis, .mx tbody tr, .app, .nl, .alone > li, .tree li, .tline > li, .prow, .paras > li, .desk-list > li, .nums-table tbody tr";
const CELLS = "[data-ev], .prow summary, [data-go]";

export interface KeyActions { close: () => void; step: (by: number) => void; fold: () => void; section: (index: number) => void; help: () => void; search?: () => void }

function rowsInSight(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROWS)].filter((row) => row.getClientRects().length > 0 && row.querySelector(CELLS));
}

function moveRow(step: number): void {
  const rows = rowsInSight();
  const here = document.activeElement?.closest<HTMLElement>(ROWS);
  const at = here ? rows.indexOf(here) : -1;
  const seen = Math.max(0, rows.findIndex((row) => row.getBoundingClientRect().top > 60));
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? seen : at + step))];
  next?.querySelector<HTMLElement>(CELLS)?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function moveCell(step: number): void {
  const here = document.activeElement as HTMLElement | null;
  const row = here?.closest<HTMLElement>(ROWS);
  if (!row || !here) return;
  const cells = [...row.querySelectorAll<HTMLElement>(CELLS)].filter((cell) => cell.closest(ROWS) === row);
  cells[cells.indexOf(here) + step]?.focus();
}

export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.metaKey || event.ctrlKey || event.altKey || target.matches("input, select, textarea") || document.querySelector("dialog[open]")) return;
      const act = latest.current;
      const keys: Record<string, () => void> = {
        Escape: act.close, j: () => moveRow(1), k: () => moveRow(-1), h: () => moveCell(-1), l: () => moveCell(1),
        n: () => act.step(1), p: () => act.step(-1), x: act.fold, "?": act.help, ...(act.search && { "/": act.search }),
      };
      const found = keys[event.key] ?? (/^[1-9]$/.test(event.key) ? () => act.section(Number(event.key) - 1) : undefined);
      if (!found) return;
      event.preventDefault();
      found();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
