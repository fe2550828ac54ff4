import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import {
  BACKWARDS, END, EventStoreDBClient, MaxAppendSizeExceededError, START, StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError,
  eventTypeFilter, jsonEvent, streamNameFilter,
} from '@eventstore/db-client';

const client = EventStoreDBClient.connectionString(process.env.EVENTSTORE);
after(() => client.dispose());

const name = () => `client-${randomUUID()}`;
const event = (n, type = 'happened.v1') => jsonEvent({ id: randomUUID(), type, data: { n }, metadata: { actor: 'tester' } });
const all = async (reading) => {
  const read = [];
  for await (const resolved of reading) read.push(resolved.event);
  return read;
};
const numbers = (events) => events.map(({ data }) => data.n);

// The client appends in batches unless a call brings credentials: both ways are served.
for (const [way, options] of [['in a batch', {}], ['by itself', { credentials: { username: 'ops', password: 'secret' } }]]) {
  test(`an append ${way} is stored, and read as it was`, async () => {
    const stream = name();
    const sent = [event(1), event(2), event(3)];
    const result = await client.appendToStream(stream, sent, { expectedRevision: 'no_stream', ...options });
    assert.equal(result.success, true);
    assert.equal(result.nextExpectedRevision, 2n);
    const read = await all(client.readStream(stream));
    assert.deepEqual(read.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })), sent.map(({ id, type, data, metadata }) => ({ id, type, data, metadata })));
    assert.deepEqual(read.map(({ revision }) => revision), [0n, 1n, 2n]);
    assert.ok(read[2].position.commit === result.position.commit && read[1].position.commit > read[0].position.commit);
  });

  test(`every expected version is held to, ${way}`, async () => {
    const stream = name();
    const append = (expectedRevision) => client.appendToStream(stream, event(0), { expectedRevision, ...options });
    await assert.rejects(append('stream_exists'), WrongExpectedVersionError);
    await assert.rejects(append(0n), WrongExpectedVersionError);
    await append('any');
    await append('stream_exists');
    await append(1n);
    await assert.rejects(append('no_stream'), WrongExpectedVersionError);
    await assert.rejects(append(1n), (error) => error instanceof WrongExpectedVersionError && error.actualVersion === 2n && error.expectedVersion === 1n);
    assert.equal((await all(client.readStream(stream))).length, 3);
  });

  test(`an append that is sent again ${way} is stored once`, async () => {
    const stream = name();
    const sent = [event(1), event(2)];
    const first = await client.appendToStream(stream, sent, { expectedRevision: 'no_stream', ...options });
    const again = await client.appendToStream(stream, sent, { expectedRevision: 'no_stream', ...options });
    assert.equal(again.nextExpectedRevision, first.nextExpectedRevision);
    assert.equal((await all(client.readStream(stream))).length, 2);
  });

  test(`an append of more than a megabyte ${way} is refused`, () =>
    assert.rejects(client.appendToStream(name(), event('x'.repeat(1_100_000)), options), MaxAppendSizeExceededError));
}

test('a stream is read from any revision in both directions', async () => {
  const stream = name();
  await client.appendToStream(stream, [0, 1, 2, 3, 4].map((n) => event(n)));
  assert.deepEqual(numbers(await all(client.readStream(stream, { fromRevision: 2n, maxCount: 2 }))), [2, 3]);
  assert.deepEqual(numbers(await all(client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 2 }))), [4, 3]);
  assert.deepEqual(numbers(await all(client.readStream(stream, { direction: BACKWARDS, fromRevision: 1n }))), [1, 0]);
});

test('a stream that is not there, deleted, or gone for ever is told apart', async () => {
  const stream = name();
  await assert.rejects(all(client.readStream(stream)), StreamNotFoundError);
  await client.appendToStream(stream, event(1));
  await client.deleteStream(stream);
  await assert.rejects(all(client.readStream(stream)), StreamNotFoundError);
  assert.equal((await client.appendToStream(stream, event(2), { expectedRevision: 'no_stream' })).nextExpectedRevision, 1n);
  assert.deepEqual(numbers(await all(client.readStream(stream))), [2]);
  await client.tombstoneStream(stream);
  await assert.rejects(all(client.readStream(stream)), (error) => error instanceof StreamDeletedError && error.streamName === stream);
  await assert.rejects(client.appendToStream(stream, event(3)), StreamDeletedError);
});

test('a subscription to a stream gives what is there and what comes', async () => {
  const stream = name();
  await client.appendToStream(stream, [event(0), event(1), event(2)]);
  const seen = [];
  for await (const { event: { data } } of client.subscribeToStream(stream, { fromRevision: 0n })) {
    seen.push(data.n);
    if (seen.length === 2) await client.appendToStream(stream, event(3));
    if (seen.length === 3) break;
  }
  assert.deepEqual(seen, [1, 2, 3]);
});

test('all streams are read in one order, from any position in both directions', async () => {
  const [one, other] = [name(), name()];
  for (const [stream, n] of [[one, 0], [other, 1], [one, 2]]) await client.appendToStream(stream, event(n));
  const ours = (events) => events.filter(({ streamId }) => streamId === one || streamId === other);
  const read = ours(await all(client.readAll()));
  assert.deepEqual(numbers(read), [0, 1, 2]);
  assert.deepEqual(numbers(ours(await all(client.readAll({ fromPosition: read[1].position })))), [1, 2]);
  assert.deepEqual(numbers(ours(await all(client.readAll({ direction: BACKWARDS, fromPosition: END })))), [2, 1, 0]);
  assert.deepEqual(numbers(ours(await all(client.readAll({ direction: BACKWARDS, fromPosition: read[1].position })))), [0]);
});

test('a subscription to all streams is filtered by the server, with checkpoints, and resumed after a position', async () => {
  const [stream, type] = [name(), `wanted-${randomUUID()}`];
  const checkpoints = [];
  const follow = async (count, options) => {
    const seen = [];
    for await (const { event: found } of client.subscribeToAll(options)) {
      seen.push(found);
      if (seen.length === count) break;
    }
    return seen;
  };
  for (let n = 0; n < 100; n++) await client.appendToStream(stream, event(n, n % 50 === 0 ? type : 'other.v1'));
  const byType = await follow(2, {
    fromPosition: START,
    filter: eventTypeFilter({ prefixes: [type], checkpointInterval: 1, checkpointReached: (_, position) => checkpoints.push(position.commit) }),
  });
  assert.deepEqual(numbers(byType), [0, 50]);
  assert.ok(checkpoints.length > 0 && checkpoints.every((position, index) => index === 0 || position > checkpoints[index - 1]));
  const byStream = await follow(3, { fromPosition: byType[1].position, filter: streamNameFilter({ prefixes: [stream] }) });
  assert.deepEqual(numbers(byStream), [51, 52, 53]);
});
