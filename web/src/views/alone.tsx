// What only one account says. Silence of the others is no denial.
import { EvidenceLink, Siglum } from "../parts/evidence";
import { Fold } from "../parts/fold";
import { useModel } from "../parts/page-state";
import type { Claim } from "../model/document";

const MOST = 10;   // claims come most important first

function List({ claims }: { claims: Claim[] }) {
  const model = useModel();
  return (
    <ul class="alone">{claims.map((claim) => {
      const lead = claim.evidence[0]!;
      return <li key={claim.id}><EvidenceLink evidence={lead} row={claim.id}><span class="q" lang={model.language(lead.account)}>{claim.text}</span></EvidenceLink> <Siglum evidence={lead} row={claim.id} /></li>;
    })}</ul>
  );
}

export function Alone() {
  const claims = useModel().story.claims.filter((claim) => claim.status === "single-source" && claim.accounts.length === 1 && claim.evidence.length);
  if (!claims.length) return null;
  return (
    <section id="alone" aria-labelledby="h-alone">
      <h2 id="h-alone">What only one account says <small>no words of it in the others; that is no denial</small></h2>
      <List claims={claims.slice(0, MOST)} />
      {claims.length > MOST && <Fold summary={`${claims.length - MOST} more`}>{() => <List claims={claims.slice(MOST)} />}</Fold>}
    </section>
  );
}
