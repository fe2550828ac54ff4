import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, open, picture, phone, settled, token, violations, withAxe } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const box = (page) => page.getByRole('textbox', { name: 'Bearer token' });
const signIn = async (page, pasted) => {
  await box(page).fill(pasted);
  await page.getByRole('button', { name: 'Sign in' }).click();
};
const refused = [/Failed to load resource.*401/, /WebSocket/];

test('a pasted token opens the screen of the address, stays in this tab alone and goes with the sign-out', async () => {
  const { page, context, close } = await open(browser, 'customers?model=RESELLER', { as: null });
  await signIn(page, `Bearer ${token('alice')}\n`);
  await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
  assert.equal(await page.getByLabel('Model').inputValue(), 'RESELLER');
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).map((key) => sessionStorage[key]).join()), token('alice'));
  assert.deepEqual([await page.evaluate(() => localStorage.length), await context.cookies()], [0, []]);
  await page.reload();
  await settled(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await box(other).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await box(page).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await close();
});

test('nothing pasted is said at once, and nothing is asked', async () => {
  const { page, close } = await open(browser, '', { as: null, before: (tab) => tab.route('**/graphql', () => assert.fail('asked')) });
  await page.getByRole('button', { name: 'Sign in' }).click();
  assert.equal(await page.getByRole('alert').innerText(), 'Paste a token first.');
  assert.equal(await box(page).getAttribute('aria-invalid'), 'true');
  await close();
});

test('a token that is none leads back with a reason', async () => {
  const { page, close } = await open(browser, '', { as: null, expected: refused });
  await signIn(page, 'nobody');
  await page.getByRole('alert').waitFor();
  assert.notEqual(await page.getByRole('alert').innerText(), '');
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await close();
});

test('a token that ends while its page is open leads back by the socket that the server closes', async () => {
  const { page, close } = await open(browser, '', { as: null, expected: refused });
  const pasted = endingIn(8);
  await signIn(page, pasted);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('alert').filter({ hasText: 'Your token has ended' }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await close();
});

test("a customer's token is told whom the console is for", async () => {
  const { page, close } = await open(browser, 'bills', { as: 'harbor-user' });
  await page.getByRole('heading', { name: "This console is for a partner's people" }).waitFor();
  await close();
});

test('the sign-in can be used by everybody', async () => {
  const { page, close } = await open(browser, '', { as: null, before: withAxe, reducedMotion: 'reduce' });
  await box(page).waitFor();
  for (const [look, size, colorScheme] of [['light', page.viewportSize(), 'light'], ['dark', page.viewportSize(), 'dark'], ['phone', phone.viewport, 'light']]) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    assert.deepEqual([look, await violations(page)], [look, []]);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await picture(page, `sign-in-${look}`);
  }
  await close();
});

/** A token of the administrator that the server takes for so many seconds more, within the half minute that it grants to clocks that differ. */
function endingIn(seconds) {
  const [header, payload] = token('alice').split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), exp: Math.floor(Date.now() / 1000) - 30 + seconds };
  claims.nbf = claims.iat = claims.exp - 60;
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${createHmac('sha256', readFileSync(process.env.PARTNERGRAPH_KEY)).update(signed).digest('base64url')}`;
}
