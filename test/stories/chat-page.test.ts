import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { clickOn } from '../support/chat-page.js';
import { eventually } from '../support/eventually.js';
import { inBrowser } from '../support/in-browser.js';
import type { World } from '../support/world.js';

describe('the main job, in a browser', function () {
  const stage = inBrowser({ width: 1280, height: 900 });
  let world: World;
  let page: Page;
  let chat: ReturnType<typeof stage.chat>;
  beforeEach(() => {
    [world, page, chat] = [stage.world(), stage.page(), stage.chat()];
  });

  const shows = (where: Page, words: RegExp): Promise<void> =>
    eventually(async () => assert.match((await where.evaluate('document.body.innerText')) as string, words));

  /** Reads the mail to this address, opens its link with a click, and accepts what the page there asks. */
  const guestAccepts = async (address: string, link: string): Promise<Page> => {
    await page.goto(`${world.tenant.url}/mail`, { waitUntil: 'load' });
    await clickOn(page, `::-p-xpath(//section[h2="${address}"]//a)`);
    await shows(page, new RegExp(`To\\s+${address}`));
    const frame = await page.waitForFrame((one) => one.url().includes('/html'));
    const [opened] = await Promise.all([
      stage.browser().waitForTarget((target) => target.url().includes('/redeem?')),
      clickOn(frame, `::-p-xpath(//a[contains(., "${link}")])`),
    ]);
    const redeeming = await opened.page();
    assert.ok(redeeming);
    await shows(redeeming, /Contoso would like to/);
    await Promise.all([redeeming.waitForNavigation(), redeeming.click('button.primary')]);
    return redeeming;
  };

  it('goes from a typed message to an accepted guest', async () => {
    await chat.opens('sue', 'oskar');
    await chat.types(
      'sue',
      'invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June because of the joint audit',
    );
    await chat.reads('sue', /Invite Ada Lovelace \(Fabrikam\) to Project Apollo\?/);
    await chat.presses('sue', 'Send for approval');
    await chat.reads('sue', /Ada Lovelace → Project Apollo[^]*Asked — Oskar Lind and Mia Berg/);

    await chat.reads('oskar', /Sue Park asks to invite a guest[^]*ada@fabrikam\.com/);
    await chat.fills('oskar', 'Comment', 'fine until the audit ends');
    await chat.presses('oskar', 'Approve');
    await chat.canPress('oskar', /Approved by Oskar Lind[^]*fine until the audit ends/, []);

    const receipt = await chat.reads('sue', /Ada Lovelace → Project Apollo[^]*Approved by Oskar Lind[^]*redeem\?/);
    assert.doesNotMatch(receipt.text, /Asked — /, 'the card that waited is the card with the link');
    await chat.becomes('mia');
    await chat.canPress('mia', /Approved by Oskar Lind[^]*Ada Lovelace/, []);

    const arrived = await guestAccepts('ada@fabrikam.com', 'Accept the invitation');
    await shows(arrived, /You have arrived in Project Apollo/);

    await chat.opens('sue');
    await chat.reads('sue', /Ada Lovelace \(Fabrikam\) accepted your invitation/);
    await chat.reads('sue', /Ada Lovelace → Project Apollo[^]*Accepted/);
    await chat.readsNoMore('sue', /redeem\?/);
  });

  it('fills in on the card what the message did not say', async () => {
    await chat.opens('sue', 'lin');
    await chat.types('sue', 'invite gina@fabrikam.com to Joint Audit until 30 June');
    await chat.reads('sue', /This is still missing/);
    await chat.fills('sue', 'Name', 'Gina Hopper');
    await chat.fills('sue', 'Why', 'quarterly figures');
    await chat.presses('sue', 'Continue');
    await chat.reads('sue', /Invite Gina Hopper \(Fabrikam\) to Joint Audit\?[^]*“quarterly figures”/);
    await chat.presses('sue', 'Send for approval');
    await chat.reads('sue', /Gina Hopper → Joint Audit/);
    await chat.reads('lin', /Gina Hopper/);
    await chat.presses('lin', '批准');
    await chat.canPress('lin', /Lin Wei\s*已批准[^]*Gina Hopper/, []);
    await chat.reads('sue', /Gina Hopper → Joint Audit[^]*redeem\?/);
  });

  it('gives several things that were ticked', async () => {
    await chat.opens('sue');
    await chat.types('sue', 'invite Gil Moss <gil@fabrikam.com> until 30 June because of figures');
    await chat.reads('sue', /Invite Gil Moss \(Fabrikam\)\?[^]*Project Apollo\s+Joint Audit\s+Vendor Portal/);
    for (const thing of ['Vendor Portal', 'Project Apollo'])
      await clickOn(page, `::-p-xpath(//label[normalize-space()="${thing}"])`);
    await chat.presses('sue', 'Continue');
    await chat.reads('sue', /Invite Gil Moss \(Fabrikam\) to Project Apollo and Vendor Portal\?/);
    await chat.presses('sue', 'Cancel');
  });

  it('speaks Chinese from the first word to the last', async () => {
    await chat.opens('lin', 'oskar');
    await chat.types('lin', '邀请 李雷 <lilei@fabrikam.com> 加入 阿波罗，至6月30日，因为联合审计');
    await chat.reads('lin', /邀请李雷[^]*加入\s*Project Apollo？/);
    await chat.presses('lin', '提交审批');
    await chat.reads('oskar', /Lin Wei asks to invite a guest[^]*李雷/);
    await chat.presses('oskar', 'Approve');
    await chat.reads('lin', /李雷 → Project Apollo[^]*Oskar Lind\s*已批准[^]*redeem\?/);

    const arrived = await guestAccepts('lilei@fabrikam.com', '接受邀请');
    await shows(arrived, /You have arrived in Project Apollo/);

    await chat.opens('lin');
    await chat.reads('lin', /李雷[^]*接受了你的邀请/);
    await chat.readsNoMore('lin', /redeem\?/);
  });
});
