import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { connectionParams, headers, operations, url, wsUrl } from './target.mjs';

const open = () => {
  const socket = createClient({ url: wsUrl, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
  const isSubscription = ({ query }) => getMainDefinition(query).operation === 'subscription';
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.split(isSubscription, new GraphQLWsLink(socket), new HttpLink({ uri: url, headers })),
  });
  return { client, close: async () => { client.stop(); await socket.dispose(); } };
};

const plain = (value) => JSON.parse(JSON.stringify(value, (key, inner) => (key === '__typename' ? undefined : inner)));

test('query', async () => {
  const { client, close } = open();
  const { data } = await client.query({ query: gql(operations.query.text), variables: operations.query.variables });
  assert.deepEqual(plain(data), operations.query.data);
  await close();
});

test('mutation', async () => {
  const { client, close } = open();
  const { data } = await client.mutate({ mutation: gql(operations.mutation.text), variables: operations.mutation.variables });
  assert.deepEqual(plain(data), operations.mutation.data);
  await close();
});

test('an error arrives with its code', { skip: !operations.failure }, async () => {
  const { client, close } = open();
  const { text, variables, code } = operations.failure;
  await assert.rejects(client.query({ query: gql(text), variables }), (error) => {
    assert.ok(CombinedGraphQLErrors.is(error), String(error));
    assert.equal(error.errors[0].extensions.code, code);
    return true;
  });
  await close();
});

test('subscription', { skip: !operations.subscription }, async () => {
  const { client, close } = open();
  const { text, variables, data } = operations.subscription;
  const seen = [];
  await new Promise((resolve, reject) => {
    const running = client.subscribe({ query: gql(text), variables }).subscribe({
      next: (result) => {
        seen.push(plain(result.data));
        if (seen.length === data.length) { running.unsubscribe(); resolve(); }
      },
      error: reject,
    });
  });
  assert.deepEqual(seen, data);
  await close();
});
