/**
 * Where the browsers are, and how to get them: the system's package first, Playwright's own download elsewhere.
 * Plain JavaScript, because set-up runs it before anything is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

// Branded Chrome no longer loads unpacked extensions from the command line, so it is not in the list.
const BROWSERS = {
  chromium: {
    env: 'CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    packages: ['chromium', 'fonts-noto-color-emoji'],
  },
  firefox: { env: 'FIREFOX', names: ['firefox-esr', 'firefox'], packages: ['firefox-esr'] },
};

/** @param {string} file */
const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    // A transitional package (Ubuntu's chromium) leaves a script that only asks for snap.
    return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
  } catch {
    return false;
  }
};

/** Playwright's own downloads, newest first. @param {'chromium' | 'firefox'} name */
const downloaded = (name) => {
  const root = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright');
  try {
    return readdirSync(root)
      .filter((folder) => folder.startsWith(`${name}-`))
      .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .flatMap((folder) =>
        ['chrome-linux/chrome', 'chrome-linux64/chrome', 'firefox/firefox'].map((file) => join(root, folder, file)),
      );
  } catch {
    return [];
  }
};

/**
 * The executable of a browser on this machine.
 * @param {'chromium' | 'firefox'} name
 * @returns {string | undefined} its path; undefined when there is none
 * @throws {Error} when the environment names one that does not run
 */
export const findBrowser = (name) => {
  const { env, names } = BROWSERS[name];
  const given = process.env[env];
  if (given && !runs(given)) throw new Error(`${env} is set to ${given}, which does not run.`);
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders.flatMap((folder) => names.map((file) => join(folder, file))), ...downloaded(name)].find(runs);
};

/**
 * As `findBrowser`, for callers that cannot go on without it.
 * @param {'chromium' | 'firefox'} name
 * @returns {string}
 * @throws {Error} that says what to install
 */
export const browserPath = (name) => {
  const found = findBrowser(name);
  if (!found) throw new Error(missing(name));
  return found;
};

/** @param {'chromium' | 'firefox'} name */
const missing = (name) =>
  `${name} is missing. Install it (Debian: apt-get install ${BROWSERS[name].packages.join(' ')}) or set ${BROWSERS[name].env} to its executable.`;

/**
 * Makes sure that a browser is there.
 * @param {'chromium' | 'firefox'} name
 * @throws {Error} that says what to install, when no way worked
 */
export const ensureBrowser = (name) => {
  if (findBrowser(name)) return;
  console.log(`Installing ${name} …`);
  const { packages } = BROWSERS[name];
  const root = process.getuid?.() === 0;
  const attempts = [
    root && ['apt-get', 'update'],
    root && ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
    ['npx', 'playwright', 'install', name],
  ];
  for (const attempt of attempts) {
    if (!attempt) continue;
    try {
      const [command = '', ...args] = attempt;
      execFileSync(command, args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      // The next way may work; what counts is whether the browser is there.
    }
    if (findBrowser(name)) return;
  }
  throw new Error(missing(name));
};
