import { useQuery } from '@urql/preact';
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Column, DataTable } from '../components/dataTable';
import { Money, Share } from '../components/figures';
import { usePages } from '../components/pager';
import { Problem } from '../components/problem';
import { dollars, forDrawing, instant, monthName } from '../format';
import { type AssociationModel, CustomersDocument, type CustomersQuery } from '../gql/graphql';
import { go } from '../route';
import { texts } from '../texts';
import { BudgetDialog } from './budget';

const own = texts.customers;
const models: AssociationModel[] = ['RESELLER', 'REFERRAL'];

export type Customer = NonNullable<CustomersQuery['customers']>['nodes'][number];

/** The customers that whoever is signed in may see, with what they spent in the running month and their budgets. */
export function Customers({ month, parameters }: { month: string; parameters: URLSearchParams }) {
  const text = parameters.get('text') ?? '';
  const model = models.find((known) => known === parameters.get('model'));
  const { after, pager, restart } = usePages();
  const [chosen, setChosen] = useState<Customer | null>(null);
  const [saved, setSaved] = useState('');
  const [{ data, error, fetching }, ask] = useQuery({
    query: CustomersDocument,
    variables: { first: 20, after, from: `${month}-01`, filter: { text: text || undefined, model } },
  });
  useEffect(restart, [text, model]);

  const search = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    go('customers', { text: String(form.get('text')).trim(), model: String(form.get('model')) });
  };
  const reload = () => ask({ requestPolicy: 'network-only' });
  const columns: Column<Customer>[] = [
    { title: own.name, cell: (row) => <><strong>{row.name}</strong> <span class="hint">{row.country}</span></> },
    { title: own.model, cell: (row) => row.association ? own.models[row.association.model] : '–' },
    { title: own.since, cell: (row) => row.association ? <time dateTime={row.association.since}>{instant(row.association.since).split(',')[0]}</time> : '–' },
    { title: own.manager, cell: (row) => row.accountManager?.userName ?? '–' },
    { title: own.spent, isNumber: true, cell: (row) => <Money amount={row.expenditure?.total.amountDue} /> },
    { title: own.budget, cell: (row) => <Budget of={row} /> },
    { title: own.change, cell: (row) => <button type="button" class="quiet small" aria-label={own.setFor(row.name)} onClick={() => setChosen(row)}>{own.set}</button> },
  ];
  return (
    <>
      <form class="filters" role="search" key={`${text} ${model}`} onSubmit={search}>
        <label>{own.search}<input name="text" type="search" defaultValue={text} autocomplete="off" /></label>
        <label>{own.model}
          <select name="model">
            <option value="">{own.anyModel}</option>
            {models.map((known) => <option key={known} value={known} selected={known === model}>{own.models[known]}</option>)}
          </select>
        </label>
        <button class="primary">{own.apply}</button>
        <p class="count" role="status">{saved || (data?.customers && own.count(data.customers.totalCount))}</p>
      </form>
      <Problem error={error} retry={reload} />
      {!(error && !data?.customers) && (
        <DataTable caption={own.caption(monthName(month))} columns={columns} rows={data?.customers?.nodes} keyOf={(row) => row.id} empty={own.none} isBusy={fetching} />
      )}
      {pager(data?.customers?.pageInfo)}
      {chosen && <BudgetDialog customer={chosen} closed={() => setChosen(null)} done={() => { setSaved(own.saved(chosen.name)); reload(); }} />}
    </>
  );
}

function Budget({ of: { budget } }: { of: Customer }) {
  if (!budget) return <>{own.noBudget}</>;
  const ratio = budget.ratio ?? '0';
  return (
    <div class="budget">
      <Share ratio={ratio} label={own.budget} mood={forDrawing(ratio) >= 1 ? 'danger' : forDrawing(ratio) >= 0.75 ? 'warning' : 'calm'} />
      <span>{own.budgetUsed(dollars(budget.spentAtOfficialPrice), dollars(budget.amount))}</span>
    </div>
  );
}
