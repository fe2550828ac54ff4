// Prints the score of a mutation report by capability, and every change that no test noticed.
import { readFileSync } from 'node:fs';

const [report] = process.argv.slice(2);
if (!report) {
  console.error('usage: node tools/mutants/score.mjs REPORT.json');
  process.exit(2);
}

const { files } = JSON.parse(readFileSync(report, 'utf8'));
const noticed = new Set(['Killed', 'Timeout']), unnoticed = new Set(['Survived', 'NoCoverage']);
const capabilities = new Map();
for (const [path, file] of Object.entries(files)) {
  const inside = path.replaceAll('\\', '/').split('Write.Domain/').at(-1);
  const [capability] = inside.split('/');
  const score = capabilities.get(capability) ?? { noticed: 0, all: 0, survivors: [] };
  capabilities.set(capability, score);
  for (const mutant of file.mutants) {
    if (noticed.has(mutant.status)) score.noticed++;
    else if (!unnoticed.has(mutant.status)) continue;
    else score.survivors.push(`${inside}:${mutant.location.start.line}  ${mutant.mutatorName} -> ${mutant.replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`);
    score.all++;
  }
}

const tested = [...capabilities].filter(([, score]) => score.all > 0).sort(([a], [b]) => (a < b ? -1 : 1));
for (const [, score] of tested) for (const survivor of score.survivors) console.log(`survived  ${survivor}`);
for (const [capability, { noticed: killed, all }] of tested) console.log(`${capability.padEnd(16)} ${killed}/${all}  ${((100 * killed) / all).toFixed(1)} %`);
