import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, open, origin, skip } from './browser.mjs';

const portal = process.env.PARTNERGRAPH_PORTAL, token = process.env.PARTNERGRAPH_TOKEN;
const page = (_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>A page of another origin</title>');
const servers = [];
let browser, stranger;

const serve = (port) => new Promise((resolve) => { const server = createServer(page).listen(port, '127.0.0.1', () => { servers.push(server); resolve(server.address().port); }); });

before(async () => {
  if (skip) return;
  browser = await launch();
  await serve(Number(new URL(portal).port));
  stranger = `http://127.0.0.1:${await serve(0)}`;
});
after(async () => { await browser?.close(); servers.forEach((server) => server.close()); });

/** What a front end does at first: a query with a token, a cached query, a socket. */
const asked = async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'partnergraph-min-position': '0' };
  const told = async (work) => { try { return await work(); } catch (fault) { return `${fault.name}`; } };
  return {
    post: await told(async () => (await (await fetch(url, { method: 'POST', headers, body: '{"query":"{ me { subject } }"}' })).json()).data.me.subject),
    tag: await told(async () => (await fetch(`${url}?query={__typename}`, { headers: { 'graphql-preflight': '1' } })).headers.get('etag') !== null),
    wait: await told(async () => (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer none' }, body: '{"query":"{ me { subject } }"}' })).status),
    socket: await new Promise((resolve) => {
      const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws');
      socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } }));
      socket.onmessage = ({ data }) => { resolve(JSON.parse(data).type); socket.close(); };
      socket.onclose = ({ code }) => resolve(code);
    }),
  };
};

test('a page of a listed origin asks, reads the headers it needs and opens a socket', { skip }, async () => {
  const { page, close } = await open(browser, portal, { hosts: [portal, origin] });
  assert.deepEqual(await page.evaluate(asked, { url: `${origin}/graphql`, token }), { post: 'alice', tag: true, wait: 401, socket: 'connection_ack' });
  await close();
});

test('a page of any other origin reads nothing and opens no socket', { skip }, async () => {
  const { page, close } = await open(browser, stranger, { hosts: [stranger, origin] });
  assert.deepEqual(await page.evaluate(asked, { url: `${origin}/graphql`, token }), { post: 'TypeError', tag: 'TypeError', wait: 'TypeError', socket: 1006 });
  await close();
});

test("the server's own page needs no list", { skip }, async () => {
  const { page, close } = await open(browser, `${origin}/finder/`);
  assert.equal((await page.evaluate(asked, { url: `${origin}/graphql`, token })).socket, 'connection_ack');
  await close();
});
