/**
 * Installs what is missing: packages, and the browsers named on the command line.
 * Plain JavaScript for any Node from 20 on, because nothing is installed yet when it runs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { ensureBrowser } from './browsers.mjs';

/** The installed tree is that of the lock file: npm keeps its own copy of the lock inside node_modules. */
const installed = () => {
  if (!existsSync('node_modules/.package-lock.json') || !existsSync('node_modules/.bin/node')) return false;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const there = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => !path || optional || there[path]?.version === version,
  );
};

/**
 * @param {string[]} browsers any of "chromium", "firefox"
 * @throws {Error} that says what to install by hand
 */
export const setUp = (browsers) => {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Error(`Curtain needs Node 20 or newer to set itself up; this is ${process.version}.`);
  }
  if (!installed()) {
    console.log('Installing packages …');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit' });
  }
  for (const browser of browsers) ensureBrowser(browser);
};
