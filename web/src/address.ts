// The address holds the state: #story, #account/ID, #account/ID/START-END (code points of the account's text).
import type { Span } from "./document";

export interface Place { account: string | null; called: Span | null }

export const addressOf = (account: string, span?: Span) =>
  `#account/${encodeURIComponent(account)}${span ? `/${span.start}-${span.end}` : ""}`;

export function readAddress(hash: string): Place {
  const [view, id, span] = hash.replace(/^#/, "").split("/");
  if (view !== "account" || id === undefined) return { account: null, called: null };
  const found = /^(\d+)-(\d+)$/.exec(span ?? "");
  let account = id;
  try { account = decodeURIComponent(id); } catch { /* an address typed by hand: taken as it is */ }
  return { account, called: found ? { start: Number(found[1]), end: Number(found[2]) } : null };
}
