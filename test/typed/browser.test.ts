import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { CORPUS } from '../support/corpus.js';
import { inBrowser } from '../support/in-browser.js';
import { inEnglish } from '../cards/samples.js';
import { SAID } from './notices.js';
import { CARDS, everywhere, MAILS } from './places.js';

/** What came of something on the page: the kinds of elements there are, where its links go, and how it reads. */
type Drawn = { readonly tags: readonly string[]; readonly links: readonly string[]; readonly text: string };
type Medium = 'card' | 'message' | 'mail';

const PLAIN = 'Ada Lovelace';

/**
 * Draws things one after the other with the page's own means, which are Teams': the renderer of Adaptive Cards, and Markdown. A mail is
 * a document of its own, in which scripts may run.
 */
const DRAW = `async (medium, things) => {
  const { createCardView } = await import('/assets/card.js');
  const { messageMarkdown } = await import('/assets/markdown.js');
  const stage = document.createElement('div');
  document.body.append(stage);
  const looked = (root) => ({
    tags: [...new Set([...root.querySelectorAll('*')].map(({ localName }) => localName))],
    links: [...root.querySelectorAll('a')].map(({ href }) => href),
    text: (root.innerText + ' ' + [...root.querySelectorAll('input, textarea')].map(({ value }) => value).join(' ')),
  });
  const ways = {
    card: async (card) => {
      const view = createCardView(async () => {});
      stage.replaceChildren(view.element);
      view.show(card);
      for (const button of stage.querySelectorAll('button[aria-expanded="false"]')) button.click();
      return looked(stage);
    },
    message: async (text) => {
      stage.innerHTML = messageMarkdown(text);
      return looked(stage);
    },
    mail: async (html) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      frame.srcdoc = html;
      stage.replaceChildren(frame);
      await loaded;
      return looked(frame.contentDocument.body);
    },
  };
  const drawn = [];
  for (const thing of things) drawn.push(await ways[medium](thing));
  // What it set going has had its turn by now.
  await new Promise((resolve) => setTimeout(resolve, 50));
  stage.remove();
  return drawn;
}`;

const draws = (page: Page, medium: Medium, things: readonly unknown[]): Promise<readonly Drawn[]> =>
  page.evaluate(`(${DRAW})(${JSON.stringify(medium)}, ${JSON.stringify(things)})`) as Promise<readonly Drawn[]>;

/** What is there with what was typed, and not with a plain name in its place. */
const moreIn = (drawn: readonly Drawn[], likened: readonly Drawn[]): readonly string[] =>
  drawn.flatMap(({ tags, links, text }, n) => {
    const plain = likened[n % likened.length];
    const more = [
      ...tags.filter((tag) => !plain?.tags.includes(tag)),
      ...links.filter((link) => !plain?.links.includes(link)),
    ];
    return more.map((one) => `${one} in ${text.slice(0, 200)}`);
  });

/** Of each kind so many, those that show the most of what is typed: to look at all of them takes minutes. */
const OF_EACH = 2;
type Shows = (typed: string) => readonly unknown[];

const telling = (shows: (typed: string) => readonly (() => unknown)[]): Shows => {
  const count = (thing: unknown): number => JSON.stringify(thing).split(PLAIN).length;
  const chosen = shows(PLAIN)
    .map((show, n) => [n, count(show())] as const)
    .sort(([, one], [, other]) => other - one)
    .slice(0, OF_EACH)
    .map(([n]) => n);
  return (typed) => {
    const all = shows(typed);
    return chosen.map((n) => all[n]?.());
  };
};

const PLACES: Readonly<Record<string, { readonly medium: Medium; readonly of: () => Shows }>> = {
  ...Object.fromEntries(
    Object.entries(CARDS).map(([kind, of]) => [
      kind,
      { medium: 'card', of: () => telling((typed) => of(typed, inEnglish)) },
    ]),
  ),
  'what is said': {
    medium: 'message',
    of: () => (typed) => everywhere(SAID, [inEnglish])(typed).map(([, text]) => text),
  },
  ...Object.fromEntries(
    Object.entries(MAILS).map(([kind, of]) => [
      `mail: ${kind}`,
      {
        medium: 'mail',
        of: () =>
          telling((typed) =>
            of(typed, inEnglish).map(
              ({ html }) =>
                () =>
                  html,
            ),
          ),
      },
    ]),
  ),
};

/** By presenters that never thought of it. */
const NAIVE = (typed: string): Readonly<Record<Medium, unknown>> => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: `Why: ${typed}` }] },
  message: `Ada says ${typed}`,
  mail: `<html><body><p>Ada says ${typed}</p></body></html>`,
});

