// A story whose every string is markup, a script address, a control character or a right-to-left mark.
import type { Collation } from "../src/model/document";
import { disputed } from "./sample";

const SPELLS = [
  "<script>window.__ran=1</script>", "\"><img src=x onerror=\"window.__ran=1\">", "</script><svg onload=window.__ran=1>", "<!--", "{{constructor.constructor('window.__ran=1')()}}",
  "javascript:window.__ran=1", "\u202Eevil\u202C\u0000\uFFFD", "<style>body{display:none}</style>", "&lt;b&gt;", "../../etc/passwd%00", "toString", "__proto__", "x".repeat(400),
];

// Ids stay the same word wherever they stand; everything else that a reader sees becomes markup. Texts keep their length.
const FIXED = new Set(["format", "precision", "kind", "verdict", "band", "base", "status", "stance", "how", "role", "op", "qualifier", "use", "complete", "value"]);
const IDS: Record<string, string> = { a1: "<img src=x onerror=window.__ran=1>", a2: "\"' onclick=window.__ran=1 ,/?#&:%", a3: "__proto__", "s-1": "</title><script>window.__ran=1</script>", "f-1": "constructor", "q-1": "<b>", "c-1": "%", "c-2": "#", h1: "javascript:window.__ran=1" };

export function hostile(): Collation {
  let at = 0;
  const charm = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => charm(item, key));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, charm(item, name)]));
    if (typeof value !== "string" || FIXED.has(key)) return value;
    if (IDS[value]) return IDS[value];
    if (key === "text" && value.length > 30) return `${SPELLS[at++ % 5]} ${value}`.slice(0, Math.max(value.length, 60));
    if (key === "url") return "javascript:window.__ran=1";
    return SPELLS[at++ % SPELLS.length];
  };
  const document = disputed();
  document.stories[0]!.accounts[0]!.url = "x";
  document.skipped = [{ input: "x", reason: "x" }];
  document.apart = [{ account: "x", reason: "x", evidence: [] }];
  document.decisions = [{ do: "x", note: "x" }];
  return charm(document, "") as Collation;
}
