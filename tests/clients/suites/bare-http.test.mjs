import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authorized, operations, url } from './target.mjs';

const post = (body) => authorized(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
  body: JSON.stringify(body),
});

test('a mutation by GET is refused also once its text is cached', async () => {
  const { text, variables } = operations.mutation;
  assert.equal((await post({ query: text, variables })).status, 200);
  const search = new URLSearchParams({ query: text, variables: JSON.stringify(variables) });
  const response = await authorized(`${url}?${search}`);
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'POST');
});

test('a body of repeated fields is refused', async () => {
  const response = await post({ query: `{ ${'__typename '.repeat(12_000)} }` });
  assert.equal(response.status, 400);
  assert.equal((await response.json()).errors[0].extensions.code, 'DOCUMENT_TOO_LARGE');
});

test('a wrong token is 401 with a normal body', async () => {
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer wrong' }, body: '{"query":"{ __typename }"}',
  });
  assert.equal(response.status, 401);
  assert.equal((await response.json()).errors[0].extensions.code, 'UNAUTHENTICATED');
});
