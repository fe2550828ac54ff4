import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPartners, launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a facet narrows, keeps its own counts, and its chip takes it back', async () => {
  const { page, box, facetCounts, count, names, chips, close } = await open(browser);
  await names();
  const industries = await facetCounts('Industry');
  await box('Retail').check();
  await page.waitForURL(/industry=RETAIL$/);
  assert.equal((await names()).length, industries.Retail);
  assert.equal(await count(), `${industries.Retail} partners`);
  assert.deepEqual(await facetCounts('Industry'), industries);
  assert.equal(await box('Retail').evaluate((input) => input === document.activeElement), true, 'the focus stays on the box');
  await box('Singapore').check();
  await page.waitForURL(/country=SG/);
  await names();
  assert.deepEqual(await chips(), ['Singapore', 'Retail']);
  await page.getByRole('button', { name: 'Remove Country: Singapore' }).click();
  await page.waitForURL((url) => !url.search.includes('country'));
  assert.equal((await names()).length, industries.Retail);
  assert.equal(await box('Singapore').isChecked(), false);
  await close();
});

test('clear all takes back every filter and the place, and leaves the words', async () => {
  const { page, names, close } = await open(browser, '?q=cloud&industry=RETAIL&country=SG&near=Singapore');
  await names();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.waitForURL(/\/finder\/\?q=cloud$/);
  await names();
  assert.equal(await page.locator('.chip').count(), 0);
  assert.equal(await page.getByLabel('Near', { exact: true }).inputValue(), '');
  await close();
});

test('a long facet shows more, and what was chosen there stays in sight', async () => {
  const { page, names, facetCounts, close } = await open(browser, '?country=ZA');
  await names();
  const country = page.getByRole('group', { name: 'Country' });
  assert.ok((await facetCounts('Country'))['South Africa'] > 0);
  const shown = await country.getByRole('checkbox').count();
  await country.getByRole('button', { name: /Show \d+ more/ }).click();
  assert.ok(await country.getByRole('checkbox').count() > shown);
  await country.getByRole('button', { name: 'Show fewer' }).click();
  assert.equal(await country.getByRole('checkbox').count(), shown);
  await close();
});

test('the address holds the search: it comes back on reload, and with back and forward', async () => {
  const { page, words, search, names, chips, box, close } = await open(browser, '?near=Berlin&sort=name');
  await search('cloud');
  await box('Singapore').check();
  await page.waitForURL(/country=SG/);
  const found = await names();
  await page.reload();
  assert.deepEqual(await names(), found);
  assert.deepEqual(await chips(), ['Near Berlin', 'Singapore']);
  assert.equal(await page.getByLabel('Sort by').inputValue(), 'NAME');
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('country'));
  await names();
  assert.deepEqual(await chips(), ['Near Berlin']);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes('q='));
  assert.equal((await names()).length, demoPartners);
  assert.equal(await words.inputValue(), '');
  await page.goForward();
  await page.waitForURL(/q=cloud/);
  await names();
  assert.equal(await words.inputValue(), 'cloud');
  await close();
});

test('a city sorts by distance, and a radius leaves out who is too far', async () => {
  const { page, names, close } = await open(browser);
  await names();
  await page.getByLabel('Near', { exact: true }).fill('Hamburg');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.waitForURL(/near=Hamburg/);
  assert.equal((await names())[0], 'Elbe Systemhaus GmbH');
  assert.equal(await page.getByLabel('Sort by').inputValue(), 'DISTANCE');
  const kilometres = (await page.locator('.distance').allTextContents()).map((text) => Number(/[\d,.]+/.exec(text.replace('under 1', '0'))[0].replace(/,/g, '')));
  assert.equal(kilometres.length, demoPartners);
  assert.deepEqual(kilometres, kilometres.toSorted((a, b) => a - b));
  await page.getByLabel('Within').selectOption('1000');
  await page.waitForURL(/within=1000/);
  assert.deepEqual(await names(), ['Elbe Systemhaus GmbH']);
  await close();
});

test('near me searches around the visitor, and shares no more than a kilometre of it', async () => {
  const { page, names, close } = await open(browser, '', { geolocation: { latitude: -33.92345, longitude: 18.42456 }, permissions: ['geolocation'] });
  await names();
  await page.getByRole('button', { name: 'Near me' }).click();
  await page.waitForURL(/lat=-33.92&lon=18.42/);
  assert.equal((await names())[0], 'Gazelle C++ Works');
  assert.equal(await page.getByLabel('Near', { exact: true }).inputValue(), 'My location');
  await close();
});

test('load more brings the next page by cursor, everybody once', async () => {
  const { page, names, close } = await open(browser, '?size=4&sort=name');
  const asked = [];
  page.on('request', (request) => { if (request.postData()?.includes('query More(')) asked.push(request.postDataJSON().variables); });
  assert.equal((await names()).length, 4);
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.locator('.card').nth(7).waitFor();
  assert.equal(await page.locator('.card-name').nth(4).evaluate((heading) => heading === document.activeElement), true);
  assert.equal(await page.getByRole('status').textContent(), '4 more, 8 of 11 partners shown.');
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.locator('.card').nth(10).waitFor();
  const found = await names();
  assert.equal(new Set(found).size, demoPartners);
  assert.deepEqual(found, found.toSorted((a, b) => a.localeCompare(b, 'en')));
  assert.equal(await page.getByRole('button', { name: 'Load more' }).isVisible(), false);
  assert.deepEqual(asked.map(({ first, after }) => [first, typeof after]), [[4, 'string'], [4, 'string']]);
  await close();
});

test('what was typed but not yet searched for is kept when a box is ticked', async () => {
  const { page, words, box, names, close } = await open(browser);
  await names();
  await words.fill('cloud');
  await box('Singapore').check();
  await page.waitForURL(/q=cloud&country=SG/);
  assert.equal(await words.inputValue(), 'cloud');
  await close();
});
