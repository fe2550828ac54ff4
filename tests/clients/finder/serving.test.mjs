import assert from 'node:assert/strict';
import { test } from 'node:test';
import { origin } from './browser.mjs';

const get = (path, options) => fetch(origin + path, { redirect: 'manual', ...options });

test('the page and its files come with a strict policy and their types', async () => {
  for (const [file, type] of Object.entries({ '': 'text/html', 'finder.js': 'text/javascript', 'finder.css': 'text/css', 'icon.svg': 'image/svg+xml' })) {
    const answer = await get(`/finder/${file}`);
    assert.equal(answer.status, 200, file);
    assert.ok(answer.headers.get('content-type').startsWith(type), answer.headers.get('content-type'));
    const policy = answer.headers.get('content-security-policy');
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"])
      assert.ok(policy.includes(part), part);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
  }
});

test('a page that has not changed is not sent again', async () => {
  const tag = (await get('/finder/')).headers.get('etag');
  assert.equal((await get('/finder/', { headers: { 'if-none-match': tag } })).status, 304);
  assert.equal((await get('/finder/', { headers: { 'if-none-match': '"another"' } })).status, 200);
});

test('the address without its slash keeps the search', async () => {
  const answer = await get('/finder?q=big%20data&country=SG');
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get('location'), '/finder/?q=big%20data&country=SG');
});

test('no file of another folder is served', async () => {
  for (const path of ['/finder/none.js', '/finder/..%2fide%2findex.html', '/finder/%2e%2e%2fappsettings.json', '/finder/ide/index.html', '/finder/..%5cfinder.js'])
    assert.equal((await get(path)).status, 404, path);
});

test('the page has nothing inline and names no other host', async () => {
  const html = await (await get('/finder/')).text();
  assert.doesNotMatch(html, /<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|https?:\/\/|innerHTML/);
});
