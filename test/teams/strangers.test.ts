import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import { personId } from '../../src/kernel/ids.js';
import { createBot } from '../../src/teams/bot.js';
import { createMeet } from '../../src/teams/meeting.js';
import { createTurns } from '../../src/teams/turns.js';
import type { Account, Store } from '../../src/workflow/ports.js';
import { silent } from '../support/database.js';

const id = personId.parse('11111111-0000-4000-8000-0000000000aa');
const account = (part: Partial<Account>): Account => ({
  person: { id, name: 'Gil', address: 'gil@fabrikam.com' },
  kind: 'member',
  enabled: true,
  ...part,
});

/** Whatever is asked of it is too much. */
const untouched = (name: string) =>
  new Proxy({} as never, {
    get: (_, property) => {
      throw new Error(`${name}.${String(property)} was reached`);
    },
  });

const CHAT = { id: 'a:1', conversationType: 'personal' };
const CHANNEL = { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel' };
const nomination = randomUUID();
const press = { action: { type: 'Action.Execute', data: { verb: 'approve', nomination } } };

const SAID: readonly (readonly [what: string, part: object])[] = [
  ['words', { type: 'message', text: 'invite ada@fabrikam.com', conversation: CHAT }],
  ['words in a channel', { type: 'message', text: 'invite ada@fabrikam.com', conversation: CHANNEL }],
  ['an old client’s press', { type: 'message', value: press.action.data, conversation: CHAT }],
  ['a press', { type: 'invoke', name: 'adaptiveCard/action', value: press, conversation: CHAT }],
  ['a press in a channel', { type: 'invoke', name: 'adaptiveCard/action', value: press, conversation: CHANNEL }],
];

describe('whoever is no employee', () => {
  const heard = async (who: Account, part: object): Promise<{ answers: string; remembered: number }> => {
    const answers: unknown[] = [];
    let remembered = 0;
    const people = { read: async () => undefined, meet: async () => void (remembered += 1) };
    const store = { people } as unknown as Store;
    const bot = createBot({
      workflow: untouched('the workflow'),
      conversation: untouched('the conversation'),
      settle: untouched('the settling'),
      store: untouched('the store'),
      chats: untouched('the chats'),
      meet: createMeet({ store, standing: async () => who, zone: () => 'UTC' }),
      turns: createTurns(untouched('the notes')),
      log: silent,
    });
    const activity = {
      id: '1',
      channelId: 'msteams',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      from: { id: '29:x', aadObjectId: id },
      recipient: { id: '28:bot' },
      channelData: { channel: { id: CHANNEL.id.split(';')[0] } },
      ...part,
    } as unknown as Activity;
    await bot({ activity, sendActivity: async (one: unknown) => void answers.push(one) } as unknown as TurnContext);
    return { answers: JSON.stringify(answers), remembered };
  };

  for (const [whom, who] of [
    ['a guest of the tenant', account({ kind: 'guest' })],
    ['an employee whose account is disabled', account({ enabled: false })],
  ] as const)
    for (const [what, part] of SAID)
      it(`is told so, and nothing more comes of it: ${whom}, ${what}`, async () => {
        const { answers, remembered } = await heard(who, part);
        assert.match(answers, /Only employees with an account of our own can use Guestlist/);
        assert.equal(remembered, 0);
      });

  it('is not even answered in a chat of several, nor is anybody else', async () => {
    for (const who of [account({ kind: 'guest' }), account({})])
      for (const [, part] of SAID) {
        const conversation = { id: '19:several', conversationType: 'groupChat' };
        assert.deepEqual(await heard(who, { ...part, conversation }), { answers: '[]', remembered: 0 });
      }
  });
});
