import { useMutation, useQuery } from '@urql/preact';
import type { TargetedSubmitEvent } from 'preact';
import { newKey } from '../api';
import { type Column, DataTable } from '../components/dataTable';
import { Awaited, Badge, Facts, Money } from '../components/figures';
import { usePages } from '../components/pager';
import { Problem, Rejections } from '../components/problem';
import { dayName, monthName, words } from '../format';
import { BillDocument, BillLinesDocument, type BillLinesQuery, type BillQuery, ExportBillDocument, type ExportFormat } from '../gql/graphql';
import { Link } from '../route';
import { texts } from '../texts';
import { billMoods } from './bills';

const own = texts.bills;
const formats: ExportFormat[] = ['CSV', 'XLSX'];

type Bill = NonNullable<BillQuery['partnerBill']>;
type Product = NonNullable<Bill['byProduct']>['parts'][number];
type Line = NonNullable<NonNullable<BillLinesQuery['partnerBill']>['lines']>['nodes'][number];

/** One month: what it comes to, of which products, and of which lines. */
export function BillDetails({ month }: { month: string }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: BillDocument, variables: { month } });
  const bill = data?.partnerBill;
  return (
    <>
      <p><Link to="bills">← {own.back}</Link></p>
      <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      {fetching && !bill && <Awaited />}
      {!fetching && !bill && !error && <p class="empty">{own.absent}</p>}
      {bill && (
        <section class="card">
          <h2>{monthName(month)} <Badge mood={billMoods[bill.state]}>{words(bill.state)}</Badge></h2>
          <Facts rows={figuresOf(bill)} />
          {bill.state !== 'ESTIMATED' && <ExportForm month={month} />}
          <h3>{own.products}</h3>
          <DataTable caption={own.products} columns={productColumns} rows={bill.byProduct?.parts ?? []} keyOf={(part) => part.serviceType} empty={own.noLines} />
        </section>
      )}
      {bill && bill.state !== 'ESTIMATED' && <Lines month={month} />}
    </>
  );
}

const figuresOf = (bill: Bill) => ([
  [own.estimate, bill.estimate], [own.usage, bill.usage], [own.refunds, bill.refunds], [own.coupon, bill.couponApplied],
  [own.payable, bill.payable], [own.balance, bill.fromBalance], [own.unpaid, bill.unpaid],
] as const).map(([name, amount]): [string, preact.JSX.Element | null] => [name, amount ? <Money amount={amount} /> : null]);

function ExportForm({ month }: { month: string }) {
  const [{ data, error, fetching }, request] = useMutation(ExportBillDocument);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const format = formats.find((known) => known === new FormData(event.currentTarget).get('format')) ?? 'CSV';
    void request({ input: { month, format, idempotencyKey: newKey() } });
  };
  return (
    <form class="filters" onSubmit={submit}>
      <label>{own.exportAs}<select name="format">{formats.map((format) => <option key={format}>{format}</option>)}</select></label>
      <button class="primary" disabled={fetching}>{own.exportButton}</button>
      <p class="count" role="status">{data?.exportBill?.export && own.asked}</p>
      <Problem error={error} />
      <Rejections errors={data?.exportBill?.errors} />
    </form>
  );
}

function Lines({ month }: { month: string }) {
  const { after, pager } = usePages();
  const [{ data, error, fetching }, ask] = useQuery({ query: BillLinesDocument, variables: { month, first: 20, after } });
  const lines = data?.partnerBill?.lines;
  return (
    <section class="card">
      <h2>{own.lines}</h2>
      <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      {!(error && !lines) && <DataTable caption={own.linesCaption(monthName(month))} columns={lineColumns} rows={lines?.nodes} keyOf={(line) => line.lineId} empty={own.noLines} isBusy={fetching} outlines={20} />}
      {pager(lines?.pageInfo)}
    </section>
  );
}

const productColumns: Column<Product>[] = [
  { title: own.product, cell: (part) => part.serviceType },
  { title: own.listPrice, isNumber: true, cell: (part) => <Money amount={part.listPrice} /> },
  { title: own.amount, isNumber: true, cell: (part) => <Money amount={part.amount} /> },
];

const lineColumns: Column<Line>[] = [
  { title: own.day, cell: (line) => <>{dayName(line.billingDay)} {line.isCorrection && <Badge mood="warning">{own.correction}</Badge>}</> },
  { title: own.customer, cell: (line) => line.customer?.name ?? line.customerId },
  { title: own.service, cell: (line) => line.serviceType },
  { title: own.region, cell: (line) => line.region ?? '–' },
  { title: own.listPrice, isNumber: true, cell: (line) => <Money amount={line.listPrice} /> },
  { title: own.amount, isNumber: true, cell: (line) => <Money amount={line.amount} /> },
];
