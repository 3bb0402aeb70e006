import assert from 'node:assert/strict';
import { delegationIn } from '../../dialogs/understanding/delegations.js';
import { readSpan } from '../../dialogs/understanding/spans.js';
import { timeIn } from '../../dialogs/understanding/times.js';
import { understand } from '../../dialogs/understand.js';
import type { Locale } from '../../src/kernel/people.js';
import { newDelegationId } from '../../src/kernel/ids.js';
import { chat } from './chat.js';
import { mia, NOW, oskar, sue } from './workflow.js';

const NO_HINTS = { isOffer: () => false, isDay: () => false };

/** Days in Berlin, as `2027-08-01..2027-08-14`; a beginning that is now is `now`. */
const span = (text: string, locale: Locale = 'en', now = NOW): string => {
  const read = readSpan(text, { zone: 'Europe/Berlin', locale, now });
  if (!read.ok) return `${read.error.fault.fault}: ${read.error.text}`;
  const day = (date: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(date);
  const { starts, ends } = read.value;
  return `${starts.getTime() === now.getTime() ? 'now' : day(starts)}..${day(ends)}`;
};

describe('a span of days', () => {
  for (const [text, expected] of [
    ['from 1 to 14 August', '2027-08-01..2027-08-14'],
    ['from 1 August to 14 August', '2027-08-01..2027-08-14'],
    ['1-14 August', '2027-08-01..2027-08-14'],
    ['1 – 14 August 2027', '2027-08-01..2027-08-14'],
    ['from 28 July to 14 August', '2027-07-28..2027-08-14'],
    ['from tomorrow until Friday', '2027-05-04..2027-05-07'],
    ['until Friday', 'now..2027-05-07'],
    ['for two weeks', 'now..2027-05-17'],
    ['from 2027-08-01 to 2027-08-14', '2027-08-01..2027-08-14'],
    ['from today until 14 May', 'now..2027-05-14'],
    ['从8月1日到8月14日', '2027-08-01..2027-08-14'],
    ['8月1日到14日', '2027-08-01..2027-08-14'],
    ['到周五', 'now..2027-05-07'],
    ['from 1 to 31 November', 'no-such-day: 31 November'],
    ['from soon to 14 August', 'not-understood: soon'],
  ] as const)
    it(`“${text}”`, () => assert.equal(span(text, /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'), expected));

  it('said in the middle of it begins now', () => {
    assert.equal(span('from 1 to 14 August', 'en', new Date('2027-08-05T08:00:00Z')), 'now..2027-08-14');
  });

  it('begins with the first moment of its first day, and ends with the last of its last', () => {
    const read = readSpan('from 1 to 14 August', { zone: 'Europe/Berlin', locale: 'en', now: NOW });
    assert.ok(read.ok);
    assert.equal(read.value.starts.toISOString(), '2027-07-31T22:00:00.000Z');
    assert.equal(read.value.ends.toISOString(), '2027-08-14T21:59:59.999Z');
  });
});

describe('what follows “delegate”', () => {
  for (const [text, expected] of [
    ['delegate', { wish: 'list' }],
    ['delegate off', { wish: 'end' }],
    ['delegate to Oskar from 1 to 14 August', { wish: 'to', whom: 'Oskar', when: 'from 1 to 14 August' }],
    ['delegate to Oskar Lind until Friday.', { wish: 'to', whom: 'Oskar Lind', when: 'until Friday' }],
    ['delegate Oskar Lind 1 to 14 August', { wish: 'to', whom: 'Oskar Lind', when: '1 to 14 August' }],
    ['delegate to oskar@contoso.com', { wish: 'to', whom: 'oskar@contoso.com' }],
    ['delegate my approvals to Mia Berg for two weeks', { wish: 'to', whom: 'Mia Berg', when: 'for two weeks' }],
    ['委托给李雷从8月1日到8月14日', { wish: 'to', whom: '李雷', when: '从8月1日到8月14日' }],
    ['委托给 Oskar Lind 8月1日到14日', { wish: 'to', whom: 'Oskar Lind', when: '8月1日到14日' }],
    ['委托 取消', { wish: 'end' }],
  ] as const)
    it(`“${text}”`, () => {
      const said = understand(text, NO_HINTS);
      assert.equal(said.command, 'delegate');
      assert.deepEqual(delegationIn('rest' in said ? said.rest : undefined), expected);
    });
});

describe('a time of day', () => {
  for (const [text, minutes] of [
    ['at 9:00', 540],
    ['9', 540],
    ['9.30 am', 570],
    ['5pm', 1020],
    ['12 am', 0],
    ['12 pm', 720],
    ['17:45', 1065],
    ['noon', 720],
    ['上午9点半', 570],
    ['下午5点', 1020],
    ['25:00', undefined],
    ['9:75', undefined],
    ['13 pm', undefined],
    ['soon', undefined],
  ] as const)
    it(`“${text}”`, () => assert.equal(timeIn(text), minutes));
});

describe('delegate', () => {
  it('hands approvals over, says from when to when, and lets it be ended on the card', async () => {
    const sues = chat();
    const said = await sues.says('delegate to Oskar Lind from 1 to 14 August');
    assert.match(
      said,
      /Oskar Lind answers in your place\.[^]*\nOskar Lind, from Sun 1 August 2027 to Sat 14 August 2027/,
    );
    const [made] = sues.delegations;
    assert.ok(made);
    assert.deepEqual([made.from.id, made.to.id], [sue.id, oskar.id]);
    assert.match(await sues.endsDelegation(made.id), /Oskar Lind no longer answers in your place/);
    assert.match(await sues.endsDelegation(made.id), /nothing to end/);
  });

  it('is listed for whoever would end it in other words', async () => {
    const sues = chat();
    await sues.says('delegate to Oskar Lind from 1 to 14 August');
    for (const said of ['end delegation', '取消委托', '结束委托'])
      assert.match(await sues.says(said), /\nOskar Lind, from Sun 1 August/);
  });

  it('asks until when, and takes nothing on before it knows', async () => {
    const sues = chat();
    assert.match(await sues.says('delegate to Oskar Lind'), /Until when shall Oskar Lind answer in your place\?/);
    assert.deepEqual(sues.delegations, []);
  });

  it('says of nobody, of several and of nonsense what to say instead', async () => {
    const sues = chat();
    assert.match(await sues.says('delegate to Zoe until Friday'), /no employee called “Zoe”/);
    assert.match(await sues.says('delegate to Sam Fox until Friday'), /“Sam Fox” could be Sam Fox .* or Sam Fox /);
    assert.match(await sues.says('delegate to Oskar Lind until the cows come home'), /the cows come home/);
    assert.match(await sues.says('delegate to nobody answers until Friday'), /could not look that person up/);
    assert.deepEqual(sues.delegations, []);
  });

  for (const [why, reads] of [
    ['yourself', /Name a colleague/],
    ['circle', /nobody would answer/],
    ['overlap', /in those days already/],
    ['too-long', /longer than a year/],
    ['too-many-today', /as often as one day allows.* Tomorrow/],
    ['not-an-employee', /no account here that could answer/],
    ['no-such-time', /ends before it begins/],
  ] as const)
    it(`is refused in words: ${why}`, async () => {
      const sues = chat({ delegationFaults: [why] });
      assert.match(await sues.says('delegate to Oskar Lind until Friday'), reads);
    });

  it('alone lists both ways', async () => {
    const [starts, ends] = [NOW, new Date('2027-05-09T21:59:59.999Z')];
    const sues = chat({
      delegations: [
        { id: newDelegationId(), from: sue, to: oskar, starts, ends },
        { id: newDelegationId(), from: mia, to: sue, starts, ends },
      ],
    });
    const said = await sues.says('delegations');
    assert.match(said, /Oskar Lind, from Mon 3 May 2027 to Sun 9 May 2027/);
    assert.match(said, /You answer in place of Mia Berg/);
    assert.match(await sues.says('delegate off'), /Oskar Lind no longer answers/);
    assert.match(await chat().says('委托'), /You have not handed/);
  });
});

describe('digest', () => {
  it('is set, changed and switched off', async () => {
    const sues = chat();
    assert.match(await sues.says('digest at 9:00'), /every day at 09:00/);
    assert.match(await sues.says('digest off'), /each thing when it comes/);
    assert.match(await sues.says('digest whenever'), /did not understand that time/);
    assert.match(await sues.says('digest'), /digest at 9:00/);
    assert.deepEqual(sues.digests, [540, undefined]);
  });
});

describe('approvals', () => {
  it('says where nothing waits, and nothing besides its card where something does', async () => {
    assert.match(await chat().says('approvals'), /Nothing waits for your answer/);
    assert.equal(await chat({ waiting: 2 }).says('审批'), '');
  });
});
