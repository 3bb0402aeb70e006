import assert from 'node:assert/strict';
import { parseAction } from '../../cards/actions.js';
import { draw, headline } from '../../cards/draw.js';
import { sayGuestAnswer, type GuestDeed } from '../../cards/guests/said.js';
import { newNominationId } from '../../src/kernel/ids.js';
import type { GuestItem, GuestList, LinkWay } from '../../src/workflow/views.js';
import type { GuestAnswer } from '../../src/workflow/workflow.js';
import { another, itemWith, listOf, STAYS } from './guest-samples.js';
import { nodesOf, pressesOf, readAloud, seenOn, titlesOf } from './reading.js';
import { inChinese, inEnglish, mia, noor, oskar, READERS, sue } from './samples.js';
import { cardSchema } from './schema.js';
import { HOSTILE } from './typed.js';

const one = (state: string, more: Partial<GuestList> = {}, item: Partial<GuestItem> = {}): GuestList =>
  listOf([itemWith(state, item)], more);
const read = (list: GuestList, reader = inEnglish) => seenOn(draw(list, reader));
const above = (list: GuestList, reader = inEnglish) => read(list, reader).filter((line) => !line.startsWith(' '));

describe('the card about guests', () => {
  it('asks whether somebody is still needed whose stay ends, with everything there is to answer', () => {
    assert.deepEqual(read(one('ending')), [
      "Ada Lovelace (Fabrikam)'s stay ends on Wed 30 June 2027. Are they still needed?",
      'ada@fabrikam.com',
      'Here since Tue 4 May 2027',
      'May use Project Apollo · last signed in Mon 14 June 2027 · “joint audit”',
      '[Let it end then] [Keep until …] [New address] [Not mine] [Remove now]',
      '  Keep until … ›',
      '    Last day: 2027-06-30',
      '    Beyond Sat 31 July 2027 the approvers decide: say invite ada@fabrikam.com until …',
      '    [Keep]',
      '  Not mine ›',
      "    A colleague to ask. Left empty: the backup, the sponsor's manager, then the owners: ____",
      '    [Pass on]',
      '  Remove now ›',
      '    End the stay of Ada Lovelace (Fabrikam) now? What they may use is taken away and the account disabled; open sessions run out within about an hour. It is deleted after 2 weeks, restorable for 30 days more.',
      '    [Yes, remove]',
    ]);
  });

  it('says once what ended in Microsoft Entra, by its reason', () => {
    const lost = [
      { name: 'Kit 1', why: 'expired' },
      { name: 'Kit 2', why: 'removed' },
      { name: 'Kit 3', why: 'removed' },
    ] as const;
    const list = one('active', { scope: 'daily' }, { lost });
    assert.deepEqual(
      above(list).filter((line) => line.startsWith('New')),
      [
        'New: Kit 1 ended in Microsoft Entra, on the day set for it there',
        'New: somebody took Kit 2 and Kit 3 away from them in Microsoft Entra',
      ],
    );
    assert.deepEqual(
      above(list, inChinese).filter((line) => line.startsWith('新')),
      ['新情况：Kit 1 已按 Microsoft Entra 中设定的日期到期', '新情况：有人在 Microsoft Entra 中收回了 Kit 2、Kit 3'],
    );
    assert.deepEqual(read(one('over', {}, { lost })), read(one('over')), 'with the stay everything ended');
  });

  it('reads as well in Chinese', () => {
    assert.deepEqual(read(one('ending'), inChinese), [
      'Ada Lovelace (Fabrikam) 的访问将于 2027年6月30日（周三）到期。还需要吗？',
      'ada@fabrikam.com',
      '自 2027年5月4日（周二）起',
      '可以使用 Project Apollo · 上次登录：2027年6月14日（周一） · “joint audit”',
      '[到期结束] [保留至…] [更换地址] [不由我负责] [立即移除]',
      '  保留至… ›',
      '    最后一天: 2027-06-30',
      '    超过 2027年7月31日（周六）须经审批：请说邀请 ada@fabrikam.com 到…',
      '    [保留]',
      '  不由我负责 ›',
      '    询问哪位同事（不填则依次询问后备负责人、负责人的经理和所有者）: ____',
      '    [转交]',
      '  立即移除 ›',
      '    现在就结束 Ada Lovelace (Fabrikam) 的访问吗？权限将被收回，帐户将停用；已打开的会话将在大约一小时内失效。2周后删除帐户，此后30天内可以恢复。',
      '    [确认移除]',
    ]);
  });

  it('asks about somebody whose end is far, or who has none', () => {
    assert.deepEqual(above(one('periodic')), [
      'Ada Lovelace (Fabrikam) has been here since Tue 4 May 2027. Are they still needed?',
      'ada@fabrikam.com',
      'No end is agreed',
      'May use Project Apollo · last signed in Mon 14 June 2027 · “joint audit”',
      '[Still needed] [Keep until …] [New address] [Not mine] [Remove now]',
    ]);
  });

  it('asks somebody else to take a guest over, and nothing besides', () => {
    assert.deepEqual(read(one('nobody answers', { reader: noor.id })), [
      'Sue Park no longer answers for Ada Lovelace (Fabrikam). Will you?',
      'ada@fabrikam.com',
      'Here since Tue 4 May 2027; the stay ends on Wed 30 June 2027',
      'May use Project Apollo · last signed in Mon 14 June 2027 · “joint audit”',
      '[Yes, I answer for Ada] [No]',
    ]);
    assert.equal(
      above(one('handed over', { reader: mia.id }))[0],
      'Sue Park asks you to answer for Ada Lovelace (Fabrikam). Will you?',
    );
  });

  it('tells whoever answers for them that somebody else is looked for', () => {
    assert.equal(
      above(one('nobody answers, nobody asked yet'))[4],
      'Somebody else to answer for them is being looked for; until then nothing changes',
    );
    assert.equal(above(one('handed over'))[4], 'Mia Berg may take them over; until then nothing changes');
    const leaving = 'Nobody has taken them over; the stay ends on Thu 20 May 2027 unless somebody does';
    assert.deepEqual(
      above(one('nobody answers, and so they leave'))
        .slice(2)
        .filter((line) => /ends/.test(line)),
      [leaving],
    );
    assert.ok(above(one('nobody answers, and so they leave', { reader: noor.id })).includes(leaving));
  });

  it('has nothing to press for somebody who said no, or whose the guest never was', () => {
    const whoSaidNo = one('nobody answers, one said no', { reader: mia.id });
    assert.deepEqual(above(whoSaidNo).slice(2), ['Somebody else is asked to answer for them; nothing is asked of you']);
    assert.deepEqual(above(one('active', { reader: oskar.id })).slice(2), [
      'Sue Park answers for them; nothing is asked of you',
    ]);
  });

  it('lets an administrator decide about a guest they named', () => {
    const card = draw(one('active', { reader: oskar.id, scope: 'administered' }), inEnglish);
    assert.ok(readAloud(card).includes('Sue Park answers for them'));
    assert.deepEqual(
      titlesOf(card).filter((title) => ['I answer for them', 'Ask somebody else', 'Remove now'].includes(title)),
      ['I answer for them', 'Ask somebody else', 'Remove now'],
    );
  });

  it('offers the link again, and the way back, for somebody who has not accepted', () => {
    assert.deepEqual(above(one('pending, told')), [
      'Ada Lovelace (Fabrikam) has not accepted the invitation of Mon 3 May 2027',
      'ada@fabrikam.com',
      'Our e-mail with the link went out again on Tue 4 May 2027',
      'If it is not accepted by Wed 30 June 2027, it is withdrawn',
      'Invited to Project Apollo · “joint audit”',
      '[Send the link again] [Correct the address] [Not mine] [Withdraw]',
    ]);
  });

  it('does not speak of a mail where the link travels by hand, nor of a link where none is ours', () => {
    const pending = (link: LinkWay, reader = inEnglish) => above(one('pending, told', {}, { link }), reader);
    assert.deepEqual(pending({ by: 'chat', holder: sue }).slice(2, 3), [
      'The link travels by hand: it stands on your card about the invitation',
    ]);
    assert.match(
      pending({ by: 'chat', holder: mia }, inChinese).join('\n'),
      /在 Mia Berg 的邀请卡片上[^]*\[生成新链接\]/,
    );
    const none = pending({ by: 'none' });
    assert.match(none.join('\n'), /so I have no link to send again\. To send one, say invite ada@fabrikam\.com/);
    assert.equal(none.at(-1), '[Not mine] [Withdraw]');
  });

  it('offers days from what was heard last to what the rule allows, in the guest’s zone', () => {
    const dateIn = (state: string) => {
      const { value, min, max } = nodesOf(draw(one(state), inChinese)).find(({ type }) => type === 'Input.Date') ?? {};
      return [value, min, max];
    };
    assert.deepEqual(dateIn('ending'), ['2027-06-30', '2027-06-16', '2027-07-31']);
    assert.deepEqual(dateIn('active, only what is agreed'), ['2027-06-30', '2027-05-04', '2027-06-30']);
    assert.deepEqual(dateIn('active, without any end'), [undefined, '2027-05-04', undefined]);
  });

  for (const [state, lines] of Object.entries({
    'over, being closed': [
      'The stay ended on Wed 30 June 2027',
      'What they may use is being taken away, and the account disabled',
    ],
    over: [
      'The stay ended on Wed 30 June 2027',
      'What they were given is taken away',
      'The account is disabled; open sessions run out within about an hour',
      'It is deleted on Thu 15 July 2027; for 30 days after that it can be restored',
    ],
    'over, something left': [
      'The stay ended on Wed 30 June 2027',
      'The account is disabled; open sessions run out within about an hour',
      'It is deleted on Thu 15 July 2027; for 30 days after that it can be restored',
      'Not taken away: Project Apollo. The Guestlist administrators know, and can do it',
    ],
    'over, not permitted': [
      'The stay ended on Wed 30 June 2027',
      'What they were given is taken away',
      'The account still works: Guestlist may not disable it. Its administrators know, and can do it',
    ],
    'not needed, said Sue': [
      'The stay ended on Thu 1 July 2027: no longer needed · by you',
      'What they were given is taken away',
      'The account is disabled; open sessions run out within about an hour',
      'It is deleted on Thu 15 July 2027; for 30 days after that it can be restored',
    ],
    'never accepted': [
      'The invitation ended on Thu 1 July 2027: it was not accepted',
      'The account is being deleted, and the link dies with it',
    ],
    'never accepted, closed later': [
      'The invitation ended on Thu 1 July 2027: it was not accepted',
      'The account is being deleted, and the link dies with it',
    ],
    stopped: [
      'An administrator stopped this guest on Thu 1 July 2027, and can let them in again',
      'The account is disabled; open sessions run out within about an hour',
    ],
    removed: ['The account was deleted on Thu 15 July 2027; for 30 days the Guestlist administrators can restore it'],
    'removed, never accepted': [
      'The invitation ended on Thu 15 July 2027: it was not accepted',
      'The account was deleted on Thu 15 July 2027; for 30 days the Guestlist administrators can restore it',
    ],
    'removed, something left': [
      'The stay ended on Thu 15 July 2027. The account stays in the directory; the Guestlist administrators can delete it',
      'Not taken away: Project Apollo. The Guestlist administrators know, and can do it',
    ],
    'a member now': [
      'Somebody made the account a member’s in Microsoft Entra, so it is no guest any more; we saw it on Thu 15 July 2027. Guestlist leaves it as it is',
    ],
    'removed by somebody else': ['Somebody else deleted the account in Microsoft Entra; we saw it on Thu 15 July 2027'],
  }))
    it(`says what was done, and has nothing to press: ${state}`, () => {
      assert.deepEqual(read(one(state)).slice(2), lines);
    });
});

