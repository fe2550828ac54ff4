import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, open, picture, settled, shown } from './browser.mjs';

const lumen = 'Q3VzdG9tZXI6ZGVtby1sdW1lbg', harbor = 'Q3VzdG9tZXI6ZGVtby1oYXJib3I';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const setBudget = async (customerId, amount) => assert.deepEqual((await api('mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }',
  { input: { customerId, amount, alertRatios: ['1'] } })).setCustomerBudget.errors, []);
const news = (page) => page.locator('.alerts li').filter({ has: page.getByText('New', { exact: true }) });

test('an alert appears while somebody looks, and is told to those who do not see it', async () => {
  const { page, close } = await open(browser, '');
  await page.getByText('Live', { exact: true }).waitFor();
  await settled(page);
  assert.equal(await news(page).count(), 0);
  await setBudget(lumen, '3');
  await news(page).first().waitFor();
  const { spentAtOfficialPrice: used } = (await api('query($id: ID!) { customerBudget(customerId: $id) { spentAtOfficialPrice } }', { id: lumen })).customerBudget;
  assert.match(await news(page).first().innerText(), /^Lumen Robotics reached 100% of its budget/);
  assert.ok((await news(page).first().innerText()).includes(`${shown(used)} of 3.00 USD`));
  assert.equal(await page.locator('p[role="status"]').last().innerText(), 'New alert: Lumen Robotics reached 100% of its budget');
  await picture(page, 'alert');
  await page.getByRole('link', { name: 'Bills' }).click();
  await page.getByRole('link', { name: 'Overview' }).click();
  assert.equal(await news(page).count(), 1);
  await close();
});

test('what is raised while the connection is broken is there once it is back, and once', async () => {
  let broken = false, socket;
  const { page, close } = await open(browser, '', {
    expected: [/WebSocket/],
    before: (tab) => tab.routeWebSocket('**/graphql', (route) => {
      if (broken) return route.close({ code: 1001 });
      route.connectToServer();
      socket = route;
    }),
  });
  await page.getByText('Live', { exact: true }).waitFor();
  await settled(page);
  broken = true;
  await socket.close({ code: 1001 });
  await page.getByText('Reconnecting…').waitFor();
  await setBudget(harbor, '2');
  broken = false;
  await page.getByText('Live', { exact: true }).waitFor();
  await news(page).filter({ hasText: 'Harbor Bakery' }).waitFor();
  assert.equal(await news(page).count(), 1);
  await close();
});
