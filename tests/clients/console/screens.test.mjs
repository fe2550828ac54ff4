import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, factsOf, launch, monthName, open, rowsOf, settled, shown } from './browser.mjs';

let browser, month;
before(async () => {
  browser = await launch();
  ({ expenditureOverview: { month } } = await api('{ expenditureOverview { month } }'));
});
after(() => browser.close());

const card = (page, title) => page.locator('section.card').filter({ has: page.getByRole('heading', { level: 2, name: title }) });

test('the overview shows credit, spending, debt, balance and alerts as the API answers them', async () => {
  const { page, close } = await open(browser, '');
  await settled(page);
  const told = await api(`{
    consumptionQuota { total used remaining ratio requestedIncrease } amountDue { latestMonth previousMonths overdue total } accountBalance { amount }
    expenditureOverview(display: true) { monthSpending } alerts(first: 10) { nodes { used limit } }
  }`);
  const quota = told.consumptionQuota;
  assert.deepEqual(await factsOf(card(page, 'Consumption quota')), {
    Used: shown(quota.used), Remaining: shown(quota.remaining), Total: shown(quota.total), ...(quota.requestedIncrease && { 'Requested increase': shown(quota.requestedIncrease) }),
  });
  assert.match(await page.getByRole('img', { name: /^Consumption quota: / }).getAttribute('aria-label'), new RegExp(`: ${Math.round(Number(quota.ratio) * 1000) / 10}%$`));
  assert.deepEqual(await factsOf(card(page, 'Amount due')), { 'Latest bill': shown(told.amountDue.latestMonth), 'Earlier bills': shown(told.amountDue.previousMonths), Overdue: shown(told.amountDue.overdue) });
  assert.deepEqual(
    await Promise.all(['Spending', 'Account balance', 'Amount due'].map((title) => card(page, title).locator('.figure .money').innerText())),
    [told.expenditureOverview.monthSpending, told.accountBalance.amount, told.amountDue.total].map(shown));
  assert.equal(await card(page, 'Amount due').locator('.figure .money').getAttribute('value'), told.amountDue.total);
  assert.deepEqual(await page.locator('.alerts .hint').evaluateAll((hints) => hints.map((hint) => hint.innerText.split(' · ')[0])), told.alerts.nodes.map(({ used, limit }) => `${shown(used)} of ${shown(limit)}`));
  await close();
});

test('customers are shown with spending and budget, and can be narrowed by an address', async () => {
  const { page, close } = await open(browser, 'customers');
  await settled(page);
  const { customers } = await api(`query($from: Date) { customers(first: 20) { totalCount nodes {
    name country accountManager { userName } budget { amount spentAtOfficialPrice } expenditure(from: $from) { total { amountDue } } } } }`, { from: `${month}-01` });
  assert.ok(customers.nodes.some(({ budget }) => budget) && customers.nodes.length >= 3);
  const rows = await rowsOf(page, /^Customers/);
  assert.deepEqual(rows.map(([name, , , manager, spent, budget]) => [name, manager, spent, budget]), customers.nodes.map((customer) => [
    `${customer.name} ${customer.country}`, customer.accountManager.userName, shown(customer.expenditure.total.amountDue),
    customer.budget ? `${shown(customer.budget.spentAtOfficialPrice)} of ${shown(customer.budget.amount)}` : 'None']));
  assert.equal(await page.locator('.count').innerText(), `${customers.totalCount} customers`);

  await page.getByLabel('Name, email or account').fill('tern');
  await page.getByLabel('Name, email or account').press('Enter');
  await page.getByText('1 customer', { exact: true }).waitFor();
  assert.deepEqual((await rowsOf(page, /^Customers/)).map(([name]) => name.split(' SG')[0]), ['Tern Travel']);
  assert.equal(new URL(page.url()).search, '?text=tern');
  await page.getByLabel('Model').selectOption('Reseller');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByText('No customer fits.').waitFor();
  await page.goBack();
  await page.getByText('1 customer', { exact: true }).waitFor();
  await close();
});

test('pages of customers follow one another, and lead back', async () => {
  const whole = (await api('{ customers(first: 20) { nodes { name } } }')).customers.nodes.map(({ name }) => name);
  const bySize = async (route) => {
    const asked = route.request().postDataJSON();
    if (asked.operationName === 'Customers') asked.variables.first = 2;
    await route.continue({ postData: JSON.stringify(asked) });
  };
  const { page, close } = await open(browser, 'customers', { before: (tab) => tab.route('**/graphql', bySize) });
  const names = async () => { await settled(page); return (await rowsOf(page, /^Customers/)).map(([name]) => name.split(' SG')[0]); };
  assert.deepEqual(await names(), whole.slice(0, 2));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('rowheader', { name: whole[2] }).waitFor();
  assert.deepEqual(await names(), whole.slice(2, 4));
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('rowheader', { name: whole[0] }).waitFor();
  assert.deepEqual(await names(), whole.slice(0, 2));
  assert.ok(await page.getByRole('button', { name: 'Previous' }).isDisabled());
  await close();
});

