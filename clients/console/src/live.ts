import { stringifyDocument, type TypedDocumentNode } from '@urql/core';
import type { Client } from 'graphql-ws';
import { isRefusal } from './api';

const shortestWait = 500, longestWait = 30_000;

/**
 * Follows a subscription until the function that it returns is called. After every break it goes on behind the last cursor, so that
 * nothing is missed and nothing told twice.
 * @param after Where to begin: the `eventCursor` of the query whose answer is shown meanwhile.
 * @param tell Takes an event and answers its cursor.
 */
export function follow<Data, Variables>(
  socket: Client, document: TypedDocumentNode<Data, Variables>, after: string, tell: (event: Data) => string | undefined): () => void {
  const query = stringifyDocument(document);
  let cursor = after, wait = shortestWait, isOver = false, timer = 0, stop = () => {};

  const listen = () => {
    stop = socket.subscribe<Data>({ query, variables: { after: cursor } }, {
      next: ({ data }) => {
        wait = shortestWait;
        if (data) cursor = tell(data) ?? cursor;
      },
      error: (reason) => { if (!isRefusal(reason)) again(); },
      complete: again,
    });
  };
  const again = () => {
    if (isOver) return;
    timer = window.setTimeout(listen, wait);
    wait = Math.min(wait * 2, longestWait);
  };

  listen();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}
