import { useQuery } from '@urql/preact';
import { useMemo } from 'preact/hooks';
import { BarChart } from '../components/barChart';
import { type Column, DataTable } from '../components/dataTable';
import { Money } from '../components/figures';
import { MonthChoice } from '../components/monthChoice';
import { Problem } from '../components/problem';
import { dayName, daysOf } from '../format';
import { SpendingBreakdownDocument, type SpendingBreakdownQuery } from '../gql/graphql';
import { go, monthIn } from '../route';
import { texts } from '../texts';

const own = texts.spending;

type Distribution = NonNullable<SpendingBreakdownQuery['expenditureDistribution']>;
type Slices = Distribution['byService'] | Distribution['byRegion'] | Distribution['byDay'];

interface Part {
  name: string;
  amount: string;
  listPrice: string;
}

/** A month's spending by service, by region and by day: each as a chart and as the table of its figures. */
export function Spending({ month: running, parameters }: { month: string; parameters: URLSearchParams }) {
  const month = monthIn(parameters) ?? running;
  const [{ data, error, fetching }, ask] = useQuery({ query: SpendingBreakdownDocument, variables: daysOf(month) });
  const spent = data?.expenditureDistribution;
  return (
    <>
      <div class="filters">
        <MonthChoice label={own.month} value={month} latest={running} choose={(chosen) => go('spending', { month: chosen })} />
        <dl class="totals" aria-busy={fetching}>
          <div><dt>{own.total}</dt><dd><Money amount={spent?.total.amountDue} /></dd></div>
          <div><dt>{own.listPrice}</dt><dd><Money amount={spent?.total.listPrice} /></dd></div>
          <div><dt>{own.lines}</dt><dd>{spent ? BigInt(spent.total.lines).toLocaleString('en') : '–'}</dd></div>
        </dl>
      </div>
      <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      {!(error && !spent) && (
        <>
          <Breakdown title={own.byService} column={own.service} slices={spent?.byService} isBusy={fetching} isHorizontal />
          <Breakdown title={own.byRegion} column={own.region} slices={spent?.byRegion} isBusy={fetching} isHorizontal />
          <Breakdown title={own.byDay} column={own.day} slices={spent?.byDay} isBusy={fetching} hint={own.days} />
        </>
      )}
    </>
  );
}

interface BreakdownProps {
  title: string;
  column: string;
  slices: Slices | undefined;
  isBusy: boolean;
  isHorizontal?: boolean;
  hint?: string;
}

function Breakdown({ title, column, slices, isBusy, isHorizontal, hint }: BreakdownProps) {
  const parts = useMemo(() => slices?.nodes.map(partOf), [slices]);
  const columns: Column<Part>[] = [
    { title: column, cell: (part) => part.name },
    { title: own.total, isNumber: true, cell: (part) => <Money amount={part.amount} /> },
    { title: own.listPrice, isNumber: true, cell: (part) => <Money amount={part.listPrice} /> },
  ];
  return (
    <section class="card breakdown">
      <h2>{title}</h2>
      {parts?.length === 0 ? <p class="empty">{own.none}</p> : (
        <div class="side-by-side">
          {parts ? <BarChart bars={parts} label={own.chart(title)} isHorizontal={isHorizontal} /> : <div class="chart" />}
          <div class="scrolls" tabIndex={0} role="region" aria-label={title}>
            <DataTable caption={title} columns={columns} rows={parts} keyOf={(part) => part.name} empty={own.none} isBusy={isBusy} isCompact />
          </div>
        </div>
      )}
      {hint && <p class="hint">{hint}</p>}
      {slices?.pageInfo.hasNextPage && <p class="hint">{own.more}</p>}
    </section>
  );
}

function partOf(slice: Slices['nodes'][number]): Part {
  const name = 'day' in slice && slice.day ? dayName(slice.day) : 'serviceType' in slice ? slice.serviceType : 'region' in slice ? slice.region : null;
  return { name: name ?? own.noRegion, amount: slice.amounts.amountDue, listPrice: slice.amounts.listPrice };
}
