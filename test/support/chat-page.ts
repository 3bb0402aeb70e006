import assert from 'node:assert/strict';
import type { Frame, Page } from 'puppeteer-core';
import { eventually } from './eventually.js';
import { PEOPLE, type Name } from './world.js';

/** Clicks with the mouse. What was drawn anew between finding it and clicking was not clicked yet, and is looked for again. */
export const clickOn = (where: Page | Frame, selector: string, count = 1): Promise<void> =>
  eventually(async () => {
    const element = await where.waitForSelector(selector, { visible: true });
    await element?.click({ count });
  });

/** Hands and eyes on the chat page of a local tenant, as a person has them: what is not on the screen cannot be pressed. */
export const chatPageOn = (page: Page, url: string) => {
  const chatOf = (name: Name): string => `section[aria-labelledby="name-${PEOPLE[name]}"]`;
  const chatXpath = (name: Name): string => `//section[@aria-labelledby="name-${PEOPLE[name]}"]`;
  const xpath = (name: Name, what: string): string => `::-p-xpath((${chatXpath(name)}//${what})[last()])`;
  const field = (name: Name, label: string): string =>
    xpath(name, `*[@id=//label[contains(normalize-space(), "${label}")]/@for or @aria-label="${label}"]`);

  const click = (selector: string, count = 1): Promise<void> => clickOn(page, selector, count);
  /**
   * Types over what stands in a field, and looks whether it came to stand there: where a message arrives between finding the
   * field and clicking on it, the field has moved on, and the keys go nowhere.
   */
  const fill = (selector: string, text: string): Promise<void> =>
    eventually(async () => {
      await click(selector, 3);
      await page.keyboard.type(text);
      const stands = await page.$eval(selector, (element) => (element as unknown as { value: string }).value);
      assert.equal(stands, text);
    });
  /** What is folded away stands on the page too, and cannot be pressed. */
  const newestOnScreen = async (selector: string) => {
    const found = await page.$$(selector);
    for (const element of found.reverse()) if (await element.isVisible()) return element;
    throw new Error(`Nothing on the screen is ${selector}`);
  };
  const messagesOf = async (name: Name) =>
    (await page.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(`${chatOf(name)} li.message`)})].map((message) => ({
        card: '[data-activity="' + message.dataset.activity + '"]',
        text: message.innerText, buttons: [...message.querySelectorAll('button')].map((button) => button.innerText) }))`,
    )) as readonly { readonly card: string; readonly text: string; readonly buttons: readonly string[] }[];
  /** The newest message of a chat that reads so. */
  const newest = async (name: Name, pattern: RegExp) => {
    const messages = await messagesOf(name);
    const found = messages.findLast(({ text }) => pattern.test(text));
    const all = messages.map(({ text }) => text).join('\n---\n');
    assert.ok(found, `${name} does not read ${String(pattern)} in:\n${all}`);
    return found;
  };

  return {
    /** Opens the page with the chats of these people. */
    opens: async (...names: readonly Name[]) => {
      await page.goto(`${url}/#${names.join(',')}`, { waitUntil: 'load' });
      for (const name of names) await page.waitForSelector(chatOf(name));
    },
    /** Goes to a channel of theirs, or back to `Guestlist`, their chat. */
    goesTo: (name: Name, place: string) =>
      click(`::-p-xpath(${chatXpath(name)}//nav//button[.//span[@class="name" and text()="${place}"]])`),
    /** Chooses somebody from the list of people. */
    becomes: async (name: Name) => {
      await click(`li[data-person="${PEOPLE[name]}"] button`);
      await page.waitForSelector(chatOf(name));
    },
    types: async (name: Name, text: string) => {
      await fill(`#say-${PEOPLE[name]}`, text);
      await page.keyboard.press('Enter');
    },
    /** A click of the mouse on the newest button of this title that is on the screen. */
    presses: (name: Name, title: string) =>
      eventually(async () => {
        const button = await newestOnScreen(`::-p-xpath(${chatXpath(name)}//button[normalize-space()="${title}"])`);
        await button.click();
      }),
    /** Types into the newest field of this label, over what stands there. */
    fills: (name: Name, label: string, text: string) => fill(field(name, label), text),
    /**
     * Picks a day in the newest calendar of this label, or a choice in the newest list by its value. A day cannot be typed
     * everywhere alike: where its parts stand differs from system to system.
     */
    picks: (name: Name, label: string, day: string) => page.locator(field(name, label)).fill(day),
    /** Waits until a message or card of this chat reads so; the newest one that does. */
    reads: (name: Name, pattern: RegExp) => eventually(() => newest(name, pattern)),
    /** Waits until the newest message that reads so has these buttons. */
    canPress: (name: Name, pattern: RegExp, titles: readonly string[]) =>
      eventually(async () => assert.deepEqual((await newest(name, pattern)).buttons, titles)),
    /** Waits until nothing in this chat reads so. */
    readsNoMore: (name: Name, pattern: RegExp) =>
      eventually(async () => {
        const left = (await messagesOf(name)).filter(({ text }) => pattern.test(text));
        assert.deepEqual(left, []);
      }),
    /** How many messages of this chat read so. */
    countOf: async (name: Name, pattern = /^/) =>
      (await messagesOf(name)).filter(({ text }) => pattern.test(text)).length,
  };
};
