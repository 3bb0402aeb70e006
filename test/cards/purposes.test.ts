import assert from 'node:assert/strict';
import type { Aim } from '../../cards/aim.js';
import { draw, drawWithdrawn, headline } from '../../cards/draw.js';
import type { State } from '../../src/nomination/nomination.js';
import type { View } from '../../src/workflow/views.js';
import { buttonsOf, linesOf, nodesOf, readAloud, titlesOf } from './reading.js';
import {
  GUESTS,
  inChinese,
  inEnglish,
  mia,
  nominated,
  noor,
  READERS,
  REDEEM_LINK,
  STATES,
  type Change,
} from './samples.js';
import { AIMS, everyView, TWO_STEPS } from './views.js';

type Invited = Extract<State, { status: 'invited' }>;

/** As it stands once it was carried out for somebody who is a guest: no invitation, no mail. */
const doneFor = (aim: Aim, more: Partial<Invited> = {}): State => {
  const state = STATES['already a guest'] as Invited;
  return { ...state, ...(AIMS[aim].purpose && { grants: [] }), ...more };
};
const receipt = (state: State, change: Change, more: Partial<Extract<View, { kind: 'receipt' }>> = {}) =>
  draw({ kind: 'receipt', nomination: nominated(state, change), ...more }, inEnglish);
const waiting = STATES['awaiting-approval']!;

