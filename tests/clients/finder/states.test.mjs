import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPartners, launch, open, picture } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// What the browser itself writes when a request fails.
const failedRequest = [/Failed to load resource/];
const refusal = (message, code) => ({ contentType: 'application/json', body: JSON.stringify({ errors: [{ message, extensions: { code } }], data: null }) });

test('nobody fits: says what to take back, and does it', async () => {
  const { page, names, close } = await open(browser, '?q=zzzzqqq&industry=RETAIL&near=Berlin');
  await page.getByRole('heading', { name: 'No partner fits' }).waitFor();
  await picture(page, 'empty');
  await page.getByRole('button', { name: 'Remove filters' }).click();
  await page.waitForURL((url) => !url.search.includes('industry'));
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await page.waitForURL(/\?q=zzzzqqq$/);
  await page.getByRole('button', { name: 'Show all partners' }).click();
  await page.waitForURL(/\/finder\/$/);
  assert.equal((await names()).length, demoPartners);
  await close();
});

test('an empty directory explains itself', async () => {
  const at = new URL(process.env.PARTNERGRAPH_EMPTY_URL).origin;
  const { page, close } = await open(browser, '', { at });
  await page.getByRole('heading', { name: 'Nobody is here yet' }).waitFor();
  assert.equal(await page.getByRole('checkbox').count(), 0);
  await picture(page, 'nobody');
  await close();
});

test('a fault of the network can be tried again', async () => {
  let down = true;
  const { page, names, close } = await open(browser, '?q=cloud', { expected: failedRequest, before: (tab) => tab.route('**/graphql', (route) => (down ? route.abort() : route.continue())) });
  await page.getByRole('heading', { name: 'The directory cannot be reached' }).waitFor();
  assert.equal(await page.getByRole('status').textContent(), 'The directory could not be reached.');
  await picture(page, 'error');
  down = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.card-name').first().waitFor();
  assert.ok((await names()).length > 0);
  await close();
});

test("a proxy's error page counts as not reached", async () => {
  const { page, close } = await open(browser, '', { expected: failedRequest, before: (tab) => tab.route('**/graphql', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' })) });
  await page.getByRole('heading', { name: 'The directory cannot be reached' }).waitFor();
  await close();
});

test("the API's refusal is shown in its own words", async () => {
  const { page, close } = await open(browser, '', { before: (tab) => tab.route('**/graphql', (route) => route.fulfill(refusal('Too many requests.', 'RATE_LIMITED'))) });
  await page.locator('#notice').getByText('Too many requests.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Try again' }).isVisible());
  await close();
});

test('a city that nobody knows is marked, and the search goes on everywhere', async () => {
  const { page, names, close } = await open(browser, '?near=Qwxyz', { expected: failedRequest });
  await page.locator('#notice').getByText('The city is not known here').waitFor();
  assert.equal(await page.getByLabel('Near', { exact: true }).getAttribute('aria-invalid'), 'true');
  await page.getByRole('button', { name: 'Search everywhere' }).click();
  await page.locator('.card-name').first().waitFor();
  assert.equal((await names()).length, demoPartners);
  assert.equal(await page.getByLabel('Near', { exact: true }).getAttribute('aria-invalid'), null);
  await close();
});

test('a next page that does not come leaves what is shown, and can be tried again', async () => {
  let down = true;
  const { page, names, close } = await open(browser, '?size=6', {
    expected: failedRequest,
    before: (tab) => tab.route('**/graphql', (route) => (down && route.request().postData().includes('query More(') ? route.abort() : route.continue())),
  });
  await names();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.locator('#more').getByText('The next partners could not be loaded.').waitFor();
  assert.equal((await names()).length, 6);
  down = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.card').nth(10).waitFor();
  await close();
});

test('while the first answer is awaited, outlines stand in', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const { page, names, close } = await open(browser, '', { before: (tab) => tab.route('**/graphql', async (route) => { await held; await route.continue(); }) });
  await page.locator('.skeleton').first().waitFor();
  assert.equal(await page.locator('#results').getAttribute('aria-busy'), 'true');
  await picture(page, 'loading');
  release();
  assert.equal((await names()).length, demoPartners);
  assert.equal(await page.locator('.skeleton').count(), 0);
  await close();
});

test('an address with a value that no facet has is refused, and leads back to everybody', async () => {
  const { page, names, close } = await open(browser, '?industry=ALCHEMY', { expected: failedRequest });
  await page.locator('#notice').getByText('The address names a filter that this directory does not know.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Try again' }).count(), 0);
  await page.getByRole('button', { name: 'Show all partners' }).click();
  await page.locator('.card-name').first().waitFor();
  assert.equal((await names()).length, demoPartners);
  await close();
});

test('an address with nonsense is no reason to fail', async () => {
  const { names, close } = await open(browser, '?size=-3&sort=sideways&within=far&lat=x&lon=&utm_source=mail');
  assert.equal((await names()).length, demoPartners);
  await close();
});
