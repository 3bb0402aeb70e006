import type { Page } from 'puppeteer-core';
import { chatPageOn } from './chat-page.js';
import { THEMES } from './pictured/picture.js';
import type { Name } from './world.js';

/** Beside the list of people, which is left out, two columns are as wide as a phone each; without it, one is. */
const PAIR = { width: 1040, deviceScaleFactor: 1 };
const PHONE = { width: 390, deviceScaleFactor: 1.25 };
/** More than any of them needs. */
const HIGH = 1600;

/** The messages at the end of each column alone, as many as are named, from left to right, and nothing to write in. */
const newestOf = (counts: readonly number[]): string =>
  `[...document.querySelectorAll('.column')].forEach((column, n) => {
    const older = [...column.querySelectorAll('li.message')].slice(0, -${JSON.stringify(counts)}[n]);
    for (const element of [...older, ...column.querySelectorAll('.composer')]) element.remove();
  })`;

/** How high the page must be for that. */
const HEIGHT = `Math.max(...[...document.querySelectorAll('.log')].map((log) => {
  log.scrollTop = 0;
  const read = log.querySelector('.messages').getBoundingClientRect().bottom - log.getBoundingClientRect().top;
  return Math.ceil(innerHeight - log.clientHeight + read + 16);
}))`;

/** The page draws its cards anew when the theme changes, and not before the next frame. */
const TWO_FRAMES = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/** The chat page as it is drawn for a document: nothing but what the story has come to. */
export const framed = (page: Page, url: string, folder: string) => {
  const chat = chatPageOn(page, url);
  const draws = async (name: string, ...counts: readonly number[]): Promise<string> => {
    await page.evaluate(newestOf(counts));
    const height = (await page.evaluate(HEIGHT)) as number;
    await page.setViewport({ ...(counts.length > 1 ? PAIR : PHONE), height });
    await page.mouse.move(0, 0);
    await (await page.$('#columns'))?.screenshot({ path: `${folder}/${name}.png` });
    return name;
  };
  return {
    opens: async (...names: readonly Name[]): Promise<void> => {
      await page.setViewport({ ...(names.length > 1 ? PAIR : PHONE), height: HIGH });
      await page.goto('about:blank');
      await chat.opens(...names);
    },
    draws,
    /** By day and by night, without opening it again: what was unfolded stays so. */
    drawsInBoth: async (name: string, ...counts: readonly number[]): Promise<readonly string[]> => {
      const drawn: string[] = [];
      for (const theme of THEMES) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
        await page.evaluate(TWO_FRAMES);
        drawn.push(await draws(`${name}-${theme}`, ...counts));
      }
      return drawn;
    },
  };
};
