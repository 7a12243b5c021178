// Marks and keys.
import { Dialog } from "./dialog";

const KEYS: [string, string][] = [
  ["j k", "next and previous row"], ["h l", "cell of the row to the left and right"], ["Enter", "show the words"],
  ["n p", "next and previous words of the row shown"], ["x", "unfold or fold the accounts that share a source"],
  ["1 … 9", "go to a section"], ["/", "search, where there is a store"], ["?", "this list"], ["Esc", "close, back to the cell"],
];

export function Help({ close }: { close: () => void }) {
  return (
    <Dialog title="Marks and keys" close={close}>
      <div class="helpgrid">
        <dl class="legend">
          <div><dt><span class="tally"><i class="own" /></span></dt><dd>tells it; first of the accounts that share a source</dd></div>
          <div><dt><span class="tally"><i class="der" /></span></dt><dd>tells it; shares a source with a filled one</dd></div>
          <div><dt><span class="tally"><i class="sil" /></span></dt><dd>no words of it. Not a denial</dd></div>
          <div><dt><span class="tally"><i class="sil no" /></span></dt><dd>contradicts it</dd></div>
          <div><dt><span class="q"><span class="nt differs">23</span></span></dt><dd>differs: cannot stand together with the most attested</dd></div>
          <div><dt><span class="q"><span class="nt overtaken">six</span></span></dt><dd>differs because time passed</dd></div>
          <div><dt><span class="q"><span class="nt near">ten</span></span></dt><dd>differs by rounding, unit or open bounds</dd></div>
          <div><dt><span class="q gl"><ruby class="alt"><span>firm</span><rt>stable</rt></ruby></span></dt><dd>another word; above it the word of the wording it is held against</dd></div>
          <div><dt><span class="q gl"><ruby class="om"><span class="car" /><rt>not</rt></ruby></span></dt><dd>words left out</dd></div>
          <div><dt><span class="q"><ins>very</ins></span></dt><dd>words put in</dd></div>
          <div><dt>— and ?</dt><dd>not found in the text; not known</dd></div>
          <div><dt><b class="sg">A</b> <span class="sg d">B</span></dt><dd>letters of accounts by time; bold: first of its group</dd></div>
        </dl>
        <dl class="keys">{KEYS.map(([key, words]) => <div key={key}><dt>{key.split(" ").map((one) => <kbd key={one}>{one}</kbd>)}</dt><dd>{words}</dd></div>)}</dl>
      </div>
    </Dialog>
  );
}
