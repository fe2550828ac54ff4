// Amounts and ratios come as exact texts and stay texts: what is rounded here is rounded digit by digit, half away from zero.

/** A decimal text with as many places as told: `rounded("-0.00500000", 2)` is "-0.01". */
export function rounded(decimal: string, places: number): string {
  const isNegative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0')) + (fraction.charAt(places) >= '5' ? 1n : 0n);
  const digits = kept.toString().padStart(places + 1, '0');
  const cut = digits.length - places;
  const grouped = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${isNegative && kept > 0n ? '-' : ''}${grouped}${places > 0 ? `.${digits.slice(cut)}` : ''}`;
}

export const dollars = (amount: string) => `${rounded(amount, 2)} USD`;

/** "0.8125" as "81.3%". */
export function percent(ratio: string): string {
  const isNegative = ratio.startsWith('-');
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.');
  const shifted = `${isNegative ? '-' : ''}${whole}${fraction.padEnd(2, '0').slice(0, 2)}.${fraction.slice(2)}`;
  return `${rounded(shifted, 1).replace(/\.0$/, '')}%`;
}

/** For lengths and heights on the screen, and for nothing that is read or added up. */
export const forDrawing = (decimal: string) => Number(decimal);

/** "2024-10" as "October 2024". */
export const monthName = (month: string) => new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day of the billing zone as "4 Nov". */
export const dayName = (day: string) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** An instant in the time zone of whoever looks. */
export const instant = (at: string) => new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A month and as many before it, the latest first. */
export function monthsUntil(month: string, count: number): string[] {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, back) => new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7));
}

/** The first and the last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return { from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** A value of an enum as words: "PARTLY_PAID" as "Partly paid". */
export const words = (value: string) => value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');

const units = ['bytes', 'KiB', 'MiB', 'GiB'];

export function fileSize(bytes: string): string {
  const power = Math.min(units.length - 1, Math.floor((BigInt(bytes).toString(2).length - 1) / 10));
  return `${(Number(bytes) / 1024 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
