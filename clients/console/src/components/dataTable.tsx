import type { ComponentChildren } from 'preact';
import { texts } from '../texts';

export interface Column<Row> {
  title: string;
  cell: (row: Row) => ComponentChildren;
  isNumber?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  /** Undefined until the first answer is there: outlines stand in, so that nothing jumps. */
  rows: readonly Row[] | undefined;
  keyOf: (row: Row) => string;
  empty: string;
  /** While other rows are awaited, these stay. */
  isBusy?: boolean;
  outlines?: number;
  /** Few and short columns stay a table on a phone, too. */
  isCompact?: boolean;
}

/** A table whose rows become cards on a phone. The roles are told, because a browser forgets them when a table is laid out otherwise. */
export function DataTable<Row>({ caption, columns, rows, keyOf, empty, isBusy, outlines = 5, isCompact }: DataTableProps<Row>) {
  if (rows?.length === 0) return <p class="empty">{empty}</p>;
  return (
    <table role="table" class={isCompact ? 'data compact' : 'data'} aria-busy={rows === undefined || isBusy}>
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map(({ title, isNumber }) => <th key={title} role="columnheader" scope="col" class={isNumber ? 'number' : undefined}>{title}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows === undefined
          ? Array.from({ length: outlines }, (_, at) => <Outline key={at} columns={columns.length} />)
          : rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map(({ title, cell, isNumber }, at) => at === 0
                ? <th key={title} role="rowheader" scope="row">{cell(row)}</th>
                : <td key={title} role="cell" data-title={title} class={isNumber ? 'number' : undefined}>{cell(row)}</td>)}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

const Outline = ({ columns }: { columns: number }) => (
  <tr role="row" class="outline">
    <td role="cell" colSpan={columns}><span class="visually-hidden">{texts.loading}</span></td>
  </tr>
);
