import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { connectionParams, operations, wsUrl } from './target.mjs';

const open = (options = {}) => {
  const closes = [];
  const client = createClient({
    url: wsUrl, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0, lazy: true,
    on: { closed: (event) => closes.push(event.code) }, ...options,
  });
  return { client, closes };
};

const first = async (iterable, count) => {
  const seen = [];
  for await (const result of iterable) {
    seen.push(result);
    if (seen.length === count) break;
  }
  return seen;
};

const ask = ({ text, variables }) => ({ query: text, variables });
const plain = (value) => JSON.parse(JSON.stringify(value));

test('query', async () => {
  const { client } = open();
  const [result] = await first(client.iterate(ask(operations.query)), 1);
  assert.deepEqual(plain(result.data), operations.query.data);
  await client.dispose();
});

test('mutation', async () => {
  const { client } = open();
  const [result] = await first(client.iterate(ask(operations.mutation)), 1);
  assert.deepEqual(plain(result.data), operations.mutation.data);
  await client.dispose();
});

test('subscription', { skip: !operations.subscription }, async () => {
  const { client } = open();
  const expected = operations.subscription.data;
  const seen = await first(client.iterate(ask(operations.subscription)), operations.subscription.ends ? Infinity : expected.length);
  assert.deepEqual(seen.map((result) => plain(result.data)), expected);
  await client.dispose();
});

test('an invalid operation is answered by an error message', async () => {
  const { client } = open();
  await assert.rejects(first(client.iterate({ query: '{ thisFieldDoesNotExist }' }), 1), (errors) => {
    assert.equal(errors[0].extensions.code, 'VALIDATION_FAILED');
    return true;
  });
  await client.dispose();
});

test('a client that closes and comes back sees 1000, never 1006', async () => {
  const { client, closes } = open({ lazy: false, retryAttempts: 3, retryWait: async () => {} });
  await first(client.iterate({ query: '{ __typename }' }), 1);
  let reconnected;
  const again = new Promise((resolve) => { reconnected = resolve; });
  client.on('connected', reconnected);
  client.terminate();
  await again;
  assert.equal(closes.shift(), 4499, 'the code of terminate() itself');
  await first(client.iterate({ query: '{ __typename }' }), 1);
  const closed = new Promise((resolve) => client.on('closed', resolve));
  await client.dispose();
  assert.equal((await closed).code, 1000);
  assert.deepEqual(closes, [1000]);
});

test('a wrong token is refused with 4403', async () => {
  const { client, closes } = open({ connectionParams: { authorization: 'Bearer wrong' } });
  await assert.rejects(first(client.iterate({ query: '{ __typename }' }), 1));
  assert.deepEqual(closes, [4403]);
  await client.dispose();
});

test('the close frame of a bare client is answered with its code', async () => {
  const socket = new WebSocket(wsUrl, 'graphql-transport-ws');
  await new Promise((resolve) => socket.on('open', resolve));
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.close(1000, 'done');
  assert.equal(await closed, 1000);
});
