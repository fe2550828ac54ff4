// Types of the operations that front ends use, made of the committed schema: a field that is renamed stops the build of the console.
// The code generator without its command line, which would bring three hundred packages more.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import { preset } from '@graphql-codegen/client-preset';
import { parse } from 'graphql';

const folder = new URL('../../schema/', import.meta.url);
const read = (location) => {
  const rawSDL = readFileSync(new URL(location, folder), 'utf8');
  return { location, rawSDL, document: parse(rawSDL) };
};
const text = 'string';

const files = await preset.buildGeneratesSection({
  baseOutputDir: 'src/gql/',
  schema: read('partner-graph.graphql').document,
  documents: readdirSync(new URL('operations/', folder))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => read(`operations/${name}`)),
  plugins: [],
  pluginMap: {},
  presetConfig: { fragmentMasking: false },
  config: {
    enumsAsTypes: true,
    useTypeImports: true,
    strictScalars: true,
    // Amounts, counts and ratios are exact and stay texts: a number of JavaScript would round them.
    scalars: { BigInt: text, CurrencyCode: text, Date: text, DateTime: text, Decimal: text, Month: text, Position: text, Ratio: text, UsdAmount: text },
  },
});
mkdirSync('src/gql', { recursive: true });
for (const file of files) writeFileSync(file.filename, await codegen(file));
