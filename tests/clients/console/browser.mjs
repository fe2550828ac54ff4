import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium } from 'playwright-core';

export const origin = new URL(process.env.PARTNERGRAPH_URL).origin;
export const phone = { viewport: { width: 390, height: 844 } };
export const token = (actor) => process.env[`PARTNERGRAPH_TOKEN_${actor.replaceAll('-', '_')}`];

export const launch = () => chromium.launch({
  executablePath: process.env.PARTNERGRAPH_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/**
 * A tab of the console, in which `as` is signed in. `close` fails when anything was written to the console as an error, a policy was
 * violated, a script failed or another host was asked; `expected` are the messages that a test causes on purpose.
 */
export async function open(browser, address, { as = 'alice', expected = [], before, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en', timezoneId: 'Asia/Singapore', ...options });
  const page = await context.newPage();
  const wrong = [];
  const note = (text) => { if (!expected.some((pattern) => pattern.test(text))) wrong.push(text); };
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) note(`console: ${message.text()}`); });
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  context.on('request', (request) => { if (new URL(request.url()).origin !== origin) note(`request to ${request.url()}`); });
  await page.exposeFunction('noteViolation', (text) => note(`policy: ${text}`));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(`${event.effectiveDirective} ${event.blockedURI}`)));
  if (as) await page.addInitScript((held) => { if (!sessionStorage.getItem('opened')) { sessionStorage.setItem('opened', '1'); sessionStorage.setItem('partnergraph.token', held); } }, token(as));
  await before?.(page, context);
  await page.goto(`${origin}/console/${address}`);
  return { page, context, close: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

/** When everything that the screen shows is there. */
export async function settled(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** What axe-core finds wrong, in words. The policy of the page lets no script in but its own, so axe comes before it. */
export const withAxe = (page) => page.addInitScript({ content: axe.source });
export const violations = (page) => page.evaluate(async () => (await window.axe.run({ resultTypes: ['violations'] })).violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`)));

/** Writes a picture when PARTNERGRAPH_SCREENSHOTS names a folder. */
export async function picture(page, name) {
  const folder = process.env.PARTNERGRAPH_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Asks the API beside the page. */
export async function api(query, variables, as = 'alice') {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token(as)}` };
  const answer = await (await fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return answer.data;
}

/** "1234.56500000" as the console has to show it: to the cent, half away from zero, by a calculation of the tests' own. */
export function shown(amount) {
  const [, sign, whole, fraction] = /^(-?)(\d+)\.(\d{8})$/.exec(amount);
  const units = BigInt(whole + fraction);
  const cents = (units + 500_000n) / 1_000_000n;
  return `${sign && cents ? '-' : ''}${(cents / 100n).toLocaleString('en')}.${String(cents % 100n).padStart(2, '0')} USD`;
}

/** "2024-10" as the console calls it. */
export const monthName = (month) => new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The cells of each row of a table, by the name that it has for those who do not see it. */
export const rowsOf = (page, name) => page.getByRole('table', { name }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())));

/** The values of a list of names and values. */
export const factsOf = (part) => part.locator('dl > div').evaluateAll((rows) => Object.fromEntries(rows.map((row) => [row.querySelector('dt').innerText, row.querySelector('dd').innerText])));
