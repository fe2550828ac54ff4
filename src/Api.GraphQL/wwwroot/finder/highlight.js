import { el } from './dom.js';

const compactLength = 240;

/** A text with its ranges in mark elements. Nodes are made, markup never: a profile is written by strangers. */
export function marked(text, ranges = []) {
  const nodes = [];
  let at = 0;
  for (const { start, length } of ranges) {
    if (start < at || start + length > text.length) continue;
    if (start > at) nodes.push(text.slice(at, start));
    nodes.push(el('mark', {}, text.slice(start, start + length)));
    at = start + length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

/** The ranges of exactly this text among an edge's highlights. */
export const rangesIn = (highlights, field, text) => highlights.find((each) => each.field === field && each.text === text)?.ranges ?? [];

/** A description as a whole, or its part around what was searched for. `isShort` says whether that is all of it. */
export function description(text, highlights) {
  const found = highlights.find((each) => each.field === 'DESCRIPTION');
  const offset = found ? Math.max(0, text.indexOf(found.text)) : 0;
  const ranges = (found?.ranges ?? []).map(({ start, length }) => ({ start: start + offset, length }));
  const whole = marked(text, ranges);
  if (text.length <= compactLength) return { isShort: true, whole, compact: whole };

  const start = offset === 0 ? 0 : wordStart(text, offset);
  const end = wordEnd(text, Math.min(text.length, Math.max(start + compactLength, offset + (found?.text.length ?? 0))));
  const inside = ranges.filter((range) => range.start >= start && range.start + range.length <= end)
    .map((range) => ({ start: range.start - start, length: range.length }));
  const compact = [start > 0 ? '… ' : '', ...marked(text.slice(start, end), inside), end < text.length ? ' …' : ''];
  return { isShort: false, whole, compact };
}

// The API cuts long texts anywhere; people read whole words. Where no space is near, as in Chinese, the place itself is kept.
function wordStart(text, at) {
  const space = text.lastIndexOf(' ', at);
  return space >= 0 && at - space < 25 ? space + 1 : at;
}

function wordEnd(text, at) {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  const end = space >= 0 && at - space < 25 ? space : at;
  return /[\uDC00-\uDFFF]/.test(text[end]) ? end - 1 : end;
}
