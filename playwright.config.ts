import { defineConfig } from '@playwright/test';

// Each worker opens a browser of its own with the built extension; two fit on a small machine.
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 2,
  // A shared machine can be slow for a moment; a test that fails twice is broken.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  outputDir: 'test-results/e2e',
  preserveOutput: 'failures-only',
});
