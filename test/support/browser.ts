import { existsSync } from 'node:fs';
import { launch, type Browser } from 'puppeteer-core';

/** A browser to look at the pages with, or a sentence that says why there is none. */
export type OpenedBrowser = Browser | { readonly skipped: string };

/** Nothing but the page under test: no calls home, no first run, no GPU that a container has not got. */
const QUIET = [
  '--no-sandbox', // containers run as root
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage', // /dev/shm has 64 MB in a container
  '--no-first-run',
  '--disable-background-networking',
  '--disable-features=BackForwardCache', // a page that was left keeps its event stream, and a host gets six
  '--disable-component-update',
  '--disable-sync',
];

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

type Program = { readonly executablePath: string; readonly args: readonly string[] };
type Source = { readonly name: string; readonly find: () => Promise<Program | undefined> };

/** `CHROMIUM` names one and then counts alone; otherwise where systems put it. */
const installed: Source = {
  name: "the system's Chromium",
  find: async () => {
    const executablePath = process.env['CHROMIUM'] ?? PLACES.find(existsSync);
    return executablePath === undefined ? undefined : { executablePath, args: QUIET };
  },
};

/** npm's own Chromium starts with its own arguments only, and answers on the DevTools port, which is puppeteer's way. */
const fromPackage: Source = {
  name: "npm's @sparticuz/chromium",
  find: async () => {
    const { default: chromium } = await import('@sparticuz/chromium');
    return { executablePath: await chromium.executablePath(), args: [...chromium.args, ...QUIET] };
  },
};

const SOURCES = { system: installed, package: fromPackage };

const start = async ({ name, find }: Source): Promise<OpenedBrowser> => {
  try {
    const program = await find();
    if (!program) return { skipped: `${name} is not installed` };
    return await launch({
      executablePath: program.executablePath,
      args: [...program.args],
      headless: true,
      acceptInsecureCerts: false,
      timeout: 60_000,
    });
  } catch (error) {
    return {
      skipped: `${name} does not start (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'})`,
    };
  }
};

export const isSkipped = (opened: OpenedBrowser): opened is { readonly skipped: string } => 'skipped' in opened;

/** The first of the sources whose browser starts. */
export const openBrowser = async (
  from: readonly (keyof typeof SOURCES)[] = ['system', 'package'],
): Promise<OpenedBrowser> => {
  const reasons: string[] = [];
  for (const source of from) {
    const opened = await start(SOURCES[source]);
    if (!isSkipped(opened)) return opened;
    reasons.push(opened.skipped);
  }
  return { skipped: `No browser: ${reasons.join('; ')}. Install Chromium, or name one in CHROMIUM.` };
};
