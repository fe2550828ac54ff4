import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPartners, launch, open, picture } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('the first load shows every partner and the facets with their counts', async () => {
  const { page, names, count, facetCounts, close } = await open(browser);
  assert.equal((await names()).length, demoPartners);
  assert.equal(await count(), '11 partners');
  assert.deepEqual(await facetCounts('Tier'), { Advanced: 3, Standard: 4, Core: 2, Premier: 2 });
  assert.equal(await page.getByRole('status').textContent(), '11 partners found.');
  const aurora = page.getByRole('article', { name: 'Aurora Cloud Partners' });
  assert.equal(await aurora.locator('[lang=zh]').textContent(), '极光云合作伙伴');
  assert.equal(await aurora.locator('.card-places').innerText(), 'Singapore · Jakarta (Indonesia)');
  const site = aurora.getByRole('link', { name: 'demo-aurora.example', exact: true });
  assert.equal(await site.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await aurora.getByRole('link', { name: 'Email hello@demo-aurora.example' }).getAttribute('href'), 'mailto:hello@demo-aurora.example');
  await picture(page, 'desktop-light');
  await close();
});

test('typing suggests names; the arrows and Enter choose one', async () => {
  const { page, words, names, close } = await open(browser);
  await names();
  await words.pressSequentially('dra');
  const option = page.getByRole('option').first();
  await option.waitFor();
  assert.equal(await words.getAttribute('aria-expanded'), 'true');
  assert.equal(await option.locator('mark').textContent(), 'Dra');
  assert.match(await page.getByRole('status').textContent(), /^1 suggestion/);
  await words.press('ArrowDown');
  assert.equal(await words.getAttribute('aria-activedescendant'), await option.getAttribute('id'));
  assert.equal(await option.getAttribute('aria-selected'), 'true');
  await picture(page, 'suggestions');
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('query Search('));
  await words.press('Enter');
  await answered;
  assert.equal((await names())[0], 'Dragon Gate Data');
  assert.equal(await words.inputValue(), 'Dragon Gate Data');
  assert.match(page.url(), /\?q=Dragon\+Gate\+Data$/);
  await close();
});

test('Escape closes the suggestions and keeps what was typed', async () => {
  const { page, words, close } = await open(browser);
  await words.pressSequentially('au');
  await page.getByRole('option').first().waitFor();
  await words.press('Escape');
  assert.equal(await page.getByRole('listbox').isVisible(), false);
  assert.equal(await words.getAttribute('aria-expanded'), 'false');
  assert.equal(await words.inputValue(), 'au');
  await close();
});

test('suggestions that arrive out of order are dropped', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const { page, words, close } = await open(browser, '', {
    before: (tab) => tab.route('**/graphql', async (route) => {
      const { query, variables } = route.request().postDataJSON();
      if (!query.includes('Suggest') || variables.prefix !== 'e') return route.continue();
      const late = await route.fetch();
      await held;
      // The page gave up on it: there may be nobody to answer.
      await route.fulfill({ response: late }).catch(() => {});
    }),
  });
  const asked = page.waitForRequest((request) => request.postData()?.includes('"prefix":"e"'));
  await words.pressSequentially('e');
  await asked;
  await words.fill('jade');
  await page.getByRole('option', { name: /Jade/ }).waitFor();
  release();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  assert.deepEqual(await page.locator('.option-name').allTextContents(), ['Jade Harbour Cloud玉港云服务']);
  await close();
});

test('a misspelt word is put right by a click', async () => {
  const { page, words, search, names, close } = await open(browser);
  await search('databse');
  await page.locator('#did-you-mean').waitFor();
  await picture(page, 'did-you-mean');
  await page.getByRole('button', { name: 'database', exact: true }).click();
  await page.waitForURL(/q=database$/);
  assert.equal(await words.inputValue(), 'database');
  assert.ok((await names()).includes('Aurora Cloud Partners'));
  assert.equal(await page.locator('#did-you-mean').isVisible(), false);
  await close();
});

test('Chinese words find and are marked', async () => {
  const { page, search, names, close } = await open(browser);
  await search('龙门数据');
  assert.equal((await names())[0], 'Dragon Gate Data');
  assert.match(await page.locator('.card').first().locator('[lang=zh] mark').first().textContent(), /龙门/);
  await picture(page, 'chinese');
  await close();
});

test('what was searched for is marked where it stands', async () => {
  const { page, search, close } = await open(browser);
  await search('kubernetes');
  const marks = await page.getByRole('article', { name: 'Elbe Systemhaus GmbH' }).locator('mark').allTextContents();
  assert.ok(marks.length > 0 && marks.every((mark) => mark === 'Kubernetes'), marks.join());
  await close();
});
