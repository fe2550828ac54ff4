import type { ComponentChildren } from 'preact';
import { dollars, forDrawing, instant, percent } from '../format';
import { texts } from '../texts';

/** An amount to the cent; the exact one is its machine-readable value and shows when pointed at. */
export const Money = ({ amount }: { amount: string | null | undefined }) =>
  amount == null ? <>–</> : <data class="money" value={amount} title={`${amount} USD`}>{dollars(amount)}</data>;

export const When = ({ at }: { at: string }) => <time dateTime={at}>{instant(at)}</time>;

/** Names and their values. Rows without a value are left out. */
export const Facts = ({ rows }: { rows: [name: string, value: ComponentChildren][] }) => (
  <dl class="facts">
    {rows.filter(([, value]) => value !== null).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
  </dl>
);

/** Holds the place of what is awaited. */
export const Awaited = ({ text = texts.loading }: { text?: string }) => <p class="empty awaited" role="status" aria-busy="true">{text}</p>;

export type Mood = 'calm' | 'warning' | 'danger';

export const Badge = ({ mood = 'calm', children }: { mood?: Mood; children: ComponentChildren }) => <span class={`badge ${mood}`}>{children}</span>;

/** How much of a whole is used, as a bar; the figures stand beside it. */
export function Share({ ratio, label, mood = 'calm' }: { ratio: string; label: string; mood?: Mood }) {
  const drawn = Math.min(1, Math.max(0, forDrawing(ratio)));
  return (
    <svg class={`share ${mood}`} viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={`${label}: ${percent(ratio)}`}>
      <rect class="track" width="100" height="6" />
      <rect class="fill" width={drawn * 100} height="6" />
    </svg>
  );
}

// The half circle's length at the radius below.
const arc = Math.PI * 50;

/** A half circle that fills up. */
export function Gauge({ ratio, label, mood }: { ratio: string; label: string; mood: Mood }) {
  const drawn = Math.min(1, Math.max(0, forDrawing(ratio)));
  const path = 'M 10 60 A 50 50 0 0 1 110 60';
  return (
    <svg class={`gauge ${mood}`} viewBox="0 0 120 68" role="img" aria-label={`${label}: ${percent(ratio)}`}>
      <path class="track" d={path} />
      <path class="fill" d={path} stroke-dasharray={`${drawn * arc} ${arc}`} />
      <text x="60" y="56" text-anchor="middle">{percent(ratio)}</text>
    </svg>
  );
}
