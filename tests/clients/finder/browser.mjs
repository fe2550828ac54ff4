import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const origin = new URL(process.env.PARTNERGRAPH_URL).origin;
export const demoPartners = 11;
const pictures = process.env.PARTNERGRAPH_SCREENSHOTS;
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** A browser with a profile of its own, when everybody of the demo can be found. */
export async function launch() {
  const deadline = Date.now() + 60_000;
  while ((await api('{ partnerFinder(first: 1) { totalCount } }')).partnerFinder.totalCount < demoPartners)
    assert.ok(Date.now() < deadline, 'the demo cannot be found');
  return chromium.launch({ executablePath: process.env.PARTNERGRAPH_CHROMIUM || '/usr/bin/chromium', args: quiet });
}

/**
 * A tab of its own with the finder in it. `close` fails when anything was written to the console as an error, a policy was violated, a
 * script failed or another host was asked; `expected` are the messages that a test causes on purpose.
 */
export async function open(browser, search = '', { expected = [], before, at = origin, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const wrong = [];
  const note = (text) => { if (!expected.some((pattern) => pattern.test(text))) wrong.push(text); };
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) note(`console: ${message.text()}`); });
  page.on('pageerror', (error) => note(`script: ${error.message}`));
  page.on('dialog', (dialog) => { note(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  context.on('request', (request) => { if (new URL(request.url()).origin !== at && !request.url().startsWith('data:')) note(`request to ${request.url()}`); });
  await page.exposeFunction('noteViolation', (text) => note(`policy: ${text}`));
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => window.noteViolation(`${event.effectiveDirective} ${event.blockedURI}`)));
  await before?.(page, context);
  await page.goto(`${at}/finder/${search}`);
  const close = async () => { await context.close(); assert.deepEqual(wrong, []); };
  return { page, context, close, ...seen(page) };
}

/** What a visitor sees and does, in words. */
function seen(page) {
  const settled = () => page.locator('#results:not([aria-busy])').waitFor();
  return {
    settled,
    names: async () => { await settled(); return page.locator('.card-name').allTextContents(); },
    count: () => page.locator('#count').textContent(),
    chips: () => page.locator('.chip').allTextContents(),
    words: page.getByRole('combobox', { name: 'Name, product or need' }),
    box: (label) => page.getByRole('checkbox', { name: new RegExp(`^${label} \\d`) }),
    facetCounts: (title) => page.getByRole('group', { name: title, exact: true }).locator('label').evaluateAll((labels) =>
      Object.fromEntries(labels.map((label) => [label.querySelector('.facet-label').textContent, Number(label.querySelector('.facet-count').textContent)]))),
    search: async (text) => {
      await page.locator('#words').fill(text);
      const answered = page.waitForResponse((response) => response.request().postData()?.includes('query Search('));
      await page.locator('#words').press('Enter');
      await answered;
      await settled();
    },
  };
}

/** Writes a picture when PARTNERGRAPH_SCREENSHOTS names a folder. */
export async function picture(page, name, options = {}) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), ...options });
}

/** Asks the API as a partner's administrator, or as anybody without a token. */
export async function api(query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await (await fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json();
  assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
  return answer.data;
}
