import { cacheExchange, Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { texts } from './texts';

/** Beside this page, under whatever path the server lies. */
export const endpoint = new URL('../graphql', document.baseURI);

/** A query client and a socket that speak for one token. */
export interface Api {
  client: Client;
  socket: SocketClient;
  close: () => void;
}

export interface Watcher {
  /** The token has ended, or never was one. */
  refused: (reason: string) => void;
  connected: (isConnected: boolean) => void;
}

// What the server closes a socket with when its token is not valid, or not any more.
const tokenRefused = 4403;

export function connect(token: string, { refused, connected }: Watcher): Api {
  const authorization = `Bearer ${token}`;
  const client = new Client({
    url: endpoint.href,
    preferGetMethod: false,
    // What was seen before is shown at once, and is brought up to date.
    requestPolicy: 'cache-and-network',
    // With this media type the HTTP status tells whether the request was refused.
    fetchOptions: { headers: { authorization, accept: 'application/graphql-response+json' }, credentials: 'omit' },
    exchanges: [
      mapExchange({ onError: (error) => { if (isUnauthenticated(error)) refused(error.graphQLErrors[0]?.message ?? texts.signIn.ended); } }),
      cacheExchange,
      fetchExchange,
    ],
  });
  const socket = createClient({
    url: endpoint.href.replace(/^http/, 'ws'),
    // A browser sends no headers with a socket.
    connectionParams: { Authorization: authorization },
    // What follows a subscription comes back by itself, behind its last cursor.
    retryAttempts: 0,
    on: {
      connected: () => connected(true),
      closed: (event) => {
        connected(false);
        if ((event as CloseEvent).code === tokenRefused) refused(texts.signIn.ended);
      },
    },
  });
  return { client, socket, close: () => void socket.dispose() };
}

const isUnauthenticated = (error: CombinedError) =>
  (error.response as Response | undefined)?.status === 401 || error.graphQLErrors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');

// What is over in a moment: the same is sent again.
const passing = ['APIG.0308', 'READ_MODEL_BEHIND', 'STORE_UNAVAILABLE'];

/** Whether an operation was refused for good, and its connection is not merely broken. */
export const isRefusal = (reason: unknown) =>
  Array.isArray(reason) && !reason.some((error: { extensions?: { code?: string } }) => passing.includes(error.extensions?.code ?? ''));

/** Under which a mutation that is sent twice is done once. Pages that are not served over TLS have no randomUUID. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
