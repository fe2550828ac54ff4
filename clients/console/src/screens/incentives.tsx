import { useQuery } from '@urql/preact';
import { type Column, DataTable } from '../components/dataTable';
import { Badge, Facts, Money, type Mood, When } from '../components/figures';
import { usePages } from '../components/pager';
import { Problem } from '../components/problem';
import { RuleButton } from '../components/rule';
import { monthName, percent, words } from '../format';
import { IncentiveStatementsDocument, type IncentiveStatementsQuery, type IncentiveStatementState } from '../gql/graphql';
import { texts } from '../texts';

const own = texts.incentives;

type Statement = NonNullable<IncentiveStatementsQuery['incentiveStatements']>['nodes'][number];
type Line = NonNullable<Statement['lines']>['nodes'][number];

const moods: Record<IncentiveStatementState, Mood> = { CONFIRMED: 'calm', GENERATED: 'warning', RECONCILIATION_OPEN: 'warning', REJECTED: 'danger' };

/** What the partner earned, and how every line of it came about. */
export function Incentives() {
  const { after, pager } = usePages();
  const [{ data, error }, ask] = useQuery({ query: IncentiveStatementsDocument, variables: { first: 6, after } });
  const statements = data?.incentiveStatements;
  return (
    <>
      <p class="lead">{own.lead}</p>
      <Problem error={error} retry={() => ask({ requestPolicy: 'network-only' })} />
      {statements?.nodes.length === 0 && <p class="empty">{own.none}</p>}
      {!statements && !error && <DataTable caption={texts.screens.incentives} columns={columns} rows={undefined} keyOf={(line) => line.id} empty={own.none} />}
      {statements?.nodes.map((statement) => <StatementCard key={statement.id} statement={statement} />)}
      {pager(statements?.pageInfo)}
    </>
  );
}

function StatementCard({ statement }: { statement: Statement }) {
  const { lines } = statement;
  // A period is a month, or a quarter or year by its name.
  const period = /^\d{4}-\d{2}$/.test(statement.period) ? monthName(statement.period) : statement.period;
  const title = `${period}, ${texts.customers.models[statement.model].toLowerCase()}`;
  return (
    <section class="card">
      <h2>{title} <Badge mood={moods[statement.state]}>{words(statement.state)}</Badge></h2>
      <Facts rows={[
        [own.net, <strong><Money amount={statement.net} /></strong>], [own.incentive, <Money amount={statement.incentive} />], [own.claim, <Money amount={statement.claim} />],
        [own.performance, <Money amount={statement.performance} />], [own.deadline, statement.deadlineAt ? <When at={statement.deadlineAt} /> : null],
        [own.revision, statement.revision > 1 ? statement.revision : null],
      ]} />
      <DataTable caption={own.caption(title)} columns={columns} rows={lines?.nodes ?? []} keyOf={(line) => line.id} empty={own.noLines} />
      {lines && lines.totalCount > lines.nodes.length && <p class="hint">{own.more(lines.nodes.length, lines.totalCount)}</p>}
    </section>
  );
}

const columns: Column<Line>[] = [
  { title: own.service, cell: (line) => line.serviceType },
  { title: own.month, cell: (line) => monthName(line.month) },
  { title: own.listPrice, isNumber: true, cell: (line) => <Money amount={line.listPrice} /> },
  { title: own.discount, isNumber: true, cell: (line) => percent(line.customerDiscount) },
  { title: own.rate, isNumber: true, cell: (line) => percent(line.rebatePercentage) },
  { title: own.amount, isNumber: true, cell: (line) => <Money amount={line.amount} /> },
  { title: own.formula, cell: (line) => <code class="formula">{line.formula}</code> },
  { title: own.rules, cell: (line) => <span class="rules">{line.ruleIds.map((id) => <RuleButton key={id} id={id} />)}</span> },
];
