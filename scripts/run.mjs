/**
 * `npm start` and `npm test` on any machine: sets up what is missing, then runs the named script of package.json with the
 * Node that the project brings (npm puts node_modules/.bin first in its PATH).
 *
 *   node scripts/run.mjs demo [URL or file]
 *   node scripts/run.mjs check
 */
import { spawnSync } from 'node:child_process';
import { setUp } from './setup.mjs';

const [script = 'demo', ...args] = process.argv.slice(2);
try {
  setUp(script === 'demo' ? ['chromium'] : ['chromium', 'firefox']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.exit(spawnSync('npm', ['run', '--silent', script, '--', ...args], { stdio: 'inherit' }).status ?? 1);
