/** Adds up what the test runners reported, in one line. */
import { readFileSync } from 'node:fs';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const report = (name: string) => JSON.parse(readFileSync(`test-results/${name}.json`, 'utf8'));

const vitest = (name: string): Count => {
  const { numPassedTests, numFailedTests, numPendingTests } = report(name);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
};

const playwright = (name: string): Count => {
  const { expected, unexpected, flaky, skipped } = report(name).stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
};

const counts = { 'unit and pages': vitest('unit'), Chromium: playwright('e2e'), Firefox: vitest('firefox') };
const sum = (key: keyof Count) => Object.values(counts).reduce((total, count) => total + count[key], 0);
for (const [name, count] of Object.entries(counts)) console.log(`${name}: ${count.passed} passed`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
