import type { Client } from 'graphql-ws';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dollars, monthName, percent } from './format';
import { ArrearsLiveDocument, BudgetAlertsLiveDocument, type DashboardQuery, QuotaAlertsLiveDocument } from './gql/graphql';
import { follow } from './live';
import { texts } from './texts';

/** An alert as lists and subscriptions tell it alike. */
export type Alert = NonNullable<NonNullable<DashboardQuery['alerts']>['nodes']>[number];

export interface LiveAlerts {
  /** What was raised since the page was opened, the latest first. */
  raised: Alert[];
  /** The latest of them, for whoever listens to the page. */
  announcement: string;
}

/** Alerts of all three kinds as they are raised, over one socket. */
export function useLiveAlerts(socket: Client, since: string | undefined, raisedOne: () => void): LiveAlerts {
  const [raised, setRaised] = useState<Alert[]>([]);
  const told = useRef(raisedOne);
  told.current = raisedOne;

  useEffect(() => {
    if (since === undefined) return;
    const add = (alert: Alert | null | undefined) => {
      if (!alert) return undefined;
      setRaised((before) => [alert, ...before.filter(({ id }) => id !== alert.id)]);
      told.current();
      return alert.cursor;
    };
    const stops = [
      follow(socket, QuotaAlertsLiveDocument, since, (event) => add(event.quotaAlertRaised)),
      follow(socket, BudgetAlertsLiveDocument, since, (event) => add(event.budgetAlertRaised)),
      follow(socket, ArrearsLiveDocument, since, (event) => add(event.arrearsAlertRaised)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [socket, since]);

  return { raised, announcement: raised[0] ? texts.alerts.announced(titleOf(raised[0])) : '' };
}

/** Those that a list told and those that came since, each once, the latest first. */
export function together(listed: readonly Alert[], raised: readonly Alert[]): Alert[] {
  const all = new Map([...listed, ...raised].map((alert) => [alert.id, alert]));
  return [...all.values()].sort((one, other) => other.raisedAt.localeCompare(one.raisedAt));
}

export function titleOf(alert: Alert): string {
  if ('level' in alert) return texts.alerts.quota[alert.level];
  if ('threshold' in alert) return texts.alerts.budget(alert.customer?.name ?? '', percent(alert.threshold));
  return texts.alerts.arrears(monthName(alert.month));
}

export const measureOf = ({ used, limit }: Alert) => texts.alerts.of(dollars(used), dollars(limit));
