import { mkdir, stat } from 'node:fs/promises';
import { isSkipped, openBrowser } from './browser.js';
import { chatPageOn } from './chat-page.js';
import { createWorld } from './world.js';

/** `npm run pictures`: draws the pictures in docs/images anew, from the chat page with the main job half way. */

const FOLDER = 'docs/images';

const browser = await openBrowser();
if (isSkipped(browser)) {
  console.error(browser.skipped);
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
const world = await createWorld();
try {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.setViewport({ width: 1360, height: 800, deviceScaleFactor: 2 });
  const chat = chatPageOn(page, world.tenant.url);
  await chat.opens('sue', 'oskar');
  await chat.types('sue', 'invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June because of the joint audit');
  await chat.presses('sue', 'Send for approval');
  const { card } = await chat.reads('oskar', /Sue Park asks to invite a guest/);
  await chat.reads('sue', /Asked — Oskar Lind and Mia Berg/);
  await (await page.$(`${card} .card`))?.screenshot({ path: `${FOLDER}/approval.png` });
  await page.setViewport({ width: 1360, height: 860, deviceScaleFactor: 1.5 });
  await chat.opens('sue', 'oskar');
  await chat.reads('oskar', /Sue Park asks to invite a guest/);
  await chat.reads('sue', /Asked — Oskar Lind and Mia Berg/);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/chat.png` });
  for (const name of ['approval', 'chat']) {
    const { size } = await stat(`${FOLDER}/${name}.png`);
    console.log(`${FOLDER}/${name}.png, ${Math.round(size / 1024)} KB`);
  }
} finally {
  await browser.close();
  await world.ends();
}
