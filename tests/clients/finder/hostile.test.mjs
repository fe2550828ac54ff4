import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, launch, open, picture } from './browser.mjs';

const token = process.env.PARTNERGRAPH_TOKEN;
const evil = '<img src=x onerror=alert(1)>';
const publish = `mutation($profile: PartnerProfileInput!) {
  publishPartnerProfile(input: { profile: $profile }) { errors { code path } partnerProfile { id } }
}`;
const hostile = {
  nameEnglish: `Aurora ${evil}`, nameChinese: `极光 ${evil}`, description: `Hostile words ${evil} <script>alert(2)</script> "quoted' & more. ${'Long text follows. '.repeat(20)}`,
  cities: [{ name: `Town ${evil}`, country: 'SG', latitude: 1.3, longitude: 103.8 }], products: [evil, '</li><script>alert(3)</script>'], languages: ['en'],
  website: 'https://evil.example/?%22onmouseover=alert(4)',
};

let browser, original;
before(async () => {
  browser = await launch();
  original = (await api(`{ partnerProfile { nameEnglish nameChinese description cities { name country } geographies industries competencies products languages website
    contact { channel value } } }`, {}, token)).partnerProfile;
});
after(async () => {
  await api(publish, { profile: original }, token);
  await browser.close();
});

test('the API refuses addresses whose scheme runs scripts', async () => {
  for (const website of ['javascript:alert(1)', 'https://evil.example/"onmouseover="alert(4)', 'JaVaScRiPt://x/%0aalert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x']) {
    const { errors } = (await api(publish, { profile: { ...hostile, website } }, token)).publishPartnerProfile;
    assert.deepEqual(errors.map((error) => error.path), [['profile', 'website']], website);
  }
});

test('a profile that is markup is shown as text, and runs nothing', async () => {
  const published = (await api(publish, { profile: hostile }, token)).publishPartnerProfile;
  assert.deepEqual(published.errors, []);
  const { page, words, search, close } = await open(browser);
  await search('hostile words');
  const card = page.locator('.card').first();
  assert.equal(await card.locator('.card-name').textContent(), hostile.nameEnglish);
  assert.equal(await card.locator('.card-chinese').textContent(), hostile.nameChinese);
  assert.match(await card.locator('.card-text').textContent(), /^Hostile words <img src=x onerror=alert\(1\)> <script>/);
  assert.ok((await card.locator('.tag').allTextContents()).includes(evil));
  await card.getByRole('button', { name: /^More about/ }).click();
  assert.equal(await card.locator('.card-text').textContent(), hostile.description.trim());
  assert.ok(await card.locator('mark').count() > 0);
  assert.equal(await page.locator('main img, main script, main [onerror], main [onmouseover]').count(), 0);
  assert.equal(await card.getByRole('link', { name: 'evil.example' }).getAttribute('href'), hostile.website);
  await words.fill('aurora');
  await page.getByRole('option').first().waitFor();
  assert.match(await page.getByRole('option').first().textContent(), /^Aurora <img src=x/);
  await picture(page, 'hostile');
  await close();
});

test('a link whose scheme is not for pages is left out, whatever the API says', async () => {
  const { page, names, close } = await open(browser, '', {
    before: (tab) => tab.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const [first, second] = answer.data.partnerFinder.edges;
      first.node.website = 'javascript:alert(1)';
      first.node.contact = { channel: 'WEB', value: 'data:text/html,x' };
      second.node.website = ' java\nscript:alert(1)';
      second.node.contact = { channel: 'EMAIL', value: 'a@b?cc=everybody@c' };
      await route.fulfill({ response, json: answer });
    }),
  });
  await names();
  for (const i of [0, 1]) assert.equal(await page.locator('.card').nth(i).locator('.card-foot a').count(), 0);
  const schemes = await page.locator('.card-foot a').evaluateAll((links) => [...new Set(links.map((link) => link.protocol))].sort());
  assert.deepEqual(schemes, ['https:', 'mailto:']);
  await close();
});
