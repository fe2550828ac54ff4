import { useQuery } from '@urql/preact';
import type { Api } from '../api';
import { type Column, DataTable } from '../components/dataTable';
import { Badge, Money, type Mood } from '../components/figures';
import { usePages } from '../components/pager';
import { Problem } from '../components/problem';
import { monthName, words } from '../format';
import { BillsDocument, type BillsQuery, type PartnerBillState } from '../gql/graphql';
import { Link, monthIn } from '../route';
import { texts } from '../texts';
import { BillDetails } from './bill';
import { Exports } from './exports';

const own = texts.bills;

type Bill = NonNullable<BillsQuery['partnerBills']>['nodes'][number];

export const billMoods: Record<PartnerBillState, Mood> = { ESTIMATED: 'calm', GENERATED: 'warning', OVERDUE: 'danger', PARTLY_PAID: 'warning', PAID: 'calm' };

/** All bills, or the one whose month stands in the address; below them the files that were asked for. */
export function Bills({ api, since, parameters }: { api: Api; since: string | undefined; parameters: URLSearchParams }) {
  const month = monthIn(parameters);
  return (
    <>
      {month ? <BillDetails key={month} month={month} /> : <BillList />}
      <Exports api={api} since={since} />
    </>
  );
}

function BillList() {
  const { after, pager } = usePages();
  const [{ data, error, fetching }, ask] = useQuery({ query: BillsDocument, variables: { first: 12, after } });
  const bills = data?.partnerBills;
  return (
    <>
      <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      {!(error && !bills) && <DataTable caption={own.caption} columns={columns} rows={bills?.nodes} keyOf={(bill) => bill.id} empty={own.none} isBusy={fetching} outlines={2} />}
      {pager(bills?.pageInfo)}
    </>
  );
}

const columns: Column<Bill>[] = [
  { title: own.month, cell: (bill) => <Link to="bills" parameters={{ month: bill.month }}>{monthName(bill.month)}</Link> },
  { title: own.state, cell: (bill) => <Badge mood={billMoods[bill.state]}>{words(bill.state)}</Badge> },
  { title: own.usage, isNumber: true, cell: (bill) => <Money amount={bill.usage} /> },
  { title: own.coupon, isNumber: true, cell: (bill) => <Money amount={bill.couponApplied} /> },
  { title: own.payable, isNumber: true, cell: (bill) => <Money amount={bill.payable} /> },
  { title: own.balance, isNumber: true, cell: (bill) => <Money amount={bill.fromBalance} /> },
  { title: own.unpaid, isNumber: true, cell: (bill) => <strong><Money amount={bill.unpaid} /></strong> },
];
