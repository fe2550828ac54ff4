import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, monthName, open, phone, picture, settled, violations, withAxe } from './browser.mjs';

let browser, billed;
before(async () => {
  browser = await launch();
  const [{ month }] = (await api('{ partnerBills(first: 1) { nodes { month } } }')).partnerBills.nodes;
  billed = monthName(month);
});
after(() => browser.close());

const desktop = { width: 1280, height: 900 };
const looks = { light: [desktop, 'light'], dark: [desktop, 'dark'], phone: [phone.viewport, 'light'] };

test('every screen can be used by everybody, and needs no sideways scrolling', async (t) => {
  const { page, close } = await open(browser, '', { before: withAxe, reducedMotion: 'reduce' });
  for (const name of ['Overview', 'Customers', 'Spending', 'Incentives', 'Bills', billed])
    await t.test(name, async () => {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { name, exact: name !== billed }).first().waitFor();
      await settled(page);
      for (const [look, [size, colorScheme]] of Object.entries(looks)) {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        assert.deepEqual([look, await violations(page)], [look, []]);
        const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= seen, `${wide} wide of ${seen} (${look})`);
        await picture(page, `${name.toLowerCase().replace(/ .*/, '-bill')}-${look}`);
      }
    });
  await close();
});

test('the keyboard alone leads from the first link to a screen and to what it says', async () => {
  const { page, close } = await open(browser, '');
  await settled(page);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Spending' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Spending');
  assert.equal(await page.title(), 'Spending – PartnerGraph');
  assert.equal(await page.getByRole('navigation').locator('[aria-current]').innerText(), 'Spending');
  await close();
});

test('what a role does not see is said where it would stand, with its code, and the rest is shown', async () => {
  const { page, close } = await open(browser, '', { as: 'otto' });
  await settled(page);
  await page.getByRole('img', { name: /^Consumption quota/ }).waitFor();
  await page.getByRole('link', { name: 'Customers' }).click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /Your role does not see this\.[^]*FORBIDDEN/);
  await close();
});

test('a server that does not answer can be asked again', async () => {
  let down = true;
  const { page, close } = await open(browser, 'bills', {
    expected: [/Failed to load resource/],
    before: (tab) => tab.route('**/graphql', (route) => (down && route.request().postData().includes('query Bills(') ? route.abort() : route.continue())),
  });
  await page.getByText('The server could not be reached.').waitFor();
  await picture(page, 'unreachable');
  down = false;
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByRole('table', { name: /^Bills/ }).waitFor();
  await close();
});
