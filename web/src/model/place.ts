// The address holds the state of the page, so that any view can be sent to a colleague:
//   #story/STORY?at=matrix&ev=ID:12-40&row=f-1&open=ID,ID   the story at a section, evidence shown, groups unfolded
//   #account/ID/START-END                                   one account, words marked (code points of its text)
//   #parallel/BASE/ID,ID                                    accounts side by side
import type { Evidence, Span } from "./document";

export interface Place {
  view: "story" | "account" | "parallel";
  story: string | null;
  at: string | null;             // section
  row: string | null;            // row whose words are shown
  shown: Evidence | null;
  open: string[];                // first accounts of the groups that are unfolded in the matrix
  account: string | null;
  called: Span | null;
  base: string | null;
  beside: string[];
}

export const NOWHERE: Place = { view: "story", story: null, at: null, row: null, shown: null, open: [], account: null, called: null, base: null, beside: [] };

const unescape = (text: string): string => {
  try { return decodeURIComponent(text); } catch { return text; }  // an address typed by hand: taken as it is
};
const list = (text: string | null | undefined): string[] => (text ? text.split(",").map(unescape) : []);
const joined = (ids: string[]): string => ids.map(encodeURIComponent).join(",");

function readSpan(text: string | undefined): Span | null {
  const found = /^(\d+)-(\d+)$/.exec(text ?? "");
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}
function readEvidence(text: string | undefined): Evidence | null {
  const cut = text?.lastIndexOf(":") ?? -1;
  const span = text && cut > 0 ? readSpan(text.slice(cut + 1)) : null;
  return text && span ? { account: unescape(text.slice(0, cut)), ...span } : null;
}

export const addressOf = (account: string, span?: Span): string =>
  `#account/${encodeURIComponent(account)}${span ? `/${span.start}-${span.end}` : ""}`;
export const parallelAddress = (base: string, beside: string[]): string => `#parallel/${encodeURIComponent(base)}/${joined(beside)}`;

export function addressOfPlace(place: Place): string {
  if (place.view === "account" && place.account !== null) return addressOf(place.account, place.called ?? undefined);
  if (place.view === "parallel" && place.base !== null) return parallelAddress(place.base, place.beside);
  const parts = [
    place.at && `at=${encodeURIComponent(place.at)}`,
    place.shown && `ev=${encodeURIComponent(place.shown.account)}:${place.shown.start}-${place.shown.end}`,
    place.row && `row=${encodeURIComponent(place.row)}`,
    place.open.length > 0 && `open=${joined(place.open)}`,
  ].filter(Boolean);
  return `#story${place.story ? `/${encodeURIComponent(place.story)}` : ""}${parts.length ? `?${parts.join("&")}` : ""}`;
}

export function readAddress(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  const [view, first, second] = path.split("/");
  if (view === "account" && first) return { ...NOWHERE, view, account: unescape(first), called: readSpan(second) };
  if (view === "parallel" && first) return { ...NOWHERE, view, base: unescape(first), beside: list(second) };
  const values = new Map(query.split("&").map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
  const text = (key: string) => (values.get(key) ? unescape(values.get(key)!) : null);
  return { ...NOWHERE, story: view === "story" && first ? unescape(first) : null, at: text("at"), row: text("row"),
           shown: readEvidence(values.get("ev")), open: list(values.get("open")) };
}
