import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, picture } from './browser.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
// Text on its ground, by the page's own variables; 4.5 is what WCAG AA asks of small text.
const textPairs = [['ink', 'ground'], ['ink', 'surface'], ['muted', 'ground'], ['muted', 'surface'], ['muted', 'neutral'], ['accent', 'ground'], ['accent', 'surface'],
  ['accent', 'accent-soft'], ['on-accent', 'accent'], ['on-mark', 'mark'], ['on-hero', 'hero'], ['on-hero', 'hero-end'], ['hero-muted', 'hero'], ['hero-muted', 'hero-end'],
  ['on-premier', 'premier'], ['on-core', 'core'], ['on-neutral', 'neutral'], ['danger', 'ground'], ['danger', 'surface']];
const edgePairs = [['control-line', 'ground'], ['control-line', 'surface']];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

function contrast(one, other) {
  const luminance = (hex) => hex.match(/[0-9a-f]{2}/gi).map((part) => parseInt(part, 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const colorScheme of ['light', 'dark']) {
  test(`text has the contrast that AA asks for (${colorScheme})`, async () => {
    const { page, names, close } = await open(browser, '?q=cloud', { colorScheme });
    await names();
    const colours = await page.evaluate((names) => Object.fromEntries(names.map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()])),
      [...new Set([...textPairs, ...edgePairs].flat())]);
    for (const [pairs, least] of [[textPairs, 4.5], [edgePairs, 3]])
      for (const [text, ground] of pairs) {
        const found = contrast(colours[text], colours[ground]);
        assert.ok(found >= least, `${text} on ${ground}: ${found.toFixed(2)}`);
      }
    const body = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(body, colorScheme === 'light' ? 'rgb(244, 246, 245)' : 'rgb(15, 21, 20)');
    await picture(page, `desktop-${colorScheme}-results`);
    await close();
  });
}

test('every control has a name, headings are in order, ids are unique, pictures have alternatives', async () => {
  const { page, names, close } = await open(browser, '?q=cloud&country=SG');
  await names();
  const wrong = await page.evaluate(() => {
    const name = (element) => element.getAttribute('aria-label') || element.labels?.[0]?.textContent.trim() || element.textContent.trim();
    const visible = (element) => element.checkVisibility();
    const found = [...document.querySelectorAll('button, a, input, select, summary')].filter(visible).filter((element) => !name(element)).map((element) => element.outerHTML);
    const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(visible).map((heading) => Number(heading.tagName[1]));
    if (levels[0] !== 1 || levels.some((level, i) => i > 0 && level > levels[i - 1] + 1)) found.push(`headings ${levels}`);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    found.push(...ids.filter((id, i) => ids.indexOf(id) !== i));
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'list'])
      for (const element of document.querySelectorAll(`[${attribute}]`)) if (!document.getElementById(element.getAttribute(attribute))) found.push(`${attribute}=${element.getAttribute(attribute)}`);
    found.push(...[...document.images].filter((image) => !image.hasAttribute('alt')).map((image) => image.src));
    if (document.documentElement.lang !== 'en' || document.title === '') found.push('language or title');
    return found;
  });
  assert.deepEqual(wrong, []);
  for (const role of ['banner', 'main', 'search', 'contentinfo', 'complementary']) assert.equal(await page.getByRole(role).count(), 1, role);
  await close();
});

test('everything works by keyboard alone', async () => {
  const { page, names, close } = await open(browser);
  await names();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let i = 0; i < 80; i++) { if (await focused() === wanted) return; await page.keyboard.press('Tab'); }
    assert.fail(`${wanted} cannot be reached`);
  };
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Skip to results');
  assert.ok((await page.locator('.skip').boundingBox()).y >= 0, 'the skip link is in sight');
  await page.keyboard.press('/');
  assert.equal(await focused(), 'words');
  await page.keyboard.type('cloud/');
  assert.equal(await page.locator('#words').inputValue(), 'cloud/', 'a slash can be typed');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=cloud$/);
  await names();
  await tabTo('place');
  await tabTo('within');
  await tabTo('Search');
  assert.match(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), /solid|auto/);
  const box = page.getByRole('checkbox', { name: /^Singapore \d/ });
  for (let i = 0; i < 20 && !await box.evaluate((input) => input === document.activeElement); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.waitForURL(/country=SG/);
  await names();
  await tabTo('sort');
  await tabTo('Remove Country: Singapore');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.search.includes('country'));
  await names();
  assert.equal(await focused(), 'count', 'taking back the last chip does not lose the place');
  // To the end of the page and out of it: no trap.
  await page.locator('.card a').last().focus();
  await page.keyboard.press('Tab');
  assert.notEqual(await focused(), 'hello@demo-gazelle.example');
  await close();
});

test('on a phone the filters are in a drawer that gives the focus back', async () => {
  const { page, names, box, close } = await open(browser, '', phone);
  await names();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the screen');
  assert.equal(await page.getByRole('checkbox').count(), 0);
  await picture(page, 'phone');
  await page.getByRole('button', { name: 'Filters' }).click();
  await box('Singapore').check();
  await page.waitForURL(/country=SG/);
  await page.getByRole('button', { name: 'Show 3 partners' }).waitFor();
  await picture(page, 'phone-drawer');
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('dialog').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'open-filters');
  assert.equal(await page.getByRole('button', { name: 'Filters' }).innerText(), 'Filters\n1');
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.equal(await page.getByRole('complementary').getByRole('checkbox', { name: /^Singapore/ }).isChecked(), true);
  await close();
});

test('a phone at night', async () => {
  const { page, names, close } = await open(browser, '?q=data&near=Shenzhen', { ...phone, colorScheme: 'dark' });
  await names();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await picture(page, 'phone-dark');
  await close();
});

test('nothing moves for those who asked for less motion', async () => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  const { page, names, close } = await open(browser, '', { reducedMotion: 'reduce', before: (tab) => tab.route('**/graphql', async (route) => { await held; await route.continue(); }) });
  await page.locator('.bone').first().waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  release();
  await names();
  await close();
});
