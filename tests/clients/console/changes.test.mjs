import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { api, factsOf, launch, monthName, open, picture, rowsOf, settled, shown } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const bills = async () => (await api('{ partnerBills(first: 12) { nodes { id month state usage couponApplied payable fromBalance unpaid } } }')).partnerBills.nodes;

test('a bill leads from the list to its lines, page by page', async () => {
  const told = await bills();
  const { page, close } = await open(browser, 'bills');
  await settled(page);
  assert.deepEqual((await rowsOf(page, /^Bills/)).map(([month, , ...amounts]) => [month, ...amounts]),
    told.map((bill) => [monthName(bill.month), shown(bill.usage), shown(bill.couponApplied), shown(bill.payable), shown(bill.fromBalance), shown(bill.unpaid)]));
  const [{ month, usage, unpaid }] = told;
  await page.getByRole('link', { name: monthName(month) }).click();
  await page.waitForURL(`**/bills?month=${month}`);
  await settled(page);
  const facts = await factsOf(page.locator('section.card').first());
  assert.deepEqual([facts.Usage, facts.Unpaid], [shown(usage), shown(unpaid)]);
  const { lines } = (await api('query($month: Month!) { partnerBill(month: $month) { lines(first: 40) { totalCount nodes { serviceType region amount customer { name } } } } }', { month })).partnerBill;
  assert.ok(lines.totalCount >= 40);
  const seen = async () => { await settled(page); return (await rowsOf(page, /^Lines of/)).map(([, customer, service, region, , amount]) => [customer, service, region, amount]); };
  const wanted = lines.nodes.map((line) => [line.customer.name, line.serviceType, line.region, shown(line.amount)]);
  assert.deepEqual(await seen(), wanted.slice(0, 20));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.waitForFunction(() => !document.querySelector('.pager button').disabled);
  assert.deepEqual(await seen(), wanted.slice(20, 40));
  await close();
});

test("a bill's file is written, told and downloaded whole", async () => {
  const [{ month }] = await bills();
  const { page, close } = await open(browser, `bills?month=${month}`);
  await page.getByRole('button', { name: 'Export this bill' }).click();
  const button = page.getByRole('button', { name: /^Download / });
  await button.waitFor();
  const [arrived] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const [file] = (await api('{ exports(first: 1) { nodes { fileName bytes sha256 state } } }')).exports.nodes;
  const content = await readFile(await arrived.path());
  assert.deepEqual([arrived.suggestedFilename(), String(content.length), createHash('sha256').update(content).digest('hex')], [file.fileName, file.bytes, file.sha256]);
  await picture(page, 'bill-exported');
  await close();
});

test('a budget is set, and one that the rules refuse says why and what to do', async () => {
  const { page, close } = await open(browser, 'customers');
  await settled(page);
  await page.getByRole('button', { name: 'Set budget of Lumen Robotics' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set budget of Lumen Robotics' });
  await dialog.getByLabel('USD a month').fill('4321.5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The budget of Lumen Robotics is set.').waitFor();
  await page.getByRole('row', { name: /Lumen Robotics.*of 4,321\.50 USD/ }).waitFor();
  const { amount } = (await api('{ customerBudget(customerId: "Q3VzdG9tZXI6ZGVtby1sdW1lbg") { amount } }')).customerBudget;
  assert.equal(amount, '4321.50000000');

  await page.getByRole('button', { name: 'Set budget of Tern Travel' }).click();
  const refused = page.getByRole('dialog', { name: 'Set budget of Tern Travel' });
  await refused.getByLabel('USD a month').fill('10');
  await refused.getByRole('button', { name: 'Save' }).click();
  await refused.getByRole('alert').waitFor();
  const [{ message, remedy }] = (await api('mutation { setCustomerBudget(input: { customerId: "Q3VzdG9tZXI6ZGVtby10ZXJu", amount: "10" }) { errors { message remedy } } }')).setCustomerBudget.errors;
  const told = await refused.getByRole('alert').innerText();
  for (const part of [message, remedy, 'NOT_A_RESELLER_CUSTOMER', 'BUDGET-2']) assert.ok(told.includes(part), `${part} is not in ${told}`);
  await picture(page, 'refusal');
  await refused.getByRole('button', { name: 'Cancel' }).click();
  await refused.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Set budget of Tern Travel');
  await close();
});
