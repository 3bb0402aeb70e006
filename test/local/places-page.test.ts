import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import { isSkipped, openBrowser } from '../support/browser.js';
import { chatPageOn } from '../support/chat-page.js';
import { eventually } from '../support/eventually.js';
import { APOLLO, cardActivity, createLittleBot, type LittleBot } from './little-bot.js';

const SUE = '11111111-0000-4000-8000-000000000001';

const card = (text: string, ...more: readonly object[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] }, ...more],
});
const button = (title: string, more: object = {}) => ({
  type: 'Action.Execute',
  title,
  verb: title.toLowerCase(),
  data: { verb: title.toLowerCase() },
  ...more,
});
const buttons = (...actions: readonly object[]) => ({ type: 'ActionSet', actions });
const refreshing = (text: string, ...more: readonly object[]) => ({
  ...card(text, ...more),
  refresh: { action: button('Refresh') },
});
const answered = (value: object) => ({
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value },
});

describe('the places on the chat page, in a browser', function () {
  let browser: Browser | undefined;
  let bot: LittleBot;
  let page: Page;
  let chat: ReturnType<typeof chatPageOn>;
  let complaints: string[];

  before(async function () {
    const opened = await openBrowser();
    if (isSkipped(opened)) {
      console.log(`      skipped: ${opened.skipped}`);
      return this.skip();
    }
    browser = opened;
    bot = await createLittleBot();
  });
  after(async () => {
    if (!browser) return;
    await browser.close();
    await bot.ends();
  });
  beforeEach(async () => {
    await bot.call('POST', '/_local/reset');
    bot.answers(() => ({}));
    await bot.call('POST', '/_local/app', { team: APOLLO, installed: true });
    bot.forgets();
    complaints = [];
    assert.ok(browser);
    page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 800 });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)));
    chat = chatPageOn(page, bot.tenantUrl);
  });
  afterEach(async () => {
    assert.deepEqual(complaints, []);
    await page.close();
  });

  const see = async <T>(expression: string): Promise<T> => (await page.evaluate(expression)) as T;
  const actionOf = () => (bot.heard.at(-1)?.value as { action: { data: object }; trigger: string } | undefined) ?? {};
  const chatId = async (): Promise<string> => {
    await bot.call('POST', '/_local/say', { as: SUE, text: 'hello' });
    const { body } = await bot.call('GET', `/_local/chats/${SUE}`);
    bot.forgets();
    return encodeURIComponent(body.chatId);
  };

  it('shows a channel to whoever is in the team, each with what they pressed until the post changes', async () => {
    bot.answers(({ type }) => (type === 'invoke' ? answered(card('You approved')) : {}));
    const post = (await bot.posts(cardActivity(card('Sue Park asks', buttons(button('Approve')))))).body;
    await chat.opens('oskar', 'mia');
    await chat.goesTo('oskar', 'Guests');
    await chat.goesTo('mia', 'Guests');
    await chat.reads('mia', /Sue Park asks/);
    assert.equal(await see('location.hash'), '#oskar/guests,mia/guests');
    await chat.presses('oskar', 'Approve');
    await chat.reads('oskar', /You approved/);
    await chat.canPress('mia', /Sue Park asks/, ['Approve']);
    await bot.connector(
      'PUT',
      `/${encodeURIComponent(post.id)}/activities/${post.activityId}`,
      cardActivity(card('Oskar Lind approved')),
    );
    await chat.reads('oskar', /Oskar Lind approved/);
    await chat.reads('mia', /Oskar Lind approved/);
    await page.reload();
    await chat.reads('mia', /Oskar Lind approved/);
    await chat.goesTo('mia', 'Guestlist');
    await chat.readsNoMore('mia', /Oskar Lind approved/);
    assert.equal(await see('location.hash'), '#oskar/guests,mia');
    await chat.opens('lin');
    assert.equal(await see('document.querySelector(".places").hidden'), true, 'Lin is in no team');
  });

  it('counts what is new in a place that is not shown', async () => {
    await chat.opens('oskar');
    await bot.posts(cardActivity(card('Sue Park asks')));
    const label = `document.querySelector('.places li:last-child button').getAttribute('aria-label')`;
    await eventually(async () => assert.equal(await see(label), 'Guests, Project Apollo, 1 new'));
    await chat.goesTo('oskar', 'Guests');
    await chat.reads('oskar', /Sue Park asks/);
    assert.equal(await see(label), 'Guests, Project Apollo');
  });

  it('refreshes a card that comes into view, by itself, and once more when it was edited', async () => {
    bot.answers(() => answered(refreshing('Three of three have agreed')));
    await bot.posts(cardActivity(refreshing('Nobody has agreed')));
    const { body: other } = await bot.posts(cardActivity(card('Another post')));
    await chat.opens('oskar');
    assert.equal(bot.heard.length, 0, 'nobody has seen it yet');
    await chat.goesTo('oskar', 'Guests');
    await chat.reads('oskar', /Three of three have agreed/);
    assert.deepEqual(actionOf(), {
      action: { type: 'Action.Execute', verb: 'refresh', data: { verb: 'refresh' } },
      trigger: 'automatic',
    });
    await page.reload();
    await chat.reads('oskar', /Three of three have agreed/);
    assert.equal(bot.heard.length, 1, 'once a minute');
    const edit = `/${encodeURIComponent(other.id)}/activities/${other.activityId}`;
    bot.answers(() => answered(refreshing('For your eyes')));
    await bot.connector('PUT', edit, cardActivity(refreshing('Edited for all')));
    await chat.reads('oskar', /For your eyes/);
    assert.equal(bot.heard.length, 2);
  });

  it('drops a message that the bot took away', async () => {
    const id = await chatId();
    const first = (await bot.connector('POST', `/${id}/activities`, cardActivity(card('The old card')))).body.id;
    await bot.connector('POST', `/${id}/activities`, cardActivity(card('The new card')));
    await chat.opens('sue');
    await chat.reads('sue', /The old card/);
    await bot.connector('DELETE', `/${id}/activities/${first}`);
    await chat.readsNoMore('sue', /The old card|deleted/);
    assert.equal(await chat.countOf('sue'), 2);
  });

  it('sends the inputs of a part that unfolds and of what is around it, not those of the part beside it', async () => {
    const part = (title: string, ...body: readonly object[]) => ({
      type: 'Action.ShowCard',
      title: `${title} …`,
      card: { type: 'AdaptiveCard', body: [...body, buttons(button(title))] },
    });
    const id = await chatId();
    await bot.connector(
      'POST',
      `/${id}/activities`,
      cardActivity(
        card(
          'Sue Park asks',
          { type: 'Input.Text', id: 'comment', label: 'Comment' },
          buttons(
            part('Deny', { type: 'Input.Text', id: 'why', label: 'Why' }),
            part(
              'Change',
              { type: 'Input.Date', id: 'until', label: 'Until', value: '2027-06-30' },
              {
                type: 'Input.ChoiceSet',
                id: 'keep',
                label: 'What stays',
                style: 'expanded',
                isMultiSelect: true,
                value: 'apollo,portal',
                choices: [
                  { title: 'Project Apollo', value: 'apollo' },
                  { title: 'Vendor Portal', value: 'portal' },
                ],
              },
            ),
          ),
        ),
      ),
    );
    await chat.opens('sue');
    await chat.fills('sue', 'Comment', 'in general');
    await chat.presses('sue', 'Deny …');
    await chat.fills('sue', 'Why', 'typed beside it');
    await chat.presses('sue', 'Change …');
    await page.click('::-p-aria(Vendor Portal)');
    await chat.presses('sue', 'Change');
    await eventually(() =>
      assert.deepEqual(actionOf(), {
        action: {
          type: 'Action.Execute',
          verb: 'change',
          data: { verb: 'change', comment: 'in general', until: '2027-06-30', keep: 'apollo' },
        },
        trigger: 'manual',
      }),
    );
  });

  it('keeps what was unfolded unfolded when the card changes, and nothing else of the same title', async () => {
    const item = (name: string, inputId: string) => ({
      type: 'Container',
      items: [
        { type: 'TextBlock', text: name },
        buttons({
          type: 'Action.ShowCard',
          title: 'Deny',
          card: { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id: inputId, label: `Why not ${name}?` }] },
        }),
      ],
    });
    const id = await chatId();
    const items = [item('Ada', 'comment-1'), item('Ben', 'comment-2')];
    const sent = (await bot.connector('POST', `/${id}/activities`, cardActivity(card('Two wait', ...items)))).body.id;
    await chat.opens('sue');
    await chat.presses('sue', 'Deny');
    await chat.fills('sue', 'Why not Ben?', 'not now');
    await bot.connector('PUT', `/${id}/activities/${sent}`, cardActivity(card('Two still wait', ...items)));
    const { text } = await chat.reads('sue', /Two still wait[^]*Why not Ben\?/);
    assert.doesNotMatch(text, /Why not Ada\?/);
  });

  it('has the places beside the messages where there is room, above them where there is not, and fits a phone', async () => {
    await bot.posts(cardActivity(card('w'.repeat(300), buttons(button('Approve')))));
    const left = `document.querySelector('.places').getBoundingClientRect().right <= document.querySelector('.log').getBoundingClientRect().left + 1`;
    await chat.opens('oskar');
    await chat.goesTo('oskar', 'Guests');
    await chat.reads('oskar', /wwww/);
    assert.equal(await see(left), true);
    await page.setViewport({ width: 360, height: 740 });
    assert.equal(await see(left), false);
    const overflow = `[...document.querySelectorAll('html, .log, .places')].map((one) => one.scrollWidth - one.clientWidth)`;
    assert.ok((await see<number[]>(overflow)).every((pixels) => pixels <= 0));
    const heights = `[...document.querySelectorAll('.places button')].map((one) => one.offsetHeight)`;
    assert.ok((await see<number[]>(heights)).every((pixels) => pixels >= 40));
  });
});
