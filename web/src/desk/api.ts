// The server's API. What it refuses is a Problem with its own words; a token, where the server asks for one, comes from
// the address (#token=WORDS) and stays in this tab.
export interface Summary {
  groups: number[]; statement: string | null; coverage: { independent: number; derived: number; silent: number };
  disputed: number; conflicts: number; quotations: number; rewritten: number;
  newest: { account: string | null; source: string | null; title: string | null };
}
export interface ListedStory { id: string; title: string; first: string | null; last: string | null; accounts: number; texts: number; independent: number; revision: number; summary: Summary | null }
export interface ToldIn { account: string; source: string | null; url: string | null; title: string | null; published: string | null; story: string | null }
export interface Passage { start: number; end: number; text?: string }
export interface FoundAccount extends ToldIn { passage: Passage | null }
export interface Wording extends ToldIn { kind: string; words: string; content: Passage[] }
export interface FoundQuotation { speaker: string | null; words: string; wordings: Wording[] }
export interface FoundFigure extends ToldIn { printed: Passage; thing: string; holder: string | null }
export interface FoundName { name: string; kind: string; accounts: number; newest: ToldIn[] }
export interface Source {
  source: string; owner: string | null; kind: string | null; accounts: number; drawing: number; credited: number; share: number;
  from: { source: string; among_accounts: boolean; accounts: number; credited: number }[]; quotations: Record<string, number>; differing: number;
}
export interface InputRow { input: string; state: "waiting" | "read" | "stub" | "refused" | "failed"; account: string | null; title: string | null; cause: string | null; remedy: string | null }
export interface Job { id: string; state: "queued" | "running" | "done" | "failed"; inputs: InputRow[]; progress: { stage: string; done: number; all: number } | null; error: string | null }
export interface KeptDecision { key: number; decision: unknown }
export interface StoredAccount {
  id: string; url: string | null; source: string | null; title: string | null; published: string | null; language: string | null; complete: string; text: string; sha256: string;
  story: string | null; paragraphs: (Passage & { role: string })[]; versions: { id: string; version: number; time: string | null; silent: boolean }[];
}

export class Problem extends Error { constructor(readonly status: number, detail: string) { super(detail); } }

const TOKEN = "tellings.token";
export function takeToken(): void {
  const found = /^#token=(.+)$/.exec(location.hash);
  if (!found) return;
  sessionStorage.setItem(TOKEN, decodeURIComponent(found[1]!));
  history.replaceState(null, "", location.pathname + location.search);
}
function headers(): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { authorization: `Bearer ${token}` } : {};
}

async function answer(path: string, options: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...options, headers: { ...headers(), ...(options.headers as Record<string, string> | undefined) } });
  } catch { throw new Problem(0, "asking the server: it does not answer; is it running?"); }
  if (response.ok) return response;
  const detail = await response.json().then((body: { detail?: string }) => body.detail, () => undefined);
  throw new Problem(response.status, detail ?? `asking the server: it answers ${response.status}`);
}
export const ask = async <T>(path: string): Promise<T> => (await answer(`/api/v1/${path}`)).json() as Promise<T>;
export const send = async <T>(path: string, body: unknown): Promise<T> =>
  (await answer(`/api/v1/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })).json() as Promise<T>;
export const remove = async (path: string): Promise<void> => { await answer(`/api/v1/${path}`, { method: "DELETE" }); };

// Calls `told` with each event until `stop` is aborted; comes back after a break. fetch() and not EventSource: that one
// cannot carry the token.
export async function listen(told: (event: string, data: string) => void, stop: AbortSignal): Promise<void> {
  for (let last = ""; !stop.aborted;) {
    try {
      const response = await answer("/api/v1/events", { signal: stop, headers: last ? { "last-event-id": last } : {} });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ""; ;) {
        const { value, done } = await reader.read();
        if (done) break;
        const parts = (rest + value).split("\n\n");
        rest = parts.pop()!;
        for (const part of parts) {
          const fields = new Map(part.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
          last = fields.get("id") ?? last;
          const event = fields.get("event");
          if (event) told(event, fields.get("data") ?? "{}");
        }
      }
    } catch { /* the server was away: asked again below */ }
    await new Promise((done) => setTimeout(done, 2000));
  }
}
