// The brief: printed sentences, each with the accounts that carry it.
import { briefRow } from "../model/rows";
import { EvidenceLink, Sigla } from "../parts/evidence";
import { useModel } from "../parts/page-state";
import { Tally } from "../parts/tally";

export function Brief() {
  const model = useModel();
  const { brief } = model.story;
  if (!brief.sentences.length) return null;
  return (
    <section id="brief" aria-labelledby="h-brief">
      <h2 id="h-brief">Brief <small>{brief.words} words, each sentence as printed in the first account named after it</small></h2>
      <ol class="brief">
        {brief.sentences.map((sentence, index) => {
          const lead = sentence.evidence[0];
          if (!lead) return null;
          const row = briefRow(index);
          return (
            <li key={index}>
              <EvidenceLink evidence={lead} row={row}><span class="q" lang={model.language(lead.account)}>{sentence.text}</span></EvidenceLink>
              <span class="cite"><Tally told={sentence.evidence.map((item) => item.account)} /><Sigla evidence={sentence.evidence} row={row} />
                {sentence.status === "disputed" && <span class="flag">disputed</span>}
                {sentence.status === "single-source" && <span class="vd">one source (told by {new Set(sentence.evidence.map((item) => item.account)).size})</span>}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
