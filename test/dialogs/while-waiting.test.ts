import assert from 'node:assert/strict';
import { newNominationId } from '../../src/kernel/ids.js';
import type { Nomination } from '../../src/nomination/nomination.js';
import { buttonsOf } from '../cards/reading.js';
import { chat } from './chat.js';
import { aNominationId, addressed, mia, nominationOf, NOW, oskar, policy, sue } from './workflow.js';

const waiting = (name: string, address: string, more: object = {}): Nomination => {
  const [offer] = policy.offers;
  assert.ok(offer);
  const nomination = nominationOf({
    id: newNominationId(),
    nominator: sue,
    address: addressed(address),
    name,
    company: 'Fabrikam',
    language: 'en',
    offers: [offer],
    reason: 'joint audit',
    until: new Date('2027-06-30T21:59:59.999Z'),
    zone: 'Europe/Berlin',
    deliveries: ['chat'],
  });
  return { ...nomination, ...more };
};
const inquiry = { by: oskar, at: NOW, text: 'Which audit?', stage: 0, until: NOW };
const asked = (name: string, address: string, more: object = {}) =>
  waiting(name, address, { inquiries: [inquiry], ...more });

describe('answer', () => {
  it('passes on what is said to the one question that is open', async () => {
    const ada = asked('Ada Lovelace', 'ada@fabrikam.com');
    const sues = chat({ nominations: [ada] });
    assert.match(await sues.says('answer the yearly one. Thanks!'), /passed it on/);
    assert.deepEqual(sues.pressed, [['reply the yearly one. Thanks!', ada.id]]);
  });

  it('asks which where there are two, and takes the address', async () => {
    const [ada, bob] = [asked('Ada', 'ada@fabrikam.com'), asked('Bob', 'bob@fabrikam.com')];
    const sues = chat({ nominations: [ada, bob] });
    assert.match(await sues.says('answer yes'), /More than one approver/);
    assert.match(await sues.says('answer bob@fabrikam.com: the yearly one'), /passed it on/);
    assert.deepEqual(sues.pressed, [['reply the yearly one', bob.id]]);
  });

  it('says where nobody asked', async () => {
    assert.match(
      await chat({ nominations: [waiting('Ada', 'ada@fabrikam.com')] }).says('answer yes'),
      /Nobody has asked/,
    );
  });

  it('is offered for a line that is no command, and never sent unasked', async () => {
    const sues = chat({ nominations: [asked('Ada Lovelace', 'ada@fabrikam.com')] });
    const said = await sues.says('it is the yearly audit with *Fabrikam*');
    assert.match(said, /Is that your answer to Oskar Lind's question about Ada/);
    assert.match(said, /it is the yearly audit with \*Fabrikam\*/);
    assert.deepEqual(sues.pressed, []);
    const [button] = buttonsOf(sues.last().card!);
    const { verb, inquiry: nth } = button?.['data'] as Readonly<Record<string, unknown>>;
    assert.deepEqual([verb, nth], ['reply', 0], 'it answers this question and no later one');
    assert.match(await chat().says('it is the yearly audit'), /did not understand/);
  });

  it('names no approver where the rule hides them', async () => {
    const nomination = asked('Ada', 'ada@fabrikam.com');
    const hidden = { ...nomination, judgement: { ...nomination.judgement, namesHidden: true as const } };
    const said = await chat({ nominations: [hidden] }).says('the yearly one');
    assert.match(said, /an approver/);
    assert.doesNotMatch(said, /Oskar/);
  });
});

describe('a word of command while something is filled in', () => {
  for (const line of ['answer the tender', 'remind them of the tender', 'delegate tasks', 'digest the results'])
    it(`may be the reason: “${line}”`, async () => {
      const sues = chat();
      await sues.says('invite ada.lovelace@fabrikam.com to Apollo until 30 june');
      await sues.says(line);
      await sues.presses('Send for approval');
      assert.equal(sues.begun[0]?.reason, line);
    });
});

describe('remind', () => {
  it('reminds of the one that waits, asks which of several, and says where nothing waits', async () => {
    const ada = waiting('Ada Lovelace', 'ada@fabrikam.com');
    const sues = chat({ nominations: [ada] });
    assert.match(await sues.says('remind'), /reminded those who have not answered about Ada Lovelace/);
    assert.deepEqual(sues.pressed, [['remind', ada.id]]);
    const two = chat({ nominations: [ada, waiting('Bob Stone', 'bob@fabrikam.com')] });
    assert.match(await two.says('remind'), /Whose approvers shall I remind\?[\s\S]*Ada Lovelace[\s\S]*Bob Stone/);
    assert.match(await two.says('remind bob'), /about Bob Stone/);
    assert.match(await two.says('remind zoe'), /None of your nominations that wait fits “zoe”/);
    assert.match(await chat().says('提醒'), /nobody was reminded/);
  });
});

describe('correct the address', () => {
  const out = {
    id: aNominationId(1),
    status: 'invited',
    decisions: [],
    approvedAt: NOW,
    invitedAt: NOW,
    guestId: mia.id,
    alreadyGuest: false,
    ours: true,
    grants: [],
    mail: 'sent',
  };

  it('opens the form at once, filled in, and says what sending it does', async () => {
    const owen = waiting('Owen Own', 'own@partner.net', out);
    const sues = chat({ nominations: [owen] });
    assert.match(await sues.amends(owen.id, 'correct'), /Correct the address\. Until you send it again/);
    assert.ok(JSON.stringify(sues.last().card).includes('"value":"own@partner.net"'));
    await sues.presses('Continue', { address: 'owen@partner.net' });
    await sues.presses('Send for approval');
    const [sent] = sues.begun;
    assert.deepEqual([sent?.address, sent?.replaces, sent?.corrects], ['owen@partner.net', owen.id, true]);
  });

  it('says that the invitation is out where the address was left as it was', async () => {
    const owen = waiting('Owen Own', 'own@partner.net', out);
    const sues = chat({ nominations: [owen] });
    await sues.amends(owen.id, 'correct');
    assert.match(await sues.presses('Continue'), /is not accepted yet/);
    assert.equal(sues.begun.length, 0);
  });
});

describe('change', () => {
  it('opens the form below with all that was said, and sends it in the place of the first', async () => {
    const ada = waiting('Ada Lovelace', 'ada@fabrikam.com', { sponsor: mia });
    const sues = chat({ nominations: [ada] });
    const form = await sues.amends(ada.id);
    assert.match(form, /Ada Lovelace/);
    assert.match(
      await sues.presses('Continue', { reason: 'the second audit' }),
      /Note — It takes the place of the request you sent before\./,
    );
    await sues.presses('Send for approval');
    const [sent] = sues.begun;
    assert.ok(sent);
    assert.equal(sent.replaces, ada.id);
    assert.notEqual(sent.id, ada.id);
    assert.deepEqual(
      [sent.address, sent.name, sent.company, sent.reason, sent.sponsor?.id, sent.until.toISOString(), sent.deliveries],
      ['ada@fabrikam.com', 'Ada Lovelace', 'Fabrikam', 'the second audit', mia.id, ada.until.toISOString(), ['chat']],
    );
    assert.ok(sues.looks.every(({ replaces }) => replaces === ada.id));
  });

  it('is too late once it is decided, whoever asks', async () => {
    const decision = { by: oskar, at: NOW, comment: '' };
    const approved = waiting('Ada', 'ada@fabrikam.com', { status: 'approved', decisions: [decision], approvedAt: NOW });
    const sues = chat({ nominations: [approved] });
    assert.equal(await sues.amends(approved.id), '');
    const open = waiting('Ada', 'ada@fabrikam.com');
    const late = chat({ nominations: [open], answers: [{ outcome: 'no-longer-open' }] });
    await late.amends(open.id);
    await late.presses('Continue', { reason: 'the second audit' });
    assert.match(await late.presses('Send for approval'), /decided or withdrawn meanwhile/);
  });
});
