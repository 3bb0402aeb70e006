import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { MemoryStorage } from 'botbuilder';
import { parseAction } from '../../cards/actions.js';
import { chat } from './chat.js';

type Written = { readonly dialogs?: { readonly dialogStack: readonly { readonly state: unknown }[] } };
const version1 = JSON.parse(readFileSync('test/store/version-1.json', 'utf8')) as {
  readonly documents: readonly { readonly document: Written }[];
};
/** A draft as version 0.1 wrote it down. */
const OLD = version1.documents.flatMap(({ document }) => document.dialogs?.dialogStack ?? [])[0]?.state;

/** A chat in the middle of a draft that was written down so. */
const talkWith = async (state: unknown) => {
  const storage = new MemoryStorage();
  const talk = chat({ storage });
  await talk.says('invite zoe@partner.net');
  const { memory } = storage as unknown as { readonly memory: Readonly<Record<string, string>> };
  const key = Object.keys(memory).find((one) => memory[one]?.includes('dialogStack'));
  assert.ok(key);
  const items = await storage.read([key]);
  const document = items[key] as { dialogs: { dialogStack: { state: unknown }[] } };
  document.dialogs.dialogStack[0]!.state = state;
  await storage.write({ [key]: { ...document, eTag: '*' } });
  return talk;
};

describe('a draft that was written down', () => {
  it('by version 0.1 is gone on with', async () => {
    assert.ok(OLD);
    const talk = await talkWith(OLD);
    assert.match(await talk.says('Hal Abel'), /Invite Hal Abel \(Fabrikam\) to Project Apollo\?/);
    await talk.says('until 30 June');
    assert.match(await talk.says('the merger'), /Needs a yes from/);
    await talk.says('send');
    assert.equal(talk.begun[0]?.address, 'hal@fabrikam.com');
  });

  it('by version 0.1 about a guest is about more access', async () => {
    const draft = {
      ...(OLD as { draft: object }).draft,
      address: 'bob@fabrikam.com',
      name: 'Bob Stone',
      standing: { kind: 'guest', name: 'Bob Stone (Fabrikam)' },
      until: '2027-06-30T21:59:59.999Z',
      zone: 'Europe/Berlin',
    };
    const talk = await talkWith({ draft, waiting: [], showing: 'form' });
    assert.match(await talk.says('the merger'), /Give Bob Stone \(Fabrikam\) access to Project Apollo\?/);
  });

  for (const [title, state] of [
    ['of another making', { draft: { id: 'x' }, waiting: 'none' }],
    ['with a purpose nobody knows', { ...(OLD as object), showing: 'dancing' }],
    ['that is none', 'nothing'],
  ] as const) {
    it(`${title} is dropped with a sentence, and nothing of it is sent`, async () => {
      const talk = await talkWith(state);
      const said = await talk.says('send');
      assert.match(said, /^I can no longer read what was being filled in; nothing of it was sent/);
      assert.match(said, /There is nothing to send/);
      assert.match(await talk.says('status'), /^You have no nominations yet/);
      assert.match(await talk.says('invite ada@fabrikam.com'), /Invite ada@fabrikam\.com\?/);
    });
  }

  it('and cannot be read answers a press in words', async () => {
    const talk = await talkWith('nothing');
    const reply = await talk.pressData({ verb: 'draft-send', draft: 'b1a2c3d4-0000-4000-8000-000000000001' }, 'x');
    assert.deepEqual(reply, {
      kind: 'message',
      text: 'I can no longer read what was being filled in; nothing of it was sent. Please begin again with “invite” and the e-mail address.',
    });
    assert.equal(talk.begun.length, 0);
  });
});

describe('what a form sends of the company’s own questions', () => {
  const fill = { verb: 'draft-fill', draft: 'b1a2c3d4-0000-4000-8000-000000000001' };
  const read = (data: object) => parseAction({ ...fill, ...data });

  it('is one field of the action', () => {
    assert.deepEqual(read({ name: 'Ada', 'q-order': 'PO-1', 'q-site': 'ber' }), {
      ok: true,
      value: { ...fill, name: 'Ada', answers: { order: 'PO-1', site: 'ber' } },
    });
  });

  for (const [title, data, error] of [
    ['a field nobody knows', { p: 'x' }, 'malformed'],
    ['a key that is none', { 'q-a b': 'x' }, 'malformed'],
    ['no key at all', { 'q-': 'x' }, 'malformed'],
    ['no text', { 'q-order': 7 }, 'malformed'],
    ['a text that is too long', { 'q-order': 'x'.repeat(1001) }, 'too-long'],
    [
      'more than could be asked',
      Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`q-${String(n)}`, 'x'])),
      'malformed',
    ],
  ] as const) {
    it(`is refused where it holds ${title}`, () => assert.deepEqual(read(data), { ok: false, error }));
  }

  it('goes with no other verb', () => {
    assert.equal(parseAction({ verb: 'draft-send', draft: fill.draft, 'q-order': 'x' }).ok, false);
    assert.equal(parseAction({ verb: 'draft-choose', draft: fill.draft, choice: 'dance' }).ok, false);
  });
});
