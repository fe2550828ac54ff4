import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-sse';
import { headers, operations, url } from './target.mjs';

const open = (options = {}) => createClient({ url, headers, retryAttempts: 0, ...options });

const first = async (iterable, count) => {
  const seen = [];
  for await (const result of iterable) {
    seen.push(result);
    if (seen.length === count) break;
  }
  return seen;
};

const ask = ({ text, variables }) => ({ query: text, variables });

test('a query over server-sent events', async () => {
  const [result] = await first(open().iterate(ask(operations.query)), Infinity);
  assert.deepEqual(result.data, operations.query.data);
});

test('a mutation over server-sent events', async () => {
  const [result] = await first(open().iterate(ask(operations.mutation)), Infinity);
  assert.deepEqual(result.data, operations.mutation.data);
});

test('a subscription over server-sent events', { skip: !operations.subscription }, async () => {
  const expected = operations.subscription.data;
  const client = open();
  const seen = await first(client.iterate(ask(operations.subscription)), operations.subscription.ends ? Infinity : expected.length);
  assert.deepEqual(seen.map((result) => result.data), expected);
  client.dispose();
});

test('several subscriptions of one client are connections of their own', { skip: !operations.subscription }, async () => {
  const client = open();
  const expected = operations.subscription.data;
  const all = await Promise.all([1, 2, 3].map(() => first(client.iterate(ask(operations.subscription)), operations.subscription.ends ? Infinity : expected.length)));
  for (const seen of all) assert.deepEqual(seen.map((result) => result.data), expected);
  client.dispose();
});

test('what is wrong with an operation comes as its result', async () => {
  const [result] = await first(open().iterate({ query: '{ thisFieldDoesNotExist }' }), Infinity);
  assert.equal(result.errors[0].extensions.code, 'VALIDATION_FAILED');
});

test('a wrong token is told before anything streams', async () => {
  await assert.rejects(first(open({ headers: { authorization: 'Bearer wrong' } }).iterate(ask(operations.query)), Infinity), (refused) => {
    assert.equal(refused.response.status, 401);
    return true;
  });
});
