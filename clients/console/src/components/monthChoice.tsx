import { monthName, monthsUntil } from '../format';

interface MonthChoiceProps {
  label: string;
  value: string;
  /** The running month, above which nothing is offered. */
  latest: string;
  choose: (month: string) => void;
}

/** The running month and the year before it, and the chosen one whatever it is. */
export function MonthChoice({ label, value, latest, choose }: MonthChoiceProps) {
  const offered = monthsUntil(latest, 13);
  return (
    <label>{label}
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {(offered.includes(value) ? offered : [value, ...offered]).map((month) => <option key={month} value={month}>{monthName(month)}</option>)}
      </select>
    </label>
  );
}
