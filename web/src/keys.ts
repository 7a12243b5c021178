// j and k go from row to row, h and l from cell to cell of a row, Enter opens the words (the link's own), Escape closes them.
import { useEffect } from "preact/hooks";

const ROWS = ".brief > li, .dis, .app, .nl, .alone > li, .tree li, .tline > li";

function move(rows: HTMLElement[], step: number): void {
  const here = document.activeElement?.closest<HTMLElement>(ROWS);
  const at = here ? rows.indexOf(here) : -1;
  const seen = rows.findIndex((row) => row.getBoundingClientRect().top > 60);
  const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? Math.max(0, seen) : at + step))];
  next?.querySelector<HTMLElement>("[data-ev]")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

export function useKeys(close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.metaKey || event.ctrlKey || event.altKey || target.matches("input, select, textarea")) return;
      if (event.key === "Escape") return close();
      const rows = [...document.querySelectorAll<HTMLElement>(ROWS)].filter((row) => row.offsetParent);
      if (event.key === "j") return move(rows, 1);
      if (event.key === "k") return move(rows, -1);
      if (event.key !== "h" && event.key !== "l") return;
      const row = target.closest<HTMLElement>(ROWS);
      const cells = row ? [...row.querySelectorAll<HTMLElement>("[data-ev]")] : [];
      cells[cells.indexOf(target) + (event.key === "l" ? 1 : -1)]?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [close]);
}
