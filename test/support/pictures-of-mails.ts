import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { previews } from '../../src/commands/mails/previews.js';
import { readPolicy } from '../../src/policy/read.js';

const RULES = 'policy.sample.yaml';
const MAILS = new Set(['nudge', 'ending', 'ended-on-its-day', 'sponsor']);
/** Most mail programs show a mail about as wide as that; the mail itself is no wider than 600. */
const WINDOW = { width: 640, height: 400, deviceScaleFactor: 1.25 };

/** The pictures of docs/mail.md: each mail of a stay by day and by night, as a mail program shows its HTML. Returns what was drawn. */
export const mailPictures =
  (folder: string, day: Date) =>
  async (page: Page): Promise<readonly string[]> => {
    const policy = readPolicy(readFileSync(RULES, 'utf8'), RULES);
    if (!policy.ok) throw new Error(`${RULES} cannot be used.`);
    const drawn: string[] = [];
    await page.setViewport(WINDOW);
    for (const { name, language, layout } of previews(policy.value, day)) {
      if (!MAILS.has(name) || language !== 'en') continue;
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await page.setContent(layout.html);
        await page.screenshot({ path: `${folder}/mail-${name}-${theme}.png`, fullPage: true });
        drawn.push(`mail-${name}-${theme}`);
      }
    }
    return drawn;
  };