describe('the first line about several guests', () => {
  const several = ['ending', 'periodic', 'active', 'over'].map((state, n) => another(itemWith(state), n));
  const first = (list: GuestList) => headline(list, inEnglish);

  it('counts those that need a word, those somebody answers for, or says what happened', () => {
    assert.equal(first(listOf(several)), '2 guests need a word from you');
    assert.equal(first(listOf(several.slice(0, 2), { more: 3 })), '5 guests need a word from you');
    assert.equal(first(listOf(several.slice(2))), 'What happened to your guests');
    assert.equal(first(listOf([several[2]!, several[2]!])), 'How your guests stand now');
    assert.equal(first(listOf([itemWith('stopped')])), 'Ada Lovelace (Fabrikam) is stopped for now');
    assert.equal(first(listOf(several, { scope: 'all' })), 'You answer for 3 guests; 2 need a word from you');
    assert.equal(first(listOf(several.slice(2), { scope: 'all' })), 'You answer for 1 guest');
    assert.equal(
      first(listOf(several, { scope: 'all', more: 8 })),
      'The first 4 of your 12 guests; 2 need a word from you',
    );
    assert.equal(first(listOf(several, { scope: 'one' })), '4 guests may be meant');
    assert.equal(first(listOf([], { scope: 'all' })), 'You answer for no guests');
  });

  it('leaves what is asked to each of them, and says how to get the others', () => {
    const lines = above(listOf(several, { more: 12 }));
    assert.deepEqual(lines.slice(1, 4), [
      'Ada Lovelace (Fabrikam) ada@fabrikam.com',
      'The stay ends on Wed 30 June 2027. Are they still needed?',
      'Here since Tue 4 May 2027',
    ]);
    assert.equal(lines.at(-1), 'And 12 more: say guests once these are answered, or guest and a name.');
    assert.equal(
      above(listOf(several, { scope: 'all', more: 12 })).at(-1),
      'And 12 more: say guest and a name or an address to open one.',
    );
  });
});

