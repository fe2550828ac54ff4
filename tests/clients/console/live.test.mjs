import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, open, picture, settled, shown } from './browser.mjs';

const lumen = 'Q3VzdG9tZXI6ZGVtby1sdW1lbg', harbor = 'Q3VzdG9tZXI6ZGVtby1oYXJib3I';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// One crossing of a threshold, one alert (BUDGET-4): another alert of the same customer takes another threshold.
const setBudget = async (customerId, amount, threshold = '1') => assert.deepEqual((await api('mutation($input: SetCustomerBudgetInput!) { setCustomerBudget(input: $input) { errors { code } } }',
  { input: { customerId, amount, alertRatios: [threshold] } })).setCustomerBudget.errors, []);
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

test('what is raised while the connection is broken is there once it is back, and once: it goes on behind the last cursor', async () => {
  let isBroken = false, socket;
  const begun = [];
  const { page, close } = await open(browser, '', {
    expected: [/WebSocket/],
    before: (tab) => tab.routeWebSocket('**/graphql', (route) => {
      if (isBroken) return route.close({ code: 1001 });
      const server = route.connectToServer();
      route.onMessage((text) => {
        const { type, payload } = JSON.parse(text);
        if (type === 'subscribe' && payload.query.includes('budgetAlertRaised')) begun.push(payload.variables.after);
        server.send(text);
      });
      socket = route;
    }),
  });
  await page.getByText('Live', { exact: true }).waitFor();
  await settled(page);
  await setBudget(harbor, '2', '0.5');
  await news(page).filter({ hasText: 'Harbor Bakery reached 50% of its budget' }).waitFor();
  isBroken = true;
  await socket.close({ code: 1001 });
  await page.getByText('Reconnecting…').waitFor();
  await setBudget(harbor, '2');
  isBroken = false;
  await news(page).filter({ hasText: 'Harbor Bakery reached 100% of its budget' }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  assert.equal(await news(page).count(), 2);
  const seen = (await api('{ alerts(first: 10, kind: BUDGET) { nodes { cursor customerId ... on BudgetAlert { threshold } } } }')).alerts.nodes.find(({ customerId, threshold }) => customerId === harbor && threshold === '0.5');
  assert.deepEqual([begun.length, begun[1]], [2, seen.cursor]);
  assert.notEqual(begun[0], begun[1]);
  await close();
});
