import assert from 'node:assert/strict';
import type { Nomination } from '../../src/nomination/nomination.js';
import { newNominationId } from '../../src/kernel/ids.js';
import { buttonsOf, readAloud, titlesOf } from '../cards/reading.js';
import { chat } from './chat.js';
import { addressed, nominationOf, NOW, policy, someone, sue } from './workflow.js';

const nominated = (name: string, address: string, state: object = {}): Nomination => {
  const offer = policy.offers[0];
  assert.ok(offer);
  const proposal = {
    id: newNominationId(),
    nominator: sue,
    address: addressed(address),
    name,
    company: 'Fabrikam',
    language: 'en' as const,
    offers: [offer],
    reason: 'joint audit',
  };
  const nomination = nominationOf({
    ...proposal,
    until: new Date('2027-06-30T21:59:59.999Z'),
    zone: 'Europe/Berlin',
    deliveries: ['chat'],
  });
  return { ...nomination, ...state };
};

const oskar = someone(2, 'Oskar Lind');
const decision = { by: oskar, at: NOW, comment: 'no' };
const invited = {
  status: 'invited',
  decisions: [],
  approvedAt: NOW,
  invitedAt: NOW,
  guestId: oskar.id,
  alreadyGuest: false,
  ours: true,
  grants: [],
  mail: 'sent',
};

const mine = (): Nomination[] => [
  nominated('Ada Lovelace', 'ada@fabrikam.com', { asked: [{ person: oskar, reached: 'yes' }] }),
  nominated('Bob Stone', 'bob@fabrikam.com', invited),
  nominated('Bob Marsh', 'marsh@fabrikam.com', { status: 'approved', decisions: [decision], approvedAt: NOW }),
  nominated('Cy *Young*', 'cy@fabrikam.com', { status: 'denied', decision }),
  nominated('Dan Dare', 'dan@fabrikam.com', { status: 'expired', at: NOW, nobodyReached: false }),
  nominated('Eve Marsh', 'eve@fabrikam.com', { status: 'withdrawn', at: NOW, account: 'none' }),
  nominated('Eve Marsh', 'eve@fabrikam.com', {
    status: 'withdrawn',
    at: NOW,
    account: 'none',
    replacedBy: newNominationId(),
  }),
  nominated('Fay Wray', 'fay@fabrikam.com', { status: 'failed', at: NOW, refusal: { kind: 'other', text: '' } }),
];

describe('status', () => {
  it('says in a sentence each how things stand', async () => {
    const said = await chat({ nominations: mine() }).says('status');
    assert.equal(
      said,
      [
        'Your nominations, newest first:',
        '',
        '- **Ada Lovelace (Fabrikam)** → Project Apollo: waits for Oskar Lind, until Tue 4 May, 10:00',
        '- **Bob Stone (Fabrikam)** → Project Apollo: invited Mon 3 May, 10:00, not accepted yet',
        '- **Bob Marsh (Fabrikam)** → Project Apollo: approved; the invitation is on its way',
        '- **Cy \\*Young\\* (Fabrikam)** → Project Apollo: denied by Oskar Lind, Mon 3 May, 10:00',
        '- **Dan Dare (Fabrikam)** → Project Apollo: ended unanswered, Mon 3 May, 10:00',
        '- **Eve Marsh (Fabrikam)** → Project Apollo: withdrawn Mon 3 May, 10:00',
        '- **Eve Marsh (Fabrikam)** → Project Apollo: changed Mon 3 May, 10:00; a new one took its place',
        '- **Fay Wray (Fabrikam)** → Project Apollo: could not be invited, Mon 3 May, 10:00',
      ].join('\n'),
    );
  });

  it('shows ten at most', async () => {
    const said = await chat({ nominations: [...mine(), ...mine()] }).says('状态');
    assert.match(said, /Your 10 newest nominations/);
    assert.equal(said.split('\n- ').length, 11);
  });

  it('promises no invitation to somebody who is a guest already', async () => {
    const bob = nominated('Bob Stone', 'bob@fabrikam.com', {
      status: 'approved',
      decisions: [decision],
      approvedAt: NOW,
    });
    const nominations = [{ ...bob, guest: { ...bob.guest, isGuest: true as const } }];
    assert.match(await chat({ nominations }).says('status'), /: approved; the access is on its way$/);
  });
});

describe('withdraw', () => {
  it('lists what can be taken back, and asks once more under each', async () => {
    const talk = chat({ nominations: mine() });
    const said = await talk.says('withdraw');
    assert.match(said, /^Which nomination do you want to take back\?/);
    assert.match(said, /Ada Lovelace[^]*Bob Stone[^]*Bob Marsh/);
    assert.doesNotMatch(said, /Cy|Dan|Eve|Fay/);
    assert.deepEqual(titlesOf(talk.last().card!), [
      'Withdraw',
      'Yes, withdraw',
      'Withdraw',
      'Yes, withdraw',
      'Withdraw',
      'Yes, withdraw',
    ]);
  });

  it('says that it is too late for a guest who has accepted', async () => {
    const late = nominated('Gus Gray', 'gus@fabrikam.com', { ...invited, alreadyGuest: true });
    const talk = chat({ nominations: [...mine(), late] });
    assert.match(
      await talk.says('withdraw gus'),
      /^Gus Gray \(Fabrikam\) has accepted already, so there is nothing left/,
    );
  });

  it('takes a name or an address', async () => {
    const nominations = mine();
    const talk = chat({ nominations });
    for (const which of ['ada@fabrikam.com', 'Ada', 'ada lovelace']) {
      await talk.says(`withdraw ${which}`);
      const card = talk.last().card!;
      assert.match(readAloud(card), /^Take back the nomination of Ada Lovelace \(Fabrikam\) for Project Apollo\?/);
      assert.deepEqual(
        buttonsOf(card).map(({ data }) => data),
        [{ verb: 'withdraw', nomination: nominations[0]?.id }],
      );
    }
    assert.match(await talk.says('withdraw bob'), /Which nomination[^]*Bob Stone[^]*Bob Marsh/);
    assert.match(await talk.says('withdraw zoe'), /None of your open nominations fits “zoe”/);
    assert.match(await chat().says('withdraw'), /There is nothing to withdraw/);
  });

  it('may be the first word of a reason', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June');
    assert.match(await talk.says('withdraw from the tender'), /Why — “withdraw from the tender”/);
  });
});

describe('first contact', () => {
  it('says in three lines what this is', async () => {
    const talk = chat();
    await talk.welcome();
    const paragraphs = talk.last().text?.split('\n\n') ?? [];
    assert.equal(paragraphs.length, 3);
    assert.match(paragraphs[0] ?? '', /I am Guestlist/);
  });
});
