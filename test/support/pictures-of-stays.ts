import type { Page } from 'puppeteer-core';
import { DAY } from '../../src/kernel/clock.js';
import { chatPageOn } from './chat-page.js';
import { eventually } from './eventually.js';
import { framed } from './picture-frame.js';
import type { STORY_PICTURES } from './pictured/stories.js';
import type { Name, World } from './world.js';

/** What a sponsor reads from the invitation to the end, and an administrator of those who were there before. Returns what was drawn. */
export const stayPictures =
  (folder: string) =>
  async (world: World, page: Page): Promise<readonly string[]> => {
    const { sue, ruth, tenant, clock } = world;
    const { opens, drawsInBoth } = framed(page, tenant.url, folder);
    const chat = chatPageOn(page, tenant.url);
    const drawn: string[] = [];

    const draws = async (name: (typeof STORY_PICTURES)[number]['name'], who: Name, reads: RegExp): Promise<void> => {
      await opens(who);
      await chat.reads(who, reads);
      drawn.push(...(await drawsInBoth(name, 1)));
    };
    const invites = async (guest: string, address: string, until: string): Promise<string> => {
      await sue.says(`invite ${guest} <${address}> to Apollo until ${until} because of the harbour project`);
      await sue.reads(new RegExp(`Invite ${guest}`));
      await sue.presses('Send invitation');
      await sue.reads(new RegExp(`^${guest} →[^]*redeem`));
      const { users } = await tenant.state<{ users: readonly { id: string; mail?: string }[] }>();
      return users.find(({ mail }) => mail === address)?.id ?? '';
    };
    const isIn = async (guest: string, id: string): Promise<void> => {
      await tenant.accept(id);
      await sue.reads(new RegExp(`${guest} \\([^)]*\\) accepted`));
    };

    await isIn('Ada Lovelace', await invites('Ada Lovelace', 'ada@northwindtraders.com', '30 June'));
    await isIn('Cy Young', await invites('Cy Young', 'cy@northwindtraders.com', '31 December'));
    await invites('Bob Marsh', 'bob@northwindtraders.com', '30 September');

    await sue.presses('Correct the address');
    await draws('stay-correct', 'sue', /Correct the address\. Until you send it again/);
    await sue.presses('Cancel');
    clock.push(8 * DAY);
    await draws('stay-not-accepted', 'sue', /Bob Marsh[^]*has not accepted/i);
    await sue.says('guests');
    await draws('stay-guests', 'sue', /You answer for 3 guests/);

    await sue.says('guest Cy Young');
    await sue.reads(/^Cy Young[^]*is a guest until/);
    await sue.presses('New address');
    await sue.reads(/Another address is another person/);
    await sue.presses('Continue', { address: 'cy@fabrikam.com', reason: 'works for Fabrikam now' });
    await sue.presses('Send for approval');
    await draws('stay-new-address', 'oskar', /hand a guest's account to another address/);
    await sue.presses('Yes, withdraw');
    await sue.reads(/^Cy Young → the address[^]*Withdrawn/);

    clock.push(37 * DAY);
    // Drawn once nothing is under way any more.
    await eventually(() => sue.reads(/Bob Marsh[^]*The account was deleted/), 60_000);
    await draws('stay-ending', 'sue', /Ada Lovelace[^]*Are they still needed\?/);
    await tenant.changePerson(ruth.id, { zone: 'Europe/Berlin', language: 'en-GB' });
    await ruth.says('adopt');
    await draws('adopt-ask', 'ruth', /Ask who answers for/);
    await ruth.presses('Begin to ask');
    await draws('adopt-begun', 'ruth', /I have begun/);
    return drawn;
  };
