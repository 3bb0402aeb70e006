import assert from 'node:assert/strict';
import { MemoryStorage } from 'botbuilder';
import { buttonsOf } from '../cards/reading.js';
import { chat } from './chat.js';
import { aNominationId, oskar, type Told } from './workflow.js';

const COMPLETE = 'invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit';

/** What the server's own look has against it, with what is then said; the draft stays, and can be sent. */
const TOLD: readonly (readonly [title: string, told: Told, answered: RegExp, then: string, sends: boolean])[] = [
  [
    'a colleague since',
    { outcome: 'refused', findings: [{ answer: 'refuse', finding: 'colleague', name: 'Ada Lovelace' }] },
    /Ada Lovelace is a colleague/,
    'grace.hopper@fabrikam.com',
    true,
  ],
  [
    'a thing that keeps guests out since',
    {
      outcome: 'refused',
      findings: [
        { answer: 'refuse', finding: 'thing', offer: 'project-apollo', name: 'Project Apollo', why: 'no-guests' },
      ],
    },
    /Project Apollo keeps guests out/,
    'Joint Audit',
    true,
  ],
  [
    'nominated by somebody else since',
    {
      outcome: 'refused',
      findings: [
        {
          answer: 'offer',
          finding: 'open-nomination',
          nomination: aNominationId(9),
          nominator: oskar,
          standing: 'other',
        },
      ],
    },
    /Oskar Lind has nominated ada@fabrikam\.com already/,
    'grace.hopper@fabrikam.com',
    true,
  ],
  [
    'too many today',
    { outcome: 'refused', findings: [{ answer: 'refuse', finding: 'too-many-today', limit: 3 }] },
    /3 nominations a day[^]*What you said is kept/,
    'send',
    true,
  ],
  [
    'a sponsor that the rule no longer lets',
    { outcome: 'sponsor-refused', who: 'sponsor', why: 'not-allowed-by-the-rule' },
    /The rule “Known partners” does not let Sue Park answer for this guest/,
    'sponsor: Oskar Lind',
    true,
  ],
  [
    'a backup that the rule wants since',
    { outcome: 'sponsor-refused', who: 'backup', why: 'backup-needed' },
    /The rule asks for a backup/,
    'Mia Berg',
    true,
  ],
  ['somebody who is no employee', { outcome: 'not-an-employee' }, /Only employees with an account/, 'send', false],
  ['another one that came first', { outcome: 'already-open' }, /Somebody else nominated/, 'send', false],
];

