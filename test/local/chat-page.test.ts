import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import { isSkipped, openBrowser } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { cardActivity, createLittleBot, type LittleBot } from './little-bot.js';

const [SUE, MIA, EVE] = [1, 3, 102].map((n) => `11111111-0000-4000-8000-${String(n).padStart(12, '0')}`) as [
  string,
  string,
  string,
];
const TENANT = '7e4a0001-0000-4000-8000-00000000c0de';
const HARMFUL =
  '<script>window.harmed = true</script> ![x](https://elsewhere.example/pixel.png) [a link](https://elsewhere.example)';

const card = (...body: readonly object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const buttons = (...titles: readonly string[]) => ({
  type: 'ActionSet',
  actions: titles.map((title) => ({
    type: 'Action.Execute',
    title,
    verb: title.toLowerCase(),
    data: { verb: title.toLowerCase() },
  })),
});
const typed = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });

describe('the pages of the local tenant, in a browser', function () {
  let browser: Browser | undefined;
  let bot: LittleBot;
  let page: Page;
  /** What the pages asked for, and what the browser complained of. */
  let asked: string[];
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
    bot.forgets();
    asked = [];
    complaints = [];
    assert.ok(browser);
    page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 800 });
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error instanceof Error ? error.message : String(error)));
  });
  afterEach(() => page.close());

  const open = async (path: string): Promise<void> => {
    await page.goto(`${bot.tenantUrl}${path}`, { waitUntil: 'load' });
    await page.waitForSelector('#theme:not(:empty), .panel');
  };
  const see = async <T>(expression: string): Promise<T> => (await page.evaluate(expression)) as T;
  const shows = (words: string | RegExp, selector = 'body'): Promise<void> =>
    eventually(async () => {
      const text = await see<string>(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
      assert.ok(
        typeof words === 'string' ? text.includes(words) : words.test(text),
        `${selector} shows ${words}: ${text}`,
      );
    });
  const clickButton = async (title: string): Promise<void> => {
    const found = await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${title}"])`);
    await found?.click();
  };
  const post = async (personId: string, activity: object): Promise<string> => {
    await bot.call('POST', '/_local/say', { as: personId, text: 'hello' });
    const { chatId } = (await bot.call('GET', `/_local/chats/${personId}`)).body;
    return (await bot.connector('POST', `/${encodeURIComponent(chatId)}/activities`, activity)).body.id;
  };
  const asideFrom = (urls: readonly string[]): readonly string[] =>
    urls.filter((url) => !url.startsWith(bot.tenantUrl) && !url.startsWith('data:'));

  it('draws a card, presses its button and shows what comes back where the card stood', async () => {
    bot.answers(({ type }) =>
      type === 'invoke'
        ? {
            body: {
              statusCode: 200,
              type: 'application/vnd.microsoft.card.adaptive',
              value: card(typed('Approved by Sue Park')),
            },
          }
        : {},
    );
    const first = await post(
      SUE,
      cardActivity(
        card(
          typed('Sue Park asks'),
          { type: 'Input.Text', id: 'comment', label: 'Comment' },
          buttons('Approve', 'Deny'),
        ),
      ),
    );
    await post(
      SUE,
      cardActivity(card(typed('Another card'), { type: 'Input.Text', id: 'note', label: 'Note' }, buttons('Keep'))),
    );
    await open('/#sue');
    await shows('Another card');
    await page.type(`[data-activity="${first}"] input`, 'fine by me');
    await page.type('li:last-child input', 'half a sentence');
    await clickButton('Approve');
    await shows('Approved by Sue Park', `[data-activity="${first}"]`);
    assert.deepEqual((bot.heard.at(-1)?.value as { action: { data: object } }).action.data, {
      verb: 'approve',
      comment: 'fine by me',
    });
    assert.equal(await see('document.querySelector("li:last-child input").value'), 'half a sentence');
    assert.deepEqual(complaints, []);
  });

  it('keeps what is being typed, and the cursor, when that very card changes', async () => {
    const asks = (title: string) =>
      cardActivity(card(typed(title), { type: 'Input.Text', id: 'comment', label: 'Comment' }, buttons('Approve')));
    const activityId = await post(SUE, asks('Sue Park asks'));
    await open('/#sue');
    await page.waitForSelector(`[data-activity="${activityId}"] input`);
    await page.type(`[data-activity="${activityId}"] input`, 'I was just say');
    const { chatId } = (await bot.call('GET', `/_local/chats/${SUE}`)).body;
    await bot.connector('PUT', `/${encodeURIComponent(chatId)}/activities/${activityId}`, asks('Oskar approved'));
    await shows('Oskar approved');
    await shows('Edited');
    await page.keyboard.type('ing');
    assert.equal(
      await see(`document.querySelector('[data-activity="${activityId}"] input').value`),
      'I was just saying',
    );
  });

  it('sends what stands around a button, and keeps an opened part open when the card changes', async () => {
    const asks = (title: string) =>
      cardActivity({
        ...card(typed(title), { type: 'Input.Text', id: 'comment', label: 'Comment', value: 'as before' }),
        actions: [
          {
            type: 'Action.ShowCard',
            title: 'Deny …',
            card: { type: 'AdaptiveCard', body: [{ type: 'Input.Text', id: 'why', label: 'Why' }, buttons('Deny')] },
          },
          ...buttons('Approve').actions,
        ],
      });
    const activityId = await post(SUE, asks('Sue Park asks'));
    const { chatId } = (await bot.call('GET', `/_local/chats/${SUE}`)).body;
    const dataOf = () => (bot.heard.at(-1)?.value as { action: { data: object } }).action.data;
    await open('/#sue');
    await clickButton('Deny …');
    await page.type('::-p-aria(Why)', 'unknown to us');
    await bot.connector('PUT', `/${encodeURIComponent(chatId)}/activities/${activityId}`, asks('Mia Berg asks'));
    await shows('Mia Berg asks');
    await page.keyboard.type(' all');
    await clickButton('Deny');
    await eventually(() => {
      assert.deepEqual(dataOf(), { verb: 'deny', comment: 'as before', why: 'unknown to us all' });
    });
    await page.click(`[data-activity="${activityId}"] input`, { count: 3 });
    await page.keyboard.press('Backspace');
    await clickButton('Approve');
    await eventually(() => {
      assert.deepEqual(dataOf(), { verb: 'approve' });
    });
  });

  it('shows what people typed as text, and would show an injection', async () => {
    await post(SUE, cardActivity(card(typed(HARMFUL))));
    await post(SUE, cardActivity(card({ type: 'TextBlock', text: `carelessly: ${HARMFUL}`, wrap: true })));
    await post(SUE, { type: 'message', text: `in a message: ${HARMFUL}` });
    await open('/#sue');
    await shows('in a message');
    assert.equal(await see('window.harmed'), undefined);
    assert.equal(await see('document.querySelectorAll(".log script").length'), 0);
    const inert = await see<{ images: number; links: number; text: string }>(
      `(() => { const run = document.querySelector('.ac-richTextBlock, .ac-textRun')?.closest('.card');
        return { images: run.querySelectorAll('img').length, links: run.querySelectorAll('a').length, text: run.innerText } })()`,
    );
    assert.deepEqual(inert, { images: 0, links: 0, text: HARMFUL });
    // In a TextBlock, Teams would render it: so does this page, for whoever looks at it to see.
    assert.equal(await see('document.querySelectorAll(".ac-textBlock img, .ac-textBlock a").length'), 2);
    assert.deepEqual(
      asideFrom(asked).filter((url) => !complaints.some((complaint) => complaint.includes(url))),
      [],
      'what was asked of elsewhere was refused by the page itself',
    );
  });

  it('sends with Enter, breaks the line with Shift+Enter, and leaves the Enter of an input method alone', async () => {
    await open('/#sue');
    const box = `#say-${SUE}`;
    await page.type(box, 'first');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Shift');
    await page.keyboard.type('second');
    await see(
      `document.querySelector('${box}').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))`,
    );
    assert.equal(await see(`document.querySelector('${box}').value`), 'first\nsecond');
    await page.keyboard.press('Enter');
    await eventually(() => assert.equal(bot.heard.at(-1)?.text, 'first\nsecond'));
    await shows('first\nsecond', '.messages');
    assert.equal(await see(`document.querySelector('${box}').value`), '');
    await page.reload();
    await shows('first\nsecond', '.messages');
  });

  it('says when a message comes in for somebody who is not shown, and goes there', async () => {
    await open('/#sue');
    await eventually(async () => {
      await post(MIA, cardActivity(card({ type: 'TextBlock', text: 'Sue Park asks to invite a guest' })));
      await shows('Mia Berg: Sue Park asks to invite a guest', '#notices');
    });
    await clickButton('Be Mia');
    await shows('Mia Berg', '#columns');
    assert.equal(await see('location.hash'), '#sue,mia');
    await shows(/^$/, '#notices');
  });

  it('can be left and opened as often as one likes, and hears again on the way back', async () => {
    // A browser gives a host six connections; the page holds one for as long as it listens.
    for (let n = 0; n < 8; n += 1) {
      await page.goto('about:blank');
      await open('/#sue');
    }
    await page.goto('about:blank');
    await page.goBack();
    await page.waitForSelector('.column');
    await post(SUE, { type: 'message', text: 'Are you there again?' });
    await shows('Are you there again?', '.messages');
    assert.deepEqual(complaints, []);
  });

  it('fits a phone and the dark, with the longest of words', async () => {
    await post(
      SUE,
      cardActivity(
        card(
          typed('w'.repeat(400)),
          { type: 'Input.Text', id: 'comment', label: 'Comment' },
          buttons('Approve', 'Deny', 'A button with quite a long title to it'),
        ),
      ),
    );
    await post(SUE, { type: 'message', text: `https://${'x'.repeat(300)}.example` });
    await page.setViewport({ width: 360, height: 740 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    for (const path of [
      '/#sue',
      '/mail',
      '/redeem?ticket=first-day-eve',
      '/landing/22222222-0000-4000-8000-000000000001',
      '/nowhere-to-be-found',
    ]) {
      await page.goto(`${bot.tenantUrl}${path}`, { waitUntil: 'load' });
      if (path === '/#sue') await shows('wwww', '.messages');
      const overflow = `[...document.querySelectorAll('html, .log')].map((element) => element.scrollWidth - element.clientWidth)`;
      assert.ok(
        (await see<number[]>(overflow)).every((pixels) => pixels <= 0),
        `${path} scrolls sideways`,
      );
    }
    await open('/#sue');
    const background = 'getComputedStyle(document.body).backgroundColor';
    assert.equal(await see(background), 'rgb(20, 20, 20)');
    await page.click('#theme');
    assert.equal(await see(background), 'rgb(245, 245, 245)');
    await page.reload();
    assert.equal(await see(background), 'rgb(245, 245, 245)');
    await see('localStorage.clear()');
  });

  it('shows a mail beside its plain text, and runs nothing in it', async () => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'x',
      client_secret: 'x',
      scope: 'https://graph.microsoft.com/.default',
    });
    const token = (await (
      await fetch(`${bot.tenantUrl}/${TENANT}/oauth2/v2.0/token`, { method: 'POST', body: form })
    ).json()) as { access_token: string };
    const mime = [
      'From: guestlist@contoso.com',
      'To: ada@fabrikam.com',
      'Subject: An invitation',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hello in plain text',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head></head><body style="color: rgb(1, 2, 3)"><p>Hello in HTML</p><script>parent.harmed = true</script></body></html>',
      '--b--',
      '',
    ].join('\r\n');
    const sent = await fetch(`${bot.tenantUrl}/v1.0/users/guestlist@contoso.com/sendMail`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'text/plain' },
      body: Buffer.from(mime).toString('base64'),
    });
    assert.equal(sent.status, 202);
    await open('/mail');
    await shows('Hello in plain text');
    await shows('ada@fabrikam.com', '#boxes');
    await eventually(async () => {
      const frame = page.frames().find((one) => one.url().includes('/html'));
      assert.equal(await frame?.evaluate('document.body.innerText.trim()'), 'Hello in HTML');
      assert.equal(await frame?.evaluate('getComputedStyle(document.body).color'), 'rgb(1, 2, 3)');
      assert.equal(await frame?.evaluate('document.querySelector("base").target'), '_blank');
    });
    assert.equal(await see('window.harmed'), undefined);
  });

  it('lets a guest decline, then accept, and sends them where the invitation says', async () => {
    const stateOfEve = async () => {
      const { users } = (await bot.call('GET', '/_local/state')).body;
      return users.find(({ id }) => id === EVE)?.externalUserState;
    };
    await open('/redeem?ticket=first-day-eve');
    await shows('Contoso would like to:');
    await shows('Local tenant.');
    await Promise.all([page.waitForNavigation(), page.click('a.button')]);
    await shows('You did not accept');
    assert.equal(await stateOfEve(), 'PendingAcceptance');
    await Promise.all([page.waitForNavigation(), page.click('a.button')]);
    // The redirect leads out of this machine: it is looked at, not followed.
    await page.setRequestInterception(true);
    page.on(
      'request',
      (request) => void (request.url().startsWith(bot.tenantUrl) ? request.continue() : request.abort()),
    );
    await page.click('button.primary');
    await eventually(() =>
      assert.ok(
        asideFrom(asked).some((url) => url.startsWith('https://myapplications.microsoft.com')),
        asked.join(' '),
      ),
    );
    assert.equal(await stateOfEve(), 'Accepted');
    await page.setRequestInterception(false);
    await open('/redeem?ticket=no-such-thing');
    await shows('We know no such invitation');
    await open('/landing/22222222-0000-4000-8000-000000000001');
    await shows('You have arrived in Project Apollo');
  });
});

describe('the browser that tests look with', function () {
  for (const source of ['system', 'package'] as const)
    it(`starts from the ${source}, or says why not`, async function () {
      const opened = await openBrowser([source]);
      if (isSkipped(opened)) {
        console.log(`      skipped: ${opened.skipped}`);
        return this.skip();
      }
      const page = await opened.newPage();
      assert.equal(await page.evaluate('1 + 1'), 2);
      return opened.close();
    });

  it('names what could not be started', async () => {
    const before = process.env['CHROMIUM'];
    process.env['CHROMIUM'] = '/nowhere/chromium';
    const opened = await openBrowser(['system']);
    if (before === undefined) delete process.env['CHROMIUM'];
    else process.env['CHROMIUM'] = before;
    assert.ok(isSkipped(opened));
    assert.match(opened.skipped, /^No browser: the system's Chromium does not start .*CHROMIUM\.$/);
  });
});
