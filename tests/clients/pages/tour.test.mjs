import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const tour = readFileSync(`${root}README.md`, 'utf8').split('## A tour\n')[1].split('**Partner Finder.**')[0];
const [define, ...steps] = [...tour.matchAll(/```bash\n(.*?)```/gs)].map(([, commands]) => commands);
const run = promisify(execFile);

// As somebody pastes it, but for where the server and its key are.
const paste = (commands) => run('bash', ['-euo', 'pipefail', '-c',
  `${define.replace(/"\$@"/, `"$@" --server ${new URL(process.env.PARTNERGRAPH_URL).origin} --data ${process.env.PARTNERGRAPH_DATA}`)}\n${commands}`], { cwd: root });

test('the first block defines how to call the command line', () => assert.match(define, /^partnergraph\(\) \{ dotnet tools\/PartnerGraph\.Cli\//));

for (const [i, commands] of steps.entries())
  test(`step ${i + 1} of the tour is accepted as it stands`, async () => {
    const { stdout } = await paste(commands);
    assert.match(stdout, /^\{/);
    if (i === 2) {
      assert.equal((stdout.match(/"eligible": true/g) ?? []).length, 1, stdout);
      assert.ok(stdout.lastIndexOf('"Quail Foods"') > stdout.lastIndexOf('"customers"'), stdout);
    }
    if (i === 3) assert.match(stdout, /"total": "25000\.00000000"(?!.*"total": "20000)/s);
    if (i === 4) {
      assert.match(stdout, /"state": "GENERATED".*"serviceType": "Elastic Cloud Server".*"name": "Harbor Bakery"/s);
      assert.equal((stdout.match(/"state": "SUBMITTED"/g) ?? []).length, 3, stdout);
    }
    if (i === 5) assert.match(stdout, /"state": "REJECTED".*"state": "CONFIRMED".*"state": "APPLIED".*"state": "INVOICE_REGISTERED"/s);
    if (i === 5) assert.match(stdout, /"model": "REFERRAL".*"formula": "[0-9.]+ x \(0\.20 - 0\.10\) = [0-9.]+".*"counted"/s);
  });

test('the tour has its seven steps, and a refusal is told by the exit code', async () => {
  assert.equal(steps.length, 7);
  const input = JSON.stringify({ input: { customerId: 'Q3VzdG9tZXI6ZGVtby10ZXJu', amount: '1' } });
  await assert.rejects(paste(`partnergraph ask set-budget --as alice --variables '${input}'`), (ended) => ended.code === 1 && ended.stdout.includes('BUDGET-2'));
});

