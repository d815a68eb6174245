import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];
const isRoot = process.getuid?.() === 0;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const findChromium = async (): Promise<string | undefined> => {
  const found = await Promise.all(places.map(exists));
  return places.find((_place, at) => found[at]);
};

/** Debian's own package, so that a fresh machine needs no download from anywhere but its mirror. */
const installChromium = async (): Promise<void> => {
  console.log('browser tests: installing chromium with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    env,
    maxBuffer: 1e8,
  });
};

/**
 * The path of a Chromium, installed first when this is a Debian machine and we are root. Undefined when there is
 * none to be had; under CI that is an error instead, because a skipped browser test would look like a passed one.
 */
const provideChromium = async (): Promise<string | undefined> => {
  const path = await findChromium();
  if (path !== undefined) return path;
  if (isRoot && (await exists('/usr/bin/apt-get'))) {
    await installChromium();
    return findChromium();
  }
  return undefined;
};

export const chromiumPath = async (): Promise<string | undefined> => {
  const path = await provideChromium();
  if (path === undefined && process.env['CI'])
    throw new Error('browser tests need Chromium; install the package chromium');
  if (path === undefined) console.log('browser tests: skipped, no Chromium found');
  return path;
};

/** A browser with a profile of its own that is thrown away, and without Chromium's own traffic. */
export const launchChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No name resolves: whatever a page or the browser itself would fetch from elsewhere fails.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
