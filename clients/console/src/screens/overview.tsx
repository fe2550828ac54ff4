import type { CombinedError } from '@urql/core';
import type { ComponentChildren } from 'preact';
import { type Alert, type LiveAlerts, measureOf, titleOf, together } from '../alerts';
import { Badge, Facts, Gauge, Money, type Mood, When } from '../components/figures';
import { Problem } from '../components/problem';
import { monthName } from '../format';
import type { DashboardQuery, QuotaLevel } from '../gql/graphql';
import { texts } from '../texts';

const own = texts.overview;

const moods: Record<QuotaLevel, Mood> = { NORMAL: 'calm', WARNING: 'warning', USED_UP: 'danger', EXCEEDED: 'danger' };

interface OverviewProps {
  data: DashboardQuery;
  error: CombinedError | undefined;
  live: LiveAlerts;
  isLive: boolean;
}

export function Overview({ data, error, live, isLive }: OverviewProps) {
  const { consumptionQuota: quota, expenditureOverview: spent, amountDue: due, accountBalance: balance } = data;
  return (
    <div class="cards">
      <Card title={own.quota} root="consumptionQuota" error={error} size="tall">
        {quota && (
          <>
            {quota.ratio ? <Gauge ratio={quota.ratio} label={own.quota} mood={moods[quota.level]} /> : <p>{own.noQuota}</p>}
            <p><Badge mood={moods[quota.level]}>{own.levels[quota.level]}</Badge></p>
            <Facts rows={[
              [own.used, <Money amount={quota.used} />], [own.remaining, <Money amount={quota.remaining} />], [own.total, <Money amount={quota.total} />],
              [own.requested, quota.requestedIncrease ? <Money amount={quota.requestedIncrease} /> : null],
            ]} />
          </>
        )}
      </Card>
      <Card title={own.spending} root="expenditureOverview" error={error}>
        {spent && <p class="figure"><Money amount={spent.monthSpending} /><span>{own.monthSpending(monthName(spent.month))}</span></p>}
      </Card>
      <Card title={own.balance} root="accountBalance" error={error}>
        {balance && <p class="figure"><Money amount={balance.amount} /><span>{own.balanceHint}</span></p>}
      </Card>
      <Card title={own.due} root="amountDue" error={error} size="wide">
        {due && (
          <>
            <p class="figure"><Money amount={due.total} /></p>
            <Facts rows={[[own.latest, <Money amount={due.latestMonth} />], [own.previous, <Money amount={due.previousMonths} />], [own.overdue, <Money amount={due.overdue} />]]} />
          </>
        )}
      </Card>
      <Card title={own.alerts} root="alerts" error={error} size="whole" beside={<Badge mood={isLive ? 'calm' : 'warning'}>{isLive ? own.live : own.connecting}</Badge>}>
        <Alerts listed={data.alerts?.nodes ?? []} raised={live.raised} />
      </Card>
    </div>
  );
}

interface CardProps {
  title: string;
  /** The root field that the card shows: its refusal stands here, and the other cards have theirs. */
  root: string;
  error: CombinedError | undefined;
  size?: 'tall' | 'wide' | 'whole';
  beside?: ComponentChildren;
  children: ComponentChildren;
}

const Card = ({ title, root, error, size, beside, children }: CardProps) => (
  <section class={`card ${size ?? ''}`}>
    <h2>{title} {beside}</h2>
    <Problem error={error} roots={[root]} />
    {children}
  </section>
);

function Alerts({ listed, raised }: { listed: readonly Alert[]; raised: readonly Alert[] }) {
  const all = together(listed, raised);
  if (all.length === 0) return <p class="empty">{own.noAlerts}</p>;
  return (
    <ul class="alerts">
      {all.map((alert) => (
        <li key={alert.id} class={alert.kind === 'ARREARS' ? 'urgent' : undefined}>
          <strong>{titleOf(alert)}</strong> {raised.some(({ id }) => id === alert.id) && <Badge mood="warning">{own.isNew}</Badge>}
          <span class="hint">{measureOf(alert)} · <When at={alert.raisedAt} /></span>
        </li>
      ))}
    </ul>
  );
}
