/** What `npm start` and `npm test` say when something is missing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const scripts = resolve(import.meta.dirname, '../../../scripts');

/** Runs code beside `browsers.mjs` on a machine without browsers, as somebody who may not install any. */
function saidBy(code: string, env: Record<string, string> = {}): string {
  const nowhere = mkdtempSync(join(tmpdir(), 'curtain-'));
  const program = `process.getuid = () => 1000;
    import('${scripts}/browsers.mjs').then((browsers) => { ${code} }).catch(({ message }) => console.log(message));`;
  return execFileSync(process.execPath, ['-e', program], {
    encoding: 'utf8',
    env: { PATH: nowhere, HOME: nowhere, ...env },
  });
}

it.each([
  ['chromium', 'apt-get install chromium'],
  ['firefox', 'apt-get install firefox-esr'],
])('a missing %s is said with what to install', (name, words) => {
  const said = saidBy(`browsers.ensureBrowser('${name}')`);
  expect(said).toContain(`${name} is missing. Install it`);
  expect(said).toContain(words);
});

it('a browser that was named and does not run is said', () => {
  expect(saidBy(`browsers.findBrowser('chromium')`, { CHROMIUM: '/no/such/file' })).toContain(
    'CHROMIUM is set to /no/such/file, which does not run.',
  );
});

it.each(['no-such-file.html', scripts, 'https://', 'www.example.org'])(
  'the demo says that %s cannot be shown',
  (wanted) => {
    const { status, stderr } = spawnSync(process.execPath, [join(scripts, 'demo.ts'), wanted], { encoding: 'utf8' });
    expect(stderr).toContain(`“${wanted}” is neither a file nor a web address`);
    expect(status).toBe(1);
  },
);
