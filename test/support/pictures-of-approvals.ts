import type { Page } from 'puppeteer-core';
import { chatPageOn } from './chat-page.js';
import { GUESTS } from './rules.js';
import type { Name, World } from './world.js';

/** Beside the list of people, which is left out, two columns are as wide as a phone each; without it, one is. */
const PAIR = { width: 1040, deviceScaleFactor: 1 };
const PHONE = { width: 390, deviceScaleFactor: 1.5 };
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

/** The pictures of docs/approvals.md: each is a story on its way, as those see it whom it concerns. Returns what was drawn. */
export const approvalPictures =
  (folder: string) =>
  async (world: World, page: Page): Promise<readonly string[]> => {
    const { sue, tenant } = world;
    const chat = chatPageOn(page, tenant.url);

    const opens = async (...names: readonly Name[]): Promise<void> => {
      await page.setViewport({ ...(names.length > 1 ? PAIR : PHONE), height: HIGH });
      await page.goto('about:blank');
      await chat.opens(...names);
    };
    const draws = async (name: string, ...counts: readonly number[]): Promise<string> => {
      await page.evaluate(newestOf(counts));
      const height = (await page.evaluate(HEIGHT)) as number;
      await page.setViewport({ ...(counts.length > 1 ? PAIR : PHONE), height });
      await page.mouse.move(0, 0);
      await (await page.$('#columns'))?.screenshot({ path: `${folder}/${name}.png` });
      return name;
    };
    const nominates = async (guest: string, address: string, why: string): Promise<void> => {
      await sue.says(`invite ${guest} <${address}> to Apollo until 30 June because of ${why}`);
      await sue.reads(new RegExp(`Invite ${guest}`));
      await sue.presses('Send for approval');
      await sue.reads(new RegExp(`^${guest} →[^]*Asked — `));
    };

    const list = async (): Promise<string> => {
      await nominates('Dan Ford', 'dan@fabrikam.com', 'the harbour project');
      await nominates('Eva Ford', 'eva@fabrikam.com', 'the harbour project');
      await opens('mia');
      await chat.types('mia', 'approvals');
      await chat.reads('mia', /requests wait for you[^]*Eva Ford/);
      await chat.presses('mia', 'Approve');
      await chat.reads('mia', /Eva Ford → Project Apollo: Approved by Mia Berg/);
      await chat.presses('mia', 'Deny');
      await chat.fills('mia', 'Comment, which the nominator reads', 'Dan has left Fabrikam');
      return draws('approvals-list', 1);
    };
    const change = async (): Promise<string> => {
      await nominates('Ada Lovelace', 'ada@fabrikam.com', 'the joint audit');
      await opens('oskar', 'sue');
      await chat.fills('oskar', 'Comment', 'Fine until the audit ends');
      await chat.presses('oskar', 'Shorten or change');
      await chat.picks('oskar', 'Last day', '2027-05-28');
      await chat.picks('oskar', 'How the link travels', 'mail');
      await chat.presses('oskar', 'Approve with these changes');
      await chat.canPress('oskar', /Approved by Oskar Lind[^]*The invitation went out/, []);
      await chat.reads('sue', /^(?![^]*→)[^]*is invited/);
      await chat.reads('sue', /Project Apollo — ready[^]*Our e-mail[^]*went out/);
      return draws('approvals-change', 1, 2);
    };
    const question = async (): Promise<string> => {
      await nominates('Ben Hart', 'ben@fabrikam.com', 'the quarterly figures');
      await opens('oskar', 'sue');
      await chat.presses('oskar', 'Ask Sue Park');
      await chat.fills('oskar', 'Your question', 'Which figures does he need?');
      await chat.presses('oskar', 'Send the question');
      await chat.reads('oskar', /Sue Park has not answered yet/);
      await chat.fills('sue', 'Your answer', 'Those of May, for the audit');
      return draws('approvals-question', 1, 1);
    };
    const notMe = async (): Promise<string> => {
      await nominates('Cem Lamb', 'cem@fabrikam.com', 'the supplier review');
      await opens('oskar', 'carl');
      await chat.presses('oskar', 'Not me');
      await chat.fills('oskar', 'A colleague', 'Carl Meyer');
      await chat.presses('oskar', 'Hand over');
      await chat.reads('oskar', /You handed this to Carl Meyer/);
      await chat.reads('carl', /Oskar Lind hands you this/);
      return draws('approvals-not-me', 1, 1);
    };
    const channel = async (): Promise<string> => {
      await tenant.app({ team: GUESTS.team }, true);
      await nominates('Fay Hill', 'fay@wingtiptoys.com', 'the trade fair');
      await opens('mia', 'sue');
      await chat.goesTo('mia', 'Guests');
      await chat.goesTo('sue', 'Guests');
      await chat.reads('mia', /Sue Park asks to invite a guest[^]*Approve/);
      await chat.reads('sue', /This is your own request/);
      return draws('approvals-channel', 1, 1);
    };

    const drawn: string[] = [];
    for (const picture of [list, change, question, notMe, channel]) drawn.push(await picture());
    return drawn;
  };
