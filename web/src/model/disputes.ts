// A statement is disputed between accounts where one tells it and the words of another stand against it. What one account
// reports of both sides is its own matter, and a figure that does not fit is shown with the figures.
import type { Claim, ClaimEvidence, Story } from "./document";

export interface Sides { claim: Claim; told: ClaimEvidence[]; against: ClaimEvidence[] }

export function sidesOf(claim: Claim): Sides | null {
  const denying = new Set(claim.denied_by.filter((id) => !claim.accounts.includes(id)));
  const stands = (item: ClaimEvidence) => item.stance === "denies" || item.stance === "corrects" || denying.has(item.account);
  const told = claim.evidence.filter((item) => !stands(item)), against = claim.evidence.filter(stands);
  const between = told.some((one) => against.some((other) => other.account !== one.account));
  return between ? { claim, told, against } : null;
}

export function disputesOf(story: Story): Sides[] {
  const figures = new Set(story.figures.filter((figure) => figure.verdict === "conflict").map((figure) => figure.id));
  return story.claims.filter((claim) => claim.status === "disputed" && !claim.same_as.some((id) => figures.has(id)))
    .flatMap((claim) => sidesOf(claim) ?? []);
}