test('spending is shown by service, region and day, and each adds up to the total', async () => {
  const [year, number] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
  const { page, close } = await open(browser, 'spending');
  await page.getByLabel('Month').selectOption(monthName(last));
  await page.waitForURL(`**/spending?month=${last}`);
  const days = { from: `${last}-01`, to: new Date(Date.UTC(year, number - 1, 0)).toISOString().slice(0, 10) };
  const asked = (dimension) => api(`query($from: Date, $to: Date) { expenditureDistribution(from: $from, to: $to) { total { amountDue listPrice lines } slices(first: 100, groupBy: [${dimension}]) { nodes {
    serviceType region day amounts { amountDue listPrice } } } } }`, days);
  const [services, regions, byDay] = await Promise.all(['SERVICE_TYPE', 'REGION', 'DAY'].map(asked));
  const { total } = services.expenditureDistribution;
  await page.locator('.totals').getByText(shown(total.amountDue)).waitFor();
  await settled(page);
  assert.deepEqual(await factsOf(page.locator('.filters')), { 'Amount due': shown(total.amountDue), 'List price': shown(total.listPrice), 'Billing lines': Number(total.lines).toLocaleString('en') });
  const dayName = (day) => new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  for (const [title, answer, name] of [['By service', services, ({ serviceType }) => serviceType], ['By region', regions, ({ region }) => region], ['By day', byDay, ({ day }) => dayName(day)]]) {
    const { nodes } = answer.expenditureDistribution.slices;
    const wanted = nodes.map((slice) => [name(slice), shown(slice.amounts.amountDue), shown(slice.amounts.listPrice)]);
    assert.deepEqual((await rowsOf(page, title)).sort(), wanted.sort());
    assert.equal(nodes.reduce((sum, { amounts }) => sum + BigInt(amounts.amountDue.replace('.', '')), 0n), BigInt(total.amountDue.replace('.', '')));
    await page.getByRole('img', { name: new RegExp(`amount due ${title.toLowerCase()}`) }).waitFor();
  }
  assert.equal((await rowsOf(page, 'By day'))[0][0], dayName(days.from));
  await close();
});

test('incentives are shown line by line with formula, inputs and rules, and a rule explains itself', async () => {
  const { page, close } = await open(browser, 'incentives');
  await settled(page);
  const { incentiveStatements: { nodes } } = await api(`{ incentiveStatements(first: 6) { nodes { period model net incentive claim performance
    lines(first: 50) { nodes { month serviceType listPrice amount formula ruleIds } } } } }`);
  assert.ok(nodes.length >= 2 && nodes.some(({ lines }) => lines.nodes.length > 0));
  for (const { period, model, net, incentive, claim, performance, lines } of nodes) {
    const title = `${monthName(period)}, ${model.toLowerCase()}`;
    const { Net, Incentive, Performance, 'Claimed back': claimed } = await factsOf(card(page, title));
    assert.deepEqual([Net, Incentive, claimed, Performance], [net, incentive, claim, performance].map(shown));
    if (lines.nodes.length > 0) assert.deepEqual((await rowsOf(page, `Lines of ${title}`)).map(([service, of, list, , , amount, formula, rules]) => [service, of, list, amount, formula, rules]),
      lines.nodes.map((line) => [line.serviceType, monthName(line.month), shown(line.listPrice), shown(line.amount), line.formula, line.ruleIds.join(' ')]));
  }
  const [id] = nodes.flatMap(({ lines }) => lines.nodes.flatMap(({ ruleIds }) => ruleIds));
  await page.getByRole('button', { name: `Explain rule ${id}`, exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: `Rule ${id}` });
  await dialog.getByText((await api('query($id: ID!) { policyRule(id: $id) { text } }', { id })).policyRule.text, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await close();
});

test('an address with a month that is none shows the running one, and the list of bills', async () => {
  const { page, close } = await open(browser, 'spending?month=2024-13');
  await settled(page);
  assert.equal(await page.getByLabel('Month').inputValue(), month);
  await page.goto(page.url().replace('spending', 'bills'));
  await page.getByRole('table', { name: /^Bills/ }).waitFor();
  await close();
});

test('amounts are rounded to the cent half away from zero, whatever their size, and never pass through floating point', async () => {
  const edges = { latestMonth: '0.00500000', previousMonths: '-0.00500000', overdue: '0.00499999', total: '12345678901234567890.99500000' };
  const { page, close } = await open(browser, '', { before: (tab) => tab.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    if (body.data?.amountDue) Object.assign(body.data.amountDue, edges);
    await route.fulfill({ response: answer, json: body });
  }) });
  await settled(page);
  assert.deepEqual(await factsOf(card(page, 'Amount due')), { 'Latest bill': '0.01 USD', 'Earlier bills': '-0.01 USD', Overdue: '0.00 USD' });
  assert.equal(await card(page, 'Amount due').locator('.figure .money').innerText(), '12,345,678,901,234,567,891.00 USD');
  await close();
});
