import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import type { Reply } from '../../dialogs/voice.js';
import { createLog } from '../../src/kernel/log.js';
import { createGuestPress, type GuestPressed } from '../../src/teams/guest-pressing.js';
import { DirectoryTrouble } from '../../src/workflow/ports.js';
import type { GuestAnswer, GuestSaid, Workflow } from '../../src/workflow/workflow.js';
import { itemWith, listOf, STAYS } from '../cards/guest-samples.js';
import { readAloud } from '../cards/reading.js';
import { inEnglish, sue } from '../cards/samples.js';

const guest = STAYS['ending']!;
const who = { person: sue, reader: inEnglish, isEmployee: true } as const;

/** One press, answered so; what was asked of the workflow, what came back, and what the card was edited to. */
const pressed = async (
  action: Omit<GuestPressed, 'guest'>,
  answer: GuestAnswer,
  guestsAt: Workflow['guestsAt'] = async (reader) => listOf([itemWith('active')], { reader }),
) => {
  const said: GuestSaid[] = [];
  const edited: unknown[] = [];
  const context = {
    activity: { conversation: { id: 'chat' }, replyToId: 'card' },
    updateActivity: async (activity: unknown) => void edited.push(activity),
  } as unknown as TurnContext;
  const workflow = {
    decideOnGuest: async (_guest, _by, what) => (said.push(what), answer),
    guestsAt,
  } as Partial<Workflow> as Workflow;
  const guests = createGuestPress({ workflow, log: createLog('silent') });
  const reply = await guests.press(context, who, { ...action, guest: guest.id });
  return { said: said[0], reply: wordsOf(reply), edits: edited.length };
};

const wordsOf = (reply: Reply): string => (reply.kind === 'card' ? `card: ${readAloud(reply.card)}` : reply.text);
const done = (changed: boolean): GuestAnswer => ({ outcome: 'done', guest, changed });

describe('a press about a guest', () => {
  it('says what its button says, and is answered by the list as it stands now', async () => {
    const { said, reply, edits } = await pressed(
      { verb: 'guest-keep', until: '2027-07-15' } as GuestPressed,
      done(true),
    );
    assert.deepEqual(said, { say: 'keep-until', day: '2027-07-15' });
    assert.match(reply, /^card: Ada Lovelace \(Fabrikam\) is a guest until/);
    assert.equal(edits, 0);
  });

  it('names a colleague only where one was typed', async () => {
    const pass = async (colleague: string) =>
      (await pressed({ verb: 'guest-pass', colleague } as GuestPressed, done(true))).said;
    assert.deepEqual(await pass(' Mia Berg '), { say: 'pass-on', colleague: 'Mia Berg' });
    assert.deepEqual(await pass(' '), { say: 'pass-on' });
  });

  it('that came too late is answered in words, and the card shows why', async () => {
    const late = await pressed({ verb: 'guest-confirm' }, done(false));
    assert.match(late.reply, /^Nothing was left to do about Ada Lovelace/);
    assert.equal(late.edits, 1);
    const over = await pressed({ verb: 'guest-remove' }, { outcome: 'refused', why: 'stay-over', guest });
    assert.match(over.reply, /stay is over, so nothing was changed/);
    assert.equal(over.edits, 1);
  });

  it('that was carried out is never said to have changed nothing, though what the card may show cannot be looked up', async () => {
    const silent = () => Promise.reject(new DirectoryTrouble('unavailable', 'No answer.'));
    const { reply, edits } = await pressed({ verb: 'guest-remove' }, done(true), silent);
    assert.match(reply, /^That is done\. [^]*the card shows Ada Lovelace/);
    const refused = await pressed({ verb: 'guest-remove' }, { outcome: 'refused', why: 'stay-over', guest }, silent);
    assert.match(refused.reply, /stay is over, so nothing was changed/);
    assert.deepEqual([edits, refused.edits], [0, 0]);
  });

  it('that names nobody we know leaves what was typed where it is', async () => {
    const unclear = await pressed({ verb: 'guest-pass' }, { outcome: 'unclear', said: 'Mya', people: [] });
    assert.match(unclear.reply, /no colleague called “Mya”/);
    assert.equal(unclear.edits, 0);
  });
});
