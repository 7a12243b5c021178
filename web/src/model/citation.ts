// A citation: outlet, title, times, address, hash of the text, and the very words with their place in it.
import type { Evidence } from "./document";
import type { StoryModel } from "./story-model";

export function citation(model: StoryModel, evidence: Evidence): string {
  const account = model.account(evidence.account);
  if (!account) return "";
  return [
    `${account.source || account.id}: “${account.title}”`,
    `published ${account.published?.printed ?? "at an unknown time"}${account.modified ? `, changed ${account.modified.printed}` : ""}${account.retrieved ? `, retrieved ${account.retrieved}` : ""}`,
    account.url || "no address given",
    `“${model.printed(evidence)}”`,
    `characters ${evidence.start} to ${evidence.end} of the text with SHA-256 ${account.sha256}`,
  ].join("\n");
}
