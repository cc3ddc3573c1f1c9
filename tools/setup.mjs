/**
 * Brings a fresh machine to where the other commands can run: `node tools/setup.mjs [--browser]`.
 * Plain JavaScript without dependencies: it runs on Node 20 before anything is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const run = (command, ...args) =>
  execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** What the installed packages were installed for; another lock file means: install again. */
const stamp = 'node_modules/.installed-for';
const lock = readFileSync('package-lock.json', 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.log('Installing packages (once, a minute or two)…');
  run('npm', 'ci', '--no-fund', '--no-audit');
  writeFileSync(stamp, lock);
}

if (process.argv.includes('--browser')) installBrowser();

/** A Chromium that Playwright can drive, and fonts with Arabic and Greek letters, so that pages can be judged. */
function installBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = candidates.find((path) => path && existsSync(path) && statSync(path).isFile());
  const hasArabic = () => works('sh', '-c', 'fc-list :lang=ar | grep -q .');
  if (found && (process.platform !== 'linux' || hasArabic())) return;
  if (process.platform === 'linux' && works('sh', '-c', 'command -v apt-get') && process.getuid?.() === 0) {
    console.log('Installing a browser for the tests (once)…');
    run('apt-get', 'update', '-q');
    run('apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fontconfig');
    return;
  }
  if (found) return;
  console.log('Downloading a browser for the tests (once)…');
  run('npx', 'playwright', 'install', 'chromium');
}
