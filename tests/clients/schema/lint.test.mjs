import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

test('the schema keeps the recommended and the relay rules of graphql-eslint', async () => {
  const text = await readFile(new URL('../../../schema/partner-graph.graphql', import.meta.url), 'utf8');
  const lint = new ESLint({ cwd: fileURLToPath(new URL('.', import.meta.url)) });
  const [{ messages }] = await lint.lintText(text, { filePath: 'partner-graph.graphql' });
  assert.deepEqual(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`), []);
});
