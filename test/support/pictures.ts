import { mkdir, stat } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { isSkipped, openBrowser } from './browser.js';
import { chatPageOn } from './chat-page.js';
import { CHAT_PICTURES } from './pictured/all.js';
import { approvalPictures } from './pictures-of-approvals.js';
import { cardPictures } from './pictures-of-cards.js';
import { mailPictures } from './pictures-of-mails.js';
import { stayPictures } from './pictures-of-stays.js';
import { rulesWithChannel } from './rules.js';
import { createWorld, type World } from './world.js';

/** `npm run pictures`: draws the pictures in docs/images anew, from the chat page, on a Monday morning in May. */

const FOLDER = 'docs/images';
const MONDAY = new Date('2027-05-03T10:12:00+02:00');

/** The main job half way: the card alone, and the whole page. Returns what was drawn. */
const mainJob = async (world: World, page: Page): Promise<readonly string[]> => {
  await page.setViewport({ width: 1360, height: 800, deviceScaleFactor: 2 });
  const chat = chatPageOn(page, world.tenant.url);
  await chat.opens('sue', 'oskar');
  await chat.types('sue', 'invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June because of the joint audit');
  await chat.presses('sue', 'Send for approval');
  const { card } = await chat.reads('oskar', /Sue Park asks to invite a guest/);
  await chat.reads('sue', /Asked — Oskar Lind and Mia Berg/);
  await (await page.$(`${card} .card`))?.screenshot({ path: `${FOLDER}/approval.png` });
  await page.setViewport({ width: 1360, height: 1060, deviceScaleFactor: 1.25 });
  await chat.opens('sue', 'oskar');
  await chat.reads('oskar', /Sue Park asks to invite a guest/);
  await chat.reads('sue', /Asked — Oskar Lind and Mia Berg/);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/chat.png` });
  return ['approval', 'chat'];
};

const tell = async (names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const { size } = await stat(`${FOLDER}/${name}.png`);
    console.log(`${FOLDER}/${name}.png, ${Math.round(size / 1024)} KB`);
  }
};

const browser = await openBrowser();
if (isSkipped(browser)) {
  console.error(browser.skipped);
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const POLICY_FILE = await rulesWithChannel();
try {
  for (const draw of [mainJob, approvalPictures(FOLDER), stayPictures(FOLDER)]) {
    const world = await createWorld({ POLICY_FILE }, MONDAY);
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await tell(await draw(world, page));
    await page.close();
    await world.ends();
  }
  const page = await browser.newPage();
  await tell(await cardPictures(FOLDER, CHAT_PICTURES)(page));
  await tell(await mailPictures(FOLDER, MONDAY)(page));
  await page.close();
} finally {
  await browser.close();
}