describe('whatever is typed, looked at in a browser', function () {
  const stage = inBrowser({ width: 1280, height: 900 });
  let asked: string[] = [];
  let dialogs: string[] = [];

  beforeEach(async () => {
    [asked, dialogs] = [[], []];
    const page = stage.page();
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    // Else its own rules would keep from happening what must not be tried.
    await page.setBypassCSP(true);
    await stage.chat().opens('sue');
  });
  const foreign = () => asked.filter((url) => !/^(http:\/\/(localhost|127\.0\.0\.1):|about:|data:|blob:)/.test(url));

  for (const [place, { medium, of }] of Object.entries(PLACES))
    it(`is nothing but text: ${place}`, async () => {
      const shows = of();
      const likened = await draws(stage.page(), medium, shows(PLAIN));
      assert.ok(likened.some(({ text }) => text.includes(PLAIN)));
      const corpus = Object.values(CORPUS);
      const drawn = await draws(stage.page(), medium, corpus.flatMap(shows));
      assert.equal(drawn.length, likened.length * corpus.length);
      assert.deepEqual(moreIn(drawn, likened), []);
      assert.deepEqual([dialogs, foreign()], [[], []]);
      const typed = 'Zoë <b>“1 & 2”</b> [x](y) **z** {{DATE(2017-02-14T06:08:00Z)}}';
      const [first] = (await draws(stage.page(), medium, shows(typed))).filter(({ text }) =>
        readable(text).includes(typed),
      );
      assert.ok(first, 'it reads as it was typed');
    });

  it('is not where naive presenters draw, say or write it', async () => {
    const page = stage.page();
    stage.forgives(/evil\.example|net::ERR|404|Failed to load/);
    const likened = NAIVE(PLAIN);
    const noticed: Record<string, string> = {};
    for (const medium of ['card', 'message', 'mail'] as const) {
      const before = await draws(page, medium, [likened[medium]]);
      const drawn = await draws(
        page,
        medium,
        Object.values(CORPUS).map((typed) => NAIVE(typed)[medium]),
      );
      for (const [n, kind] of Object.keys(CORPUS).entries()) {
        const more = moreIn(drawn.slice(n, n + 1), before);
        if (more.length > 0) noticed[`${medium}, ${kind}`] = more.join();
      }
    }
    console.log(`      naive presenters made something of what was typed ${Object.keys(noticed).length} times`);
    for (const one of [
      'card, Markdown links',
      'card, Markdown looks',
      'message, web addresses',
      'message, a Markdown list',
      'mail, HTML',
    ])
      assert.ok(noticed[one], one);
    assert.ok(dialogs.length > 0, 'a script ran');
    assert.ok(foreign().some((url) => url.startsWith('https://evil.example')));
  });

  it('reads as it was typed from the first word in the chat to the last on everybody’s cards', async () => {
    const [chat, page] = [stage.chat(), stage.page()];
    const typed =
      '**bold** [link](https://evil.example) ![x](https://evil.example/x.png) <img src=x onerror=alert(1)> <b>html</b> {{DATE(2027-01-01T00:00:00Z,SHORT)}} =1+1 www.evil.example';
    const read = /\*\*bold\*\* \[link\][^]*<b>html<\/b> \{ ?\{DATE[^]*=1\+1/;
    await chat.opens('sue', 'oskar');
    await chat.types('sue', 'invite gina@fabrikam.com to Apollo for 30 weeks');
    await chat.fills('sue', 'Name', 'Bea **Pike** [x](https://evil.example)');
    await chat.fills('sue', 'Why', typed);
    await chat.presses('sue', 'Continue');
    await chat.reads('sue', new RegExp(`Invite Bea \\*\\*Pike[^]*${read.source}`));
    await chat.presses('sue', 'Send for approval');
    await chat.reads('oskar', new RegExp(`asks to invite a guest[^]*${read.source}`));
    await chat.fills('oskar', 'Comment', typed);
    await chat.presses('oskar', 'Deny');
    await chat.reads('oskar', new RegExp(`^[^]*Denied by Oskar Lind[^]*${read.source}`));
    await chat.reads('sue', /Oskar Lind denied your nomination of Bea \*\*Pike/);
    await chat.types('sue', typed);
    await chat.reads('sue', /I did not understand/);
    const made = await page.evaluate(
      `[...document.querySelectorAll('.message :is(a, img, script, b, h1, svg, iframe)')].map(({ outerHTML }) => outerHTML)`,
    );
    assert.deepEqual(made, []);
    assert.deepEqual([dialogs, foreign()], [[], []]);
  });
});

/** Without the gaps that keep programs from making links, and the spaces that keep Teams from computing dates. */
const readable = (text: string): string => text.replaceAll('\u200b', '').replaceAll('{ {', '{{');
