import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Parts } from '../../src/main.js';
import { eventually } from '../support/eventually.js';
import { approvalsBy, named, nominates, offered, pressedAsItStood } from '../support/nominating.js';
import { tellNoticed, tellTries } from '../support/telling.js';
import { howMany } from '../support/whole-number.js';
import { createWorld, type Actor, type World } from '../support/world.js';

/** REPEATS=2000 is the long form. */
const REPEATS = howMany('REPEATS', 60);
/** At a time: a bot that is in the middle of one is given others. */
const AT_ONCE = 4;

/** Two steps, so that a press of the first one is out of date in the second; Mia is asked in both, and answers in the second alone. */
const APPROVALS = {
  both: {
    stages: [
      { ask: ['owners'], within: '5 days' },
      { ask: [named('mia')], within: '5 days' },
    ],
  },
};
const about = /Ida Webb/;

type Data = Readonly<Record<string, unknown>>;
type Press = { readonly who: Actor; readonly title: string; readonly replyToId: string; readonly data: Data };

/** A bot that takes a press for one of whatever is open by now: which step, edition and question its card was about is lost at the door. */
const careless: Parts = {
  jobs: true,
  token: async (_, activity) => {
    const { action } = (activity as { value?: { action?: { data?: Record<string, unknown> } } }).value ?? {};
    for (const shown of ['stage', 'edition', 'inquiry']) delete action?.data?.[shown];
    return true;
  },
};

/** What everybody sees of it, and what was asked of Graph besides reading. */
const asItStands = async ({ sue, oskar, mia, tenant }: World) => {
  const texts = await Promise.all(
    [sue, oskar, mia].map(async (who) => {
      const { text, buttons } = await who.card(about);
      return [text, buttons] as const;
    }),
  );
  const writes = (await tenant.graphCalls()).filter(({ method }) => method !== 'GET');
  return { texts, writes: writes.length };
};

/** As it stands once nothing has moved for a second. */
const settled = async (world: World) => {
  let last = await asItStands(world);
  let since = performance.now();
  return eventually(async () => {
    const now = await asItStands(world);
    if (!isDeepStrictEqual(now, last)) since = performance.now();
    last = now;
    assert.ok(performance.now() - since > 1000, 'it still moves');
    return now;
  });
};

const sendsAgain = async (world: World, { who, replyToId, data }: Press, n: number): Promise<void> => {
  const timestamp = new Date(world.clock.now().getTime() + n * 1000).toISOString();
  const value = { action: { type: 'Action.Execute', verb: data['verb'], data }, trigger: 'manual' };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', id: randomUUID(), timestamp, replyToId, value };
  const { status } = await world.tenant.send({ as: who.id, ...invoke });
  assert.equal(status, 200);
};

/** Of these, in turn, so many; nothing may come of it. */
const repeatsAll = async (world: World, all: readonly Press[], times: number): Promise<void> => {
  const before = await settled(world);
  for (let n = 0; n < times; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, times - n) }, (_, at) => n + at);
    await Promise.all(some.map((nth) => sendsAgain(world, all[nth % all.length]!, nth)));
  }
  const now = await settled(world);
  assert.deepEqual(
    now,
    before,
    `after ${all.length} presses all came again and changed something:\n${now.texts.join('\n')}`,
  );
};

/** A question, its answer and a yes in each step; after each of them all that was pressed so far comes again. Returns how many presses there were. */
const play = async (world: World, repeats: number): Promise<number> => {
  const { sue, oskar, mia } = world;
  await nominates(sue, 'Ida Webb', 'both');
  await Promise.all([oskar, mia].map((who) => offered(who, about, 'Approve')));
  const done: Press[] = [];

  /** Presses as it stands on the card, and notes what was sent. */
  const presses = async (
    who: Actor,
    title: string,
    inputs: Data,
    comesTo: () => Promise<unknown> = async () => undefined,
  ): Promise<void> => {
    const card = await offered(who, about, title);
    const before = await asItStands(world);
    await pressedAsItStood(world, who, card, title, inputs);
    done.push({ who, title, replyToId: card.activityId, data: { ...dataOf(card.json, title), ...inputs } });
    // Each of them reads of it, sooner or later.
    await eventually(async () => {
      const { texts } = await asItStands(world);
      const same = texts.filter((text, at) => isDeepStrictEqual(text, before.texts[at]));
      assert.deepEqual(same, [], `“${title}” would not be noticed`);
    });
    await comesTo();
    await repeatsAll(world, done, repeats / STEPS);
  };

  await presses(mia, 'Send the question', { question: 'Which figures?' });
  await presses(sue, 'Answer', { answer: 'Those of May' });
  await presses(oskar, 'Approve', { comment: 'fine' });
  await presses(mia, 'Approve', {}, async () => {
    await sue.reads(/^Ida Webb →[^]*redeem\?/);
    await eventually(async () => assert.equal((await world.tenant.mails()).length, 1));
  });
  await repeatsAll(world, done, repeats / STEPS);
  return done.length;
};

describe('presses that come again, under new ids and times', function () {
  this.timeout(Math.max(120_000, REPEATS * 500));
  let world: World;
  const begins = async (parts?: Parts): Promise<World> =>
    (world = await createWorld({ POLICY_FILE: await approvalsBy(APPROVALS) }, undefined, parts));
  afterEach(() => world.ends());

  it('would change something, of a bot that takes a press for one of whatever is open by now', async () => {
    // Mia's question is asked once more when it has been answered.
    const asked = /after 2 presses all came again [^]*(Question by Mia Berg, [^\n]* — “Which figures\?”[^]*){2}/;
    await assert.rejects(play(await begins(careless), 20), asked);
    tellNoticed('a bot that takes a press for one of whatever is open by now', 'after 2 presses');
  });

  it(`change nothing, ${REPEATS} times of ${REPEATS}`, async () => {
    const { tenant } = await begins();
    const presses = await play(world, REPEATS);
    const calls = (await tenant.graphCalls()).filter(({ method }) => method === 'POST');
    const [invitations, mails] = ['/invitations', '/sendMail'].map((end) =>
      calls.filter(({ path }) => path.endsWith(end)),
    );
    assert.deepEqual([invitations?.length, mails?.length], [1, 1]);
    console.log(
      `      ${REPEATS} repeats of ${presses} presses, each with a new id and time: 1 invitation, 1 mail, no card changed`,
    );
    tellTries(REPEATS, 'repeats');
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
