import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { previews } from '../../src/commands/mails/previews.js';
import { readPolicy } from '../../src/policy/read.js';
import { MAIL_PICTURES } from './pictured/mails.js';
import { THEMES } from './pictured/picture.js';

const RULES = 'policy.sample.yaml';
/** Most mail programs show a mail about as wide as that; the mail itself is no wider than 600. */
const WINDOW = { width: 640, height: 400, deviceScaleFactor: 1 };

/** The pictures of docs/mail.md: each mail of a stay by day and by night, as a mail program shows its HTML. Returns what was drawn. */
export const mailPictures =
  (folder: string, day: Date) =>
  async (page: Page): Promise<readonly string[]> => {
    const policy = readPolicy(readFileSync(RULES, 'utf8'), RULES);
    if (!policy.ok) throw new Error(`${RULES} cannot be used.`);
    const all = previews(policy.value, day);
    const drawn: string[] = [];
    await page.setViewport(WINDOW);
    for (const { name, preview } of MAIL_PICTURES) {
      const mail = all.find((one) => one.name === preview && one.language === 'en');
      if (!mail) throw new Error(`There is no mail “${preview}”.`);
      for (const theme of THEMES) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await page.setContent(mail.layout.html);
        await page.screenshot({ path: `${folder}/${name}-${theme}.png`, fullPage: true });
        drawn.push(`${name}-${theme}`);
      }
    }
    return drawn;
  };