describe("the nominator's receipt, by what was asked for", () => {
  const said: Readonly<Record<Aim, { heading: string; toCome: string[]; done: string[] }>> = {
    invite: {
      heading: 'Ada Lovelace → Project Apollo',
      toCome: ['○ Not invited yet', '○ Not accepted yet'],
      done: ['● A guest here already; no invitation was needed'],
    },
    access: {
      heading: 'Ada Lovelace → Project Apollo',
      toCome: ['○ Access not given yet'],
      done: ['● A guest here already; no invitation was needed'],
    },
    enable: {
      heading: 'Ada Lovelace → Project Apollo',
      toCome: ['○ Account not enabled yet', '○ Access not given yet'],
      done: ['● The account is enabled', 'Ada Lovelace can use Project Apollo until Wed 30 June 2027.'],
    },
    restore: {
      heading: 'Ada Lovelace → Project Apollo',
      toCome: ['○ Account not restored yet', '○ Access not given yet'],
      done: ['● The account is back', 'Ada Lovelace can use Project Apollo until Wed 30 June 2027.'],
    },
    end: {
      heading: 'Ada Lovelace → stay until Wed 30 June 2027',
      toCome: ['○ Not in force yet'],
      done: ['● Ada Lovelace stays until Wed 30 June 2027'],
    },
    sponsor: {
      heading: 'Ada Lovelace → Sue Park as sponsor',
      toCome: ['○ Not in force yet'],
      done: ['● You answer for Ada Lovelace'],
    },
    backup: {
      heading: 'Ada Lovelace → Sue Park as backup sponsor',
      toCome: ['○ Not in force yet'],
      done: ['● You are the backup sponsor of Ada Lovelace'],
    },
    address: {
      heading: 'Ada Lovelace → the address ada@fabrikam.com',
      toCome: ['○ Address not changed yet', '○ Not accepted yet'],
      done: ['● The account goes by the new address, Mon 3 May, 11:40; the invitation is out'],
    },
  };
  for (const [name, { heading, toCome, done }] of Object.entries(said)) {
    const aim = name as Aim;
    it(`says what is to come, and what was done: ${aim}`, () => {
      const open = linesOf(receipt(waiting, AIMS[aim]));
      assert.equal(open[0], heading);
      assert.equal(headline({ kind: 'receipt', nomination: nominated(waiting, AIMS[aim]) }, inEnglish), heading);
      assert.deepEqual(
        open.filter((line) => line.startsWith('○')),
        toCome,
      );
      const closed = linesOf(receipt(doneFor(aim), AIMS[aim]));
      for (const line of done) assert.ok(closed.includes(line), closed.join('\n'));
      assert.deepEqual(buttonsOf(receipt(doneFor(aim), AIMS[aim])), []);
    });
  }

  it('speaks of an account that came back only where there was one to bring back', () => {
    const anew = receipt(STATES['invited']!, AIMS.restore, { guest: GUESTS.pending });
    assert.doesNotMatch(readAloud(anew), /is back/);
    assert.ok(linesOf(anew).includes('● Invited Mon 3 May, 11:40'));
    const again = receipt(STATES['invited, account from before']!, AIMS.restore, { guest: GUESTS.pending });
    assert.match(readAloud(again), /● The account is back\n● Invited Mon 3 May, 11:40\n○ Not accepted yet/);
  });

  it('speaks of no invitation, e-mail or link where none was asked for', () => {
    const aims = ['enable', 'end', 'sponsor', 'backup', 'access'] as const;
    const mayNot = /invit|e-mail|\blink|邀请|邮件|链接/i;
    const says = /A guest here already; no invitation was needed|对方已是来宾，无需再次邀请/;
    let drawn = 0;
    for (const [name, view] of everyView()) {
      const about = aims.some((aim) => name.includes(`, ${aim},`));
      // Microsoft's refusals of an invitation, and the tenant's setting, belong to invitations alone.
      if (!about || /failed|invitations-closed/.test(name)) continue;
      drawn += 1;
      for (const reader of READERS)
        for (const line of linesOf(draw(view, reader))) if (!says.test(line)) assert.doesNotMatch(line, mayNot, name);
    }
    assert.ok(drawn > 500);
  });

  it('says what a no, a silence and a withdrawal left undone', () => {
    const undone = (state: string, aim: Aim) => readAloud(receipt(STATES[state]!, AIMS[aim]));
    for (const state of ['denied', 'expired', 'expired, nobody reached', 'withdrawn, account none']) {
      assert.match(undone(state, 'invite'), /Nobody was invited\./, state);
      assert.match(undone(state, 'access'), /No access was given\./, state);
      assert.match(undone(state, 'end'), /Nothing was changed\./, state);
    }
    assert.match(undone('withdrawn, account none', 'enable'), /Nothing more was changed\./);
  });

  it('asks before it withdraws what would stay undone', () => {
    const means = (state: string, aim: Aim) => readAloud(receipt(STATES[state]!, AIMS[aim]));
    assert.match(means('awaiting-approval', 'invite'), /cards close, and nobody is invited\./);
    assert.match(means('awaiting-approval', 'access'), /cards close, and no access is given\./);
    assert.match(means('awaiting-approval', 'sponsor'), /cards close, and nothing is changed\./);
    assert.match(means('approved', 'restore'), /What was not done yet is left undone\./);
  });

  it('says that it could not be done, and why', () => {
    const lines = linesOf(receipt(STATES['failed, no-such-guest']!, AIMS.end));
    assert.ok(lines.includes('● Could not be done, Tue 4 May, 09:05'));
    assert.match(lines.join('\n'), /no account in use here any more, .*nominate them again\./);
  });

  it('is named by what was asked for where it is taken back in words', () => {
    const said = readAloud(drawWithdrawn(nominated(STATES['withdrawn, account none']!, AIMS.sponsor), inEnglish));
    assert.equal(said, 'Withdrawn: Ada Lovelace → Sue Park as sponsor');
    const chinese = linesOf(draw({ kind: 'receipt', nomination: nominated(waiting, AIMS.sponsor) }, inChinese));
    assert.equal(chinese[0], 'Ada Lovelace → 由 Sue Park 负责');
  });
});

describe("the nominator's receipt, where several steps must agree", () => {
  it('says how far it has come, and which step asks whom', () => {
    const steps = (state: string) =>
      linesOf(receipt(STATES[state]!, { judgement: TWO_STEPS })).filter((line) => line.startsWith('●'));
    assert.deepEqual(steps('awaiting-approval'), ['● Asked — Oskar Lind and Mia Berg (step 1 of 2)']);
    const first = '● Approved by Oskar Lind, Mon 3 May, 11:40 — “fine until the audit ends”';
    assert.deepEqual(steps('awaiting-approval, second step'), [
      first,
      '● Asked — Ruth Adams (step 2 of 2, since Mon 3 May, 10:12)',
    ]);
    assert.deepEqual(steps('awaiting-approval, second step, nobody chosen yet'), [
      first,
      '● Sent — I am looking up who may answer (step 2 of 2)',
    ]);
    assert.deepEqual(steps('approved in two steps'), [first, '● Approved by Ruth Adams, Tue 4 May, 09:05']);
  });
});

