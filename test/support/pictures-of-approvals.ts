import type { Page } from 'puppeteer-core';
import { chatPageOn } from './chat-page.js';
import { framed } from './picture-frame.js';
import { GUESTS } from './rules.js';
import type { World } from './world.js';

/** The pictures of docs/approvals.md: each is a story on its way, as those see it whom it concerns. Returns what was drawn. */
export const approvalPictures =
  (folder: string) =>
  async (world: World, page: Page): Promise<readonly string[]> => {
    const { sue, tenant } = world;
    const chat = chatPageOn(page, tenant.url);

    const { opens, draws } = framed(page, tenant.url, folder);
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
