// What both servers share: the product's statements over its files, prepared once, and its tokens.
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createVerifier } from 'fast-jwt';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const files = new Map();

const open = file => {
  if (!files.has(file)) files.set(file, new Database(file, { readonly: true }));
  return files.get(file);
};

const bare = name => name.replace(/^@/, '');

const prepare = ({ text, parameters, file }) => {
  const statement = open(file).prepare(text).raw();
  const given = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [bare(name), value]));
  return { statement, given };
};

const [customers, someCustomers, budgets, members, spending, distribution] =
  [plan.customers, plan.someCustomers, plan.budgets, plan.members, plan.spending, plan.distribution].map(prepare);
// Sums are larger than what a number holds exactly.
for (const { statement } of [spending, distribution]) statement.safeIntegers();

const all = ({ statement, given }, more) => statement.all({ ...given, ...more });

const listed = (list, ids) => Object.fromEntries(ids.map((id, index) => [`${list}${index + 1}`, id]));

const byKey = (rows, make) => new Map(rows.map(row => [row[0], make(row)]));

const id = (type, key) => Buffer.from(`${type}:${key}`).toString('base64url');

const instant = milliseconds => `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;

const amount = (high, low) => {
  const units = high * 10000000000n + low;
  const digits = (units < 0n ? -units : units).toString().padStart(9, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`;
};

const month = number => `${Math.trunc(number / 100)}-${String(number % 100).padStart(2, '0')}`;

const decimal = text => {
  const [whole, part = ''] = String(text).split('.');
  return `${whole}.${part.padEnd(8, '0')}`;
};

export const port = Number(process.argv[3]);

/** One page; one row more than asked for tells whether there are more. */
export const pageOfCustomers = first => all(first === 100 ? customers : someCustomers, { p: first + 1 }).slice(0, first).map(row => ({
  key: row[0], id: id('Customer', row[0]), name: row[8], email: row[6], country: row[5], registeredAt: instant(row[12]), managerKey: row[1],
  association: row[7] === null ? null : { model: row[7].toUpperCase(), since: instant(row[3]) },
}));

export const budgetsOf = keys => {
  const found = byKey(all(budgets, listed('customerIds', keys)), row =>
    ({ amount: decimal(row[2]), firstMonth: month(row[3]), onExceeded: row[6].toUpperCase() }));
  return keys.map(key => found.get(key) ?? null);
};

export const managersOf = keys => {
  const found = byKey(all(members, listed('memberIds', [...new Set(keys)])), row => ({ id: id('Member', row[0]), userName: row[10] }));
  return keys.map(key => found.get(key) ?? null);
};

export const spendingOf = (keys, first, last) => {
  const found = byKey(all(spending, { ...listed('customerIds', keys), first, last }), row =>
    ({ total: { listPrice: amount(row[2], row[3]), amountDue: amount(row[5], row[6]) } }));
  const nothing = { total: { listPrice: amount(0n, 0n), amountDue: amount(0n, 0n) } };
  return keys.map(key => found.get(key) ?? nothing);
};

export const slicesOf = (first, last) => all(distribution, { first, last }).map(row => ({
  serviceType: row[0], region: row[1],
  amounts: { listPrice: amount(row[2], row[3]), discountedAmount: amount(row[4], row[5]), amountDue: amount(row[6], row[7]) },
}));

const verify = createVerifier({
  key: Buffer.from(plan.signingKey, 'base64'), algorithms: ['HS256'], allowedIss: plan.issuer, allowedAud: plan.audience,
});

/** The claims of the caller; null for a stranger. Throws when the token is not valid. */
export const caller = authorization => authorization === undefined ? null : verify(authorization.slice('Bearer '.length));

export const signedIn = user => {
  if (user === null) throw new Error('Sign in.');
};
