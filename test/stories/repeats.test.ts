import assert from 'node:assert/strict';
import { boundOf } from '../../bench/chaos/proof.js';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '../support/eventually.js';
import { approvalsBy, nominates, offered, pressedAsItStood } from '../support/nominating.js';
import { createWorld, type Actor, type World } from '../support/world.js';

/** REPEATS=2000 is the long form. */
const REPEATS = Number(process.env['REPEATS'] ?? 60);
/** At a time: a bot that is in the middle of one is given others. */
const AT_ONCE = 4;

const APPROVALS = { all: { stages: [{ ask: ['owners'], quorum: 'all', within: '5 days' }] } };

type Data = Readonly<Record<string, unknown>>;
type Press = { readonly who: Actor; readonly replyToId: string; readonly data: Data };

describe('presses that come again, under new ids and times', function () {
  this.timeout(Math.max(120_000, REPEATS * 500));
  let world: World;
  before(async () => (world = await createWorld({ POLICY_FILE: await approvalsBy(APPROVALS) })));
  after(() => world.ends());

  const about = /Ida Webb/;

  /** What everybody sees of it, and what was asked of Graph besides reading. */
  const asItStands = async () => {
    const texts = await Promise.all(
      [world.sue, world.oskar, world.mia].map(async (who) => {
        const { text, buttons } = await who.card(about);
        return [text, buttons] as const;
      }),
    );
    const writes = (await world.tenant.graphCalls()).filter(({ method }) => method !== 'GET');
    return { texts, writes: writes.length };
  };

  /** As it stands once nothing has moved for a second. */
  const settled = async () => {
    let last = await asItStands();
    let since = performance.now();
    return eventually(async () => {
      const now = await asItStands();
      if (!isDeepStrictEqual(now, last)) since = performance.now();
      last = now;
      assert.ok(performance.now() - since > 1000, 'it still moves');
      return now;
    });
  };

  const sendsAgain = async ({ who, replyToId, data }: Press, n: number): Promise<void> => {
    const timestamp = new Date(world.clock.now().getTime() + n * 1000).toISOString();
    const value = { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' };
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), timestamp, replyToId, value };
    const { status } = await world.tenant.send({ as: who.id, ...invoke });
    assert.equal(status, 200);
  };

  it(`change nothing, ${REPEATS} times of ${REPEATS}`, async () => {
    const { sue, oskar, mia } = world;
    await nominates(sue, 'Ida Webb', 'all');
    const done: Press[] = [];
    let repeats = 0;

    /** Presses as it stands on the card, and notes what was sent. */
    const presses = async (
      who: Actor,
      title: string,
      inputs: Data,
      comesTo: () => Promise<unknown> = async () => undefined,
    ): Promise<void> => {
      const card = await offered(who, about, title);
      const before = await asItStands();
      await pressedAsItStood(world, who, card, title, inputs);
      done.push({ who, replyToId: card.activityId, data: { ...dataOf(card.json, title), ...inputs } });
      // Each of them reads of it, sooner or later.
      await eventually(async () => {
        const { texts } = await asItStands();
        const same = texts.filter((text, at) => isDeepStrictEqual(text, before.texts[at]));
        assert.deepEqual(same, [], `“${title}” would not be noticed`);
      });
      await comesTo();
      await repeatsAll(REPEATS / STEPS);
    };

    /** All that was pressed so far, the newest and the oldest first, in turn. */
    const repeatsAll = async (times: number): Promise<void> => {
      const before = await settled();
      for (let n = 0; n < times; n += AT_ONCE) {
        const some = Array.from({ length: Math.min(AT_ONCE, times - n) }, (_, at) => n + at);
        await Promise.all(
          some.map((nth) => sendsAgain(done.at(nth % 2 ? nth % done.length : -1 - (nth % done.length))!, nth)),
        );
        repeats += some.length;
      }
      assert.deepEqual(await settled(), before);
    };

    await presses(oskar, 'Send the question', { question: 'Which figures?' });
    await presses(sue, 'Answer', { answer: 'Those of May' });
    await presses(oskar, 'Approve', { comment: 'fine' });
    await presses(mia, 'Approve', {}, async () => {
      await sue.reads(/^Ida Webb →[^]*redeem\?/);
      await eventually(async () => assert.equal((await world.tenant.mails()).length, 1));
    });
    await repeatsAll(REPEATS / STEPS);

    assert.equal(repeats, REPEATS);
    const calls = (await world.tenant.graphCalls()).filter(({ method }) => method === 'POST');
    const [invitations, mails] = ['/invitations', '/sendMail'].map((end) =>
      calls.filter(({ path }) => path.endsWith(end)),
    );
    assert.deepEqual([invitations?.length, mails?.length], [1, 1]);
    console.log(
      `      ${repeats} repeats of ${done.length} presses, each with a new id and time: 1 invitation, 1 mail, no card changed; ` +
        `with 95 % confidence fewer than ${boundOf(repeats)} would change something`,
    );
  });
});

/** After each of four presses, and once more in the end. */
const STEPS = 5;

/** What the button of this title sends. */
const dataOf = (node: unknown, title: string): Data => {
  const found = buttonsIn(node).find((one) => one['title'] === title);
  assert.ok(found, `no button “${title}”`);
  return found['data'] as Data;
};

const buttonsIn = (node: unknown): readonly Data[] => {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'Action.Execute' ? [node as Data] : [];
  return [...own, ...Object.values(node).flatMap(buttonsIn)];
};