describe('those for whom a card has no room', () => {
  const [shown, ...others] = ['active', 'ending', 'over'].map((state, n) => another(itemWith(state), n));
  const list = (count: number) =>
    listOf([shown!], {
      scope: 'all',
      more: count,
      others: Array.from({ length: count }, (_, n) => others[n % 2]!.guest),
    });

  it('are named, each in a line with what is asked or how they stand', () => {
    assert.deepEqual(above(list(2)).slice(-3), [
      "Ada Lovelace (Fabrikam)'s stay ends on Wed 30 June 2027. Are they still needed?",
      "Ada Lovelace (Fabrikam)'s stay has ended",
      'Say guest and a name or an address to open one.',
    ]);
  });

  it('are counted where there are too many to be named', () => {
    const card = draw(list(200), inEnglish);
    assert.ok(Buffer.byteLength(JSON.stringify(card)) < 18 * 1024);
    assert.equal(above(list(200)).at(-1), 'And 170 more: say guest and a name or an address to open one.');
  });
});

describe('a pressed button about a guest', () => {
  it('is understood, and takes its own input alone', () => {
    const items = ['ending', 'active', 'pending'].map((state, n) => another(itemWith(state), n));
    const said = pressesOf(draw(listOf(items), inEnglish)).map(({ sends }) => parseAction(sends));
    const [ending, active, pending] = items.map(({ guest }) => guest.id);
    const keys = (action: object) => JSON.stringify(action, Object.keys(action).sort());
    assert.deepEqual(
      said.map((parsed) => keys(parsed.ok ? parsed.value : parsed)).sort(),
      [
        { verb: 'guest-confirm', guest: ending },
        ...[ending, active].flatMap((guest) => [
          { verb: 'guest-keep', guest, until: '2027-06-30' },
          { verb: 'guest-pass', guest, colleague: 'typed' },
          { verb: 'guest-correct', guest },
          { verb: 'guest-remove', guest },
        ]),
        { verb: 'guest-correct', guest: pending },
        { verb: 'guest-resend', guest: pending },
        { verb: 'guest-pass', guest: pending, colleague: 'typed' },
        { verb: 'guest-remove', guest: pending },
      ]
        .map(keys)
        .sort(),
    );
  });

  it('with two inputs of a kind, or one that is another button’s, is nobody’s', () => {
    const guest = mia.id;
    const fault = (data: object) => {
      const parsed = parseAction({ guest, ...data });
      return parsed.ok ? 'none' : parsed.error;
    };
    assert.equal(fault({ verb: 'guest-keep', 'until-3': '2027-06-30' }), 'none');
    assert.equal(fault({ verb: 'guest-keep', 'until-3': '2027-06-30', 'until-4': '2027-06-30' }), 'malformed');
    assert.equal(fault({ verb: 'guest-keep', 'colleague-3': 'Mia' }), 'malformed');
    assert.equal(fault({ verb: 'guest-keep', 'until-x': '2027-06-30' }), 'malformed');
    assert.equal(fault({ verb: 'guest-pass', 'colleague-1': 'x'.repeat(1001) }), 'too-long');
    assert.equal(fault({ verb: 'guest-remove', 'until-1': '2027-06-30' }), 'malformed');
    assert.equal(fault({ verb: 'guest-take', guest: 'ada@fabrikam.com' }), 'malformed');
    assert.equal(fault({ verb: 'guest-take', nomination: newNominationId() }), 'malformed');
  });

  const says = (answer: GuestAnswer, action: Partial<GuestDeed> = {}, reader = inEnglish) =>
    sayGuestAnswer(answer, { verb: 'guest-remove', guest: mia.id, ...action }, reader);
  const guest = STAYS['ending']!;
  const REFUSALS = [
    'no-such-guest',
    'not-yours',
    'stay-over',
    'needs-approval',
    'end-past',
    'nothing-asked',
    'already-accepted',
    'mail-just-sent',
    'already-sponsor',
    'not-stopped',
    'no-such-day',
    'no-link',
    'address-waits',
    'domain-blocked',
    'inviting-paused',
    'domain-stopped',
  ] as const;

  it('that changes nothing is answered in words, in either language, whether or not the guest may be named', () => {
    for (const reader of READERS)
      for (const why of REFUSALS)
        for (const about of [{ guest }, {}]) {
          const text = says({ outcome: 'refused', why, ...about }, {}, reader);
          assert.ok(text.length > 5, why);
          assert.doesNotMatch(text, /undefined|\[object| {2}|[!！]/, text);
          if (!('guest' in about)) assert.doesNotMatch(text, /Ada|Sue/, why);
        }
  });

  it('that comes when the guest was written to often enough is told from when on there is room', () => {
    const room = { from: new Date('2027-06-02T09:40:00Z'), most: 5 };
    const said = READERS.map((reader) => says({ outcome: 'refused', why: 'mailed-enough', guest, room }, {}, reader));
    assert.match(
      said[0] ?? '',
      /written to `ada@fabrikam\.com` 5 times in the last seven days, and our rules allow no more\. You can send one from Wed 2 Jun, /,
    );
    assert.match(said[1] ?? '', /6月2日（周三）/);
  });

  it('that wants more than they may decide alone is told the way', () => {
    assert.equal(
      says({ outcome: 'refused', why: 'needs-approval', guest }, { verb: 'guest-keep', until: '2027-09-30' }),
      'That is longer than you may decide alone (until Sat 31 July 2027). To ask the approvers, say `invite ada@fabrikam.com until 2027-09-30`.',
    );
  });

  it('that comes after somebody else’s is told so', () => {
    assert.equal(
      says({ outcome: 'done', guest, changed: false }),
      'Nothing was left to do about Ada Lovelace (Fabrikam): the card shows how it stands now.',
    );
    assert.equal(
      says({ outcome: 'refused', why: 'nothing-asked', guest }, { verb: 'guest-take' }),
      'Nobody asks you about Ada Lovelace (Fabrikam) any more: Sue Park answers for them.',
    );
  });

  it('that names nobody we know, or several, is asked again', () => {
    assert.match(says({ outcome: 'unclear', said: 'Mya', people: [] }), /no colleague called “Mya”/);
    assert.match(says({ outcome: 'unclear', said: 'Mia', people: [mia, oskar] }), /More than one colleague/);
  });
});

describe('a long list of guests', () => {
  const schema = cardSchema();
  for (const [kind, text] of Object.entries(HOSTILE))
    it(`is small enough for Teams, and what was typed stays text: ${kind}`, () => {
      const person = { ...mia, name: text };
      for (const state of Object.keys(STAYS)) {
        const items = Array.from({ length: 6 }, (_, n) => {
          const { guest } = another(itemWith(state), n);
          const typed = { ...guest, displayName: text, sponsor: { ...guest.sponsor, name: text }, backup: person };
          return itemWith(state, { guest: typed, given: Array.from({ length: 9 }, () => text), reason: text });
        });
        for (const reader of READERS) {
          const card = draw(listOf(items, { more: 12 }), reader);
          const size = Buffer.byteLength(JSON.stringify(card));
          assert.ok(size < 18 * 1024, `${state}: ${String(size)} bytes`);
          const shown = nodesOf(card).filter(({ type }) => type === 'Container').length;
          assert.ok(shown >= 3, `${state}: ${String(shown)} entries`);
          assert.ok(
            readAloud(card)
              .split('\n')
              .at(-1)
              ?.includes(String(18 - shown)),
            state,
          );
          if (!('missing' in schema)) assert.ok(schema.validate(card), JSON.stringify(schema.validate.errors?.[0]));
          for (const { type, text: run, title } of nodesOf(card)) {
            assert.ok(!['TextBlock', 'FactSet'].includes(String(type)));
            if (type === 'TextRun') assert.doesNotMatch(String(run), /\{\{|\$\{|[\u0000-\u001f\u2028\u202a-\u202e]/);
            if (typeof title === 'string') assert.doesNotMatch(title, /[[\]<>`*\r\n]|\{\{|\$\{|:\/\/evil/);
          }
        }
      }
    });

  it('has six entries of guests about whom nothing is asked, and five where everything is', () => {
    const shown = (state: string) =>
      nodesOf(draw(listOf(Array.from({ length: 6 }, (_, n) => another(itemWith(state), n))), inEnglish)).filter(
        ({ type }) => type === 'Container',
      ).length;
    assert.deepEqual(['active', 'pending, told', 'over', 'ending'].map(shown), [6, 6, 6, 5]);
  });
});
