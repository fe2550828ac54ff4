import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, origin, picture } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a card leads to the page of its partner, and that back to the search', async () => {
  const { page, names, close } = await open(browser, '?q=kubernetes');
  await names();
  await page.getByRole('link', { name: 'Elbe Systemhaus GmbH' }).click();
  await page.waitForURL(/\/finder\/partner\/elbe-systemhaus-gmbh~demo-elbe$/);
  assert.equal(await page.title(), 'Elbe Systemhaus GmbH – Partner Finder');
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Elbe Systemhaus GmbH');
  assert.match(await page.locator('.facts').innerText(), /Works in\s+Hamburg \(Germany\), Berlin \(Germany\), Munich \(Germany\)/);
  assert.equal(await page.getByRole('link', { name: 'demo-elbe.example', exact: true }).getAttribute('rel'), 'noopener noreferrer nofollow ugc');
  assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), page.url());
  await picture(page, 'partner-light');
  await page.getByRole('link', { name: 'Partner Finder' }).click();
  await page.waitForURL(/\/finder\/$/);
  await close();
});

for (const [name, options] of Object.entries({ dark: { colorScheme: 'dark' }, phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } }))
  test(`the page is read without a script (${name})`, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, ...options });
    const page = await context.newPage();
    await page.goto(`${origin}/finder/partner/dragon-gate-data~demo-dragon`);
    assert.equal(await page.locator('[lang=zh]').first().textContent(), '龙门数据技术有限公司');
    const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
    assert.deepEqual([data['@type'], data.name, data.address.length], ['Organization', 'Dragon Gate Data', 3]);
    const { scrollWidth, clientWidth } = { scrollWidth: await page.locator('html').evaluate((html) => html.scrollWidth), clientWidth: await page.locator('html').evaluate((html) => html.clientWidth) };
    assert.equal(scrollWidth, clientWidth);
    await picture(page, `partner-${name}`, { fullPage: true });
    await context.close();
  });

test('a partner that is not there has a page that says so', async () => {
  const { page, close } = await open(browser, 'partner/nobody~nobody', { expected: [/404/] });
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'No such partner');
  await picture(page, 'partner-absent');
  await page.getByRole('link', { name: 'Search all partners' }).click();
  await page.waitForURL(/\/finder\/$/);
  await close();
});

test('a card tells since when it is a partner and when it was updated', async () => {
  const { page, names, close } = await open(browser);
  await names();
  assert.match(await page.locator('.card-dates').first().textContent(), /^Partner since \d{4} · updated \d{1,2} [A-Z][a-z]+ \d{4}$/);
  await close();
});

for (const [typed, option, value] of [['Munchen', 'MünchenMunich', 'Munich'], ['Sigapore', 'Singapore', 'Singapore']])
  test(`the place is completed for ${typed}`, async () => {
    const { page, names, close } = await open(browser);
    await names();
    const place = page.getByRole('combobox', { name: 'Near' });
    await place.pressSequentially(typed);
    await page.getByRole('listbox', { name: 'Cities' }).getByRole('option').first().waitFor();
    assert.equal(await page.locator('#cities .option-name').first().textContent(), option);
    await picture(page, `cities-${typed}`);
    await place.press('ArrowDown');
    await place.press('Enter');
    await page.waitForURL(new RegExp(`near=${value}`));
    await names();
    await page.locator('.distance').first().waitFor();
    assert.equal(await place.inputValue(), value);
    await close();
  });

test('a misspelt place that was searched for is put right by a click', async () => {
  const { page, names, close } = await open(browser, '?near=Hambrug', { expected: [/400|Failed to load/] });
  await page.getByRole('button', { name: 'Near Hamburg' }).click();
  await page.waitForURL(/near=Hamburg/);
  assert.ok((await names()).includes('Elbe Systemhaus GmbH'));
  await close();
});