describe('what was sent', () => {
  for (const [title, told, answered, then, sends] of TOLD) {
    for (const how of ['typed', 'pressed'] as const) {
      it(`and refused (${title}, ${how}) loses nothing`, async () => {
        const talk = chat({ answers: [told] });
        await talk.says(COMPLETE);
        const said = how === 'typed' ? await talk.says('send') : await talk.presses('Send for approval');
        assert.match(said, answered);
        assert.equal(talk.begun.length, 0);
        await talk.says(then);
        if (talk.last().card && buttonsOf(talk.last().card!).some(({ title: one }) => one === 'Send for approval'))
          await talk.says('send');
        assert.equal(talk.begun.length, sends ? 1 : 0);
        if (sends) assert.equal(talk.begun[0]?.reason, 'joint audit');
      });
    }
  }

  /** Ada was sent by a process that died before it wrote that down: what is kept goes back to what was noted of it last. */
  const diesAfterSending = async () => {
    const storage = new MemoryStorage();
    const talk = chat({ storage });
    await talk.says(COMPLETE);
    const { memory } = storage as unknown as { readonly memory: Record<string, string> };
    let kept = { ...memory };
    const goesBack = () => void Object.assign(memory, kept);
    await talk.says('send');
    goesBack();
    return { talk, goesBack, noteWhatIsKept: () => void (kept = { ...memory }) };
  };

  it('by a process that died before it wrote that down is begun once, and its draft is no other guest’s', async () => {
    const { talk, goesBack, noteWhatIsKept } = await diesAfterSending();
    await talk.says('send');
    assert.equal(talk.begun.length, 1);
    goesBack();
    await talk.says('address: grace.hopper@fabrikam.com');
    noteWhatIsKept();
    await talk.says('send');
    goesBack();
    await talk.says('send');
    assert.deepEqual(
      talk.begun.map(({ address }) => address),
      ['ada@fabrikam.com', 'grace.hopper@fabrikam.com'],
    );
    const [ada, grace] = talk.begun;
    assert.notEqual(ada?.id, grace?.id);
    assert.equal(talk.receipts.at(-1)?.[0], grace?.id, 'the card is the receipt of the other one');
  });

  it('by a process that died before it wrote that down does not wait while the next guest is asked for', async () => {
    const { talk } = await diesAfterSending();
    const said = await talk.says('invite grace.hopper@fabrikam.com to Apollo until 30 June, joint audit');
    assert.match(said, /^Invite Grace Hopper/);
    assert.doesNotMatch(await talk.says('send'), /Invite Ada/);
    assert.equal(talk.begun.length, 2);
  });

  it('by a process that died before it wrote that down is not dropped once it is another guest’s, nor cancelled', async () => {
    const { talk, goesBack } = await diesAfterSending();
    assert.match(await talk.says('cancel'), /^Sent\./m);
    goesBack();
    await talk.says('address: grace.hopper@fabrikam.com');
    assert.match(await talk.says('invite bob@fabrikam.com to Apollo, joint audit'), /come back to it/);
  });

  it('and lacks an answer asks for it again', async () => {
    const talk = chat({ answers: [{ outcome: 'answers-wanted', keys: ['nda'] }] });
    await talk.says('invite Ada Lovelace <ada@signed.example> to Apollo until 30 June, joint audit');
    await talk.says('yes');
    assert.match(await talk.says('send'), /Please answer this again/);
    await talk.presses('Continue', { 'q-nda': 'no' });
    await talk.says('send');
    assert.equal(talk.begun[0]?.answers?.[0]?.answer.en, 'No');
  });

  it('carries what was chosen', async () => {
    const sent = async (...turns: readonly string[]) => {
      const talk = chat();
      for (const said of turns) {
        if (said.startsWith('[')) await talk.presses(said.slice(1, -1));
        else await talk.says(said);
      }
      const [begun] = talk.begun;
      return (
        begun && {
          as: [begun.purpose, begun.revive?.how, begun.resend, begun.isGuest],
          offers: begun.offers.map(({ key }) => key),
        }
      );
    };
    const apollo = 'to Apollo until 30 June, film';
    assert.deepEqual(await sent('invite kim@fabrikam.com', '[Change the end]', 'until 31 August', 'film', 'send'), {
      as: ['end', undefined, undefined, true],
      offers: [],
    });
    assert.deepEqual(await sent('invite kim@fabrikam.com', '[Answer for Kim Wu]', 'film', 'send'), {
      as: ['sponsor', undefined, undefined, true],
      offers: [],
    });
    assert.deepEqual(await sent(`invite off@partner.net ${apollo}`, 'yes', 'send'), {
      as: [undefined, 'enable', undefined, undefined],
      offers: ['project-apollo'],
    });
    assert.deepEqual(await sent(`invite gone@partner.net ${apollo}`, '[Ask to restore]', 'send'), {
      as: [undefined, 'restore', undefined, undefined],
      offers: ['project-apollo'],
    });
    assert.deepEqual(await sent(`invite gone@partner.net ${apollo}`, '[Invite anew]', 'send'), {
      as: [undefined, undefined, undefined, undefined],
      offers: ['project-apollo'],
    });
    assert.deepEqual(await sent(`invite eve@partner.net ${apollo}`, '[Send the link again]', 'send'), {
      as: [undefined, undefined, true, undefined],
      offers: ['project-apollo'],
    });
    assert.deepEqual(await sent(`invite bob@fabrikam.com ${apollo}`, 'send'), {
      as: [undefined, undefined, undefined, true],
      offers: ['project-apollo'],
    });
  });

  it('offers to take back the invitation to the wrong address', async () => {
    const talk = chat();
    await talk.says('invite own@partner.net to Apollo until 30 June, film');
    await talk.says('fix the address');
    await talk.says('owen@partner.net');
    await talk.says('send');
    assert.deepEqual(
      buttonsOf(talk.last().card!).map(({ data }) => data),
      [{ verb: 'withdraw', nomination: aNominationId(1) }],
    );
  });
});

describe('a look', () => {
  it('is made once in a turn, with all that is known', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June');
    assert.equal(talk.looks.length, 1);
    const [ask] = talk.looks;
    assert.deepEqual(
      [ask?.address, ask?.offers.map(({ key }) => key).join(), ask?.until?.toISOString()],
      ['ada@fabrikam.com', 'project-apollo', '2027-06-30T21:59:59.999Z'],
    );
    await talk.says('joint audit');
    assert.equal(talk.looks.length, 2);
    // The server looks again by itself.
    await talk.says('send');
    assert.equal(talk.looks.length, 2);
  });

  it('is made before anything is asked, and again when an answer changes', async () => {
    const talk = chat();
    await talk.says('invite');
    assert.equal(talk.looks.length, 1);
    await talk.says('ada@fabrikam.com');
    await talk.presses('Continue', { access: 'payroll', until: '2027-06-30' });
    assert.deepEqual(
      talk.looks.map(({ address, offers }) => [address, offers.map(({ key }) => key).join()]),
      [
        [undefined, ''],
        ['ada@fabrikam.com', ''],
        ['ada@fabrikam.com', 'payroll'],
      ],
    );
  });

  it('is told what was chosen, until another address is named', async () => {
    const talk = chat();
    await talk.says('invite kim@fabrikam.com');
    await talk.presses('Change the end');
    assert.deepEqual([talk.looks.at(-1)?.chosen, talk.looks.at(-1)?.purpose], ['end', 'end']);
    await talk.says('address: ada@fabrikam.com');
    assert.deepEqual([talk.looks.at(-1)?.chosen, talk.looks.at(-1)?.purpose], [undefined, undefined]);
  });

  it('finds nothing that a button from elsewhere could choose', async () => {
    const talk = chat();
    await talk.says('invite Ada Lovelace <ada@fabrikam.com> to Apollo until 30 June, joint audit');
    const { card, id } = talk.last();
    const { draft } = buttonsOf(card!)[0]?.['data'] as { draft: string };
    for (const choice of ['join', 'resend', 'end', 'sponsor', 'shorten']) {
      await talk.pressData({ verb: 'draft-choose', draft, choice }, id);
    }
    assert.deepEqual(talk.pressed, []);
    assert.equal(talk.looks.at(-1)?.chosen, undefined);
  });
});
