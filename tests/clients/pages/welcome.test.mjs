import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, open, origin, picture, skip } from './browser.mjs';

const ide = new URL('../../../src/Api.GraphQL/wwwroot/ide/index.html', import.meta.url);
let browser;
before(async () => { if (!skip) browser = await launch(); });
after(() => browser?.close());

for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, phone: { viewport: { width: 390, height: 844 }, isMobile: true } }))
  test(`the server's address leads to everything without a script (${name})`, { skip }, async () => {
    const { page, close } = await open(browser, `${origin}/`, { javaScriptEnabled: false, ...options });
    assert.deepEqual(await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
      ['graphql/', 'console/', 'finder/', 'docs/building-a-front-end.md', 'docs/']);
    await picture(page, `welcome-${name}`);
    await page.getByRole('link', { name: 'Building a front end' }).click();
    assert.equal(await page.title(), 'Building a front end – PartnerGraph');
    assert.ok(await page.getByRole('table').count() >= 4);
    await picture(page, `documentation-${name}`);
    await page.getByRole('link', { name: 'Every code' }).click();
    await page.getByRole('cell', { name: 'STORE_UNAVAILABLE' }).waitFor();
    await page.getByRole('link', { name: 'Documentation' }).click();
    await page.getByRole('link', { name: '1. Decisions are static functions' }).waitFor();
    await picture(page, `documentation-index-${name}`);
    await close();
  });

test('the IDE opens with the named operations', { skip: skip || (existsSync(ide) ? false : 'the IDE page is not installed') }, async () => {
  const { page, close } = await open(browser, `${origin}/graphql/`);
  await page.getByText('Create Document').first().click();
  await page.locator('.view-lines').filter({ hasText: /query\s+Alerts/ }).first().waitFor();
  await picture(page, 'ide');
  await close();
});