describe('who answers for the guest, on the receipt', () => {
  const responsible = (change: Change, more: Partial<Extract<View, { kind: 'receipt' }>> = {}) =>
    linesOf(receipt(STATES['invited, access given']!, change, { guest: GUESTS.active, ...more })).find((line) =>
      /answers? for this stay/.test(line),
    );

  it('is as the books have it, once the guest is in them', () => {
    assert.equal(responsible({}), 'You answer for this stay.');
    const guest = { ...GUESTS.active, sponsor: mia, backup: noor };
    assert.equal(responsible({}, { guest }), 'Mia Berg answers for this stay. Noor Haddad is the backup sponsor.');
    const own = { ...GUESTS.active, sponsor: mia, backup: GUESTS.active.sponsor };
    assert.equal(responsible({}, { guest: own }), 'Mia Berg answers for this stay. You are the backup sponsor.');
  });

  it('is as it was asked for, before that', () => {
    const lines = linesOf(receipt(doneFor('access'), { ...AIMS.access, sponsor: mia, backup: noor }));
    assert.ok(lines.includes('Mia Berg answers for this stay. Noor Haddad is the backup sponsor.'));
  });

  it("says where the directory's own list stayed as it was, and who can change it", () => {
    const left = (sponsorsLeft: 'full' | 'not-permitted') =>
      readAloud(receipt(doneFor('sponsor', { sponsorsLeft }), AIMS.sponsor));
    assert.match(
      left('not-permitted'),
      /⚠ Entra's own list of sponsors .*permission\. The Guestlist administrators can/,
    );
    assert.match(left('full'), /⚠ Entra's own list of sponsors .*full\. The Guestlist administrators can/);
  });
});

describe('the receipt of somebody who joined', () => {
  const joined = (state: State, more: Partial<Extract<View, { kind: 'receipt' }>> = {}, change: Change = {}) =>
    receipt(state, { joined: [mia], ...change }, { joined: true, ...more });

  it('says so, has nothing to press, and shows no link', () => {
    const card = joined(STATES['invited']!, { guest: GUESTS.pending, redeemLink: REDEEM_LINK });
    assert.ok(linesOf(card).includes("You joined Sue Park's nomination."));
    assert.ok(!JSON.stringify(card).includes(REDEEM_LINK));
    assert.ok(nodesOf(card).every(({ type }) => !String(type).startsWith('Action')));
    assert.doesNotMatch(readAloud(card), /pass .* on yourself|You can/);
    assert.deepEqual(titlesOf(joined(waiting)), []);
  });

  it('says of the nominator what the nominator is told as their own', () => {
    const withdrawn = linesOf(joined(STATES['withdrawn, account none']!));
    assert.ok(withdrawn.includes('● Withdrawn by Sue Park, Tue 4 May, 09:05'));
    assert.match(readAloud(joined(STATES['invited, mail failed']!)), /Sue Park can send it again\./);
    assert.ok(linesOf(joined(doneFor('sponsor'), {}, AIMS.sponsor)).includes('● Sue Park answers for Ada Lovelace'));
    const lines = linesOf(joined(STATES['invited, access given']!, { guest: GUESTS.active }));
    assert.ok(lines.includes('Sue Park answers for this stay.'));
  });

  it('is mentioned to the nominator by name', () => {
    const lines = linesOf(receipt(waiting, { joined: [mia, noor] }));
    assert.ok(lines.includes('Mia Berg and Noor Haddad want this guest too'));
    assert.ok(linesOf(receipt(waiting, { joined: [mia] })).includes('Mia Berg wants this guest too'));
    assert.ok(!linesOf(joined(waiting)).some((line) => line.endsWith('this guest too')));
  });
});
