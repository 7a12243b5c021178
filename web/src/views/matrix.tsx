// The matrix: rows are figures, quotations and statements, columns the independent accounts in order of time. Accounts
// that share a source are folded under the first of them. Rows on which all agree are folded to a line with their count.
import { useContext, useMemo, useState } from "preact/hooks";
import { absenceOf } from "../model/absence";
import { claimRows, columnsOf, figureRows, quoteRows, sayings, type Column, type MatrixRow } from "../model/matrix";
import { whenShort } from "../model/time";
import { EvidenceLink, InContext, Printed, Siglum } from "../parts/evidence";
import { usePrinting } from "../parts/fold";
import { Page, useModel } from "../parts/page-state";
import { Tally } from "../parts/tally";

const MOST_COLUMNS = 12;   // more than twelve columns: the earliest are shown, and a choice

function ColumnHead({ column }: { column: Column }) {
  const model = useModel();
  const { open, go } = useContext(Page);
  const id = column.head.account.id;
  const group = model.groups[column.head.group]!;
  const unfolded = open.includes(id);
  const toggle = () => go({ open: unfolded ? open.filter((other) => other !== id) : [...open, id] }, true);
  const names = group.slice(1).map((cell) => model.source(cell.account.id)).join(", ");
  return (
    <th scope="col" class={column.derived ? "der" : ""}>
      <span class="hs"><span class={column.derived ? "sg d" : "sg"}>{column.head.siglum}</span> {model.source(id)}{" "}
        {group.length > 1 && !column.derived && <button type="button" class="unf" data-unfold aria-expanded={unfolded} onClick={toggle}
          title={`share a source with it: ${names}`}>{unfolded ? "fold" : `+${group.length - 1}`}</button>}</span>
      <time>{whenShort(column.head.account)}</time>
    </th>
  );
}

function MatrixCell({ row, column }: { row: MatrixRow; column: Column }) {
  const model = useModel();
  const says = sayings(row, column);
  const label = `${column.head.siglum} ${model.source(column.head.account.id)}`;
  if (!says.length) {
    const absence = absenceOf(model, column.head.account, row);
    return <td class={column.derived ? "der none" : "none"}><span class="dash" title={absence.words}><span aria-hidden="true">{absence.known ? "—" : "?"}</span><span class="vh">{absence.words}</span></span></td>;
  }
  return (
    <td class={column.derived ? "der" : ""} data-l={label}>
      {says.map((saying) => (
        <div key={saying.evidence.start} class={`it ${saying.mark}`}>
          <EvidenceLink evidence={saying.evidence} row={row.id}>
            {row.reads === "figures" ? <InContext evidence={saying.evidence} reach={24} mark={saying.mark} /> : <span class="clamp"><Printed evidence={saying.evidence} /></span>}
          </EvidenceLink>
          {saying.note && <span class="vd">{saying.note}</span>}
          {(saying.also.length > 0 || saying.evidence.account !== column.head.account.id) && <span class="who">
            {saying.evidence.account !== column.head.account.id && <Siglum evidence={saying.evidence} row={row.id} />}
            {saying.also.map((item) => <Siglum key={item.account} evidence={item} row={row.id} />)}</span>}
        </div>
      ))}
    </td>
  );
}

function MatrixLine({ row, columns }: { row: MatrixRow; columns: Column[] }) {
  return (
    <tr>
      <th scope="row"><span class="m q clamp">{row.title}</span><span class={`v ${row.verdict}`}>{row.summary}</span><Tally told={row.told} denied={row.denied} /></th>
      {columns.map((column) => <MatrixCell key={column.head.account.id} row={row} column={column} />)}
    </tr>
  );
}

function Band({ name, rows, columns }: { name: string; rows: MatrixRow[]; columns: Column[] }) {
  const [all, setAll] = useState(false);
  const printing = usePrinting();
  const open = rows.filter((row) => row.open), rest = rows.filter((row) => !row.open);
  if (!rows.length) return null;
  return (
    <tbody>
      <tr class="band"><th scope="rowgroup" colSpan={columns.length + 1}>{name} <small>{open.length ? `${open.length} that differ` : "none that differs"}</small></th></tr>
      {open.map((row) => <MatrixLine key={row.id} row={row} columns={columns} />)}
      {rest.length > 0 && <tr class="foldb"><th scope="rowgroup" colSpan={columns.length + 1}>
        <button type="button" class="plain" aria-expanded={all || printing} onClick={() => setAll(!all)}>{rest.length} on which no account differs</button></th></tr>}
      {(all || printing) && rest.map((row) => <MatrixLine key={row.id} row={row} columns={columns} />)}
    </tbody>
  );
}

export function Matrix() {
  const model = useModel();
  const { open } = useContext(Page);
  const [every, setEvery] = useState(false);
  const bands = useMemo(() => [["Figures", figureRows(model)], ["Quotations", quoteRows(model)], ["Statements", claimRows(model)]] as const, [model]);
  const columns = useMemo(() => columnsOf(model, open), [model, open]);
  const shown = every || open.length > 0 ? columns : columns.slice(0, MOST_COLUMNS);
  if (bands.every(([, rows]) => !rows.length)) return null;
  return (
    <section id="matrix" aria-labelledby="h-mx">
      <h2 id="h-mx">Matrix <small>groups by time of their first account; those that share a source are folded under it</small></h2>
      {columns.length > MOST_COLUMNS && !open.length && <p class="note"><button type="button" class="btn" aria-pressed={every} onClick={() => setEvery(!every)}>
        {every ? `Show the ${MOST_COLUMNS} earliest groups` : `Show all ${columns.length} groups`}</button></p>}
      <div class="mxw" tabIndex={0} role="region" aria-label="Matrix, scrolls sideways">
        <table class="mx" style={shown.length > 6 ? { minWidth: `${13.5 + shown.length * 8.6}rem` } : undefined}>
          <caption class="vh">Rows: figures, quotations, statements. Columns: accounts that share no source, in order of publication.</caption>
          <thead><tr><th class="corner" scope="col"><span class="vh">Row</span></th>{shown.map((column) => <ColumnHead key={column.head.account.id} column={column} />)}</tr></thead>
          {bands.map(([name, rows]) => <Band key={name} name={name} rows={rows} columns={shown} />)}
        </table>
      </div>
    </section>
  );
}
