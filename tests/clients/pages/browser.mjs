import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const origin = new URL(process.env.PARTNERGRAPH_URL).origin;
export const skip = process.env.PARTNERGRAPH_CHROMIUM ? false : 'Chromium is not installed: NOT tried in a browser';

export const launch = () => chromium.launch({
  executablePath: process.env.PARTNERGRAPH_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** A tab; `close` fails when a script failed, a policy was violated or a host was asked that is not among `hosts`. */
export async function open(browser, address, { hosts = [origin], ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en', ...options });
  // The IDE is megabytes of script, and the machine may be busy.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) wrong.push(message.text()); });
  context.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !hosts.includes(new URL(request.url()).origin)) wrong.push(`request to ${request.url()}`); });
  await page.goto(address, { waitUntil: 'domcontentloaded' });
  return { page, close: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

/** Writes a picture when PARTNERGRAPH_SCREENSHOTS names a folder. */
export async function picture(page, name, options = {}) {
  const folder = process.env.PARTNERGRAPH_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
}
