import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { eventually } from '../support/eventually.js';
import { inBrowser } from '../support/in-browser.js';
import { GUESTS, rulesWithChannel } from '../support/rules.js';
import type { Name } from '../support/world.js';

describe('approvals, in a browser', function () {
  const stage = inBrowser({ width: 1600, height: 1000 }, async () => ({ POLICY_FILE: await rulesWithChannel() }));
  let chat: ReturnType<typeof stage.chat>;
  beforeEach(() => {
    chat = stage.chat();
  });

  const nominates = async (guest: string, address: string): Promise<void> => {
    await chat.types('sue', `invite ${guest} <${address}> to Apollo for 30 weeks, joint audit`);
    await chat.reads('sue', new RegExp(`Invite ${guest} .* to Project Apollo\\?`));
    await chat.presses('sue', 'Send for approval');
    await chat.reads('sue', new RegExp(`${guest} → Project Apollo[^]*Asked — `));
  };
  /** Each card is in the chat once: where it came anew, the old one goes as soon as the new one is there. */
  const hasOne = async (name: Name, about: RegExp, now: RegExp): Promise<void> => {
    await chat.reads(name, now);
    await eventually(async () => assert.equal(await chat.countOf(name, about), 1));
  };

  it('approves a shorter stay, and who asked reads what it became', async () => {
    await chat.opens('sue', 'oskar');
    await nominates('Ada Lovelace', 'ada@fabrikam.com');
    await chat.reads('oskar', /Sue Park asks to invite a guest[^]*Ada Lovelace/);
    const day = DateTime.fromJSDate(stage.world().clock.now(), { zone: 'Europe/Berlin' }).plus({ weeks: 8 });
    const said = day.setLocale('en').toFormat('ccc d LLLL yyyy');

    await chat.fills('oskar', 'Comment', 'fine until then');
    await chat.presses('oskar', 'Shorten or change');
    await chat.picks('oskar', 'Last day', day.toISODate() ?? '');
    await chat.presses('oskar', 'Approve with these changes');

    const changed = new RegExp(`Changed by Oskar Lind, .*until ${said} instead of`);
    await chat.canPress('oskar', new RegExp(`Approved by Oskar Lind[^]*“fine until then”[^]*${changed.source}`), []);
    await chat.reads(
      'sue',
      new RegExp(
        `Oskar Lind agreed to your nomination of Ada Lovelace[^]*shortened the stay[^]*${said}|Oskar Lind shortened the stay from .* to ${said}`,
      ),
    );
    await chat.reads(
      'sue',
      new RegExp(`Ada Lovelace → Project Apollo[^]*Oskar Lind shortened the stay from .* to ${said}[^]*redeem\\?`),
    );
    await chat.becomes('mia');
    await chat.canPress('mia', changed, []);
  });

  it('asks back; the answer is given on the receipt, and stands on the card that was asked on', async () => {
    await chat.opens('sue', 'oskar');
    await nominates('Ben Hart', 'ben@fabrikam.com');
    await chat.presses('oskar', 'Ask Sue Park');
    await chat.fills('oskar', 'Your question', 'Which figures does he need?');
    await chat.presses('oskar', 'Send the question');
    await chat.reads(
      'oskar',
      /Question by Oskar Lind[^]*“Which figures does he need\?”[^]*Sue Park has not answered yet/,
    );

    await hasOne('sue', /Ben Hart → Project Apollo/, /Oskar Lind asks you:\s*“Which figures does he need\?”/);
    await chat.fills('sue', 'Your answer', 'Those of May');
    await chat.presses('sue', 'Answer');
    await hasOne('sue', /Ben Hart → Project Apollo/, /Ben Hart → Project Apollo[^]*You answered, .*: “Those of May”/);

    await hasOne(
      'oskar',
      /Ben Hart, Fabrikam/,
      /Ben Hart[^]*“Which figures does he need\?”\s*Answer by Sue Park, .* — “Those of May”/,
    );
    await chat.presses('oskar', 'Approve');
    await chat.canPress('oskar', /Approved by Oskar Lind[^]*Ben Hart[^]*Answer by Sue Park/, []);
    await chat.reads('sue', /Ben Hart → Project Apollo[^]*Approved by Oskar Lind[^]*redeem\?/);
  });

  it('hands it to a colleague, who answers in the place of who was asked', async () => {
    await chat.opens('sue', 'oskar', 'carl');
    await nominates('Cem Lamb', 'cem@fabrikam.com');
    await chat.reads('oskar', /Cem Lamb/);
    await chat.presses('oskar', 'Not me');
    await chat.fills('oskar', 'A colleague who should answer instead', 'Carl Meyer');
    await chat.presses('oskar', 'Hand over');
    await chat.canPress('oskar', /You handed this to Carl Meyer[^]*Cem Lamb/, []);

    await chat.reads('carl', /Sue Park asks to invite a guest[^]*Oskar Lind hands you this[^]*Cem Lamb/);
    await chat.reads('sue', /Cem Lamb → Project Apollo[^]*Carl Meyer \(to whom Oskar Lind handed it\)/);
    await chat.presses('carl', 'Approve');
    for (const who of ['carl', 'oskar'] as const)
      await chat.canPress(who, /Approved by Carl Meyer for Oskar Lind[^]*Cem Lamb/, []);
    await chat.reads('sue', /Cem Lamb → Project Apollo[^]*Approved by Carl Meyer for Oskar Lind[^]*redeem\?/);
  });

  it('decides on the spot what waits: one yes, and one no that says why', async () => {
    await chat.opens('sue', 'oskar');
    await nominates('Dan Ford', 'dan@fabrikam.com');
    await nominates('Eva Ford', 'eva@fabrikam.com');
    await chat.reads('oskar', /Dan Ford/);
    await chat.reads('oskar', /Eva Ford/);
    await chat.types('oskar', 'approvals');
    await chat.reads('oskar', /2 .*wait[^]*Dan Ford[^]*Eva Ford/);

    await chat.presses('oskar', 'Approve');
    await chat.reads('oskar', /wait[^]*Dan Ford[^]*Eva Ford[^]*Approved by Oskar Lind/);
    await chat.presses('oskar', 'Deny');
    await chat.fills('oskar', 'Comment, which the nominator reads', 'Dan has left Fabrikam');
    await chat.presses('oskar', 'Deny');
    await chat.canPress('oskar', /Dan Ford[^]*Denied by Oskar Lind[^]*Eva Ford[^]*Approved by Oskar Lind/, []);

    await chat.reads('sue', /Eva Ford → Project Apollo[^]*Approved by Oskar Lind[^]*redeem\?/);
    await chat.reads('sue', /Oskar Lind denied your nomination of Dan Ford[^]*Dan has left Fabrikam/);
    await chat.canPress('oskar', /^(?![^]*Eva Ford)[^]*Denied by Oskar Lind[^]*Dan has left Fabrikam/, []);
  });

  it('is answered in a channel by whoever may, and everybody there sees it', async () => {
    await stage.world().tenant.app({ team: GUESTS.team }, true);
    await chat.opens('sue', 'oskar', 'mia');
    for (const who of ['oskar', 'mia'] as const) await chat.goesTo(who, 'Guests');
    await nominates('Fay Hill', 'fay@wingtiptoys.com');
    for (const who of ['oskar', 'mia'] as const)
      await chat.reads(who, /Sue Park asks to invite a guest[^]*Fay Hill[^]*Approve/);
    await chat.goesTo('sue', 'Guests');
    await chat.canPress('sue', /This is your own request[^]*Fay Hill/, []);

    await chat.fills('mia', 'Comment', 'I know her');
    await chat.presses('mia', 'Approve');
    for (const who of ['mia', 'oskar', 'sue'] as const)
      await chat.canPress(who, /Approved by Mia Berg[^]*“I know her”[^]*Fay Hill/, []);
    await chat.goesTo('sue', 'Guestlist');
    await chat.reads('sue', /Fay Hill → Project Apollo[^]*Approved by Mia Berg[^]*redeem\?/);
  });
});
