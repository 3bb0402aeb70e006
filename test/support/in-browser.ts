import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import { isSkipped, openBrowser } from './browser.js';
import { chatPageOn } from './chat-page.js';
import { createWorld, type World } from './world.js';

/** In CSS pixels. */
type Size = { readonly width: number; readonly height: number };

/**
 * One world and one browser for the stories of a file, and a page for each of them, which may complain of nothing. To be called
 * where the stories are described; what it returns is there while they run. Without a browser they are skipped, which CI
 * does not let pass.
 */
export const inBrowser = (
  size: Size,
  env: () => Promise<Readonly<Record<string, string>>> = () => Promise.resolve({}),
) => {
  let browser: Browser | undefined;
  let world: World | undefined;
  let page: Page | undefined;
  const there = <T>(thing: T | undefined): T => {
    assert.ok(thing, 'not while no story runs');
    return thing;
  };
  /** What the pages complained of. */
  let complaints: string[] = [];
  let forgiven: RegExp | undefined;

  before(async function () {
    const opened = await openBrowser();
    if (isSkipped(opened)) {
      assert.ok(!process.env['CI'], opened.skipped);
      console.log(`      skipped: ${opened.skipped}`);
      return this.skip();
    }
    browser = opened;
    world = await createWorld(await env());
  });
  after(async () => {
    await browser?.close();
    await world?.ends();
  });
  beforeEach(async () => {
    complaints = [];
    forgiven = undefined;
    page = await there(browser).newPage();
    await page.setViewport(size);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  });
  afterEach(async () => {
    await page?.close();
    assert.deepEqual(
      complaints.filter((complaint) => !forgiven?.test(complaint)),
      [],
    );
  });

  return {
    browser: () => there(browser),
    world: () => there(world),
    page: () => there(page),
    /** This story makes the page complain of such. */
    forgives: (pattern: RegExp) => void (forgiven = pattern),
    chat: () => chatPageOn(there(page), there(world).tenant.url),
  };
};
